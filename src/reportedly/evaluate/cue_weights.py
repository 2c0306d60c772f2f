"""Counts again what speaks for and against an attribution, on articles in which people marked source, cue and content.

    python -m reportedly.evaluate.cue_weights GOLD.jsonl > lexicons/en/cue_weights.csv

Every find of the rules is an example: right if a marked attribution has at least half of its content's and its source's
tokens in common (where none is marked as the source, the content decides). Finds inside a marked content are left out,
for such corpora mark none there. The weights are those of a logistic regression with a quadratic penalty, fitted to all
examples at once with Adam (Kingma and Ba 2015), so that the same articles give the same weights.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from reportedly.evaluate.attribution import Tokens
from reportedly.ingest.articles import make_article
from reportedly.reader.attributions.confidence import marks_of
from reportedly.reader.attributions.find import candidates
from reportedly.reader.attributions.scene import Find, Scene, chars_of_words, set_scene
from reportedly.reader.parsed import ParsedArticle
from reportedly.reader.syntax import parse

Example = tuple[tuple[str, ...], bool]
Row = tuple[str, int, int, float]
Roles = tuple[frozenset[int], frozenset[int]]

PENALTY = 2.0
ROUNDS = 400
LEAST_SEEN = 4
LEAST_WEIGHT = 0.03
HALF = 0.5


def examples_of(parsed: ParsedArticle, gold: Mapping[str, Any]) -> Iterator[Example]:
    """The marks of every find in one article, and whether it is right; `gold` is a row with `attributions`."""
    tokens = Tokens(parsed.article.text)
    endings = _endings(tokens)
    wanted = [(tokens.touched(one["source"]) - endings, tokens.touched(one["content"])) for one in gold["attributions"]]
    by_token: dict[int, list[int]] = defaultdict(list)
    for number, (_, content) in enumerate(wanted):
        for place in content:
            by_token[place].append(number)
    unsure = tokens.touched([*gold.get("discard", []), *gold.get("discuss", [])])
    scene = set_scene(parsed)
    for find in candidates(scene):
        source, content, cue = _roles(scene, find, tokens)
        near = sorted({number for place in content for number in by_token[place]})
        best = _best((source - endings, content), near, wanted)
        carried = any(content | cue <= wanted[number][1] for number in near if number != best)
        if not carried and not (content | cue) & unsure:
            yield tuple(sorted(set(marks_of(scene, find)))), best is not None


def _roles(scene: Scene, find: Find, tokens: Tokens) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    source = [chars_of_words(scene, find.source_words)] if find.source_words else []
    content = [chars_of_words(scene, words) for words in find.contents]
    cue = [chars_of_words(scene, find.cue_words)]
    return tokens.touched(source), tokens.touched(content), tokens.touched(cue)


def _endings(tokens: Tokens) -> frozenset[int]:
    """The tokens of a possessor's ending: some people mark "Ann's" as the source, some "Ann"."""
    words = [tokens.text[start:end] for start, end in tokens.spans]
    return frozenset(
        place
        for place, word in enumerate(words)
        if word in {"'", "’"} or (word == "s" and place > 0 and words[place - 1] in {"'", "’"})
    )


def _best(found: Roles, near: Sequence[int], wanted: Sequence[Roles]) -> int | None:
    """The marked attribution that a find is, the one with the most of the content; None if it is none."""
    best: tuple[float, int] | None = None
    for number in near:
        source, content = wanted[number]
        alike = _jaccard(found[1], content)
        if alike >= HALF and (not source or _jaccard(found[0], source) >= HALF) and (best is None or alike > best[0]):
            best = (alike, number)
    return None if best is None else best[1]


def _jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / max(1, len(one | other))


def fit(examples: Sequence[Example], penalty: float = PENALTY, least_seen: int = LEAST_SEEN) -> list[Row]:
    """For each mark seen often enough: its name, how often it was seen, how often right, and its weight (log-odds)."""
    seen, right = Counter[str](), Counter[str]()
    for marks, is_right in examples:
        seen.update(marks)
        right.update(marks if is_right else ())
    names = sorted(name for name, times in seen.items() if times >= least_seen)
    weights = _descend(examples, {name: place for place, name in enumerate(names)}, penalty)
    return [
        (name, seen[name], right[name], round(float(weight), 2)) for name, weight in zip(names, weights, strict=True)
    ]


def _descend(examples: Sequence[Example], places: Mapping[str, int], penalty: float) -> np.ndarray[Any, Any]:
    rows = np.array([row for row, (marks, _) in enumerate(examples) for name in marks if name in places])
    columns = np.array([places[name] for marks, _ in examples for name in marks if name in places])
    right = np.array([float(is_right) for _, is_right in examples])
    weights, first, second = (np.zeros(len(places)) for _ in range(3))
    for step in range(1, ROUNDS + 1):
        sums = np.bincount(rows, weights[columns], minlength=len(right))
        off = 1 / (1 + np.exp(-sums)) - right
        slope = np.bincount(columns, off[rows], minlength=len(weights)) + penalty * weights
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        rate = 0.05 if step < 0.6 * ROUNDS else 0.01
        weights = weights - rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def write(rows: Iterable[Row], out: Any = sys.stdout) -> None:
    """Write weights as the lexicon holds them, those that hardly count left out."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("mark", "seen", "right", "weight"))
    writer.writerows((n, s, r, f"{w:.2f}") for n, s, r, w in rows if abs(w) >= LEAST_WEIGHT and "\n" not in n)


def main(paths: Sequence[str]) -> None:
    """Fit the weights on the articles of JSON Lines files and print them."""
    gold = [json.loads(line) for path in paths for line in Path(path).read_text(encoding="utf-8").splitlines()]
    parsed = parse(make_article(row["text"], name=row["id"]) for row in gold)
    write(fit([example for row, one in zip(gold, parsed, strict=True) for example in examples_of(one, row)]))


if __name__ == "__main__":
    main(sys.argv[1:])
