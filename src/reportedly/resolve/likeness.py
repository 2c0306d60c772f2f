"""How alike two guises are: a list of features, each with a score and a sentence that says why.

The first feature for a name that fires gives the score; what the articles tell beside the name raises it; evidence
against parts the two, whatever their names (`against`). Two guises are one actor from `JOINED` on, and are shown to a
person from `UNDECIDED` on.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from reportedly.resolve.body_likeness import BODY_FEATURES, PLACE_FEATURES
from reportedly.resolve.circumstances import AGAINST, FOR
from reportedly.resolve.features import Feature, Found
from reportedly.resolve.personal_likeness import FEATURES as PERSONAL_FEATURES
from reportedly.resolve.shown import Guise, Sort

JOINED = 0.75
UNDECIDED = 0.5
MOST = 0.99

NAME_FEATURES: dict[Sort, tuple[Feature, ...]] = {
    "person": PERSONAL_FEATURES,
    "body": BODY_FEATURES,
    "place": PLACE_FEATURES,
    "people": PLACE_FEATURES,
}
"""What makes names alike, in order, by what sort of actor it is; the first that fires counts."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two guises are, from 0 to 1, and why, in a sentence.

    `lean` tells that the likeness is of too little to join by itself: a surname alone, initials, an acronym. It counts
    only where no other actor is as like. `against` says what parts the two, if anything does.
    """

    score: float
    why: str
    lean: bool = False
    against: str | None = None


@lru_cache(1 << 17)
def compare(left: Guise, right: Guise) -> Likeness | None:
    """How alike two guises are; None where their names are not alike at all."""
    if left.sort != right.sort:
        return None
    found = next((found for feature in NAME_FEATURES[left.sort] if (found := feature(left, right))), None)
    if found is None or found.score < UNDECIDED - 0.25:
        return None
    more = [told for feature in FOR if (told := feature(left, right)) is not None]
    score = min(MOST, found.score + sum(told.score for told in more))
    return Likeness(round(score, 3), _sentence([found, *more]), found.lean, why_against(left, right))


def why_against(left: Guise, right: Guise) -> str | None:
    """What parts two guises whatever their names, in a sentence; None where nothing does."""
    found = next((told for feature in AGAINST if (told := feature(left, right)) is not None), None)
    return found.why if found else None


def _sentence(found: list[Found]) -> str:
    return "; ".join(one.why for one in found)
