"""What pairs of articles have in common, as it is kept, so that ties can be settled anew without comparing again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select

from reportedly.reconcile.copies.passages import Common, compare
from reportedly.reconcile.copies.prints import VERSION, Print, unpack
from reportedly.store.among import among
from reportedly.store.into import add_rows
from reportedly.store.prepared import Prepared
from reportedly.store.tables.articles import articles
from reportedly.store.tables.copies import pairs, prints

Pairs = Mapping[tuple[int, int], Common]
"""What each article has in common with each other, seen from the first of the two, without the passages."""

_PRINTS_OF = Prepared(
    select(prints.c.article, articles.c.key, prints.c.words, prints.c.boilerplate)
    .join_from(prints, articles, prints.c.article == articles.c.id)
    .where(among(prints.c.article, "ids"), prints.c.version == VERSION)
)
_NEXT_TO = Prepared(select(pairs.c.other).where(among(pairs.c.article, "ids")).distinct())
_AMONG = Prepared(select(pairs).where(among(pairs.c.article, "ids"), among(pairs.c.other, "ids")))
_OF_ONE = Prepared(delete(pairs).where((pairs.c.article == bindparam("one")) | (pairs.c.other == bindparam("one"))))


def prints_of(connection: Connection, ids: Iterable[int]) -> dict[int, tuple[str, Print]]:
    """The keys and prints of articles; of those printed in another way than today's, none."""
    wanted = list(ids)
    rows = _PRINTS_OF.rows(connection, ids=wanted) if wanted else ()
    return {row.article: (row.key, unpack(row.words, row.boilerplate)) for row in rows}


def in_common(one: tuple[str, Print], other: tuple[str, Print]) -> Common:
    """What two articles have in common: the same, whichever of them is named first."""
    if one[0] <= other[0]:
        return compare(one[1], other[1])
    return compare(other[1], one[1]).turned


def write_pairs(connection: Connection, article: int, found: Mapping[int, Common]) -> None:
    """Keep what an article has in common with others, instead of what was kept of it."""
    _OF_ONE.run(connection, one=article)
    rows = []
    for other, common in sorted(found.items()):
        rows += [_row(article, other, common), _row(other, article, common.turned)]
    add_rows(connection, pairs, rows)


def _row(article: int, other: int, common: Common) -> dict[str, Any]:
    return {"article": article, "other": other, "words": common.words, "share": common.share}


def next_to(connection: Connection, ids: Collection[int]) -> set[int]:
    """The articles that have passages in common with some."""
    return set(_NEXT_TO.column(connection, ids=sorted(ids))) if ids else set()


def reached(connection: Connection, starts: Collection[int], most: int) -> set[int] | None:
    """All that pairs lead to from some articles, and these; None if there are more than so many."""
    found, fresh = set(starts), set(starts)
    while fresh and len(found) <= most:
        fresh = next_to(connection, fresh) - found
        found |= fresh
    return found if len(found) <= most else None


def pairs_among(connection: Connection, ids: Collection[int]) -> dict[tuple[int, int], Common]:
    """What these articles have in common with one another."""
    rows = _AMONG.rows(connection, ids=sorted(ids)) if len(ids) > 1 else ()
    sides = {(row.article, row.other): (row.words, row.share) for row in rows}
    return {(one, other): Common(*_both(mine, sides[other, one]), passages=()) for (one, other), mine in sides.items()}


def _both(mine: tuple[int, float], its: tuple[int, float]) -> tuple[int, int, float, float]:
    return mine[0], its[0], mine[1], its[1]
