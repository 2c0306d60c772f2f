"""Confidence from counts: how often what a rule found was right, drawn to the mean where little was counted."""

from __future__ import annotations

from collections.abc import Mapping

PRIOR = 5
"""As many imagined finds at the mean share are added to each count, so that three of three is not certainty."""


def shares(counts: Mapping[str, tuple[int, int]]) -> dict[str, float]:
    """The share of right finds for each name of a table of (right, found), between 0 and 1."""
    total = sum(found for _, found in counts.values())
    mean = sum(right for right, _ in counts.values()) / total if total else 0.0
    return {name: round((right + PRIOR * mean) / (found + PRIOR), 3) for name, (right, found) in counts.items()}
