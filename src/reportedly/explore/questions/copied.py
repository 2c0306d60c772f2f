"""The most copied: articles with all that have their words from them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, and_, func, or_, select

from reportedly.explore.questions.answers import PAGE, Page
from reportedly.explore.questions.articles import ArticleRow, Tied, article_rows
from reportedly.store.tables.articles import articles
from reportedly.store.tables.copies import copies

MOST_COPIES = 30
"""Copies of one article that are told with it, the first published ones."""


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """An article and those that repeat its words, directly or by way of another copy; `copies` counts them all."""

    first: ArticleRow
    copies: int
    publishers: int
    repeated_by: list[Tied]


def copy_groups(connection: Connection, *, after: str | None = None, limit: int = PAGE) -> Page[CopyGroup]:
    """Articles that others copy, the most copied first."""
    number = func.count(copies.c.article)
    query = (
        select(copies.c.root, number.label("copies"))
        .where(copies.c.kind == "copy", copies.c.root != copies.c.article)
        .group_by(copies.c.root)
        .order_by(number.desc(), copies.c.root)
        .limit(limit + 1)
    )
    if after is not None:
        count, _, root = after.partition("-")
        query = query.having(or_(number < int(count), and_(number == int(count), copies.c.root > int(root))))
    rows = connection.execute(query).all()
    shown = {row.root: row for row in rows[:limit]}
    publishers = _publishers(connection, list(shown))
    firsts = dict(zip(shown, article_rows(connection, list(shown)), strict=True))
    groups = [
        CopyGroup(first, shown[root].copies, publishers[root], _copies(connection, root))
        for root, first in firsts.items()
    ]
    return Page(groups, f"{rows[limit - 1].copies}-{rows[limit - 1].root}" if len(rows) > limit else None)


def _publishers(connection: Connection, roots: list[int]) -> dict[int, int]:
    """How many publishers have copies of articles."""
    query = (
        select(copies.c.root, func.count(articles.c.publisher.distinct()).label("publishers"))
        .join(articles, articles.c.id == copies.c.article)
        .where(copies.c.root.in_(roots), copies.c.kind == "copy", copies.c.root != copies.c.article)
        .group_by(copies.c.root)
    )
    return {row.root: row.publishers for row in connection.execute(query)}


def _copies(connection: Connection, root: int) -> list[Tied]:
    a = articles.c
    query = (
        select(copies, a.key, a.name, a.title, a.publisher, a.published)
        .join(articles, a.id == copies.c.article)
        .where(copies.c.root == root, copies.c.kind == "copy")
        .order_by(a.published_day, a.id)
        .limit(MOST_COPIES)
    )
    return [
        Tied(row.key, row.name, row.title, row.publisher, row.published, row.kind, row.share, row.reason)
        for row in connection.execute(query)
    ]
