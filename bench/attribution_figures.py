"""The figures of the attribution model's card: publishers, exact spans of roles, ablation, calibration.

    python bench/attribution_figures.py GOLD.jsonl

GOLD as for `reportedly evaluate attribution`, with `publisher` where it is known; `bench/attributed_articles.py` prints
such a file of other news than the corpora hold.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from reportedly.evaluate.attribution import MEASURES, Tokens, jaccard, predicted_marks, score_attributions
from reportedly.evaluate.attribution import gold_marks as marks_of
from reportedly.evaluate.counts import Counts
from reportedly.ingest.articles import make_article
from reportedly.lexicon import load
from reportedly.pipeline import read_parsed
from reportedly.reader.attributions import together
from reportedly.reader.parsed import ParsedArticle
from reportedly.reader.syntax import parse
from reportedly.reading import Reading, Span

Row = dict[str, Any]
Pair = tuple[int, int]

QUOTED = re.compile(r"[“\"].+?(?:[”\"]|$)|''.+?(?:''|$)|‘.+?(?:’(?!\w)|$)", re.DOTALL)

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
    print("\n| by kind, source and content right | marked | found | recall |\n| --- | --- | --- | --- |")
    for kind, c in sorted(by_kind(rows, readings).items()):
        print(f"| {kind} | {c.gold} | {c.right} | {c.recall:.3f} |")
    table("by role, exact spans", {role: exact_spans(rows, readings, role) for role in ("source", "cue", "content")})
    ablated = {name: ablation(rows, parsed, way) for name, way in WAYS.items()}
    for measure in MEASURES:
        table(f"ablation, {measure}", {name: counts[measure] for name, counts in ablated.items()})
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


def by_kind(rows: list[Row], readings: list[Reading]) -> dict[str, Counts]:
    """How many of the marked attributions of each kind are found with source and content; only recall can be told."""
    found: dict[str, Counts] = {}
    for row, reading in zip(rows, readings, strict=True):
        own = predicted_marks(row, reading)
        tokens = Tokens(row["text"])
        for marks, attribution in zip(marks_of(row), row["attributions"], strict=True):
            right = any(
                jaccard(marks.content, one.content) >= 0.5
                and (not marks.source or jaccard(marks.source, one.source) >= 0.5)
                for one in own
            )
            kind = kind_of(row["text"], attribution, tokens)
            found[kind] = found.get(kind, Counts()) + Counts(int(right), 0, 1)
    return found


def kind_of(text: str, attribution: dict[str, list[list[int]]], tokens: Tokens) -> str:
    """Direct, mixed, implicit source, said (indirect, a verb of saying), or other indirect by the class of its cue."""
    quoted = sum(len(match[0]) for start, end in attribution["content"] for match in QUOTED.finditer(text[start:end]))
    length = sum(end - start for start, end in attribution["content"])
    if quoted and quoted >= 0.9 * length:
        return "direct"
    if quoted:
        return "mixed"
    if not attribution["source"]:
        return "indirect, no source named"
    head = tokens.head_of_cue(tokens.touched([(start, end) for start, end in attribution["cue"]]))
    word = text[slice(*tokens.spans[head])].lower() if head is not None else ""
    return f"indirect, {cue_classes().get(word, 'other cue')}"


@cache
def cue_classes() -> dict[str, str]:
    """What kind of cue a word form is, for the cues of the lexicons: verb of saying, other verb, noun, adjective."""
    forms: dict[str, str] = {}
    for name, what in (("cue_adjectives", "adjective"), ("cue_nouns", "noun"), ("cue_verbs", "verb")):
        for entry in next(
            rows for key, rows in load(f"en/{name}").items() if key != "about" and isinstance(rows, list)
        ):
            lemma = str(entry.get("lemma") or entry.get("word"))
            kind = "verb of saying" if entry.get("class") == "say" else f"other {what}" if what == "verb" else what
            for form in {lemma, f"{lemma}s", f"{lemma}ed", f"{lemma}d", f"{lemma}ing", f"{lemma[:-1]}ing"}:
                forms[form] = kind
    irregular = {"said": "say", "told": "tell", "according": "say", "thought": "think", "wrote": "write"}
    return forms | {form: forms[lemma] for form, lemma in irregular.items() if lemma in forms}


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


def ablation(
    rows: list[Row], parsed: list[ParsedArticle], way: Callable[[list[Any], list[Any]], list[Any]]
) -> dict[str, Counts]:
    """Every measure with another way of putting rules and model together."""
    totals = dict.fromkeys(MEASURES, Counts())
    together.together = way  # type: ignore[assignment]  # put back below
    try:
        for row, one in zip(rows, parsed, strict=True):
            for measure, counts in score_attributions(row, read_parsed(one)).items():
                totals[measure] += counts
    finally:
        together.together = BOTH
    return totals


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
