"""Which articles are kept, in the order in which they came, and who their actors are in the whole dossier."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from reportedly.explore.questions.answers import PAGE, Page
from reportedly.store.tables.actors import actors, appearances, guises
from reportedly.store.tables.articles import articles
from reportedly.store.tables.readings import mentioned, readings

AT_ONCE = 400
"""Keys or ids in one query."""


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An article with its reading: its key, and when it was taken in."""

    key: str
    added: str


@dataclass(frozen=True, slots=True)
class KeptActor:
    """Who an actor of one article (`local`, its id in the reading) is: a key and a name of the whole dossier."""

    local: str
    key: str
    name: str


def kept_articles(connection: Connection, *, after: str | None = None, limit: int = PAGE) -> Page[KeptArticle]:
    """The articles that have a reading, the first kept first."""
    query = (
        select(articles.c.id, articles.c.key, articles.c.added)
        .join(readings, readings.c.article == articles.c.id)
        .where(articles.c.id > int(after or 0))
        .order_by(articles.c.id)
        .limit(limit + 1)
    )
    rows = connection.execute(query).all()
    kept = [KeptArticle(row.key, row.added) for row in rows[:limit]]
    return Page(kept, str(rows[limit - 1].id) if len(rows) > limit else None)


def kept_of(connection: Connection, keys: Iterable[str]) -> list[KeptArticle]:
    """Those of some articles, by their keys, that have a reading, the first kept first."""
    found: list[tuple[int, KeptArticle]] = []
    wanted = sorted(set(keys))
    for start in range(0, len(wanted), AT_ONCE):
        query = (
            select(articles.c.id, articles.c.key, articles.c.added)
            .join(readings, readings.c.article == articles.c.id)
            .where(articles.c.key.in_(wanted[start : start + AT_ONCE]))
        )
        found += [(row.id, KeptArticle(row.key, row.added)) for row in connection.execute(query)]
    return [kept for _, kept in sorted(found, key=lambda one: one[0])]


def keys_of(connection: Connection, ids: Sequence[int]) -> list[str]:
    """The keys of articles, by their rows."""
    found: list[str] = []
    for start in range(0, len(ids), AT_ONCE):
        query = select(articles.c.key).where(articles.c.id.in_(ids[start : start + AT_ONCE]))
        found += connection.execute(query).scalars()
    return found


def actors_in(connection: Connection, article: str) -> list[KeptActor]:
    """The actors of an article, by its key, that the dossier could tell; the others are the article's own."""
    query = (
        select(mentioned.c.local, actors.c.key, actors.c.name)
        .join(appearances, appearances.c.mentioned == mentioned.c.id)
        .join(guises, guises.c.id == appearances.c.guise)
        .join(actors, actors.c.id == guises.c.actor)
        .join(articles, articles.c.id == mentioned.c.article)
        .where(articles.c.key == article)
        .order_by(mentioned.c.id)
    )
    return [KeptActor(row.local, row.key, row.name) for row in connection.execute(query)]
