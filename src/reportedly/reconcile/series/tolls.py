"""Which counts are of one toll: alike in what is counted and in the matter of their articles, a logistic sum.

Weights were fitted on stories made for that; `weights.toml` says how. What an article counts side by side as two
things (guards and troopers, the dead of two towns) keeps apart what other articles count of them.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.reconcile.claims.grouping import group
from reportedly.reconcile.claims.likeness import weights as matter_weights
from reportedly.reconcile.claims.matters import Matrix, Matter, likely_all, matter
from reportedly.reconcile.claims.traits import weight
from reportedly.reconcile.series.nouns import Count
from reportedly.reconcile.voices import Page
from reportedly.reconcile.voices.words import listed, small_words
from reportedly.store.search.tokens import indexed

AROUND = 120
"""Letters on either side of a count that tell what it counts."""
FAR = 60.0
"""Days from which on two articles are no nearer than others."""
TITLE_AND_LEAD = 600
"""Letters of an article that tell its matter."""


def tolls_of(counts: Sequence[Count]) -> list[list[Count]]:
    """The counts of each toll, those of the first count first."""
    found = []
    pages = {page.key: page for page in dict.fromkeys(count.page for count in counts)}
    where, one_matter = {key: number for number, key in enumerate(pages)}, of_one_matter(list(pages.values()))
    for sort in dict.fromkeys(_sort(count) for count in counts):
        own = [count for count in counts if _sort(count) == sort]
        places = [where[count.page.key] for count in own]
        groups = group(likeness(own, one_matter[np.ix_(places, places)]), float(weights()["threshold"]))
        found += [[own[place] for place in places] for places in groups]
    return found


def _sort(count: Count) -> tuple[str, str]:
    """What can be laid in one row at all: of one measure, and money in one currency."""
    return count.measure, (count.unit or "").casefold() if count.measure == "money" else ""


def likeness(counts: Sequence[Count], one_matter: Matrix) -> Matrix:
    """The probability of every pair to count one toll; `one_matter`: of their articles to tell of one matter."""
    values = features(counts)
    told = weights()["weights"]
    odds = sum(told[name] * values[name] for name in told)
    return np.asarray(one_matter / (1 + np.exp(-np.clip(odds, -30, 30))), np.float64)


def of_one_matter(pages: Sequence[Page]) -> Matrix:
    """How likely two articles tell of one matter, each pair of some; 1 for an article and itself."""
    told = {**matter_weights()["matter"], "placeless": 0.0}  # their places are not looked up, which speaks for nothing
    likely = likely_all(told, [_matter_of(page.text, page.day) for page in pages])
    np.fill_diagonal(likely, 1.0)
    return likely


@lru_cache(1 << 11)
def _matter_of(text: str, day: str) -> Matter:
    """What an article is about; asked again and again of those that much is told of."""
    return matter(Counter(_telling(text)), {}, day)


def features(counts: Sequence[Count]) -> dict[str, Matrix]:
    """Each feature of every pair of counts, by name."""
    pages = {page.key: page for page in dict.fromkeys(count.page for count in counts)}
    where = {key: number for number, key in enumerate(pages)}
    places = np.array([where[count.page.key] for count in counts], np.intp)
    same_page = places[:, None] == places[None, :]
    matters = _shares([stems_of(_matter(page)) for page in pages.values()])[np.ix_(places, places)]
    near = _shares([words_around(count) for count in counts])
    called, shared = _units([called_by(count) for count in counts])
    numbers = np.array([count.low if count.low is not None else count.high or 0.0 for count in counts])
    sizes = np.log1p(np.maximum(numbers, 0.0))  # a difference may be below nothing
    return {
        "constant": np.ones(near.shape),
        "matter": np.where(same_page, 0.0, matters),
        "near": np.where(same_page, 0.0, near),
        "near_same_page": np.where(same_page, near, 0.0),
        "same_page": same_page.astype(np.float64),
        "same_unit": (called & shared).astype(np.float64),
        "other_unit": (called & ~shared).astype(np.float64),
        "same_number": (numbers[:, None] == numbers[None, :]).astype(np.float64),
        "ratio": np.abs(sizes[:, None] - sizes[None, :]),
        "days": np.log1p(np.minimum(np.abs(_days(counts)[:, None] - _days(counts)[None, :]), FAR)),
    }


def _shares(own: Sequence[frozenset[str]]) -> Matrix:
    """The weight of the words that each pair shares, of that of the lesser of the two."""
    place = {word: number for number, word in enumerate(sorted(set().union(*own)))} if own else {}
    there = np.zeros((len(own), len(place)))
    for row, some in enumerate(own):
        there[row, [place[word] for word in some]] = 1.0
    worth = np.array([weight(word) for word in place], np.float64)
    sums = there @ worth
    return np.asarray((there * worth) @ there.T / np.maximum(np.minimum(sums[:, None], sums[None, :]), 1e-9))


def _units(units: Sequence[frozenset[str]]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """For each pair of things counted whether both are called by some word, and whether they share one."""
    kinds = {unit: number for number, unit in enumerate(dict.fromkeys(units))}
    shared = np.array([[bool(one & other) for other in kinds] for one in kinds])
    places = [kinds[unit] for unit in units]
    called = np.array([bool(unit) for unit in units])
    return called[:, None] & called[None, :], shared[np.ix_(places, places)]


def _matter(page: Page) -> str:
    return f"{page.title or ''} {page.text[:TITLE_AND_LEAD]}"


def words_around(count: Count) -> frozenset[str]:
    """The stems of the words on either side of a count."""
    start, end = count.chars
    return stems_of(f"{count.page.text[max(0, start - AROUND) : start]} {count.page.text[end : end + AROUND]}")


@lru_cache(1 << 14)
def stems_of(text: str) -> frozenset[str]:
    """The stems of a text, without numbers and the words that any text has."""
    return frozenset(_telling(text))


def _telling(text: str) -> list[str]:
    """The stems of a text in their order, without numbers and the words that any text has."""
    stems, forms = indexed(text)
    empty = small_words()
    return [stem for stem, form in zip(stems, forms, strict=True) if form not in empty and not form.isdigit()]


def called_by(count: Count) -> frozenset[str]:
    """The stems of what is counted, but for words that anybody may be called by."""
    found = stems_of(count.unit or "")
    return found - _plain()


@cache
def _plain() -> frozenset[str]:
    return stems_of(" ".join(listed("anybody")))


def _days(counts: Iterable[Count]) -> Matrix:
    """Days of publication as numbers; unknown ones are all one."""
    found = [count.page.day for count in counts]
    known = [np.datetime64(day) for day in found if day]
    first = min(known) if known else np.datetime64("1970-01-01")
    return np.array([float((np.datetime64(day) - first).astype(int)) if day else 0.0 for day in found])


@cache
def weights() -> dict[str, Any]:
    """The weights of the features and the threshold, from `weights.toml`."""
    path = resources.files("reportedly") / "reconcile" / "series" / "weights.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
