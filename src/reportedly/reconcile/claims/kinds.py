"""What a unit tells: whether it says who did it."""

from __future__ import annotations

from functools import cache

from reportedly.lexicon import load
from reportedly.reconcile.claims.nouns import Unit
from reportedly.store.search.tokens import tokens_of


def tells_who(unit: Unit) -> bool:
    """Whether a unit says who did something or is to blame."""
    if unit.statement is not None and unit.statement.act == "accuse":
        return True
    if blames(unit.text):
        return True
    return any(event.type == "ASSAULT" and event.initiators and event.recipients for event in unit.events)


def blames(text: str) -> bool:
    """Whether words by which one says who did it or is to blame stand in a text: "was behind the raid"."""
    return any(token.exact in _doing() for token in tokens_of(text))


@cache
def _doing() -> frozenset[str]:
    return frozenset(load("en/claims")["doing"]["words"])
