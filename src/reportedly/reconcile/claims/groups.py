"""The groups that units make: those at home in one claim, and guests that say it too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from reportedly.reconcile.claims.counting import Counted, counted
from reportedly.reconcile.claims.grouping import Pair, group
from reportedly.reconcile.claims.likeness import PARTED, weights
from reportedly.reconcile.claims.matters import Matrix


class Grouped(Counted, Protocol):
    """What is grouped: the traits of a unit, or a unit as it is kept."""

    @property
    def article(self) -> object:
        """Whose words it is."""


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
    units: Sequence[Grouped], likely: Matrix, *, same: Sequence[Pair] = (), apart: Sequence[Pair] = ()
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
        yield Group(home, _guests(home, units, plain, likely, apart))
    for count in counted(units, likely, told["threshold"], apart=apart):
        yield Group(tuple(count))


def is_guest(likely: float, *, is_again: bool) -> bool:
    """Whether a unit says what a group says too, by how likely it says what each unit of that says, on the average.

    `is_again`: whether its article says it already, in words that are at home in the group; then it must be likelier.
    """
    return bool(likely > weights()["guest_again" if is_again else "guest"])


def _guests(
    home: tuple[int, ...], units: Sequence[Grouped], plain: Sequence[int], likely: Matrix, apart: Sequence[Pair]
) -> tuple[int, ...]:
    """Units of other groups that likely say what this one says; a unit that stands alone draws nobody."""
    if len(home) == 1:
        return ()
    means = likely[:, list(home)].mean(axis=1)
    parted = {a for a, b in apart if b in home} | {b for a, b in apart if a in home}
    articles = {units[place].article for place in home}
    near = [place for place in plain if is_guest(float(means[place]), is_again=units[place].article in articles)]
    return tuple(place for place in near if place not in home and place not in parted)
