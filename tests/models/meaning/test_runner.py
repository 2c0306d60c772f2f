"""Vectors of words in an article: their shape, the parts that the encoder reads, and what is near in meaning."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.models.meaning import runner
from reportedly.models.meaning.runner import LONGEST, meant_in, parts_of
from reportedly.models.meaning.sizes import WIDTH
from reportedly.reconcile.claims.sentences import sentences_of

needs_weights = pytest.mark.skipif(not runner.is_there(), reason="the encoder's weights are not installed")

ALIKE = [
    (
        "The granary at Ostmark burned down on Friday night.",
        "Fire destroyed Ostmark's grain store late on Friday.",
        "A choir from Velden sang in the square.",
    ),
    (
        "The guild denied that its lamps had caused the fire.",
        "It was not our lamps that set it alight, the guild said.",
        "The harbour was closed to barges for a week.",
    ),
    (
        "Twelve sailors drowned when the ferry went down.",
        "The sinking of the ferry cost twelve seamen their lives.",
        "The mayor of Velden resigned over the price of bread.",
    ),
]


def test_the_weights_are_shipped() -> None:
    assert (runner.WEIGHTS / "encoder.onnx").is_file()


@st.composite
def pieces(draw: st.DrawFn) -> tuple[list[int], list[tuple[int, int]]]:
    lengths = draw(st.lists(st.integers(1, 2 * LONGEST), max_size=6))
    starts = list(range(0, 3 * sum(lengths), 3))
    ends = np.cumsum([0, *lengths])
    return starts, [(3 * int(a), 3 * int(b)) for a, b in pairwise(ends)]


@given(pieces())
def test_parts_cover_all_pieces_once_and_none_is_too_long(told: tuple[list[int], list[tuple[int, int]]]) -> None:
    starts, sentences = told
    found = parts_of(np.array(starts, np.int64), sentences)
    assert [place for first, last in found for place in range(first, last)] == list(range(len(starts)))
    assert all(0 < last - first <= LONGEST for first, last in found)


def test_a_part_ends_with_a_sentence_where_it_can() -> None:
    starts = np.arange(300, dtype=np.int64)
    assert parts_of(starts, [(0, 200), (200, 300)]) == [(0, 200), (200, 300)]
    assert parts_of(starts, [(0, 300)]) == [(0, LONGEST), (LONGEST, 300)]


@needs_weights
def test_a_vector_has_length_one_and_words_without_a_piece_have_none() -> None:
    text = "The mill burned down.  Nobody was hurt."
    meant = meant_in(text, sentences_of(text))
    assert meant.of((0, 21), (0, 21)).shape == (WIDTH,)
    assert np.linalg.norm(meant.of((4, 8), (0, 21))) == pytest.approx(1, abs=1e-5)
    assert not meant.of((21, 22), (21, 22)).any()
    assert not meant_in("", []).of((0, 0), (0, 0)).any()


@needs_weights
def test_a_part_means_the_same_beside_any_others() -> None:
    text = "The mill burned down. " * 80
    long = meant_in(text, sentences_of(text))
    first, second, *_ = parts_of(long.start, sentences_of(text))
    part = text[: int(long.start[second[0]])]
    alone = meant_in(part, sentences_of(part))
    assert parts_of(alone.start, sentences_of(part)) == [first]
    assert float(long.of((0, 21), (0, 21)) @ alone.of((0, 21), (0, 21))) == pytest.approx(1, abs=1e-6)


@needs_weights
@pytest.mark.parametrize(("one", "same", "other"), ALIKE)
def test_what_says_the_same_in_other_words_is_nearer_than_what_does_not(one: str, same: str, other: str) -> None:
    left, right, far = (_whole(text) for text in (one, same, other))
    assert left @ right > left @ far + 0.2


@needs_weights
def test_a_sentence_is_read_with_what_stands_before_it() -> None:
    alone, after = "They were killed.", "Two miners were trapped in the shaft. They were killed."
    start = after.index("They")
    inside = meant_in(after, sentences_of(after)).of((start, len(after)), (start, len(after)))
    about = _whole("Two miners died in the shaft.")
    assert float(about @ inside) > float(about @ _whole(alone))


def _whole(text: str) -> runner.Floats:
    span = 0, len(text)
    return meant_in(text, sentences_of(text)).of(span, span)


SIDES = [("Denmark", "Sweden"), ("Danish", "Swedish"), ("Copenhagen", "Stockholm")]


@needs_weights
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Denmark said Swedish gunners had shelled the ferry.", "Swedish guns fired on the ferry, Copenhagen said."),
        ("Sweden denied that its army had burned the mill.", "Stockholm said its troops set fire to no mill."),
        ("Three Danish sailors were killed in the raid.", "The raid cost three sailors from Denmark their lives."),
    ],
)
def test_meaning_is_as_near_when_two_sides_change_places(one: str, other: str) -> None:
    told = float(_whole(one) @ _whole(other))
    exchanged = float(_whole(_exchanged(one)) @ _whole(_exchanged(other)))
    assert told == pytest.approx(exchanged, abs=0.1)


def _exchanged(text: str) -> str:
    to = {a: b for pair in SIDES for a, b in (pair, pair[::-1])}
    words = [(word.rstrip(".,"), word[len(word.rstrip(".,")) :]) for word in text.split()]
    return " ".join(to.get(word, word) + behind for word, behind in words)
