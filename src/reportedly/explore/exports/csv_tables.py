"""One CSV a noun, in a folder: UTF-8, a header, commas, as RFC 4180 has it; lists joined by `|`.

No spreadsheet takes a cell for a formula: an apostrophe stands before text that begins like one (`cells.harmless`; its
`original` undoes it). With a byte order mark, which Excel needs to see UTF-8, the format is `csv` all the same.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from contextlib import ExitStack

from reportedly.explore.exports.cells import csv_line, harmless
from reportedly.explore.exports.context import Context
from reportedly.explore.exports.files import Files
from reportedly.explore.exports.tables import TABLES, Cell
from reportedly.reading import Reading


def write(readings: Iterable[Reading], files: Files, context: Context, *, mark: bool = False) -> None:
    """Write a CSV for each table; with `mark`, each begins with a byte order mark."""
    with ExitStack() as stack:
        streams = [stack.enter_context(files.open(f"{table.name}.csv")) for table in TABLES]
        for table, stream in zip(TABLES, streams, strict=True):
            stream.write((codecs.BOM_UTF8 if mark else b"") + csv_line(table.columns))
        for reading in readings:
            for table, stream in zip(TABLES, streams, strict=True):
                for row in table.rows(reading, context):
                    stream.write(csv_line(_cell(row[column]) for column in table.columns))


def _cell(value: Cell) -> str:
    """A value as a cell; numbers are numbers and need no care."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"{value:.15g}"
    return harmless("|".join(part.replace("|", "¦") for part in value) if isinstance(value, list) else value)
