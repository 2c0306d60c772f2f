"""The articles of an actor, those published last first, found without putting all of them in order.

Who is named in a few articles is answered by ordering those. Who is named in tens of thousands is soon met on the way
back through the days, so only a stretch of that way is gone; where that is too short, all are ordered after all.
"""

from __future__ import annotations

from functools import cache, partial
from typing import Any

from sqlalchemy import BigInteger, Connection, Select, Text, and_, bindparam, exists, func, or_, select

from reportedly.explore.questions.known import known_to
from reportedly.store.among import among
from reportedly.store.tables.actors import actors, appearances, guises
from reportedly.store.tables.articles import articles
from reportedly.store.tables.readings import statements

MANY = 3_000
"""Articles from which on an actor is looked for on the way back through the days."""

STRETCHES = (300, 1_200, 4_500)
"""Articles of that way, one stretch after the other, until enough are found."""

Place = tuple[str, int]
"""An article in the order of publication: its day, "" where that is not known, and its row."""

_day = func.coalesce(articles.c.published_day, "")
_NAMED_IN = select(actors.c.articles).where(actors.c.id == bindparam("actor"))
_GUISES = select(guises.c.id).where(guises.c.actor == bindparam("actor"))


def latest_articles(
    connection: Connection, actor: int, limit: int, *, before: Place | None = None, speaking: bool = False
) -> list[Place]:
    """The articles that name an actor, by its row, what was published last first, so many at the most.

    Args:
        connection: of the dossier.
        actor: its row.
        limit: articles at the most.
        before: only articles that come after this one in the order.
        speaking: only those that attribute something to it.
    """
    if is_in_many(connection, actor):
        found = _on_the_way(connection, actor, limit, before, speaking=speaking)
        if len(found) == limit:
            return found
    return _ordered(connection, actor, limit, before, speaking=speaking)


def is_in_many(connection: Connection, actor: int) -> bool:
    """Whether so many articles name an actor that it is soon met on the way through them."""
    return (connection.execute(_NAMED_IN, {"actor": actor}).scalar() or 0) >= MANY


def guises_of(connection: Connection, actor: int) -> list[int]:
    """The rows of an actor's guises."""
    return list(connection.execute(_GUISES, {"actor": actor}).scalars())


def _on_the_way(connection: Connection, actor: int, limit: int, before: Place | None, *, speaking: bool) -> list[Place]:
    found, its = list[Place](), guises_of(connection, actor)
    for stretch in STRETCHES:
        rows = known_to(connection).one("way", (before, stretch), partial(_stretch, connection, before, stretch), len)
        near = {"guises": its, "articles": [article for _, article in rows]}
        meant = set(connection.execute(_near(speaking), near).scalars())
        found += [(day, article) for day, article in rows if article in meant]
        if len(found) >= limit or len(rows) < stretch:
            break
        before = (rows[-1][0], rows[-1][1])
    return found[:limit]


def _stretch(connection: Connection, before: Place | None, stretch: int) -> list[Place]:
    """So many articles on the way back through the days, from a place on; the same for every actor."""
    place = {} if before is None else {"day": before[0], "number": before[1]}
    rows = connection.execute(_way(before is not None), {"stretch": stretch, **place}).all()
    return [(day, article) for day, article in rows]


@cache
def _way(goes_on: bool) -> Select[Any]:
    """The query for a stretch, from a place on where it goes on from there."""
    a = articles.c
    way = select(a.published_day, a.id).where(a.published_day.is_not(None)).limit(bindparam("stretch"))
    if goes_on:
        day, number = bindparam("day", type_=Text), bindparam("number", type_=BigInteger)
        way = way.where(a.published_day <= day, or_(a.published_day < day, a.id < number))
    return way.order_by(a.published_day.desc(), a.id.desc())


@cache
def _near(speaking: bool) -> Select[Any]:
    """Which of some articles name some guises, or attribute something to them."""
    query = select(appearances.c.article).where(among(appearances.c.article, "articles"), IS_IN)
    return query.where(exists().where(statements.c.source == appearances.c.mentioned)) if speaking else query


IS_IN = among(appearances.c.guise + 0, "guises")
"""Whether an appearance is in one of some guises, which the statement is given as `guises`.

Written so that no index of guises is used, which would lead through all appearances of an actor when those of one
article are asked for.
"""


def _ordered(connection: Connection, actor: int, limit: int, before: Place | None, *, speaking: bool) -> list[Place]:
    place = {} if before is None else {"day": before[0], "number": before[1]}
    query = _in_order(speaking, before is not None)
    return [
        (day, article) for day, article in connection.execute(query, {"actor": actor, "most": limit, **place}).all()
    ]


@cache
def _in_order(speaking: bool, goes_on: bool) -> Select[Any]:
    query: Select[Any] = (
        select(_day.label("day"), articles.c.id)
        .join(appearances, appearances.c.article == articles.c.id)
        .join(guises, guises.c.id == appearances.c.guise)
        .where(guises.c.actor == bindparam("actor"))
        .distinct()
    )
    if speaking:
        query = query.where(exists().where(statements.c.source == appearances.c.mentioned))
    if goes_on:
        day, number = bindparam("day", type_=Text), bindparam("number", type_=BigInteger)
        query = query.where(or_(_day < day, and_(_day == day, articles.c.id < number)))
    return query.order_by(_day.desc(), articles.c.id.desc()).limit(bindparam("most"))
