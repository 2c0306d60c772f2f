"""Claims of how many: units that give one number of one thing, told apart from those that give another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Protocol

import numpy as np

from reportedly.reconcile.claims.grouping import Pair, group
from reportedly.reconcile.claims.matters import Matrix

TELLING = 13
"""A number from which on two articles on one matter that give it of one measure hardly mean two things."""


class Counted(Protocol):
    """What counts something, or nothing: the traits of a unit."""

    @property
    def measure(self) -> str | None:
        """What it counts."""

    @property
    def number(self) -> float | None:
        """How many."""


def counted(
    units: Sequence[Counted], likely: Matrix, threshold: float, *, apart: Sequence[Pair] = ()
) -> Iterator[list[int]]:
    """Groups of units that give the same number of the same measure.

    `likely` is of all units; a large number needs less likeness of the rest than a small one, which many things have.
    """
    by_count: dict[tuple[str, float], list[int]] = defaultdict(list)
    for place, one in enumerate(units):
        if one.measure is not None and one.number is not None:
            by_count[one.measure, one.number].append(place)
    for (_, number), places in sorted(by_count.items()):
        needed = threshold / 2 if number >= TELLING else threshold
        where = {place: row for row, place in enumerate(places)}
        parted = [(where[a], where[b]) for a, b in apart if a in where and b in where]
        for own in group(likely[np.ix_(places, places)].copy(), needed, apart=parted):
            yield [places[row] for row in own]
