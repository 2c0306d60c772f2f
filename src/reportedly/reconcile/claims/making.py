"""Claims of a handful of readings at once: units, pairs, groups, claims. A dossier does the same bit by bit."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from reportedly.reading import Reading
from reportedly.reconcile.claims.counting import counted
from reportedly.reconcile.claims.grouping import Pair, group
from reportedly.reconcile.claims.kinds import kind_of
from reportedly.reconcile.claims.likeness import Matrix, likeness, weights
from reportedly.reconcile.claims.nouns import Claim, ClaimStatement, Side, Unit
from reportedly.reconcile.claims.reasons import reason_of
from reportedly.reconcile.claims.traits import Traits, traits_of
from reportedly.reconcile.claims.units import units_of


@dataclass(frozen=True, slots=True)
class Group:
    """Units that make one claim, by their places in a list: those that are at home in it, and those that say it too."""

    home: tuple[int, ...]
    guests: tuple[int, ...] = ()

    @property
    def all(self) -> tuple[int, ...]:
        """Every unit of the claim."""
        return self.home + self.guests


def claims_of(readings: Sequence[Reading]) -> list[Claim]:
    """What the readings claim together, the claims that most units make first.

    Every unit is in a claim, if need be in one of its own; one that says two things may be in two.
    """
    units: list[Unit] = []
    traits: list[Traits] = []
    for reading in readings:
        own = units_of(reading)
        units += own
        traits += traits_of(own, reading.article.name)
    likely = likeness(traits, traits)
    claims = [claim_of(found, units, traits, likely) for found in groups_of(traits, likely)]
    return sorted(claims, key=lambda claim: (-len(claim.statements), claim.key))


def groups_of(
    traits: Sequence[Traits], likely: Matrix, *, same: Sequence[Pair] = (), apart: Sequence[Pair] = ()
) -> Iterator[Group]:
    """The groups that units make; `same` and `apart` are what a person said of pairs."""
    told = weights()
    plain = [place for place, one in enumerate(traits) if one.measure is None]
    where = {place: number for number, place in enumerate(plain)}
    known = [[(where[a], where[b]) for a, b in pairs if a in where and b in where] for pairs in (same, apart)]
    homes = group(likely[np.ix_(plain, plain)].copy(), told["threshold"], same=known[0], apart=known[1])
    for own in homes:
        home = tuple(plain[place] for place in own)
        yield Group(home, _guests(home, plain, likely, told["guest"], apart))
    for count in counted(traits, likely, told["threshold"], apart=apart):
        yield Group(tuple(count))


def _guests(
    home: tuple[int, ...], plain: Sequence[int], likely: Matrix, needed: float, apart: Sequence[Pair]
) -> tuple[int, ...]:
    """Units of other groups that likely say what this one says; a unit that stands alone draws nobody."""
    if len(home) == 1:
        return ()
    means = likely[:, list(home)].mean(axis=1)
    parted = {a for a, b in apart if b in home} | {b for a, b in apart if a in home}
    return tuple(place for place in plain if means[place] > needed and place not in home and place not in parted)


def claim_of(found: Group, units: Sequence[Unit], traits: Sequence[Traits], likely: Matrix) -> Claim:
    """The claim that a group makes, its statements in the order of publication."""
    places = sorted(found.all, key=lambda place: _when(units[place]))
    own = [units[place] for place in places]
    kind = kind_of([units[place] for place in found.home])
    turned = _turned(own)
    best = max(found.home, key=lambda place: (float(likely[place, places].sum()), -place))
    statements = tuple(_statement(place, places, units, traits, likely, turned=turned) for place in places)
    first = min(found.home, key=lambda place: _when(units[place]))
    return Claim(key_of(units[first], units[first].article.id), kind, units[best].text, statements)


def _when(unit: Unit) -> tuple[str, str, int]:
    return unit.article.published or "9999", unit.article.name, unit.spans[0].start


def _turned(units: Sequence[Unit]) -> bool:
    """Whether what most units say is negative, so that it is the others that deny it."""
    plain = [unit for unit in units if unit.side == "asserts"]
    return bool(plain) and 2 * sum(unit.negative for unit in plain) > len(plain)


def _statement(
    place: int,
    places: Sequence[int],
    units: Sequence[Unit],
    traits: Sequence[Traits],
    likely: Matrix,
    *,
    turned: bool,
) -> ClaimStatement:
    unit = units[place]
    side = side_of(unit, turned=turned)
    others = [other for other in places if other != place]
    if not others:
        return ClaimStatement(unit, side, 1.0, "nothing else says this")
    nearest = max(others, key=lambda other: (float(likely[place, other]), -other))
    score = 1.0 if place == places[0] else round(float(likely[place, nearest]), 3)
    return ClaimStatement(unit, side, score, reason_of(units, traits, place, nearest))


def side_of(unit: Unit, *, turned: bool) -> Side:
    """On which side of its claim a unit stands; `turned` where the claim itself is that something is not so."""
    if unit.side == "asserts" and unit.negative and not turned:
        return "denies"
    return unit.side


def key_of(unit: Unit, article: str) -> str:
    """The key of a claim that begins with a unit: of its article, its words' place, and what it counts."""
    counts = f"{unit.figure.measure} {unit.figure.span.start}" if unit.figure else ""
    about = f"{article} {unit.spans[0].start} {unit.spans[-1].end} {counts}"
    return f"c-{hashlib.sha256(about.encode()).hexdigest()[:16]}"
