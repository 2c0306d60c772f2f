"""What a judgement is about, by a name that outlives every rereading: kind, article's key, and where the words stand.

`statement:a-0123456789abcdef:120-180+190-200@100-110~111-115` is a statement of two pieces of content; after the `@`
stands what tells it from another of the same words (here its source and its cue). Spans are code points of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any, Literal, Self, get_args

from reportedly.errors import QueryError

Pair = tuple[int, int]
ItemKind = Literal["statement", "response", "figure", "event", "relation", "date", "actor", "problem", "words"]
"""What can be judged of a reading; `words` are any of the article's, such as a sentence in the publisher's voice."""

KINDS: tuple[ItemKind, ...] = get_args(ItemKind)

_SUBJECT = re.compile(
    r"(?P<kind>[a-z]+):(?P<article>a-[0-9a-f]+):(?:(?P<spans>\d+-\d+(?:\+\d+-\d+)*)(?:@(?P<mark>.*))?|(?P<local>[a-z]\d+))"
)


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """What is judged: kind, article's key, spans in reading order, and a `mark` that tells it from its like there."""

    kind: ItemKind
    article: str
    spans: tuple[Pair, ...]
    mark: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.article}:{spans_text(self.spans)}" + (f"@{self.mark}" if self.mark else "")

    @property
    def start(self) -> int:
        """Where its words begin."""
        return min(start for start, _ in self.spans)

    @property
    def end(self) -> int:
        """Where they end."""
        return max(end for _, end in self.spans)

    @property
    def unmarked(self) -> Self:
        """Its words alone."""
        return replace(self, mark="")

    def words_in(self, text: str) -> str:
        """Its words, gaps as ellipses."""
        return " … ".join(text[start:end] for start, end in self.spans)

    def to_json(self) -> dict[str, Any]:
        """As JSON data."""
        return {"kind": self.kind, "article": self.article, "spans": list(map(list, self.spans)), "mark": self.mark}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """What JSON data stands for."""
        spans = tuple((start, end) for start, end in data["spans"])
        return cls(data["kind"], data["article"], spans, data["mark"])


@dataclass(frozen=True, slots=True)
class Named:
    """What somebody named: a subject with or without its mark, or an id of the reading (`statement:a-…:s3`)."""

    kind: ItemKind
    article: str
    spans: tuple[Pair, ...]
    mark: str | None
    local: str | None


def parse(text: str) -> Named:
    """What a name stands for.

    Raises:
        QueryError: if it is none.
    """
    match = _SUBJECT.fullmatch(text.strip())
    if match is None or match["kind"] not in KINDS:
        raise QueryError(
            f"{text!r} names no item; such a name is statement:a-0123456789abcdef:120-180, as `reportedly review "
            f"queue` prints them, of one of the kinds {', '.join(KINDS)}"
        )
    spans = tuple(sorted(map(parse_span, match["spans"].split("+")))) if match["spans"] else ()
    return Named(match["kind"], match["article"], spans, match["mark"], match["local"])


def kind_named(text: str) -> ItemKind:
    """The kind of item of a name.

    Raises:
        QueryError: if there is none of that name.
    """
    if text not in KINDS:
        raise QueryError(f"{text!r} is no kind of item; there are {', '.join(KINDS)}")
    return text


def parse_span(text: str) -> Pair:
    """The span that `12-20` stands for.

    Raises:
        QueryError: if it is empty.
    """
    start, _, end = text.partition("-")
    if int(start) >= int(end):
        raise QueryError(f"{text} is no span: it ends before it begins")
    return int(start), int(end)


def spans_text(spans: tuple[Pair, ...]) -> str:
    """Spans as in a name: `12-20+30-40`."""
    return "+".join(f"{start}-{end}" for start, end in spans)
