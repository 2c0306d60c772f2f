"""Exports of Factiva: with the codes of the index (HD, BY, PD, …), or as displayed.

Each document ends with its accession number.

As displayed: headline, perhaps byline, "453 words", date, publication, its code, edition or page, language, copyright,
the text, and "Document XXXX000020200101abcd0001x".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reportedly import lexicon
from reportedly.ingest.articles import Known
from reportedly.ingest.news_exports.exported import Export, Exported, any_of, exported, is_copyright, paragraphs
from reportedly.ingest.written_dates import read_date

HEADER = 14
"""Lines after the number of words in which language and copyright stand."""

_ACCESSION = r"(?=[A-Za-z0-9]*\d{8})[A-Za-z0-9]{16,40}"
_CODE_OF_SOURCE = re.compile(r"[A-Z0-9]{1,10}$")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?:\s*(?:AM|PM|GMT))?$", re.I)
_PAGE = re.compile(r"(?:Page|Seite|Página|Pagina)\s+\d+\s+\w+\s+\d+\b.*Factiva", re.I)
_PERSON = re.compile(r"[^\W\d_][\w.’'-]*(?:\s+[^\W\d_][\w.’'-]*){1,3}$")


@cache
def _marks() -> dict[str, re.Pattern[str]]:
    data = lexicon.load("news_exports")
    marks, codes = data["factiva_marks"], data["factiva_codes"]
    code = rf"(?P<code>{any_of(*codes['text'], *codes['other'])})"
    return {
        "end": re.compile(rf"{any_of(*marks['document'])}\s+(?P<accession>{_ACCESSION})$"),
        "words": re.compile(rf"\d[\d.,\s]*\s{any_of(*marks['words'])}$", re.I),
        "english": re.compile(rf"{any_of(*marks['english'])}$", re.I),
        "found": re.compile(rf"{any_of(*marks['found'])}[\s|]*(?P<count>\d[\d.,]*)", re.I),
        "code": re.compile(rf"[\t| ]*{code}(?:(?:[\t|]| {{2}})[\t| ]*(?P<value>.*?))?[\t| ]*$"),
    }


def _cleaned(lines: Sequence[str]) -> list[str]:
    return [line.replace("\xa0", " ").rstrip() for line in lines if not _PAGE.match(line.strip())]


def _note(lines: Sequence[str], found: int) -> str | None:
    """A search finds more than is exported at once; that is said, and is no fault."""
    for line in lines:
        if (mark := _marks()["found"].match(line.strip())) and int(re.sub(r"\D", "", mark["count"])) > found:
            return f"{found} articles of the {mark['count']} that the search found"
    return None


def with_codes(lines: Sequence[str]) -> Export | None:
    """The documents of an export with the codes of the index, None if the lines are none."""
    lines = _cleaned(lines)
    coded = [_marks()["code"].match(line) for line in lines]
    codes = {found["code"] for found in coded if found}
    if not {"HD", "PD"} <= codes or not codes & {"LP", "TD"}:
        return None
    documents: list[Exported] = []
    fields: dict[str, list[str]] = {}
    last: str | None = None
    for line, found in zip(lines, coded, strict=True):
        if found:
            if last == "AN" or (found["code"] in fields and found["code"] in {"HD", "PD"}):
                documents.append(_of_fields(fields))
                fields = {}
            last = found["code"]
            fields.setdefault(last, []).append(found["value"] or "")
        elif last is not None and (last != "AN" or not any(fields["AN"])):
            fields[last].append(line.strip("\t| "))
    if fields:
        documents.append(_of_fields(fields))
    return Export("Factiva", documents, note=_note(lines, len(documents)))


def _of_fields(fields: dict[str, list[str]]) -> Exported:
    def value(code: str) -> str | None:
        return " ".join(" ".join(fields.get(code, ())).split()) or None

    end = _marks()["end"].match(value("AN") or "") or re.search(rf"(?P<accession>{_ACCESSION})", value("AN") or "")
    text = paragraphs([line for code in ("LP", "TD") for line in [*fields.get(code, ()), ""]])
    known = Known(title=value("HD"), publisher=value("SN"), byline=value("BY"), credit=None)
    noted = {"section": value("SE") or value("CLM"), "credit line": value("CR")}
    found = exported(text, known, value("PD"), {**noted, "accession": end["accession"] if end else None})
    if end is None and found.problem is None:
        return Exported(text, known, found.noted, problem="it has no accession number: the file breaks off in it")
    return found


def as_displayed(lines: Sequence[str]) -> Export | None:
    """The documents of an export as displayed, None if the lines are none."""
    lines = [line.strip() for line in _cleaned(lines)]
    marks = _marks()
    if not any(marks["end"].match(line) for line in lines) or not any(marks["words"].match(line) for line in lines):
        return None
    documents: list[Exported] = []
    chunk: list[str] = []
    for line in lines:
        if end := marks["end"].match(line):
            documents.append(_displayed(chunk, end["accession"]))
            chunk = []
        else:
            chunk.append(line)
    if any(marks["words"].match(line) for line in chunk):
        documents.append(Exported("", Known(title=_headed(chunk)[0]), problem="the file breaks off in it"))
    return Export("Factiva", documents, note=_note(lines, len(documents)))


def _displayed(chunk: Sequence[str], accession: str) -> Exported:
    words = next((at for at, line in enumerate(chunk) if _marks()["words"].match(line)), None)
    if words is None:
        text = "\n".join(line for line in chunk if line)
        found = exported(text, Known(), None, {"accession": accession})
        reason = found.problem or f"it has none of the parts of one: {text[:80]!r}"
        return Exported("", Known(), accession=accession, problem=reason)
    title, byline, section = _headed(chunk[:words])
    header, body = _header_and_body(chunk[words + 1 :])
    dated = next((at for at, line in enumerate(header) if read_date(line)), None)
    date = None if dated is None else header[dated]
    after = [line for line in header[0 if dated is None else dated + 1 :] if line and not _CLOCK.match(line)]
    publisher = after[0] if after and not is_copyright(after[0]) else None
    known = Known(title=title, publisher=publisher, byline=byline)
    return exported(paragraphs(body), known, date, {"section": section, "accession": accession})


def _headed(lines: Sequence[str]) -> tuple[str | None, str | None, str | None]:
    """Headline, byline and section, of the lines before the number of words.

    A last line is the byline if it begins with "By", or is a person's name with a given name that is known.
    """
    said = [line for line in lines if line and not _marks()["words"].match(line)]
    byline = said.pop() if len(said) > 1 and _is_byline(said[-1]) else None
    title = said.pop() if said else None
    return title, byline, said[-1] if said else None


def _is_byline(line: str) -> bool:
    if re.match(r"(?:By|Von|Par|Por)\s", line) and len(line) <= 150:
        return True
    return _PERSON.match(line) is not None and line.split(maxsplit=1)[0].strip(".").casefold() in _given_names()


@cache
def _given_names() -> frozenset[str]:
    return frozenset(row["name"].casefold() for row in lexicon.table("first_names"))


def _header_and_body(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines on the publication, and the text: it begins after the copyright, else after the language."""
    near = list(enumerate(lines[:HEADER]))
    ends = [at for at, line in near if is_copyright(line)][:1] or [
        at for at, line in near if _marks()["english"].match(line)
    ][:1]
    if not ends:
        ends = [at for at, line in near if _CODE_OF_SOURCE.match(line)][:1] or [1]
    end = ends[0] + 1
    while end < len(lines) and is_copyright(lines[end]):
        end += 1
    return list(lines[:end]), list(lines[end:])
