"""Exports of LexisNexis before Nexis Uni: each document is headed "1 of 23 DOCUMENTS".

Publication and date in the middle of the page, the headline, then labels in capitals, the text, and "LOAD-DATE:".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reportedly import lexicon
from reportedly.ingest.articles import Known
from reportedly.ingest.news_exports.exported import Export, Exported, any_of, exported, is_copyright
from reportedly.ingest.news_exports.labels import label_of, parts_of, publication


@cache
def _heading() -> re.Pattern[str]:
    marks = lexicon.load("news_exports")["nexis_marks"]
    documents, of = any_of(*marks["documents"]), any_of(*marks["of"])
    number = rf"\d+\s+{of}\s+(?P<count>\d+)"
    return re.compile(rf"(?:{number}\s+{documents}|{documents}\s+{number.replace('count', 'total')})$", re.I)


def export_in(lines: Sequence[str]) -> Export | None:
    """The documents of an export in the old layout, None if the lines are none."""
    lines = [line.replace("\xa0", " ").strip() for line in lines]
    starts = [number for number, line in enumerate(lines) if _heading().match(line)]
    if not starts or not any((label := label_of(line)) and label.field == "length" for line in lines):
        return None
    first = _heading().match(lines[starts[0]])
    expected = int(first["count"] or first["total"]) if first else None
    ends = [*starts[1:], len(lines)]
    documents = [_document(lines[start + 1 : end]) for start, end in zip(starts, ends, strict=True)]
    return Export("Nexis", documents, expected)


def _document(lines: Sequence[str]) -> Exported:
    parts = parts_of(lines)
    if not parts.is_labelled:
        return exported("\n".join(line for line in lines if line), Known(), None, {})
    publisher, date, _ = publication(parts.heading)
    known = Known(title=_title(parts.heading, date), publisher=publisher, byline=parts.fields.get("byline"))
    return exported(
        parts.text, known, date, {name: parts.fields.get(name) for name in ("section", "dateline", "loaded")}
    )


def _title(heading: Sequence[str], date: str | None) -> str | None:
    """The headline: the last lines together before the labels, below the date."""
    lines = [line for line in heading if not is_copyright(line)]
    while lines and not lines[-1]:
        lines.pop()
    title: list[str] = []
    while lines and lines[-1] and lines[-1] != date:
        title.insert(0, lines.pop())
    return " ".join(title) or None
