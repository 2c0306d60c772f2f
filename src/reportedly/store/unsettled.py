"""Noting what has to be settled anew: where the claims, the words or the actors of articles have changed.

To be called in the transaction that changes them. Noting is cheap, and bounded for each change; what is noted is
settled by a transaction of its own (`reportedly.reconcile.settling`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    delete,
    exists,
    func,
    insert,
    literal,
    select,
    union,
)

from reportedly.store.among import among
from reportedly.store.into import add_rows
from reportedly.store.prepared import Prepared
from reportedly.store.tables.actors import appearances, guises
from reportedly.store.tables.claims import claim_statements, claim_units
from reportedly.store.tables.settled import claim_origins, unsettled

SHARES, BEGINS, PAGE = "shares", "begins", "page"
AT_ONCE = 400

MOST_NAMING = 100
"""Articles of an actor that are settled anew when it gets another name, or joins another: the latest that name it."""


def _unnoted(why: str, told: Select[Any]) -> Select[Any]:
    """Of articles those of which this is not noted yet, with what is to be noted."""
    known = exists().where(unsettled.c.article == told.selected_columns[0], unsettled.c.why == why)
    return told.add_columns(literal(why)).where(~known).distinct()


def _noting(*told: Select[Any]) -> Prepared:
    return Prepared(insert(unsettled).from_select(["article", "why"], union(*told) if len(told) > 1 else told[0]))


_SAYING = (
    select(claim_units.c.article)
    .join(claim_statements, claim_statements.c.unit == claim_units.c.id)
    .where(among(claim_statements.c.claim, "ids"))
)
_SHARE_OR_BEGIN = _noting(_unnoted(SHARES, _SAYING), _unnoted(BEGINS, _SAYING.where(claim_statements.c.number == 0)))
_FORGET_ORIGINS = Prepared(delete(claim_origins).where(among(claim_origins.c.claim, "ids")))


def claims_changed(connection: Connection, ids: Iterable[int]) -> None:
    """Note that claims are other than before: to be told of those that go before they go, of new ones when there.

    Their origins are forgotten, for those that are written down are taken to be right as long as no page has changed.
    """
    if wanted := sorted(set(ids)):
        _SHARE_OR_BEGIN.run(connection, ids=wanted)
        _FORGET_ORIGINS.run(connection, ids=wanted)


def articles_changed(connection: Connection, ids: Iterable[int]) -> None:
    """Note that articles are other than before: their readings, what is known of them, or whose words they have."""
    if wanted := sorted(set(ids)):
        known = set(_NOTED.column(connection, ids=wanted))
        missing = [{"article": article, "why": PAGE} for article in wanted if article not in known]
        add_rows(connection, unsettled, missing)


def actors_changed(connection: Connection, ids: Collection[int]) -> None:
    """Note that actors, by their ids, are called otherwise."""
    for some in _chunks(ids):
        _NAMING_ACTORS.run(connection, ids=some)


def guises_moved(connection: Connection, ids: Collection[int]) -> None:
    """Note that guises are of other actors than before."""
    for some in _chunks(ids):
        _NAMING_GUISES.run(connection, ids=some)


def _naming(which: ColumnElement[bool]) -> Prepared:
    """Notes the latest articles that name those that are chosen."""
    told = select(appearances.c.article).where(appearances.c.guise.in_(select(guises.c.id).where(which)))
    latest = told.distinct().order_by(appearances.c.article.desc()).limit(MOST_NAMING).subquery()
    return _noting(_unnoted(PAGE, select(latest.c.article)))


_NOTED = Prepared(select(unsettled.c.article).where(among(unsettled.c.article, "ids"), unsettled.c.why == PAGE))
_NAMING_ACTORS = _naming(among(guises.c.actor, "ids"))
_NAMING_GUISES = _naming(among(guises.c.id, "ids"))


def is_settled(connection: Connection) -> bool:
    """Whether nothing is noted."""
    return connection.execute(select(func.count()).select_from(select(unsettled).limit(1).subquery())).scalar_one() == 0


def _chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    every = sorted(set(ids))
    for start in range(0, len(every), AT_ONCE):
        yield every[start : start + AT_ONCE]
