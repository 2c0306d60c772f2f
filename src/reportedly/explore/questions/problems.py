"""What could not be read, placed or decided, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, select

from reportedly.explore.questions.answers import PAGE, Page
from reportedly.store.tables.articles import articles, inputs, problems


@dataclass(frozen=True, slots=True)
class FoundProblem:
    """A problem: `what` it is about, why, where; `words` are those that could not be settled."""

    what: str
    reason: str
    kind: str | None
    place: str | None
    article: str | None
    name: str | None
    title: str | None
    publisher: str | None
    published: str | None
    words: str | None
    span: tuple[int, int] | None
    found: str


def problem_counts(connection: Connection) -> dict[str, int]:
    """How many problems there are, by what they are about."""
    query = select(problems.c.what, func.count()).group_by(problems.c.what).order_by(problems.c.what)
    return {row.what: int(row[1]) for row in connection.execute(query)}


def problem_page(
    connection: Connection, *, what: str | None = None, after: str | None = None, limit: int = PAGE
) -> Page[FoundProblem]:
    """Problems in the order in which they were found; `what`: only those about inputs, dates, actors."""
    p = problems.c
    query = (
        select(problems, inputs.c.place, inputs.c.name.label("called"), articles.c.key, articles.c.name)
        .add_columns(articles.c.title, articles.c.publisher, articles.c.published)
        .add_columns(func.substr(articles.c.text, p.start + 1, p.end - p.start).label("words"))
        .select_from(problems.outerjoin(inputs, inputs.c.id == p.input).outerjoin(articles, articles.c.id == p.article))
        .where(p.id > int(after or 0))
        .order_by(p.id)
        .limit(limit + 1)
    )
    if what is not None:
        query = query.where(p.what == what)
    rows = connection.execute(query).all()
    return Page([_found(row) for row in rows[:limit]], str(rows[limit - 1].id) if len(rows) > limit else None)


def _found(row: Row[Any]) -> FoundProblem:
    placed = row.start is not None
    return FoundProblem(
        what=row.what,
        reason=row.reason,
        kind=row.kind,
        place=row.place,
        article=row.key,
        name=row.name or row.called,
        title=row.title,
        publisher=row.publisher,
        published=row.published,
        words=row.words if placed else None,
        span=(row.start, row.end) if placed else None,
        found=row.found,
    )
