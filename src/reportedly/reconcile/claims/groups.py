"""The groups that units make: those at home in one claim, and guests that say it too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from reportedly.reconcile.claims.counting import Counted, counted
from reportedly.reconcile.claims.grouping import Pair, group
from reportedly.reconcile.claims.likeness import PARTED, weights
from reportedly.reconcile.claims.matters import Matrix


@dataclass(frozen=True, slots=True)
class Group:
    """Units that make one claim, by their places in a list: those that are at home in it, and those that say it too."""

    home: tuple[int, ...]
    guests: tuple[int, ...] = ()

    @property
    def all(self) -> tuple[int, ...]:
        """Every unit of the claim."""
        return self.home + self.guests


def groups_of(
    units: Sequence[Counted], likely: Matrix, *, same: Sequence[Pair] = (), apart: Sequence[Pair] = ()
) -> Iterator[Group]:
    """The groups that units make; `same` and `apart` are what a person said of pairs.

    Pairs that are parted by what they say (`contrast`) stay apart too.
    """
    told = weights()
    apart = [*apart, *((int(a), int(b)) for a, b in np.argwhere(np.triu(likely <= PARTED, 1)))]
    plain = [place for place, one in enumerate(units) if one.measure is None]
    where = {place: number for number, place in enumerate(plain)}
    known = [[(where[a], where[b]) for a, b in pairs if a in where and b in where] for pairs in (same, apart)]
    homes = group(likely[np.ix_(plain, plain)].copy(), told["threshold"], same=known[0], apart=known[1])
    for own in homes:
        home = tuple(plain[place] for place in own)
        yield Group(home, _guests(home, plain, likely, told["guest"], apart))
    for count in counted(units, likely, told["threshold"], apart=apart):
        yield Group(tuple(count))


def _guests(
    home: tuple[int, ...], plain: Sequence[int], likely: Matrix, needed: float, apart: Sequence[Pair]
) -> tuple[int, ...]:
    """Units of other groups that likely say what this one says; a unit that stands alone draws nobody."""
    if len(home) == 1:
        return ()
    means = likely[:, list(home)].mean(axis=1)
    parted = {a for a, b in apart if b in home} | {b for a, b in apart if a in home}
    return tuple(place for place in plain if means[place] > needed and place not in home and place not in parted)
