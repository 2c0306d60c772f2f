"""Groups of pairs: what is likely comes together, and what a person said of a pair counts before that."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reconcile.claims.grouping import group
from reportedly.reconcile.claims.groups import Group, groups_of
from reportedly.reconcile.claims.likeness import weights


@dataclass(frozen=True)
class Unit:
    """What is grouped, of an article."""

    article: str
    measure: None = None
    number: None = None


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


@pytest.mark.parametrize(("article", "more", "is_guest"), [
    ("post", "guest", False),
    ("post", "guest_again", True),
    ("argus", "guest", True),
])  # fmt: skip
def test_a_guest_must_be_likelier_where_its_article_says_it_already(article: str, more: str, *, is_guest: bool) -> None:
    units = [Unit("post"), Unit("wire"), Unit(article), Unit("late")]
    value = weights()[more] + 0.01
    pairs = likely(4, p01=0.9, p02=value, p12=value, p23=0.95)
    found = list(groups_of(units, pairs))
    assert found[0] == Group((0, 1), (2,) if is_guest else ())
    assert [one.home for one in found] == [(0, 1), (2, 3)]


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
