"""Whether two counts are of two tolls: of others, elsewhere, told otherwise or apart, or in reports of two matters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import pairwise

from reportedly.lexicon import load
from reportedly.reconcile.claims.traits import weight
from reportedly.reconcile.disputes.words import MATTER
from reportedly.reconcile.origins import Telling
from reportedly.reconcile.origins.steps import sentence_of
from reportedly.reconcile.series import Count
from reportedly.reconcile.series.tolls import called_by, stems_of, words_around
from reportedly.reconcile.voices import Page, Voice
from reportedly.reconcile.voices.words import listed

NEXT_DAY = 1
"""Days between two articles about one count."""
NEAR = 600
"""Letters between two counts of one article that it sets beside each other."""
LEAD = 500
"""Letters of an article in which it tells what it is about."""
BEHIND = 2
"""Words behind a land's name among which what is counted stands, where the name says whose it is."""
BESIDE = 40
"""Letters between two places that are named right beside each other."""
_WORD = re.compile(r"\w+")
_NAME = re.compile(r"\b[A-Z]\w{2,}")
_VOWEL = re.compile(r"[aeiouy]")


def are_of_two_tolls(one: Count, other: Count) -> bool:
    """Whether two counts of a series are likelier of two: of others, elsewhere, or told in other words or apart."""
    of_others = are_of_others(one, other) or _are_of_two_lands(one, other)
    rules = (_are_elsewhere, _are_told_otherwise, _are_told_apart, _are_of_two_reports)
    return of_others or any(rule(one, other) for rule in rules)


def are_of_others(one: Count, other: Count) -> bool:
    """Whether two counts say of whom they are, and it is not the same: fighters, and people."""
    if one.unit is None or other.unit is None:
        return False
    called, others = called_by(one), called_by(other)
    return called != others and not called & others


def _are_of_two_lands(one: Count, other: Count) -> bool:
    """Whether two counts are told to be of two lands' people: "Danish losses", and "Swedish guards"."""
    left, right = _whose(one), _whose(other)
    return bool(left) and bool(right) and not left & right


@lru_cache(1 << 11)
def _whose(count: Count) -> frozenset[str]:
    """The lands by which those counted are called: named right before what is counted, or before "losses"."""
    told = Telling(count.page, count.chars, "asserts", None)
    start, end = sentence_of(told)
    counted = {*(count.unit or "").lower().split(), *_listed("losses")}
    found = set()
    for chars, voice in count.page.mentions:
        if start <= chars[0] and chars[1] <= end and (voice.country or voice.kind in {"state", "people"}):
            behind = _WORD.findall(count.page.text[chars[1] : end].lower())[:BEHIND]
            if counted & set(behind):
                found.add(voice.country or voice.name.casefold())
    return frozenset(found)


def _are_elsewhere(one: Count, other: Count) -> bool:
    """Whether two counts are of two places: their sentences name others, which neither article names as one."""
    return _are_apart(_places(one), _places(other), one, other)


def _are_apart(left: frozenset[str], right: frozenset[str], one: Count, other: Count) -> bool:
    """Whether the places of two counts are known, and none is one, or named together in an article of theirs."""
    if left & right or not left or not right:
        return False
    together = _named_together(one.page) | _named_together(other.page)
    return not any(frozenset((a, b)) in together for a in left for b in right)


def _are_told_otherwise(one: Count, other: Count) -> bool:
    """Whether two counts of two articles share too few of the words around them."""
    if one.page is other.page:
        return False
    shared = (words_around(one) & words_around(other)) - _of_any_toll()
    return sum(map(weight, sorted(shared))) < MATTER


def _are_told_apart(one: Count, other: Count) -> bool:
    """Whether one article tells two counts far from each other, or the later as of something else: "another 15"."""
    if one.page is not other.page:
        return False
    first, then = sorted((one.chars, other.chars))
    start, _ = sentence_of(Telling(one.page, then, "asserts", None))
    before = _WORD.findall(one.page.text[max(start, first[1]) : then[0]].lower())
    opens = before[:1] if start >= first[1] else []
    return then[0] - first[1] > NEAR or bool(_listed("elsewhere") & {*opens, *before[-2:]})


def _are_of_two_reports(one: Count, other: Count) -> bool:
    """Whether two articles tell counts that are not what both are about: no title or lead, place or day is theirs."""
    if one.page is other.page:
        return False
    if days_between(one.page.day, other.page.day) > NEXT_DAY:
        return True
    left, right = _places(one) | _places_in_lead(one.page), _places(other) | _places_in_lead(other.page)
    return not (_is_main(one) and _is_main(other)) or _are_apart(left, right, one, other)


def _is_main(count: Count) -> bool:
    """Whether the number of a count stands in the title or the lead of its article."""
    page = count.page
    number = re.compile(rf"(?<![\w.,]){re.escape(count.words)}(?!\w|[.,]\d)")
    return count.chars[0] < LEAD or any(number.search(text) for text in (page.title or "", page.text[:LEAD]))


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load("en/tolls")[name]["words"])


@cache
def _of_any_toll() -> frozenset[str]:
    """Stems of the words that stand around any toll: killed, people."""
    told = load("en/tolls")["measures"]
    words = [word for name, own in told.items() if name not in {"what", "examples"} for word in own]
    return stems_of(" ".join([*words, *sorted(listed("anybody"))]))


@lru_cache(1 << 11)
def _places(count: Count) -> frozenset[str]:
    told = Telling(count.page, count.chars, "asserts", None)
    return _place_names(count.page.named_in(sentence_of(told)))


@lru_cache(1 << 10)
def _places_in_lead(page: Page) -> frozenset[str]:
    return _place_names(page.named_in((0, LEAD)))


@lru_cache(1 << 10)
def _named_together(page: Page) -> frozenset[frozenset[str]]:
    """Pairs of places that an article names right beside each other: a town, and the province it lies in."""
    named = [(chars, _place_names([voice])) for chars, voice in page.mentions if voice.kind == "place"]
    pairs = pairwise([(chars, names) for chars, names in named if names])
    return frozenset(
        frozenset((a, b))
        for (before, first), (after, then) in pairs
        if after[0] - before[1] < BESIDE
        for a in first
        for b in then
    )


def _place_names(voices: Iterable[Voice]) -> frozenset[str]:
    """The consonants of the names of places, for papers write the vowels as they like: Qamishli, al-Qameshli."""
    words = (word for one in voices if one.kind == "place" and one.named for word in _NAME.findall(one.name))
    return frozenset(_VOWEL.sub("", word.lower()) for word in words)


def days_between(one: str, other: str) -> int:
    """The days between two dates, ISO 8601; 0 where one is not known."""
    from datetime import date

    try:
        return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)
    except ValueError:
        return 0
