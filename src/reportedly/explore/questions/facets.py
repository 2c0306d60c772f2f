"""What a search could be narrowed to: publishers, months, acts and sources of what it finds, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select

from reportedly.explore.questions.denials import with_actor
from reportedly.explore.questions.search import ALL, Only, best_hits
from reportedly.store.search.hits import Matter
from reportedly.store.search.query import parse_query
from reportedly.store.tables.actors import actors
from reportedly.store.tables.articles import articles
from reportedly.store.tables.readings import statements

MOST_HITS = 1_000
"""Hits that are counted, the best ones."""

MOST_VALUES = 12
"""Values of a facet that are told, the most frequent ones."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that a search can be narrowed to, what it is called, and how many hits have it."""

    value: str
    label: str
    hits: int


@dataclass(frozen=True, slots=True)
class Facets:
    """The facets of a search: `counted` hits were counted, `all` tells whether that is all of them.

    Acts and actors are told of statements alone.
    """

    counted: int
    all: bool
    publishers: list[Facet]
    months: list[Facet]
    acts: list[Facet]
    actors: list[Facet]


def search_facets(connection: Connection, words: str, matter: Matter = "articles", *, only: Only = ALL) -> Facets:
    """What a search, narrowed so far, could be narrowed to.

    Raises:
        QueryError: if there is no word to search for.
    """
    found, more = best_hits(connection, parse_query(words), matter, only, None, MOST_HITS)
    rows = connection.execute(_facts(matter, found)).all()
    of_statements = rows if matter == "statements" else []
    return Facets(
        counted=len(rows),
        all=more is None,
        publishers=_counted((row.publisher, row.publisher) for row in rows),
        months=_counted((row.published_day and row.published_day[:7],) * 2 for row in rows),
        acts=_counted((row.act, row.act) for row in of_statements),
        actors=_counted((row.key, row.name) for row in of_statements),
    )


def _facts(matter: Matter, ids: list[int]) -> Select[Any]:
    a, s = articles.c, statements.c
    if matter == "articles":
        return select(a.publisher, a.published_day).where(a.id.in_(ids))
    said = with_actor(statements.join(articles, a.id == s.article), s.source)
    return (
        select(a.publisher, a.published_day, s.act, actors.c.key, actors.c.name).select_from(said).where(s.id.in_(ids))
    )


def _counted(values: Iterable[tuple[str | None, str | None]]) -> list[Facet]:
    counts = Counter(pair for pair in values if pair[0] is not None)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0][1] or ""))
    return [Facet(value or "", label or "", hits) for (value, label), hits in ordered[:MOST_VALUES]]
