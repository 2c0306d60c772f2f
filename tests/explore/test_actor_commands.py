"""`reportedly actor`, `network`, `timeline` and `changes`, in all formats."""

from __future__ import annotations

import io
import json
from pathlib import Path

import networkx
import pytest
from typer.testing import CliRunner

import reportedly
from reportedly.explore.cli import app

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> str:
    place = str(tmp_path_factory.mktemp("actors") / "news.db")
    with reportedly.open(place) as opened:
        opened.add(EXAMPLES / "dunmere.jsonl")
    return place


def told(dossier: str, *words: str, form: str = "text", code: int = 0) -> str:
    done = CliRunner().invoke(app, [*words, "--dossier", dossier, "--format", form])
    assert done.exit_code == code, done.output
    return done.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["actor", "Idris Calder"], "Idris Calder heads Northern Front, as commander; said 15 May 2024"),
        (["network", "--around", "Idris Calder"], "actors around Idris Calder"),
        (["timeline", "--actor", "Idris Calder"], "April 2024"),
        (["changes", "--since", "today"], "7 articles came"),
    ],
)
def test_people_read_it(dossier: str, words: list[str], said: str) -> None:
    assert said in told(dossier, *words)


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
@pytest.mark.parametrize(
    "words", [["actor", "Idris Calder"], ["network", "--around", "Idris Calder"], ["timeline"], ["changes"]]
)
def test_programs_read_it(dossier: str, words: list[str], form: str) -> None:
    lines = told(dossier, *words, form=form).splitlines()
    assert lines
    if form == "json":
        json.loads("\n".join(lines))
    elif form == "jsonl":
        assert all(json.loads(line) for line in lines)


@pytest.mark.parametrize(("form", "read"), [("gexf", networkx.read_gexf), ("graphml", networkx.read_graphml)])
def test_networkx_opens_a_network(dossier: str, form: str, read: object) -> None:
    answer = json.loads(told(dossier, "network", "--around", "Idris Calder", form="json"))
    graph = read(io.BytesIO(told(dossier, "network", "--around", "Idris Calder", form=form).encode()))  # type: ignore[operator]
    assert set(graph.nodes) == {node["key"] for node in answer["nodes"]}
    assert graph.number_of_edges() == len(answer["edges"])


def test_who_is_not_there_is_said(dossier: str) -> None:
    done = CliRunner().invoke(app, ["actor", "Nobody At All", "--dossier", dossier])
    assert done.exit_code == 9
    assert "no actor is called" in done.output
