"""Why a unit was joined to another, in a sentence for readers."""

from __future__ import annotations

from functools import lru_cache

from reportedly.reconcile.claims.traits import Traits, weight
from reportedly.store.search.tokens import tokens

MOST = 4
"""Words that a reason names."""
NEGATED = "only one of them is negated"


def reason_of(text: str, one: Traits, two: Traits, where: str, *, likely: bool = True) -> str:
    """Such as: shares "ferry" and "capsized"; the same number, 41: as in what Ocean News Agency prints.

    `likely`: whether they were found to be alike, and not put together by a person or by what is like both.
    """
    told = shared(text, one, two)
    if not told or told == [NEGATED]:
        near = likely and one.article != two.article
        told = ["near in meaning, in other words" if near else "stands with what tells the same", *told]
    return f"{'; '.join(told)}: as in {where}"


def shared(text: str, one: Traits, two: Traits) -> list[str]:
    """What two units have in common, in words for readers, what tells most first; the words as the first has them."""
    told = []
    if one.measure is not None and one.measure == two.measure and one.number == two.number:
        told.append(f"the same number, {one.number:g}, of one measure, {one.measure}")
    stems = sorted(set(one.words) & set(two.words), key=lambda stem: (-weight(stem), stem))[:MOST]
    if stems:
        forms = _forms(text)
        told.append("shares " + ", ".join(f'"{forms.get(stem, stem)}"' for stem in stems))
    if one.measure is None and (numbers := sorted(set(one.numbers) & set(two.numbers))):
        told.append(f"the same number, {numbers[0]}")
    if set(one.source) & set(two.source):
        told.append("the same source")
    if one.negative != two.negative:
        told.append(NEGATED)
    return told


@lru_cache(2048)  # a unit is compared anew whenever its claim is
def _forms(text: str) -> dict[str, str]:
    """How a text writes each stem."""
    return {token.stem: token.exact for token in tokens(text)}
