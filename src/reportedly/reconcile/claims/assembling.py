"""From a group of units to what is shown of a claim: its kind, its words, each statement's side, score and reason."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.reading import Figure
from reportedly.reconcile.claims.groups import Group
from reportedly.reconcile.claims.likeness import FAR
from reportedly.reconcile.claims.matters import Matrix
from reportedly.reconcile.claims.nouns import Kind, Side
from reportedly.reconcile.claims.reasons import reason_of
from reportedly.reconcile.claims.traits import Traits

FULL = (6, 4)
"""Words with a matter that a unit has at least which speaks for its claim, if there is one; else this many.

What has fewer is mostly no sentence: "the levy on boats", "a lie".
"""

_QUOTES = {"“": "”", "”": "“", "‘": "’", '"': '"'}

NEAR = 0.35
"""How likely a negative unit says the same as one that asserts it, so that it denies what that one says."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is shown of a unit: its key, whose article it stands in, when that was published, and its words."""

    key: str
    article: str
    whose: str
    published: str
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Said:
    """A unit as part of a claim, by its place in the list of units."""

    place: int
    side: Side
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Assembled:
    """A claim: `key` is that of its first unit, `said` its statements in the order of publication.

    The first unit that is at home in it says it for sure; the score of each other is how likely it says what one does.
    """

    key: str
    kind: Kind
    text: str
    said: tuple[Said, ...]


def assemble(found: Group, seen: Mapping[int, Seen], traits: Mapping[int, Traits], likely: Matrix) -> Assembled:
    """The claim that a group makes."""
    places = sorted(found.all, key=lambda place: _when(seen[place]))
    first = min(found.home, key=lambda place: _when(seen[place]))
    best = _spokesman(found.home, places, seen, traits, likely)
    asserted = _asserted(places, traits)
    found_said = [_said(place, places, seen, traits, likely, asserted) for place in places]
    said = tuple(replace(one, score=1.0) if one.place == first else one for one in found_said)
    return Assembled(seen[first].key, kind_of([traits[place] for place in found.home]), shown(seen[best].text), said)


def shown(text: str) -> str:
    """A unit's words as a claim's: without a quotation mark that lacks its other half, a "that", a comma at the end."""
    for mark, other in _QUOTES.items():
        if text.startswith(mark) and other not in text[1:]:
            text = text[1:]
        if text.endswith(mark) and other not in text[:-1]:
            text = text[:-1]
    return text.removeprefix("that ").rstrip(",;: ")


def _spokesman(
    home: Sequence[int], places: Sequence[int], seen: Mapping[int, Seen], traits: Mapping[int, Traits], likely: Matrix
) -> int:
    """The unit that says best what a claim says: one that asserts it, of some words, and most like the others."""
    plain = [place for place in home if traits[place].side == "asserts" and not traits[place].negative] or home
    fullest = ([place for place in plain if len(traits[place].words) >= least] for least in FULL)
    full = next(filter(None, fullest), plain)
    return max(full, key=lambda place: (float(likely[place, places].sum()), seen[place].key))


def _when(one: Seen) -> tuple[str, str, int]:
    return one.published, one.article, one.start


def _said(
    place: int,
    places: Sequence[int],
    seen: Mapping[int, Seen],
    traits: Mapping[int, Traits],
    likely: Matrix,
    asserted: Sequence[int],
) -> Said:
    near = (traits[other].words for other in asserted if likely[place, other] >= NEAR)
    side = side_of(traits[place], frozenset(word for words in near for word in words))
    others = [other for other in places if other != place]
    if not others:
        return Said(place, side, 1.0, "nothing else says this")
    nearest = max(others, key=lambda other: (float(likely[place, other]), -other))
    score = round(float(likely[place, nearest]), 3)
    same = seen[nearest].article == seen[place].article
    where = "another sentence of this article" if same else f"what {seen[nearest].whose} prints"
    likely_one = bool(likely[place, nearest] > FAR)
    reason = reason_of(seen[place].text, traits[place], traits[nearest], where, likely=likely_one)
    return Said(place, side, score, reason)


def kind_of(traits: Sequence[Traits]) -> Kind:
    """The kind of a claim, by what most of its units tell."""
    if traits[0].measure is not None:
        return "count"
    if 2 * sum(one.blames for one in traits) > len(traits):
        return "responsible"
    quoted, told = sum(one.quoted for one in traits), sum(one.told for one in traits)
    return "said" if 2 * quoted > len(traits) and not told else "happened"


def _asserted(places: Sequence[int], traits: Mapping[int, Traits]) -> list[int]:
    """The units that assert something without a negation; none where most are negative, and so is the claim itself."""
    plain = [place for place in places if traits[place].side == "asserts"]
    if 2 * sum(traits[place].negative for place in plain) > len(plain):
        return []
    return [place for place in plain if not traits[place].negative]


def side_of(one: Traits, asserted: frozenset[str]) -> Side:
    """On which side of its claim a unit stands; `asserted` are the words of units near it that assert the same.

    A negating word denies the claim only if most of what it bears on is what others assert: who "did not name the three
    who died" does not deny that they died.
    """
    if one.side == "asserts" and one.negated and 2 * len(asserted.intersection(one.negated)) >= len(one.negated):
        return "denies"
    return one.side


def key_of(article: str, start: int, end: int, figure: Figure | None = None) -> str:
    """The key of a claim that begins with a unit: of its article, its words' place, and what it counts."""
    counts = f"{figure.measure} {figure.span.start}" if figure else ""
    return f"c-{hashlib.sha256(f'{article} {start} {end} {counts}'.encode()).hexdigest()[:16]}"
