"""Figure series: for one toll every count by whom, as of when, published when; parts, and what replaced what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Row, Select, exists, select, tuple_

from reportedly.explore.questions.answers import PAGE, Page
from reportedly.reconcile.series.ranges import Counted, ranges_of, replaced_in
from reportedly.reconcile.settling import Fresh, fresh
from reportedly.reconcile.voices.words import name_words
from reportedly.store.search.hits import matching
from reportedly.store.search.query import parse_query
from reportedly.store.tables.articles import articles
from reportedly.store.tables.settled import figure_series, series_counts

AT_ONCE = 60
"""Series that are looked through at once where not all of their counts are wanted."""
NEAR = 200
"""Letters on either side of a count in which a place tells where it is of."""

Place = tuple[int, str, str]
"""Where a series stands in the order of all: how many counts, the last day, and its key."""
Told = tuple[Mapping[str, Any], list[Mapping[str, Any]]]
"""A series and its counts, as rows."""


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


@dataclass(frozen=True, slots=True)
class Asked:
    """What series are narrowed to: a measure, a name that counts are at, days of publication, both included."""

    measure: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None

    @property
    def narrows_counts(self) -> bool:
        """Whether not all counts of a series are wanted."""
        return (self.place or self.since or self.until) is not None


EVERY = Asked()


def series_page(
    connection: Connection, *, asked: Asked = EVERY, after: str | None = None, limit: int = PAGE
) -> Page[SeriesRow]:
    """The figure series of a dossier, those with most counts first, with the counts that are asked for.

    A place narrows to counts at or beside that name, or in articles that open with it.
    """
    place = None if after is None else _place(after)
    at_once = AT_ONCE if asked.narrows_counts else limit + 1
    found = list(islice(_found(connection, asked, place, at_once), limit + 1))
    following = _cursor(found[limit - 1][0]) if len(found) > limit else None
    return Page([_row(series, counts) for series, counts in found[:limit]], following)


def _place(cursor: str) -> Place:
    size, newest, key = cursor.split(".")
    return int(size), newest, key


def _order(series: Mapping[str, Any]) -> Place:
    return series["size"], series["newest"], series["key"]


def _cursor(series: Mapping[str, Any]) -> str:
    return ".".join(map(str, _order(series)))


def _found(connection: Connection, asked: Asked, place: Place | None, at_once: int) -> Iterator[Told]:
    """Series behind a place in the order of all, with the counts that are asked for; without those that have none."""
    new = fresh(connection)
    worked_out = sorted(
        (told for one in new.found for told in one.series if _is_asked(told[0], asked, place)),
        key=lambda told: _order(told[0]),
    )
    while True:
        kept = connection.execute(_ordered(connection, asked, new, place).limit(at_once)).all()
        some: list[Told] = _with_counts(connection, kept)
        while worked_out and (not kept or _order(worked_out[-1][0]) > _order(kept[-1]._asdict())):
            some.append((worked_out[-1][0], [*worked_out.pop()[1]]))
        facts = _facts(connection, {count["article"] for _, own in some for count in own}, asked)
        for series, own in sorted(some, key=lambda told: _order(told[0]), reverse=True):
            counts: list[Mapping[str, Any]] = [{**count, **facts[count["article"]]} for count in own]
            if wanted := [count for count in counts if _is_wanted(count, asked)]:
                yield series, wanted
        if not kept:
            return
        place = _order(kept[-1]._asdict())


def _is_asked(series: Mapping[str, Any], asked: Asked, place: Place | None) -> bool:
    return asked.measure in {None, series["measure"]} and (place is None or _order(series) < place)


def _ordered(connection: Connection, asked: Asked, new: Fresh, place: Place | None) -> Select[Any]:
    """The series as they were settled, in order, behind a place; some of them may have no count that is asked for."""
    f = figure_series.c
    order = (f.size, f.newest, f.key)
    query = select(figure_series).order_by(*(column.desc() for column in order))
    if place is not None:
        query = query.where(tuple_(*order) < tuple_(*place))
    if asked.measure is not None:
        query = query.where(f.measure == asked.measure)
    if new.replaces:
        query = query.where(f.matter.not_in(new.replaces))
    if asked.place is not None:
        said = " ".join(f'"{word}"' for word in asked.place.replace('"', " ").split())
        hits = matching(connection, parse_query(said), "articles").subquery()
        query = query.where(
            f.id.in_(select(series_counts.c.series).where(series_counts.c.article.in_(select(hits.c.id))))
        )
    if asked.since is not None or asked.until is not None:
        there = (
            exists()
            .where(series_counts.c.series == f.id)
            .where(articles.c.id == series_counts.c.article)
            .where(articles.c.published_day.between(asked.since or "", asked.until or "9999-12-31"))
        )
        query = query.where(there)
    return query


def _with_counts(connection: Connection, rows: Sequence[Row[Any]]) -> list[Told]:
    own: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    c = series_counts.c
    query = select(series_counts).where(c.series.in_([row.id for row in rows])).order_by(c.series, c.number)
    names = [column.name for column in series_counts.c]
    for row in connection.execute(query) if rows else ():
        own[row.series].append(dict(zip(names, row, strict=True)))
    return [(row._asdict(), own[row.id]) for row in rows]


def _facts(connection: Connection, ids: Iterable[int], asked: Asked) -> dict[int, dict[str, Any]]:
    """What is told of articles beside their counts; with the text where it tells the place."""
    a = articles.c
    query = select(a.id, a.key, a.name, a.publisher, a.published, a.published_day, a.title)
    if asked.place is not None:
        query = query.add_columns(a.text)
    wanted, found = sorted(ids), dict[int, dict[str, Any]]()
    for start in range(0, len(wanted), 500):
        some = wanted[start : start + 500]
        found |= {row.id: row._asdict() for row in connection.execute(query.where(a.id.in_(some)))}
    return found


def _is_wanted(count: Mapping[str, Any], asked: Asked) -> bool:
    day = count["published_day"]
    if (asked.since is not None and (day or "") < asked.since) or (
        asked.until is not None and (day or "~") > asked.until
    ):
        return False
    return asked.place is None or _is_at(count, name_words(asked.place))


def _is_at(count: Mapping[str, Any], wanted: frozenset[str]) -> bool:
    """Whether a count is of a place: so its figure says, or the words around it, or how its article begins."""
    text: str = count["text"]
    near = f"{text[max(0, count['start'] - NEAR) : count['end'] + NEAR]} {count['title'] or ''} {text[:NEAR]}"
    return wanted <= name_words(count["place"] or "") or wanted <= name_words(near)


def _row(series: Mapping[str, Any], counts: Sequence[Mapping[str, Any]]) -> SeriesRow:
    told = [_counted(count) for count in counts]
    return SeriesRow(
        measure=series["measure"],
        of=series["of"],
        counts=[_count(count) for count in counts],
        counters=[CounterRange(one.counter, one.low, one.high, one.last, list(one.names)) for one in ranges_of(told)],
        replaced=[ReplacedCount(one.counter, one.earlier, one.later, one.reason) for one in replaced_in(told)],
    )


def _counted(count: Mapping[str, Any]) -> Counted:
    day = count["as_of"] or (count["published"] or "")[:10]
    who = count["by"], count["counter"], count["which"]
    return Counted(count["low"], count["high"], *who, day, count["words"], count["part"])


def _count(count: Mapping[str, Any]) -> CountRow:
    return CountRow(
        article=count["name"],
        key=count["key"],
        publisher=count["publisher"],
        published=count["published"],
        span=(count["start"], count["end"]),
        words=count["words"],
        by=count["by"],
        counter=count["counter"],
        low=count["low"],
        high=count["high"],
        as_of=count["as_of"],
        part_of=(count["part_start"], count["part_end"]) if count["part_start"] is not None else None,
        part=count["part"],
    )
