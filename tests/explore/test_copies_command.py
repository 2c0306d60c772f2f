"""`reportedly copies`: all formats, and that what an input called an article is what it is called."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import reportedly
from reconcile.copies.articles import TEXTS, TITLES, keep
from reportedly.explore.cli import app


@pytest.fixture
def dossier(tmp_path: Path) -> str:
    place = str(tmp_path / "news.db")
    with reportedly.open(place) as opened:
        first = {"text": TEXTS["dam"], "name": "row-1", "title": TITLES["dam"], "published": "2019-05-03"}
        cut = TEXTS["dam"].rsplit("\n\n", 2)[0]
        later = {"text": cut, "name": "row-2", "published": "2019-05-04"}
        keep(opened, first, later, {"text": TEXTS["flock"], "name": "row-3"}, first | {"name": "row-4"})
    return place


def told(dossier: str, form: str) -> str:
    done = CliRunner().invoke(app, ["copies", "--dossier", dossier, "--format", form])
    assert done.exit_code == 0, done.output
    return done.output


def test_lines_of_json_name_every_input_as_it_was_called(dossier: str) -> None:
    rows = {row["name"]: row for row in map(json.loads, told(dossier, "jsonl").splitlines())}
    assert list(rows) == ["row-1", "row-4", "row-2", "row-3"]
    assert rows["row-1"]["group"] == rows["row-2"]["group"] == rows["row-4"]["group"] != rows["row-3"]["group"]
    assert (rows["row-2"]["copied_from"], rows["row-2"]["share"], rows["row-2"]["kind"]) == ("row-1", 1.0, "copy")
    assert (rows["row-4"]["copied_from"], rows["row-4"]["share"], rows["row-4"]["kind"]) == ("row-1", 1.0, "seen")
    assert rows["row-2"]["passages"] == [{"here": rows["row-2"]["passages"][0]["there"]} | rows["row-2"]["passages"][0]]
    assert rows["row-3"]["copied_from"] is None


def test_json_and_csv_say_the_same(dossier: str) -> None:
    listed = json.loads(told(dossier, "json"))
    tabled = list(csv.DictReader(io.StringIO(told(dossier, "csv"))))
    assert [row["reason"] or "" for row in listed] == [row["reason"] for row in tabled]
    assert [row["name"] for row in listed] == [row["name"] for row in tabled]


def test_text_tells_who_has_words_from_whom(dossier: str) -> None:
    page = " ".join(told(dossier, "text").split())
    assert 'row-2: 100% of its words are in "Dam at Harl Ford overtopped" (2019-05-03), published a day earlier' in page
    assert "2 of 4 have words of their own alone" in page
