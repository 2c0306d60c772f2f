"""How likely two units say the same of the same: a logistic sum over few features, all pairs of two lists at once.

That two units of different articles say the same needs both: that the articles tell of one matter (`matters`), and that
the units, if they do, say the same of it.

The weights are fitted on stories made for that (`weights.toml` says how); two units of one article have weights of
their own, since what follows on is mostly another matter, and what stands near is of one piece.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.models.meaning.sizes import STEPS
from reportedly.reconcile.claims.contrast import ALIKE, contrast
from reportedly.reconcile.claims.matters import Flags, Matrix, alike
from reportedly.reconcile.claims.packing import AROUND, NAMES, NUMBERS, SETS, SOURCES, WORDS, Packed, pack, weights_of
from reportedly.reconcile.claims.traits import Traits

Occurrences = tuple[NDArray[np.int64], NDArray[np.int64], int]


def features(left: Packed, right: Packed) -> dict[str, Matrix]:
    """Each feature of every pair, a row for each unit of the left, by name, in the order of the weights."""
    shared, either = _shared(left, right, WORDS)
    around, either_around = _shared(left, right, AROUND)
    names, numbers = _shared(left, right, NAMES)[0], _shared(left, right, NUMBERS)[0]
    both = np.outer(left.sets[NUMBERS].worth > 0, right.sets[NUMBERS].worth > 0)
    return {
        "constant": np.ones_like(shared),
        "words": shared / np.maximum(either, 1e-9),
        "words_weight": np.log1p(shared),
        "around": around / np.maximum(either_around, 1e-9),
        "names": np.minimum(names, 3),
        "same_number": (numbers > 0).astype(np.float64),
        "other_number": (both & (numbers == 0)).astype(np.float64),
        "one_negative": (left.negative[:, None] != right.negative[None, :]).astype(np.float64),
        "both_negative": np.outer(left.negative, right.negative).astype(np.float64),
        "open": 1.0 - np.outer(~left.open, ~right.open),
        "same_source": np.minimum(_shared(left, right, SOURCES)[0], 8.0),
        "told_apart": _told_apart(left, right),
        "apart": np.minimum(np.abs(left.place[:, None] - right.place[None, :]), 8).astype(np.float64),
        "meaning": _nearness(left, right),
        "meant": np.outer(left.meaning.any(axis=1), right.meaning.any(axis=1)).astype(np.float64),
    }


def _nearness(left: Packed, right: Packed) -> Matrix:
    """The cosine of the vectors of each pair; 0 where one has none."""
    found = left.meaning.astype(np.float32) @ right.meaning.astype(np.float32).T
    return np.asarray(found, np.float64) / STEPS**2


NEWS_DAYS = 3
"""What articles further apart tell as news is mostly another event of its kind."""


def _told_apart(left: Packed, right: Packed) -> Matrix:
    """How far the articles are apart, as log of days beyond news, of pairs that both tell of an event or a figure."""
    dated = np.outer(left.day > 0, right.day > 0)
    days = np.where(dated, np.abs(left.day[:, None] - right.day[None, :]), 0)
    beyond = np.maximum(np.log1p(days) - np.log1p(NEWS_DAYS), 0)
    return np.asarray(np.outer(left.told, right.told) * beyond, np.float64)


def _shared(left: Packed, right: Packed, which: int) -> tuple[Matrix, Matrix]:
    """The weight of the words of a set that each pair shares, and of those that either has."""
    one, other = left.sets[which], right.sets[which]
    vocabulary = np.unique(one.words)
    weights = weights_of(vocabulary) if SETS[which][1] else np.ones(len(vocabulary))
    mine = one.rows, np.searchsorted(vocabulary, one.words), len(left)
    places = np.searchsorted(vocabulary, other.words)
    places[places == len(vocabulary)] = 0
    known = vocabulary[places] == other.words if len(vocabulary) else np.zeros(len(places), np.bool_)
    shared = _summed(mine, (other.rows[known], places[known], len(right)), weights)
    return shared, one.worth[:, None] + other.worth[None, :] - shared


def _summed(left: Occurrences, right: Occurrences, weights: Matrix) -> Matrix:
    """The weights of the words that each pair shares; a sum over what is shared, for most pairs share nothing."""
    (rows, words, height), (columns, others, width) = left, right
    columns = columns[np.argsort(others, kind="stable")]
    counts = np.bincount(others, minlength=len(weights)).astype(np.int64)
    starts = np.cumsum(counts) - counts
    many = counts[words]
    before = np.repeat(np.cumsum(many) - many, many)
    partners = columns[np.arange(many.sum()) - before + np.repeat(starts[words], many)]
    pairs = np.repeat(rows, many) * width + partners
    summed = np.bincount(pairs, np.repeat(weights[words], many), height * width)
    return summed.astype(np.float64, copy=False).reshape(height, width)


ANSWERED = 0.9
"""How surely what answers a statement of its article is about what that one says, whatever its own words."""

FLOOR, FAR = 0.15, 0.03
"""What is less likely than the one counts as the other, and so does what has no word, number or source in common:
in a dossier such pairs are not kept. With 0.15 claims are as good as with 0.08 (F1 0.398 and 0.396 on the tuned
stories), and links are a third fewer."""

PARTED = 0.0
"""How likely units say the same that are told in nearly the same words, and of another (`contrast`)."""

NEAR = 0.4
"""How near in meaning units of two articles are that may be one without a word in common."""


def likeness(left: Sequence[Traits], right: Sequence[Traits]) -> Matrix:
    """The probability of every pair to say the same of the same, a row for each unit of the left."""
    return likeness_by(weights(), left, right)


def likeness_by(told: Mapping[str, Any], left: Sequence[Traits], right: Sequence[Traits]) -> Matrix:
    """The same by other weights than those of `weights.toml`."""
    if not len(left) or not len(right):
        return np.zeros((len(left), len(right)))
    one, other = (np.array([traits.article for traits in side]) for side in (left, right))
    within = one[:, None] == other[None, :]
    values = features(pack(left), pack(right))
    odds = np.where(within, _sum(values, told["within"]), _odds_across(values, told))
    found = _likely(values, odds, np.where(within, told["within_worth"], alike(told["matter"], left, right)), within)
    for row, column in np.argwhere(nearly_alike(pack(left), pack(right)) & ~within & (found > FAR)).tolist():
        if contrast(left[row], left[row].text, right[column], right[column].text):
            found[row, column] = PARTED
    for row, column in _answering(left, right):
        found[row, column] = ANSWERED
    return found


def nearly_alike(left: Packed, right: Packed) -> Flags:
    """Which pairs are told in nearly the same words."""
    shared, either = _shared(left, right, WORDS)
    return np.asarray(shared >= ALIKE * np.maximum(either, 1e-9), np.bool_)


def likeness_within(traits: Sequence[Traits], packed: Packed) -> Matrix:
    """The same for the units of one article, by their traits and by these packed."""
    told, values = weights(), features(packed, packed)
    one_article = np.ones((len(packed), len(packed)), np.bool_)
    found = _likely(values, _sum(values, told["within"]), told["within_worth"], one_article)
    for row, column in _answering(traits, traits):
        found[row, column] = ANSWERED
    return found


def likeness_across(left: Packed, right: Packed, about: Matrix) -> Matrix:
    """The same for units of one article and those of others, where it is known how likely these tell of its matter.

    Args:
        left: units of an article.
        right: units of others.
        about: an element for each of these, as `matters.likely_one` has it.
    """
    values = features(left, right)
    two_articles = np.zeros((len(left), len(right)), np.bool_)
    return _likely(values, _odds_across(values, weights()), about[None, :], two_articles)


def _odds_across(values: Mapping[str, Matrix], told: Mapping[str, Any]) -> Matrix:
    """The log-odds of pairs of two articles, by weights of their own where both have a vector."""
    meant = values["meant"] > 0
    if meant.all():
        return _sum(values, told["meant"])
    return np.where(meant, _sum(values, told["meant"]), _sum(values, told["across"]))


def _likely(values: Mapping[str, Matrix], odds: Matrix, worth: Matrix | float, within: Flags) -> Matrix:
    found = worth / (1 + np.exp(-np.clip(odds, -30, 30)))
    shares = (values["words_weight"] > 0) | (values["same_number"] > 0) | (values["same_source"] > 0)
    shares |= (values["meaning"] >= NEAR) & ~within
    return np.asarray(np.where(shares & (found >= FLOOR), found, FAR), np.float64)


def _answering(left: Sequence[Traits], right: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    """The pairs of which one is of the statement that the other answers."""
    units = [(number, one, True) for number, one in enumerate(left)]
    units += [(number, one, False) for number, one in enumerate(right)]
    begun: dict[str, list[tuple[int, int, bool]]] = defaultdict(list)
    for number, one, mine in units:
        begun[one.article].append((one.start, number, mine))
    for number, one, mine in units:
        if one.answers is None or one.measure is not None:
            continue
        for start, other, its in begun[one.article]:
            if its != mine and one.answers[0] <= start < one.answers[1]:
                yield (number, other) if mine else (other, number)


def _sum(values: Mapping[str, Matrix], told: dict[str, float]) -> Matrix:
    return np.asarray(sum(told[name] * values[name] for name in told), np.float64)


@cache
def weights() -> dict[str, Any]:
    """The weights of the features and the thresholds, from `weights.toml`."""
    path = resources.files("reportedly") / "reconcile" / "claims" / "weights.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
