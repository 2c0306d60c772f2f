"""Files, folders, rows and standard input to articles; what can't be taken in is reported and the rest goes on."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from reportedly.errors import NoSuchInput, NotEnglish, NoText, NotText, ReportedlyError
from reportedly.ingest import plain, rows, source
from reportedly.ingest.articles import Known
from reportedly.ingest.inputs import Intake
from reportedly.reading import Article

TEXT = "The mill burned down on Monday, the mayor said.\r\nNo one was hurt, according to the fire brigade.\r\n"
PAGE = f"<!doctype html><html><head><title>Mill burns down</title></head><article><p>{TEXT}</p></article></html>"

FRENCH = "Le port a été fermé lundi, a déclaré le maire dans une lettre au conseil de la ville. Il sera rouvert en mai."


class Told:
    """Remembers what was reported."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.refused: list[ReportedlyError] = []
        self.failed: list[str] = []

    def note(self, message: str, place: str | None = None) -> None:
        self.notes.append(message)

    def refuse(self, error: ReportedlyError, place: str | None = None) -> None:
        self.refused.append(error)

    def fail(self, name: str, error: Exception, place: str | None = None) -> None:
        self.failed.append(f"{name}: {error}")


def take_in(*names: Path | str, known: Known | None = None) -> tuple[list[Article], Told]:
    told = Told()
    return list(Intake(told, known or Known()).articles([str(name) for name in names])), told


def written(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_text_file_is_kept_letter_by_letter(tmp_path: Path) -> None:
    [article], told = take_in(written(tmp_path / "mill.txt", TEXT))
    assert (article.name, article.text, article.published) == ("mill.txt", TEXT, None)
    assert not told.notes


@pytest.mark.parametrize("name", ["mill.html", "mill.HTM", "mill", "mill.txt"])
def test_page_is_told_by_name_or_content(tmp_path: Path, name: str) -> None:
    [article], _ = take_in(written(tmp_path / name, PAGE))
    assert article.title == "Mill burns down"
    assert "<p>" not in article.text


def test_what_the_caller_knows_goes_first(tmp_path: Path) -> None:
    known = Known(title="Fire at the mill", publisher="Quarry Town Gazette", published="1921-03-08", byline="Ann Holm")
    [article], _ = take_in(written(tmp_path / "mill.html", PAGE), known=known)
    assert (article.title, article.publisher, article.published, article.byline) == (
        "Fire at the mill", "Quarry Town Gazette", "1921-03-08", "Ann Holm",
    )  # fmt: skip


ROWS: list[dict[str, object]] = [
    {"id": "a", "text": " " + TEXT, "published": "1921-03-08", "publisher": "Gazette", "title": "T", "url": "u"},
    {"id": 7, "text": TEXT, "date": "1921-03-09", "byline": "Ann Holm"},
    {"text": TEXT, "dct": "19210310", "author": ["Ann Holm", "Bo Lind"], "title": None, "other": {}},
]


def check_rows(articles: list[Article], file: str) -> None:
    first, second, third = articles
    assert (first.name, first.text, first.published, first.publisher) == ("a", " " + TEXT, "1921-03-08", "Gazette")
    assert (second.name, second.published, second.byline) == ("7", "1921-03-09", "Ann Holm")
    assert (third.name, third.published, third.byline) == (f"{file}, row 3", "1921-03-10", "Ann Holm, Bo Lind")


def test_json_lines(tmp_path: Path) -> None:
    lines = "\r\n".join(map(json.dumps, ROWS))
    articles, told = take_in(written(tmp_path / "rows.jsonl", "\ufeff" + lines))
    check_rows(articles, "rows.jsonl")
    assert not told.refused


def test_json_of_one_row_and_of_several(tmp_path: Path) -> None:
    articles, _ = take_in(written(tmp_path / "rows.json", json.dumps(ROWS, indent=1)))
    check_rows(articles, "rows.json")
    [article], _ = take_in(written(tmp_path / "row.json", json.dumps(ROWS[0], indent=1)))
    assert article.name == "a"


def test_json_lines_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "\n".join(map(json.dumps, ROWS)).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(lines))))
    check_rows(take_in("-")[0], "-")


