"""The passages that two articles have in common, tolerant of light edits, and what share of each stands in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from reportedly.reconcile.copies.prints import Print
from reportedly.reconcile.copies.words import RUN, Flags

GAP = 8
"""Words that may have been changed, put in or left out between two runs of one passage."""

SHORTEST = 12
"""Words of a passage that are the same at least."""

MOST = 0.7
"""Part of the words of a very short article that is asked for instead, where that is less."""

DENSEST = 0.5
"""Part of a passage that is the same words, at least, in one of the two articles."""

UNBROKEN = 7
"""Words in a row, or more, that are the same somewhere in what two articles have in common.

Reports of one kind of event share the set phrases of their kind ("causing material damage to public and private
property" has six such words), close together but none of them longer; the heaviest editing leaves longer rows.
"""

UNQUOTED = (4, 0.12)
"""Same words outside quotation marks, so many and so large a part: two reporters may quote one speaker."""

SAME = 0.9
"""Part of both articles that stands in the other, from which on they are the same from end to end."""

NOTHING_ELSE = 0.8
"""Part of an article that stands in the other, from which on it has nothing else to say: quotations count, too."""

CLOSING = 60
"""Words that the closing lines of a publisher have at most."""

_PLACES = 4  # of one run in the other article that are looked at
_OPEN = 6  # passages that a run may be added to


@dataclass(slots=True, eq=False)
class Passage:
    """Words [first, last) of one article that stand as [other_first, other_last) in the other."""

    first: int
    last: int
    other_first: int
    other_last: int
    runs: list[tuple[int, int]] = field(default_factory=list)

    def takes(self, place: int, other: int) -> bool:
        """Whether a run at these places goes on with it; a clause may have been moved a little."""
        return place - self.last < GAP and self.other_first - GAP <= other + RUN and other < self.other_last + GAP

    def add(self, place: int, other: int) -> None:
        """Take in a run that stands at these places."""
        self.last = max(self.last, place + RUN)
        self.other_first, self.other_last = min(self.other_first, other), max(self.other_last, other + RUN)
        self.runs.append((place, other))

    @property
    def turned(self) -> Passage:
        """The same seen from the other article."""
        return Passage(
            self.other_first, self.other_last, self.first, self.last, [(other, place) for place, other in self.runs]
        )


@dataclass(frozen=True, slots=True)
class Common:
    """What two articles have in common: how many words of each count, what share of these is common, the passages."""

    words: int
    other_words: int
    share: float
    other_share: float
    passages: tuple[Passage, ...]

    @property
    def turned(self) -> Common:
        """The same seen from the other article."""
        passages = tuple(passage.turned for passage in self.passages)
        return Common(self.other_words, self.words, self.other_share, self.share, passages)


def compare(one: Print, other: Print) -> Common:
    """What two articles have in common, without quotations that both carry, closing lines and known boilerplate.

    Two that are the same from end to end are so whatever they consist of; and a brief that is nothing but a quotation
    has it from the article that it stands in.
    """
    found = aligned(one, other)
    whole = _common(found, np.ones(len(one), np.bool_), np.ones(len(other), np.bool_))
    if min(whole.share, whole.other_share) >= SAME:
        return whole
    shorter = min(int((~article.boilerplate).sum()) for article in (one, other))
    least, least_row = min(SHORTEST, MOST * shorter), min(UNBROKEN, MOST * shorter)
    dense = [passage for passage in found if _is_dense(passage, least)]
    closing = [passage for passage in dense if _closes(passage, one, other)]
    own = ~_covered(len(one), [(passage.first, len(one)) for passage in closing]) & ~one.boilerplate
    others = ~_covered(len(other), [(passage.other_first, len(other)) for passage in closing]) & ~other.boilerplate
    kept = [passage for passage in dense if passage not in closing]
    if not any(_has_an_unbroken_row(passage, least_row) for passage in kept):
        kept = []
    said = _common(kept, own, others)
    if max(said.share, said.other_share) >= NOTHING_ELSE:
        return said
    return _common([passage for passage in kept if _is_more_than_a_quotation(passage, one, other)], own, others)


def _common(found: list[Passage], counted: Flags, counted_other: Flags) -> Common:
    """The shares of the words that count."""
    common = _covered(len(counted), [(passage.first, passage.last) for passage in found]) & counted
    common_other = _covered(len(counted_other), [(passage.other_first, passage.other_last) for passage in found])
    common_other &= counted_other
    return Common(
        int(counted.sum()),
        int(counted_other.sum()),
        float(common.sum() / max(1, counted.sum())),
        float(common_other.sum() / max(1, counted_other.sum())),
        tuple(sorted(found, key=lambda passage: passage.first)) if common.any() and common_other.any() else (),
    )


def aligned(one: Print, other: Print) -> list[Passage]:
    """All stretches in which the runs that both articles have follow one another closely."""
    found: list[Passage] = []
    for place, others in _places(one, other):
        if not _went_on(found, place, others):
            found += [Passage(place, place + RUN, there, there + RUN, [(place, there)]) for there in others[:2]]
    return found


def _went_on(found: list[Passage], place: int, others: list[int]) -> bool:
    """Whether one of the passages found last takes the run in."""
    for passage in reversed(found[-_OPEN:]):
        for there in others:
            if passage.takes(place, there):
                passage.add(place, there)
                return True
    return False


def _places(one: Print, other: Print) -> Iterator[tuple[int, list[int]]]:
    """For each run of an article that the other has too, its place and its places there."""
    order = np.argsort(other.runs, kind="stable")
    ordered = other.runs[order]
    first = np.searchsorted(ordered, one.runs, "left")
    last = np.searchsorted(ordered, one.runs, "right")
    for place in np.flatnonzero(last > first).tolist():
        yield place, order[first[place] : min(last[place], first[place] + _PLACES)].tolist()


def _is_dense(passage: Passage, least: float) -> bool:
    """Whether a passage is long enough, and enough of it the same words."""
    same = {place + step for place, _ in passage.runs for step in range(RUN)}
    length = min(passage.last - passage.first, passage.other_last - passage.other_first)
    return len(same) >= least and len(same) >= DENSEST * length


def _has_an_unbroken_row(passage: Passage, least: float) -> bool:
    """Whether enough words of a passage are the same one after the other."""
    row, before = RUN, (-1, -1)
    for place, other in passage.runs:
        row = row + 1 if before == (place - 1, other - 1) else RUN
        if row >= least:
            return True
        before = (place, other)
    return False


def _is_more_than_a_quotation(passage: Passage, one: Print, other: Print) -> bool:
    """Whether enough of the same words stand outside quotation marks in both articles."""
    same = {place + step for place, _ in passage.runs for step in range(RUN)}
    same_other = {place + step for _, place in passage.runs for step in range(RUN)}
    unquoted = min(sum(not one.quoted[place] for place in same), sum(not other.quoted[place] for place in same_other))
    return unquoted >= UNQUOTED[0] and unquoted >= UNQUOTED[1] * len(same)


def _closes(passage: Passage, one: Print, other: Print) -> bool:
    """Whether it is no more than a few lines with which both articles close, and with which neither opens."""
    at_end = len(one) - passage.last <= 2 and len(other) - passage.other_last <= 2
    return at_end and passage.last - passage.first < CLOSING and min(passage.first, passage.other_first) > 2


def _covered(length: int, stretches: list[tuple[int, int]]) -> Flags:
    covered = np.zeros(length, np.bool_)
    for first, last in stretches:
        covered[first:last] = True
    return covered
