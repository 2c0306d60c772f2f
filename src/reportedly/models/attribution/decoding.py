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


def likelihoods(scores: Floats, spans: Sequence[Words], begin: int) -> list[float]:
    """How likely each of some stretches of one kind is to be right to the letter, over all sequences of tags.

    The sums over sequences are those of the forward-backward algorithm (Rabiner, A tutorial on hidden Markov models,
    1989).

    Args:
        scores: log probabilities of one sequence, pieces × tags.
        spans: the stretches.
        begin: their kind's first tag; the inside tag follows it.
    """
    before, after = _sums(scores), _sums_behind(scores)
    everything = np.logaddexp.reduce(before[-1])
    found = []
    for start, end in spans:
        total = scores[start, begin] + scores[start + 1 : end, begin + 1].sum()
        if start:
            total += np.logaddexp.reduce(before[start - 1])
        if end < len(scores):
            others = np.arange(len(TAGS)) != begin + 1
            follows = scores[end] + after[end] + _TRANSITIONS[begin + 1]
            total += np.logaddexp.reduce(follows[others])
        found.append(float(np.exp(total - everything)))
    return found


def _sums(scores: Floats) -> Floats:
    """The log sum over all beginnings of a sequence that end in each tag of each piece, pieces × tags."""
    sums = scores.copy()
    sums[0, [2, 4]] = _NEVER
    for place in range(1, len(scores)):
        sums[place] += np.logaddexp.reduce(sums[place - 1][:, None] + _TRANSITIONS, axis=0)
    return sums


def _sums_behind(scores: Floats) -> Floats:
    """The log sum over all that may follow each tag of each piece, pieces × tags."""
    sums = np.zeros_like(scores)
    for place in range(len(scores) - 2, -1, -1):
        sums[place] = np.logaddexp.reduce(_TRANSITIONS + (scores[place + 1] + sums[place + 1])[None, :], axis=1)
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
