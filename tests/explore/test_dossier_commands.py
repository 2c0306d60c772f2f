"""The commands on a dossier: what they print in every format, and how they end."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from reportedly.explore.cli import app

MILL = "The mill will reopen in May, the mayor said on Monday.\n"
FERRY = "Ferries stay in port, according to the harbour board.\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [*map(str, arguments)])


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for a dossier, named in the environment, beside a folder of articles, good and bad."""
    folder = tmp_path / "news"
    folder.mkdir()
    row = {"id": "mill", "text": MILL, "publisher": "Gazette", "published": "1921-03-08", "title": "Mill [bold]"}
    (folder / "rows.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (folder / "ferry.txt").write_text(FERRY, encoding="utf-8")
    (folder / "again.txt").write_text(FERRY, encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTEDLY_DOSSIER", str(tmp_path / "news.db"))
    return tmp_path / "news.db"


def test_add_sums_up_what_became_of_the_inputs(place: Path) -> None:
    done = run("add", "news")
    assert done.exit_code == 3
    assert json.loads(done.stdout) == {
        "dossier": str(place), "expected": 4, "read": 2, "copy": 0, "revision": 0, "seen": 1, "known": 0, "problem": 1,
    }  # fmt: skip
    assert done.stderr.splitlines() == ["reportedly: empty.txt is empty; give an article"]
    text = run("add", "news", "--format", "text").stdout
    assert [line.split(maxsplit=1) for line in text.splitlines()[1:]] == [
        ["3", "kept already"], ["1", "not read; `reportedly problems` says why"],
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_add_tells_every_input_in_a_line(place: Path, form: str) -> None:
    printed = run("add", "news", "--format", form).stdout
    if form == "csv":
        rows = list(csv.DictReader(io.StringIO(printed)))
    else:
        rows = [json.loads(line) for line in printed.splitlines()]
    became = {Path(row["place"]).name: row["became"] for row in rows}
    assert became == {"again.txt": "read", "ferry.txt": "seen", "rows.jsonl#row 1": "read", "empty.txt": "problem"}


def test_status(place: Path) -> None:
    run("add", "news")
    answer = json.loads(run("dossier", "status").stdout)
    assert answer["expected"] == sum(answer["outcomes"].values()) == 4
    assert (answer["articles"], answer["statements"], answer["skipped"]) == (2, 2, {"NoText": 1})
    assert [(row["publisher"], row["month"]) for row in answer["held"]] == [("Gazette", "1921-03"), (None, None)]
    text = run("dossier", "status", "--format", "text").stdout
    assert "1 NoText: An input has no text" in text
    assert "Gazette     1921-03" in text
    assert run("dossier", "status", "--format", "csv").stdout.splitlines()[1] == "Gazette,1921-03,1,0,0"
    assert json.loads(run("dossier", "status", "--format", "jsonl").stdout) == answer


def test_problems(place: Path) -> None:
    run("add", "news")
    rows = json.loads(run("problems", "--about", "input").stdout)
    assert [(row["kind"], Path(row["place"]).name) for row in rows] == [("NoText", "empty.txt")]
    assert "empty.txt is empty" in run("problems", "--format", "text").stdout
    assert run("problems", "--format", "csv").stdout.startswith("what,kind,reason,")
    assert run("problems", "--about", "copy", "--format", "text").stdout == "no problems\n"


def test_search(place: Path) -> None:
    run("add", "news")
    [hit] = json.loads(run("search", "reopening", "MAYOR").stdout)
    assert (hit["name"], hit["excerpt"]) == ("mill", MILL)
    assert [MILL[start:end] for start, end in hit["marks"]] == ["reopen", "mayor"]
    [statement] = [
        json.loads(line)
        for line in run("search", "port", "--in", "statements", "--format", "jsonl").stdout.splitlines()
    ]
    assert (statement["source"], statement["content"]) == ("the harbour board", "Ferries stay in port")
    text = run("search", "stay in port", "--format", "text").stdout
    assert "Ferries stay in port" in text
    assert text.endswith("1 hit\n")
    assert "Mill [bold] · Gazette" in run("search", "mill", "--format", "text").stdout
    assert run("search", "mill", "--publisher", "Courier", "--format", "text").stdout == "nothing found\n"
    assert json.loads(run("search", "the", "--", "-ferries").stdout)[0]["name"] == "mill"


def test_reread(place: Path) -> None:
    run("add", "news")
    assert json.loads(run("reread", "--only", "older-than-version").stdout)["current"] == 2
    assert "2  read again" in run("reread", "--format", "text").stdout


def test_no_dossier_is_a_wrong_call(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REPORTEDLY_DOSSIER")
    for command in (["add", "news"], ["dossier", "status"], ["problems"], ["search", "mill"], ["reread"]):
        done = run(*command)
        assert done.exit_code == 2
        assert "REPORTEDLY_DOSSIER" in done.stderr
    assert not place.exists()


def test_what_can_not_be_asked_costs_a_line_and_a_code(place: Path) -> None:
    for command in (["dossier", "status"], ["problems"], ["search", "mill"], ["reread"]):
        done = run(*command)
        assert (done.exit_code, done.stdout) == (9, "")
        assert "no such dossier" in done.stderr
        assert len(done.stderr.splitlines()) == 1
    run("add", "news")
    done = run("search", "--", "-mill")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "no word to search for" in done.stderr
    assert run("add", "news", "--published", "yesterday").exit_code == 2
