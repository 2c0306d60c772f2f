"""What figures are found in reports written in capitals, and what the capitals cost.

    python bench/upper_case.py MUC4.jsonl FA_KES.jsonl [--most 200]

MUC4 holds reports in capitals with the victims of incidents; of the numbers of dead and injured that the text states,
those are found that a reading has with that measure. FA_KES holds reports in ordinary letters with numbers of killed;
its texts are read as they are and in capitals.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from measures import is_stated, rows_of, stated_figures
from reportedly.evaluate.counts import Counts
from reportedly.ingest.articles import make_article
from reportedly.pipeline import read_articles
from reportedly.reading import Reading

Row = dict[str, Any]

MEASURES = {"DEATH": "killed", "INJURY": "injured"}
"""Effects on victims, and the measures that they are read as."""


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("muc4", type=Path)
    parser.add_argument("fa_kes", type=Path)
    parser.add_argument("--most", type=int, default=200, help="articles of each")
    asked = parser.parse_args()
    reports = [row for row in rows_of(asked.muc4) if list(victims(row))][: asked.most]
    counts = sum((found_victims(row, one) for row, one in read(reports, capitals=False)), Counts())
    print(f"MUC-4, {len(reports)} reports in capitals: {counts.right} of {counts.gold} found, {counts.recall:.3f}")
    rows = rows_of(asked.fa_kes)[: asked.most]
    for capitals in (False, True):
        counts = sum((stated_figures(row, one) for row, one in read(rows, capitals=capitals)), Counts())
        print(f"FA-KES, {len(rows)} reports, {'in capitals' if capitals else 'as they are'}: {counts.recall:.3f}")


def read(rows: list[Row], *, capitals: bool) -> Iterator[tuple[Row, Reading]]:
    """Each row with its reading."""
    made = (
        make_article(row["text"].upper() if capitals else row["text"], name=row["id"], published=row.get("date"))
        for row in rows
    )
    yield from zip(rows, read_articles(made), strict=True)


def victims(row: Row) -> Iterator[tuple[str, int]]:
    """The numbers of dead and injured that the key gives for one group and the text states, with their measures."""
    for template in row["templates"]:
        for figure in template.get("figures", ()):
            numbers = [int(number) for number in figure["number"] if number.isdigit()]
            for effect in figure["effects"]:
                if effect in MEASURES:
                    yield from ((MEASURES[effect], n) for n in numbers if is_stated(n, row["text"]))


def found_victims(row: Row, reading: Reading) -> Counts:
    """How many of them are read with that measure."""
    stated = sorted(set(victims(row)))
    right = sum(any(one.measure == measure and n in (one.low, one.high) for one in reading.figures)
                for measure, n in stated)  # fmt: skip
    return Counts(right, len(reading.figures), len(stated))


if __name__ == "__main__":
    main()
