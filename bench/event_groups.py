"""Which articles of a corpus share claims, against those that tell of one event.

    python bench/event_groups.py ARTICLES.jsonl

Each row is an article with `id`, `text`, `event_group` and, where known, `date`, `title` and `publisher`. They are kept
in one dossier; a pair of articles is tied if both tell a claim. Prints precision and recall against pairs of one group,
and how far apart are the articles of which sentences are joined.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import reportedly
from reportedly.ingest.articles import make_article
from reportedly.pipeline import read_articles

Row = dict[str, Any]
Pair = frozenset[str]

LEAST = (1, 2, 3, 4, 6)
"""Shared claims that tie two articles, at least."""


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    rows = [json.loads(line) for line in parser.parse_args().articles.read_text(encoding="utf-8").splitlines()]
    told = list(claims_in(rows))
    shared = Counter(frozenset(pair) for one in told for pair in combinations(sorted(set(one)), 2))
    groups = {row["id"]: row["event_group"] for row in rows}
    gold = {frozenset(pair) for pair in combinations(sorted(groups), 2) if groups[pair[0]] == groups[pair[1]]}
    for least in LEAST:
        tied = {pair for pair, count in shared.items() if count >= least}
        right = len(tied & gold)
        print(f"{least} shared or more: precision {right / max(len(tied), 1):.3f} recall {right / len(gold):.3f}")
    days = {row["id"]: date.fromisoformat(row["date"]).toordinal() for row in rows if row.get("date")}
    apart = Counter(apart_in(told, days))
    print(f"pairs of sentences joined {sum(apart.values())}, by days apart: {dict(sorted(apart.items()))}")


def claims_in(rows: list[Row]) -> Iterator[list[str]]:
    """The articles of the statements of each claim, in a dossier that holds them all."""
    made = [
        make_article(
            row["text"], name=row["id"], published=row.get("date"), publisher=row.get("publisher"),
            title=row.get("title"),
        )
        for row in rows
    ]  # fmt: skip
    with tempfile.TemporaryDirectory() as scratch, reportedly.open(Path(scratch) / "dossier.db") as dossier:
        dossier.keep(read_articles(made))
        for claim in dossier.claims(limit=None):
            yield [one.article for one in claim.statements]


def apart_in(told: list[list[str]], days: dict[str, int]) -> Iterator[int]:
    """The days between the articles of every two statements of a claim, those of one article left out; 10 for more."""
    for articles in told:
        for one, other in combinations(articles, 2):
            if one != other and one in days and other in days:
                yield min(10, abs(days[one] - days[other]))


if __name__ == "__main__":
    main()
