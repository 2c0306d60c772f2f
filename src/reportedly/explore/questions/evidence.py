"""The words that say something, wherever they stand, for answers that gather many of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from reportedly.errors import NoSuchActor
from reportedly.store.tables.actors import appearances, guises
from reportedly.store.tables.articles import articles

Place = tuple[int, int, int]
"""An article's row, and the start and the end of a stretch of its text."""

AT_ONCE = 5_000
"""Rows that are asked for by their ids at once."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of an article, and where they stand."""

    article: str
    name: str
    title: str | None
    publisher: str | None
    published: str | None
    span: tuple[int, int]
    words: str


def evidence_at(connection: Connection, places: Iterable[Place]) -> dict[Place, Evidence]:
    """The words at some places."""
    wanted = sorted(set(places))
    ids = sorted({article for article, _, _ in wanted})
    a = articles.c
    query = select(a.id, a.key, a.name, a.title, a.publisher, a.published, a.text)
    rows = {
        row.id: row
        for at in range(0, len(ids), AT_ONCE)
        for row in connection.execute(query.where(a.id.in_(ids[at : at + AT_ONCE])))
    }
    found = {}
    for article, start, end in wanted:
        row = rows[article]
        found[article, start, end] = Evidence(
            row.key, row.name, row.title, row.publisher, row.published, (start, end), row.text[start:end]
        )
    return found


def actor_row(connection: Connection, key: str) -> int:
    """The row of an actor, by the key of any of its guises.

    Raises:
        NoSuchActor: if there is none.
    """
    number = connection.execute(select(guises.c.actor).where(guises.c.key == key)).scalar()
    if number is None:
        raise NoSuchActor(f"{key} is no actor of this dossier; `reportedly actors list` shows their keys")
    return int(number)


def latest_mentions(connection: Connection, actor: int, most: int) -> list[int]:
    """The rows of an actor's mentions, one an article, those that were read last first, so many at the most."""
    query = (
        select(appearances.c.mentioned)
        .join(guises, guises.c.id == appearances.c.guise)
        .where(guises.c.actor == actor)
        .order_by(appearances.c.mentioned.desc())
        .limit(most)
    )
    return list(connection.execute(query).scalars())
