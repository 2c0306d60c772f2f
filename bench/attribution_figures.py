"""The figures of the attribution model's card: publishers, exact spans of roles, ablation, calibration.

    python bench/attribution_figures.py GOLD.jsonl

GOLD as for `reportedly evaluate attribution`, with `publisher` where it is known.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from reportedly.evaluate.attribution import gold_marks as marks_of
from reportedly.evaluate.attribution import jaccard, predicted_marks, score_attributions
from reportedly.evaluate.counts import Counts
from reportedly.ingest.articles import make_article
from reportedly.pipeline import read_parsed
from reportedly.reader.attributions import together
from reportedly.reader.parsed import ParsedArticle
from reportedly.reader.syntax import parse
from reportedly.reading import Reading, Span

Row = dict[str, Any]
Pair = tuple[int, int]

BOTH = together.together
WAYS: dict[str, Callable[[list[Any], list[Any]], list[Any]]] = {
    "rules alone": lambda ruled, learned: ruled,
    "model alone": lambda ruled, learned: BOTH([], learned),
    "together": BOTH,
}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    rows = [json.loads(line) for line in parser.parse_args().gold.read_text(encoding="utf-8").splitlines()]
    parsed = list(parse(make_article(row["text"], name=str(row["id"])) for row in rows))
    readings = [read_parsed(one) for one in parsed]
    table("by publisher, who-said-what", by_group(rows, readings, lambda row: str(row.get("publisher"))))
    table("by role, exact spans", {role: exact_spans(rows, readings, role) for role in ("source", "cue", "content")})
    table("ablation, who-said-what", {name: ablation(rows, parsed, way) for name, way in WAYS.items()})
    calibration(rows, readings)


def table(title: str, counts: dict[str, Counts]) -> None:
    """Print counts as rows of a Markdown table."""
    print(f"\n| {title} | precision | recall | F1 |\n| --- | --- | --- | --- |")
    for name, c in counts.items():
        print(f"| {name} | {c.precision:.3f} | {c.recall:.3f} | {c.f1:.3f} |")


def by_group(rows: list[Row], readings: list[Reading], group: Callable[[Row], str]) -> dict[str, Counts]:
    """Who-said-what by some key of the gold rows."""
    found: dict[str, Counts] = {}
    for row, reading in zip(rows, readings, strict=True):
        found[group(row)] = found.get(group(row), Counts()) + score_attributions(row, reading)["who-said-what"]
    return dict(sorted(found.items()))


def exact_spans(rows: list[Row], readings: list[Reading], role: str) -> Counts:
    """Spans of one role found to the letter, whatever they are linked to (Wang et al., COLING 2022)."""
    total = Counts()
    for row, reading in zip(rows, readings, strict=True):
        gold = {tuple(span) for one in row["attributions"] for span in one[role]}
        own = {(span.start, span.end) for one in reading.statements if not one.via for span in spans_of(one, role)}
        total += Counts(len(gold & own), len(own), len(gold))
    return total


def spans_of(statement: Any, role: str) -> list[Span]:
    """The spans of one role of a statement."""
    if role == "content":
        return list(statement.content_spans)
    span = statement.source_span if role == "source" else statement.cue_span
    return [] if span is None else [span]


def ablation(rows: list[Row], parsed: list[ParsedArticle], way: Callable[[list[Any], list[Any]], list[Any]]) -> Counts:
    """Who-said-what with another way of putting rules and model together."""
    total = Counts()
    together.together = way  # type: ignore[assignment]  # put back below
    try:
        for row, one in zip(rows, parsed, strict=True):
            total += score_attributions(row, read_parsed(one))["who-said-what"]
    finally:
        together.together = BOTH
    return total


def calibration(rows: list[Row], readings: list[Reading]) -> None:
    """Confidence against the share that is right, in tenths, and the expected calibration error."""
    pairs: list[tuple[float, bool]] = []
    for row, reading in zip(rows, readings, strict=True):
        gold = marks_of(row)
        shown = [one for one in reading.statements if not one.via]
        for statement, own in zip(shown, predicted_marks(row, reading), strict=True):
            right = any(
                jaccard(g.content, own.content) >= 0.5 and (not g.source or jaccard(g.source, own.source) >= 0.5)
                for g in gold
            )
            pairs.append((statement.confidence or 0.0, right))
    print("\n| confidence | statements | said | right |\n| --- | --- | --- | --- |")
    error = 0.0
    for tenth in range(10):
        here = [pair for pair in pairs if tenth == min(9, int(pair[0] * 10))]
        if here:
            said, share = mean(pair[0] for pair in here), mean(float(pair[1]) for pair in here)
            error += abs(said - share) * len(here) / len(pairs)
            print(f"| {tenth / 10:.1f} | {len(here)} | {said:.3f} | {share:.3f} |")
    print(f"\nexpected calibration error {error:.3f}")


def mean(values: Iterable[float]) -> float:
    """The mean of some values."""
    listed = list(values)
    return sum(listed) / len(listed)


if __name__ == "__main__":
    main()
