"""The articles of an actor, those published last first, found without putting all of them in order.

Who is named in a few articles is answered by ordering those. Who is named in tens of thousands is soon met on the way
back through the days, so only a stretch of that way is gone; where that is too short, all are ordered after all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select

from reportedly.store.tables.actors import actors, appearances, guises
from reportedly.store.tables.articles import articles
from reportedly.store.tables.readings import statements

MANY = 1_000
"""Articles from which on an actor is looked for on the way back through the days."""

STRETCHES = (300, 1_200, 4_500)
"""Articles of that way, one stretch after the other, until enough are found."""

Place = tuple[str, int]
"""An article in the order of publication: its day, "" where that is not known, and its row."""

_day = func.coalesce(articles.c.published_day, "")


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
    return (connection.execute(select(actors.c.articles).where(actors.c.id == actor)).scalar() or 0) >= MANY


def guises_of(connection: Connection, actor: int) -> list[int]:
    """The rows of an actor's guises."""
    return list(connection.execute(select(guises.c.id).where(guises.c.actor == actor)).scalars())


def _on_the_way(connection: Connection, actor: int, limit: int, before: Place | None, *, speaking: bool) -> list[Place]:
    a, found = articles.c, list[Place]()
    is_named = is_in(guises_of(connection, actor))
    if speaking:
        is_named &= exists().where(statements.c.source == appearances.c.mentioned)
    for stretch in STRETCHES:
        way = select(a.id, a.published_day).where(a.published_day.is_not(None)).limit(stretch)
        if before is not None:
            day, number = before
            way = way.where(a.published_day <= day, or_(a.published_day < day, a.id < number))
        rows = connection.execute(way.order_by(a.published_day.desc(), a.id.desc())).all()
        near = select(appearances.c.article).where(appearances.c.article.in_([row.id for row in rows]), is_named)
        meant = set(connection.execute(near).scalars())
        found += [(row.published_day, row.id) for row in rows if row.id in meant]
        if len(found) >= limit or len(rows) < stretch:
            break
        before = (rows[-1].published_day, rows[-1].id)
    return found[:limit]


def is_in(guises_: Sequence[int]) -> ColumnElement[bool]:
    """Whether an appearance is in one of some guises.

    Written so that no index of guises is used, which would lead through all appearances of an actor when those of one
    article are asked for.
    """
    return (appearances.c.guise + 0).in_(guises_)


def _ordered(connection: Connection, actor: int, limit: int, before: Place | None, *, speaking: bool) -> list[Place]:
    query: Select[Any] = (
        select(_day.label("day"), articles.c.id)
        .join(appearances, appearances.c.article == articles.c.id)
        .join(guises, guises.c.id == appearances.c.guise)
        .where(guises.c.actor == actor)
        .distinct()
    )
    if speaking:
        query = query.where(exists().where(statements.c.source == appearances.c.mentioned))
    if before is not None:
        day, number = before
        query = query.where(or_(_day < day, and_(_day == day, articles.c.id < number)))
    rows = connection.execute(query.order_by(_day.desc(), articles.c.id.desc()).limit(limit))
    return [(row.day, row.id) for row in rows]
