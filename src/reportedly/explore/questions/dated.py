"""A timeline: dated events and statements of many articles in the order of their days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Label,
    Select,
    Table,
    Text,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
)

from reportedly.explore.questions.answers import PAGE, Page
from reportedly.explore.questions.denials import with_actor
from reportedly.explore.questions.evidence import actor_row
from reportedly.explore.questions.latest import IS_IN, guises_of, is_in_many
from reportedly.store.among import among
from reportedly.store.tables.actors import actors, appearances
from reportedly.store.tables.articles import articles
from reportedly.store.tables.readings import event_actors, events, mentioned, statements

Pair = tuple[int, int]

STRETCH = 2_000
"""Rows of the way through the days on which who is in many articles is looked for, before all its rows are gathered."""


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes part: the name, the kind, and the key of the actor that it stands for in the dossier."""

    name: str
    kind: str
    actor: str | None


@dataclass(frozen=True, slots=True)
class Dated:
    """An event, or a statement whose day its article gives, and the words that say it.

    `first` and `last` are the first and the last possible day. `what` is the event's type or the statement's act;
    `by` are who did or said it, `to` whom it was done or said to. `told_by` is who says that it happened, None where
    the publisher itself does.
    """

    kind: Literal["event", "statement"]
    first: str
    last: str | None
    precision: str | None
    what: str
    mode: str | None
    status: str | None
    certainty: str
    by: list[Party]
    to: list[Party]
    place: str | None
    told_by: str | None
    words: str
    article: str
    name: str
    publisher: str | None
    published: str | None
    span: Pair


def timeline(
    connection: Connection,
    *,
    actor: str | None = None,
    since: str | None = None,
    until: str | None = None,
    after: str | None = None,
    limit: int = PAGE,
) -> Page[Dated]:
    """Dated events and statements, the earliest first; `actor`: only those it takes part in, by its key.

    Raises:
        NoSuchActor: if there is no actor of that key.
    """
    number = None if actor is None else actor_row(connection, actor)
    takes_part: TakesPart = None if number is None else "many" if is_in_many(connection, number) else "few"
    last_day, _, last = (after or ".00").rpartition(".")
    last_sort, last_number = int(last[0]), int(last[1:])
    given: dict[str, Any] = {"limit": limit + 1, "since": since, "until": f"{until}~"}
    given |= {"stretch": STRETCH, "last_day": last_day, "last_number": last_number}
    if number is not None:
        given["guises"] = guises_of(connection, number)
    found: list[tuple[str, int, int]] = []
    for sort in range(len(_SORTS)):
        beyond = None if after is None else (sort > last_sort) - (sort < last_sort)
        query = _rows(sort, takes_part, since=bool(since), until=bool(until), beyond=beyond)
        rows = connection.execute(query, given).all()
        if takes_part == "many" and len(rows) <= limit:  # hardly ever in what is told, though in many articles
            query = _rows(sort, "few", since=bool(since), until=bool(until), beyond=beyond)
            rows = connection.execute(query, given).all()
        found += [(day, sort, one) for day, one in rows]
    found.sort()
    told = _dated(connection, found[:limit])
    day_, sort_, number = found[limit - 1] if len(found) > limit else ("", 0, 0)
    return Page(told, f"{day_}.{sort_}{number}" if day_ else None)


TakesPart = Literal["few", "many"] | None
"""Whether what only one actor takes part in is asked for, and whether few or many articles name it.

Who is in many is soon met on the way through the days; what others take part in, or who is not met, is gathered.
"""


@cache
def _rows(sort: int, takes_part: TakesPart, *, since: bool, until: bool, beyond: int | None) -> Select[Any]:
    """The query for the days and ids of a sort of rows, the earliest first.

    `since` and `until` tell whether there is such a day; `beyond` whether the row that the page before ended with is of
    a later sort (-1), of this (0) or of an earlier one (1), None on the first page.
    """
    table, day = _SORTS[sort]
    number = table.c.id
    order = func.coalesce(day, "") if takes_part == "few" else day  # which no index has: few are put in order
    query = select(day.label("day"), number.label("id")).where(day.is_not(None)).order_by(order, number)
    if since:
        query = query.where(day >= bindparam("since"))
    if until:
        query = query.where(day <= bindparam("until"))
    if beyond is not None:
        query = query.where(_following(day, number, beyond))
    if takes_part == "many":
        way = query.add_columns(_WHERE_NAMED[sort].label("named")).limit(bindparam("stretch")).subquery("way")
        query = select(way.c.day, way.c.id).where(_is_met(way.c.id, way.c.named, sort)).order_by(way.c.day, way.c.id)
    elif takes_part == "few":
        query = query.where(_takes_part(sort))
    return query.limit(bindparam("limit"))


def _following(day: ColumnElement[str], number: ColumnElement[int], beyond: int) -> ColumnElement[bool]:
    """What comes after a row: on a later day, or on that day of a later sort, or of its sort with a higher number."""
    last_day, last_number = bindparam("last_day", type_=Text), bindparam("last_number", type_=BigInteger)
    if beyond < 0:
        return day > last_day
    if beyond > 0:
        return day >= last_day
    return or_(day > last_day, and_(day == last_day, number > last_number))


