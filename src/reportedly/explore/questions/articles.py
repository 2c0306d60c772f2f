"""The articles of a dossier: lists of them, and what is known of one besides its reading."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, bindparam, func, or_, select

from reportedly.errors import NoSuchArticle
from reportedly.explore.questions.answers import PAGE, Page
from reportedly.store.among import among
from reportedly.store.articles import find_article
from reportedly.store.tables.actors import actors, appearances, guises
from reportedly.store.tables.articles import articles, inputs
from reportedly.store.tables.copies import copies
from reportedly.store.tables.readings import figures, mentioned, readings, statements

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in a list. `copy_of` is the key of the one that it has its words from, `copies` how many have its."""

    article: str
    name: str
    title: str | None
    publisher: str | None
    published: str | None
    words: int
    statements: int
    figures: int
    revision: int
    copy_of: str | None
    copies: int
    added: str


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where an article was found, and when it was last seen there."""

    place: str
    outcome: str
    last_seen: str


@dataclass(frozen=True, slots=True)
class Revision:
    """One text at an article's address: its number, and which sentences came and went against the text before it.

    `added` are spans of this text with their words, `removed` of the text before.
    """

    article: str
    number: int
    published: str | None
    first_seen: str
    before: str | None
    added: list[tuple[Pair, str]]
    removed: list[tuple[Pair, str]]


@dataclass(frozen=True, slots=True)
class Tied:
    """Another article that shares words with one: `share` of the copy's words stand in the other, and `reason` why.

    `kind` is copy, passage (too little for a copy) or revision.
    """

    article: str
    name: str
    title: str | None
    publisher: str | None
    published: str | None
    kind: str
    share: float | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What a dossier knows of an article besides its reading.

    `origins` says of each fact where it was taken from; `actors` are the keys of the dossier's actors by the ids that
    they have in the reading. `words_from` is the article that it has words from, `repeated_by` are those that have
    words from it.
    """

    article: str
    origins: dict[str, str]
    sightings: list[Sighting]
    revisions: list[Revision]
    actors: dict[str, str]
    words_from: list[Tied]
    repeated_by: list[Tied]


def article_page(
    connection: Connection,
    *,
    publisher: str | None = None,
    month: str | None = None,
    after: str | None = None,
    limit: int = PAGE,
) -> Page[ArticleRow]:
    """Articles, the latest published first, those without a date at the end; `month` such as 2024-05."""
    a = articles.c
    query = select(a.id, a.published_day).order_by(a.published_day.desc().nulls_last(), a.id.desc()).limit(limit + 1)
    if publisher is not None:
        query = query.where(a.publisher == publisher)
    if month is not None:
        query = query.where(a.published_day >= f"{month}-01", a.published_day <= f"{month}-31")
    if after is not None:
        query = query.where(_later(after))
    rows = connection.execute(query).all()
    found = article_rows(connection, [row.id for row in rows[:limit]])
    last = rows[limit - 1] if len(rows) > limit else None
    return Page(found, f"{last.published_day or ''}.{last.id}" if last is not None else None)


def _later(after: str) -> ColumnElement[bool]:
    """What comes after a row in the order of `article_page`."""
    day, _, number = after.rpartition(".")
    a = articles.c
    if not day:
        return and_(a.published_day.is_(None), a.id < int(number))
    return or_(a.published_day < day, and_(a.published_day == day, a.id < int(number)), a.published_day.is_(None))


def article_rows(connection: Connection, ids: list[int]) -> list[ArticleRow]:
    """Rows for these articles, in this order."""
    rows = {row.id: _row(row) for row in connection.execute(_listing(), {"ids": ids}).all()}
    return [rows[number] for number in ids if number in rows]


@cache
def _listing() -> Select[Any]:
    a, origin, other = articles.c, articles.alias("origin"), copies.alias("other")

    def count_of(table: Any) -> Any:
        return select(func.count()).where(table.c.article == a.id).scalar_subquery()

    repeated = select(func.count()).where(other.c.origin == a.id, other.c.kind == "copy").scalar_subquery()
    tie = (copies.c.article == a.id) & (copies.c.kind == "copy")
    return select(
        a.id, a.key, a.name, a.title, a.publisher, a.published, a.words, a.revision, a.added,
        count_of(statements).label("said"), count_of(figures).label("counted"),
        repeated.label("repeated"), origin.c.key.label("copy_of"),
    ).select_from(
        articles.outerjoin(copies, tie).outerjoin(origin, origin.c.id == copies.c.origin)
    ).where(among(a.id, "ids"))  # fmt: skip


