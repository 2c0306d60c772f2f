"""What parts two units that are told in nearly the same words: another party, place, day or number, or the opposite.

"Danish gunners shelled the ferry" and "Swedish gunners shelled the ferry" share almost every word, and are two claims.
Words are laid side by side; where one has other words than the other, these are looked at.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache

from reportedly.lexicon import load
from reportedly.reconcile.claims.traits import Traits, number_words
from reportedly.reconcile.claims.units import empty_words
from reportedly.store.search.tokens import tokens_of

ALIKE = 0.25
"""Share of the weight of their words that two units have in common from which on they are laid side by side."""
SAME = 0.5
"""Share of the words of the shorter one that stand in the other in the same order, where they are nearly the same."""
SPELT_ALIKE = 0.6
"""Share of their letters in order from which on two names may be one."""
MOST = 3
"""Words of a stretch at most that stands in place of another."""
LONGEST = 80
"""Words of a unit that are laid beside another's."""

_IN_NUMBER = re.compile(r"(?<=\d)[.,](?=\d)")
_EXACT = frozenset({"state", "day"})
"""Kinds of names that are written in one way: lands by their codes."""
_KINDS = frozenset({"state", "person", "day"})
"""Kinds of names of which two that differ are two; places lie in one another, and bodies have many names."""
Stretch = tuple[Sequence[str], Sequence[str]]


def contrast(one: Traits, text: str, other: Traits, its: str) -> tuple[str, str] | None:
    """The words by which two units part that are else alike, of the one and of the other; None where none do.

    Args:
        one: the traits of the one.
        text: its words.
        other: the traits of the other.
        its: its words.
    """
    if doers := _other_doers(one, other):
        return doers
    return parted_by(text, _meanings(one.named), its, _meanings(other.named))


def parted_by(one: str, names: Mapping[str, str], other: str, theirs: Mapping[str, str]) -> tuple[str, str] | None:
    """The words by which two texts that are else alike name another land, person, day or number, or the opposite.

    Args:
        one: a text.
        names: for each word of it that names somebody, some place or a day who is meant, as `Traits.named` has it.
        other: another text.
        theirs: the same for its words.
    """
    if other < one:  # words are laid side by side in one order, whichever came first
        parted = parted_by(other, theirs, one, names)
        return parted[::-1] if parted is not None else None
    is_toll = bool(_of_any_toll() & {*_words(one), *_words(other)})
    for left, right in _in_place_of(one, other):
        number = not is_toll and _are_other_numbers(left, right)
        if number or _are_opposites(left, right) or _are_others(left, right, names, theirs):
            return " ".join(left), " ".join(right)
    return None


def _in_place_of(one: str, other: str) -> Iterator[Stretch]:
    """The short stretches of words, without those that mean nothing, that stand where the other has different ones."""
    left, right = _words(one), _words(other)
    beside = SequenceMatcher(None, left, right, autojunk=False)
    same = sum(block.size for block in beside.get_matching_blocks())
    if same < SAME * min(len(left), len(right)):
        return
    for what, a, b, c, d in beside.get_opcodes():
        if what == "replace":
            own, its = ([word for word in words if word not in empty_words()] for words in (left[a:b], right[c:d]))
            if 0 < len(own) <= MOST and 0 < len(its) <= MOST:
                yield own, its


@lru_cache(1 << 10)
def _words(text: str) -> list[str]:
    whole = _IN_NUMBER.sub(lambda mark: "" if mark[0] == "," else "p", text)  # "1,200" is one number, "5.2" is none
    return [token.exact for token in tokens_of(whole)][:LONGEST]


def _are_other_numbers(left: Sequence[str], right: Sequence[str]) -> bool:
    own, its = (_numbers(words) for words in (left, right))
    return bool(own) and bool(its) and not own & its


def _numbers(words: Sequence[str]) -> set[str]:
    return {number_words().get(word, word) for word in words if word.isdigit() or word in number_words()}


def _are_opposites(left: Sequence[str], right: Sequence[str]) -> bool:
    return any(frozenset((a, b)) in _opposites() for a in left for b in right)


@cache
def _opposites() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in load("en/claims")["opposites"]["pairs"])


def _are_others(left: Sequence[str], right: Sequence[str], names: Mapping[str, str], theirs: Mapping[str, str]) -> bool:
    """Whether both stretches are names, of two lands, two persons or two days."""
    own, its = ([by.get(word, "") for word in words] for by, words in ((names, left), (theirs, right)))
    kinds = {meant.partition(":")[0] for meant in (*own, *its)}
    if len(kinds) > 1 or not kinds <= _KINDS:
        return False
    words, others = ({word for meant in side for word in meant.split(":")[1].split()} for side in (own, its))
    alike = operator.eq if kinds <= _EXACT else _are_spelt_alike
    return not any(alike(a, b) for a in words for b in others)


def _are_spelt_alike(one: str, other: str) -> bool:
    """Whether two names may be one, written as two papers like: Kafr, Kefr."""
    first, then = sorted((one, other))
    return SequenceMatcher(None, first, then, autojunk=False).ratio() > SPELT_ALIKE


@cache
def _of_any_toll() -> frozenset[str]:
    """The words of tolls, which run: what several counted of one matter is one matter."""
    told = load("en/tolls")["measures"]
    return frozenset(word for name, own in told.items() if name not in {"what", "examples"} for word in own)


def _meanings(named: Sequence[str]) -> dict[str, str]:
    """For each word of a name who is meant, as `Traits.named` has them."""
    found = (entry.partition("=") for entry in named)
    return {word: key for word, _, key in found}


def _other_doers(one: Traits, other: Traits) -> tuple[str, str] | None:
    """Who attacked, by the one and by the other, where both say so and it can't be the same."""
    pairs = [(_doer(a), _doer(b)) for a in one.doers for b in other.doers]
    if not pairs or not all(_can_not_be_one(a, b) for a, b in pairs):
        return None
    return pairs[0][0][0], pairs[0][1][0]


def _doer(entry: str) -> tuple[str, set[str], set[str]]:
    """A doer's name, land and sectors, as `Traits.doers` has them."""
    name, land, sectors = entry.split("|")
    return name, {land} - {""}, set(sectors.split(",")) - {""}


def _can_not_be_one(one: tuple[str, set[str], set[str]], other: tuple[str, set[str], set[str]]) -> bool:
    """Whether two are of two lands, or of bodies that are not the like: rebels, and an army."""
    if set(one[0].split()) & set(other[0].split()):
        return False
    return any(own and its and not own & its for own, its in zip(one[1:], other[1:], strict=True))
