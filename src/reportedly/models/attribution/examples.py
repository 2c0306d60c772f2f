"""Marked-up articles as training examples, and their batches."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.models.attribution.decoding import TAGS
from reportedly.models.attribution.pieces import Ints, Pieces, Words
from reportedly.models.attribution.windows import AROUND, WINDOW, surroundings

UNSCORED = -100
"""The tag of pieces that no loss is taken on."""


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One article with its attributions: for each piece the cue tag and four roles, for each cue a tag a piece."""

    pieces: Pieces
    cues: list[Words]
    tags: list[Ints]
    cue_tags: Ints
    roles: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Some windows of articles as arrays, windows × pieces, and where they come from."""

    windows: list[tuple[Example, Words]]
    ids: Ints
    columns: Ints
    mask: NDArray[np.float32]
    cue_tags: Ints
    roles: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class CueBatch:
    """The cues of a batch, cues × pieces around: where they are (`window`, `places` in it), inputs, tags, real."""

    window: Ints
    places: Ints
    cue: Ints
    branch: Ints
    distance: Ints
    mask: NDArray[np.float32]
    tags: Ints
    real: NDArray[np.float32]


def example_of(pieces: Pieces, attributions: Sequence[Mapping[str, Any]]) -> Example:
    """An article's pieces with its marked attributions, each with `source`, `cue` and `content` spans of the text."""
    cue_tags, roles = np.zeros(len(pieces), np.int64), np.zeros((len(pieces), 4), np.float32)
    cues, tags = [], []
    for attribution in attributions:
        found = {role: pieces.touched(attribution[role]) for role in ("source", "cue", "content")}
        if not found["cue"]:
            continue
        first, last = found["cue"][0]
        cue_tags[first], cue_tags[first + 1 : last] = 1, 2
        own = np.zeros(len(pieces), np.int64)
        for place, role in ((1, "content"), (0, "source")):
            for start, end in found[role]:
                begin = TAGS.index(f"B-{role}")
                own[start], own[start + 1 : end] = begin, begin + 1
                roles[start:end, place] = 1
                roles[start, 2 + place] = 1
        cues.append((first, last))
        tags.append(own)
    return Example(pieces, cues, tags, cue_tags, roles)


def batches(examples: Sequence[Example], size: int, draws: random.Random) -> Iterator[Batch]:
    """One epoch: every article cut into windows at a random offset, shuffled, `size` windows at a time."""
    windows = [(example, window) for example in examples for window in _cut(example, draws)]
    draws.shuffle(windows)
    for start in range(0, len(windows) - size + 1, size):
        yield _batch(windows[start : start + size])


def _cut(example: Example, draws: random.Random) -> list[Words]:
    length, start = len(example.pieces), -draws.randrange(WINDOW // 2)
    bounds = [(max(0, first), min(length, first + WINDOW)) for first in range(start, length, WINDOW)]
    return [(first, last) for first, last in bounds if last - first >= 4]


def _batch(windows: list[tuple[Example, Words]]) -> Batch:
    shape = (len(windows), max(last - first for _, (first, last) in windows))
    columns = np.zeros((*shape, windows[0][0].pieces.columns.shape[1]), np.int64)
    ids, mask, roles = np.zeros(shape, np.int64), np.zeros(shape, np.float32), np.zeros((*shape, 4), np.float32)
    cue_tags = np.full(shape, UNSCORED, np.int64)
    for row, (example, (first, last)) in enumerate(windows):
        here = slice(0, last - first)
        ids[row, here], mask[row, here] = example.pieces.ids[first:last], 1
        columns[row, here], roles[row, here] = example.pieces.columns[first:last], example.roles[first:last]
        cue_tags[row, here] = example.cue_tags[first:last]
    return Batch(windows, ids, columns, mask, cue_tags, roles)


def cues_of(batch: Batch, is_cue: NDArray[np.float32]) -> CueBatch | None:
    """The cues of a batch, and words that the tagger takes for one and are none, so that the decoder learns to tell.

    Args:
        batch: the windows.
        is_cue: what the tagger gives now, windows × pieces, 0 to 1.
    """
    rows = [row for number in range(len(batch.windows)) for row in _rows(batch, number, is_cue[number])]
    if not rows:
        return None
    stacked = [np.stack(column) for column in zip(*rows, strict=True)]
    return CueBatch(*stacked)


def _rows(batch: Batch, number: int, is_cue: NDArray[np.float32]) -> Iterator[tuple[Any, ...]]:
    example, (first, last) = batch.windows[number]
    true = [n for n, (begin, end) in enumerate(example.cues) if first <= begin and end <= last]
    wrong = _mistaken(example, (first, last), is_cue)
    cues = [*(example.cues[n] for n in true), *wrong]
    if not cues:
        return
    around = surroundings(example.pieces, cues, within=(first, last))
    for row, cue in enumerate(cues):
        places = around.places[row]
        tags = example.tags[true[row]][places] if row < len(true) else np.full(len(places), UNSCORED)
        inputs = (around.cue[row], around.branch[row], around.distance[row], around.mask[row])
        padded = [_padded(values) for values in (places - first, *inputs)]
        assert cue[0] >= first
        yield np.int64(number), *padded, _padded(tags, UNSCORED), np.float32(row < len(true))


def _mistaken(example: Example, window: Words, is_cue: NDArray[np.float32], most: int = 3) -> list[Words]:
    first, last = window
    places = np.nonzero((is_cue[: last - first] > 0.15) & (example.cue_tags[first:last] == 0))[0]
    starts = [int(place) for place in places if place - 1 not in places]
    return [(first + start, first + start + 1) for start in starts[:most]]


def _padded(values: NDArray[Any], fill: int = 0) -> NDArray[Any]:
    return np.pad(values, (0, AROUND - len(values)), constant_values=fill)
