"""Judging actors: two are the same, or different; and taking a judgement back.

A side of a judgement is an actor, by the key of any of its guises, or one mention, as its article's key and its span
("a-0123456789abcdef:120-131"). A mention that was judged stands apart from its guise, so that it can go its own way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, insert, select, update

from reportedly.errors import NoSuchActor, NoSuchJudgement
from reportedly.resolve.joining import ids_of, join_actors
from reportedly.resolve.judged import DIFFERENT, SAME, mention_key
from reportedly.resolve.regrouping import regroup
from reportedly.store.clock import now
from reportedly.store.tables.actors import appearances, guises
from reportedly.store.tables.articles import articles
from reportedly.store.tables.judgements import judged, judgements
from reportedly.store.tables.readings import mentioned, readings

_MENTION = re.compile(r"(?P<article>a-[0-9a-f]+):(?P<start>\d+)-(?P<end>\d+)")


@dataclass(frozen=True, slots=True)
class Side:
    """What one side of a judgement is: a guise's key, and an article's key with the span that shows it."""

    key: str
    name: str
    article: str | None
    start: int | None
    end: int | None

    @property
    def is_mention(self) -> bool:
        """Whether one mention is judged, not an actor."""
        return self.key.startswith("m-")


def judge_same(connection: Connection, one: str, other: str, *, by: str, why: str | None = None) -> str:
    """Keep for ever that two actors are one; gives the judgement's key.

    Raises:
        NoSuchActor: if one of them is no actor or mention of this dossier.
    """
    return _judge(connection, SAME, (one, other), by, why)


def judge_different(connection: Connection, one: str, other: str, *, by: str, why: str | None = None) -> str:
    """Keep for ever that two actors are two, which splits them where they were joined; gives the judgement's key.

    Raises:
        NoSuchActor: if one of them is no actor or mention of this dossier.
    """
    return _judge(connection, DIFFERENT, (one, other), by, why)


def _judge(connection: Connection, kind: str, named: tuple[str, str], by: str, why: str | None) -> str:
    sides = [_side(connection, text) for text in named]
    if sides[0].key == sides[1].key:
        raise NoSuchActor(f"{named[0]} and {named[1]} are the same key; name two actors, or a mention and an actor")
    key = f"j-{uuid4().hex[:16]}"
    subject = [{"key": s.key, "name": s.name, "article": s.article, "span": [s.start, s.end]} for s in sides]
    row = {"key": key, "kind": kind, "subject": subject, "by": by, "at": now(), "why": why}
    made = connection.execute(insert(judgements).values(row)).inserted_primary_key
    assert made is not None
    for number, side in enumerate(sides):
        told = {"key": side.key, "stands_for": side.key, "article": side.article, "start": side.start, "end": side.end}
        connection.execute(insert(judged).values(judgement=made[0], number=number, **told))
    _apply(connection, sides)
    return key


def withdraw(connection: Connection, key: str, *, by: str, why: str | None = None) -> None:
    """Take a judgement back: it stays, with who withdrew it, when and why, and counts no more.

    Raises:
        NoSuchJudgement: if there is none of this key, or it was withdrawn before.
    """
    row = connection.execute(select(judgements).where(judgements.c.key == key)).one_or_none()
    if row is None or row.withdrawn_at is not None:
        raise NoSuchJudgement(f"{key} is no judgement that stands; `reportedly actors judgements` lists them")
    taken = {"withdrawn_at": now(), "withdrawn_by": by, "withdrawn_why": why}
    connection.execute(update(judgements).where(judgements.c.id == row.id).values(taken))
    rows = connection.execute(select(judged).where(judged.c.judgement == row.id).order_by(judged.c.number)).all()
    _apply(connection, [Side(side.stands_for, "", side.article, side.start, side.end) for side in rows])


def _apply(connection: Connection, sides: list[Side]) -> None:
    """Group anew what a judgement is about; articles whose mention was judged are joined again."""
    for side in sides:
        if side.is_mention:
            there = select(readings.c.id).join(articles, articles.c.id == readings.c.article)
            for reading in connection.execute(there.where(articles.c.key == side.article)).scalars().all():
                join_actors(connection, reading)
    regroup(connection, dict.fromkeys(ids_of(connection, {side.key for side in sides})))


def _side(connection: Connection, text: str) -> Side:
    if (match := _MENTION.fullmatch(text)) is not None:
        return _mention(connection, text, match["article"], (int(match["start"]), int(match["end"])))
    row = connection.execute(select(guises).where(guises.c.key == text)).one_or_none()
    if row is None:
        raise NoSuchActor(f"{text} is no actor of this dossier; `reportedly actors list` shows their keys")
    shown = connection.execute(_appearances().where(appearances.c.guise == row.id).limit(1)).one_or_none()
    if shown is None:
        return Side(row.key, row.name, None, None, None)
    start, end = shown.mentions[0]
    return Side(row.key, row.name, shown.key, start, end)


def _mention(connection: Connection, text: str, article: str, span: tuple[int, int]) -> Side:
    """The side of a mention that overlaps a span; its key is made of the whole mention's."""
    for row in connection.execute(_appearances().where(articles.c.key == article)):
        for start, end in row.mentions:
            if start < span[1] and span[0] < end:
                return Side(mention_key(article, start, end), row.name, article, start, end)
    raise NoSuchActor(f"{text}: no actor that can be joined is mentioned there")


def _appearances() -> Any:
    asked = select(mentioned.c.name, mentioned.c.mentions, articles.c.key)
    joined = appearances.join(mentioned, mentioned.c.id == appearances.c.mentioned)
    return asked.select_from(joined.join(articles, articles.c.id == appearances.c.article)).order_by(mentioned.c.id)
