"""Confidence from counts."""

from __future__ import annotations

from reportedly.reader.counted import shares


def test_a_small_count_is_drawn_to_the_mean() -> None:
    found = shares({"often": (80, 100), "once": (1, 1), "never": (0, 4)})
    assert found["often"] > 0.78
    assert 0.78 < found["once"] < 1
    assert 0 < found["never"] < 0.78


def test_nothing_counted_gives_no_share_by_division() -> None:
    assert shares({}) == {}
    assert shares({"none": (0, 0)}) == {"none": 0.0}
