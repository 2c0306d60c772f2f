"""What one actor says, over all articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from reportedly.explore.questions.answers import PAGE, Page
from reportedly.store.tables.actors import actors, appearances, guises
from reportedly.store.tables.articles import articles
from reportedly.store.tables.readings import mentioned, statements


@dataclass(frozen=True, slots=True)
class StatementOf:
    """A statement, where it stands, and as whom its source appears there."""

    article: str
    name: str
    title: str | None
    publisher: str | None
    published: str | None
    statement: str
    source: str
    act: str
    polarity: str
    certainty: str
    medium: str | None
    date: str | None
    content: str
    spans: list[tuple[int, int]]


def statements_of(
    connection: Connection, actor: str, *, after: str | None = None, limit: int = PAGE
) -> Page[StatementOf]:
    """The statements of an actor of the dossier, by the actor's key; what was published last comes first."""
    passed = int(after or 0)
    day = articles.c.published_day
    said = (
        select(statements.c.id)
        .select_from(actors)
        .join(guises, guises.c.actor == actors.c.id)
        .join(appearances, appearances.c.guise == guises.c.id)
        .join(statements, statements.c.source == appearances.c.mentioned)
        .join(articles, articles.c.id == statements.c.article)
        .where(actors.c.key == actor)
        .order_by(day.desc().nulls_last(), articles.c.id.desc(), statements.c.id)
        .limit(limit + 1)
        .offset(passed)
    )
    found = [int(key) for key in connection.execute(said).scalars()]
    rows = {row.id: row for row in connection.execute(_whole().where(statements.c.id.in_(found[:limit])))}
    following = str(passed + limit) if len(found) > limit else None
    return Page([_statement(rows[key]) for key in found[:limit]], following)


def _whole() -> Any:
    return (
        select(statements, articles.c.key, articles.c.name, articles.c.title, articles.c.publisher)
        .add_columns(articles.c.published, mentioned.c.name.label("who"))
        .join(articles, articles.c.id == statements.c.article)
        .join(mentioned, mentioned.c.id == statements.c.source)
    )


def _statement(row: Row[Any]) -> StatementOf:
    return StatementOf(
        article=row.key,
        name=row.name,
        title=row.title,
        publisher=row.publisher,
        published=row.published,
        statement=row.local,
        source=row.who,
        act=row.act,
        polarity=row.polarity,
        certainty=row.certainty,
        medium=row.medium,
        date=row.date_value,
        content=row.content,
        spans=[(start, end) for start, end in row.contents],
    )
