"""What is not settled, for a question that comes before it is: worked out, and not written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from reportedly.reconcile.settling.findings import findings_of
from reportedly.reconcile.settling.looked_up import LookedUp
from reportedly.reconcile.settling.plans import Plan, noted, plan, told_anew
from reportedly.reconcile.settling.rows import Rows, rows_of

MOST_NOTES = 200
"""Notes that a question looks at; where there are more, as while many articles are added, it tells what was settled."""

MOST_MATTERS = 12
"""Matters that a question works out."""


@dataclass(frozen=True, slots=True)
class Fresh:
    """What was worked out: rows as tables would hold them, in place of what these hold of some matters."""

    replaces: frozenset[int] = frozenset()
    """Matters whose rows in the tables tell what was, not what is."""
    found: list[Rows] = field(default_factory=list)

    @property
    def origins(self) -> dict[int, dict[str, Any]]:
        """The rows of origins, by the claims' ids."""
        return {row["claim"]: row for one in self.found for row in one.origins}

    @property
    def claims(self) -> frozenset[int]:
        """The claims that were worked out."""
        return frozenset().union(*(one.claims for one in self.found))


NOTHING = Fresh()


def fresh(connection: Connection) -> Fresh:
    """What is not settled, worked out; nothing where all is settled, or where too much is not."""
    notes = noted(connection, MOST_NOTES)
    waiting = told_anew(connection, MOST_MATTERS + 1)
    if not notes and not waiting:
        return NOTHING
    if sum(map(len, notes.values())) > MOST_NOTES:
        return NOTHING
    made = plan(connection, notes) if notes else Plan()
    anew = {**waiting, **made.anew}
    parts = [*made.made, *(own for matter, own in anew.items() if matter not in made.gone)]
    if len(parts) > MOST_MATTERS:
        return NOTHING
    looked_up = LookedUp(connection)
    found = [rows_of(findings_of(own, looked_up), looked_up.ids) for own in parts]
    return Fresh(frozenset({*made.gone, *anew}), found)
