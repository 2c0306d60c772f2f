"""`reportedly export`: what it takes, where it writes, what it refuses."""

from __future__ import annotations

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import networkx
import pytest
from typer.testing import CliRunner, Result

import reportedly
from explore.exports.written import ALL, FORM, exported
from explore.readings import empty, strike
from reportedly.explore.cli import app
from reportedly.explore.dossier_options import VARIABLE
from reportedly.reading_json import dumps, loads

MILL = "The mill will reopen in May, the mayor said on Monday.\n"


@pytest.fixture(autouse=True)
def no_dossier(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)


@pytest.fixture
def readings(tmp_path: Path) -> Path:
    """Two readings as `reportedly read` writes several."""
    path = tmp_path / "readings.jsonl"
    path.write_text(f"{dumps(strike())}\n{dumps(empty())}\n", encoding="utf-8")
    return path


def run(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["export", *map(str, arguments)], input=stdin)


@pytest.mark.parametrize("form", [form for form in ALL if not FORM[form].of_dossier])
def test_readings_are_exported_in_every_format(form: str, readings: Path, tmp_path: Path) -> None:
    done = run(form, readings, "-o", tmp_path / "out")
    assert (done.exit_code, done.stderr, done.stdout) == (0, "", "")
    for part, data in exported(form, strike(), empty()).items():
        assert (tmp_path / "out" / part if FORM[form].folder else tmp_path / f"out{part}").read_bytes() == data


def test_one_reading_over_several_lines_is_taken_too(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text("\ufeff" + dumps(strike(), indent=2), encoding="utf-8")
    done = run("plover", path)
    assert (done.exit_code, done.stdout_bytes) == (0, exported("plover", strike())[""])


def test_articles_are_read(tmp_path: Path) -> None:
    (tmp_path / "mill.txt").write_text(MILL, encoding="utf-8")
    done = run("schema-org", tmp_path / "mill.txt")
    assert [claim["text"] for claim in json.loads(done.stdout)["@graph"]] == ["The mill will reopen in May"]


def test_readings_and_articles_are_told_apart_and_keep_their_order(readings: Path, tmp_path: Path) -> None:
    (tmp_path / "mill.txt").write_text(MILL, encoding="utf-8")
    done = run("briefing", tmp_path / "mill.txt", readings)
    headings = [line for line in done.stdout.splitlines() if line.startswith("## ")]
    assert headings == [
        "## 1\\. mill\\.txt",
        "## 2\\. Harbour stays shut as pilots strike",
        "## 3\\. none\\.txt",
        "## Articles",
    ]


def test_a_pipe_from_read_is_taken(readings: Path) -> None:
    command = [sys.executable, "-c", "from reportedly.explore.cli import main; main()", "export", "plover", "-"]
    done = subprocess.run(command, input=readings.read_bytes(), capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == exported("plover", strike(), empty())[""]


def test_what_is_given_twice_is_exported_once(readings: Path) -> None:
    done = run("plover", readings, readings)
    assert done.stdout_bytes == exported("plover", strike(), empty())[""]
    assert "strike.txt is given twice; the first is exported" in done.stderr


def test_a_bad_reading_costs_itself_alone(tmp_path: Path) -> None:
    path = tmp_path / "readings.jsonl"
    bad = json.dumps({"format": "reportedly/1"})
    path.write_text(f"{dumps(strike())}\n{bad}\n{dumps(empty())}\n", encoding="utf-8")
    done = run("briefing", path)
    assert done.exit_code == 7
    assert "reading 2" in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout_bytes == exported("briefing", strike(), empty())[""]


def test_nothing_to_export_leaves_what_stood_there(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("before", encoding="utf-8")
    done = run("plover", tmp_path / "missing.txt", "-o", tmp_path / "out")
    assert done.exit_code == 3
    assert (tmp_path / "out").read_text(encoding="utf-8") == "before"


def test_a_format_of_several_files_needs_a_place(readings: Path) -> None:
    for form in ("csv", "gdelt"):
        done = run(form, readings)
        assert done.exit_code == 2
        assert "--output" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "about"),
    [
        (["plover"], "--dossier"),
        (["plover", "x", "--dossier", "y"], "not both"),
        (["plover", "x", "--mark"], "--mark"),
        (["plover", "x", "--since", "Monday"], "--since"),
        (["plover", "x", "--until", "2024-13"], "--until"),
        (["pdf", "x"], "pdf"),
    ],
)
def test_a_call_that_can_not_be_meant_is_refused(arguments: list[str], about: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert about in done.stderr


def test_a_place_that_can_not_be_written_is_said(readings: Path, tmp_path: Path) -> None:
    done = run("plover", readings, "-o", tmp_path / "no" / "out")
    assert done.exit_code == 8
    assert "can't be written" in done.stderr


def test_a_period_and_an_actor_can_be_asked_for(readings: Path) -> None:
    assert run("briefing", readings, "--since", "1913").stdout == ""
    told = run("briefing", readings, "--actor", "the union", "--until", "1912-05").stdout
    assert "the union" in told
    assert "We will not go back" not in told


def test_the_byte_order_mark(readings: Path, tmp_path: Path) -> None:
    assert run("csv", readings, "-o", tmp_path / "out", "--mark").exit_code == 0
    assert (tmp_path / "out" / "figures.csv").read_bytes().startswith(b"\xef\xbb\xbfarticle,")


def test_a_dossier_is_exported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "strike.db"
    with reportedly.open(place) as dossier:
        dossier.keep([strike(), empty()])
    done = run("schema-org", "--dossier", place)
    assert (done.exit_code, done.stderr) == (0, "")
    alone = json.loads(exported("schema-org", strike(), empty())[""])["@graph"]
    assert [claim["text"] for claim in json.loads(done.stdout)["@graph"]] == [claim["text"] for claim in alone]
    monkeypatch.setenv(VARIABLE, str(place))
    assert run("ftm", "-o", tmp_path / "ftm.jsonl").exit_code == 0
    entities = [json.loads(line) for line in (tmp_path / "ftm.jsonl").read_text(encoding="utf-8").splitlines()]
    articles = [entity["properties"] for entity in entities if entity["schema"] == "Article"]
    assert [article["fileName"] for article in articles] == [["strike.txt"], ["none.txt"]]
    assert all(article["retrievedAt"][0].startswith("20") for article in articles)


def test_a_dossiers_actor_is_one_in_all_articles(tmp_path: Path) -> None:
    first, second = strike(), strike()
    second.article.text = second.article.text.replace("bread", "grain")
    second.article.publisher, second.article.url = "The Coast Times", "https://coast.example/2"
    again = loads(dumps(second))
    with reportedly.open(tmp_path / "strike.db") as dossier:
        dossier.keep([first, again])
    done = run("graphml", "--dossier", tmp_path / "strike.db")
    graph = networkx.read_graphml(BytesIO(done.stdout_bytes), force_multigraph=True)
    voss = [values for _, values in graph.nodes(data=True) if values["label"] == "Emil Voss"]
    assert [(values["articles"], values["statements"]) for values in voss] == [(2, 2)]


def test_a_dossier_that_is_missing_is_said(tmp_path: Path) -> None:
    done = run("plover", "--dossier", tmp_path / "none.db")
    assert done.exit_code == 9
    assert not (tmp_path / "none.db").exists()
