"""Rows of JSON and JSON Lines to articles; the text of a row is read letter by letter as it stands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any

from reportedly.errors import MalformedInput, NoText
from reportedly.ingest.articles import Known
from reportedly.ingest.source import Source
from reportedly.ingest.taken import Draft

LONGEST_ROW = 64 * 2**20
"""Bytes of a row that are taken in."""

_DATES = ("published", "date", "dct")
_BYLINES = ("byline", "author")
_LANGUAGES = ("lang", "language")


def read_rows(source: Source) -> Iterator[Draft]:
    """The articles of JSON Lines, a row each.

    Raises:
        NoText: if there is no row.
    """
    rows = 0
    for number, line in lines_of(source.stream):
        rows += 1
        with source.going_on(f"row {number}"):
            where = f"{source.shown}, row {number}"
            if len(line) > LONGEST_ROW:
                raise MalformedInput(f"{where} is longer than {LONGEST_ROW // 2**20} MB; an article is not")
            yield draft_of_row(parse_row(source.decode(line, where), where=where), source, number)
    if not rows:
        raise NoText(f"{source.shown} is empty; give a row an article, with id and text")


def rows_of_json(data: object, source: Source) -> Iterator[Draft]:
    """The articles of JSON: one row, or a list of rows."""
    if isinstance(data, dict):
        yield draft_of_row(data, source, None)
        return
    for number, row in enumerate(data if isinstance(data, list) else [data], 1):
        with source.going_on(f"row {number}"):
            yield draft_of_row(row, source, number)


def draft_of_row(row: object, source: Source, number: int | None) -> Draft:
    """What a row says of its article; `number` is None for the only one of a file.

    Raises:
        MalformedInput: if the row is not an object with a `text`.
    """
    where = source.shown if number is None else f"{source.shown}, row {number}"
    if not isinstance(row, dict):
        raise MalformedInput(f"{where}: a row must be an object with id and text, not {_kind(row)}")
    text = row.get("text")
    if not isinstance(text, str):
        raise MalformedInput(f'{where}: the row has no "text"' if text is None else f'{where}: "text" is not a string')
    known = Known(
        name=_string(row.get("id")) or where,
        url=_string(row.get("url")),
        title=_string(row.get("title")),
        publisher=_string(row.get("publisher")),
        byline=_first(row, _BYLINES),
        published=_first(row, _DATES),
        lang=_first(row, _LANGUAGES),
    )
    return Draft(text, source.place if number is None else source.part(f"row {number}"), where, known, "row")


def lines_of(stream: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """The lines of a stream that hold something, numbered from 1; one that is too long comes cut."""
    number = 0
    while line := stream.readline(LONGEST_ROW + 1):
        number += 1
        whole = line
        while not line.endswith(b"\n") and len(line) > LONGEST_ROW:
            line = stream.readline(LONGEST_ROW + 1)
        if whole.strip():
            yield number, whole


def parse_row(line: str, *, where: str) -> Any:
    """The data of a line of JSON.

    Raises:
        MalformedInput: if it is not JSON.
    """
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise MalformedInput(f"{where}: not JSON: {error}") from error


def _kind(row: object) -> str:
    return {list: "a list", str: "a string", type(None): "null"}.get(type(row), "a number")


def _string(value: object) -> str | None:
    if isinstance(value, list):
        value = ", ".join(part for part in map(_string, value) if part)
    if isinstance(value, str):
        return value.strip() or None
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None


def _first(row: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    return next((value for key in keys if (value := _string(row.get(key))) is not None), None)
