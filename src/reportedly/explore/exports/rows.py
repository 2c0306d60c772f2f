"""Rows of other people's tables, with the words behind each cell in a file beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reportedly.explore.exports.cells import csv_line, harmless
from reportedly.explore.exports.characters import file_text, json_line, web_address
from reportedly.explore.exports.context import Context
from reportedly.explore.exports.evidence import Json, passages
from reportedly.explore.exports.files import Files
from reportedly.explore.wording import voice
from reportedly.reading import Reading, Span, Statement

SIDECAR = ".spans.jsonl"


@dataclass(slots=True)
class Row:
    """A row that is being drafted: cells by column, the words behind them, and what a person has to settle."""

    reading: Reading
    of: str
    cells: dict[str, str] = field(default_factory=dict)
    words: dict[str, list[Span]] = field(default_factory=dict)
    stated_in: Statement | None = None
    notes: list[str] = field(default_factory=list)

    def set(self, column: str, value: object, spans: Iterable[Span] = ()) -> None:
        """Fill a cell from some words; an unknown value (None or empty) leaves it empty."""
        if value is None or value == "":
            return
        self.cells[column] = str(value)
        self.words[column] = list(spans)

    def line(self, columns: Sequence[str]) -> list[str]:
        """The cells in the order of the columns."""
        return [self.cells.get(column, "") for column in columns]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of somebody else's: its columns, and the rows that are drafted from a reading."""

    columns: Sequence[str]
    draft: Callable[[Reading, Context], Iterable[Row]]

    def write_csv(self, readings: Iterable[Reading], files: Files, context: Context) -> None:
        """Write CSV with a header, and the words behind each cell beside it."""
        with files.open() as table, files.open(SIDECAR) as beside:
            table.write(_commas(self.columns))
            for number, row in self._numbered(readings, context):
                table.write(_commas(row.line(self.columns)))
                beside.write(json_line(_behind(row, number, context)))

    def write_tabs(self, readings: Iterable[Reading], files: Files, context: Context) -> None:
        """Write tab-separated lines without a header, and the words behind each cell beside them."""
        with files.open() as table, files.open(SIDECAR) as beside:
            for number, row in self._numbered(readings, context):
                table.write(_tabs(row.line(self.columns)))
                beside.write(json_line(_behind(row, number, context)))

    def _numbered(self, readings: Iterable[Reading], context: Context) -> Iterator[tuple[int, Row]]:
        return enumerate((row for reading in readings for row in self.draft(reading, context)), 1)


def _commas(cells: Sequence[str]) -> bytes:
    return csv_line(map(harmless, cells))


def _tabs(cells: Sequence[str]) -> bytes:
    return "\t".join(" ".join(file_text(cell).split()) for cell in cells).encode() + b"\n"


def _behind(row: Row, number: int, context: Context) -> Mapping[str, object]:
    """What stands beside a row: its article, whose words it is in, and the words behind each cell."""
    article = row.reading.article
    cells: Json = {
        column: {"value": value, "spans": passages(row.words[column])} for column, value in row.cells.items()
    }
    return {
        "row": number,
        "of": row.of,
        "article": {
            "key": context.article_key(article),
            "name": article.name,
            "title": article.title,
            "publisher": article.publisher,
            "published": article.published,
            "url": web_address(article.url),
            "archived": web_address(context.archived(article)),
        },
        "said_by": voice(row.stated_in),
        "statement": row.stated_in.id if row.stated_in else None,
        "notes": row.notes,
        "cells": cells,
    }
