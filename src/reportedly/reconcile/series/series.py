"""Series of counts: per toll who counted what, as of when, low to high per counter, parts, and what replaced what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reportedly.reconcile.series.nouns import Count, Range, Replaced, Series
from reportedly.reconcile.series.parts import is_part
from reportedly.reconcile.series.tolls import tolls_of
from reportedly.reconcile.voices import Circle, Page, Voice
from reportedly.reconcile.voices.words import name_words, small_words

WORDS = 6
"""Words of a title that name a toll whose articles name no place."""


def series_of(counts: Sequence[Count], circle: Circle | None = None) -> list[Series]:
    """The series of counts, those with most counts first; `circle` says which counters are one."""
    beside: dict[Page, list[Count]] = {}
    for count in counts:
        beside.setdefault(count.page, []).append(count)
    marked = [replace(count, partial=is_part(count, beside[count.page])) for count in counts]
    circle = circle or circle_of(marked)
    found = [_series(own, circle) for own in tolls_of(marked)]
    return sorted(found, key=lambda one: (-len(one.counts), one.measure, one.of))


def circle_of(counts: Sequence[Count]) -> Circle:
    """Who is one of those who count and of those who publish counts."""
    pages = list(dict.fromkeys(count.page for count in counts))
    publishers = [page.own for page in pages if page.own is not None]
    return Circle(pages, [*(count.by for count in counts if count.by is not None), *publishers])


def _series(own: Sequence[Count], circle: Circle) -> Series:
    counts = sorted(own, key=lambda one: (one.day, one.page.published or "", one.page.key, one.chars))
    counters = [None if count.by is None else circle.one(count.by) for count in counts]
    names = tuple(None if voice is None else voice.name for voice in counters)
    parts = {place for place, count in enumerate(counts) if count.partial}
    return Series(
        measure=counts[0].measure,
        of=_called(counts),
        counts=tuple(counts),
        counters=names,
        ranges=tuple(_ranges(counts, counters, parts)),
        replaced=tuple(_replaced(counts, counters, parts)),
    )


def _ranges(counts: Sequence[Count], counters: Sequence[Voice | None], parts: set[int]) -> list[Range]:
    found = []
    for voice in dict.fromkeys(counters):
        places = [place for place, one in enumerate(counters) if one == voice and place not in parts]
        if places:
            own = [counts[place] for place in places]
            ends = [one.high if one.high is not None else one.low for one in own]
            lows = [one.low for one in own if one.low is not None]
            highs = [end for end in ends if end is not None]
            names = tuple(dict.fromkeys(one.by.name for one in own if one.by is not None))
            name = None if voice is None else voice.name
            found.append(Range(name, min(lows, default=None), max(highs, default=None), places[-1], names))
    return found


def _replaced(counts: Sequence[Count], counters: Sequence[Voice | None], parts: set[int]) -> list[Replaced]:
    """For each counter with a name, each count that is not the one before, and was given on a later day."""
    found = []
    for voice in dict.fromkeys(one for one in counters if one is not None):
        places = [place for place, one in enumerate(counters) if one == voice and place not in parts]
        for earlier, later in pairwise(places):
            one, other = counts[earlier], counts[later]
            if (one.low, one.high) != (other.low, other.high) and one.day < other.day:
                words = f"{voice.name}: {one.words} as of {one.day}, then {other.words} as of {other.day}"
                found.append(Replaced(voice.name, earlier, later, words))
    return found


def _called(counts: Sequence[Count]) -> str:
    """What is counted and where, in words: the commonest unit, and the commonest place, else words of the titles."""
    units = Counter(count.unit for count in counts if count.unit)
    places = Counter(count.place for count in counts if count.place)
    where = places.most_common(1)[0][0] if places else _shared_title(counts)
    what = units.most_common(1)[0][0] if units else ""
    return ", ".join(part for part in (what, where) if part) or counts[0].page.called


def _shared_title(counts: Sequence[Count]) -> str:
    titles = list(dict.fromkeys(count.page.title for count in counts if count.page.title))
    words = Counter(word for title in titles for word in name_words(title) - small_words())
    best = max(titles, key=lambda title: (sum(words[word] for word in name_words(title)), title), default="")
    return " ".join(best.split()[:WORDS])
