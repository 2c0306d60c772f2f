"""Which counts are parts of others: "of them 12 children", "including 23 students", "two women and three men"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reportedly.lexicon import load
from reportedly.reconcile.series.nouns import Count

NEAR = 24
"""Letters before a number and behind it in which it is called a part."""
SIDE_BY_SIDE = 80
"""Letters between two counts of one sum at most."""
MOST = 4
"""Counts of one sum at most."""
_STOP = re.compile(r"[.!?][”\"’')]*\s|\n")


def is_part(count: Count, others: Sequence[Count]) -> bool:
    """Whether a count is a part: its reading says so, or its words do and the article has a larger one beside it."""
    if count.part_of is not None:
        return True
    larger = any(
        other.page is count.page and other.measure == count.measure and (other.low or 0.0) > (count.low or 0.0)
        for other in others
    )
    if not larger:
        return False
    text, (start, end) = count.page.text, count.chars
    before, behind = text[max(0, start - NEAR) : start].lower(), text[end : end + NEAR].lower()
    unit = (count.unit or "").split()[-1:]
    return bool(_before().search(before) or _behind().match(behind)) or bool(unit and unit[0] in _kinds())


def parts_by_sum(counts: Sequence[Count]) -> set[Count]:
    """Counts of one article that stand side by side and make another of its counts together: two and three of five."""
    found: set[Count] = set()
    for measure in dict.fromkeys(one.measure for one in counts):
        own = [one for one in counts if one.measure == measure and (one.low or 0.0) > 0 and one.low == one.high]
        totals = {one.low for one in own}
        own.sort(key=lambda one: one.chars)
        for first, _ in enumerate(own):
            for run in _runs(own, first):
                if sum(one.low or 0.0 for one in run) in totals:
                    found.update(run)
    return found


def _runs(counts: Sequence[Count], first: int) -> Iterator[Sequence[Count]]:
    """The counts from one on that stand side by side in its sentence: two, three, as many as a sum is told by."""
    for last in range(first + 1, min(first + MOST, len(counts))):
        start, end = counts[last - 1].chars[1], counts[last].chars[0]
        if end - start > SIDE_BY_SIDE or _STOP.search(counts[last].page.text, start, end):
            return
        yield counts[first : last + 1]


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_parts())})\s+(?:at least\s+)?$")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{'|'.join(_parts())})\b")


@cache
def _parts() -> tuple[str, ...]:
    return tuple(sorted(load("en/tolls")["parts"]["words"], key=len, reverse=True))


@cache
def _kinds() -> frozenset[str]:
    return frozenset(load("en/tolls")["kinds"]["words"])
