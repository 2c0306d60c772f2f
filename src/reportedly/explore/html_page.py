"""Readings as one self-contained HTML file: the article with its marks, and beside it all that the reading holds.

The marks are laid on the text here, so the page's script needs no offsets; without the script the page reads just as
well, by links. Everything that comes from an article goes through the template's escaping. Style and script stand in
the file and are named by their hashes in a content security policy that forbids everything else.
"""

from __future__ import annotations

import base64
import hashlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from reportedly.explore import days, wording
from reportedly.explore.marks import Kind, Mark, marks_of, nested
from reportedly.explore.plain_text import counted, in_quotes, one_line, paragraphs, shortened, visible
from reportedly.reading import Figure, Reading, Statement

_PAGE = resources.files("reportedly.explore") / "page"
_LINKS: frozenset[Kind] = frozenset({"figure", "date", "event", "problem"})


def to_html(readings: Sequence[Reading]) -> str:
    """One HTML file that shows the readings, with a list on top where there are several.

    The file loads nothing, from nowhere, and equal readings give equal files.
    """
    style, script = _file("page.css"), _file("page.js")
    return _template().render(
        title=wording.title_of(readings[0]) if len(readings) == 1 else counted(len(readings), "reading"),
        policy=_policy(style, script),
        style=Markup(style),
        script=Markup(script),
        views=[_View(reading, f"r{number}") for number, reading in enumerate(readings, 1)],
        wording=wording,
        day=days.day,
    )


@cache
def _file(name: str) -> str:
    return (_PAGE / name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {"visible": visible, "line": one_line, "quoted": in_quotes, "short": shortened}
    return environment.from_string(_file("page.html.j2"))


def _policy(style: str, script: str) -> str:
    """A content security policy under which only this style and this script run."""

    def digest(text: str) -> str:
        return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    return (
        f"default-src 'none'; style-src 'sha256-{digest(style)}'; script-src 'sha256-{digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


# -------------------------------------------------------------------------------------------- the text, step by step


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


class _View:
    """One reading as the template wants it: ids, labels and rows under names."""

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

    def steps(self) -> Iterator[Step]:
        """The article's text with all its marks, well nested, links never inside links."""
        text = self.reading.article.text
        within: list[Step] = []
        for piece in nested(text, marks_of(self.reading), paragraphs(text)):
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
