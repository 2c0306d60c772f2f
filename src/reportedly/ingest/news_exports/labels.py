"""The labelled lines of a Nexis document: "Length: 355 words", "BYLINE: Ann Holm", "Body"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportedly import lexicon
from reportedly.ingest.news_exports.exported import any_of, is_copyright, paragraphs
from reportedly.ingest.written_dates import read_date

_COPYRIGHT_YEAR = re.compile(r"\b\d{4}\b")


@dataclass(frozen=True, slots=True)
class Label:
    """A label: the field it names, what follows it on its line, and whether it stands after the text."""

    field: str
    value: str
    tail: bool


@cache
def _labels() -> tuple[re.Pattern[str], dict[str, tuple[str, bool]]]:
    fields = {
        word.casefold(): (entry["field"], entry["part"] == "tail")
        for entry in lexicon.load("news_exports")["nexis"]
        for word in entry["words"]
    }
    return re.compile(rf"(?P<word>{any_of(*fields)})(?:\s*:\s*(?P<value>.*)|\s*)$", re.I), fields


def label_of(line: str) -> Label | None:
    """The label that a line begins with, or that stands alone on it."""
    pattern, fields = _labels()
    found = pattern.match(line.strip())
    if found is None:
        return None
    field, tail = fields[found["word"].casefold()]
    if found["value"] is None and field not in {"body", "graphic", "classification"}:
        return None
    return Label(field, (found["value"] or "").strip(), tail)


@dataclass(frozen=True, slots=True)
class Parts:
    """A document in parts: the lines before its first label, the labels' values, and the text."""

    heading: list[str]
    fields: dict[str, str]
    text: str

    @property
    def is_labelled(self) -> bool:
        """Whether there was a label before the text at all."""
        return bool(self.fields)


def parts_of(lines: Sequence[str]) -> Parts:
    """The parts of one document."""
    first = next((number for number, line in enumerate(lines) if _opens(line)), len(lines))
    fields: dict[str, str] = {}
    at = _read_head(lines, first, fields)
    end = next((number for number in range(at, len(lines)) if _closes(lines[number])), len(lines))
    for line in lines[end:]:
        if (label := label_of(line)) and label.tail and label.value:
            fields.setdefault(label.field, label.value)
    return Parts(list(lines[:first]), fields, paragraphs(lines[at:end]))


def _opens(line: str) -> bool:
    label = label_of(line)
    return label is not None and not label.tail


def _closes(line: str) -> bool:
    """Whether a line stands after the text: a label of the closing part, or the copyright alone in the middle."""
    label = label_of(line)
    if label is not None:
        return label.tail
    return is_copyright(line) and len(line.split()) <= 12 and _COPYRIGHT_YEAR.search(line) is not None


def _read_head(lines: Sequence[str], at: int, fields: dict[str, str]) -> int:
    """Read the labels before the text, with the lines into which their values run on; where the text begins."""
    open_field: str | None = None
    while at < len(lines):
        line = lines[at].strip()
        label = label_of(line)
        if label is not None and not label.tail:
            if label.field == "body":
                if label.value:
                    break
                return at + 1
            open_field = label.field if label.value else None
            fields.setdefault(label.field, label.value)
        elif line and open_field not in {None, "length"} and label is None:
            fields[str(open_field)] += f" {line}"
        elif line:
            break
        else:
            open_field = None
        at += 1
    return at


def publication(heading: Sequence[str]) -> tuple[str | None, str | None, list[str]]:
    """Publisher, date as written, and the lines that are neither, of the lines before the first label.

    The date is the last line that holds one; the publisher stands before it.
    """
    lines = [line.strip() for line in heading if line.strip() and not is_copyright(line)]
    dates = [number for number, line in enumerate(lines) if len(line) <= 80 and read_date(line)]
    if not dates:
        return None, None, lines
    at = dates[-1]
    return (lines[at - 1] if at else None), lines[at], lines[: max(0, at - 1)]
