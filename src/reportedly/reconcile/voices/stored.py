"""Pages of a dossier: those who are named in articles, out of rows, for many articles at once."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Text, bindparam, cast, select, union_all

from reportedly.reading import ActorKind
from reportedly.reconcile.voices.nouns import Page
from reportedly.reconcile.voices.pages import BONDS, Facts, Mentioned, descriptions, page_with
from reportedly.store.among import among
from reportedly.store.tables.actors import actors, appearances, guises
from reportedly.store.tables.articles import articles
from reportedly.store.tables.readings import figures, mentioned, relations, statements

AT_ONCE = 400
"""Ids in one query."""


_FACTS = select(
    articles.c.id,
    articles.c.key,
    articles.c.name,
    articles.c.text,
    articles.c.publisher,
    articles.c.published,
    articles.c.title,
    articles.c.credit,
).where(among(articles.c.id, "ids"))
_NAMED = (
    select(
        mentioned.c.article,
        mentioned.c.local,
        mentioned.c.name,
        mentioned.c.kind,
        mentioned.c.named,
        mentioned.c.country,
        # as text, so that what is known from before needs no decoding
        *(cast(mentioned.c[name], Text).label(name) for name in ("aliases", "sectors", "mentions")),
        actors.c.key,
        actors.c.name.label("actor_name"),
    )
    .outerjoin(appearances, appearances.c.mentioned == mentioned.c.id)
    .outerjoin(guises, guises.c.id == appearances.c.guise)
    .outerjoin(actors, actors.c.id == guises.c.actor)
    .where(among(mentioned.c.article, "ids"))
    .order_by(mentioned.c.id)
)


def pages_in(connection: Connection, ids: Iterable[int]) -> dict[int, Page]:
    """The pages of articles, by the articles' ids."""
    found = {}
    for some in chunks(ids):
        rows = connection.execute(_FACTS, {"ids": some}).all()
        named, speaking, ties = _named(connection, some), _speaking(connection, some), _ties(connection, some)
        for number, *told, credit in rows:
            own = tuple(named[number])
            found[number] = _page((*told, tuple(credit)), own, tuple(speaking[number]), tuple(ties[number]))
    return found


@lru_cache(1 << 12)  # the articles of the days that are being added are settled again and again
def _page(told: tuple[Any, ...], named: tuple[_Named, ...], speaking: tuple[str, ...], ties: tuple[Any, ...]) -> Page:
    """The page that rows make; the same page for the same rows."""
    facts = Facts(*told)
    own = [_mentioned(one, facts.text) for one in named]
    known = {
        one.local: (one.key, one.actor_name) for one in named if one.key is not None and one.actor_name is not None
    }
    return page_with(facts, own, known, speaking, ties)


def chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    """Ids in lists of as many as fit into one query, each once, in order."""
    every = sorted(set(ids))
    for start in range(0, len(every), AT_ONCE):
        yield every[start : start + AT_ONCE]


class _Named(NamedTuple):
    """A row of somebody who is named in an article, lists as they are written down, and who that is in the dossier."""

    local: str
    name: str
    kind: ActorKind
    named: bool
    country: str | None
    aliases: str
    sectors: str
    mentions: str
    key: str | None
    actor_name: str | None


def _named(connection: Connection, ids: Sequence[int]) -> dict[int, list[_Named]]:
    """The actors of articles with those of the dossier that they are, in the order of their readings."""
    found: dict[int, list[_Named]] = defaultdict(list)
    for article, *told in connection.execute(_NAMED, {"ids": ids}).all():
        found[article].append(_Named(*told))
    return found


def _mentioned(row: _Named, text: str) -> Mentioned:
    places = tuple((start, end) for start, end in json.loads(row.mentions))
    told = descriptions(text, places, json.loads(row.aliases), named=row.named)
    sectors = frozenset(json.loads(row.sectors))
    return Mentioned(row.local, row.name, row.kind, row.named, row.country, sectors, places, *told)


def _speaking(connection: Connection, ids: Sequence[int]) -> dict[int, list[str]]:
    """Who speaks or counts in articles, by their numbers there: sources first, in reading order."""
    found: dict[int, list[str]] = defaultdict(list)
    for article, local in connection.execute(_asked_speaking(), {"ids": ids}).all():
        found[article].append(local)
    return found


@cache
def _asked_speaking() -> Any:
    """The query for who speaks in articles; made once, for that takes longer than to ask."""
    ids: Any = bindparam("ids", expanding=True)
    said = select(statements.c.article, statements.c.source.label("who"), statements.c.id.label("place"))
    counted = select(figures.c.article, figures.c.by.label("who"), figures.c.id.label("place"))
    both = union_all(
        said.add_columns(_first(0)).where(statements.c.article.in_(ids), statements.c.source.is_not(None)),
        counted.add_columns(_first(1)).where(figures.c.article.in_(ids), figures.c.by.is_not(None)),
    ).subquery()
    return (
        select(both.c.article, mentioned.c.local)
        .join(mentioned, mentioned.c.id == both.c.who)
        .order_by(both.c.article, both.c.sort, both.c.place)
    )


def _first(number: int) -> Any:
    from sqlalchemy import Integer, literal

    return literal(number, Integer).label("sort")


def _ties(connection: Connection, ids: Sequence[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in connection.execute(_asked_ties(), {"ids": ids}).all():
        article, *tied = row
        found[article].append(tuple(tied))
    return found


@cache
def _asked_ties() -> Any:
    """The query for what ties those to one another who are named in articles."""
    one, other = mentioned.alias("one"), mentioned.alias("other")
    return (
        select(relations.c.article, one.c.local, relations.c.predicate, other.c.local, relations.c.title)
        .join(one, one.c.id == relations.c.subject)
        .join(other, other.c.id == relations.c.object)
        .where(relations.c.article.in_(bindparam("ids", expanding=True)), relations.c.predicate.in_(sorted(BONDS)))
        .order_by(relations.c.id)
    )
