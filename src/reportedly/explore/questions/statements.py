"""What one actor says, over all articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from reportedly.explore.questions.answers import PAGE, Page
from reportedly.explore.questions.latest import IS_IN, Place, guises_of, latest_articles
from reportedly.store.among import among
from reportedly.store.tables.actors import actors, appearances
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
    source_kind: str
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
    number = connection.execute(_ACTOR, {"key": actor}).scalar()
    if number is None:
        return Page([], None)
    before, last = _cursor(after)
    # one more than the page, and one of which the page before may have had all
    places = latest_articles(connection, number, limit + 2, before=before, speaking=True)
    days = {article: day for day, article in places}
    asked = {"guises": guises_of(connection, number), "articles": list(days)}
    found = [(days[article], article, said) for article, said in connection.execute(_SAID, asked).all()]
    found = [one for one in found if last is None or one[1] != last[0] or one[2] > last[1]]
    found.sort(key=lambda one: one[2])
    found.sort(key=lambda one: one[:2], reverse=True)
    ids = [number for _, _, number in found[:limit]]
    rows = {row.id: row for row in connection.execute(_WHOLE, {"ids": ids}).all()}
    following = ".".join(map(str, found[limit - 1])) if len(found) > limit else None
    return Page([_statement(rows[key]) for key in ids], following)


def _cursor(after: str | None) -> tuple[Place | None, tuple[int, int] | None]:
    """Before which place articles are asked for, and after which article and statement; the article's rest belongs."""
    if after is None:
        return None, None
    day, article, statement = after.rsplit(".", 2)
    return (day, int(article) + 1), (int(article), int(statement))


_ACTOR = select(actors.c.id).where(actors.c.key == bindparam("key"))
_SAID = (
    select(statements.c.article, statements.c.id)
    .join(appearances, appearances.c.mentioned == statements.c.source)
    .where(IS_IN, among(statements.c.article, "articles"))
)
_WHOLE = (
    select(statements, articles.c.key, articles.c.name, articles.c.title, articles.c.publisher)
    .add_columns(articles.c.published, mentioned.c.name.label("who"), mentioned.c.kind.label("who_kind"))
    .join(articles, articles.c.id == statements.c.article)
    .join(mentioned, mentioned.c.id == statements.c.source)
    .where(among(statements.c.id, "ids"))
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
        source_kind=row.who_kind,
        act=row.act,
        polarity=row.polarity,
        certainty=row.certainty,
        medium=row.medium,
        date=row.date_value,
        content=row.content,
        spans=[(start, end) for start, end in row.contents],
    )
