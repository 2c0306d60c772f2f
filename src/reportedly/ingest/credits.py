"""The agencies and outlets that an article credits, and its byline, where their conventions are unmistakable."""

from __future__ import annotations


def find_byline(text: str) -> str | None:
    """Who wrote it, where a line of the opening says so and nothing else."""
    return None


def find_credits(text: str, byline: str | None) -> list[str]:
    """The agencies and outlets that the text or the byline credits, in the order of the text."""
    return []
