"""CSV tables: their header in any order and names, every dialect, and broken rows that cost themselves alone."""

from __future__ import annotations

import csv
import io

import pytest

from reportedly import lexicon
from reportedly.errors import MalformedInput, NoText
from reportedly.ingest import tables
from reportedly.ingest.rows import fact_of_column
from taking_in import MILL, WELL, Write, take_in

PLAIN = "The mill at the old harbour burned down on Monday and the council met in the evening."

COLUMNS = lexicon.load("columns")["column"]


def table(rows: list[list[str]], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("column", COLUMNS, ids=[column["fact"] for column in COLUMNS])
def test_column_is_known_by_its_example(column: dict[str, str]) -> None:
    assert fact_of_column(column["example"])[0] == column["fact"]


def test_no_column_has_two_facts() -> None:
    names = [name for column in COLUMNS for name in column["names"]]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["mill.csv", "mill.tsv"])
def test_columns_in_any_order_and_dialect(write: Write, name: str, delimiter: str) -> None:
    rows = [
        ["Publication Date", "Full-Text", "Headline", "Outlet", "Author", "Article ID", "Link", "pages"],
        ["March 8, 1921", MILL + "\n\nNo one; was, hurt.", 'The "mill"', "Gazette", "Ann Holm", "a", "u", "3"],
    ]
    [taken], reported = take_in(write(name, "\ufeff" + table(rows, delimiter)))
    article = taken.article
    assert (article.name, article.text, article.title) == ("a", rows[1][1], 'The "mill"')
    assert (article.published, article.publisher, article.byline, article.url) == (
        "1921-03-08",
        "Gazette",
        "Ann Holm",
        "u",
    )
    assert taken.origins["published"] == "row: March 8, 1921"
    assert taken.place.endswith(f"{name}#row 1")
    assert reported.refused == []


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252"])
def test_encodings(write: Write, encoding: str) -> None:
    [taken], reported = take_in(write("mill.csv", table([["id", "text"], ["a", MILL + " “Café”"]]).encode(encoding)))
    assert taken.article.text == MILL + " “Café”"
    assert len(reported.notes) == (encoding == "cp1252")


def test_a_huge_cell(write: Write) -> None:
    text = (MILL + "\n") * 5_000
    [taken], _ = take_in(write("mill.csv", table([["id", "text"], ["a", text]])))
    assert taken.article.text == text


def test_a_broken_row_costs_itself_alone(write: Write) -> None:
    rows = table([["id", "text"], ["a", MILL]]) + f'b,"{PLAIN}\nc,{PLAIN}\nd,one,too,many\ne\nf,{PLAIN}\n'
    taken, reported = take_in(write("rows.csv", rows))
    assert [one.article.name for one in taken] == ["a", "c", "f"]
    assert [type(error) for _, error in reported.refused] == [MalformedInput] * 3
    assert "row 2: not CSV: a quotation mark is not closed" in reported.reasons[0]
    assert "row 4 has 4 cells and the header has 2" in reported.reasons[1]


def test_a_mark_that_nobody_closes_does_not_swallow_the_table(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "LONGEST_RECORD", 1_000)
    rows = f'id,text\na,"{PLAIN}\n' + f"b,{PLAIN}\n" * 40
    taken, reported = take_in(write("rows.csv", rows))
    assert len(taken) == 40
    assert len(reported.refused) == 1


def test_a_table_of_nothing_but_broken_rows_is_given_up(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "LONGEST_RECORD", 300)
    _, reported = take_in(write("rows.csv", "id,text\n" + (f'a,"{PLAIN}\n' + f"b,{PLAIN}\n" * 4) * 100))
    assert "the rest of it is not read" in reported.reasons[-1]


@pytest.mark.parametrize("written", ["n.d.", "", "unknown"])
def test_a_date_that_is_unknown_stays_so(write: Write, written: str) -> None:
    [taken], _ = take_in(write("rows.csv", table([["text", "date"], [MILL, written]])))
    assert taken.article.published is None
    assert "published" not in taken.origins


def test_a_date_with_two_meanings_is_refused(write: Write) -> None:
    taken, reported = take_in(write("rows.csv", table([["text", "date"], [MILL, "3/8/1921"], [WELL, "13/8/1921"]])))
    assert [one.article.published for one in taken] == ["1921-08-13"]
    assert "row 1: '3/8/1921' is not a date of publication" in reported.reasons[0]


@pytest.mark.parametrize(
    ("content", "kind", "reason"),
    [
        ("", NoText, "is empty"),
        ("\n\n", MalformedInput, "no column with the text"),
        ("id,words\na,b\n", MalformedInput, "no column with the text"),
        ("id,text\n", NoText, "has no rows"),
        ("id,text\n,\n", NoText, "has no rows"),
    ],
)
def test_tables_without_articles(write: Write, content: str, kind: type[Exception], reason: str) -> None:
    _, reported = take_in(write("rows.csv", content))
    assert isinstance(reported.refused[0][1], kind)
    assert reason in reported.reasons[0]
