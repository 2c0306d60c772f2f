"""Claims of a handful of readings at once: units, pairs, groups, claims. A dossier does the same bit by bit."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.reading import Reading
from reportedly.reconcile.claims.assembling import Assembled, Seen, assemble, key_of
from reportedly.reconcile.claims.groups import groups_of
from reportedly.reconcile.claims.likeness import likeness
from reportedly.reconcile.claims.nouns import Claim, ClaimStatement, Unit
from reportedly.reconcile.claims.traits import Traits, traits_of
from reportedly.reconcile.claims.units import units_of


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
    seen = {place: seen_of(unit, unit.article.name) for place, unit in enumerate(units)}
    told = dict(enumerate(traits))
    claims = [_claim(assemble(found, seen, told, likely), units) for found in groups_of(traits, likely)]
    return sorted(claims, key=lambda claim: (-len(claim.statements), claim.key))


def seen_of(unit: Unit, article: str) -> Seen:
    """What is shown of a unit of an article, by the article's key or name."""
    start, end = unit.spans[0].start, unit.spans[-1].end
    whose = unit.article.publisher or unit.article.name
    key = key_of(article, start, end, unit.figure)
    return Seen(key, article, whose, unit.article.published or "9999", start, unit.text)


def _claim(made: Assembled, units: Sequence[Unit]) -> Claim:
    statements = tuple(ClaimStatement(units[one.place], one.side, one.score, one.reason) for one in made.said)
    return Claim(made.key, made.kind, made.text, statements)
