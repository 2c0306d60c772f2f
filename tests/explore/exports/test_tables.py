"""CSV and Parquet: the same tables, rows for all that a reading holds, cells that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from io import BytesIO
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explore.exports.written import Once, examples, exported, table
from explore.readings import strike
from reportedly.explore.exports.cells import harmless, original
from reportedly.explore.exports.context import ReadingsAlone
from reportedly.explore.exports.csv_tables import write
from reportedly.explore.exports.tables import TABLES
from reportedly.reading import Reading


def parquet(*readings: Reading) -> dict[str, list[dict[str, Any]]]:
    parts = exported("parquet", *readings)
    return {
        name.removesuffix(".parquet"): pyarrow.parquet.read_table(BytesIO(data)).to_pylist()
        for name, data in parts.items()
    }


def from_csv(*readings: Reading) -> dict[str, list[dict[str, str]]]:
    return {name.removesuffix(".csv"): table(data) for name, data in exported("csv", *readings).items()}


def as_cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "|".join(value)
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def test_both_hold_a_row_for_each_thing_of_a_reading() -> None:
    reading = strike()
    for tables in (from_csv(reading), parquet(reading)):
        assert {name: len(rows) for name, rows in tables.items()} == {
            "articles": 1, "actors": 12, "statements": 9, "responses": 2, "figures": 3, "events": 2, "relations": 2,
            "dates": 4, "problems": 3,
        }  # fmt: skip


@pytest.mark.parametrize("name", [table.name for table in TABLES])
def test_both_hold_the_same_cells(name: str) -> None:
    readings = [strike(), *examples()]
    one, other = from_csv(*readings)[name], parquet(*readings)[name]
    assert [{key: original(value) for key, value in row.items()} for row in one] == [
        {key: as_cell(value) for key, value in row.items()} for row in other
    ]


def test_every_row_with_a_place_quotes_its_words() -> None:
    texts = {ReadingsAlone().article_key(reading.article): reading.article.text for reading in [strike(), *examples()]}
    for name, rows in parquet(strike(), *examples()).items():
        for row in rows:
            if name not in {"articles", "statements"} and row["start"] is not None:
                assert texts[row["article"]][row["start"] : row["end"]] == row["quote"]
            if name == "statements":
                for place in row["content_spans"]:
                    start, end = map(int, place.split("-"))
                    assert texts[row["article"]][start:end] in row["content"]


def test_a_statement_comes_back_from_its_row() -> None:
    reading = strike()
    rows = parquet(reading)["statements"]
    for statement, row in zip(reading.statements, rows, strict=True):
        assert (row["id"], row["act"], row["content"]) == (statement.id, statement.act, statement.content)
        assert row["via"] == [carrier.id for carrier in statement.via]
        assert row["confidence"] == statement.confidence
        assert row["content_spans"] == [f"{span.start}-{span.end}" for span in statement.content_spans]


def test_columns_of_parquet_are_typed() -> None:
    data = exported("parquet", strike())["figures.parquet"]
    schema = pyarrow.parquet.read_schema(BytesIO(data))
    assert (schema.field("low").type, schema.field("start").type) == (pyarrow.float64(), pyarrow.int64())


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "\u200b=1", "'=1", "''=1", "-", "- a dash"],
)
def test_what_a_spreadsheet_might_run_gets_an_apostrophe(text: str) -> None:
    assert harmless(text) == f"'{text}"
    assert original(harmless(text)) == text


@pytest.mark.parametrize("text", ["a=1", "'quoted'", "“+1”", "1-2", "", " text", "'s", "–5"])
def test_other_text_stands_as_it_is(text: str) -> None:
    assert harmless(text) == text == original(text)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_every_text_comes_back(text: str) -> None:
    assert original(harmless(text)) == text
    assert not harmless(text).startswith(("=", "+", "-", "@"))


def cells_of(parts: Iterable[bytes]) -> Iterable[str]:
    for data in parts:
        for row in csv.reader(io.StringIO(data.decode(), newline=""), strict=True):
            yield from row


def test_no_text_cell_is_a_formula() -> None:
    reading = strike()
    reading.article.title = reading.article.publisher = reading.actors[0].name = '=HYPERLINK("http://x")'
    reading.actors[1].aliases = ["@x", "+y"]
    cells = list(cells_of(exported("csv", reading).values()))
    assert [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))] == []
    assert '\'=HYPERLINK("http://x")' in cells
    assert "'@x|+y" in cells


def test_the_byte_order_mark_is_for_those_who_ask() -> None:
    files = Once()
    write([strike()], files, ReadingsAlone(), mark=True)
    assert {name: data[3:] for name, data in files.parts.items()} == exported("csv", strike())
    assert all(data.startswith(b"\xef\xbb\xbf") for data in files.parts.values())
