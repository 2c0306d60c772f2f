"""Fit the weights by which two articles are taken to tell of one matter, and say what to expect elsewhere.

    python bench/fit_matters.py FOLDER … [--write]

Each folder holds `readings.jsonl` (`reportedly read … --format jsonl`) and `groups.json`: an object from the names of
articles to the event that each tells of. Prints, for each folder, the precision at several recalls with weights fitted
on all the other folders, and on all; `--write` puts those fitted on all into `reconcile/claims/weights.toml`. Only
pairs that have words in common count, and only those published within a month.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections.abc import Sequence
from importlib import resources
from itertools import combinations
from pathlib import Path

import numpy as np

from logistic import Floats, logistic
from reportedly.reading_json import loads
from reportedly.reconcile.claims.matters import Matter, matter_of, shared
from reportedly.reconcile.claims.traits import traits_of
from reportedly.reconcile.claims.units import units_of

Table = tuple[Floats, Floats, int]

LEAST_WORDS, MOST_DAYS = 0.05, 30
PENALTY = 2.0
RECALLS = (0.3, 0.5, 0.6, 0.7, 0.8, 0.9)
PATH = Path(str(resources.files("reportedly"))) / "reconcile" / "claims" / "weights.toml"


def table_of(folder: Path) -> Table:
    """What pairs of a folder's articles share, whether they tell of one event, and how many pairs do in all."""
    groups = json.loads((folder / "groups.json").read_text(encoding="utf-8"))
    known: list[tuple[Matter, object]] = []
    for line in (folder / "readings.jsonl").read_text(encoding="utf-8").splitlines():
        reading = loads(line)
        if reading.article.name in groups:
            traits = traits_of(units_of(reading), reading.article.name)
            known.append((matter_of(traits), groups[reading.article.name]))
    rows, right = [], []
    for (one, event), (other, its) in combinations(known, 2):
        values = shared(one, other)
        if values["words"] >= LEAST_WORDS and values["days"] <= np.log1p(MOST_DAYS):
            rows.append(list(values.values()))
            right.append(float(event == its))
    due = sum(event == its for (_, event), (_, its) in combinations(known, 2))
    return np.array(rows), np.array(right), due


def fit(tables: Sequence[Table]) -> Floats:
    """The weights; each folder counts the same, however many pairs it has."""
    rows, right = np.concatenate([one[0] for one in tables]), np.concatenate([one[1] for one in tables])
    worth = np.concatenate([np.full(len(one[1]), 1000 / len(one[1])) for one in tables])
    return logistic(rows, right, penalty=PENALTY, worth=worth)


def figures(told: Floats, table: Table) -> str:
    """The precision at each recall, in words."""
    rows, right, due = table
    order = np.argsort(-(rows @ told), kind="stable")
    reached = np.cumsum(right[order])
    found = []
    for recall in RECALLS:
        place = int(np.searchsorted(reached, recall * due))
        found.append(f"{recall}: {reached[place] / (place + 1):.3f}" if place < len(order) else f"{recall}: –")
    return "  ".join(found)


def write(told: Floats) -> None:
    """Put the weights into the file that the package reads, in place of those there."""
    names = list(shared(Matter({}, {}, None), Matter({}, {}, None)))
    before = PATH.read_text(encoding="utf-8")
    head = before.split("\n[matter]")[0].rstrip()
    lines = ["", "[matter]", *(f"{name} = {value:.4f}" for name, value in zip(names, told, strict=True))]
    PATH.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    tomllib.loads(PATH.read_text(encoding="utf-8"))


def main() -> None:
    """Read the folders, leave each out in turn, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    tables = {folder.name: table_of(folder) for folder in asked.folders}
    for name, table in tables.items():
        others = [other for other in tables if other != name]
        if others:
            print(f"{name:12} fitted on the others  {figures(fit([tables[other] for other in others]), table)}")
    told = fit(list(tables.values()))
    for name, table in tables.items():
        print(f"{name:12} fitted on all         {figures(told, table)}")
    print(np.round(told, 3))
    if asked.write:
        write(told)


if __name__ == "__main__":
    main()
