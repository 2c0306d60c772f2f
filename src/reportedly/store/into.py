"""Adding rows by a statement that is made once for each table: to make one costs as much as to add a few rows."""

from __future__ import annotations

from functools import cache

from sqlalchemy import Insert, Table, insert


@cache
def into(table: Table) -> Insert:
    """The statement that adds rows to a table; the rows, or the one row, are its parameters."""
    return insert(table)