def _row(row: Row[Any]) -> ArticleRow:
    return ArticleRow(
        row.key, row.name, row.title, row.publisher, row.published, row.words, row.said, row.counted, row.revision,
        row.copy_of, row.repeated, row.added,
    )  # fmt: skip


def article_facts(connection: Connection, article: int | str) -> ArticleFacts:
    """What is known of an article, by its key, besides its reading.

    Raises:
        NoSuchArticle: if the dossier holds none of that key.
    """
    kept = find_article(connection, article)
    if kept is None:
        raise NoSuchArticle(f"this dossier holds no article {article}")
    row = connection.execute(select(articles).where(articles.c.id == kept.id)).one()
    seen = select(inputs).where(inputs.c.article == kept.id).order_by(inputs.c.id)
    return ArticleFacts(
        article=row.key,
        origins=dict(row.origins),
        sightings=[Sighting(one.place, one.outcome, one.last_seen) for one in connection.execute(seen)],
        revisions=_revisions(connection, row.revision_of or row.id),
        actors=_actors(connection, kept.id),
        words_from=_tied(connection, kept.id, as_copy=True),
        repeated_by=_tied(connection, kept.id, as_copy=False),
    )


def _tied(connection: Connection, article: int, *, as_copy: bool) -> list[Tied]:
    """The articles that one has words from, as a copy; or those that have words from it."""
    return [
        Tied(row.key, row.name, row.title, row.publisher, row.published, row.kind, row.share, row.reason)
        for row in connection.execute(_ties(as_copy), {"article": article}).all()
    ]


@cache
def _ties(as_copy: bool) -> Select[Any]:
    here, there = (copies.c.article, copies.c.origin) if as_copy else (copies.c.origin, copies.c.article)
    a = articles.c
    return (
        select(copies, a.key, a.name, a.title, a.publisher, a.published)
        .join(articles, a.id == there)
        .where(here == bindparam("article"), copies.c.kind.is_not(None))
        .order_by(copies.c.kind, a.published_day, a.id)
    )


def _revisions(connection: Connection, first: int) -> list[Revision]:
    """All texts at an address, the first first; none where there is but one."""
    a = articles.c
    later = list(connection.execute(select(a.id).where(a.revision_of == first)).scalars())
    if not later:
        return []
    texts = select(articles).where(a.id.in_([first, *later])).order_by(a.revision, a.id)
    rows = connection.execute(texts).all()
    return [_revision(row, before) for row, before in zip(rows, [None, *rows], strict=False)]


def revisions_of(connection: Connection, ids: list[int]) -> list[Revision]:
    """These articles, in this order, as later texts at their addresses: what came and went in each."""
    before = articles.alias("before")
    found = {}
    rows = {row.id: row for row in connection.execute(select(articles).where(articles.c.id.in_(ids)))}
    olds = {row.changed["from"] for row in rows.values() if row.changed}
    texts = {row.id: row for row in connection.execute(select(before).where(before.c.id.in_(olds)))}
    for number, row in rows.items():
        found[number] = _revision(row, texts.get(row.changed["from"]) if row.changed else None)
    return [found[number] for number in ids if number in found]


def _revision(row: Row[Any], before: Row[Any] | None) -> Revision:
    changed = row.changed or {}
    old = before.text if before is not None else ""
    return Revision(
        article=row.key,
        number=row.revision,
        published=row.published,
        first_seen=row.added,
        before=before.key if before is not None else None,
        added=[((start, end), row.text[start:end]) for start, end in changed.get("added", [])],
        removed=[((start, end), old[start:end]) for start, end in changed.get("removed", [])],
    )


_ACTORS = (
    select(mentioned.c.local, actors.c.key)
    .select_from(
        mentioned.join(readings, readings.c.id == mentioned.c.reading)
        .join(appearances, appearances.c.mentioned == mentioned.c.id)
        .join(guises, guises.c.id == appearances.c.guise)
        .join(actors, actors.c.id == guises.c.actor)
    )
    .where(readings.c.article == bindparam("article"))
)


def _actors(connection: Connection, article: int) -> dict[str, str]:
    return {row[0]: row[1] for row in connection.execute(_ACTORS, {"article": article}).all()}
