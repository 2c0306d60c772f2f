"""What became of the inputs of an `add`, one by one and counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Became = Literal["read", "copy", "revision", "seen", "known", "problem"]
"""What became of an input in one call; `known`: this very place was kept with this very text before."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of one input; told only when it is safely written."""

    place: str
    became: Became
    article: int | None = None


@dataclass(slots=True)
class Added:
    """How many inputs a call met, and what became of them; the counts add up to `expected`."""

    read: int = 0
    copy: int = 0
    revision: int = 0
    seen: int = 0
    known: int = 0
    problem: int = 0

    @property
    def expected(self) -> int:
        """All inputs of the call."""
        return self.read + self.copy + self.revision + self.seen + self.known + self.problem

    def count(self, kept: Kept) -> None:
        """Count one more."""
        setattr(self, kept.became, getattr(self, kept.became) + 1)
