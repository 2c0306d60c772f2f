"""From the model's scores to spans: the most probable sequence of tags for each cue (Viterbi), and its stretches."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reportedly.models.attribution.pieces import Words

TAGS = ("O", "B-source", "I-source", "B-content", "I-content")

Floats = NDArray[np.float32]

_NEVER = -1e9


def _transitions() -> Floats:
    """Log scores of tag after tag: an inside tag only follows its own kind."""
    scores = np.zeros((len(TAGS), len(TAGS)), np.float32)
    for inside, own in ((2, (1, 2)), (4, (3, 4))):
        for before in range(len(TAGS)):
            if before not in own:
                scores[before, inside] = _NEVER
    return scores


_TRANSITIONS = _transitions()


def best_tags(scores: Floats) -> NDArray[np.int64]:
    """The most probable tags of each sequence.

    Args:
        scores: log probabilities, sequences × pieces × tags.

    Returns:
        Tags, sequences × pieces.
    """
    count, length, tags = scores.shape
    total = scores[:, 0].copy()
    total[:, [2, 4]] = _NEVER
    back = np.zeros((length, count, tags), np.int64)
    for place in range(1, length):
        steps = total[:, :, None] + _TRANSITIONS
        back[place] = steps.argmax(1)
        total = steps.max(1) + scores[:, place]
    path = np.zeros((count, length), np.int64)
    path[:, -1] = total.argmax(1)
    rows = np.arange(count)
    for place in range(length - 1, 0, -1):
        path[:, place - 1] = back[place, rows, path[:, place]]
    return path


def likelihoods(scores: Floats, spans: Sequence[Sequence[Words]], begin: int) -> list[list[float]]:
    """How likely stretches of one kind are to be right to the letter, over all sequences of tags.

    The sums over sequences are those of the forward-backward algorithm (Rabiner, A tutorial on hidden Markov models,
    1989).

    Args:
        scores: log probabilities, sequences × pieces × tags.
        spans: the stretches of each sequence.
        begin: their kind's first tag; the inside tag follows it.
    """
    chances = np.exp(scores.astype(np.float64))
    before, after = _forward(chances), _backward(chances)
    held = before * after
    begins = held[:, :, begin] / held.sum(-1)
    behind = chances[:, 1:] * after[:, 1:]
    goes_on = np.zeros(scores.shape[:2])
    goes_on[:, :-1] = behind[:, :, begin + 1] / (behind @ _MAY_FOLLOW[begin])
    return [
        [
            float(begins[row, start] * goes_on[row, start : end - 1].prod() * (1 - goes_on[row, end - 1]))
            for start, end in of_row
        ]
        for row, of_row in enumerate(spans)
    ]


_MAY_FOLLOW = np.exp(_TRANSITIONS).astype(np.float64)
"""1 where a tag (column) may follow a tag (row), else 0."""


def _forward(chances: NDArray[np.float64]) -> NDArray[np.float64]:
    """The share of each tag of a piece in all beginnings that end there, sequences × pieces × tags."""
    sums = chances.copy()
    sums[:, 0, [2, 4]] = 0
    for place in range(1, chances.shape[1]):
        here = sums[:, place - 1] @ _MAY_FOLLOW * sums[:, place]
        sums[:, place] = here / here.sum(-1, keepdims=True)
    return sums


def _backward(chances: NDArray[np.float64]) -> NDArray[np.float64]:
    """What may follow each tag of a piece, as a share, sequences × pieces × tags."""
    sums = np.ones_like(chances)
    for place in range(chances.shape[1] - 2, -1, -1):
        here = (chances[:, place + 1] * sums[:, place + 1]) @ _MAY_FOLLOW.T
        sums[:, place] = here / here.sum(-1, keepdims=True)
    return sums


def stretches(tags: NDArray[np.int64], begin: int) -> list[Words]:
    """The stretches of one kind in a sequence of tags; `begin` is that kind's first tag, the inside tag follows it."""
    starts = np.nonzero(tags == begin)[0]
    found = []
    for start in starts.tolist():
        end = start + 1
        while end < len(tags) and tags[end] == begin + 1:
            end += 1
        found.append((start, end))
    return found
