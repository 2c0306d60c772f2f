"""Rows of JSON and JSON Lines to articles; the text of a row is read letter by letter as it stands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any

from reportedly.errors import MalformedInput
from reportedly.ingest.articles import Known, make_article
from reportedly.reading import Article

LONGEST_ROW = 64 * 2**20
"""Bytes of a row that are taken in."""

_DATES = ("published", "date", "dct")
_BYLINES = ("byline", "author")


def article_of_row(row: object, *, where: str, known: Known) -> Article:
    """The article of a row; what the caller knows goes before what the row says.

    Raises:
        InputError: as `make_article`, or MalformedInput if the row is not an object with a `text`.
    """
    if not isinstance(row, dict):
        raise MalformedInput(f"{where}: a row must be an object with id and text, not {_kind(row)}")
    text = row.get("text")
    if not isinstance(text, str):
        raise MalformedInput(f'{where}: the row has no "text"' if text is None else f'{where}: "text" is not a string')
    said = Known(
        name=_string(row.get("id")) or where,
        url=_string(row.get("url")),
        title=_string(row.get("title")),
        publisher=_string(row.get("publisher")),
        byline=_first(row, _BYLINES),
        published=_first(row, _DATES),
    )
    joined: Known = {**said, **known}
    return make_article(text, **joined)


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