def test_text_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    [article], _ = take_in("-")
    assert (article.name, article.text) == ("-", TEXT)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("{", "rows.jsonl, row 1: not JSON"),
        ("[]", "must be an object with id and text, not a list"),
        ("3", "not a number"),
        ("null", "not null"),
        ("{}", 'row 1: the row has no "text"'),
        ('{"text": 3}', '"text" is not a string'),
        ('{"id": "a", "text": " "}', "rows.jsonl, row 1: a is empty"),
        ('{"text": ""}', "rows.jsonl, row 1 is empty"),
        ('{"id": "a", "text": "The mill burned.", "date": "Monday"}', "row 1: 'Monday' is not a date of publication"),
        ('{"id": "a", "text": "Cut \\ud83d off."}', r"half a character \(U\+D83D at 4\)"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_a_bad_row_is_named_and_the_others_are_read(tmp_path: Path, row: str, reason: str) -> None:
    articles, told = take_in(written(tmp_path / "rows.jsonl", row + "\n\n" + json.dumps(ROWS[0])))
    assert [article.name for article in articles] == ["a"]
    [error] = told.refused
    assert error.exit_code == 3
    with pytest.raises(ReportedlyError, match=reason):
        raise error


def test_a_row_too_long_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "LONGEST_ROW", 300)
    long = json.dumps({"id": "long", "text": "The mill burned. " * 100})
    articles, told = take_in(written(tmp_path / "rows.jsonl", long + "\n" + json.dumps(ROWS[1])))
    assert [article.name for article in articles] == ["7"]
    assert "rows.jsonl, row 1 is longer than" in str(told.refused[0])


def test_folder_is_read_in_order_and_the_rest_reported(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/y.HTML", "c.jpg", ".hidden.txt", ".git/x.txt"):
        written(tmp_path / name, PAGE if name.endswith("HTML") else TEXT)
    articles, told = take_in(tmp_path)
    assert [article.name for article in articles] == ["b.txt", "a/y.HTML", "a/z.md"]
    [note] = told.notes
    assert "c.jpg is left out" in note


def test_a_readme_is_read_only_by_name(tmp_path: Path) -> None:
    written(tmp_path / "README.md", TEXT)
    written(tmp_path / "mill.txt", TEXT)
    articles, told = take_in(tmp_path)
    assert [article.name for article in articles] == ["mill.txt"]
    assert "README.md is left out" in told.notes[0]
    [article], _ = take_in(tmp_path / "README.md")
    assert article.name == "README.md"


def test_folder_without_an_article(tmp_path: Path) -> None:
    articles, told = take_in(tmp_path)
    assert not articles
    assert "no article in the folder" in str(told.refused[0])


@pytest.mark.parametrize(
    ("name", "content", "kind", "reason"),
    [
        ("empty.txt", "", NoText, "empty.txt is empty"),
        ("blank.txt", " \n\u00a0\n", NoText, "blank.txt is empty"),
        ("empty.html", "", NoText, "empty.html is empty"),
        ("empty.jsonl", "\n", NoText, "empty.jsonl is empty"),
        ("bare.html", "<html></html>", NoText, "without a main text"),
        ("mill.txt", b"%PDF-1.4", NotText, "a PDF file"),
        ("mill", bytes(range(256)), NotText, "a binary file"),
        ("fr.txt", FRENCH, NotEnglish, "French"),
    ],
)  # fmt: skip
def test_what_can_not_be_read_is_said_and_the_rest_read(
    tmp_path: Path, name: str, content: str | bytes, kind: type[ReportedlyError], reason: str
) -> None:
    articles, told = take_in(written(tmp_path / name, content), written(tmp_path / "good.txt", TEXT))
    assert [article.name for article in articles] == ["good.txt"]
    [error] = told.refused
    assert isinstance(error, kind)
    assert reason in str(error)


@pytest.mark.parametrize("name", ["missing.txt", "no/such/folder/a.txt", "bad\0name.txt", "x" * 5_000])
def test_missing_files(name: str) -> None:
    articles, told = take_in(name)
    assert not articles
    assert isinstance(told.refused[0], NoSuchInput)


def test_url_is_not_fetched_unasked() -> None:
    _, told = take_in("https://gazette.example/mill")
    assert "give --fetch" in str(told.refused[0])


def test_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "LARGEST", 50)
    _, told = take_in(written(tmp_path / "mill.txt", TEXT))
    assert isinstance(told.refused[0], NotText)


def test_other_encoding_is_said(tmp_path: Path) -> None:
    [article], told = take_in(written(tmp_path / "mill.txt", "The mill’s café burned down.".encode("cp1252")))
    assert article.text == "The mill’s café burned down."
    assert told.notes == ["mill.txt is not UTF-8; read as cp1252"]


def test_a_fault_of_a_library_costs_one_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(html: str, *, name: str) -> None:
        raise RuntimeError("loop")

    monkeypatch.setattr(plain, "read_page", broken)
    articles, told = take_in(written(tmp_path / "mill.html", PAGE), written(tmp_path / "good.txt", TEXT))
    assert [article.name for article in articles] == ["good.txt"]
    assert told.failed == [f"{tmp_path / 'mill.html'}: loop"]
