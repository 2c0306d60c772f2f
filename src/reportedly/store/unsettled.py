"""Noting what has to be settled anew: where the claims, the words or the actors of articles have changed.

To be called in the transaction that changes them. Noting is cheap, and bounded for each change; what is noted is
settled by a transaction of its own (`reportedly.reconcile.settling`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Insert, Select, delete, exists, func, insert, literal, select

from reportedly.store.among import among
from reportedly.store.tables.actors import appearances, guises
from reportedly.store.tables.claims import claim_statements, claim_units
from reportedly.store.tables.settled import claim_origins, unsettled

SHARES, BEGINS, PAGE = "shares", "begins", "page"
AT_ONCE = 400

MOST_NAMING = 100
"""Articles of an actor that are settled anew when it gets another name, or joins another: the latest that name it."""


def _noting(why: str, told: Select[Any]) -> Insert:
    article = told.selected_columns[0]
    known = exists().where(unsettled.c.article == article, unsettled.c.why == why)
    query = told.add_columns(literal(why)).where(~known).distinct()
    return insert(unsettled).from_select(["article", "why"], query)


_SAYING = (
    select(claim_units.c.article)
    .join(claim_statements, claim_statements.c.unit == claim_units.c.id)
    .where(among(claim_statements.c.claim, "ids"))
)
_SHARE_THEM = _noting(SHARES, _SAYING)
_BEGIN_THEM = _noting(BEGINS, _SAYING.where(claim_statements.c.number == 0))
_FORGET_ORIGINS = delete(claim_origins).where(among(claim_origins.c.claim, "ids"))


def claims_changed(connection: Connection, ids: Iterable[int]) -> None:
    """Note that claims are other than before: to be told of those that go before they go, of new ones when there.

    Their origins are forgotten, for those that are written down are taken to be right as long as no page has changed.
    """
    if wanted := sorted(set(ids)):
        connection.execute(_SHARE_THEM, {"ids": wanted})
        connection.execute(_BEGIN_THEM, {"ids": wanted})
        connection.execute(_FORGET_ORIGINS, {"ids": wanted})


def articles_changed(connection: Connection, ids: Iterable[int]) -> None:
    """Note that articles are other than before: their readings, what is known of them, or whose words they have."""
    for some in _chunks(ids):
        rows = [{"article": article, "why": PAGE} for article in some]
        there = select(unsettled.c.article).where(unsettled.c.article.in_(some), unsettled.c.why == PAGE)
        known = set(connection.execute(there).scalars())
        if missing := [row for row in rows if row["article"] not in known]:
            connection.execute(insert(unsettled), missing)


def actors_changed(connection: Connection, ids: Collection[int]) -> None:
    """Note that actors, by their ids, are called otherwise."""
    for some in _chunks(ids):
        _named_by(connection, select(guises.c.id).where(guises.c.actor.in_(some)))


def guises_moved(connection: Connection, ids: Collection[int]) -> None:
    """Note that guises are of other actors than before."""
    for some in _chunks(ids):
        _named_by(connection, select(guises.c.id).where(guises.c.id.in_(some)))


def _named_by(connection: Connection, which: Select[Any]) -> None:
    told = select(appearances.c.article).where(appearances.c.guise.in_(which))
    latest = told.distinct().order_by(appearances.c.article.desc()).limit(MOST_NAMING).subquery()
    _note(connection, PAGE, select(latest.c.article))


def _note(connection: Connection, why: str, told: Select[Any]) -> None:
    connection.execute(_noting(why, told))


def is_settled(connection: Connection) -> bool:
    """Whether nothing is noted."""
    return connection.execute(select(func.count()).select_from(select(unsettled).limit(1).subquery())).scalar_one() == 0


def _chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    every = sorted(set(ids))
    for start in range(0, len(every), AT_ONCE):
        yield every[start : start + AT_ONCE]
