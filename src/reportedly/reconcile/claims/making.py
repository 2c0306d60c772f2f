"""Claims of a handful of readings at once: units, pairs, groups, claims. A dossier does the same bit by bit."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import numpy as np

from reportedly.reading import Article, Reading
from reportedly.reconcile.claims.counting import counted
from reportedly.reconcile.claims.grouping import group
from reportedly.reconcile.claims.kinds import kind_of
from reportedly.reconcile.claims.likeness import Batch, Matrix, likeness, weights
from reportedly.reconcile.claims.nouns import Claim, ClaimStatement, Kind, Side, Unit
from reportedly.reconcile.claims.reasons import reason_of
from reportedly.reconcile.claims.traits import traits_of, vectors_of
from reportedly.reconcile.claims.units import units_of


def claims_of(readings: Sequence[Reading]) -> list[Claim]:
    """What the readings claim together, the claims that most units make first.

    Every unit is in a claim, if need be in one of its own.
    """
    units = [unit for reading in readings for unit in units_of(reading)]
    batch = batch_of(readings)
    likely = likeness(batch, batch)
    return claims_from(units, batch, likely)


def batch_of(readings: Iterable[Reading]) -> Batch:
    """The units of readings with what they are compared by."""
    traits, own, around = [], [], []
    for reading in readings:
        units = units_of(reading)
        traits += traits_of(units, reading.article.name)
        vectors, contexts = vectors_of(units)
        own.append(vectors)
        around.append(contexts)
    return Batch(traits, np.concatenate(own), np.concatenate(around))


def claims_from(units: Sequence[Unit], batch: Batch, likely: Matrix) -> list[Claim]:
    """Claims of units whose pairs have been weighed."""
    threshold = float(weights()["threshold"])
    plain = [place for place, unit in enumerate(units) if unit.figure is None]
    groups = [[plain[place] for place in own] for own in group(likely[plain][:, plain].copy(), threshold)]
    groups += counted(batch.traits, likely, threshold)
    claims = [_claim(own, units, batch, likely) for own in groups]
    return sorted(claims, key=lambda claim: (-len(claim.statements), claim.key))


def _claim(own: Sequence[int], units: Sequence[Unit], batch: Batch, likely: Matrix) -> Claim:
    places = sorted(own, key=lambda place: _when(units[place].article, units[place]))
    best = max(places, key=lambda place: (float(likely[place, places].sum()), -places.index(place)))
    kind = kind_of([units[place] for place in places])
    turned = _turned([units[place] for place in places])
    statements = tuple(_statement(place, places, units, batch, likely, turned=turned) for place in places)
    return Claim(key_of(units[places[0]], kind), kind, units[best].text, statements)


def _when(article: Article, unit: Unit) -> tuple[str, str, int]:
    return article.published or "9999", article.name, unit.spans[0].start


def _turned(units: Sequence[Unit]) -> bool:
    """Whether what most units say is negative, so that it is the others that deny it."""
    plain = [unit for unit in units if unit.side == "asserts"]
    return bool(plain) and 2 * sum(unit.negative for unit in plain) > len(plain)


def _statement(
    place: int, places: Sequence[int], units: Sequence[Unit], batch: Batch, likely: Matrix, *, turned: bool
) -> ClaimStatement:
    unit = units[place]
    others = [other for other in places if other != place]
    if not others:
        return ClaimStatement(unit, unit.side, 1.0, "nothing else says this")
    nearest = max(others, key=lambda other: (float(likely[place, other]), -other))
    score = 1.0 if place == places[0] else round(float(likely[place, nearest]), 3)
    return ClaimStatement(unit, _side(unit, turned=turned), score, reason_of(units, batch, place, nearest))


def _side(unit: Unit, *, turned: bool) -> Side:
    if unit.side == "asserts" and unit.negative != turned:
        return "denies"
    return unit.side


def key_of(unit: Unit, kind: Kind) -> str:
    """The key of a claim that begins with a unit: of its article, its words' place and what kind of claim it is."""
    about = f"{unit.article.id} {unit.spans[0].start} {unit.spans[-1].end} {kind}"
    return f"c-{hashlib.sha256(about.encode()).hexdigest()[:16]}"
