"""Disputes over how many: counts of one toll, by two counters, that stood side by side and can't both be so.

A counter's later count takes the place of the earlier one, so a toll that rises is no dispute with itself. Two
counters are at odds where both counted about the same day, or where the older count is the higher one. One article sets
the two beside each other, and not as of something else; of two articles both are about what is counted, in one place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from reportedly.reconcile.claims.traits import weekdays
from reportedly.reconcile.disputes.nouns import Told
from reportedly.reconcile.disputes.two_tolls import are_of_two_tolls, days_between
from reportedly.reconcile.disputes.weighed import are_weighed, number_of
from reportedly.reconcile.origins import Telling
from reportedly.reconcile.origins.steps import sentence_of
from reportedly.reconcile.series import Count, Series
from reportedly.reconcile.series.tolls import called_by
from reportedly.reconcile.voices.words import listed, name_words

LOOSE = frozenset({"other"})
"""Measures under which too many things are counted for two numbers to be rivals."""
DAYS = 2
"""Days between two counts that are of about the same day."""
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""The days of the week in order."""
Number = tuple[float | None, float | None]
"""The lowest and the highest number that a count may mean."""
_WORD = re.compile(r"\w+")


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
    """Counts of a series as claims of their own, one for each number, in the order of the series.

    What an article weighs against another count stands for its number, and not for all above or below.
    """
    found: dict[Number, list[Telling]] = {}
    counts = [series.counts[place] for place in places]
    for count in counts:
        telling = Telling(count.page, count.chars, "asserts", count.by, counted_by=count.by)
        weighed = any(are_weighed(count, other) for other in counts if other is not count)
        bounds = (number_of(count), number_of(count)) if weighed else (count.low, count.high)
        found.setdefault(bounds, []).append(telling)
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
    if are_weighed(earlier, later):
        return True
    one, other = (Told("", "count", "", (), count.low, count.high) for count in (earlier, later))
    if one.may_be(other) or _has_risen(earlier, later):
        return False
    near = days_between(earlier.day, later.day) <= DAYS or (earlier.low or 0.0) > (later.high or later.low or 0.0)
    return near and not are_of_two_tolls(earlier, later)


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


def _merged(groups: list[set[int]], keys: Sequence[object]) -> list[set[int]]:
    """Groups that share a count of a counter are one."""
    found: list[set[int]] = []
    for group in groups:
        own = {keys[place] for place in group}
        touching = [other for other in found if own & {keys[place] for place in other}]
        found = [other for other in found if other not in touching] + [group.union(*touching)]
    return found
