"""Marked-up articles as training examples, and their batches."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.models.attribution.decoding import TAGS, Floats
from reportedly.models.attribution.lessons import Lesson
from reportedly.models.attribution.pieces import Ints, Pieces, Words
from reportedly.models.attribution.windows import AROUND, WINDOW, surroundings

TAUGHT = 0.5
"""How much of what is to be learned of a marked article is its teacher's, where it has one; the rest is the marks'."""

TRUSTED = 0.3
"""Tags around a cue are learned from a teacher that takes it for one with this probability or more."""


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One article with what is to be learned of it, as probabilities.

    `cues`: tags (none, begins, goes on) of each piece. `roles`: of each piece, whether it is of a content, of a source,
    begins a content, begins a source. `around`: of each cue, whether it is one and the tags of the pieces around it.
    """

    pieces: Pieces
    cues: Floats
    roles: Floats
    around: dict[Words, Around]


@dataclass(frozen=True, slots=True, eq=False)
class Around:
    """What is to be learned of one cue: `real`, 0 to 1, and tags of the pieces from `first` on, pieces × tags.

    Pieces beyond are of no role; no tags are learned where `tags` is None.
    """

    real: float
    first: int = 0
    tags: Floats | None = None

    def at(self, places: Ints) -> Floats:
        """The tags of some pieces, all 0 where none are learned."""
        found = np.zeros((len(places), len(TAGS)), np.float32)
        if self.tags is None:
            return found
        found[:, 0] = 1
        inside = (places >= self.first) & (places < self.first + len(self.tags))
        found[inside] = self.tags[places[inside] - self.first]
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Some windows of articles as arrays, windows × pieces, and where they come from."""

    windows: list[tuple[Example, Words]]
    ids: Ints
    columns: Ints
    mask: Floats
    cues: Floats
    roles: Floats


@dataclass(frozen=True, slots=True, eq=False)
class CueBatch:
    """The cues of a batch, cues × pieces around: where they are (`window`, `places` in it), inputs, tags, real."""

    window: Ints
    places: Ints
    cue: Ints
    branch: Ints
    distance: Ints
    mask: Floats
    tags: Floats
    real: Floats


def example_of(
    pieces: Pieces, attributions: Sequence[Mapping[str, Any]] | None, lesson: Lesson | None = None
) -> Example:
    """An article's pieces with its marked attributions, each with `source`, `cue` and `content` spans of the text.

    With a lesson, its teacher's probabilities are mixed with the marks; an article without marks (`attributions` is
    None) is learned from the lesson alone.
    """
    marked = [] if attributions is None else list(_marked(pieces, attributions))
    cues, roles = np.zeros((len(pieces), 3), np.float32), np.zeros((len(pieces), 4), np.float32)
    cues[:, 0] = 1
    for (first, last), tags in marked:
        cues[first:last] = 0
        cues[first, 1], cues[first + 1 : last, 2] = 1, 1
        _add_roles(roles, tags, 0)
    around = {cue: Around(1.0, 0, tags) for cue, tags in marked}
    if lesson is None:
        return Example(pieces, cues, roles, around)
    share = 1.0 if attributions is None else TAUGHT
    cues = share * lesson.cues + (1 - share) * cues
    if attributions is None:
        for cue in lesson.around:
            _add_roles(roles, cue.real * cue.tags, cue.first)
    return Example(pieces, cues, roles, around | _taught(lesson, around, share))


def _marked(pieces: Pieces, attributions: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Words, Floats]]:
    """The cue of each attribution with the tags of all pieces."""
    for attribution in attributions:
        found = {role: pieces.touched(attribution[role]) for role in ("source", "cue", "content")}
        if not found["cue"]:
            continue
        own = np.zeros(len(pieces), np.int64)
        for role in ("content", "source"):
            for start, end in found[role]:
                begin = TAGS.index(f"B-{role}")
                own[start], own[start + 1 : end] = begin, begin + 1
        yield found["cue"][0], np.eye(len(TAGS), dtype=np.float32)[own]


def _add_roles(roles: Floats, tags: Floats, first: int) -> None:
    """Raise roles to what the tags of one cue, pieces × tags from `first` on, say of them."""
    here = roles[first : first + len(tags)]
    columns = (tags[:, 3] + tags[:, 4], tags[:, 1] + tags[:, 2], tags[:, 3], tags[:, 1])
    np.maximum(here, np.stack(columns, 1), out=here)


def _taught(lesson: Lesson, marked: Mapping[Words, Around], share: float) -> dict[Words, Around]:
    """What a lesson says of cues, mixed with the marks of the same cues; cues that cross a marked one are left out."""
    found = {}
    for cue in lesson.around:
        own = marked.get(cue.cue)
        if own is not None:
            places = np.arange(cue.first, cue.first + len(cue.tags))
            mixed = share * cue.tags + (1 - share) * own.at(places)
            found[cue.cue] = Around(1 - share + share * cue.real, cue.first, mixed)
        elif not any(cue.cue[0] < end and start < cue.cue[1] for start, end in marked):
            found[cue.cue] = Around(share * cue.real, cue.first, cue.tags if share * cue.real >= TRUSTED else None)
    return found


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
    ids, mask = np.zeros(shape, np.int64), np.zeros(shape, np.float32)
    cues, roles = np.zeros((*shape, 3), np.float32), np.zeros((*shape, 4), np.float32)
    for row, (example, (first, last)) in enumerate(windows):
        here = slice(0, last - first)
        ids[row, here], mask[row, here] = example.pieces.ids[first:last], 1
        columns[row, here] = example.pieces.columns[first:last]
        cues[row, here], roles[row, here] = example.cues[first:last], example.roles[first:last]
    return Batch(windows, ids, columns, mask, cues, roles)


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
    known = {cue: what for cue, what in example.around.items() if first <= cue[0] and cue[1] <= last}
    wrong = _mistaken(example, (first, last), is_cue)
    cues = [*known, *wrong]
    if not cues:
        return
    around = surroundings(example.pieces, cues, within=(first, last))
    for row, cue in enumerate(cues):
        places = around.places[row]
        what = known.get(cue, Around(0.0))
        inputs = (around.cue[row], around.branch[row], around.distance[row], around.mask[row])
        padded = [_padded(values) for values in (places - first, *inputs)]
        tags = np.pad(what.at(places), ((0, AROUND - len(places)), (0, 0)))
        yield np.int64(number), *padded, tags, np.float32(what.real)


def _mistaken(example: Example, window: Words, is_cue: NDArray[np.float32], most: int = 3) -> list[Words]:
    """Stretches that the tagger takes for cues and that nothing is known of."""
    first, last = window
    free = np.ones(last - first, bool)
    for start, end in example.around:
        free[max(0, start - first) : max(0, end - first)] = False
    places = np.nonzero((is_cue[: last - first] > 0.15) & free & (example.cues[first:last, 0] > 0.5))[0]
    starts = [int(place) for place in places if place - 1 not in places]
    return [(first + start, first + start + 1) for start in starts[:most]]


def _padded(values: NDArray[Any]) -> NDArray[Any]:
    return np.pad(values, (0, AROUND - len(values)))
