"""What a search could be narrowed to: publishers, months, acts and sources of what it finds, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from reportedly.explore.questions.denials import mention_to_actor
from reportedly.explore.questions.search import ALL, Only
from reportedly.store.search.hits import Matter, matching
from reportedly.store.search.query import parse_query
from reportedly.store.tables.actors import actors
from reportedly.store.tables.articles import articles
from reportedly.store.tables.readings import mentioned, statements

MOST_HITS = 2_000
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
    hits = matching(connection, parse_query(words), matter).subquery("hits")
    query: Any
    if matter == "articles":
        query = select(articles.c.publisher, articles.c.published_day)
        query = query.select_from(hits.join(articles, articles.c.id == hits.c.id))
    else:
        query = select(
            articles.c.publisher, articles.c.published_day, statements.c.act, actors.c.key, actors.c.name
        ).select_from(
            hits.join(statements, statements.c.id == hits.c.id)
            .join(articles, articles.c.id == statements.c.article)
            .outerjoin(mention_to_actor(), mentioned.c.id == statements.c.source)
        )
    narrowed = only.narrow(query) if matter == "articles" else only.narrow_statements(query)
    rows = connection.execute(narrowed.order_by(hits.c.score.desc()).limit(MOST_HITS + 1)).all()
    counted = rows[:MOST_HITS]
    of_statements = counted if matter == "statements" else []
    return Facets(
        counted=len(counted),
        all=len(rows) <= MOST_HITS,
        publishers=_counted((row.publisher, row.publisher) for row in counted),
        months=_counted((row.published_day and row.published_day[:7],) * 2 for row in counted),
        acts=_counted((row.act, row.act) for row in of_statements),
        actors=_counted((row.key, row.name) for row in of_statements),
    )


def _counted(values: Iterable[tuple[str | None, str | None]]) -> list[Facet]:
    counts = Counter(pair for pair in values if pair[0] is not None)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0][1] or ""))
    return [Facet(value or "", label or "", hits) for (value, label), hits in ordered[:MOST_VALUES]]
