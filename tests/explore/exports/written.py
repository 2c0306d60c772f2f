"""Exports written into memory, for the tests that open them again."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from reportedly.explore.exports import FORMATS, Context, Export, export
from reportedly.explore.exports.tables import TABLES
from reportedly.reading import Reading

EXAMPLES = Path(__file__).parents[3] / "examples"
FORM: dict[str, Export] = {form.name: form for form in FORMATS}
ALL = (*FORM,)


class InMemory:
    """The files of an export, by part."""

    def __init__(self) -> None:
        self.parts: dict[str, bytes] = {}

    @contextmanager
    def open(self, part: str = "") -> Iterator[BinaryIO]:
        stream = io.BytesIO()
        yield stream
        assert part not in self.parts, f"{part} is written twice"
        self.parts[part] = stream.getvalue()


def exported(name: str, *readings: Reading, context: Context | None = None) -> dict[str, bytes]:
    """The files that readings become in a format, by part; the one asked for is ""."""
    files = InMemory()
    export(FORM[name], list(readings), files, context)
    return files.parts


def lines(data: bytes) -> list[Any]:
    """The objects of JSON Lines; every line must be one."""
    text = data.decode()
    assert text == "" or text.endswith("\n")
    return [json.loads(line) for line in text.split("\n")[:-1]]


def table(data: bytes) -> list[dict[str, str]]:
    """The rows of a CSV with a header."""
    return list(csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True))


@cache
def examples() -> Sequence[Reading]:
    """The readings of the example articles."""
    from reportedly.explore.reports import Incidents
    from reportedly.ingest.inputs import Intake
    from reportedly.pipeline import read_articles

    return tuple(read_articles(Intake(Incidents()).articles([str(EXAMPLES)])))


TABLE_NAMES = tuple(table.name for table in TABLES)
