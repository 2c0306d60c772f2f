"""What a trained network says of an article, kept for a smaller one to learn from (knowledge distillation).

Source: Hinton, Vinyals, Dean: Distilling the knowledge in a neural network, 2015. The teacher's probabilities tell a
learner which other spans would have been nearly as right, and they can be had of articles that nobody has marked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.models.attribution import runner
from reportedly.models.attribution.decoding import Floats
from reportedly.models.attribution.pieces import Pieces, Words
from reportedly.models.attribution.windows import surroundings

TRIED = 0.1
"""A teacher gives its word on stretches that it takes for a cue with this probability or more."""


@dataclass(frozen=True, slots=True, eq=False)
class LessonCue:
    """A teacher's word on one possible cue: the probability that it is one, and of tags from piece `first` on."""

    cue: Words
    real: float
    first: int
    tags: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """A teacher's probabilities on one article: of cue tags (pieces × 3), and around each possible cue."""

    cues: Floats
    around: list[LessonCue]


def lesson_of(pieces: Pieces, marked: list[Words]) -> Lesson:
    """What the weights in use (`runner.weights_from`) say of an article, its marked cues among those tried."""
    if not len(pieces):
        return Lesson(np.zeros((0, 3), np.float32), [])
    vectors, probabilities = runner.encode(pieces)
    found, _ = runner.cues_of(pieces, probabilities, at_least=TRIED)
    cues = sorted({*marked, *(cue for cue in found if not any(cue[0] < e and s < cue[1] for s, e in marked))})
    around: list[LessonCue] = []
    for start in range(0, len(cues), runner.TOGETHER):
        around += _around(pieces, vectors, cues[start : start + runner.TOGETHER])
    return Lesson(probabilities, around)


def lessons_in(
    path: Path, teacher: Path, pieces: Sequence[Pieces], marks: Sequence[Sequence[Mapping[str, Any]] | None]
) -> list[Lesson]:
    """The lessons of a teacher on articles, kept in a file so that they are asked for once.

    Args:
        path: where they are kept; what is there already is taken, if it is of as many articles.
        teacher: the folder with the teacher's ONNX files.
        pieces: the articles.
        marks: the marked attributions of each, None where nobody has marked it.
    """
    if path.exists() and len(kept := load(path)) == len(pieces):
        return kept
    with runner.weights_from(teacher):
        found = [lesson_of(own, _cues(own, given or ())) for own, given in zip(pieces, marks, strict=True)]
    path.parent.mkdir(parents=True, exist_ok=True)
    save(found, path)
    return found


def _cues(pieces: Pieces, attributions: Sequence[Mapping[str, Any]]) -> list[Words]:
    """Where the cues of marked attributions stand."""
    return [cue[0] for one in attributions if (cue := pieces.touched(one["cue"]))]


def _around(pieces: Pieces, vectors: Floats, cues: list[Words]) -> list[LessonCue]:
    near = surroundings(pieces, cues)
    scores, real = runner.decoder_scores(vectors, near)
    tags, odds = runner.softmax(scores), 1 / (1 + np.exp(-real))
    return [LessonCue(cue, float(odds[row]), int(near.places[row, 0]), tags[row]) for row, cue in enumerate(cues)]


def save(lessons: list[Lesson], path: Path) -> None:
    """Keep lessons in a file (numpy's .npz), probabilities in half precision."""
    arrays: dict[str, NDArray[Any]] = {}
    for number, lesson in enumerate(lessons):
        arrays[f"{number}.cues"] = lesson.cues.astype(np.float16)
        arrays[f"{number}.where"] = np.array([(*c.cue, c.first) for c in lesson.around], np.int64).reshape(-1, 3)
        arrays[f"{number}.real"] = np.array([c.real for c in lesson.around], np.float32)
        if lesson.around:
            arrays[f"{number}.tags"] = np.stack([c.tags for c in lesson.around]).astype(np.float16)
    arrays["count"] = np.array(len(lessons))
    np.savez_compressed(path, allow_pickle=False, **arrays)


def load(path: Path) -> list[Lesson]:
    """The lessons that `save` kept."""
    with np.load(path) as kept:
        return [_loaded(kept, number) for number in range(int(kept["count"]))]


def _loaded(kept: np.lib.npyio.NpzFile, number: int) -> Lesson:
    where, real = kept[f"{number}.where"], kept[f"{number}.real"]
    tags: Any = kept[f"{number}.tags"].astype(np.float32) if len(where) else []
    around = [
        LessonCue((int(start), int(end)), float(sure), int(first), tag)
        for (start, end, first), sure, tag in zip(where, real, tags, strict=True)
    ]
    return Lesson(kept[f"{number}.cues"].astype(np.float32), around)
