"""Why a unit was joined to another, in a sentence for readers."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.reconcile.claims.nouns import Unit
from reportedly.reconcile.claims.traits import Traits, weight
from reportedly.store.search.tokens import tokens

MOST = 4
"""Words that a reason names."""


def reason_of(units: Sequence[Unit], traits: Sequence[Traits], place: int, other: int) -> str:
    """Such as: shares "ferry" and "capsized"; the same number, 41: as in what Ocean News Agency prints."""
    unit, near = units[place], units[other]
    told = shared(unit, traits[place], traits[other])
    whom = near.article.publisher or near.article.name
    where = "another sentence of this article" if near.article is unit.article else f"what {whom} prints"
    return f"{'; '.join(told) or 'stands next to what tells the same'}: as in {where}"


def shared(unit: Unit, one: Traits, two: Traits) -> list[str]:
    """What two units have in common, in words for readers, what tells most first."""
    told = []
    if one.measure is not None and one.measure == two.measure and one.number == two.number:
        told.append(f"the same number, {one.number:g}, of one measure, {one.measure}")
    stems = sorted(set(one.words) & set(two.words), key=lambda stem: (-weight(stem), stem))[:MOST]
    if stems:
        forms = {token.stem: token.exact for token in tokens(unit.text)}
        told.append("shares " + ", ".join(f'"{forms.get(stem, stem)}"' for stem in stems))
    if one.measure is None and (numbers := sorted(set(one.numbers) & set(two.numbers))):
        told.append(f"the same number, {numbers[0]}")
    if set(one.source) & set(two.source):
        told.append("the same source")
    if one.negative != two.negative:
        told.append("one of them denies it")
    return told
