"""Exports written into memory, for the tests that open them again."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from reportedly.explore.exports import FORMATS, Context, Export, export
from reportedly.explore.exports.parts import InMemory
from reportedly.explore.exports.tables import TABLES
from reportedly.reading import Reading, Span

EXAMPLES = Path(__file__).parents[3] / "examples"
FORM: dict[str, Export] = {form.name: form for form in FORMATS}
ALL = (*FORM,)
NASTY = "\x00\x1b\x0b\x85\r\n\t \u200b\u2028\u202e\ufeff\ufffe\ud800\udfff🙂=+-@＝|¦,;:\"'<>&[](){}\\`*_#%/"
ODD = st.one_of(*(st.text(letters, min_size=1, max_size=12) for letters in (st.characters(), st.sampled_from(NASTY))))
CALM = settings(deadline=None, derandomize=True, max_examples=25, suppress_health_check=list(HealthCheck))


class Once(InMemory):
    """The files of an export, by part, each written once."""

    @contextmanager
    def open(self, part: str = "") -> Iterator[BinaryIO]:
        assert part not in self.parts, f"{part} is written twice"
        with super().open(part) as stream:
            yield stream


def exported(name: str, *readings: Reading, context: Context | None = None) -> dict[str, bytes]:
    """The files that readings become in a format, by part; the one asked for is ""."""
    files = Once()
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


def with_text(reading: Reading, odd: str) -> Reading:
    """A reading in which a string stands in every place that comes from outside, and around every word."""
    article = reading.article
    for name in ("name", "title", "publisher", "byline", "url"):
        setattr(article, name, odd)
    article.credit = [odd]
    for actor in reading.actors:
        actor.name, actor.aliases = odd, [odd]
    for statement in reading.statements:
        statement.medium = odd
    for figure in reading.figures:
        figure.unit = odd
    for relation in reading.relations:
        relation.title = odd
    for event in reading.events:
        event.mode = odd
    for problem in reading.problems:
        problem.reason = odd
    return longer(reading, odd)


def longer(reading: Reading, odd: str) -> Reading:
    """A reading whose text begins with a string, all spans moved behind it."""
    seen: set[int] = set()

    def move(thing: object) -> object:
        if isinstance(thing, Span):
            return Span(thing.start + len(odd), thing.end + len(odd), thing.text)
        if isinstance(thing, list):
            thing[:] = [move(part) for part in thing]
        elif is_dataclass(thing) and id(thing) not in seen:
            seen.add(id(thing))
            for field in fields(thing):
                object.__setattr__(thing, field.name, move(getattr(thing, field.name)))  # frozen ones, too
        return thing

    move(reading)
    reading.article.text = odd + reading.article.text
    return reading
