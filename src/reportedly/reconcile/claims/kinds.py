"""What kind of claim units make: that something happened, who did it, how many, or that something was said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from reportedly.lexicon import load
from reportedly.reconcile.claims.nouns import Kind, Unit
from reportedly.store.search.tokens import tokens


def kind_of(units: Sequence[Unit]) -> Kind:
    """The kind of a claim, by what most of its units tell."""
    if units[0].figure is not None:
        return "count"
    if 2 * sum(tells_who(unit) for unit in units) > len(units):
        return "responsible"
    quoted = sum(unit.statement is not None and unit.statement.quotation == "direct" for unit in units)
    told = sum(bool(unit.events or unit.figures) for unit in units)
    return "said" if 2 * quoted > len(units) and not told else "happened"


def tells_who(unit: Unit) -> bool:
    """Whether a unit says who did something or is to blame."""
    if unit.statement is not None and unit.statement.act == "accuse":
        return True
    if any(token.exact in _doing() for token in tokens(unit.text)):
        return True
    return any(event.type == "ASSAULT" and event.initiators and event.recipients for event in unit.events)


@cache
def _doing() -> frozenset[str]:
    return frozenset(load("en/claims")["doing"]["words"])
