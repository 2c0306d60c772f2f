"""Judging claims: two say the same, a statement does not belong, one stays as it is. Kept for ever, undone at will."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, insert, select, update

from reportedly.errors import NoSuchClaim, NoSuchJudgement
from reportedly.reconcile.claims.joining import regroup
from reportedly.reconcile.claims.judged import DIFFERENT, KINDS, PINNED, SAME
from reportedly.reconcile.claims.keeping import units_by_id
from reportedly.store.clock import now
from reportedly.store.tables.articles import articles
from reportedly.store.tables.claims import claim_statements, claim_units, claims
from reportedly.store.tables.judgements import judged, judgements


def claim_id(connection: Connection, key: str) -> int:
    """The id of the claim that a key leads to: its own, or that of a statement which is at home in it.

    Raises:
        NoSuchClaim: if the key leads nowhere.
    """
    found = connection.execute(select(claims.c.id).where(claims.c.key == key)).scalar_one_or_none()
    if found is None:
        found = connection.execute(select(claim_units.c.claim).where(claim_units.c.key == key)).scalar_one_or_none()
    if found is None:
        raise NoSuchClaim(f"{key} is no claim of this dossier; `reportedly claims` lists them")
    return int(found)


def join_claims(connection: Connection, one: str, other: str, *, by: str, why: str | None = None) -> str:
    """Keep for ever that two claims say the same; gives the judgement's key.

    Raises:
        NoSuchClaim: if one of them is no claim, or both are the same one already.
    """
    first, second = (_home(connection, claim_id(connection, key)) for key in (one, other))
    if {row.key for row in first} & {row.key for row in second}:
        raise NoSuchClaim(f"{one} and {other} are one claim already")
    return _judge(connection, SAME, [first[0], second[0]], by, why)


def split_claim(connection: Connection, claim: str, unit: str, *, by: str, why: str | None = None) -> str:
    """Keep for ever that a statement, by its unit's key, does not say what a claim says; gives the judgement's key.

    Raises:
        NoSuchClaim: if there is no such claim, or the statement is not one of it, or the only one.
    """
    held = claim_id(connection, claim)
    rows = _home(connection, held)
    asked = select(claim_units).join(claim_statements, claim_statements.c.unit == claim_units.c.id)
    own = connection.execute(asked.where(claim_statements.c.claim == held, claim_units.c.key == unit)).one_or_none()
    others = [row for row in rows if row.key != unit]
    if own is None or not others:
        raise NoSuchClaim(f"{unit} is not one of several statements of {claim}; `reportedly claim {claim}` shows them")
    return _judge(connection, DIFFERENT, [own, *others], by, why)


def pin_claim(connection: Connection, claim: str, *, by: str, why: str | None = None) -> str:
    """Keep for ever that a claim stays as it is: nothing joins it and nothing leaves it; gives the judgement's key.

    Raises:
        NoSuchClaim: if there is no such claim.
    """
    return _judge(connection, PINNED, _home(connection, claim_id(connection, claim)), by, why)


def withdraw(connection: Connection, key: str, *, by: str, why: str | None = None) -> None:
    """Take a judgement on claims back: it stays, with who withdrew it, when and why, and counts no more.

    Raises:
        NoSuchJudgement: if there is none of this key, or it was withdrawn before.
    """
    row = connection.execute(select(judgements).where(judgements.c.key == key)).one_or_none()
    if row is None or row.withdrawn_at is not None or row.kind not in KINDS:
        raise NoSuchJudgement(f"{key} is no judgement on claims that stands")
    taken = {"withdrawn_at": now(), "withdrawn_by": by, "withdrawn_why": why}
    connection.execute(update(judgements).where(judgements.c.id == row.id).values(taken))
    there = select(judged.c.stands_for).where(judged.c.judgement == row.id)
    _apply(connection, connection.execute(there).scalars().all())


def _home(connection: Connection, claim: int) -> Sequence[Any]:
    """The units that are at home in a claim, in order."""
    return connection.execute(select(claim_units).where(claim_units.c.claim == claim).order_by(claim_units.c.id)).all()


def _judge(connection: Connection, kind: str, rows: Sequence[Any], by: str, why: str | None) -> str:
    key = f"j-{uuid4().hex[:16]}"
    asked = select(articles.c.id, articles.c.key).where(articles.c.id.in_({row.article for row in rows}))
    names = {row.id: row.key for row in connection.execute(asked)}
    subject = [{"key": row.key, "article": names[row.article], "span": [row.start, row.end]} for row in rows]
    told = {"key": key, "kind": kind, "subject": subject, "by": by, "at": now(), "why": why}
    made = connection.execute(insert(judgements).values(told)).inserted_primary_key
    assert made is not None
    for number, row in enumerate(rows):
        place = {"article": names[row.article], "start": row.start, "end": row.end}
        side = {"judgement": made[0], "number": number, "key": row.key, "stands_for": row.key, **place}
        connection.execute(insert(judged).values(side))
    _apply(connection, [row.key for row in rows])
    return key


def _apply(connection: Connection, keys: Sequence[str]) -> None:
    """Group anew what a judgement is about."""
    ids = connection.execute(select(claim_units.c.id).where(claim_units.c.key.in_(keys))).scalars().all()
    regroup(connection, units_by_id(connection, ids), [])