def _takes_part(sort: int) -> ColumnElement[bool]:
    """Whether an actor, given by its guises, takes part in an event, or a statement is its own: of all that are."""
    mentions = select(appearances.c.mentioned).where(among(appearances.c.guise, "guises"))
    if sort == 1:
        return statements.c.source.in_(mentions)
    acting = select(event_actors.c.event).where(event_actors.c.mentioned.in_(mentions))
    return events.c.id.in_(acting.union(select(events.c.id).where(events.c.place.in_(mentions))))


def _is_met(number: ColumnElement[int], named: ColumnElement[int], sort: int) -> ColumnElement[bool]:
    """The same of one row on the way through the days, by its id and the mention of its place or its source."""
    there = appearances.c.mentioned
    own = exists().where(there == named, IS_IN)
    acts = exists().where(event_actors.c.event == number, event_actors.c.mentioned == there, IS_IN)
    return or_(acts, own) if sort == 0 else own


_SORTS: tuple[tuple[Table, ColumnElement[str]], ...] = (
    (events, events.c.first_day),
    (statements, statements.c.date_value),
)


_WHERE_NAMED: tuple[ColumnElement[int], ...] = (events.c.place, statements.c.source)


def _dated(connection: Connection, found: Sequence[tuple[str, int, int]]) -> list[Dated]:
    of_events = _events(connection, [number for _, sort, number in found if sort == 0])
    of_statements = _statements(connection, [number for _, sort, number in found if sort == 1])
    return [of_events[number] if sort == 0 else of_statements[number] for _, sort, number in found]


def _words(start: ColumnElement[int], end: ColumnElement[int]) -> Label[str]:
    return func.substr(articles.c.text, start + 1, end - start).label("words")


_teller, _where = mentioned.alias("teller"), mentioned.alias("where")
_EVENTS = (
    select(events, articles.c.key, articles.c.name, articles.c.publisher, articles.c.published)
    .add_columns(_words(events.c.start, events.c.end))
    .join(articles, articles.c.id == events.c.article)
    .add_columns(_teller.c.name.label("teller"), _where.c.name.label("where"))
    .outerjoin(statements, statements.c.id == events.c.stated_in)
    .outerjoin(_teller, _teller.c.id == statements.c.source)
    .outerjoin(_where, _where.c.id == events.c.place)
    .where(among(events.c.id, "ids"))
)
_PARTIES = (
    select(event_actors.c.event, event_actors.c.role, mentioned.c.name, mentioned.c.kind, actors.c.key)
    .select_from(with_actor(event_actors, event_actors.c.mentioned))
    .where(among(event_actors.c.event, "ids"))
    .order_by(event_actors.c.event, event_actors.c.role, event_actors.c.number)
)
_STATEMENTS = (
    select(statements, articles.c.key, articles.c.name, articles.c.publisher, articles.c.published)
    .add_columns(mentioned.c.name.label("who"), mentioned.c.kind.label("who_kind"), actors.c.key.label("actor"))
    .add_columns(_words(statements.c.date_start, statements.c.date_end))
    .select_from(with_actor(statements.join(articles, articles.c.id == statements.c.article), statements.c.source))
    .where(among(statements.c.id, "ids"))
)


def _events(connection: Connection, ids: list[int]) -> dict[int, Dated]:
    parties = _parties(connection, ids)
    return {
        row.id: Dated(
            "event", row.first_day, row.last_day, row.precision, row.type, row.mode, row.status, row.certainty,
            parties[row.id, "initiator"], parties[row.id, "recipient"], row.where,
            row.teller if row.stated_in is None or row.teller else "somebody not named",
            row.words, row.key, row.name, row.publisher, row.published, (row.start, row.end),
        )
        for row in (connection.execute(_EVENTS, {"ids": ids}).all() if ids else ())
    }  # fmt: skip


def _parties(connection: Connection, ids: list[int]) -> dict[tuple[int, str], list[Party]]:
    found: dict[tuple[int, str], list[Party]] = defaultdict(list)
    for row in connection.execute(_PARTIES, {"ids": ids}).all() if ids else ():
        found[row.event, row.role].append(Party(row.name, row.kind, row.key))
    return found


def _statements(connection: Connection, ids: list[int]) -> dict[int, Dated]:
    found = {}
    for row in connection.execute(_STATEMENTS, {"ids": ids}).all() if ids else ():
        by = [Party(row.who, row.who_kind, row.actor)] if row.who is not None else []
        start, end = row.contents[0] if row.contents else (row.date_start, row.date_end)
        found[row.id] = Dated(
            "statement", row.date_value, None, None, row.act, None, None, row.certainty, by, [], None, row.who,
            row.content or row.words, row.key, row.name, row.publisher, row.published, (start, end),
        )  # fmt: skip
    return found
