"""From how likely pairs say the same to groups: agglomerative, as long as joining two groups gains more than it costs.

Each pair inside a group gains its probability and costs the threshold (correlation clustering, Bansal et al. 2004,
solved greedily); of two groups the gain is divided by the root of the number of pairs, so that two large groups aren't
joined by many weak pairs. Which pairs a person joined or parted is kept, whatever the rest says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from reportedly.reconcile.claims.matters import Matrix

Pair = tuple[int, int]

_FAR = 1e6
"""What a person's word counts against any sum of probabilities."""


def group(
    likely: Matrix, threshold: float, *, same: Iterable[Pair] = (), apart: Iterable[Pair] = ()
) -> list[list[int]]:
    """Groups of units, each in order, those with the first unit first.

    Args:
        likely: the probability of each pair, symmetric; its diagonal counts for nothing.
        threshold: what a pair costs.
        same: pairs that are joined whatever their probability.
        apart: pairs that stay apart; they win over `same`.
    """
    gains = likely - threshold
    parted = {frozenset(pair) for pair in apart}
    for one, other in apart:
        gains[one, other] = gains[other, one] = -_FAR
    members = [[number] for number in range(len(gains))]
    _merge(gains, members)
    return sorted(sorted(own) for own in _united(members, same, parted) if own)


def _united(members: list[list[int]], same: Iterable[Pair], parted: set[frozenset[int]]) -> list[list[int]]:
    """The groups with those made one that hold a pair which a person joined; who was parted from one leaves for it."""
    home = {place: own for own in members for place in own}
    for one, other in same:
        left, right = home[one], home[other]
        if frozenset((one, other)) in parted:
            continue
        if left is right:
            continue
        moving = [place for place in right if not any(frozenset((place, its)) in parted for its in left)]
        if other not in moving:  # somebody of the one group was parted from it
            left, moving = [one], [other]
            home[one].remove(one)
            members.append(left)
            home[one] = left
        for place in moving:
            home[place].remove(place)
            left.append(place)
            home[place] = left
    return members


def _merge(gains: Matrix, members: Sequence[list[int]]) -> None:
    """Join the two groups that gain most, again and again; the sums of gains are kept up in place."""
    sizes = np.ones(len(gains))
    np.fill_diagonal(gains, -np.inf)
    worth = gains.copy()
    while len(gains) > 1:
        one, other = divmod(int(np.argmax(worth)), len(gains))
        if not worth[one, other] > 0:
            return
        one, other = min(one, other), max(one, other)
        gains[one] += gains[other]
        gains[:, one] = gains[one]
        gains[one, one] = gains[other] = gains[:, other] = -np.inf
        sizes[one] += sizes[other]
        worth[one] = worth[:, one] = gains[one] / np.sqrt(sizes[one] * sizes)
        worth[other] = worth[:, other] = -np.inf
        members[one].extend(members[other])
        members[other].clear()
