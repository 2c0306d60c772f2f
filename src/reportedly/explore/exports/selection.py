"""What of the readings is exported: articles of a period, and of each what has to do with one actor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reportedly.explore.exports.context import Context
from reportedly.reading import Actor, Article, Event, Figure, Reading, Relation, Response, Span, Statement


@dataclass(frozen=True, slots=True)
class Selection:
    """First and last day of publication (ISO 8601; a month or year will do), an actor by name or key; None for all."""

    since: str | None = None
    until: str | None = None
    actor: str | None = None

    def of(self, readings: Iterable[Reading], context: Context) -> Iterator[Reading]:
        """The readings that are meant, each narrowed to the actor."""
        for reading in readings:
            if self._is_meant(reading.article):
                left = reading if self.actor is None else narrowed(reading, self._actors(reading, context))
                if self.actor is None or left.statements or left.figures or left.events or left.relations:
                    yield left

    def _is_meant(self, article: Article) -> bool:
        """Whether an article was published in the period; one without a date is in none."""
        if self.since is None and self.until is None:
            return True
        day = (article.published or "")[:10]
        return bool(day) and (self.since or "") <= day and (self.until is None or day[: len(self.until)] <= self.until)

    def _actors(self, reading: Reading, context: Context) -> list[Actor]:
        wanted = (self.actor or "").casefold().strip()
        found = []
        for actor in reading.actors:
            known = context.actor(reading.article, actor)
            names = [actor.name, *actor.aliases, *([known.key, known.name] if known else [])]
            if wanted in {name.casefold().strip() for name in names}:
                found.append(actor)
        return found


def narrowed(reading: Reading, actors: list[Actor]) -> Reading:
    """A reading of the same article with only what some actors say, hear, do, suffer, count or are tied to.

    What that rests on stays, too: the statements that carry it, what it answers, the whole that a figure is part of.
    """
    return _Narrowing(reading, actors).reading_left()


def at_spans(reading: Reading, spans: Iterable[tuple[int, int]]) -> Reading:
    """A reading of the same article with only the statements and figures whose words stand at some stretches."""
    places = list(spans)

    def meets(span: Span) -> bool:
        return any(start < span.end and span.start < end for start, end in places)

    said = [one for one in reading.statements if any(meets(span) for span in one.content_spans)]
    counts = [one for one in reading.figures if meets(one.span)]
    return _Narrowing(reading, [], said, counts).reading_left()


class _Narrowing:
    """Finds what stays of a reading, by `id()`, since what is told apart may be equal."""

    def __init__(
        self, reading: Reading, actors: list[Actor], said: Iterable[Statement] = (), counts: Iterable[Figure] = ()
    ) -> None:
        self.reading = reading
        self.meant = {id(actor) for actor in actors}
        self.figures = [
            figure for figure in reading.figures if self.meets(figure.by, figure.place, figure.inflicted_by)
        ]
        self.events = [
            event for event in reading.events if self.meets(*event.initiators, *event.recipients, event.place)
        ]
        self.relations = [tie for tie in reading.relations if self.meets(tie.subject, tie.object)]
        self.figures += counts
        self.statements: set[int] = set()
        self.keep(*said)
        for statement in reading.statements:
            told = [carrier.source for carrier in statement.via]
            if self.meets(statement.source, *statement.addressees, *told):
                self.keep(statement)
        self.responses = [response for response in reading.responses if self.is_kept(response)]
        for response in self.responses:
            self.keep(response.statement, response.to_statement)
        self.add_told()

    def meets(self, *actors: Actor | None) -> bool:
        """Whether one of the actors that are meant is among some."""
        return any(id(actor) in self.meant for actor in actors if actor is not None)

    def keep(self, *statements: Statement | None) -> None:
        """Keep statements with those that carry them."""
        for statement in statements:
            if statement is not None:
                self.statements |= {id(statement), *(id(carrier) for carrier in statement.via)}

    def is_kept(self, response: Response) -> bool:
        """Whether one end of an answer is kept."""
        return id(response.statement) in self.statements or id(response.to_statement) in self.statements

    def add_told(self) -> None:
        """Add what the kept statements tell, then keep the statements that all else is told in."""
        told, reading = self.statements, self.reading
        figures = {id(figure) for figure in self.figures} | {id(f) for f in reading.figures if id(f.stated_in) in told}
        wholes = {id(figure.part_of) for figure in reading.figures if id(figure) in figures}
        events, relations = set(map(id, self.events)), set(map(id, self.relations))
        self.figures = [figure for figure in reading.figures if id(figure) in figures | wholes]
        self.events = [event for event in reading.events if id(event.stated_in) in told or id(event) in events]
        self.relations = [tie for tie in reading.relations if id(tie.stated_in) in told or id(tie) in relations]
        self.keep(*(thing.stated_in for thing in self.told()))

    def told(self) -> list[Figure | Event | Relation]:
        """The figures, events and relations that stay."""
        return [*self.figures, *self.events, *self.relations]

    def reading_left(self) -> Reading:
        """The reading with what stays, in its own order."""
        reading = self.reading
        statements = [statement for statement in reading.statements if id(statement) in self.statements]
        kept = bytearray(len(reading.article.text))
        for span in [span for statement in statements for span in statement.spans] + [
            thing.span for thing in self.told()
        ]:
            kept[span.start : span.end] = b"1" * (span.end - span.start)
        return replace(
            reading,
            actors=self.actors_of(statements),
            statements=statements,
            responses=self.responses,
            figures=self.figures,
            events=self.events,
            relations=self.relations,
            dates=[date for date in reading.dates if _is_all(date.span, kept)],
            problems=[problem for problem in reading.problems if problem.span and _is_all(problem.span, kept)],
        )

    def actors_of(self, statements: list[Statement]) -> list[Actor]:
        """The actors that anything kept points at."""
        found: list[Actor | None] = []
        for statement in statements:
            found += [statement.source, *statement.addressees]
        for figure in self.figures:
            found += [figure.by, figure.place, figure.inflicted_by]
        for event in self.events:
            found += [*event.initiators, *event.recipients, event.place]
        for relation in self.relations:
            found += [relation.subject, relation.object]
        ids = self.meant | {id(actor) for actor in found if actor is not None}
        return [actor for actor in self.reading.actors if id(actor) in ids]


def _is_all(span: Span, kept: bytearray) -> bool:
    """Whether every letter of a stretch is kept."""
    return 0 not in kept[span.start : span.end]
