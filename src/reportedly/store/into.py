"""Adding rows by a statement that is made once for each table: to make one costs as much as to add a few rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Insert, Table, insert
from sqlalchemy.dialects import postgresql, sqlite

from reportedly.store.prepared import Prepared


@cache
def _into(table: Table) -> Prepared:
    return Prepared(insert(table))


def add_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add rows, which all name the same columns, to a table; there may be none."""
    _into(table).run_each(connection, rows)


@cache
def _missing_into(table: Table, dialect: str) -> Prepared:
    make = sqlite.insert if dialect == "sqlite" else postgresql.insert
    return Prepared(make(table).on_conflict_do_nothing())


def add_missing(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add rows to a table, leaving out those whose key is there already."""
    _missing_into(table, connection.dialect.name).run_each(connection, rows)


def add_row(connection: Connection, table: Table, row: Mapping[str, Any]) -> None:
    """Add one row to a table."""
    _into(table).run(connection, **row)


def add_numbered(connection: Connection, table: Table, row: Mapping[str, Any]) -> int:
    """Add one row to a table that numbers its rows; gives the row's number."""
    return _into(table).added(connection, row)


@cache
def _numbering(table: Table) -> Insert:
    return insert(table).returning(table.c.id, sort_by_parameter_order=True)


def add_all_numbered(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Add rows to a table that numbers its rows; gives their numbers in their order."""
    if not rows or connection.dialect.name == "sqlite":
        return [_into(table).added(connection, row) for row in rows]
    return list(connection.execute(_numbering(table), list(rows)).scalars())
