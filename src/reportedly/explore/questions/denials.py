"""Denials: statements that deny or dispute, with what they answer, over all articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Row, and_, func, or_, select

from reportedly.explore.questions.answers import PAGE, Page
from reportedly.explore.questions.few import are_few
from reportedly.store.tables.actors import actors, appearances, guises
from reportedly.store.tables.articles import articles
from reportedly.store.tables.readings import mentioned, readings, responses, statements

Pair = tuple[int, int]
DENYING = ("denies", "disputes")
"""How a statement that denies stands to what it answers."""


@dataclass(frozen=True, slots=True)
class SaidRow:
    """A statement in a list.

    `source` is who makes it, `source_kind` what kind of actor that is, `actor` its key in the dossier; `via` are the
    carriers' names, outermost first. `span` runs from its first words to its last.
    """

    article: str
    name: str
    title: str | None
    publisher: str | None
    published: str | None
    statement: str
    source: str | None
    source_kind: str | None
    actor: str | None
    via: list[str]
    act: str
    content: str
    span: Pair


@dataclass(frozen=True, slots=True)
class Denial:
    """A statement that denies or disputes, and what it answers: another statement, or the words that name it."""

    stance: str
    denial: SaidRow
    answered: SaidRow | None
    words: str | None


def with_actor(joined: FromClause, mention: ColumnElement[int]) -> FromClause:
    """Rows with what they mention, in `mentioned`, and the actor of the dossier that it stands for, where there is one.

    One join after the other, not one of joins: SQLite would carry out such a one for the whole dossier first.
    """
    return (
        joined.outerjoin(mentioned, mentioned.c.id == mention)
        .outerjoin(appearances, appearances.c.mentioned == mention)
        .outerjoin(guises, guises.c.id == appearances.c.guise)
        .outerjoin(actors, actors.c.id == guises.c.actor)
    )


def statement_rows(connection: Connection, ids: list[int]) -> dict[int, SaidRow]:
    """Rows for statements, by id."""
    query = (
        select(
            statements, articles.c.key, articles.c.name, articles.c.title, articles.c.publisher, articles.c.published,
            mentioned.c.name.label("who"), mentioned.c.kind.label("who_kind"), actors.c.key.label("actor"),
        )
        .select_from(with_actor(statements.join(articles, articles.c.id == statements.c.article), statements.c.source))
        .where(statements.c.id.in_(ids))
    )  # fmt: skip
    rows = connection.execute(query).all()
    carriers = _carriers(connection, {number for row in rows for number in row.via})
    return {row.id: _said(row, carriers) for row in rows}


def _carriers(connection: Connection, ids: set[int]) -> dict[int, str]:
    """The names of those who make statements, by the statements' ids."""
    if not ids:
        return {}
    query = (
        select(statements.c.id, mentioned.c.name)
        .join(mentioned, mentioned.c.id == statements.c.source)
        .where(statements.c.id.in_(ids))
    )
    return {row.id: row.name for row in connection.execute(query)}


def _said(row: Row[Any], carriers: dict[int, str]) -> SaidRow:
    places = [*row.contents, *_pairs(row.source_start, row.source_end), *_pairs(row.cue_start, row.cue_end)]
    via = [carriers[number] for number in row.via if number in carriers]
    source = row.who
    return SaidRow(
        article=row.key,
        name=row.name,
        title=row.title,
        publisher=row.publisher,
        published=row.published,
        statement=row.local,
        source=source,
        source_kind=row.who_kind,
        actor=row.actor,
        via=[name for name in dict.fromkeys(via) if name != source],
        act=row.act,
        content=row.content,
        span=(min(start for start, _ in places), max(end for _, end in places)) if places else (0, 0),
    )


def _pairs(start: int | None, end: int | None) -> list[list[int]]:
    return [] if start is None or end is None else [[start, end]]


def denial_page(
    connection: Connection, *, added_since: str | None = None, after: str | None = None, limit: int = PAGE
) -> Page[Denial]:
    """Statements that deny or dispute, the latest published first; `added_since`: of articles added from then on."""
    stance, day = responses.c.stance, articles.c.published_day
    read = articles.join(readings, readings.c.article == articles.c.id)
    query = select(responses.c.id, day).select_from(read.join(responses, responses.c.reading == readings.c.id))
    few = are_few(connection, select(responses.c.id).where(stance.in_(DENYING)))
    if added_since is not None:
        is_new = articles.c.added >= added_since
        few_new = are_few(connection, select(articles.c.id).where(is_new))
        query = query.where(articles.c.id.in_(select(articles.c.id).where(is_new)) if few_new else is_new)
        few = few or few_new
    denying = (stance if few else func.coalesce(stance, "")).in_(DENYING)
    order = func.coalesce(day, "").desc() if few else day.desc().nulls_last()
    query = query.where(denying).order_by(order, responses.c.id.desc()).limit(limit + 1)
    if after is not None:
        query = query.where(_earlier(after, responses.c.id))
    found = connection.execute(query).all()
    return Page(_denials(connection, [row.id for row in found[:limit]]), _cursor(found, limit))


def _denials(connection: Connection, ids: list[int]) -> list[Denial]:
    query = select(responses, articles.c.text).join(articles, articles.c.id == responses.c.article)
    found = {row.id: row for row in connection.execute(query.where(responses.c.id.in_(ids)))}
    said = [number for row in found.values() for number in (row.statement, row.to_statement) if number]
    rows = statement_rows(connection, said)
    return [_denial(found[number], rows) for number in ids]


def _denial(row: Row[Any], rows: dict[int, SaidRow]) -> Denial:
    words = row.text[row.to_start : row.to_end] if row.to_start is not None else None
    return Denial(row.stance, rows[row.statement], rows.get(row.to_statement), words)


def _earlier(after: str, number: Any) -> Any:
    """What comes after a cursor: published earlier, or on that day and with a lower number."""
    day, _, last = after.rpartition(".")
    published = articles.c.published_day
    if not day:
        return and_(published.is_(None), number < int(last))
    return or_(published < day, and_(published == day, number < int(last)), published.is_(None))


def _cursor(found: Any, limit: int) -> str | None:
    if len(found) <= limit:
        return None
    return f"{found[limit - 1].published_day or ''}.{found[limit - 1].id}"
