"""Copies are scored as the definitions say: each copy by its seed, strangers in a group, and who stands alone."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from reportedly.evaluate.copies import group_rows, score_copies
from reportedly.explore.cli import app

WIRE = (
    "The ferry Alder ran aground off Sollen Point at dawn and forty passengers were taken off by fishing boats, the"
    " harbour office said. Nobody was hurt. The pilot had mistaken a bonfire on the cliff for the harbour light, and a"
    " court of inquiry will sit next week in the customs house, where the log of the ship has been taken."
)
OTHER = (
    "Wheat prices at the exchange in Marrow fell for a third day after rain came to the plains. Millers who had bought"
    " early complained to the guild, which answered that nobody had been forced to buy before the harvest was in."
)
ROWS = [
    {"id": "wire", "text": WIRE, "group": "ferry", "kind": "seed", "published": "1921-03-08"},
    {"id": "copy", "text": WIRE + " (Coast Press)", "group": "ferry", "kind": "credited", "published": "1921-03-09"},
    {"id": "wheat", "text": OTHER, "group": "wheat", "kind": "other", "published": "1921-03-09"},
]


def test_a_copy_is_found_and_another_article_stands_apart() -> None:
    groups = group_rows(ROWS)
    assert groups["wire"] == groups["copy"] != groups["wheat"]
    counts = score_copies(ROWS, groups)
    assert {name: one.f1 for name, one in counts.items()} == {"links": 1, "found:credited": 1, "apart:other": 1}


def test_a_missed_copy_costs_recall_and_a_stranger_precision() -> None:
    missed = score_copies(ROWS, {"wire": 1, "copy": 2, "wheat": 3})
    assert (missed["links"].right, missed["links"].gold, missed["found:credited"].recall) == (0, 1, 0)
    mixed = score_copies(ROWS, {"wire": 1, "copy": 1, "wheat": 1})
    assert (mixed["links"].recall, mixed["links"].precision, mixed["apart:other"].recall) == (1, 0.5, 0)


def test_the_command_prints_the_figures_and_names_a_row_without_a_group(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    done = CliRunner().invoke(app, ["evaluate", "copies", str(gold), "--format", "json"])
    assert done.exit_code == 0
    assert json.loads(done.stdout)["links"]["f1"] == 1
    gold.write_text(json.dumps({"id": "lone", "text": WIRE}) + "\n", encoding="utf-8")
    refused = CliRunner().invoke(app, ["evaluate", "copies", str(gold)])
    assert refused.exit_code != 0
    assert "lone has no `group`" in refused.stderr
