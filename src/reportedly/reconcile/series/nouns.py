"""The nouns of figure series: one count in one article, and all counts of one toll."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.reading import Measure, Qualifier
from reportedly.reconcile.voices import Chars, Page, Voice


@dataclass(frozen=True, slots=True, eq=False)
class Count:
    """A figure of one article: how many, of what, by whom, as of when. `by` is None for the publisher's own count."""

    page: Page
    chars: Chars
    measure: Measure
    low: float | None
    high: float | None
    qualifier: Qualifier
    unit: str | None
    by: Voice | None
    as_of: str | None
    place: str | None
    part_of: Chars | None
    """The words of the count of the same article that it is a part of."""
    partial: bool = False
    """Whether it is a part of a count, told or not."""

    @property
    def words(self) -> str:
        """The words that give it."""
        return self.page.text[self.chars[0] : self.chars[1]]

    @property
    def day(self) -> str:
        """The day it stands for: as of when, else when it was published; "" where neither is known."""
        return self.as_of or self.page.day


@dataclass(frozen=True, slots=True)
class Replaced:
    """That a counter's count took the place of an earlier one of the same counter."""

    counter: str | None
    earlier: int
    later: int
    """Places in the series."""
    reason: str


@dataclass(frozen=True, slots=True)
class Range:
    """The counts of one counter: the lowest and the highest number, None where open, and the last count's place."""

    counter: str | None
    low: float | None
    high: float | None
    last: int
    names: tuple[str, ...]
    """All names under which it counts."""


@dataclass(frozen=True, slots=True)
class Series:
    """All counts of one toll, in the order of the days that they stand for."""

    measure: Measure
    of: str
    counts: tuple[Count, ...]
    counters: tuple[str | None, ...]
    """For each count who counts, under one name; None: the publisher in its own voice."""
    which: tuple[int, ...]
    """For each count its counter's number, for two counters may bear one name."""
    ranges: tuple[Range, ...]
    replaced: tuple[Replaced, ...]
