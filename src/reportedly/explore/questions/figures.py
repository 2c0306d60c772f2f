"""Counts that articles of some days give, each with whose count it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, select

from reportedly.explore.questions.answers import PAGE, Page
from reportedly.store.tables.articles import articles
from reportedly.store.tables.readings import figures, mentioned


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A count as an article has it; `words` stand at `span` of its text. `by` is None: the publisher's own."""

    article: str
    publisher: str | None
    published: str
    figure: str
    measure: str
    low: float | None
    high: float | None
    qualifier: str
    unit: str | None
    by: str | None
    place: str | None
    as_of: str | None
    words: str
    span: tuple[int, int]


def figures_between(
    connection: Connection,
    since: str,
    until: str,
    *,
    measure: str | None = None,
    after: str | None = None,
    limit: int = PAGE,
) -> Page[StatedFigure]:
    """The figures of articles published between two days, both included, in the order of their publication.

    `measure`: only figures of those killed, displaced …, as `reading.Measure` lists them.
    """
    by, place = mentioned.alias("by"), mentioned.alias("place")
    f = figures.c
    passed = int(after or 0)
    query = (
        select(figures, articles.c.key, articles.c.publisher, articles.c.published)
        .add_columns(func.substr(articles.c.text, f.start + 1, f.end - f.start).label("words"))
        .add_columns(by.c.name.label("whose"), place.c.name.label("where"))
        .select_from(articles)
        .join(figures, f.article == articles.c.id)
        .outerjoin(by, by.c.id == f.by)
        .outerjoin(place, place.c.id == f.place)
        .where(articles.c.published_day.between(since, until))
        .order_by(articles.c.published_day, articles.c.id, f.id)
        .limit(limit + 1)
        .offset(passed)
    )
    if measure is not None:
        query = query.where(f.measure == measure)
    rows = connection.execute(query).all()
    return Page([_figure(row) for row in rows[:limit]], str(passed + limit) if len(rows) > limit else None)


def _figure(row: Row[Any]) -> StatedFigure:
    return StatedFigure(
        article=row.key,
        publisher=row.publisher,
        published=row.published,
        figure=row.local,
        measure=row.measure,
        low=row.low,
        high=row.high,
        qualifier=row.qualifier,
        unit=row.unit,
        by=row.whose,
        place=row.where,
        as_of=row.as_of,
        words=row.words,
        span=(row.start, row.end),
    )
