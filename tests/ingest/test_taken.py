"""What is taken in: place and origins of an article, and where a refusal stands."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from reportedly.errors import NotEnglish, ReportedlyError
from reportedly.ingest.articles import Known
from reportedly.ingest.inputs import Intake
from reportedly.ingest.taken import Taken

TEXT = "HARBOUR TOWN (AP) — The mill burned down on Monday, the mayor said.\n\nAdditional reporting by Reuters\n"
LONG = "The mill at the harbour burned down on Monday, the mayor said in a letter to the council."
PAGE = (
    '<!doctype html><html><head><title>Mill burns</title><meta name="author" content="Ann Holm"></head>'
    f"<body><article><p>{LONG}</p><p>{LONG}</p></article></body></html>"
)


class Places:
    """Remembers where something was reported."""

    def __init__(self) -> None:
        self.refused: list[tuple[str | None, ReportedlyError]] = []
        self.noted: list[tuple[str | None, str]] = []

    def note(self, message: str, place: str | None = None) -> None:
        self.noted.append((place, message))

    def refuse(self, error: ReportedlyError, place: str | None = None) -> None:
        self.refused.append((place, error))

    def fail(self, name: str, error: Exception, place: str | None = None) -> None:
        raise AssertionError(name) from error


def take_in(*names: Path | str, known: Known | None = None) -> tuple[list[Taken], Places]:
    places = Places()
    return list(Intake(places, known or Known()).taken([str(name) for name in names])), places


def test_a_file_is_placed_by_its_absolute_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mill.txt").write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    [one], _ = take_in("./mill.txt")
    [other], _ = take_in(tmp_path)
    assert one.place == other.place == str(tmp_path / "mill.txt")


def test_each_fact_says_where_it_comes_from(tmp_path: Path) -> None:
    row = {"id": "a", "text": TEXT, "published": "1921-03-08", "publisher": "Gazette", "author": "Ann Holm"}
    (tmp_path / "rows.jsonl").write_text(json.dumps(row))
    [taken], _ = take_in(tmp_path / "rows.jsonl", known=Known(publisher="Quarry Town Gazette"))
    assert taken.place == f"{tmp_path / 'rows.jsonl'}#row 1"
    assert taken.origins == {
        "published": "row",
        "publisher": "given by the user",
        "byline": "row",
        "credit: AP": "text: dateline",
        "credit: Reuters": "text: credit line",
    }


def test_a_byline_of_the_text_says_so(tmp_path: Path) -> None:
    (tmp_path / "mill.txt").write_text("Mill burns down\nBy Ann Holm, Associated Press\nThe mill burned down.\n")
    [taken], _ = take_in(tmp_path / "mill.txt")
    assert taken.origins == {"byline": "text: byline", "credit: AP": "text: byline"}


def test_facts_of_a_page(tmp_path: Path) -> None:
    (tmp_path / "mill.html").write_text(PAGE)
    [taken], _ = take_in(tmp_path / "mill.html")
    assert set(taken.origins) == {"byline", "title"}
    assert all(origin.startswith("page metadata") for origin in taken.origins.values())


def test_a_refusal_says_its_place(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text("{\n" + json.dumps({"text": " "}) + "\n" + json.dumps({"text": TEXT}))
    taken, places = take_in(rows, tmp_path / "missing.txt", "https://gazette.example/mill")
    assert [one.place for one in taken] == [f"{rows}#row 3"]
    assert [place for place, _ in places.refused] == [
        f"{rows}#row 1", f"{rows}#row 2", str(tmp_path / "missing.txt"), "https://gazette.example/mill",
    ]  # fmt: skip


def test_what_is_said_twice_on_standard_input_has_one_place(monkeypatch: pytest.MonkeyPatch) -> None:
    places = []
    for text in (TEXT, LONG, TEXT):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        [taken], _ = take_in("-")
        places.append(taken.place)
    assert places[0] == places[2] != places[1]
    assert places[0].startswith("standard input ")


def test_a_pattern_names_its_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.md", "[odd].txt"):
        (tmp_path / name).write_text(TEXT)
    taken, _ = take_in(tmp_path / "?.txt")
    assert [one.article.name for one in taken] == ["a.txt", "b.txt"]
    taken, _ = take_in(tmp_path / "[odd].txt")
    assert [one.article.name for one in taken] == ["[odd].txt"]


@pytest.mark.parametrize(("said", "read"), [("en", 1), ("EN-us", 1), ("eng", 1), ("und", 1), ("", 1), ("fr", 0)])
def test_a_row_may_say_its_language(tmp_path: Path, said: str, read: int) -> None:
    (tmp_path / "rows.jsonl").write_text(json.dumps({"text": TEXT, "lang": said}))
    taken, places = take_in(tmp_path / "rows.jsonl")
    assert len(taken) == read
    assert [type(error) for _, error in places.refused] == [NotEnglish] * (1 - read)


def test_two_articles_of_one_id_have_two_places(tmp_path: Path) -> None:
    message = {"id": 5, "type": "message", "text": LONG}
    chat = {"id": 1, "name": "Watch", "type": "public_channel", "messages": [message] * 2}
    (tmp_path / "result.json").write_text(json.dumps(chat))
    taken, _ = take_in(tmp_path / "result.json")
    assert [one.place.rpartition("#")[2] for one in taken] == ["message 1/5", "message 1/5 (2)"]
