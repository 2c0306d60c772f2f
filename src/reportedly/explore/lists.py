"""Answers that are lists or counts, written to standard output as text, JSON, JSON Lines or CSV."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

if TYPE_CHECKING:
    from rich.console import Console


class ListFormat(StrEnum):
    """How lists and counts are written."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


Form = Annotated[
    ListFormat | None,
    typer.Option("--format", help="Default: text on a terminal, json in a pipe.", show_default=False),
]
Row = dict[str, Any]
F = TypeVar("F", bound=Iterable[Any])

WIDTH = 100
"""Columns of a text that is not shown on a terminal."""


def chosen(form: ListFormat | None) -> ListFormat:
    """The format asked for, else the one that fits where it goes."""
    if form is not None:
        return form
    return ListFormat.TEXT if sys.stdout.isatty() else ListFormat.JSON


def write_rows(rows: Iterable[Row], form: ListFormat, columns: Sequence[str]) -> None:
    """Write rows as JSON (one list), JSON Lines or CSV, as they come; `columns` are those of CSV."""
    if form is ListFormat.JSON:
        write_json(list(rows))
        return
    if form is ListFormat.CSV:
        write_csv_line(columns)
    for row in rows:
        write_row(row, form, columns)


def write_row(row: Row, form: ListFormat, columns: Sequence[str]) -> None:
    """Write one row as a line of JSON or CSV."""
    if form is ListFormat.CSV:
        write_csv_line([_cell(row.get(column)) for column in columns])
    else:
        _say(json.dumps(row, ensure_ascii=False))


def write_found(found: F, form: ListFormat, columns: Sequence[str], show: Callable[[F, Console], None]) -> None:
    """Write the rows that a question found: for people as `show` prints them, else as `write_rows` does."""
    from reportedly.explore.questions import plain

    if form is ListFormat.TEXT:
        write_text(lambda console: show(found, console))
    else:
        write_rows((plain(row) for row in found), form, columns)


def write_json(data: object) -> None:
    """Write JSON for people and programs."""
    _say(json.dumps(data, ensure_ascii=False, indent=2))


def write_csv_line(cells: Sequence[str]) -> None:
    """Write one line of CSV."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    _say(line.getvalue())


def _cell(value: object) -> str:
    """A value in a table; the parts of a list stand behind each other."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(_cell(part) for part in value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _say(line: str) -> None:
    sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.buffer.flush()


def write_text(show: Callable[[Console], None]) -> None:
    """Write for people: as wide as the terminal is, in a pipe at a fixed width without colours."""
    from reportedly.explore.outputs import page_console

    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]  # standard output is a TextIOWrapper
    show(page_console(sys.stdout, None if sys.stdout.isatty() else WIDTH))
    sys.stdout.flush()
