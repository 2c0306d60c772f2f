"""The range of each counter's counts of a toll, and which of them took the place of which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.reconcile.series.nouns import Range, Replaced


@dataclass(frozen=True, slots=True)
class Counted:
    """What ranges are told by: a count of a series, with who counts.

    `by` is that counter as the article calls it, `counter` its one name in the series, `which` its number there, since
    two may bear one name; `day` is the day that the count stands for.
    """

    low: float | None
    high: float | None
    by: str | None
    counter: str | None
    which: int
    day: str
    words: str
    part: bool


def ranges_of(counts: Sequence[Counted]) -> list[Range]:
    """The range of each counter, parts left out, in the order in which they counted first."""
    found = []
    for which, places in _by_counter(counts).items():
        own = [counts[place] for place in places]
        ends = [one.high if one.high is not None else one.low for one in own]
        lows = [one.low for one in own if one.low is not None]
        highs = [end for end in ends if end is not None]
        names = tuple(dict.fromkeys(one.by for one in own if one.by is not None))
        name = next(one.counter for one in counts if one.which == which)
        found.append(Range(name, min(lows, default=None), max(highs, default=None), places[-1], names))
    return found


def replaced_in(counts: Sequence[Counted]) -> list[Replaced]:
    """For each counter with a name, each count that is not the one before, and was given on a later day."""
    found = []
    for places in _by_counter(counts).values():
        for earlier, later in pairwise(places):
            one, other = counts[earlier], counts[later]
            if one.counter is not None and (one.low, one.high) != (other.low, other.high) and one.day < other.day:
                words = f"{one.counter}: {one.words} as of {one.day}, then {other.words} as of {other.day}"
                found.append(Replaced(one.counter, earlier, later, words))
    return found


def _by_counter(counts: Sequence[Counted]) -> dict[int, list[int]]:
    """The places of each counter's counts that are no parts."""
    found: dict[int, list[int]] = {one.which: [] for one in counts}
    for place, one in enumerate(counts):
        if not one.part:
            found[one.which].append(place)
    return {which: places for which, places in found.items() if places}
