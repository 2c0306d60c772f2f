"""Counts of a dossier: figures of articles out of rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, select

from reportedly.reading import Measure, Qualifier
from reportedly.reconcile.series.nouns import Count
from reportedly.reconcile.voices.nouns import Page
from reportedly.reconcile.voices.stored import chunks
from reportedly.store.tables.readings import figures, mentioned


def counts_in(connection: Connection, pages: Mapping[int, Page], *, measures: Collection[str] = ()) -> list[Count]:
    """The counts of articles, by the articles' ids; `measures`: only of those, where some are given."""
    every = (count for own in counts_by_article(connection, pages).values() for count in own)
    return [count for count in every if not measures or count.measure in measures]


def counts_by_article(connection: Connection, pages: Mapping[int, Page]) -> dict[int, list[Count]]:
    """The counts of each article, by the articles' ids, in order."""
    found: dict[int, list[Count]] = {}
    for some in chunks(pages):
        rows = _figures(connection, some)
        for article in some:
            found[article] = list(_counts(pages[article], tuple(rows[article])))
    return found


@lru_cache(1 << 11)  # the articles of the days that are being added are settled again and again
def _counts(page: Page, rows: tuple[_Figure, ...]) -> tuple[Count, ...]:
    return tuple(_count(row, page, rows) for row in rows)


class _Figure(NamedTuple):
    """A row of a figure that its article gives."""

    id: int
    start: int
    end: int
    measure: Measure
    low: float | None
    high: float | None
    qualifier: Qualifier
    unit: str | None
    as_of: str | None
    part_of: int | None
    counter: str | None
    place_name: str | None


def _figures(connection: Connection, ids: Sequence[int]) -> dict[int, list[_Figure]]:
    found: dict[int, list[_Figure]] = defaultdict(list)
    for article, *told in connection.execute(_asked(), {"ids": ids}).all():
        found[article].append(_Figure(*told))
    return found


@cache
def _asked() -> Any:
    """The query for the figures of articles; made once, for that takes longer than to ask."""
    by, place = mentioned.alias("counter"), mentioned.alias("place_of")
    return (
        select(
            figures.c.article, figures.c.id, figures.c.start, figures.c.end, figures.c.measure, figures.c.low,
            figures.c.high, figures.c.qualifier, figures.c.unit, figures.c.as_of, figures.c.part_of,
            by.c.local.label("counter"), place.c.name.label("place_name"),
        )
        .outerjoin(by, by.c.id == figures.c.by)
        .outerjoin(place, place.c.id == figures.c.place)
        .where(figures.c.article.in_(bindparam("ids", expanding=True)))
        .order_by(figures.c.id)
    )  # fmt: skip


def _count(row: _Figure, page: Page, others: Sequence[_Figure]) -> Count:
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
