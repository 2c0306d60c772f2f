"""Counts of a dossier: figures of articles out of rows, and the bare counts that stand between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from reportedly.reconcile.series.bare import bare_counts
from reportedly.reconcile.series.nouns import Count
from reportedly.reconcile.voices.nouns import Chars, Page
from reportedly.reconcile.voices.stored import chunks
from reportedly.store.tables.readings import dates, figures, mentioned


def counts_in(connection: Connection, pages: Mapping[int, Page], *, measures: Collection[str] = ()) -> list[Count]:
    """The counts of articles, by the articles' ids; `measures`: only of those, where some are given."""
    every = (count for own in counts_by_article(connection, pages).values() for count in own)
    return [count for count in every if not measures or count.measure in measures]


def counts_by_article(connection: Connection, pages: Mapping[int, Page]) -> dict[int, list[Count]]:
    """The counts of each article, by the articles' ids, in order."""
    found: dict[int, list[Count]] = {}
    for some in chunks(pages):
        rows, taken = _figures(connection, some), _dates(connection, some)
        for article in some:
            own = [_count(row, pages[article], rows[article]) for row in rows[article]]
            found[article] = [*own, *bare_counts(pages[article], own, taken[article])]
    return found


def _figures(connection: Connection, ids: Sequence[int]) -> dict[int, list[Row[Any]]]:
    found: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(_asked(), {"ids": ids}):
        found[row.article].append(row)
    return found


@cache
def _asked() -> Any:
    """The query for the figures of articles; made once, for that takes longer than to ask."""
    by, place = mentioned.alias("counter"), mentioned.alias("place_of")
    return (
        select(figures, by.c.local.label("counter"), place.c.name.label("place_name"))
        .outerjoin(by, by.c.id == figures.c.by)
        .outerjoin(place, place.c.id == figures.c.place)
        .where(figures.c.article.in_(bindparam("ids", expanding=True)))
        .order_by(figures.c.id)
    )


def _dates(connection: Connection, ids: Sequence[int]) -> dict[int, list[Chars]]:
    found: dict[int, list[Chars]] = defaultdict(list)
    for row in connection.execute(select(dates).where(dates.c.article.in_(ids))):
        found[row.article].append((row.start, row.end))
    return found


def _count(row: Row[Any], page: Page, others: Sequence[Row[Any]]) -> Count:
    whole = next(((one.start, one.end) for one in others if one.id == row.part_of), None)
    return Count(
        page=page,
        chars=(row.start, row.end),
        measure=row.measure,
        low=row.low,
        high=row.high,
        qualifier=row.qualifier,
        unit=row.unit,
        by=page.voices.get(row.counter) if row.counter is not None else None,
        as_of=row.as_of,
        place=row.place_name,
        part_of=whole,
    )
