"""`reportedly review`: what it prints and how it ends."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import reportedly
from reportedly.explore.cli import app

TEXT = "The mill will reopen in May, the mayor said on Monday. The owner denied that wages were cut."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("review") / "mill.db"
    with reportedly.open(place) as dossier:
        dossier.keep([reportedly.read(TEXT, publisher="Aldmere Post", name="mill")])  # no day to count Monday from
    return place


@pytest.fixture
def place(made: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "mill.db"
    copy.write_bytes(made.read_bytes())
    return copy


def run(place: Path, *arguments: str, code: int = 0) -> Result:
    done = CliRunner().invoke(app, ["review", *arguments, "--dossier", str(place)])
    assert done.exit_code == code, done.output
    return done


def items(place: Path, kind: str) -> list[str]:
    with reportedly.open(place) as dossier:
        article = dossier.articles()[0].article
    found = json.loads(run(place, "show", article).stdout)
    return [one["item"] for one in found if one["kind"] == kind]


def test_a_judgement_goes_round(place: Path) -> None:
    first, second = items(place, "statement")
    key = run(place, "accept", first, "--by", "Ana", "--why", "as printed").stdout.strip()
    run(place, "correct", second, "act=refuse", "source=The owner", "--by", "Bo")
    run(place, "reject", second, "--by", "Ana")
    text = run(place, "show", "--format", "text").stdout
    assert "statement: accepted" in text
    assert f"  {key} Ana, " in text
    assert "accept (as printed)" in text
    assert "correct act: refuse" in text
    assert "statement: disputed" in text
    assert run(place, "undo", key, "--by", "Bo").stdout == ""
    assert "; withdrawn by Bo, " in run(place, "show", "--format", "text").stdout
    rows = [json.loads(line) for line in run(place, "show", "--format", "jsonl").stdout.splitlines()]
    assert [row["state"] for row in rows] == ["withdrawn", "disputed"]
    queue = run(place, "queue", "--what", "disputed", "--format", "text").stdout
    assert queue.startswith("disputed: Ana: reject; Bo: correct\n")
    assert second in queue.replace("\n", "")
    (pair,) = [one for one in json.loads(run(place, "agreement").stdout) if one["kind"] == "all"]
    assert (pair["one"], pair["other"], pair["items"], pair["kappa"]) == ("Ana", "Bo", 1, 0.0)
    assert "kappa" in run(place, "agreement", "--format", "text").stdout


def test_the_queue_has_problems_with_their_words(place: Path) -> None:
    queued = json.loads(run(place, "queue", "--what", "problem").stdout)
    assert [(one["words"], one["name"], one["publisher"]) for one in queued] == [
        ("May", "mill", "Aldmere Post"),
        ("Monday", "mill", "Aldmere Post"),
    ]
    for one in queued:
        assert TEXT[one["span"][0] : one["span"][1]] == one["words"]
    rows = list(csv.DictReader(io.StringIO(run(place, "queue", "--format", "csv").stdout)))
    assert {one["item"] for one in queued} <= {row["item"] for row in rows}
    run(place, "correct", items(place, "date")[1], "value=1921-03-07", "--by", "Ana")
    assert json.loads(run(place, "queue", "--what", "problem").stdout) == queued[:1]
    run(place, "accept", queued[0]["item"], "--why", "nobody can tell")
    assert json.loads(run(place, "queue", "--what", "problem").stdout) == []


def test_what_was_missed_is_added(place: Path) -> None:
    with reportedly.open(place) as dossier:
        article = dossier.articles()[0].article
    run(place, "add", "statement", article, "content=wages", "source=owner", "act=assert", "--by", "Ana")
    (one,) = json.loads(run(place, "show").stdout)
    assert (one["state"], one["words"], one["still_read"]) == ("added", "wages", False)


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("statement", "content=will reopen"), ("statement", "source=The owner"), ("statement", "act=pledge"),
        ("figure", "low=11"), ("figure", "by=The owner"), ("date", "value=1921-03-07"),
    ],
)  # fmt: skip
def test_each_part_of_what_was_read_is_corrected(tmp_path: Path, kind: str, change: str) -> None:
    place = tmp_path / "mill.db"
    with reportedly.open(place) as dossier:
        dossier.keep([reportedly.read(f"{TEXT} Twelve weavers died, the mayor said.", name="mill")])
    run(place, "correct", items(place, kind)[0], change, "--by", "Ana")
    field, _, value = change.partition("=")
    (one,) = json.loads(run(place, "show").stdout)
    assert one["judgements"][0]["says"] == {field: value}
    assert value in run(place, "show", "--format", "text").stdout


def test_actors_and_claims_are_judged_in_pairs_and_judgements_become_gold(tmp_path: Path) -> None:
    place, judged = tmp_path / "dunmere.db", tmp_path / "judged"
    with reportedly.open(place) as dossier:
        dossier.add(Path(__file__).parents[2] / "examples" / "dunmere.jsonl")
        first, other = dossier.claims(limit=2)
        pair = next(one.item for one in dossier.review.queue(what="undecided"))
        letter = next(one.article for one in dossier.articles() if one.name == "dunmere-letter")
        statements = [one.item for one in dossier.review.items(letter, kind="statement")]
    run(place, "accept", f"{first.id}={other.id}", "--by", "Ana")
    run(place, "accept", pair, "--by", "Ana")
    run(place, "reject", pair, "--by", "Bo")
    for item in statements:
        run(place, "accept", item, "--by", "Ana")
    run(place, "reject", statements[0], "--by", "Bo")
    run(place, "accept", statements[1], "--by", "Bo")
    with reportedly.open(place) as dossier:
        assert dossier.claim(other.id).id == dossier.claim(first.id).id
        assert {(one.by, one.kind) for one in dossier.actor_judgements()} == {
            ("Ana", "actors_same"), ("Bo", "actors_different"),
        }  # fmt: skip
    every = next(one for one in json.loads(run(place, "agreement").stdout) if one["kind"] == "all")
    assert every["items"] >= 2
    command = CliRunner()
    done = command.invoke(app, ["export", "judgements", "--dossier", str(place), "-o", str(judged)])
    assert done.exit_code == 0, done.output
    done = command.invoke(app, ["evaluate", "attribution", str(judged / "gold.jsonl"), "--format", "json"])
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["accept", "nothing"], 2, "names no item"),
        (["accept", "date:a-0000000000000000:1-2"], 9, "holds no article"),
        (["correct", "date:a-0000000000000000:1-2", "value"], 2, "is not FIELD=VALUE"),
        (["add", "tale", "a-0000000000000000", "span=1-2"], 2, "is no kind of item"),
        (["undo", "j-0"], 9, "no judgement"),
        (["queue", "--what", "everything"], 2, "is not one of disputed"),
        (["show", "a-0"], 9, "holds no article"),
    ],
)
def test_a_wrong_call_is_told(place: Path, arguments: list[str], code: int, told: str) -> None:
    assert told in run(place, *arguments, code=code).output
