"""Groups of pairs: what is likely comes together, and what a person said of a pair counts before that."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reconcile.claims.grouping import group


def likely(size: int, **pairs: float) -> np.ndarray:
    found = np.full((size, size), 0.01)
    for name, value in pairs.items():
        one, other = int(name[1]), int(name[2])
        found[one, other] = found[other, one] = value
    return found


def test_likely_pairs_come_together_and_others_stay_alone() -> None:
    assert group(likely(4, p01=0.9, p12=0.8, p02=0.7), 0.2) == [[0, 1, 2], [3]]


def test_one_likely_pair_does_not_join_two_groups_that_differ() -> None:
    pairs = likely(4, p01=0.9, p23=0.9, p12=0.4)
    assert group(pairs, 0.3) == [[0, 1], [2, 3]]


def test_a_person_joins_and_parts() -> None:
    assert group(likely(3, p01=0.9), 0.2, same=[(0, 2)], apart=[(0, 1)]) == [[0, 2], [1]]


def test_parting_wins_over_joining() -> None:
    assert group(likely(2, p01=0.9), 0.2, same=[(0, 1)], apart=[(0, 1)]) == [[0], [1]]


def test_nothing_makes_no_group() -> None:
    assert group(np.zeros((0, 0)), 0.2) == []


@given(st.integers(1, 8), st.randoms(use_true_random=False))
def test_every_unit_is_in_one_group(size: int, random: object) -> None:
    values = np.random.default_rng(size).random((size, size))
    found = group((values + values.T) / 2, 0.5)
    assert sorted(place for own in found for place in own) == list(range(size))


def test_a_person_joins_whole_groups() -> None:
    pairs = likely(5, p01=0.9, p23=0.9)
    assert group(pairs, 0.3, same=[(0, 2)]) == [[0, 1, 2, 3], [4]]


def test_who_was_parted_from_a_group_does_not_come_along() -> None:
    pairs = likely(4, p01=0.9, p23=0.9)
    assert group(pairs, 0.3, same=[(0, 2)], apart=[(1, 3)]) == [[0, 1, 2], [3]]


def test_two_that_a_person_joined_leave_those_that_one_of_them_was_parted_from() -> None:
    pairs = likely(4, p01=0.9, p23=0.9)
    assert group(pairs, 0.3, same=[(0, 2)], apart=[(1, 2)]) == [[0, 2], [1], [3]]
