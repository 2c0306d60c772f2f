"""Disputes over how many: counts of one toll, by two counters, that stood side by side and can't both be so.

A counter's later count takes the place of the earlier one, so a toll that rises is no dispute with itself. Two
counters are at odds where both counted about the same day, or where the older count is the higher one. One article sets
the two beside each other, and not as of something else; of two articles both are about what is counted, in one place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise

from reportedly.lexicon import load
from reportedly.reconcile.claims.traits import weekdays, weight
from reportedly.reconcile.disputes.nouns import Told
from reportedly.reconcile.disputes.words import MATTER
from reportedly.reconcile.origins import Telling
from reportedly.reconcile.origins.steps import sentence_of
from reportedly.reconcile.series import Count, Series
from reportedly.reconcile.series.tolls import called_by, stems_of, words_around
from reportedly.reconcile.voices import Page, Voice
from reportedly.reconcile.voices.words import listed, name_words

LOOSE = frozenset({"other"})
"""Measures under which too many things are counted for two numbers to be rivals."""
NEXT_DAY = 1
"""Days between two articles about one count."""
DAYS = 2
"""Days between two counts that are of about the same day."""
NEAR = 600
"""Letters between two counts of one article that it sets beside each other."""
LEAD = 500
"""Letters of an article in which it tells what it is about."""
BEHIND = 2
"""Words behind a land's name among which what is counted stands, where the name says whose it is."""
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""The days of the week in order."""
BESIDE = 40
"""Letters between two places that are named right beside each other."""
Number = tuple[float | None, float | None]
"""The lowest and the highest number that a count may mean."""
_WORD = re.compile(r"\w+")
_NAME = re.compile(r"\b[A-Z]\w{2,}")
_VOWEL = re.compile(r"[aeiouy]")


def rival_counts(series: Series) -> list[list[int]]:
    """Groups of counts of a series that are at odds, by their places in it, each group in order."""
    if series.measure in LOOSE:
        return []
    counts = _with_units(series)
    stand: dict[str, int] = {}
    groups: list[set[int]] = []
    for place, (count, counter) in enumerate(zip(series.counts, series.counters, strict=True)):
        if counter is not None and not count.partial and _counts_itself(count, counter):
            stand[counter] = place
        later = series.counts[place + 1].day if place + 1 < len(series.counts) else None
        if later != count.day:
            groups += _at_odds(list(stand.values()), counts)
    keys = [(counter, count.low, count.high) for count, counter in zip(series.counts, series.counters, strict=True)]
    return [sorted(group) for group in _merged(groups, keys)]


def _with_units(series: Series) -> list[Count]:
    """The counts of a series; those that do not say of what they are, as others of the same number or counter are.

    Of the same counter it is what was counted last; of the same number, what all who say it call it.
    """
    told: dict[int, str] = {}
    called: dict[Number, set[str]] = defaultdict(set)
    for count in series.counts:
        if count.unit is not None and called_by(count):
            called[count.low, count.high].add(count.unit)
    found = []
    for count, counter in zip(series.counts, series.which, strict=True):
        if count.unit is not None and not count.partial:
            told[counter] = count.unit
        alike = called[count.low, count.high]
        known = told.get(counter) or (next(iter(alike)) if len(alike) == 1 else None)
        bare = count.unit is None and count.by is not None and known is not None
        found.append(replace(count, unit=known) if bare else count)
    return found


def _counts_itself(count: Count, counter: str) -> bool:
    """Whether a counter is somebody, no outlet that has the number from others, and no "officials".

    That somebody speaks of "a woman" is no count.
    """
    words = name_words(counter)
    counts = count.high != 1 or not count.words.lower().startswith(("a ", "an "))
    return counts and count.by is not None and bool(words - listed("vague")) and not words & listed("outlet")


def told_counts(series: Series, places: Sequence[int]) -> list[Told]:
    """Counts of a series as claims of their own, one for each number, in the order of the series."""
    found: dict[tuple[float | None, float | None], list[Telling]] = {}
    for place in places:
        count = series.counts[place]
        telling = Telling(count.page, count.chars, "asserts", count.by, counted_by=count.by)
        found.setdefault((count.low, count.high), []).append(telling)
    return [
        Told(f"{series.measure} {low} {high}", "count", told[0].words, tuple(told), low, high)
        for (low, high), told in found.items()
    ]


def _at_odds(standing: list[int], counts: Sequence[Count]) -> list[set[int]]:
    return [
        {one, other}
        for place, one in enumerate(standing)
        for other in standing[:place]
        if _differ(counts[min(one, other)], counts[max(one, other)])
    ]


def _differ(earlier: Count, later: Count) -> bool:
    """Whether two counts of two counters can't both be so."""
    one, other = (Told("", "count", "", (), count.low, count.high) for count in (earlier, later))
    if one.may_be(other) or _has_risen(earlier, later):
        return False
    near = _days_between(earlier.day, later.day) <= DAYS or (earlier.low or 0.0) > (later.high or later.low or 0.0)
    return near and not _are_of_two_tolls(earlier, later)


def _has_risen(earlier: Count, later: Count) -> bool:
    """Whether two counts are told to be as of two days, and the later is the higher: both may be so."""
    first, then = _told_of(earlier), _told_of(later)
    if first is None or then is None or first == then:
        return False
    before, after = (earlier, later) if first < then else (later, earlier)
    return (before.high or before.low or 0.0) <= (after.low or after.high or 0.0)


def _told_of(count: Count) -> str | None:
    """The day that a count is told to be of: as of when, else the one weekday that its sentence names."""
    if count.as_of is not None or not count.page.day:
        return (count.as_of or "")[:10] or None
    start, end = sentence_of(Telling(count.page, count.chars, "asserts", None))
    named = [word for word in _WORD.findall(count.page.text[start:end].lower()) if word in weekdays()]
    return _last(named[0], count.page.day) if len(set(named)) == 1 else None


def _last(weekday: str, day: str) -> str:
    """The last day of that name up to a day, ISO 8601."""
    from datetime import date, timedelta

    published = date.fromisoformat(day)
    back = (published.weekday() - WEEK.index(weekday)) % len(WEEK)
    return (published - timedelta(days=back)).isoformat()


def _are_of_two_tolls(one: Count, other: Count) -> bool:
    """Whether two counts of a series are likelier of two: of others, elsewhere, or told in other words or apart."""
    of_others = _are_of_others(one, other) or _are_of_two_lands(one, other)
    rules = (_are_elsewhere, _are_told_otherwise, _are_told_apart, _are_of_two_reports)
    return of_others or any(rule(one, other) for rule in rules)


def _are_of_others(one: Count, other: Count) -> bool:
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
    if _days_between(one.page.day, other.page.day) > NEXT_DAY:
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


def _days_between(one: str, other: str) -> int:
    from datetime import date

    try:
        return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)
    except ValueError:
        return 0


def _merged(groups: list[set[int]], keys: Sequence[object]) -> list[set[int]]:
    """Groups that share a count of a counter are one."""
    found: list[set[int]] = []
    for group in groups:
        own = {keys[place] for place in group}
        touching = [other for other in found if own & {keys[place] for place in other}]
        found = [other for other in found if other not in touching] + [group.union(*touching)]
    return found
