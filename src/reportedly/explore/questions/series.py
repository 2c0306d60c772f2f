"""Figure series: for one toll every count by whom, as of when, published when; parts, and what replaced what."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Select, select

from reportedly.reconcile.series import Count, Series, series_of
from reportedly.reconcile.series.stored import counts_in
from reportedly.reconcile.voices.stored import pages_in
from reportedly.reconcile.voices.words import name_words
from reportedly.store.search.hits import matching
from reportedly.store.search.query import parse_query
from reportedly.store.tables.articles import articles
from reportedly.store.tables.readings import figures

MOST_ARTICLES = 400
"""Articles whose counts are laid in a row at once: the latest ones."""
NEAR = 200
"""Letters on either side of a count in which a place tells where it is of."""


@dataclass(frozen=True, slots=True)
class CountRow:
    """One count of a toll.

    `article` is what the input called it. `by` is who counts, as the article calls it (None: the publisher itself),
    `counter` the name of that counter in all the series. `low` and `high` are both ends; None is open. `part_of` is
    the span of the count of the same article that this one is a part of.
    """

    article: str
    key: str
    publisher: str | None
    published: str | None
    span: tuple[int, int]
    words: str
    by: str | None
    counter: str | None
    low: float | None
    high: float | None
    as_of: str | None
    part_of: tuple[int, int] | None
    part: bool


@dataclass(frozen=True, slots=True)
class CounterRange:
    """One counter's counts of a toll, parts left out: lowest and highest, and every name it goes by."""

    counter: str | None
    low: float | None
    high: float | None
    last: int
    names: list[str]


@dataclass(frozen=True, slots=True)
class ReplacedCount:
    """That a counter's later count took the place of an earlier one, by their places in the series."""

    counter: str | None
    earlier: int
    later: int
    reason: str


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """All counts of one toll, in the order of the days that they stand for."""

    measure: str
    of: str
    counts: list[CountRow]
    counters: list[CounterRange]
    replaced: list[ReplacedCount]


def series_list(
    connection: Connection,
    *,
    measure: str | None = None,
    place: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> list[SeriesRow]:
    """The figure series of a dossier, those with most counts first.

    Args:
        connection: of the dossier.
        measure: only of those killed, displaced …, as `reading.Measure` lists them.
        place: only counts at or beside this name, or in articles that open with it.
        since: only of articles published from this day on.
        until: only of articles published up to this day.
    """
    query = _asked(connection, measure, place, since, until)
    pages = pages_in(connection, [row.id for row in connection.execute(query)])
    counts = counts_in(connection, pages, measures={measure} if measure else ())
    if place is not None:
        wanted = name_words(place)
        counts = [count for count in counts if _is_at(count, wanted)]
    return [_row(one) for one in series_of(counts)]


def _asked(
    connection: Connection, measure: str | None, place: str | None, since: str | None, until: str | None
) -> Select[tuple[int]]:
    """A query for the articles whose counts are wanted, the latest."""
    query = select(articles.c.id).order_by(articles.c.published_day.desc().nulls_last(), articles.c.id.desc())
    counting = select(figures.c.article)
    if measure is not None:
        counting = counting.where(figures.c.measure == measure)
    if place is None:
        query = query.where(articles.c.id.in_(counting))
    else:
        said = " ".join(f'"{word}"' for word in place.replace('"', " ").split())
        found = matching(connection, parse_query(said), "articles").subquery()
        query = query.where(articles.c.id.in_(select(found.c.id)))
    if since is not None:
        query = query.where(articles.c.published_day >= since)
    if until is not None:
        query = query.where(articles.c.published_day <= until)
    return query.limit(MOST_ARTICLES)


def _is_at(count: Count, wanted: frozenset[str]) -> bool:
    """Whether a count is of a place: so its figure says, or the words around it, or how its article begins."""
    start, end = count.chars
    text, page = count.page.text, count.page
    near = f"{text[max(0, start - NEAR) : end + NEAR]} {page.title or ''} {text[:NEAR]}"
    return wanted <= name_words(count.place or "") or wanted <= name_words(near)


def _row(series: Series) -> SeriesRow:
    return SeriesRow(
        measure=series.measure,
        of=series.of,
        counts=[_count(count, name) for count, name in zip(series.counts, series.counters, strict=True)],
        counters=[CounterRange(one.counter, one.low, one.high, one.last, list(one.names)) for one in series.ranges],
        replaced=[ReplacedCount(one.counter, one.earlier, one.later, one.reason) for one in series.replaced],
    )


def _count(count: Count, counter: str | None) -> CountRow:
    return CountRow(
        article=count.page.name,
        key=count.page.key,
        publisher=count.page.publisher,
        published=count.page.published,
        span=count.chars,
        words=count.words,
        by=count.by.name if count.by else None,
        counter=counter,
        low=count.low,
        high=count.high,
        as_of=count.as_of,
        part_of=count.part_of,
        part=count.partial,
    )
