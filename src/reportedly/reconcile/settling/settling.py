"""Settling: what was noted is looked at, and the matters that it touches are told anew, a few in each transaction.

Noted ─▶ planned: which matters there are now, and which are not settled ─▶ told anew, a few at a time

Each arrow is one writing transaction. A process that ends in between leaves notes, or matters that are not settled, for
the next one; what was written of a matter before stays to be read until it is told anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Insert, delete, insert, select, update

from reportedly.reconcile.settling.findings import findings_of
from reportedly.reconcile.settling.looked_up import LookedUp
from reportedly.reconcile.settling.plans import Plan, noted, plan, told_anew
from reportedly.reconcile.settling.rows import Rows, rows_of
from reportedly.reconcile.voices.stored import chunks
from reportedly.store.among import among
from reportedly.store.connection import Database
from reportedly.store.tables.claims import claim_ties
from reportedly.store.tables.settled import (
    claim_origins,
    disputes,
    figure_series,
    matter_articles,
    matters,
    series_counts,
    unsettled,
)

AT_ONCE = 64
"""Matters that are told anew in one transaction."""

TOGETHER = 400
"""Articles of matters that are looked up at once."""

_KNOWN = select(claim_origins.c.claim).where(among(claim_origins.c.claim, "ids"))
_TIES_GONE = delete(claim_ties).where(among(claim_ties.c.claim, "ids"))
_TOLD_GONE = tuple(delete(table).where(among(table.c.matter, "ids")) for table in (disputes, figure_series))
_ORIGINS, _TIES, _DISPUTES, _COUNTS = map(insert, (claim_origins, claim_ties, disputes, series_counts))
_MATTERS, _SERIES = (
    insert(table).returning(table.c.id, sort_by_parameter_order=True) for table in (matters, figure_series)
)
_ORIGINS_GONE = delete(claim_origins).where(among(claim_origins.c.claim, "ids"))


@contextmanager
def changing(database: Database) -> Iterator[Connection]:
    """A writing transaction, after which what it changed is settled: for judgements, which are shown at once."""
    with database.writing() as connection:
        yield connection
    settle(database)


def settle(database: Database) -> int:
    """Settle all that is not settled; gives how many matters were told anew."""
    if is_settled(database):
        return 0
    with database.writing() as connection:
        _write_plan(connection, plan(connection, noted(connection)))
    told = 0
    while True:
        with database.writing() as connection:
            some = told_anew(connection, AT_ONCE)
            _tell(connection, some)
        told += len(some)
        if len(some) < AT_ONCE:
            return told


def is_settled(database: Database) -> bool:
    """Whether nothing is noted, and all matters are settled."""
    with database.reading() as connection:
        return nothing_noted(connection) and not told_anew(connection, 1)


def nothing_noted(connection: Connection) -> bool:
    """Whether nothing is noted."""
    return connection.execute(select(unsettled.c.article).limit(1)).first() is None


def _write_plan(connection: Connection, made: Plan) -> None:
    """Write down which matters there are now, and which are not settled; what was noted is done with."""
    for some in chunks(made.gone):
        connection.execute(delete(matters).where(matters.c.id.in_(some)))
    ids = _numbered(connection, _MATTERS, [{"settled": False} for _ in made.made])
    members = [
        {"article": one, "matter": own} for own, some in zip(ids, made.made, strict=True) for one in sorted(some)
    ]
    _insert(connection, insert(matter_articles), members)
    for some in chunks(made.anew):
        connection.execute(update(matters).where(matters.c.id.in_(some)).values(settled=False))
    for some in chunks(made.stale):
        connection.execute(_ORIGINS_GONE, {"ids": some})
    connection.execute(delete(unsettled))


def _tell(connection: Connection, told: dict[int, frozenset[int]]) -> None:
    for some in _lots(told):
        looked_up = LookedUp(connection)
        looked_up.look_up(frozenset().union(*some.values()))
        known = _with_origins(connection, looked_up.weighed())
        found = {matter: findings_of(articles, looked_up, known) for matter, articles in some.items()}
        _write(connection, {matter: rows_of(one, looked_up.ids) for matter, one in found.items()})
    for numbers in chunks(told):
        connection.execute(update(matters).where(matters.c.id.in_(numbers)).values(settled=True))


def _lots(told: dict[int, frozenset[int]]) -> Iterator[dict[int, frozenset[int]]]:
    """Matters of which what there is to know is held at once: so many articles, more only in a single matter."""
    lot: dict[int, frozenset[int]] = {}
    size = 0
    for matter, articles in told.items():
        if lot and size + len(articles) > TOGETHER:
            yield lot
            lot, size = {}, 0
        lot[matter] = articles
        size += len(articles)
    if lot:
        yield lot


def _with_origins(connection: Connection, ids: Iterable[int]) -> set[int]:
    """Of claims those whose origins are written down: they were forgotten where anything they depend on has changed."""
    found: set[int] = set()
    for some in chunks(ids):
        found |= set(connection.execute(_KNOWN, {"ids": some}).scalars())
    return found


def _write(connection: Connection, told: Mapping[int, Rows]) -> None:
    """Write down what was found of matters, in place of what was."""
    _clear(connection, told)
    every = told.values()
    _insert(connection, _ORIGINS, [row for rows in every for row in rows.origins])
    _insert(connection, _TIES, [row for rows in every for row in rows.ties])
    _insert(
        connection, _DISPUTES, [{**row, "matter": matter} for matter, rows in told.items() for row in rows.disputes]
    )
    series = [({**row, "matter": own}, counts) for own, rows in told.items() for row, counts in rows.series]
    ids = _numbered(connection, _SERIES, [row for row, _ in series])
    counts = [{**row, "series": own} for own, (_, some) in zip(ids, series, strict=True) for row in some]
    _insert(connection, _COUNTS, counts)


def _clear(connection: Connection, told: Mapping[int, Rows]) -> None:
    for some in chunks(told):
        for gone in _TOLD_GONE:
            connection.execute(gone, {"ids": some})
    for some in chunks(claim for rows in told.values() for claim in rows.claims):
        connection.execute(_TIES_GONE, {"ids": some})


def _numbered(connection: Connection, statement: Insert, rows: list[dict[str, Any]]) -> list[int]:
    """Insert rows; gives the id of each, in their order."""
    return list(connection.execute(statement, rows).scalars()) if rows else []


def _insert(connection: Connection, statement: Insert, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(statement, rows)
