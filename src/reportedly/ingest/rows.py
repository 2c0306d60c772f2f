"""Rows of JSON and JSON Lines to articles; the text of a row is read letter by letter as it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import IO, Any

from reportedly import lexicon
from reportedly.errors import MalformedInput, NoText
from reportedly.ingest.articles import Known
from reportedly.ingest.source import Source
from reportedly.ingest.taken import Draft
from reportedly.ingest.written_dates import is_unknown, read_date

LONGEST_ROW = 64 * 2**20
"""Bytes of a row that are taken in."""


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
    said = by_fact(row)
    text = said.pop("text", None)
    if not isinstance(text, str):
        raise MalformedInput(f'{where}: the row has no "text"' if text is None else f'{where}: "text" is not a string')
    known, origins = _known(said, where)
    return Draft(text, source.place if number is None else source.part(f"row {number}"), where, known, "row", origins)


def by_fact(row: Mapping[str, object]) -> dict[str, object]:
    """The values of a row under the facts that they are, whatever its keys are called; empty ones are left out."""
    found: dict[str, tuple[int, object]] = {}
    for key, value in row.items():
        fact, rank = fact_of_column(key)
        if fact and value is not None and value != "" and rank < found.get(fact, (rank + 1,))[0]:
            found[fact] = (rank, value)
    if "text" not in found and isinstance(row.get("text"), str):
        found["text"] = (0, row["text"])  # an empty text is said to be empty
    return {fact: value for fact, (_, value) in found.items()}


def fact_of_column(written: str) -> tuple[str | None, int]:
    """The fact that a column of this name holds, if any, and how far down its names this one stands."""
    return _columns().get(re.sub(r"[\W_]+", "", written).casefold(), (None, 0))


@cache
def _columns() -> dict[str, tuple[str, int]]:
    entries = lexicon.load("columns")["column"]
    return {name: (entry["fact"], rank) for entry in entries for rank, name in enumerate(entry["names"])}


def _known(said: Mapping[str, object], where: str) -> tuple[Known, dict[str, str]]:
    """What a row says besides the text; a date that is written out is read."""
    published, origins = _string(said.get("published")), {}
    if published and is_unknown(published):
        published = None
    elif published and (day := read_date(published)) and day != published:
        origins["published"] = f"row: {published}"
        published = day
    known = Known(
        name=_string(said.get("name")) or where,
        url=_string(said.get("url")),
        title=_string(said.get("title")),
        publisher=_string(said.get("publisher")),
        byline=_string(said.get("byline")),
        published=published,
        lang=_string(said.get("lang")),
    )
    return known, origins


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
