"""Which passages of an article stand in others too, by the copies that were found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from reportedly.store.tables.articles import articles
from reportedly.store.tables.copies import passages

Pair = tuple[int, int]
MOST = 500
"""Passages that are told of one article."""


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A stretch of an article that stands in another: where here, in which other, and where there.

    `from_there`: this article has the words from the other; else the other has them from this one.
    """

    span: Pair
    other: str
    name: str
    title: str | None
    publisher: str | None
    published: str | None
    other_span: Pair
    from_there: bool


def shared_passages(connection: Connection, article: str) -> list[SharedPassage]:
    """The passages of an article, by its key, that others repeat, and those that it repeats, in their order."""
    number = connection.execute(select(articles.c.id).where(articles.c.key == article)).scalar()
    found = [*_repeated(connection, number, from_there=True), *_repeated(connection, number, from_there=False)]
    return sorted(found, key=lambda passage: (passage.span, passage.published or "", passage.other))[:MOST]


def _repeated(connection: Connection, number: int | None, *, from_there: bool) -> list[SharedPassage]:
    p = passages.c
    here, there = (p.article, p.origin) if from_there else (p.origin, p.article)
    query = (
        select(passages, articles.c.key, articles.c.name, articles.c.title, articles.c.publisher, articles.c.published)
        .join(articles, articles.c.id == there)
        .where(here == number)
        .limit(MOST)
    )
    return [_passage(row, from_there=from_there) for row in connection.execute(query)]


def _passage(row: Row[Any], *, from_there: bool) -> SharedPassage:
    spans = ((row.start, row.end), (row.origin_start, row.origin_end))
    here, there = spans if from_there else spans[::-1]
    return SharedPassage(here, row.key, row.name, row.title, row.publisher, row.published, there, from_there)
