"""An article's text cut up so that every mark on it nests: what both pages draw statements, figures and dates with.

Marks overlap as they like: a statement inside another, a figure in both, a source that runs past a content's end. A
page needs them nested, so a mark that crosses the end of the one around it is cut there and goes on behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from reportedly.reading import Reading, Span

Kind = Literal[
    "paragraph", "content", "relation", "source", "cue", "event", "date", "figure", "problem", "actor", "passage"
]
_INWARDS: dict[Kind, int] = {
    "paragraph": 0, "content": 1, "relation": 2, "source": 3, "cue": 4, "event": 5, "date": 6, "figure": 7,
    "problem": 8, "actor": 9, "passage": 10,
}  # fmt: skip
"""Which of two marks on the very same words stands around the other."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that something in the reading points at.

    `of` names what points at it, by its place in the reading: "s3" for the third statement, likewise "f", "e", "r",
    "d", "p" and "a"; "at" for a passage that a link leads to. `piece` counts the pieces of a content and the mentions
    of an actor; `depth` how many statements carry the one that points.
    """

    start: int
    end: int
    kind: Kind
    of: str
    piece: int = 0
    depth: int = 0

    @property
    def key(self) -> str:
        """A name of this mark that no other mark of the reading has."""
        return f"{self.of}-{self.kind}-{self.piece}"


@dataclass(frozen=True, slots=True)
class Piece:
    """One step through the text: a mark opens, a mark closes, or words stand between.

    `first` and `last` say whether the mark begins, and ends for good, here; a mark that is cut has several openings.
    """

    step: Literal["open", "close", "words"]
    mark: Mark | None = None
    words: str = ""
    first: bool = True
    last: bool = True


def marks_of(reading: Reading) -> list[Mark]:
    """All marks on the text of a reading; the same words may carry several."""
    return [*contents_of(reading), *_around_contents(reading), *_things(reading)]


def contents_of(reading: Reading) -> list[Mark]:
    """The marks on attributed words alone; all words outside them are the article's own voice."""
    return [
        _mark(span, "content", f"s{number}", piece, len(statement.via) + 1)
        for number, statement in enumerate(reading.statements, 1)
        for piece, span in enumerate(statement.content_spans)
    ]


def _around_contents(reading: Reading) -> Iterator[Mark]:
    for number, statement in enumerate(reading.statements, 1):
        if statement.source_span is not None:
            yield _mark(statement.source_span, "source", f"s{number}")
        if statement.cue_span is not None:
            yield _mark(statement.cue_span, "cue", f"s{number}")


def _things(reading: Reading) -> Iterator[Mark]:
    for number, figure in enumerate(reading.figures, 1):
        yield _mark(figure.span, "figure", f"f{number}")
    for number, date in enumerate(reading.dates, 1):
        yield _mark(date.span, "date", f"d{number}")
    for number, event in enumerate(reading.events, 1):
        yield _mark(event.trigger_span, "event", f"e{number}")
    for number, relation in enumerate(reading.relations, 1):
        yield _mark(relation.span, "relation", f"r{number}")
    for number, problem in enumerate(reading.problems, 1):
        if problem.span is not None:
            yield _mark(problem.span, "problem", f"p{number}")
    for number, actor in enumerate(reading.actors, 1):
        for piece, span in enumerate(actor.mentions):
            yield _mark(span, "actor", f"a{number}", piece)


def _mark(span: Span, kind: Kind, of: str, piece: int = 0, depth: int = 0) -> Mark:
    return Mark(span.start, span.end, kind, of, piece, depth)


def _outer_first(mark: Mark) -> tuple[int, int, int, int, str]:
    return (mark.start, -mark.end, _INWARDS[mark.kind], mark.depth, mark.key)


def nested(text: str, marks: Iterable[Mark], paragraphs: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """The text, paragraph by paragraph, with properly nested marks; words outside paragraphs are left out."""
    waiting = sorted(marks, key=_outer_first, reverse=True)
    going_on: list[Mark] = []
    for start, end in paragraphs:
        yield from _Paragraph(text, start, end).pieces(waiting, going_on)


class _Paragraph:
    """One paragraph being cut up.

    `open` holds the marks that are open, outermost first, each with the first place where it or one around it ends.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.at, self.end = text, start, end
        self.mark = Mark(start, end, "paragraph", "")
        self.open: list[tuple[Mark, int]] = []

    def pieces(self, waiting: list[Mark], going_on: list[Mark]) -> Iterator[Piece]:
        """Take the marks that begin before this paragraph's end; leave in `going_on` those that run past it."""
        yield Piece("open", self.mark)
        for mark in [mark for mark in going_on if mark.end > self.at]:
            yield self.opening(mark, first=False)
        going_on.clear()
        while waiting and waiting[-1].start < self.end:
            mark = waiting.pop()
            if mark.end > self.at:
                yield from self.up_to(max(mark.start, self.at))
                yield self.opening(mark, first=True)
        yield from self.up_to(self.end)
        going_on += [mark for mark, _ in self.open]
        for mark, _ in reversed(self.open):
            yield Piece("close", mark, last=False)
        yield Piece("close", self.mark)

    def opening(self, mark: Mark, *, first: bool) -> Piece:
        self.open.append((mark, min(mark.end, self.next_end)))
        return Piece("open", mark, first=first)

    @property
    def next_end(self) -> int:
        return self.open[-1][1] if self.open else len(self.text)

    def words(self, end: int) -> Iterator[Piece]:
        if self.at < end:
            yield Piece("words", words=self.text[self.at : end])
            self.at = end

    def up_to(self, offset: int) -> Iterator[Piece]:
        """Words up to an offset, closing on the way each mark that ends there or before."""
        while self.open and self.next_end <= offset:
            end = self.next_end
            yield from self.words(end)
            yield from self.close(end)
        yield from self.words(offset)

    def close(self, end: int) -> Iterator[Piece]:
        """Close the marks that end here; marks inside them that go on are cut and opened again."""
        shut: list[Mark] = []
        while self.next_end == end and self.open:
            mark, _ = self.open.pop()
            shut.append(mark)
            yield Piece("close", mark, last=mark.end == end)
        for mark in reversed(shut):
            if mark.end > end:
                yield self.opening(mark, first=False)
