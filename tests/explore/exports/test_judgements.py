"""What people judged, exported: gold that is measured on, every judgement, and how far people agree."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import reportedly
from reportedly.dossier import Dossier
from reportedly.evaluate.attribution import score_attributions
from reportedly.explore.cli import app

TEXT = (
    "The mill will reopen in May, the mayor said on Monday. "
    "The owner denied that wages were cut. "
    "The union warned of a strike. "
    "The Post reported that the bank had refused a loan."
)


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    with reportedly.open(tmp_path / "mill.db") as opened:
        opened.keep([reportedly.read(TEXT, published="1921-03-08", publisher="Aldmere Post", name="mill")])
        yield opened


def exported(dossier: Dossier, folder: Path) -> dict[str, list[dict[str, Any]]]:
    done = CliRunner().invoke(app, ["export", "judgements", "--dossier", dossier.place, "-o", str(folder)])
    assert done.exit_code == 0, done.output
    return {path.stem: [json.loads(line) for line in path.read_text().splitlines()] for path in folder.iterdir()}


def item_of(dossier: Dossier, words: str) -> str:
    items = dossier.review.items(dossier.articles()[0].article, kind="statement")
    return next(one.item for one in items if words in one.words)


def words_at(spans: list[list[int]]) -> list[str]:
    return [TEXT[start:end] for start, end in spans]


def test_gold_holds_what_people_agree_on(dossier: Dossier, tmp_path: Path) -> None:
    review = dossier.review
    review.accept(item_of(dossier, "reopen"), by="Ana")
    review.accept(item_of(dossier, "reopen"), by="Bo")
    review.correct(item_of(dossier, "wages"), {"source": "The owner", "cue": "denied", "act": "refuse"}, by="Ana")
    review.reject(item_of(dossier, "refused a loan"), by="Ana")
    review.accept(item_of(dossier, "strike"), by="Ana")
    review.reject(item_of(dossier, "strike"), by="Bo", why="nobody knows")
    found = exported(dossier, tmp_path / "out")
    (row,) = found["gold"]
    assert (row["text"], row["published"], row["complete"]) == (TEXT, "1921-03-08", False)
    told = {words_at(one["content"])[0]: one for one in row["attributions"]}
    assert set(told) == {"The mill will reopen in May", "that wages were cut"}
    assert told["The mill will reopen in May"]["by"] == ["Ana", "Bo"]
    owner = told["that wages were cut"]
    assert (words_at(owner["source"]), words_at(owner["cue"]), owner["act"]) == (["The owner"], ["denied"], "refuse")
    assert set(words_at(row["within"])) > set(told)
    assert not any("strike" in words for words in words_at(row["within"]))
    assert sorted((one["by"], one["verdict"]) for one in found["judgements"]) == [
        ("Ana", "accept"), ("Ana", "accept"), ("Ana", "correct"), ("Ana", "reject"), ("Bo", "accept"), ("Bo", "reject"),
    ]  # fmt: skip
    for one in found["judgements"]:
        assert TEXT[one["span"][0] : one["span"][1]] == one["words"]
    (agreed,) = [one for one in found["agreement"] if one["kind"] == "all"]
    assert (agreed["items"], agreed["agreed"], agreed["kappa"]) == (2, 1, 0.0)


def test_gold_is_measured_on_only_within_what_was_judged(dossier: Dossier, tmp_path: Path) -> None:
    dossier.review.accept(item_of(dossier, "reopen"), by="Ana")
    dossier.review.reject(item_of(dossier, "wages"), by="Ana")
    folder = tmp_path / "out"
    (row,) = exported(dossier, folder)["gold"]
    counts = score_attributions(row, dossier.reading(1))["content-exact"]
    assert (counts.right, counts.predicted, counts.gold) == (1, 2, 1)
    everywhere = score_attributions({**row, "within": [[0, len(TEXT)]]}, dossier.reading(1))["content-exact"]
    assert everywhere.predicted == len([one for one in dossier.reading(1).statements if not one.via]) > 2
    done = CliRunner().invoke(app, ["evaluate", "attribution", str(folder / "gold.jsonl"), "--format", "json"])
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["content-exact"] | {"f1": 0} == {
        "precision": 0.5, "recall": 1.0, "f1": 0, "right": 1, "found": 2, "gold": 1,
    }  # fmt: skip


def test_an_article_is_complete_when_all_that_was_read_is_judged(dossier: Dossier, tmp_path: Path) -> None:
    for one in dossier.review.items(dossier.articles()[0].article, kind="statement"):
        dossier.review.accept(one.item, by="Ana")
    values = {"content": "wages were cut", "source": "The owner", "act": "deny"}
    dossier.review.add("statement", dossier.articles()[0].article, values, by="Ana")
    (row,) = exported(dossier, tmp_path / "out")["gold"]
    assert row["complete"]
    assert "wages were cut" in [words_at(one["content"])[0] for one in row["attributions"]]


def test_pairs_are_exported_and_what_was_withdrawn_is_in_no_gold(dossier: Dossier, tmp_path: Path) -> None:
    one, other = item_of(dossier, "reopen"), item_of(dossier, "strike")
    dossier.review.accept(f"{one}={other}", by="Ana")
    units = {statement.words: statement.unit for claim in dossier.claims() for statement in claim.statements}
    first, second = units["The mill will reopen in May"], units["a strike"]
    dossier.review.reject(f"{first}={second}", by="Bo")
    dossier.review.undo(dossier.review.accept(one, by="Ana"), by="Ana")
    found = exported(dossier, tmp_path / "out")
    assert found["gold"] == []
    assert [(pair["verdict"], pair["by"]) for pair in found["pairs"]] == [("accept", "Ana"), ("reject", "Bo")]
    for pair in found["pairs"]:
        assert {pair["one_words"], pair["other_words"]} == {"The mill will reopen in May", "a strike"}
    assert [(one["kind"], one["items"], one["agreed"]) for one in found["agreement"]] == [
        ("all", 1, 0),
        ("claim", 1, 0),
    ]
    assert found["judgements"][0]["withdrawn_by"] == "Ana"


def test_judgements_are_of_a_dossier(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["export", "judgements", "x.txt", "-o", str(tmp_path / "out")])
    assert done.exit_code == 2
    assert "kept in a dossier" in done.output
