"""Claims that can't both be so: accounts of one matter by others, set side by side, or saying no to one another.

Two accounts are rivals where articles set them beside each other, nobody gives both, or where one who gives the one
denies the other.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache, lru_cache
from itertools import combinations

from reportedly.lexicon import load
from reportedly.reconcile.claims.traits import weight
from reportedly.reconcile.disputes.nouns import Tie, Told
from reportedly.reconcile.origins import Telling
from reportedly.reconcile.voices import Circle, Voice
from reportedly.store.search.tokens import tokens

BESIDE = 500
"""Letters between two accounts that an article sets beside each other."""
OFTEN = 2
"""Pairs of tellings from which on two accounts are set beside each other again and again."""
OPPOSITE = 0.45
"""Share of the weight of the words that two accounts have in common of which one says no to the other."""
LIKE = 0.05
"""Share of the words of the shorter account that the other has too."""


def rivals(claims: Sequence[Told], circle: Circle) -> list[Tie]:
    """Claims of what happened and who did it that are rivals, and why; the pairs that oftenest stand together first."""
    accounts = [_Account(claim, circle) for claim in claims if claim.kind in {"happened", "responsible"}]
    accounts = [one for one in accounts if one.givers]
    blaming = [one for one in accounts if one.tells_who]
    saying_no = [one for one in accounts if one.says_no]
    pairs = [*combinations(blaming, 2), *((one, other) for one in saying_no for other in accounts if not other.says_no)]
    found = [(one, other, why) for one, other in pairs if (why := _why_rivals(one, other)) is not None]
    found.sort(key=lambda told: -_beside(told[0].tellings, told[1].tellings))
    ties = {(one.key, other.key): Tie(one.key, other.key, "rival", why) for one, other, why in reversed(found)}
    return [ties[pair] for pair in dict.fromkeys((one.key, other.key) for one, other, _ in found)]


class _Account:
    """An account of what happened: who gives it, who denies it, where, in what words, and whether it says no."""

    def __init__(self, claim: Told, circle: Circle) -> None:
        self.key, self.tells_who = claim.key, claim.kind == "responsible"
        self.tellings = _asserting(claim)
        self.givers, self.deniers = _voices(claim, "asserts", circle), _voices(claim, "denies", circle)
        self.pages = {one.page for one in self.tellings}
        words = [_words(one.words) for one in self.tellings]
        self.words = frozenset(word for own in words for word in own) - listed_words("empty")
        negative = sum(bool(own & listed_words("negative")) for own in words)
        self.says_no = 2 * negative > len(words)


def _why_rivals(one: _Account, other: _Account) -> str | None:
    """Why two accounts are rivals, in a sentence; None where they are not."""
    if one.givers & other.givers:
        return None
    if one.says_no != other.says_no and _alike(one, other) >= OPPOSITE:
        first, then = (one, other) if one.says_no else (other, one)
        return f"{_named(first.givers)} says no to what {_named(then.givers)} says"
    if not (one.tells_who and other.tells_who):
        return None
    if at_odds := (one.givers & other.deniers) | (other.givers & one.deniers):
        return f"{_named(at_odds)} gives one account of who did it and denies the other"
    often = _beside(one.tellings, other.tellings) if one.pages & other.pages else 0
    if often >= OFTEN and _alike(one, other) >= LIKE:
        return f"articles set these accounts of who did it beside each other, {often} times"
    return None


def _named(voices: Set[Voice]) -> str:
    """The first of some by name, so that the same is said every time."""
    return min(voice.name for voice in voices)


def _alike(one: _Account, other: _Account) -> float:
    """The share of the weight of the words of the lesser account that the other has too."""
    lesser = min(one, other, key=lambda own: sum(map(weight, own.words)))
    shared = sum(map(weight, one.words & other.words))
    return shared / max(1e-9, sum(map(weight, lesser.words)))


@lru_cache(1 << 13)
def _words(text: str) -> frozenset[str]:
    return frozenset(form for one in tokens(text) for form in (one.exact, one.stem))


@cache
def listed_words(name: str) -> frozenset[str]:
    """A list of `lexicons/en/claims.toml`."""
    return frozenset(load("en/claims")[name]["words"])


def _asserting(claim: Told) -> list[Telling]:
    return [one for one in claim.tellings if one.side == "asserts"]


def _voices(claim: Told, side: str, circle: Circle) -> set[Voice]:
    return {circle.one(one.voice) for one in claim.tellings if one.side == side and one.voice is not None}


def _beside(one: Sequence[Telling], other: Sequence[Telling]) -> int:
    return sum(a.page is b.page and abs(a.chars[0] - b.chars[0]) < BESIDE for a in one for b in other)
