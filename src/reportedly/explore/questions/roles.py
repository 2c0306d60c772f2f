"""What an actor is to others, by what articles say: offices, memberships, ties, each with its days and its words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, select

from reportedly.explore.questions.denials import with_actor
from reportedly.explore.questions.evidence import Evidence, actor_row, evidence_at, latest_mentions
from reportedly.store.among import among
from reportedly.store.tables.actors import actors
from reportedly.store.tables.articles import articles
from reportedly.store.tables.readings import mentioned, relations

MOST_MENTIONS = 1_000
"""Articles that are looked at, the last read ones."""

MOST_WORDS = 3
"""Passages that are told of each role."""


@dataclass(frozen=True, slots=True)
class Role:
    """One tie of an actor: `subject` `predicate` `object`, as `title`; the actor is one of the two.

    `other` is the key of the other one, if it is an actor of the dossier. `first` and `last` are the days of the first
    and the last article that says so.
    """

    subject: str
    predicate: str
    object: str
    object_kind: str
    title: str | None
    other: str | None
    first: str | None
    last: str | None
    articles: int
    evidence: list[Evidence]


def roles_of(connection: Connection, key: str, *, limit: int | None = None, most_words: int = MOST_WORDS) -> list[Role]:
    """The ties of an actor, by the key of any of its guises; what most articles say comes first.

    `most_words`: passages that are told of each.

    Raises:
        NoSuchActor: if there is none.
    """
    number = actor_row(connection, key)
    name = connection.execute(_NAME, {"id": number}).one()
    mine = latest_mentions(connection, number, MOST_MENTIONS)
    groups: dict[tuple[Any, ...], list[Row[Any]]] = defaultdict(list)
    for as_subject in (True, False):
        for row in connection.execute(_ties(as_subject=as_subject), {"mine": mine}).all():
            other = row.key or row.name
            groups[as_subject, row.predicate, (row.title or "").casefold(), other].append(row)
    rows = sorted(groups.items(), key=lambda item: (-len({row.article for row in item[1]}), str(item[0])))[:limit]
    shown = {group: _latest(found)[:most_words] for group, found in rows}
    words = evidence_at(connection, [place for places in shown.values() for place in places])
    return [
        _role(group[0], (name.name, name.kind), found, [words[place] for place in shown[group]])
        for group, found in rows
    ]


_NAME = select(actors.c.name, actors.c.kind).where(actors.c.id == bindparam("id"))


@cache
def _ties(*, as_subject: bool) -> Select[Any]:
    """The query for relations in which some mentions are the one side, with who is the other."""
    here, there = relations.c.subject, relations.c.object
    if not as_subject:
        here, there = there, here
    r = relations.c
    return (
        select(r.id, r.article, r.predicate, r.title, r.start, r.end, articles.c.published_day)
        .add_columns(mentioned.c.name, mentioned.c.kind.label("other_kind"))
        .add_columns(actors.c.key, actors.c.name.label("actor_name"))
        .select_from(
            with_actor(
                relations.join(articles, articles.c.id == relations.c.article),
                there,
            )
        )
        .where(among(here, "mine"))
        .order_by(relations.c.id.desc())
    )


def _latest(rows: list[Row[Any]]) -> list[tuple[int, int, int]]:
    """The places of the words that were published last, one an article."""
    latest = sorted(rows, key=lambda row: (row.published_day or "", row.id), reverse=True)
    places = {row.article: (row.article, row.start, row.end) for row in reversed(latest)}
    return [places[row.article] for row in {row.article: row for row in latest}.values()][:MOST_WORDS]


def _role(as_subject: bool, actor: tuple[str, str], rows: list[Row[Any]], words: list[Evidence]) -> Role:
    name, kind = actor
    row = rows[0]
    other = row.actor_name or row.name
    days = sorted(row.published_day for row in rows if row.published_day)
    return Role(
        subject=name if as_subject else other,
        predicate=row.predicate,
        object=other if as_subject else name,
        object_kind=row.other_kind if as_subject else kind,
        title=row.title,
        other=row.key,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        articles=len({row.article for row in rows}),
        evidence=words,
    )
