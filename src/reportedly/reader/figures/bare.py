"""Counts that stand without a noun: "the number of dead rose to 46", "the coroner's has 52", "the ministry is at 79".

A running toll goes on in bare numbers. One counts where a word that leads to it says what, or where somebody gives it
right after such a toll.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span as Tokens

from reportedly.lexicon import load
from reportedly.reader.actors import Cast, Mention
from reportedly.reader.figures.counted import Counted
from reportedly.reader.figures.givers import giver_of, is_linked, tallies
from reportedly.reader.parsed import Chars, ParsedArticle, chars_of
from reportedly.reading import Actor, Figure, Measure

LEAST = 2
"""The least bare number that counts anything; "one" is mostly a pronoun."""
COMMA = 80
"""Letters that a comma between a number and a word counts for."""
FORGOTTEN = 6
"""Sentences after which a toll that was spoken of is no longer what a bare number counts."""
_LETTERS = re.compile(r"[A-Za-z]+")
_GOES_ON = re.compile(r" ?[:,./] ?\d")
_OF_A_NUMBER = re.compile(r" of (?:the|its|their|our) (?=[\d$£€])(?:[\d,]+ ([a-z]+))?")
_ROUGH = re.compile(r"[a-z]+s$")
_ENDS = '.,;:"'


@dataclass(frozen=True, slots=True)
class BareCount:
    """A bare number that counts, what, and who is told to give it right there."""

    counted: Counted
    measure: Measure
    giver: Actor | None


def bare_counts(
    parsed: ParsedArticle, cast: Cast, numbers: Sequence[Counted], told: Sequence[Figure]
) -> Iterator[BareCount]:
    """Those of some numbers that are bare counts.

    Args:
        parsed: the article.
        cast: its actors.
        numbers: what nothing was found to be counted by, in reading order.
        told: the figures read so far, in reading order.
    """
    last: Measure | None = None
    since = FORGOTTEN
    of_numbers = [_chars(number)[0] for number in numbers]
    of_told = [one.span.start for one in told]
    of_mentions = [one.start for one in cast.mentions]
    for found in parsed.doc.sents:
        chars = chars_of(found)
        mentions = cast.mentions[_inside(of_mentions, chars)]
        tolls = [one for one in told[_inside(of_told, chars)] if one.measure in _measures()]
        sentence = _Sentence(parsed.text, found, [one for one in mentions if one.end <= chars[1]], tolls)
        since = 0 if tolls or sentence.named else since + 1
        for number in numbers[_inside(of_numbers, chars)]:
            known = last if since < FORGOTTEN else None
            count = sentence.count(number, known, just=since <= 1) if sentence.may_count(number) else None
            if count is not None:
                since = 0
                yield count
        spoken = [one.measure for one in tolls] or [measure for _, measure in sentence.named]
        last = spoken[-1] if spoken else last


def _inside(starts: Sequence[int], chars: Chars) -> slice:
    """Which of some that begin at places in order begin in a stretch."""
    return slice(bisect_left(starts, chars[0]), bisect_left(starts, chars[1]))


class _Sentence:
    """A sentence with those whom it mentions, its tolls and tallies, and the words that say what it counts."""

    def __init__(self, text: str, tokens: Tokens, mentions: Sequence[Mention], tolls: Sequence[Figure]) -> None:
        self.text, self.chars, self.mentions, self.tolls = text, chars_of(tokens), mentions, tolls
        names = [one for one in mentions if one.form == "name"]
        self.named = [
            (chars_of(token), _by_word()[token.lower_])
            for token in tokens
            if token.lower_ in _by_word() and not any(one.start <= token.idx < one.end for one in names)
        ]
        self.tallies = [chars_of(one) for one in tokens if one.lower_ in tallies() and one.pos_ in {"NOUN", "PROPN"}]

    def may_count(self, number: Counted) -> bool:
        """Whether a number may be a count: no age, time of day or measure, no part of a number, nothing's noun."""
        found = number.range
        value = found.low if found.low is not None else found.high
        if value is None or value < LEAST or value != int(value) or found.money or found.share:
            return False
        if _has_noun(number) or _ROUGH.search(number.row.words[found.core_end - 1]) is not None:
            return False
        start, end = _chars(number)
        behind = self.text[end : min(self.chars[1], end + 20)]
        if _GOES_ON.match(behind) or (self.text[max(0, start - 2) : start] == ", " and behind[:1] == ","):
            return False
        if self._is_of_no_toll(end):
            return False
        follows = _LETTERS.match(behind.strip().lower())
        return behind[:1] in _ENDS or follows is None or follows[0] in _behind()

    def _is_of_no_toll(self, end: int) -> bool:
        """Whether a number that ends there is a part of another that counts no toll: "650 of the 5,500 carts"."""
        whole = _OF_A_NUMBER.match(self.text, end)
        if whole is None or whole[1] in _by_word():
            return False
        return not any(end < one.span.start <= whole.end() for one in self.tolls)

    def count(self, number: Counted, last: Measure | None, *, just: bool) -> BareCount | None:
        """What a number counts: what a word says that leads to it or follows it; else what was counted last.

        That holds for what a tally has ("the list has 52") and, right after, for what somebody gives ("has 83").
        """
        chars = _chars(number)
        giver = giver_of(self.text, self.mentions, chars[0])
        linked = [one for one in self.named if is_linked(self.text, one[0], chars)]
        near = min(linked or (self.named if giver else ()), key=lambda one: self._distance(one[0], chars), default=None)
        measure = near[1] if near else None
        if measure is None and ((giver and just) or self._has_tally(chars)):
            measure = last
        return BareCount(number, measure, giver.actor if giver else None) if measure is not None else None

    def _has_tally(self, number: Chars) -> bool:
        """Whether a tally leads to the number."""
        return any(is_linked(self.text, place, number) for place in self.tallies)

    def _distance(self, word: Chars, number: Chars) -> int:
        """How far a word is from a number; a comma between them parts them."""
        first, last = min(word[0], number[0]), max(word[0], number[0])
        return last - first + COMMA * self.text.count(",", first, last)


def _chars(number: Counted) -> Chars:
    """Where a number stands, with the words that widen it."""
    doc, found = number.row.doc, number.range
    last = doc[found.end - 1]
    return doc[found.first].idx, last.idx + len(last)


def _has_noun(number: Counted) -> bool:
    """Whether a noun says what is counted, which was found to be no harm: "saved 300 lives"."""
    return number.unit is not None and number.unit.lower_ in _by_word()


@cache
def _measures() -> dict[Measure, frozenset[str]]:
    told = load("en/tolls")["measures"]
    return {measure: frozenset(words) for measure, words in told.items() if measure not in {"what", "examples"}}


@cache
def _by_word() -> dict[str, Measure]:
    return {word: measure for measure, words in _measures().items() for word in words}


@cache
def _behind() -> frozenset[str]:
    return frozenset(load("en/tolls")["behind"]["words"])
