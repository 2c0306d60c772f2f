"""Which actor a guise is that says little by itself: a surname, initials, an acronym, "Foreign Ministry" of nobody."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.resolve.grouping import CLEAR, Joined, Judged, Undecided, pair
from reportedly.resolve.likeness import Likeness
from reportedly.resolve.shown import Guise

LEAN_JOINED = 0.65
"""From which likeness on a surname, initials or an acronym are the one actor that they fit."""

OFTEN = 3
"""Level of an actor that many articles name, which a surname alone is likelier to mean: eight articles or more."""

AHEAD = 0.15
"""How much liker than all others an actor must be where several fit."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor that a lean guise may be: the guises of it that are like it, with how.

    `weight` is how many articles speak for these, in powers of two.
    """

    actor: str
    links: tuple[tuple[Guise, Likeness], ...]
    weight: int = 0

    @property
    def words(self) -> set[str]:
        """Its names."""
        return {guise.words for guise, _ in self.links}

    @property
    def best(self) -> tuple[Guise, Likeness]:
        """The guise of it that is likest."""
        return max(self.links, key=lambda found: (found[1].score, found[0].level, found[0].key))

    @property
    def score(self) -> float:
        """How like it is, more where many articles name it."""
        often = max(guise.level for guise, _ in self.links) >= OFTEN
        return round(self.best[1].score + (0.06 if often else 0), 3)


def settle(guise: Guise, candidates: list[Candidate], judged: Judged) -> tuple[Joined | None, list[Undecided]]:
    """Which actor a guise is that says little by itself; none where several fit, or one without enough to tell."""
    fitting = sorted((c for c in candidates if _fits(guise, c, judged)), key=lambda c: (-c.score, c.actor))
    if not fitting:
        return None, []
    fitting = _of_weight(fitting)
    first = fitting[0]
    if len(fitting) > 1 and first.score - fitting[1].score < AHEAD:
        return None, _several(guise, fitting)
    (other, link), score = first.best, first.score
    if score < LEAN_JOINED:
        reason = "nothing but the name ties them"
        return None, [Undecided(pair(guise.key, other.key), link.score, link.why, reason)]
    return Joined(other.key, score, f"{link.why}, and no other actor fits as well"), []


def _of_weight(candidates: list[Candidate]) -> list[Candidate]:
    """Those for whom not clearly fewer articles speak than for another of the very same name."""
    heaviest: dict[str, int] = {}
    for candidate in candidates:
        for words in candidate.words:
            heaviest[words] = max(heaviest.get(words, 0), candidate.weight)
    return [c for c in candidates if any(heaviest[words] < CLEAR * c.weight for words in c.words)]


def _fits(guise: Guise, candidate: Candidate, judged: Judged) -> bool:
    for other, link in candidate.links:
        key = pair(guise.key, other.key)
        if link.against is not None or key in judged.different or key in judged.disputed:
            return False
    return True


def _several(guise: Guise, fitting: list[Candidate]) -> list[Undecided]:
    shown = fitting[:5]
    names = " or ".join(candidate.best[0].name for candidate in shown)
    reason = f"it may be {names}" + (f" or one of {len(fitting) - 5} others" if len(fitting) > 5 else "")
    return [Undecided(pair(guise.key, c.best[0].key), c.best[1].score, c.best[1].why, reason) for c in shown]
