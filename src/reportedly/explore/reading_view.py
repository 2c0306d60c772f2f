"""One reading as the templates want it: the article's text step by step with its marks, ids, labels and rows.

The marks are laid on the text here, so a page's script needs no offsets; without the script a page reads just as
well, by links.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.explore import days, wording
from reportedly.explore.marks import Kind, Mark, marks_of, nested
from reportedly.explore.plain_text import one_line, paragraphs, shortened, visible
from reportedly.reading import Actor, Figure, Reading, Statement

_LINKS: frozenset[Kind] = frozenset({"figure", "date", "event", "problem"})


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line beside a statement: words, then links."""

    words: str
    links: tuple[Link, ...]


@dataclass(slots=True)
class Step:
    """One step of the article's text for the template: a tag opens or closes, words, or a statement's handle."""

    what: str
    tag: str = "span"
    words: str = ""
    classes: str = ""
    of: str = ""
    id: str | None = None
    label: str | None = None
    key: str | None = None


class View:
    """One reading as the templates want it: ids, labels and rows under names.

    A page that knows more than the reading overrides what leads out of it: `leads_to`, `page_of`, `beside`.
    """

    def __init__(self, reading: Reading, id_: str) -> None:
        self.reading, self.id = reading, id_
        self.title = wording.title_of(reading)
        self.sources = wording.by_source(reading)
        self.days = days.days_of(reading)
        self.answers = wording.answers(reading)
        self.places = {id(thing): f"s{number}" for number, thing in enumerate(reading.statements, 1)}
        self.places |= {id(thing): f"f{number}" for number, thing in enumerate(reading.figures, 1)}
        self.handles = {mark.key: statement for statement, mark in _handles(reading)}
        self.links = _Links([mark for _, mark in _handles(reading)])

    def place(self, thing: Statement | Figure) -> str:
        """A statement's or figure's name by its place in the reading: "s3"."""
        return self.places[id(thing)]

    def answers_of(self, statement: Statement) -> list[wording.Answer]:
        """What a statement answers and what answers it."""
        return self.answers.get(id(statement), [])

    def marks(self) -> list[Mark]:
        """What is marked in the text."""
        return marks_of(self.reading)

    def leads_to(self, label: str) -> str | None:
        """Where a fact about the article leads: its address, if it is one that may be opened."""
        return None

    def page_of(self, actor: Actor) -> str | None:
        """The address of an actor's page."""
        return None

    def beside(self, statement: Statement) -> list[Line]:
        """What is known of a statement from elsewhere."""
        return []

    def steps(self) -> Iterator[Step]:
        """The article's text with all its marks, well nested, links never inside links."""
        text = self.reading.article.text
        within: list[Step] = []
        for piece in nested(text, self.marks(), paragraphs(text)):
            if piece.mark is None:
                yield Step("words", words=visible(piece.words))
            elif piece.step == "close":
                yield Step("close", within.pop().tag)
                yield from self._ending(piece.mark, last=piece.last)
            else:
                yield from self._handle(piece.mark, first=piece.first)
                within.append(self._opening(piece.mark, first=piece.first))
                yield within[-1]

    def _handle(self, mark: Mark, *, first: bool) -> Iterator[Step]:
        """The small link in front of a statement's words."""
        if first and mark.key in self.handles:
            statement = self.handles[mark.key]
            name = shortened(statement.id, 12)
            label = f"{name}: {wording.spoken(statement)}"
            yield Step("handle", "a", name, of=mark.of, id=f"{self.id}-{mark.of}-at", label=label)

    def _ending(self, mark: Mark, *, last: bool) -> Iterator[Step]:
        """A word for those who hear the page, where a statement's words end."""
        if last and mark.kind == "content":
            statement = self.reading.statements[int(mark.of[1:]) - 1]
            yield Step("ending", words=f" (end of {shortened(statement.id, 12)}) ")

    def _opening(self, mark: Mark, *, first: bool) -> Step:
        if mark.kind == "paragraph":
            return Step("open", "p")
        step = Step("open", classes=mark.kind, of=mark.of, key=mark.key)
        if mark.kind == "passage":
            step.tag, step.id = "mark", f"{self.id}-at" if first else None
            return step
        if mark.kind == "content":
            step.classes += f" d{min(mark.depth, 4)}"
        elif mark.kind not in {"source", "cue"} and first:
            step.id = f"{self.id}-{mark.of}-at" + (f"-{mark.piece}" if mark.kind == "actor" else "")
        if first and self.links.takes(mark):
            step.tag, step.label = "a", self._label(mark)
        return step

    def _label(self, mark: Mark) -> str:
        """What a linked mark says when it is read aloud: its words, then what the reading makes of them."""
        number = int(mark.of[1:]) - 1
        reading = self.reading
        words = one_line(reading.article.text[mark.start : mark.end])
        if mark.kind == "figure":
            figure = reading.figures[number]
            said = f"{wording.count_range(figure)}, {wording.measured(figure)}; count: {wording.whose_count(figure)}"
        elif mark.kind == "event":
            event = reading.events[number]
            said = f"{wording.voice(event.stated_in)}: {wording.event_sentence(event)}"
        elif mark.kind == "problem":
            said = f"not settled: {one_line(reading.problems[number].reason)}"
        else:
            said = self.days[number].stands_for
        return f"{words}: {said}"


def _handles(reading: Reading) -> Iterator[tuple[Statement, Mark]]:
    """Each statement with the mark that its handle stands before: its first words, else its source or cue."""
    found: dict[str, Mark] = {}
    for mark in marks_of(reading):
        if mark.kind in {"content", "source", "cue"}:
            found.setdefault(mark.of, mark)
    for number, statement in enumerate(reading.statements, 1):
        if f"s{number}" in found:
            yield statement, found[f"s{number}"]


class _Links:
    """Which marks may be links: those of the kinds that are, unless a link or a handle would stand inside."""

    def __init__(self, handles: list[Mark]) -> None:
        self.handles = sorted((mark.start, mark.end) for mark in handles)
        self.end = 0

    def takes(self, mark: Mark) -> bool:
        """Whether a mark, of those in reading order, becomes a link."""
        if mark.kind not in _LINKS or mark.start < self.end:
            return False
        place = bisect_left(self.handles, (mark.start, mark.end))
        if place < len(self.handles) and self.handles[place][0] < mark.end and self.handles[place][0] != mark.start:
            return False
        if place and self.handles[place - 1][0] == mark.start:
            return False
        self.end = mark.end
        return True
