"""Judgements as they are kept: each with what it is about, who made it, when and why, and whether it was withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal
from uuid import uuid4

from sqlalchemy import Connection, Row, Select, insert, select, update

from reportedly.dossier.review.fields import Values
from reportedly.dossier.review.subjects import KINDS, Subject
from reportedly.errors import NoSuchJudgement
from reportedly.store.clock import now
from reportedly.store.tables.judgements import judged, judgements

Verdict = Literal["accept", "correct", "reject", "add"]

OF_ITEMS = tuple(kind for kind in KINDS if kind != "actor")
"""The kinds of judgements on items. Those of actors and of claims are others', which joining heeds."""


@dataclass(frozen=True, slots=True)
class Side:
    """What a judgement is about: its name, the words, and what the reader had read when it was judged."""

    subject: Subject
    words: str
    read: Values | None

    def to_json(self) -> dict[str, Any]:
        """As JSON data."""
        return {**self.subject.to_json(), "words": self.words, "read": self.read}


@dataclass(frozen=True, slots=True)
class Kept:
    """A judgement on an item."""

    key: str
    kind: str
    side: Side
    verdict: Verdict
    changes: Values | None
    by: str
    at: str
    why: str | None
    withdrawn_at: str | None
    withdrawn_by: str | None
    withdrawn_why: str | None

    @property
    def stands(self) -> bool:
        """Whether it was not withdrawn."""
        return self.withdrawn_at is None


@dataclass(frozen=True, slots=True)
class Signed:
    """Who judges, and why."""

    by: str
    why: str | None = None


def keep(
    connection: Connection,
    side: Side,
    verdict: Verdict,
    signed: Signed,
    changes: Values | None = None,
) -> str:
    """Keep a judgement; gives its key."""
    key = f"j-{uuid4().hex[:16]}"
    row = {
        "key": key, "kind": side.subject.kind, "subject": side.to_json(), "verdict": verdict,
        "changes": changes, "by": signed.by, "at": now(), "why": signed.why,
    }  # fmt: skip
    made = connection.execute(insert(judgements).values(row)).inserted_primary_key
    assert made is not None
    place = {"article": side.subject.article, "start": side.subject.start, "end": side.subject.end}
    name = {"key": str(side.subject), "stands_for": str(side.subject)}
    connection.execute(insert(judged).values(judgement=made[0], number=0, **name, **place))
    return key


def withdraw(connection: Connection, key: str, signed: Signed) -> None:
    """Take a judgement on items back: it stays, with who withdrew it, when and why, and counts no more.

    Raises:
        NoSuchJudgement: if there is none of this key, or it was withdrawn before.
    """
    taken = {"withdrawn_at": now(), "withdrawn_by": signed.by, "withdrawn_why": signed.why}
    one = update(judgements).where(judgements.c.key == key, judgements.c.withdrawn_at.is_(None))
    if connection.execute(one.values(taken)).rowcount != 1:
        raise NoSuchJudgement(f"{key} is no judgement that stands; `reportedly review show` lists them")


def kind_of(connection: Connection, key: str) -> str | None:
    """The kind of a judgement, by its key."""
    return connection.execute(select(judgements.c.kind).where(judgements.c.key == key)).scalar()


def all_kept(kinds: Sequence[str] = OF_ITEMS) -> Select[Any]:
    """The query for judgements of some kinds, those made first coming first."""
    return select(judgements).where(judgements.c.kind.in_(kinds)).order_by(judgements.c.id)


def kept_in(connection: Connection, article: str) -> list[Kept]:
    """Judgements on items that are about words of an article, by its key, withdrawn ones too."""
    there = select(judged.c.judgement).where(judged.c.article == article)
    return [kept_row(row) for row in connection.execute(all_kept().where(judgements.c.id.in_(there)))]


def kept_row(row: Row[Any]) -> Kept:
    """The judgement of a row."""
    side = Side(Subject.from_json(row.subject), row.subject["words"], row.subject["read"])
    return Kept(
        row.key, row.kind, side, row.verdict, row.changes, row.by, row.at, row.why,
        row.withdrawn_at, row.withdrawn_by, row.withdrawn_why,
    )  # fmt: skip
