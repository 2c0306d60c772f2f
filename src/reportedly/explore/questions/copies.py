"""Who repeats whose words: every article, and every input that showed it again, with its group and its origin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, literal, select, tuple_

from reportedly.explore.questions.answers import PAGE, Page
from reportedly.store.tables.articles import articles, inputs
from reportedly.store.tables.copies import copies, passages


@dataclass(frozen=True, slots=True)
class Repeated:
    """Stretches that an article has from another: of its own text and of the other's."""

    here: tuple[int, int]
    there: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Placed:
    """One article, or one input with its text, and whose words it has.

    `name` and `copied_from` are what the inputs called the articles, `article` and `origin` their keys. `group` is the
    key of the article that all of a group have words from. `kind` is copy, passage (too few words for a copy, so in a
    group of its own), revision, seen (the very text of an article that was kept already), or None. `share` is of its
    words, without what unrelated articles carry too.
    """

    name: str
    group: str
    copied_from: str | None
    share: float | None
    reason: str | None
    kind: str | None
    place: str | None
    article: str
    origin: str | None
    passages: list[Repeated]


_GIVEN = func.coalesce(inputs.c.id, 0)  # a later text at its place took an article's input over
_origin, _root = articles.alias("origin_article"), articles.alias("root_article")
_PLACED = (
    select(articles.c.id, articles.c.key, articles.c.name.label("article_name"), articles.c.url)
    .add_columns(_GIVEN.label("input"), inputs.c.name, inputs.c.place, inputs.c.outcome, _root.c.key.label("root_key"))
    .add_columns(_origin.c.key.label("origin_key"), _origin.c.name.label("origin_name"))
    .add_columns(copies.c.kind, copies.c.share, copies.c.reason)
    .outerjoin(inputs, inputs.c.article == articles.c.id)
    .outerjoin(copies, copies.c.article == articles.c.id)
    .outerjoin(_origin, _origin.c.id == copies.c.origin)
    .outerjoin(_root, _root.c.id == copies.c.root)
    .order_by(articles.c.id, _GIVEN)
)


def copy_page(connection: Connection, *, after: str | None = None, limit: int = PAGE) -> Page[Placed]:
    """Articles in the order in which they were kept, each with all inputs that have its text."""
    article, _, given = (after or "0.0").partition(".")
    later = tuple_(articles.c.id, _GIVEN) > tuple_(literal(int(article)), literal(int(given)))
    rows = connection.execute(_PLACED.where(later).limit(limit + 1)).all()
    shown = rows[:limit]
    found = _passages(connection, shown)
    following = f"{shown[-1].id}.{shown[-1].input}" if len(rows) > limit else None
    return Page([_placed(row, found.get(row.id, [])) for row in shown], following)


def _passages(connection: Connection, rows: Sequence[Row[Any]]) -> dict[int, list[Repeated]]:
    found: dict[int, list[Repeated]] = defaultdict(list)
    wanted = passages.c.article.in_({row.id for row in rows})
    for row in connection.execute(select(passages).where(wanted).order_by(passages.c.article, passages.c.number)):
        found[row.article].append(Repeated((row.start, row.end), (row.origin_start, row.origin_end)))
    return found


def _placed(row: Row[Any], repeated: list[Repeated]) -> Placed:
    seen = row.outcome == "seen"
    return Placed(
        name=row.name or row.article_name,
        group=row.root_key or row.key,
        copied_from=row.article_name if seen else row.origin_name,
        share=1.0 if seen else row.share,
        reason=f"the very text of {row.article_name}, which was kept before" if seen else row.reason,
        kind="seen" if seen else row.kind,
        place=row.place or row.url,
        article=row.key,
        origin=row.key if seen else row.origin_key,
        passages=[] if seen else repeated,
    )
