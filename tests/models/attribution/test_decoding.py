"""The most probable tags, against trying every sequence."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from reportedly.models.attribution.decoding import TAGS, best_tags, likelihoods, stretches


def is_allowed(tags: tuple[int, ...]) -> bool:
    before = (0, *tags)
    return all(tag not in {2, 4} or previous in {tag, tag - 1} for previous, tag in zip(before, tags, strict=False))


@settings(max_examples=40, deadline=None)
@given(arrays(np.float32, (2, 4, len(TAGS)), elements=st.floats(-8, 0, width=32)))
def test_no_allowed_sequence_is_more_probable(scores: np.ndarray) -> None:
    for row, found in zip(scores, best_tags(scores), strict=True):
        assert is_allowed(tuple(found.tolist()))
        best = max(
            sum(float(row[place, tag]) for place, tag in enumerate(tags))
            for tags in product(range(len(TAGS)), repeat=len(row))
            if is_allowed(tags)
        )
        assert sum(float(row[place, tag]) for place, tag in enumerate(found)) == pytest.approx(best, abs=1e-3)


@pytest.mark.parametrize(
    ("tags", "sources", "contents"),
    [
        ([0, 1, 2, 0, 3, 4], [(1, 3)], [(4, 6)]),
        ([1, 1, 2], [(0, 1), (1, 3)], []),
        ([3, 4, 0, 3], [], [(0, 2), (3, 4)]),
        ([0, 0], [], []),
    ],
)
def test_stretches(tags: list[int], sources: list[tuple[int, int]], contents: list[tuple[int, int]]) -> None:
    row = np.array(tags)
    assert stretches(row, TAGS.index("B-source")) == sources
    assert stretches(row, TAGS.index("B-content")) == contents


@settings(max_examples=25, deadline=None)
@given(st.integers(2, 5), st.integers(0, 10_000))
def test_how_likely_a_stretch_is_counts_every_sequence(length: int, seed: int) -> None:
    chances = np.random.default_rng(seed).dirichlet(np.ones(len(TAGS)), length)
    spans = [(start, end) for start in range(length) for end in range(start + 1, length + 1)]
    counted, everything = dict.fromkeys(spans, 0.0), 0.0
    for tags in product(range(len(TAGS)), repeat=length):
        if is_allowed(tags):
            worth = float(np.prod([chances[place, tag] for place, tag in enumerate(tags)]))
            everything += worth
            for span in stretches(np.array(tags), TAGS.index("B-content")):
                counted[span] += worth
    logs = np.log(chances).astype(np.float32)
    found, again = likelihoods(np.stack([logs, logs]), [spans, spans[::-1]], TAGS.index("B-content"))
    assert found == again[::-1]
    np.testing.assert_allclose(found, [counted[span] / everything for span in spans], atol=1e-4)
