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
    accounts = [_Account(claim, circle) for claim in claims if claim.kind == "responsible"]
    accounts = [one for one in accounts if one.givers]
    return [(one.key, other.key) for one, other in combinations(accounts, 2) if _are_rivals(one, other)]


class _Account:
    """An account of who did it: who gives it, who denies it, where, and in what words."""

    def __init__(self, claim: Told, circle: Circle) -> None:
        self.key = claim.key
        self.tellings = _asserting(claim)
        self.givers, self.deniers = _voices(claim, "asserts", circle), _voices(claim, "denies", circle)
        self.pages = {one.page for one in self.tellings}
        self.words = frozenset(word for one in self.tellings for word in name_words(one.words))


def _are_rivals(one: _Account, other: _Account) -> bool:
    if one.givers & other.givers:
        return False
    if one.givers & other.deniers or other.givers & one.deniers:
        return True
    if not one.pages & other.pages or _beside(one.tellings, other.tellings) < OFTEN:
        return False
    return len(one.words & other.words) >= LIKE * min(len(one.words), len(other.words))


def _asserting(claim: Told) -> list[Telling]:
    return [one for one in claim.tellings if one.side == "asserts"]


def _voices(claim: Told, side: str, circle: Circle) -> set[Voice]:
    return {circle.one(one.voice) for one in claim.tellings if one.side == side and one.voice is not None}


def _beside(one: Sequence[Telling], other: Sequence[Telling]) -> int:
    return sum(a.page is b.page and abs(a.chars[0] - b.chars[0]) < BESIDE for a in one for b in other)
