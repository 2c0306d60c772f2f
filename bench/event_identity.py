"""Which mentions of events in many articles are one event: by the likeness of claims, beside the same lemma alone.

    python bench/event_identity.py ECBPLUS_FOLDER

Mentions are given, as the corpus has them; each is compared by the sentence that it stands in, within its topic.
Thresholds are chosen on train.jsonl; the figures are for dev.jsonl. CoNLL F1 is the mean of the F1 of MUC (Vilain et
al. 1995), B-cubed (Bagga and Baldwin 1998) and CEAF-e (Luo 2005), mentions that are alone included.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from reportedly.ingest.articles import make_article
from reportedly.reading import Reader, Reading
from reportedly.reconcile.claims.grouping import group
from reportedly.reconcile.claims.likeness import likeness
from reportedly.reconcile.claims.traits import Traits, traits_of
from reportedly.reconcile.claims.units import units_of

Mention = tuple[str, str]
"""The id of an article, and of a mention in it."""
Clusters = dict[Mention, Hashable]
LEMMA = (0.3, 0.4, 0.5, 0.6, 0.7)
NEEDED = (0.4, 0.5, 0.6, 0.7, 0.8)


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def topics(rows: Sequence[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """The articles of each topic."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[str(row["topic"])].append(row)
    yield from found.values()


def gold(rows: Sequence[dict[str, Any]]) -> Clusters:
    """The chain of each mention."""
    return {(row["id"], one["id"]): one["chain"] for row in rows for one in row["mentions"]}


def same_lemma(rows: Sequence[dict[str, Any]]) -> Clusters:
    """The baseline: mentions of one topic whose heads have one lemma."""
    return {
        (row["id"], one["id"]): (row["topic"], one["head_lemma"].lower()) for row in rows for one in row["mentions"]
    }


def by_likeness(compared: Sequence[Any], lemma: float, needed: float) -> Clusters:
    """Mentions grouped by how likely their sentences say the same, with so much more for one lemma of the head."""
    found: Clusters = {}
    for number, (names, likely, same) in enumerate(compared):
        for place, own in enumerate(group(likely * (1 - lemma) + same * lemma, needed)):
            found.update({names[mention]: (number, place) for mention in own})
    return found


def compare(rows: Sequence[dict[str, Any]]) -> list[Any]:
    """For each topic its mentions, how likely their sentences say the same, and which have one lemma."""
    made = []
    for own in topics(rows):
        names: list[Mention] = []
        traits: list[Traits] = []
        lemmas: list[str] = []
        for row in own:
            for one, told in _mentions(row):
                names.append((row["id"], one["id"]))
                traits.append(told)
                lemmas.append(one["head_lemma"].lower())
        same = np.array([[float(one == other) for other in lemmas] for one in lemmas])
        made.append((names, likeness(traits, traits), same))
    return made


def _mentions(row: dict[str, Any]) -> Iterator[tuple[dict[str, Any], Traits]]:
    """Each mention with what its sentence is compared by."""
    article = make_article(row["text"], name=row["id"])
    units = units_of(Reading(Reader("bench", {}), article))
    traits = traits_of(units, row["id"])
    for one in row["mentions"]:
        start = one["spans"][0][0]
        place = next((n for n, unit in enumerate(units) if unit.spans[0].start <= start < unit.spans[0].end), None)
        yield one, traits[place] if place is not None else replace(traits[0], words=(), around=())


def conll(gold: Clusters, found: Clusters) -> float:
    """The mean F1 of MUC, B-cubed and CEAF-e."""
    return float(np.mean([_f1(measure(gold, found), measure(found, gold)) for measure in (_muc, _b_cubed, _ceaf)]))


def _f1(recall: float, precision: float) -> float:
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def _sets(clusters: Clusters) -> list[set[Mention]]:
    found: dict[Hashable, set[Mention]] = defaultdict(set)
    for mention, cluster in clusters.items():
        found[cluster].add(mention)
    return list(found.values())


def _muc(gold: Clusters, found: Clusters) -> float:
    sets = _sets(gold)
    links = sum(len(own) - 1 for own in sets)
    kept = sum(len(own) - len({found[mention] for mention in own}) for own in sets)
    return kept / links if links else 0.0


def _b_cubed(gold: Clusters, found: Clusters) -> float:
    total = 0.0
    for own in _sets(gold):
        total += sum(count**2 for count in Counter(found[mention] for mention in own).values()) / len(own)
    return total / len(gold)


def _ceaf(gold: Clusters, found: Clusters) -> float:
    ours, theirs = _sets(gold), _sets(found)
    where = {mention: number for number, own in enumerate(theirs) for mention in own}
    likeness_ = np.zeros((len(ours), len(theirs)))
    for row, own in enumerate(ours):
        for number, count in Counter(where[mention] for mention in own).items():
            likeness_[row, number] = 2 * count / (len(own) + len(theirs[number]))
    rows, columns = linear_sum_assignment(-likeness_)
    return float(likeness_[rows, columns].sum()) / len(ours)


def main() -> None:
    """Choose the thresholds on the training articles, measure on the development articles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    train, dev = (rows_of(folder / f"{name}.jsonl") for name in ("train", "dev"))
    made, truth = compare(train), gold(train)

    def score(told: tuple[float, float]) -> float:
        return conll(truth, by_likeness(made, *told))

    best = max(((lemma, needed) for lemma in LEMMA for needed in NEEDED), key=score)
    print(f"chosen on train: lemma {best[0]}, needed {best[1]}, CoNLL F1 {score(best):.3f}")
    print(f"train, same lemma: {conll(truth, same_lemma(train)):.3f}")
    print(f"dev, same lemma: {conll(gold(dev), same_lemma(dev)):.3f}")
    print(f"dev, likeness: {conll(gold(dev), by_likeness(compare(dev), *best)):.3f}")


if __name__ == "__main__":
    main()
