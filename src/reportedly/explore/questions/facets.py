"""What a search could be narrowed to: publishers, months, acts and sources of what it finds, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from reportedly.explore.questions.denials import with_actor
from reportedly.explore.questions.search import ALL, Only, best_hits
from reportedly.store.search.hits import Matter
from reportedly.store.search.query import parse_query
from reportedly.store.tables.actors import actors
from reportedly.store.tables.articles import articles
from reportedly.store.tables.claims import claim_units
from reportedly.store.tables.readings import statements
from reportedly.store.tables.settled import claim_origins

MOST_HITS = 1_000
"""Hits that are counted, the best ones."""

LEAST_ORIGINS = (2, 3, 5)
"""How many origins a search can be narrowed to, at the least."""

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
    origins: list[Facet]
    """By how many independent origins a claim has that a hit makes; a hit may make several."""


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
        origins=_origins(connection, matter, found),
    )


def _facts(matter: Matter, ids: list[int]) -> Select[Any]:
    a, s = articles.c, statements.c
    if matter == "articles":
        return select(a.publisher, a.published_day).where(a.id.in_(ids))
    said = with_actor(statements.join(articles, a.id == s.article), s.source)
    return (
        select(a.publisher, a.published_day, s.act, actors.c.key, actors.c.name).select_from(said).where(s.id.in_(ids))
    )


def _origins(connection: Connection, matter: Matter, ids: list[int]) -> list[Facet]:
    """How many hits make claims with two origins or more, three or more, five or more."""
    whose = claim_units.c.article if matter == "articles" else claim_units.c.statement
    most = func.max(claim_origins.c.origins).label("most")
    held = claim_units.join(claim_origins, claim_origins.c.claim == claim_units.c.claim)
    query = select(most).select_from(held).where(whose.in_(ids)).group_by(whose)
    counts = [number for number in connection.execute(query).scalars() if number is not None]
    facets = [(least, sum(number >= least for number in counts)) for least in LEAST_ORIGINS]
    return [Facet(f"{least}..", f"{least} or more", hits) for least, hits in facets if hits]


def _counted(values: Iterable[tuple[str | None, str | None]]) -> list[Facet]:
    counts = Counter(pair for pair in values if pair[0] is not None)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0][1] or ""))
    return [Facet(value or "", label or "", hits) for (value, label), hits in ordered[:MOST_VALUES]]
