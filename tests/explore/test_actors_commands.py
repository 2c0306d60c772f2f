"""`reportedly actors`: what its commands print, and what they do to a dossier."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from joined_articles import keep, reading_of
from reportedly.explore.cli import app
from resolve_dossier import dossier

LIST = Path(__file__).parents[1] / "cases" / "known_list.ftm.json"


@pytest.fixture
def kept(sqlite_place: str) -> str:
    """A dossier of three articles."""
    with dossier(sqlite_place) as connection:
        keep(connection, reading_of(1, ["person: Anna Berg | NOR | GOV", "organisation: Skerry Guild", "1931"]))
        keep(connection, reading_of(2, ["person: Anna Berg | NOR", "organisation: Skerry Guild", "1932"]))
        keep(connection, reading_of(3, ["person: Anna Berg | CAN", "place: Oslo | NOR"]))
    return sqlite_place


def run(place: str, *arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(app, ["actors", *arguments, "--dossier", place], catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result


def asked(place: str, *arguments: str) -> Any:
    return json.loads(run(place, *arguments, "--format", "json").stdout)


def test_list(kept: str) -> None:
    rows = asked(kept, "list")
    assert {(row["name"], row["country"], row["articles"]) for row in rows[:2]} == {
        ("Anna Berg", "NOR", 2), ("Skerry Guild", None, 2),
    }  # fmt: skip
    assert [row["country"] for row in asked(kept, "list", "anna berg", "--kind", "person")] == ["NOR", "CAN"]
    lines = list(csv.reader(io.StringIO(run(kept, "list", "--format", "csv").stdout)))
    assert lines[0][:3] == ["key", "name", "kind"]
    assert len(lines) == 1 + len(rows)
    assert "Skerry Guild" in run(kept, "list", "--format", "text").stdout
    assert len(run(kept, "list", "--format", "jsonl", "--limit", "2").stdout.splitlines()) == 2


def test_show(kept: str) -> None:
    key = asked(kept, "list", "anna berg")[0]["key"]
    details = asked(kept, "show", key)
    assert [guise["why"] for guise in details["guises"]] == [None, "both are called Anna Berg; both of Norway"]
    assert [one["published"] for one in details["appearances"]] == ["1932-05-04", "1931-05-04"]
    for guise in details["guises"]:
        assert asked(kept, "show", guise["key"])["actor"]["key"] == key
    shown = run(kept, "show", key, "--format", "text").stdout
    assert "both are called Anna Berg; both of Norway" in shown
    assert details["appearances"][0]["mention"] in shown
    assert len(run(kept, "show", key, "--format", "jsonl").stdout.splitlines()) == 2


def test_undecided_and_judged(kept: str) -> None:
    pair = asked(kept, "undecided")[0]
    assert (pair["one_name"], pair["reason"]) == ("Anna Berg", "one is of Norway, the other of Canada")
    page = run(kept, "undecided", "--format", "text").stdout
    assert f"{pair['one']} {pair['other']}" in page
    assert "apart, for one is of Norway, the other of Canada" in page
    judgement = run(kept, "same", pair["one"], pair["other"], "--by", "Ane", "--why", "she moved").stdout.strip()
    assert [row["articles"] for row in asked(kept, "list", "anna berg")] == [3]
    assert asked(kept, "judgements")[0]["why"] == "she moved"
    run(kept, "undo", judgement, "--by", "Ane")
    assert [row["articles"] for row in asked(kept, "list", "anna berg")] == [2, 1]
    run(kept, "different", pair["one"], pair["other"], "--by", "Ane")
    assert asked(kept, "undecided") == []
    assert [row["withdrawn_by"] for row in asked(kept, "judgements")] == [None, "Ane"]
    assert "actors_different" in run(kept, "judgements", "--format", "text").stdout


def test_import(kept: str) -> None:
    done = run(kept, "import", str(LIST), "--name", "Keepers")
    assert "10 actors taken, 0 of an earlier import removed" in done.stderr
    assert "1 left out: Vessel: no actor" in done.stderr


def test_what_is_not_there(kept: str, tmp_path: Path) -> None:
    assert "g-0 is no actor of this dossier" in run(kept, "show", "g-0", code=9).stderr
    assert "j-0 is no judgement that stands" in run(kept, "undo", "j-0", code=9).stderr
    assert "can't be opened" in run(kept, "import", str(tmp_path / "none.json"), code=3).stderr
    assert "no such dossier" in run(str(tmp_path / "none.db"), "list", code=9).stderr
