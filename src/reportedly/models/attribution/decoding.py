"""From the model's scores to spans: the most probable sequence of tags for each cue (Viterbi), and its stretches."""

from __future__ import annotations

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
