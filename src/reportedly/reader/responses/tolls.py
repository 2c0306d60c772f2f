"""Tolls that somebody calls other than they were told to be, giving none: "activists say the toll is much higher"."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from reportedly.lexicon import load
from reportedly.reader.statements.sayings import Saying


def other_toll(saying: Saying) -> Token | None:
    """The word for a toll of which a saying only tells that it is higher or lower; None where it gives a number."""
    words = saying.tokens
    if any(token.like_num for token in words):
        return None
    for place, token in enumerate(words):
        if token.lower_ in _listed("higher") | _listed("lower") and not _is_than_another(words[place + 1 :]):
            before = words[:place]
            while before and before[-1].lower_ in _listed("degrees") and before[-1].lower_ not in _listed("tally"):
                before = before[:-1]
            if before and before[-1].lower_ in _listed("tally") | _listed("losses"):
                return before[-1]
    return None


def _is_than_another(behind: list[Token]) -> bool:
    """Whether "higher" goes on with "than", and not with what was told: "than last year"."""
    return [token.lower_ for token in behind[:1]] == ["than"] and not any(
        token.lower_ in _listed("told") for token in behind[1:3]
    )


def gives_number(saying: Saying) -> bool:
    """Whether a saying tells a number."""
    return any(token.like_num for token in saying.tokens)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load("en/tolls")[name]["words"])
