"""Counts that an article itself weighs against each other: "gave a lower toll of eight", "put the toll higher, at 32".

What an article calls a higher or another toll is at odds with the one it has told before, even where ranges overlap
("at least 16", "around 32") or the words around them are not alike.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from reportedly.lexicon import load
from reportedly.reconcile.disputes.nouns import Told
from reportedly.reconcile.disputes.two_tolls import are_of_others
from reportedly.reconcile.origins import Telling
from reportedly.reconcile.origins.steps import sentence_of
from reportedly.reconcile.series import Count
from reportedly.reconcile.voices import Page

FAR = 1000
"""Letters between a count and what it is called higher than, at most."""
NEAR = 5
"""Words from "higher" to the toll that is called so, at most."""
UP, DOWN = 1, -1
"""Whether a count is called the higher one, or the lower; 0: only another."""
_WORD = re.compile(r"\w+")


def are_weighed(one: Count, other: Count) -> bool:
    """Whether one article calls the later of two counts, by two counters, another toll than the earlier, and it is."""
    if one.page is not other.page:
        return False
    first, then = sorted((one, other), key=lambda count: count.chars)
    called = _called(then)
    if called is None or then.chars[0] - first.chars[1] > FAR or are_of_others(first, then):
        return False
    before, after = number_of(first), number_of(then)
    return before != after and (called == 0 or (called == UP) == (after > before))


def number_of(count: Count) -> float:
    """The number that a count gives, whatever range it opens."""
    return count.low if count.low is not None else count.high or 0.0


def with_denials(claims: Sequence[Told]) -> Iterator[Told]:
    """Claims of how many whose toll somebody calls another and gives none: "activists say the number is much higher".

    A denial is of the count in the words that it is known to answer.
    """
    denials: dict[Page, list[Telling]] = defaultdict(list)
    for telling in dict.fromkeys(one for claim in claims for one in claim.tellings):
        if is_of_toll(telling):
            denials[telling.page].append(telling)
    for claim in claims:
        if claim.kind == "count":
            told = [one for own in claim.tellings for one in denials[own.page] if _is_answered(own, one)]
            if told:
                yield replace(claim, tellings=(*claim.tellings, *dict.fromkeys(told)))


def is_of_toll(telling: Telling) -> bool:
    """Whether a denial is of how many: it calls a toll higher or lower than it was told to be."""
    return telling.side == "denies" and telling.answers is not None and bool(_compared(telling.words))


def _is_answered(telling: Telling, denial: Telling) -> bool:
    """Whether a denial is known to answer the words in which a telling stands."""
    start, end = denial.answers or (0, 0)
    return telling.side == "asserts" and start < telling.chars[1] and telling.chars[0] < end


@lru_cache(1 << 11)
def _called(count: Count) -> int | None:
    """What the sentence of a count calls it: higher, lower or differing from the one before; None: nothing.

    That tolls differ may be told in a sentence of its own before: "The guilds gave different tolls."
    """
    text = count.page.text
    start, end = sentence_of(Telling(count.page, count.chars, "asserts", None))
    called = _compared(text[start:end])
    if called is not None or start == 0:
        return called
    before = text[:start].rstrip()
    opens, closes = sentence_of(Telling(count.page, (len(before) - 1, len(before)), "asserts", None))
    return 0 if _compared(text[opens:closes]) == 0 else None


def _compared(sentence: str) -> int | None:
    """What a sentence calls a tally that it tells of."""
    words = [word.lower() for word in _WORD.findall(sentence)]
    tallies = [place for place, word in enumerate(words) if word in _listed("tally")]
    near = (word for place, word in enumerate(words) if any(abs(place - tally) <= NEAR for tally in tallies))
    return next((_sides()[word] for word in near if word in _sides()), None)


@cache
def _sides() -> dict[str, int]:
    named = {UP: "higher", DOWN: "lower", 0: "differing"}
    return {word: side for side, name in named.items() for word in _listed(name)}


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load("en/tolls")[name]["words"])
