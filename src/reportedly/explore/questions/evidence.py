"""The words that say something, wherever they stand, for answers that gather many of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from reportedly.errors import NoSuchActor
from reportedly.store.among import among
from reportedly.store.tables.actors import appearances, guises
from reportedly.store.tables.articles import articles

Place = tuple[int, int, int]
"""An article's row, and the start and the end of a stretch of its text."""

_a = articles.c
_ARTICLES = select(_a.id, _a.key, _a.name, _a.title, _a.publisher, _a.published, _a.text).where(among(_a.id, "ids"))
_ACTOR = select(guises.c.actor).where(guises.c.key == bindparam("key"))
_LATEST = (
    select(appearances.c.mentioned)
    .join(guises, guises.c.id == appearances.c.guise)
    .where(guises.c.actor == bindparam("actor"))
    .order_by(appearances.c.mentioned.desc())
    .limit(bindparam("most"))
)


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
    rows = {row[0]: row for row in connection.execute(_ARTICLES, {"ids": ids}).all()} if ids else {}
    found = {}
    for article, start, end in wanted:
        _, key, name, title, publisher, published, text = rows[article]
        found[article, start, end] = Evidence(key, name, title, publisher, published, (start, end), text[start:end])
    return found


def actor_row(connection: Connection, key: str) -> int:
    """The row of an actor, by the key of any of its guises.

    Raises:
        NoSuchActor: if there is none.
    """
    number = connection.execute(_ACTOR, {"key": key}).scalar()
    if number is None:
        raise NoSuchActor(f"{key} is no actor of this dossier; `reportedly actors list` shows their keys")
    return int(number)


def latest_mentions(connection: Connection, actor: int, most: int) -> list[int]:
    """The rows of an actor's mentions, one an article, those that were read last first, so many at the most."""
    return list(connection.execute(_LATEST, {"actor": actor, "most": most}).scalars())
