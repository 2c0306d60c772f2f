"""Exports of Nexis Uni: perhaps a cover page, then documents that end with "End of Document".

Headline, publication, date, then labelled lines ("Section:", "Length:", "Byline:"), "Body", the text, "Load-Date:".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reportedly import lexicon
from reportedly.ingest.articles import Known
from reportedly.ingest.news_exports.exported import Export, Exported, any_of, exported
from reportedly.ingest.news_exports.labels import label_of, parts_of, publication

_FIRST_ON_COVER = re.compile(r"1\.\s*(?P<title>.*)$")
_PAGE = re.compile(r"Page\s+\d+\s+of\s+\d+$", re.I)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    marks = lexicon.load("news_exports")["nexis_marks"]
    documents, of = any_of(*marks["documents"]), any_of(*marks["of"])
    return (
        re.compile(rf"{any_of(*marks['end'])}$", re.I),
        re.compile(rf"{documents}\s*\((?P<count>\d[\d.,]*)\)$", re.I),
        re.compile(rf"{documents}\s+\d+\s+{of}\s+(?P<count>\d+)$", re.I),
    )


def export_in(lines: Sequence[str]) -> Export | None:
    """The documents of an export of Nexis Uni, None if the lines are none."""
    end, _, numbered = _patterns()
    lines = [line.replace("\xa0", " ").strip() for line in lines]
    if not any(end.match(line) for line in lines) or not any(_is_length(line) for line in lines):
        return None
    expected = _expected(lines)
    chunks: list[list[str]] = [[]]
    for line in lines:
        if end.match(line):
            chunks.append([])
        elif not numbered.match(line) and not _PAGE.match(line):
            chunks[-1].append(line)
    if not any(_is_length(line) for line in chunks[-1]):  # nothing but blank lines, or the notice of the database
        chunks.pop()
    title = _first_title(chunks[0])
    documents = [_document(chunk, title if number == 0 else None, number) for number, chunk in enumerate(chunks)]
    return Export("Nexis", documents, expected)


def _is_length(line: str) -> bool:
    label = label_of(line)
    return label is not None and label.field in {"length", "body"}


def _expected(lines: Sequence[str]) -> int | None:
    """How many documents the cover, or the number above each document, says that there are."""
    _, on_cover, numbered = _patterns()
    for line in lines:
        if found := on_cover.match(line) or numbered.match(line):
            return int(re.sub(r"\D", "", found["count"]))
    return None


def _first_title(chunk: Sequence[str]) -> str | None:
    """The title of the first document as the cover's list gives it, None without a cover."""
    for number, line in enumerate(chunk):
        if found := _FIRST_ON_COVER.match(line):
            following = next((later for later in chunk[number + 1 :] if later), None)
            return found["title"] or following
    return None


def _document(chunk: Sequence[str], first_title: str | None, number: int) -> Exported:
    begin = 0
    if first_title is not None:
        begin = max((at for at, line in enumerate(chunk) if line == first_title), default=0)
    parts = parts_of(chunk[begin:])
    publisher, date, before = publication(parts.heading)
    title: str | None
    if before:
        title = before[0] if number or first_title is not None else before[-1]
    else:
        title = None if publisher else next((line for line in parts.heading if line), None)
    text = parts.text if parts.is_labelled or parts.text else "\n".join(line for line in parts.heading if line)
    fields = parts.fields
    known = Known(title=title, publisher=publisher, byline=fields.get("byline"))
    noted = {name: fields.get(name) for name in ("section", "dateline", "loaded")}
    found = exported(text, known, date, noted)
    if found.problem is None and not parts.is_labelled:
        return Exported("", known, problem=f"it has none of the parts of one: {text[:80]!r}")
    return found
