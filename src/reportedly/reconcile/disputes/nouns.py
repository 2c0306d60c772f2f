"""The nouns of disputes: who gives which answer, who gives none, and who took back what he had said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportedly.reconcile.claims.nouns import Kind
from reportedly.reconcile.origins import Telling


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A claim with its tellings, as disputes look at it."""

    key: str
    kind: Kind
    text: str
    tellings: Sequence[Telling]
    low: float | None = None
    """Of a claim that says how many: its range, both ends included; None is open."""
    high: float | None = None

    def may_be(self, other: Told) -> bool:
        """Whether two counts can both be so: their ranges overlap. What counts nothing can't."""
        if self.kind != "count" or (self.low is self.high is None) or (other.low is other.high is None):
            return False
        starts = [one for one in (self.low, other.low) if one is not None]
        ends = [one for one in (self.high, other.high) if one is not None]
        return not starts or not ends or max(starts) <= min(ends)


@dataclass(frozen=True, slots=True)
class Tie:
    """That two claims, by their keys, can't both be so (rival), or that `other` replaces `claim` (series), and why."""

    claim: str
    other: str
    kind: Literal["rival", "series"]
    reason: str


@dataclass(frozen=True, slots=True)
class Turn:
    """That somebody took back what he had said of a claim, and when that was published."""

    claim: str
    name: str
    published: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """Sources that give different answers to one question.

    A side holds the names of all who give one answer; `answers` says for each which, in words, and `told` where each
    name of it is told to give it. `without_answer` are those who gave none, `unverified` the publishers who could not
    check it; neither is a side.
    """

    claims: tuple[str, ...]
    kind: Kind
    sides: tuple[tuple[str, ...], ...]
    answers: tuple[str, ...]
    reason: str
    turns: tuple[Turn, ...] = ()
    without_answer: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()
    told: tuple[tuple[Telling, ...], ...] = ()
