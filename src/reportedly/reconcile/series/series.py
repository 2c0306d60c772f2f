"""Series of counts: per toll who counted what, as of when, low to high per counter, parts, and what replaced what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from reportedly.reconcile.series.nouns import Count, Series
from reportedly.reconcile.series.parts import is_part, parts_by_sum
from reportedly.reconcile.series.ranges import Counted, ranges_of, replaced_in
from reportedly.reconcile.series.tolls import tolls_of
from reportedly.reconcile.voices import Circle, Page
from reportedly.reconcile.voices.words import name_words, small_words

WORDS = 6
"""Words of a title that name a toll whose articles name no place."""


def series_of(counts: Sequence[Count], circle: Circle | None = None) -> list[Series]:
    """The series of counts, those with most counts first; `circle` says which counters are one."""
    tolls = _tolls(tuple(counts))
    circle = circle or circle_of([count for own in tolls for count in own])
    found = [_series(own, circle) for own in tolls]
    return sorted(found, key=lambda one: (-len(one.counts), one.measure, one.of))


@lru_cache(1 << 10)  # of a matter that is told again and again only who tells of it may be other than before
def _tolls(counts: tuple[Count, ...]) -> list[list[Count]]:
    """The counts of each toll, with which of them are parts of others."""
    beside: dict[Page, list[Count]] = {}
    for count in counts:
        beside.setdefault(count.page, []).append(count)
    summed = set().union(*map(parts_by_sum, beside.values()))
    return tolls_of([replace(count, partial=count in summed or is_part(count, beside[count.page])) for count in counts])


def circle_of(counts: Sequence[Count]) -> Circle:
    """Who is one of those who count and of those who publish counts."""
    pages = list(dict.fromkeys(count.page for count in counts))
    publishers = [page.own for page in pages if page.own is not None]
    return Circle(pages, [*(count.by for count in counts if count.by is not None), *publishers])


def _series(own: Sequence[Count], circle: Circle) -> Series:
    counts = sorted(own, key=lambda one: (one.day, one.page.published or "", one.page.key, one.chars))
    voices = [None if count.by is None else circle.one(count.by) for count in counts]
    numbers = {voice: number for number, voice in enumerate(dict.fromkeys(voices))}
    which = tuple(numbers[voice] for voice in voices)
    names = tuple(None if voice is None else voice.name for voice in voices)
    told = [_counted(count, name, number) for count, name, number in zip(counts, names, which, strict=True)]
    return Series(
        measure=counts[0].measure,
        of=_called(counts),
        counts=tuple(counts),
        counters=names,
        which=which,
        ranges=tuple(ranges_of(told)),
        replaced=tuple(replaced_in(told)),
    )


def _counted(count: Count, counter: str | None, which: int) -> Counted:
    by = count.by.name if count.by else None
    return Counted(count.low, count.high, by, counter, which, count.day, count.words, count.partial)


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
