"""Whether a reading stays the same, but for the names, when the names of an article's two sides are exchanged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportedly.evaluate.counts import Counts
from reportedly.reading import Actor, Reading, Span, Statement

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a reading: its kind, what it says in closed lists, numbers and actors, and where it stands."""

    kind: str
    says: tuple[Any, ...]
    places: tuple[Place, ...]

    def is_as(self, other: Line) -> bool:
        """Whether another line says the same of the same stretch of text, give or take its edges."""
        return (self.kind, self.says) == (other.kind, other.says) and _shared(self.places, other.places) > 0


@dataclass(frozen=True, slots=True)
class Exchange:
    """A text in which names have taken each other's places, and where each stretch of the old text went.

    `moved` holds, in reading order, each exchanged name's start and end in the old text and in the new one.
    """

    text: str
    names: Mapping[str, str]
    moved: tuple[tuple[int, int, int, int], ...]

    def place(self, offset: int) -> int:
        """Where a letter of the old text stands in the new one; inside a name, as far from its start or at its end."""
        shift = 0
        for start, end, new_start, new_end in self.moved:
            if offset < start:
                break
            if offset < end:
                return min(new_start + offset - start, new_end)
            shift = new_end - end
        return offset + shift

    def words(self, text: str) -> str:
        """Other words with the same names exchanged."""
        return exchanged(text, self.names).text


def exchanged(text: str, names: Mapping[str, str]) -> Exchange:
    """A text with each name in the place of its counterpart, both ways, longer names before shorter ones.

    Names are exchanged as whole words and as they are written.
    """
    both = {**names, **{other: name for name, other in names.items()}}
    if not both:
        return Exchange(text, both, ())
    pattern = "|".join(re.escape(name) for name in sorted(both, key=len, reverse=True))
    pieces: list[str] = []
    moved: list[tuple[int, int, int, int]] = []
    done = length = 0
    for found in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text):
        pieces += text[done : found.start()], both[found.group()]
        start = length + found.start() - done
        length = start + len(pieces[-1])
        moved.append((found.start(), found.end(), start, length))
        done = found.end()
    return Exchange("".join([*pieces, text[done:]]), both, tuple(moved))


def kept(reading: Reading, other: Reading, exchange: Exchange) -> dict[str, Counts]:
    """By kind of line, how many of a reading's lines are in the reading of the exchanged text, names aside.

    A line is the same if it says the same about the same actors where the exchange puts it. Its stretch of text may be
    wider or narrower. What the name of a state says of its country is left out.
    """
    mine, theirs = lines_of_both(reading, other, exchange)
    same = _matched(mine, theirs)
    kinds = sorted({line.kind for line in (*mine, *theirs)})
    return {kind: Counts(_of_kind(same, kind), _of_kind(theirs, kind), _of_kind(mine, kind)) for kind in kinds}


def _of_kind(lines: Iterable[Line], kind: str) -> int:
    return sum(line.kind == kind for line in lines)


def _matched(mine: Sequence[Line], theirs: Sequence[Line]) -> list[Line]:
    """The lines that are in both, one for one."""
    left = list(theirs)
    found = []
    for line in mine:
        same = next((other for other in left if line.is_as(other)), None)
        if same is not None:
            left.remove(same)
            found.append(line)
    return found


def lines_of_both(reading: Reading, other: Reading, exchange: Exchange) -> tuple[list[Line], list[Line]]:
    """The lines of a reading and of that of the exchanged text, both as they stand in the latter.

    An actor is that of the other reading that has most of its mentions.
    """
    moved, stays = _Places(exchange), _Places(exchanged(other.article.text, {}))
    numbers = {actor.id: number for number, actor in enumerate(reading.actors)}
    same = _aligned(reading, other, moved, stays)
    others = {actor.id: same.get(actor.id, -1 - number) for number, actor in enumerate(other.actors)}
    return list(_lines(reading, moved, numbers)), list(_lines(other, stays, others))


def _aligned(reading: Reading, other: Reading, moved: _Places, stays: _Places) -> dict[str, int]:
    """For actors of the other reading the number of the same one in this reading, by the mentions that they share."""
    theirs = {actor.id: {stays.span(span) for span in actor.mentions} for actor in other.actors}
    pairs = [
        (-len(shared), number, actor_id)
        for number, actor in enumerate(reading.actors)
        for actor_id, spans in theirs.items()
        if (shared := spans & {moved.span(span) for span in actor.mentions})
    ]
    found: dict[str, int] = {}
    for _, number, actor_id in sorted(pairs):
        if actor_id not in found and number not in found.values():
            found[actor_id] = number
    return found


def _lines(reading: Reading, at: _Places, numbers: Mapping[str, int]) -> Iterator[Line]:
    def who(*actors: Actor | None) -> tuple[int | None, ...]:
        return tuple(None if actor is None else numbers[actor.id] for actor in actors)

    def whose(statement: Statement | None) -> Any:
        return None if statement is None else who(statement.source)

    for a in reading.actors:
        yield Line("actors", (*who(a), a.kind, a.named), at.spans(a.mentions))
    for s in reading.statements:
        how = (s.quotation, s.act, s.polarity, s.certainty, at.words(s.medium), s.date.value if s.date else None)
        carried = tuple(whose(carrier) for carrier in s.via)
        yield Line("statements", (*who(s.source), who(*s.addressees), carried, *how), at.spans(s.content_spans))
    for r in reading.responses:
        answered = (whose(r.statement), r.stance, whose(r.to_statement), r.to_statement is None)
        yield Line("responses", answered, at.spans(r.statement.content_spans))
    for f in reading.figures:
        count = (f.measure, f.low, f.high, f.qualifier, at.words(f.unit), f.period, f.as_of)
        yield Line("figures", (*count, *who(f.by, f.inflicted_by, f.place), whose(f.stated_in)), at.spans([f.span]))
    for e in reading.events:
        parties = (who(*e.initiators), who(*e.recipients), who(e.place), whose(e.stated_in))
        yield Line("events", (e.type, e.mode, e.status, e.certainty, e.date, *parties), at.spans([e.trigger_span]))
    for tie in reading.relations:
        says = (tie.predicate, *who(tie.subject, tie.object), at.words(tie.title), whose(tie.stated_in))
        yield Line("relations", says, at.spans([tie.span]))
    for date in reading.dates:
        yield Line("dates", (date.value, date.end), at.spans([date.span]))
    for problem in reading.problems:
        yield Line("problems", (problem.what,), at.spans([problem.span] if problem.span else []))


def _shared(one: Sequence[Place], other: Sequence[Place]) -> int:
    """How many letters two sets of stretches share; 1 where both are empty."""
    if not one and not other:
        return 1
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the things of a reading stand in the exchanged text."""

    exchange: Exchange

    def span(self, span: Span) -> Place:
        return self.exchange.place(span.start), self.exchange.place(span.end)

    def spans(self, spans: Iterable[Span]) -> tuple[Place, ...]:
        return tuple(self.span(span) for span in spans)

    def words(self, text: str | None) -> str | None:
        return None if text is None else self.exchange.words(text)
