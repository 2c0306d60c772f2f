"""Where a claim comes from: each statement of it led back, step by step, to who said it first, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from reportedly.errors import NoSuchClaim
from reportedly.explore.questions.evidence import Evidence, evidence_at
from reportedly.reconcile.settling import fresh
from reportedly.reconcile.settling.known_origins import known_origins
from reportedly.store.tables.claims import claim_units, claims


@dataclass(frozen=True, slots=True)
class OriginStep:
    """A statement that asserts a claim, and where it leads back to.

    `article` is what the input called it, `key` the article's key. `source` is None for the publisher's own voice.
    `back_to` is the place, in the list of steps, of the statement that it has its words or its news from; `origin` who
    says it first; both are None where that can't be told. `reason` says why.
    """

    article: str
    key: str
    publisher: str | None
    published: str | None
    span: tuple[int, int]
    words: str
    source: str | None
    via: list[str]
    back_to: int | None
    origin: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class ClaimOrigins:
    """The tree of a claim. `origins` is how many independent first sources there are; None: undecided."""

    id: str
    kind: str
    text: str
    origins: int | None
    names: list[str]
    reasons: list[str]
    steps: list[OriginStep]


def claim_origins(connection: Connection, claim: str) -> ClaimOrigins:
    """The origins of a claim, by its key or that of one of its units.

    Raises:
        NoSuchClaim: if the dossier holds none of that key.
    """
    row = find_claim(connection, claim)
    found = known_origins(connection, [row.id], fresh(connection)).get(row.id)
    return ClaimOrigins(
        id=row.key,
        kind=row.kind,
        text=row.text,
        origins=found["origins"] if found else None,
        names=list(found["names"]) if found else [],
        reasons=list(found["reasons"]) if found else [],
        steps=_steps(connection, found["steps"]) if found else [],
    )


_OF_KEY = select(claims).where(claims.c.key == bindparam("key"))
_OF_UNIT = select(claims).where(
    claims.c.id.in_(select(claim_units.c.claim).where(claim_units.c.key == bindparam("key")))
)


def find_claim(connection: Connection, key: str) -> Row[Any]:
    """The row of a claim, by its key or that of one of its units, which may have been its own once.

    Raises:
        NoSuchClaim: if the dossier holds none of that key.
    """
    for query in (_OF_KEY, _OF_UNIT):
        row = connection.execute(query, {"key": key}).first()
        if row is not None:
            return row
    raise NoSuchClaim(f"the dossier holds no claim {key}; `reportedly claims` lists them")


def _steps(connection: Connection, steps: Sequence[Mapping[str, Any]]) -> list[OriginStep]:
    shown = evidence_at(connection, ((step["article"], *step["span"]) for step in steps))
    return [_step(step, shown[step["article"], *step["span"]]) for step in steps]


def _step(step: Mapping[str, Any], shown: Evidence) -> OriginStep:
    return OriginStep(
        article=shown.name,
        key=shown.article,
        publisher=shown.publisher,
        published=shown.published,
        span=shown.span,
        words=shown.words,
        source=step["source"],
        via=list(step["via"]),
        back_to=step["back_to"],
        origin=step["origin"],
        reason=step["reason"],
    )
