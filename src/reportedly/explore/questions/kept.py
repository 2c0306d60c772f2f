"""Which articles are kept, in the order in which they came, with what a dossier alone knows of them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from reportedly.explore.questions.answers import PAGE, Page
from reportedly.store.tables.articles import articles
from reportedly.store.tables.readings import readings


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An article with its reading: its key, and when it was taken in."""

    key: str
    added: str


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
