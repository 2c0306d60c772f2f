"""Rows back into a reading, equal to the one that was saved."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, bindparam, select

from reportedly.reading import (
    Actor,
    Article,
    Date,
    Event,
    EventDate,
    Figure,
    Period,
    Problem,
    Reader,
    Reading,
    Relation,
    Response,
    Span,
    Statement,
    When,
)
from reportedly.store.tables import articles as article_tables
from reportedly.store.tables import readings as tables


def load_reading(connection: Connection, article: int) -> Reading | None:
    """The reading of an article, by the article's id; None where there is none."""
    kept = article_tables.articles
    row = connection.execute(select(kept).where(kept.c.id == article)).one_or_none()
    made = connection.execute(select(tables.readings).where(tables.readings.c.article == article)).one_or_none()
    return None if row is None or made is None else _Loading(connection, article_of(row), made).reading()


def article_of(row: Row[Any]) -> Article:
    """The article that a row of `articles` holds."""
    return Article(
        row.text_id,
        row.name,
        row.text,
        url=row.url,
        title=row.title,
        publisher=row.publisher,
        byline=row.byline,
        credit=list(row.credit),
        published=row.published,
        language=row.language,
    )


@cache
def _rows_of(table: Table) -> Select[Any]:
    """The query for a table's rows of a reading; made once, for making it takes longer than asking it."""
    return select(table).where(table.c.reading == bindparam("reading")).order_by(table.c.id)


@cache
def _listed_of(table: Table, owners: Table, key: str) -> Select[Any]:
    joined = select(table).join(owners, table.c[key] == owners.c.id)
    return joined.where(owners.c.reading == bindparam("reading")).order_by(table.c[key], table.c.number)


class _Loading:
    """Makes one reading of its rows; ids become pointers."""

    def __init__(self, connection: Connection, article: Article, made: Row[Any]) -> None:
        self.connection, self.article, self.made = connection, article, made
        self.actors = {row.id: self.actor(row) for row in self.rows(tables.mentioned)}
        addressees = self.listed(tables.addressees, tables.statements, "statement")
        rows = self.rows(tables.statements)
        self.statements = {row.id: self.statement(row, addressees[row.id]) for row in rows}
        for row in rows:
            self.statements[row.id].via = [self.statements[carrier] for carrier in row.via]
        rows = self.rows(tables.figures)
        self.figures = {row.id: self.figure(row) for row in rows}
        for row in rows:
            self.figures[row.id].part_of = self.figures.get(row.part_of)

    def rows(self, table: Table) -> list[Row[Any]]:
        return list(self.connection.execute(_rows_of(table), {"reading": self.made.id}).all())

    def listed(self, table: Table, owners: Table, key: str) -> dict[int, list[Row[Any]]]:
        """Rows that say in which order actors hang on a statement or event, by that."""
        by_owner: dict[int, list[Row[Any]]] = defaultdict(list)
        for row in self.connection.execute(_listed_of(table, owners, key), {"reading": self.made.id}).all():
            by_owner[row._mapping[key]].append(row)
        return by_owner

    def span(self, start: int | None, end: int | None) -> Span | None:
        return None if start is None or end is None else self.article.span(start, end)

    def spans(self, pairs: list[list[int]]) -> list[Span]:
        return [self.article.span(start, end) for start, end in pairs]

    def actor(self, row: Row[Any]) -> Actor:
        return Actor(
            row.local,
            row.name,
            row.kind,
            row.named,
            aliases=list(row.aliases),
            country=row.country,
            sectors=list(row.sectors),
            mentions=self.spans(row.mentions),
        )

    def statement(self, row: Row[Any], addressees: list[Row[Any]]) -> Statement:
        date = self.span(row.date_start, row.date_end)
        return Statement(
            row.local,
            self.actors.get(row.source),
            self.span(row.source_start, row.source_end),
            self.span(row.cue_start, row.cue_end),
            self.spans(row.contents),
            row.quotation,
            row.act,
            row.polarity,
            row.certainty,
            addressees=[self.actors[one.mentioned] for one in addressees],
            medium=row.medium,
            date=When(row.date_value, date) if date else None,
            confidence=row.confidence,
        )

    def response(self, row: Row[Any]) -> Response:
        return Response(
            self.statements[row.statement],
            row.stance,
            self.statements.get(row.to_statement),
            self.span(row.to_start, row.to_end),
        )

    def figure(self, row: Row[Any]) -> Figure:
        return Figure(
            row.local,
            row.measure,
            _number(row.low),
            _number(row.high),
            row.qualifier,
            row.unit,
            self.article.span(row.start, row.end),
            place=self.actors.get(row.place),
            inflicted_by=self.actors.get(row.inflicted_by),
            period=Period(row.period_start, row.period_end) if row.has_period else None,
            as_of=row.as_of,
            stated_in=self.statements.get(row.stated_in),
            by=self.actors.get(row.by),
        )

    def events(self) -> list[Event]:
        actors = self.listed(tables.event_actors, tables.events, "event")
        return [self.event(row, actors[row.id]) for row in self.rows(tables.events)]

    def event(self, row: Row[Any], actors: list[Row[Any]]) -> Event:
        return Event(
            row.local,
            row.type,
            row.mode,
            list(row.contexts),
            [self.actors[one.mentioned] for one in actors if one.role == "initiator"],
            [self.actors[one.mentioned] for one in actors if one.role == "recipient"],
            self.article.span(row.start, row.end),
            self.article.span(row.trigger_start, row.trigger_end),
            date=EventDate(row.first_day, row.last_day, row.precision) if row.first_day is not None else None,
            place=self.actors.get(row.place),
            status=row.status,
            certainty=row.certainty,
            stated_in=self.statements.get(row.stated_in),
            confidence=row.confidence,
        )

    def relation(self, row: Row[Any]) -> Relation:
        return Relation(
            self.actors[row.subject],
            row.predicate,
            self.actors[row.object],
            self.article.span(row.start, row.end),
            title=row.title,
            stated_in=self.statements.get(row.stated_in),
            confidence=row.confidence,
        )

    def date(self, row: Row[Any]) -> Date:
        return Date(self.article.span(row.start, row.end), row.value, row.last, row.precision, row.anchor)

    def reading(self) -> Reading:
        return Reading(
            reader=Reader(self.made.version, dict(self.made.models)),
            article=self.article,
            actors=list(self.actors.values()),
            statements=list(self.statements.values()),
            responses=[self.response(row) for row in self.rows(tables.responses)],
            figures=list(self.figures.values()),
            events=self.events(),
            relations=[self.relation(row) for row in self.rows(tables.relations)],
            dates=[self.date(row) for row in self.rows(tables.dates)],
            problems=[
                Problem(row.what, row.reason, self.span(row.start, row.end))
                for row in self.rows(article_tables.problems)
            ],
        )


def _number(value: float | None) -> float | None:
    """A count as it was: whole ones are whole again."""
    return int(value) if value is not None and value.is_integer() else value
