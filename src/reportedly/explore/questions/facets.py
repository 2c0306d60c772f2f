"""What a search could be narrowed to: publishers, months, acts and sources of what it finds, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from reportedly.explore.questions.denials import with_actor
from reportedly.explore.questions.known import known_to
from reportedly.explore.questions.search import ALL, Only, most_hits
from reportedly.store.among import among
from reportedly.store.search.hits import Matter
from reportedly.store.search.query import parse_query
from reportedly.store.tables.actors import actors
from reportedly.store.tables.articles import articles
from reportedly.store.tables.claims import claim_units
from reportedly.store.tables.readings import statements
from reportedly.store.tables.settled import claim_origins

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
    found, more = most_hits(connection, parse_query(words), matter, only)
    facts = _facts(connection, matter, found)
    of_statements = facts if matter == "statements" else []
    return Facets(
        counted=len(facts),
        all=more is None,
        publishers=_counted((value, value, hits) for value, hits in Counter(map(_PUBLISHER, facts)).items()),
        months=_counted((value, value, hits) for value, hits in Counter(map(_MONTH, facts)).items()),
        acts=_counted((value, value, hits) for value, hits in Counter(map(_ACT, of_statements)).items()),
        actors=_counted((*actor, hits) for actor, hits in Counter(map(_ACTOR, of_statements)).items()),
        origins=_origins(Counter(map(_ORIGINS, facts))),
    )


Fact = tuple[str | None, str | None, str | None, tuple[str | None, str | None] | None, int | None]
"""What is counted of a hit: its publisher, month, act and actor (key and name), and the most origins of its claims."""

_PUBLISHER, _MONTH, _ACT, _ACTOR, _ORIGINS = map(itemgetter, range(5))
_of, _said = articles.c, statements.c
_FACTS: dict[Matter, Select[Any]] = {
    "articles": select(_of.id, _of.publisher, _of.published_day).where(among(_of.id, "ids")),
    "statements": select(_said.id, _of.publisher, _of.published_day, _said.act, actors.c.key, actors.c.name)
    .select_from(with_actor(statements.join(articles, _of.id == _said.article), _said.source))
    .where(among(_said.id, "ids")),
}


def _most_origins(whose: ColumnElement[int]) -> Select[Any]:
    held = claim_units.join(claim_origins, claim_origins.c.claim == claim_units.c.claim)
    most: Select[Any] = select(func.max(claim_origins.c.origins)).select_from(held).where(among(whose, "ids"))
    return most.with_only_columns(whose, *most.selected_columns).group_by(whose)


_MOST_ORIGINS: dict[Matter, Select[Any]] = {
    "articles": _most_origins(claim_units.c.article),
    "statements": _most_origins(claim_units.c.statement),
}


def _facts(connection: Connection, matter: Matter, ids: list[int]) -> list[Fact]:
    """What is counted of hits, in their order; much of it is known from other searches."""

    def look_up(lacking: list[int]) -> dict[int, Fact]:
        rows = connection.execute(_FACTS[matter], {"ids": lacking}).all()
        most: dict[int, int | None] = {
            row[0]: row[1] for row in connection.execute(_MOST_ORIGINS[matter], {"ids": lacking})
        }
        return {
            number: (publisher, day and day[:7], act, (actor[0], actor[1]) if actor else None, most.get(number))
            for number, publisher, day, act, *actor in (row if len(row) > 3 else (*row, None) for row in rows)
        }

    return list(known_to(connection).many(f"facts of {matter}", ids, look_up).values())


def _origins(counts: Counter[int | None]) -> list[Facet]:
    """How many hits make claims with two origins or more, three or more, five or more."""
    facets = [
        (least, sum(hits for most, hits in counts.items() if most is not None and most >= least))
        for least in LEAST_ORIGINS
    ]
    return [Facet(f"{least}..", f"{least} or more", hits) for least, hits in facets if hits]


def _counted(counts: Iterable[tuple[str | None, str | None, int]]) -> list[Facet]:
    ordered = sorted((one for one in counts if one[0] is not None), key=lambda one: (-one[2], one[1] or ""))
    return [Facet(value or "", label or "", hits) for value, label, hits in ordered[:MOST_VALUES]]
