"""One Parquet file a noun, in a folder, typed: numbers are numbers, lists are lists. Needs the extra `parquet`."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from typing import Any

import pyarrow
import pyarrow.parquet

from reportedly.explore.exports.characters import sound
from reportedly.explore.exports.context import Context
from reportedly.explore.exports.files import Files
from reportedly.explore.exports.tables import TABLES, Cell, Kind, Row, Table
from reportedly.reading import Reading

_TYPES: dict[Kind, Any] = {
    "text": pyarrow.string(), "number": pyarrow.float64(), "whole": pyarrow.int64(), "truth": pyarrow.bool_(),
    "texts": pyarrow.list_(pyarrow.string()),
}  # fmt: skip
_ROWS_AT_ONCE = 10_000


def write(readings: Iterable[Reading], files: Files, context: Context) -> None:
    """Write a Parquet file for each table, some thousand rows at once."""
    with ExitStack() as stack:
        tables = [_Written(table, stack, files) for table in TABLES]
        for reading in readings:
            for table in tables:
                table.add(reading, context)
        for table in tables:
            table.flush()


class _Written:
    """One table on its way into its file."""

    def __init__(self, table: Table, stack: ExitStack, files: Files) -> None:
        self.table = table
        self.schema = pyarrow.schema([(name, _TYPES[kind]) for name, kind in table.columns.items()])
        stream = stack.enter_context(files.open(f"{table.name}.parquet"))
        self.writer = stack.enter_context(pyarrow.parquet.ParquetWriter(stream, self.schema, compression="zstd"))
        self.waiting: list[Row] = []

    def add(self, reading: Reading, context: Context) -> None:
        for row in self.table.rows(reading, context):
            self.waiting.append({name: _sound(value) for name, value in row.items()})
        if len(self.waiting) >= _ROWS_AT_ONCE:
            self.flush()

    def flush(self) -> None:
        if self.waiting:
            self.writer.write_table(pyarrow.Table.from_pylist(self.waiting, schema=self.schema))
            self.waiting = []


def _sound(value: Cell) -> Cell:
    """A value in which every text can be written as UTF-8."""
    if isinstance(value, str):
        return sound(value)
    return [sound(part) for part in value] if isinstance(value, list) else value
