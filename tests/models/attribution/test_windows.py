"""Windows cover an article, and every piece is read where it is deepest."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reportedly.models.attribution.windows import FARTHEST, STRIDE, WINDOW, deepest, distance_buckets, windows_of


@given(st.integers(1, 3000))
def test_windows_cover_every_piece_deep_enough(length: int) -> None:
    windows = windows_of(length)
    assert len({last - first for first, last in windows}) == 1
    window, place = deepest(windows, length)
    for piece in range(length):
        first, last = windows[window[piece]]
        assert first + place[piece] == piece < last
        margin = (WINDOW - STRIDE) // 2
        assert piece - first >= margin or first == 0
        assert last - 1 - piece >= margin - 1 or last == length


def test_distances_are_told_apart_less_the_farther_they_are() -> None:
    buckets = distance_buckets(np.arange(-300, 301))
    assert buckets[300] == FARTHEST
    assert (np.diff(buckets) >= 0).all()
    assert (np.diff(buckets[292:309]) == 1).all()
    assert buckets.min() == 0
    assert buckets.max() == 2 * FARTHEST
