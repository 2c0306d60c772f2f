"""What an export of a news database holds, and what its layouts share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from reportedly import lexicon
from reportedly.ingest.articles import Known
from reportedly.ingest.written_dates import read_date

LONGEST_STUB = 600
"""Code points in which a message of the database stands in an article's place; a longer text is an article."""

_WRAPPED = 90
_BY = re.compile(r"^(?:by|von|par|por|di|door)\s*:?\s+", re.I)


@dataclass(frozen=True, slots=True)
class Exported:
    """One document of an export: its text with what is known about it, or the `problem` why it has none.

    `accession` is its number in the database, whole.
    """

    text: str
    known: Known
    noted: dict[str, str] = field(default_factory=dict)
    accession: str | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Export:
    """The documents of an export, how many it says that it holds, and what else to know of it."""

    database: str
    documents: list[Exported]
    expected: int | None = None
    note: str | None = None


@cache
def any_of(*words: str) -> str:
    """A pattern of any of these words."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


def exported(text: str, known: Known, raw_date: str | None, noted: dict[str, str | None]) -> Exported:
    """A document with its date read, or the problem if it holds a message of the database and no article."""
    published = read_date(raw_date) if raw_date else None
    told = {name: value for name, value in {"date as written": raw_date, **noted}.items() if value}
    accession = told.pop("accession", None)
    whole: Known = {**known, "published": published, "byline": _without_by(known.get("byline"))}
    return Exported(text, whole, told, accession, _problem(text, known.get("title") or ""))


def _problem(text: str, title: str) -> str | None:
    """Why a document is no article, None if it is one."""
    said = " ".join((text if title in text else f"{title} {text}").split())
    if len(said) <= LONGEST_STUB:
        for entry in lexicon.load("news_exports")["error"]:
            if any(words in said.casefold() for words in entry["words"]):
                return f"the database says {said[:160]!r}"
    return None if text.strip() else "there is no text"


def _without_by(byline: str | None) -> str | None:
    return _BY.sub("", byline).strip() or None if byline else None


def paragraphs(lines: Sequence[str]) -> str:
    """The text of lines, a line a paragraph; lines that were wrapped at a margin are put together again."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line.strip())
        elif blocks[-1]:
            blocks.append([])
    blocks = [block for block in blocks if block]
    longest = max((len(line) for block in blocks for line in block), default=0)
    wrapped = longest <= _WRAPPED and any(len(block) > 1 for block in blocks) and longest > _WRAPPED / 2
    return "\n".join(" ".join(block) if wrapped else "\n".join(block) for block in blocks)


def is_copyright(line: str) -> bool:
    """Whether a line says whose rights a text is under."""
    marks = lexicon.load("news_exports")["factiva_marks"]["copyright"]
    return line.strip().casefold().startswith(tuple(mark.casefold() for mark in marks))
