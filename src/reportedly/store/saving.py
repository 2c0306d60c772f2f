"""A reading into rows: all its parts at once, each row with the words that say it as offsets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete

from reportedly.reading import Actor, Figure, Reading, Span, Statement
from reportedly.store.clock import now
from reportedly.store.into import add_numbered, add_rows
from reportedly.store.prepared import Prepared
from reportedly.store.search.index import unindex_statements
from reportedly.store.tables import articles as article_tables
from reportedly.store.tables import readings as tables
from reportedly.store.tables.metadata import row_id

Row = dict[str, Any]
Rows = list[tuple[Table, list[Row]]]


_READING_OF = Prepared(delete(tables.readings).where(tables.readings.c.article == bindparam("of")))


def save_reading(connection: Connection, article: int, reading: Reading, *, again: bool = True) -> int:
    """Put an article's reading into its tables, in the place of an earlier one; gives the reading's id.

    `again`: whether there may be an earlier one.
    """
    if again:
        remove_reading(connection, article)
    reader = reading.reader
    made = {"article": article, "version": reader.version, "models": reader.models, "made": now()}
    key = add_numbered(connection, tables.readings, made)
    for table, rows in rows_of(reading, key, article):
        add_rows(connection, table, rows)
    return key


def remove_reading(connection: Connection, article: int) -> None:
    """Take an article's reading out, with all that hangs on its rows."""
    unindex_statements(connection, article)
    _READING_OF.run(connection, of=article)


def rows_of(reading: Reading, key: int, article: int) -> Rows:
    """The rows of a reading by table, what is pointed at before what points; `key` is the reading's id."""
    made = _Rows(reading, key, article)
    return [
        (tables.mentioned, [made.mentioned(n, actor) for n, actor in enumerate(reading.actors)]),
        (tables.statements, [made.statement(n, statement) for n, statement in enumerate(reading.statements)]),
        (tables.addressees, list(made.addressees())),
        (tables.responses, list(made.responses())),
        (tables.figures, [made.figure(n, figure) for n, figure in enumerate(reading.figures)]),
        (tables.events, list(made.events())),
        (tables.event_actors, list(made.event_actors())),
        (tables.relations, list(made.relations())),
        (tables.dates, list(made.dates())),
        (article_tables.problems, list(made.problems())),
    ]


class _Rows:
    """Makes the rows of one reading; what points at a part becomes the id of its row."""

    def __init__(self, reading: Reading, key: int, article: int) -> None:
        self.reading, self.key = reading, key
        self.both = {"reading": key, "article": article}
        self.found = now()
        self.ids: Mapping[int, int] = {
            id(part): row_id(key, number)
            for parts in (reading.actors, reading.statements, reading.figures)
            for number, part in enumerate(parts)
        }

    def id_of(self, part: Actor | Statement | Figure | None) -> int | None:
        return None if part is None else self.ids[id(part)]

    def base(self, number: int) -> Row:
        return {"id": row_id(self.key, number), **self.both}

    def mentioned(self, number: int, actor: Actor) -> Row:
        return {
            **self.base(number),
            "local": actor.id,
            "name": actor.name,
            "kind": actor.kind,
            "named": actor.named,
            "aliases": actor.aliases,
            "country": actor.country,
            "sectors": actor.sectors,
            "mentions": _pairs(actor.mentions),
        }

    def statement(self, number: int, statement: Statement) -> Row:
        date = statement.date
        return {
            **self.base(number),
            "local": statement.id,
            "source": self.id_of(statement.source),
            **_ends("source_", statement.source_span),
            **_ends("cue_", statement.cue_span),
            "contents": _pairs(statement.content_spans),
            "content": statement.content,
            "quotation": statement.quotation,
            "act": statement.act,
            "polarity": statement.polarity,
            "certainty": statement.certainty,
            "medium": statement.medium,
            "date_value": date.value if date else None,
            **_ends("date_", date.span if date else None),
            "via": [self.id_of(carrier) for carrier in statement.via],
            "confidence": statement.confidence,
        }

    def addressees(self) -> Iterable[Row]:
        for statement in self.reading.statements:
            for number, actor in enumerate(statement.addressees):
                yield {"statement": self.id_of(statement), "number": number, "mentioned": self.id_of(actor)}

    def responses(self) -> Iterable[Row]:
        for number, response in enumerate(self.reading.responses):
            yield {
                **self.base(number),
                "statement": self.id_of(response.statement),
                "stance": response.stance,
                "to_statement": self.id_of(response.to_statement),
                **_ends("to_", response.to_span),
            }

    def figure(self, number: int, figure: Figure) -> Row:
        period = figure.period
        return {
            **self.base(number),
            "local": figure.id,
            "measure": figure.measure,
            "low": figure.low,
            "high": figure.high,
            "qualifier": figure.qualifier,
            "unit": figure.unit,
            "place": self.id_of(figure.place),
            "inflicted_by": self.id_of(figure.inflicted_by),
            "by": self.id_of(figure.by),
            "period_start": period.start if period else None,
            "period_end": period.end if period else None,
            "has_period": period is not None,
            "as_of": figure.as_of,
            "part_of": self.id_of(figure.part_of),
            "stated_in": self.id_of(figure.stated_in),
            **_ends("", figure.span),
        }

    def events(self) -> Iterable[Row]:
        for number, event in enumerate(self.reading.events):
            date = event.date
            yield {
                **self.base(number),
                "local": event.id,
                "type": event.type,
                "mode": event.mode,
                "contexts": event.contexts,
                "first_day": date.start if date else None,
                "last_day": date.end if date else None,
                "precision": date.precision if date else None,
                "place": self.id_of(event.place),
                "status": event.status,
                "certainty": event.certainty,
                "stated_in": self.id_of(event.stated_in),
                **_ends("", event.span),
                **_ends("trigger_", event.trigger_span),
                "confidence": event.confidence,
            }

    def event_actors(self) -> Iterable[Row]:
        for number, event in enumerate(self.reading.events):
            for role, actors in (("initiator", event.initiators), ("recipient", event.recipients)):
                for place, actor in enumerate(actors):
                    key = row_id(self.key, number)
                    yield {"event": key, "role": role, "number": place, "mentioned": self.id_of(actor)}

    def relations(self) -> Iterable[Row]:
        for number, relation in enumerate(self.reading.relations):
            yield {
                **self.base(number),
                "subject": self.id_of(relation.subject),
                "predicate": relation.predicate,
                "object": self.id_of(relation.object),
                "title": relation.title,
                "stated_in": self.id_of(relation.stated_in),
                **_ends("", relation.span),
                "confidence": relation.confidence,
            }

    def dates(self) -> Iterable[Row]:
        for number, date in enumerate(self.reading.dates):
            yield {
                **self.base(number),
                **_ends("", date.span),
                "value": date.value,
                "last": date.end,
                "precision": date.precision,
                "anchor": date.anchor,
            }

    def problems(self) -> Iterable[Row]:
        for problem in self.reading.problems:
            yield {
                **self.both,
                "what": problem.what,
                "reason": problem.reason,
                **_ends("", problem.span),
                "found": self.found,
            }


def _pairs(spans: list[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _ends(prefix: str, span: Span | None) -> Row:
    """The two columns of a span, both empty where there is none."""
    return {f"{prefix}start": span.start if span else None, f"{prefix}end": span.end if span else None}
