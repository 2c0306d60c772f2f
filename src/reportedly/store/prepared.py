"""Statements that are run for every article: taken apart once, and then run by SQLite's own cursor.

To add an article takes a hundred statements, most of which SQLite answers within some hundredths of a millisecond.
What SQLAlchemy does for each anew takes longer than that; here it does so once for each statement. On PostgreSQL, whose
answers come from afar, it runs them.
"""

from __future__ import annotations

import json
import sqlite3
from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from typing import Any

from sqlalchemy import JSON, CompoundSelect, Connection, Delete, Dialect, Float, Insert, Select, TextClause, Update
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

Convert = Callable[[Any], Any]
Values = Mapping[str, Any]
Statement = Select[Any] | CompoundSelect[Any] | Insert | Update | Delete | TextClause


@dataclass(frozen=True, slots=True)
class _Plain:
    """A statement in SQLite's words, and how the values that it is given are laid out for it."""

    sql: str
    constants: Values
    lay_out: Callable[[Values], Sequence[Any]]
    converted: tuple[tuple[int, Convert], ...]

    def laid_out(self, values: Values) -> Sequence[Any]:
        """The values in the order of the statement, as SQLite takes them."""
        return _converting(self.lay_out({**self.constants, **values} if self.constants else values), self.converted)

    def all_laid_out(self, rows: Iterable[Values]) -> Iterable[Sequence[Any]]:
        """The same of many rows."""
        return map(self.laid_out if self.constants or self.converted else self.lay_out, rows)


class Prepared:
    """A statement that is run again and again; what it is given differs, the statement never does.

    Many values that differ are asked for by `among`. Rows come as named tuples.
    """

    def __init__(self, statement: Statement) -> None:
        self.statement = statement
        given = [] if isinstance(statement, TextClause) else list(statement.exported_columns)
        names = [column.key or "" for column in given]
        self._row = namedtuple("_row", names, rename=True) if given else None
        self._types: list[TypeEngine[Any]] = [column.type for column in given]
        self._plain: dict[tuple[str, ...], _Plain] = {}
        self._made: list[tuple[int, Convert]] | None = None

    def rows(self, connection: Connection, **values: Any) -> list[Any]:
        """What it finds, with these values."""
        assert self._row is not None
        make = partial(tuple.__new__, self._row)
        if connection.dialect.name != "sqlite":
            return [make(row) for row in connection.execute(self.statement, values)]
        found = self._run(connection, values).fetchall()
        if self._made is None:
            self._made = list(_results(self._types, connection.dialect))
        return [make(_converting(row, self._made)) for row in found] if self._made else [make(row) for row in found]

    def column(self, connection: Connection, **values: Any) -> list[Any]:
        """The first column of what it finds."""
        return [row[0] for row in self.rows(connection, **values)]

    def first(self, connection: Connection, **values: Any) -> Any:
        """The first row that it finds; None if there is none."""
        return next(iter(self.rows(connection, **values)), None)

    def run(self, connection: Connection, **values: Any) -> None:
        """Run it where nothing is to be found."""
        if connection.dialect.name == "sqlite":
            self._run(connection, values)
        else:
            connection.execute(self.statement, values)

    def run_each(self, connection: Connection, rows: Sequence[Values]) -> None:
        """Run it for each of these; all have values of the same names."""
        if not rows:
            return
        if connection.dialect.name == "sqlite":
            plain = self._in_plain(connection.dialect, tuple(rows[0]))
            _own(connection).executemany(plain.sql, plain.all_laid_out(rows))
        else:
            connection.execute(self.statement, list(rows))

    def added(self, connection: Connection, values: Values) -> int:
        """Run it, to insert a row into a table that numbers its rows; gives the row's number."""
        if connection.dialect.name == "sqlite":
            return int(self._run(connection, values).lastrowid or 0)
        key = connection.execute(self.statement, values).inserted_primary_key
        assert key is not None
        return int(key[0])

    def _run(self, connection: Connection, values: Values) -> sqlite3.Cursor:
        plain = self._plain.get(tuple(values)) or self._in_plain(connection.dialect, tuple(values))
        return _own(connection).execute(plain.sql, plain.laid_out(values))

    def _in_plain(self, dialect: Dialect, names: tuple[str, ...]) -> _Plain:
        plain = self._plain.get(names)
        if plain is None:
            plain = self._plain[names] = _plain(self.statement, dialect, names)
        return plain


def _own(connection: Connection) -> sqlite3.Connection:
    """SQLite's own connection."""
    own = connection.connection.dbapi_connection
    assert isinstance(own, sqlite3.Connection)
    return own


def _plain(statement: Statement, dialect: Dialect, names: tuple[str, ...]) -> _Plain:
    """Take a statement apart that is given values of these names."""
    given = list(names) if isinstance(statement, Insert | Update) else None
    compiled = statement.compile(dialect=dialect, column_keys=given)
    assert isinstance(compiled, SQLCompiler)
    whole = compiled.construct_expanded_state(dict.fromkeys(names))  # constants in brackets are written out, too
    places = whole.positiontup or []
    constants = {name: value for name, value in whole.parameters.items() if name in places and name not in names}
    converted = (
        (place, convert)
        for place, name in enumerate(places)
        if name in compiled.binds and (convert := _as_bound(compiled.binds[name].type, dialect)) is not None
    )
    return _Plain(whole.statement, constants, _getter(places), tuple(converted))


def _getter(places: Sequence[str]) -> Callable[[Values], Sequence[Any]]:
    if len(places) > 1:
        return itemgetter(*places)
    return lambda values: [values[place] for place in places]


def _as_bound(kind: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    """What makes a value of this type one that SQLite takes; floats and whole numbers it keeps as the column says."""
    if isinstance(kind, Float):
        return None
    convert = kind.dialect_impl(dialect).bind_processor(dialect)
    if isinstance(kind, JSON) and convert is not None:
        return lambda value: "[]" if value == [] else convert(value)  # as most lists are
    return convert


def _results(types: Iterable[TypeEngine[Any]], dialect: Dialect) -> Iterable[tuple[int, Convert]]:
    for place, kind in enumerate(types):
        convert = kind.dialect_impl(dialect).result_processor(dialect, None)
        if isinstance(kind, JSON):
            yield place, _from_json
        elif convert is not None:
            yield place, convert


_decode = json.JSONDecoder().raw_decode  # what was written by `json.dumps` needs no looking for blanks


def _from_json(told: str | None) -> Any:
    return [] if told == "[]" else None if told is None else _decode(told)[0]


def _converting(values: Sequence[Any], converted: Iterable[tuple[int, Convert]]) -> Sequence[Any]:
    if not converted:
        return values
    changed = list(values)
    for place, convert in converted:
        changed[place] = convert(changed[place])
    return changed
