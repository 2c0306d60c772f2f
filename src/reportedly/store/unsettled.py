"""Noting what has to be settled anew: where the claims, the words or the actors of articles have changed.

To be called in the transaction that changes them. Noting is cheap, and bounded for each change; what is noted is
settled by a transaction of its own (`reportedly.reconcile.settling`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import (
    ColumnElement,
    Connection,
    delete,
    exists,
    func,
    insert,
    literal,
    select,
)

from reportedly.store.among import among
from reportedly.store.into import add_missing
from reportedly.store.prepared import Prepared
from reportedly.store.tables.actors import appearances, guises
from reportedly.store.tables.claims import claim_statements, claim_units
from reportedly.store.tables.settled import claim_origins, unsettled

SHARES, BEGINS, PAGE = "shares", "begins", "page"
AT_ONCE = 400

MOST_NAMING = 100
"""Articles of an actor that are settled anew when it gets another name, or joins another: the latest that name it."""


_SAYING = Prepared(
    select(claim_units.c.article, claim_statements.c.number)
    .join(claim_statements, claim_statements.c.unit == claim_units.c.id)
    .where(among(claim_statements.c.claim, "ids"))
)
_FORGET_ORIGINS = Prepared(delete(claim_origins).where(among(claim_origins.c.claim, "ids")))


def claims_changed(connection: Connection, ids: Iterable[int]) -> None:
    """Note that claims are other than before: to be told of those that go before they go, of new ones when there.

    Their origins are forgotten, for those that are written down are taken to be right as long as no page has changed.
    """
    if wanted := sorted(set(ids)):
        saying = _SAYING.rows(connection, ids=wanted)
        _note(connection, SHARES, {article for article, _ in saying})
        _note(connection, BEGINS, {article for article, number in saying if number == 0})
        _FORGET_ORIGINS.run(connection, ids=wanted)


def articles_changed(connection: Connection, ids: Iterable[int]) -> None:
    """Note that articles are other than before: their readings, what is known of them, or whose words they have."""
    _note(connection, PAGE, set(ids))


def _note(connection: Connection, why: str, ids: Collection[int]) -> None:
    """Note this of articles of which it is not noted yet."""
    add_missing(connection, unsettled, [{"article": article, "why": why} for article in sorted(ids)])


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
    known = exists().where(unsettled.c.article == latest.c.article, unsettled.c.why == PAGE)
    told = select(latest.c.article, literal(PAGE))
    return Prepared(insert(unsettled).from_select(["article", "why"], told.where(~known)))


_NAMING_ACTORS = _naming(among(guises.c.actor, "ids"))
_NAMING_GUISES = _naming(among(guises.c.id, "ids"))


def is_settled(connection: Connection) -> bool:
    """Whether nothing is noted."""
    return connection.execute(select(func.count()).select_from(select(unsettled).limit(1).subquery())).scalar_one() == 0


def _chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    every = sorted(set(ids))
    for start in range(0, len(every), AT_ONCE):
        yield every[start : start + AT_ONCE]
