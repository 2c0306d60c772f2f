"""Whether something is in so few rows that these are best gathered and put in order.

What is in many is soon met on the way through all rows in the order that is asked for, which an index has. So neither
way grows with the dossier. A question that gathers orders by what no index has, lest the database go the other way.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, func, select

FEW = 2_000
"""Rows that are gathered at the most."""


def are_few(connection: Connection, rows: Select[Any]) -> bool:
    """Whether a query finds no more rows than `FEW`; it is not followed further."""
    some = rows.limit(FEW + 1).subquery()
    return int(connection.execute(select(func.count()).select_from(some)).scalar_one()) <= FEW
