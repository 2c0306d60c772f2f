"""Where a claim comes from: each statement of it led back, step by step, to who said it first, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from reportedly.errors import NoSuchClaim
from reportedly.reconcile.origins import Origins, Step, Telling, origins_of
from reportedly.reconcile.origins.stored import repeats_in, tellings_in
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
    tellings = tellings_in(connection, [row.id]).get(row.id, [])
    found = origins_of(tellings, repeats_in(connection, {one.page.key for one in tellings}), kind=row.kind)
    return ClaimOrigins(
        id=row.key,
        kind=row.kind,
        text=row.text,
        origins=found.count,
        names=list(found.names),
        reasons=list(found.reasons),
        steps=_steps(found),
    )


def find_claim(connection: Connection, key: str) -> Row[Any]:
    """The row of a claim, by its key or that of one of its units, which may have been its own once.

    Raises:
        NoSuchClaim: if the dossier holds none of that key.
    """
    of_unit = select(claim_units.c.claim).where(claim_units.c.key == key)
    for found in (claims.c.key == key, claims.c.id.in_(of_unit)):
        row = connection.execute(select(claims).where(found)).first()
        if row is not None:
            return row
    raise NoSuchClaim(f"the dossier holds no claim {key}; `reportedly claims` lists them")


def _steps(found: Origins) -> list[OriginStep]:
    places = {step.telling: place for place, step in enumerate(found.steps)}
    return [_step(step, places) for step in found.steps]


def _step(step: Step, places: dict[Telling, int]) -> OriginStep:
    telling = step.telling
    return OriginStep(
        article=telling.page.name,
        key=telling.page.key,
        publisher=telling.page.publisher,
        published=telling.page.published,
        span=telling.chars,
        words=telling.words,
        source=telling.voice.name if telling.voice else None,
        via=[voice.name for voice in telling.via],
        back_to=places.get(step.back_to) if step.back_to is not None else None,
        origin=step.origin,
        reason=step.reason,
    )
