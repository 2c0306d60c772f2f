"""Claims that can't both be so: accounts of one matter, of which one says no to the other.

Two accounts are rivals where nobody gives both, and words of the one say no to words of the other, or one who gives the
one account of who did it denies the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from itertools import combinations, islice, product

from reportedly.reconcile.claims.contrast import parted_by
from reportedly.reconcile.claims.traits import meant_by, weekdays
from reportedly.reconcile.disputes.nouns import Tie, Told
from reportedly.reconcile.disputes.words import matter_of
from reportedly.reconcile.origins import Telling
from reportedly.reconcile.voices import Circle, Voice
from reportedly.store.search.tokens import tokens_of

BESIDE = 300
"""Letters between two accounts that an article sets beside each other."""
WISHES = frozenset({"demand", "propose", "ask", "refuse", "pledge"})
"""Acts that say of nothing that it is so."""
LAID_BESIDE = 8
"""Tellings of a claim, each in other words, that are laid beside those of another."""
MOST_ALIKE = 4
"""Twice the words at least that two accounts share which are told alike."""
_OPEN = frozenset(
    {"should", "must", "if", "unless", "yet", "until", "before", "would", "could", "may", "might", "ought"}
)
OPPOSITE = 0.75
"""Share of the weight of the words that two tellings have in common of which one says no to the other."""


def rivals(claims: Sequence[Told], circle: Circle) -> list[Tie]:
    """Claims of what happened and who did it that are rivals, and why; the pairs that oftenest stand together first."""
    accounts = [_Account(claim, circle) for claim in claims if claim.kind in {"happened", "responsible"}]
    accounts = [one for one in accounts if one.givers]
    blaming = [one for one in accounts if one.tells_who]
    saying_no = [one for one in accounts if one.says_no]
    pairs = [*combinations(blaming, 2), *((one, other) for one in saying_no for other in accounts if not other.says_no)]
    pairs += [(one, other) for one, other in combinations(accounts, 2) if _are_told_alike(one, other)]
    found = [(one, other, why) for one, other in pairs if (why := _why_rivals(one, other)) is not None]
    found.sort(key=lambda told: -_beside(told[0].tellings, told[1].tellings))
    ties = {(one.key, other.key): Tie(one.key, other.key, "rival", why) for one, other, why in reversed(found)}
    return [ties[pair] for pair in dict.fromkeys((one.key, other.key) for one, other, _ in found)]


def contradicting(one: Sequence[Telling], other: Sequence[Telling]) -> list[tuple[Telling, Telling]]:
    """The pairs of tellings of which one says no to the other."""
    return [(a, b) for a in one for b in other if says_no(a, b) or says_no(b, a)]


def says_no(no: Telling, said: Telling) -> bool:
    """Whether one says no in its words to what another says in words alike; not to what stands inside of it."""
    if no.page is said.page and no.chars[0] < said.chars[1] and said.chars[0] < no.chars[1]:
        return False
    own, other = matter_of(no), matter_of(said)
    return own.negates(other) and own.share_of(other) >= OPPOSITE


def leaves_open(telling: Telling) -> bool:
    """Whether words say no to what may be so otherwise: "should not sell", "has not yet sold", "not if it rains"."""
    return any(word.exact in _OPEN for word in tokens_of(telling.words)) or telling.act in WISHES


def blame_others(one: Told, other: Told) -> bool:
    """Whether two claims that are else alike say it of two lands or persons: who did it is what they differ over."""
    own, its = (islice({one.words: one for one in said_by_somebody(of)}.values(), LAID_BESIDE) for of in (one, other))
    told = [[(telling.words, _meant_in(telling)) for telling in some] for some in (own, its)]
    for (words, names), (theirs, meant) in product(*told):
        parted = parted_by(words, names, theirs, meant)
        if parted is not None and (_somebody(parted[0], names) or _somebody(parted[1], meant)):
            return True
    return False


def said_by_somebody(claim: Told) -> list[Telling]:
    """The tellings that assert a claim and say who says it; not those who want it, offer it, promise it or ask."""
    told = (one for one in claim.tellings if one.side == "asserts" and one.voice is not None)
    return [one for one in told if one.act not in WISHES]


class _Account:
    """An account of what happened: who gives it, who denies it, in what words, and whether it says no, and to what."""

    def __init__(self, claim: Told, circle: Circle) -> None:
        self.key, self.tells_who = claim.key, claim.kind == "responsible"
        self.tellings = said_by_somebody(claim)
        told = {one.words: _meant_in(one) for one in self.tellings}
        self.told = tuple(islice(told.items(), LAID_BESIDE))
        self.givers = {circle.one(one.voice) for one in self.tellings if one.voice is not None}
        self.deniers = _voices(claim, "denies", circle)
        matters = [matter_of(one) for one in self.tellings]
        self.says_no = 2 * sum(one.says_no for one in matters) > len(matters)
        self.negated = frozenset[str]().union(*(one.negated for one in matters))
        self.said = frozenset[str]().union(*(one.stems for one in matters if not one.says_no))


def _why_rivals(one: _Account, other: _Account) -> str | None:
    """Why two accounts are rivals, in a sentence; None where they are not."""
    if one.givers & other.givers:
        return None
    if one.says_no != other.says_no:
        first, then = (one, other) if one.says_no else (other, one)
        if first.negated & then.said and contradicting(first.tellings, then.tellings):
            return f"{_named(first.givers)} says no to what {_named(then.givers)} says"
    if _are_told_alike(one, other) and (words := _parted(one, other)) is not None:
        return f"{_named(one.givers)} says “{words[0]}” where {_named(other.givers)} says “{words[1]}”"
    if not (one.tells_who and other.tells_who):
        return None
    if at_odds := (one.givers & other.deniers) | (other.givers & one.deniers):
        return f"{_named(at_odds)} gives one account of who did it and denies the other"
    return None


def _are_told_alike(one: _Account, other: _Account) -> bool:
    """Whether two accounts share most of their words."""
    return 2 * len(one.said & other.said) >= max(MOST_ALIKE, min(len(one.said), len(other.said)))


def _parted(one: _Account, other: _Account) -> tuple[str, str] | None:
    """The words by which accounts part that are else alike, and of which one alone can be so.

    That two persons or lands are told to have done the like may both be so, but for who is to blame, and where one of
    them says it of the other.
    """
    for (own, names), (its, theirs) in product(one.told, other.told):
        words = parted_by(own, names, its, theirs)
        if words is None:
            continue
        left, right = _somebody(words[0], names), _somebody(words[1], theirs)
        accused = left & _lands(other.givers) or right & _lands(one.givers)
        if not (left or right) or accused or (one.tells_who and other.tells_who):
            return words
    return None


def _somebody(words: str, meant: Mapping[str, str]) -> set[str]:
    """The lands and persons that some words name."""
    return {meant[word] for word in words.split() if word in meant and not meant[word].startswith("day:")}


def _lands(givers: Set[Voice]) -> set[str]:
    """What those who give an account may be named by: their land, and their name."""
    named = {meant_by(voice.kind, voice.name, voice.country) for voice in givers}
    return named | {f"state:{voice.country}" for voice in givers if voice.country}


def _meant_in(telling: Telling) -> dict[str, str]:
    """For each word of a telling that names a land or a person who is meant."""
    found = {word: f"day:{word}" for word in weekdays()}
    start, end = telling.chars
    for chars, voice in telling.page.mentions:
        if start <= chars[0] and chars[1] <= end and voice.named and voice is not telling.voice:
            meant = meant_by(voice.kind, voice.name, voice.country)
            found |= {token.exact: meant for token in tokens_of(telling.page.text[chars[0] : chars[1]])}
    return found


def _named(voices: Set[Voice]) -> str:
    """The first of some by name, so that the same is said every time."""
    return min(voice.name for voice in voices)


def _voices(claim: Told, side: str, circle: Circle) -> set[Voice]:
    return {circle.one(one.voice) for one in claim.tellings if one.side == side and one.voice is not None}


def _beside(one: Sequence[Telling], other: Sequence[Telling]) -> int:
    return sum(a.page is b.page and abs(a.chars[0] - b.chars[0]) < BESIDE for a in one for b in other)
