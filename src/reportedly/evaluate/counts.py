"""Precision, recall and F1 from counts, of things or of pairs of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were found rightly, how many were predicted, how many are in the gold."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """The share of what was predicted that is right; 1 where nothing was due and nothing predicted."""
        return self.right / self.predicted if self.predicted else float(self.gold == 0)

    @property
    def recall(self) -> float:
        """The share of the gold that was found; 1 where nothing was due."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Pairs:
    """Counts of pairs whose precision and recall are taken over different pairs: those found, and those of the gold."""

    sound: int = 0
    predicted: int = 0
    right: int = 0
    gold: int = 0

    def __add__(self, other: Pairs) -> Pairs:
        return Pairs(
            self.sound + other.sound,
            self.predicted + other.predicted,
            self.right + other.right,
            self.gold + other.gold,
        )

    @property
    def precision(self) -> float:
        """The share of the found pairs that are pairs of the gold; 1 where nothing was due and nothing found."""
        return self.sound / self.predicted if self.predicted else float(self.gold == 0)

    @property
    def recall(self) -> float:
        """The share of the gold's pairs that were found; 1 where nothing was due."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0
