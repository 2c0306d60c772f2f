"""`reportedly claims` and `reportedly claim`: order, narrowing, formats, judging."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import reportedly
from reportedly.explore.cli import app
from reportedly.ingest.articles import make_article
from reportedly.pipeline import read_articles

TEXTS = {
    "wire": "The ferry Alma capsized off Cape Nord on Sunday, the coastguard of Telmark said. A baker won a prize.",
    "copy": "The ferry Alma capsized off Cape Nord on Sunday, the coastguard of Telmark said.",
    "later": "The owners denied that the ferry Alma had capsized off Cape Nord.",
}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("claims") / "news.db"
    dated = [(name, f"1931-05-0{number}", text) for number, (name, text) in enumerate(TEXTS.items(), 4)]
    made = [make_article(text, name=name, published=day, publisher=name.title()) for name, day, text in dated]
    with reportedly.open(file) as dossier:
        dossier.keep(read_articles(made))
    return file


def run(file: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--dossier", str(file)])


def rows(file: Path, *arguments: str) -> list[dict[str, object]]:
    done = run(file, "claims", "--format", "jsonl", *arguments)
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_claim_has_its_statements_with_sides_and_origins(file: Path) -> None:
    first = rows(file)[0]
    assert set(first) == {"id", "text", "kind", "statements", "origins", "reasons"}
    told = first["statements"]
    assert isinstance(told, list)
    assert [one["side"] for one in told] == ["asserts", "asserts", "denies"]
    assert told[2]["source"] == "The owners"
    text = TEXTS[told[0]["article"]]
    assert text[slice(*told[0]["span"])] == told[0]["words"]


def test_what_one_statement_says_is_told_only_where_all_is_asked_for(file: Path) -> None:
    assert not any("baker" in str(row["text"]) for row in rows(file))
    assert any("baker" in str(row["text"]) for row in rows(file, "--all"))


def test_claims_are_narrowed_by_words_and_by_days(file: Path) -> None:
    assert rows(file, "--about", "capsizing ferry")
    assert rows(file, "--about", "locomotive") == []
    assert rows(file, "--between", "1931-05-01", "1931-05-30")
    assert rows(file, "--between", "1932-01-01", "1932-02-01") == []


def test_the_denied_comes_first(file: Path) -> None:
    counts = [
        sum(one["side"] == "denies" for one in row["statements"])  # type: ignore[attr-defined]  # JSON data
        for row in rows(file, "--all")
    ]
    assert counts == sorted(counts, reverse=True)


def test_every_format_is_written(file: Path) -> None:
    text = run(file, "claims", "--format", "text").stdout
    assert "denies it: The owners (Later, 1931-05-06)" in text
    assert isinstance(json.loads(run(file, "claims", "--format", "json").stdout), list)
    table = list(csv.DictReader(io.StringIO(run(file, "claims", "--format", "csv").stdout)))
    assert {"id", "article", "side", "reason"} <= set(table[0])
    assert "no claim is like that" in run(file, "claims", "--about", "locomotive", "--format", "text").stdout


def test_one_claim_is_shown_with_why_each_statement_is_there(file: Path) -> None:
    key = str(rows(file)[0]["id"])
    text = run(file, "claim", key, "--format", "text").stdout
    assert 'shares "' in text
    found = json.loads(run(file, "claim", key, "--format", "json").stdout)
    assert {"id", "statements", "origins", "steps", "ties", "judgements"} <= set(found)
    assert json.loads(run(file, "claim", key, "--format", "jsonl").stdout) == found
    assert len(list(csv.DictReader(io.StringIO(run(file, "claim", key, "--format", "csv").stdout)))) == 3


def test_a_key_that_leads_nowhere_is_told_in_a_line(file: Path) -> None:
    done = run(file, "claim", "c-0123456789abcdef")
    assert done.exit_code == 9
    assert "no claim" in done.output


def test_judging_is_kept_shown_and_taken_back(file: Path) -> None:
    key = str(rows(file)[0]["id"])
    pin = run(file, "claim", key, "--pin", "--by", "A. Reader", "--why", "it is told").stdout.strip()
    shown = run(file, "claim", key, "--format", "text").stdout
    assert "judged: claim_pinned by A. Reader" in shown
    assert pin in shown
    assert run(file, "claim", key, "--undo", pin, "--by", "A. Reader").exit_code == 0
    assert "judged:" not in run(file, "claim", key, "--format", "text").stdout
    unit = json.loads(run(file, "claim", key, "--format", "json").stdout)["statements"][-1]["unit"]
    split = run(file, "claim", key, "--split", unit).stdout.strip()
    assert len(json.loads(run(file, "claim", key, "--format", "json").stdout)["statements"]) == 2
    assert run(file, "claim", key, "--undo", split).exit_code == 0
    other = next(str(row["id"]) for row in rows(file, "--all") if "baker" in str(row["text"]))
    joined = run(file, "claim", key, "--join", other).stdout.strip()
    assert len(json.loads(run(file, "claim", key, "--format", "json").stdout)["statements"]) == 4
    assert run(file, "claim", key, "--undo", joined).exit_code == 0
