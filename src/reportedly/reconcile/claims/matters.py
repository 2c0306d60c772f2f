"""How likely two articles tell of one matter: by the words they share, the places they name and the days between them.

Two sentences alike say the same only where their articles tell of the same: "three people were injured" is said of
every accident. The weights (`weights.toml`) are fitted on articles that are known to tell of one event.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from reportedly.reconcile.claims.traits import Traits, weight

Matrix = NDArray[np.float64]
Flags = NDArray[np.bool_]

LEAD, LEAD_WORTH = 3, 3
"""How many sentences begin an article, and how much more a place counts that they name."""


SURE = 0.3
"""How likely it must be that two articles tell of one matter, so that it does not count against what they say alike."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What an article is about: the weights of its words and of its places, each of length 1, and its day's number."""

    words: Mapping[str, float]
    places: Mapping[str, float]
    day: int | None


def matter_of(traits: Sequence[Traits]) -> Matter:
    """What the article is about whose units have these traits; a word counts once a sentence."""
    words: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for sentence, own in _by_sentence(traits).items():
        words.update({word for one in own for word in one.words})
        worth = LEAD_WORTH if sentence < LEAD else 1
        places.update(dict.fromkeys({place for one in own for place in one.places}, worth))
    return matter(words, places, next((one.day for one in traits), None))


def matter(words: Mapping[str, int], places: Mapping[str, int], day: str | None) -> Matter:
    """What an article is about that has these stems and places so often and was published on a day, ISO 8601."""
    told = {word: (1 + math.log(count)) * weight(word) for word, count in words.items()}
    return Matter(_unit(told), _unit(places), date.fromisoformat(day).toordinal() if day else None)


def _by_sentence(traits: Sequence[Traits]) -> dict[int, list[Traits]]:
    found: dict[int, list[Traits]] = {}
    for one in traits:
        found.setdefault(one.place, []).append(one)
    return found


def _unit(values: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(value * value for value in values.values()))
    return {name: value / length for name, value in values.items()} if length else {}


def shared(one: Matter, other: Matter) -> dict[str, float]:
    """What two matters have in common, in the order of the weights."""
    words = _cosine(one.words, other.words)
    placed = bool(one.places and other.places)
    dated = one.day is not None and other.day is not None
    days = abs((one.day or 0) - (other.day or 0)) if dated else 0
    return {
        "constant": 1.0,
        "words": words,
        "words_log": math.log(max(words, 0.02)),
        "places": _cosine(one.places, other.places),
        "placeless": float(not placed),
        "days": math.log1p(days),
        "undated": float(not dated),
    }


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(value * other.get(name, 0.0) for name, value in one.items())


def alike(told: Mapping[str, float], left: Sequence[Traits], right: Sequence[Traits]) -> Matrix:
    """For every pair of units how likely their articles tell of one matter, 1 where that is likely enough.

    Args:
        told: the weights of what is shared.
        left: all units of some articles, a row for each.
        right: all units of others, or of the same.
    """
    rows, columns = _articles(left), _articles(right)
    mine, others = ([matter_of(own) for own in of.values()] for of in (rows, columns))
    likely = np.array([[likely_one(told, one, other) for other in others] for one in mine])
    place, where = ({key: number for number, key in enumerate(of)} for of in (rows, columns))
    one, other = [place[traits.article] for traits in left], [where[traits.article] for traits in right]
    return np.asarray(likely[np.ix_(one, other)], np.float64)


def likely_one(told: Mapping[str, float], one: Matter, other: Matter) -> float:
    """How likely two articles tell of one matter, as a share of what is sure enough; 1 from there on."""
    values = shared(one, other)
    odds = sum(told[name] * values[name] for name in told)
    return min(1.0, 1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))) / SURE)


def likely_all(told: Mapping[str, float], matters: Sequence[Matter]) -> Matrix:
    """How likely every two of these articles tell of one matter, as `likely_one` has it, all at once.

    Of an article and itself it says nothing that means anything.
    """
    words, places = _cosines([one.words for one in matters]), _cosines([one.places for one in matters])
    placed = np.array([bool(one.places) for one in matters], np.bool_)
    dated = np.array([one.day is not None for one in matters], np.bool_)
    day = np.array([one.day or 0 for one in matters], np.float64)
    both_placed, both_dated = (known[:, None] & known[None, :] for known in (placed, dated))
    return likely_by(told, words, places, both_placed, np.where(both_dated, np.abs(day[:, None] - day), np.nan))


def likely_by(told: Mapping[str, float], words: Matrix, places: Matrix, placed: Flags, days: Matrix) -> Matrix:
    """How likely pairs of articles tell of one matter, as `likely_one` has it.

    Args:
        told: the weights of what is shared.
        words: the cosine of the words of each pair.
        places: that of their places.
        placed: whether both name places.
        days: between their days; not a number where one is not known.
    """
    undated = np.isnan(days)
    values: dict[str, Matrix] = {
        "constant": np.ones(words.shape),
        "words": words,
        "words_log": np.log(np.maximum(words, 0.02)),
        "places": places,
        "placeless": (~placed).astype(np.float64),
        "days": np.log1p(np.where(undated, 0.0, days)),
        "undated": undated.astype(np.float64),
    }
    odds = np.zeros(words.shape)
    for name, weighs in told.items():
        odds = odds + weighs * values[name]
    return np.asarray(np.minimum(1.0, 1 / (1 + np.exp(-np.clip(odds, -30.0, 30.0))) / SURE), np.float64)


def _cosines(matters: Sequence[Mapping[str, float]]) -> Matrix:
    """The cosine of every two; words that only one of them has are left out."""
    often = Counter(word for one in matters for word in one)
    place = {word: number for number, word in enumerate(word for word, count in often.items() if count > 1)}
    there = np.zeros((len(matters), len(place)))
    for row, one in enumerate(matters):
        known = [(place[word], value) for word, value in one.items() if word in place]
        there[row, [number for number, _ in known]] = [value for _, value in known]
    return np.asarray(there @ there.T, np.float64)


def _articles(traits: Sequence[Traits]) -> dict[str, list[Traits]]:
    found: dict[str, list[Traits]] = {}
    for one in traits:
        found.setdefault(one.article, []).append(one)
    return found
