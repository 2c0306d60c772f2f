"""Claims on who did it that can't both be so: accounts of one matter by others, told side by side again and again.

Two accounts are rivals where articles set them beside each other, nobody gives both, or where one who gives the one
denies the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from reportedly.reconcile.disputes.nouns import Told
from reportedly.reconcile.origins import Telling
from reportedly.reconcile.voices import Circle, Voice
from reportedly.reconcile.voices.words import name_words

BESIDE = 500
"""Letters between two accounts that an article sets beside each other."""
OFTEN = 2
"""Pairs of tellings from which on two accounts are set beside each other again and again."""
LIKE = 0.05
"""Share of the words of the shorter account that the other has too."""


def rivals(claims: Sequence[Told], circle: Circle) -> list[tuple[str, str]]:
    """Pairs of claims of who did it, by their keys, that are rivals."""
    accounts = [claim for claim in claims if claim.kind == "responsible"]
    return [(one.key, other.key) for one, other in combinations(accounts, 2) if _are_rivals(one, other, circle)]


def _are_rivals(one: Told, other: Told, circle: Circle) -> bool:
    givers = _voices(one, "asserts", circle), _voices(other, "asserts", circle)
    if not all(givers) or givers[0] & givers[1]:
        return False
    if givers[0] & _voices(other, "denies", circle) or givers[1] & _voices(one, "denies", circle):
        return True
    return _beside(_asserting(one), _asserting(other)) >= OFTEN and _alike(one, other) >= LIKE


def _asserting(claim: Told) -> list[Telling]:
    return [one for one in claim.tellings if one.side == "asserts"]


def _voices(claim: Told, side: str, circle: Circle) -> set[Voice]:
    return {circle.one(one.voice) for one in claim.tellings if one.side == side and one.voice is not None}


def _beside(one: Sequence[Telling], other: Sequence[Telling]) -> int:
    return sum(a.page is b.page and abs(a.chars[0] - b.chars[0]) < BESIDE for a in one for b in other)


def _alike(one: Told, other: Told) -> float:
    left, right = (frozenset(w for t in _asserting(claim) for w in name_words(t.words)) for claim in (one, other))
    return len(left & right) / max(1, min(len(left), len(right)))
