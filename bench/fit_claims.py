"""Fit the weights by which pairs of units are taken for one claim, on gold stories, and say what to expect elsewhere.

    python bench/fit_claims.py STORY … [--write]

Prints, for each story, how well pairs are grouped with weights fitted on all the other stories, and all of them
together; `--write` fits on all and writes `reconcile/claims/weights.toml`. Pairs are of units that are in the gold, of
different articles; a unit is a gold statement if they share half of the shorter.
"""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from logistic import logistic
from reportedly.evaluate.claims import overlap
from reportedly.evaluate.stories import load_story
from reportedly.ingest.articles import make_article
from reportedly.pipeline import read_articles
from reportedly.reconcile.claims.groups import groups_of
from reportedly.reconcile.claims.likeness import features, likeness_by
from reportedly.reconcile.claims.packing import pack
from reportedly.reconcile.claims.traits import Traits, traits_of
from reportedly.reconcile.claims.units import units_of

Weights = dict[str, dict[str, float]]

PENALTY = 5.0
"""L2 on the weights of standardized features."""


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """The units of a story that count nothing: their traits, and which gold claims each is in."""

    name: str
    traits: list[Traits]
    claims: list[frozenset[str]]

    @property
    def same(self) -> NDArray[np.bool_]:
        """Which pairs are in one gold claim."""
        return np.array([[bool(one & other) for other in self.claims] for one in self.claims])

    @property
    def within(self) -> NDArray[np.bool_]:
        """Which pairs are of one article."""
        articles = np.array([one.article for one in self.traits])
        return np.asarray(articles[:, None] == articles[None, :])


def lesson(folder: Path) -> Lesson:
    """Read a story's articles and find its gold in their units."""
    story = load_story(folder)
    made = [
        make_article(one.text, name=one.name, publisher=one.publisher, published=one.published, title=one.title)
        for one in story.articles
    ]
    traits: list[Traits] = []
    claims: list[frozenset[str]] = []
    for reading in read_articles(made):
        units = units_of(reading)
        for unit, told in zip(units, traits_of(units, reading.article.name), strict=True):
            if unit.figure is None:
                span = unit.spans[0].start, unit.spans[-1].end
                traits.append(told)
                claims.append(_gold(story.claims, reading.article.name, span))
    return Lesson(folder.name, traits, claims)


def _gold(claims: Any, article: str, span: tuple[int, int]) -> frozenset[str]:
    return frozenset(
        claim.id for claim in claims for one in claim.statements if one.article == article and overlap(span, one.span)
    )


def fit(lessons: list[Lesson]) -> Weights:
    """The weights for pairs across articles and within one."""
    found: Weights = {}
    tables = [(one, features(pack(one.traits), pack(one.traits))) for one in lessons]
    for label, inside in (("across", False), ("within", True)):
        names = [name for name in tables[0][1] if inside or name != "apart"]
        rows, right = [], []
        for one, table in tables:
            chosen = np.triu(one.within == inside, 1)
            rows.append(np.stack([table[name][chosen] for name in names], -1))
            right.append(one.same[chosen])
        told = logistic(np.concatenate(rows), np.concatenate(right).astype(float), penalty=PENALTY)
        found[label] = {name: round(float(value), 4) for name, value in zip(names, told, strict=True)}
    return found


def score(one: Lesson, told: Weights) -> tuple[int, int, int]:
    """Right, found and gold pairs of units of different articles."""
    likely = likeness_by(told, one.traits, one.traits)
    joined = np.zeros_like(one.within)
    for found in groups_of(one.traits, likely):
        joined[np.ix_(found.all, found.all)] = True
    known = np.array([bool(own) for own in one.claims])
    counted = np.triu(joined & ~one.within & np.outer(known, known), 1)
    gold = np.triu(one.same & ~one.within, 1)
    return int((counted & gold).sum()), int(counted.sum()), int(gold.sum())


def write(told: Weights) -> None:
    """Put the weights where the package reads them; all else in the file stays."""
    path = Path(str(resources.files("reportedly") / "reconcile" / "claims" / "weights.toml"))
    text = path.read_text(encoding="utf-8")
    for label, values in told.items():
        table = "".join(f"{name} = {value}\n" for name, value in values.items())
        text = re.sub(rf"(?m)^\[{label}\]\n(?:.+\n?)*", f"[{label}]\n{table}", text)
    path.write_text(text, encoding="utf-8")


def main() -> None:
    """Read the stories, leave each out in turn, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    lessons = [lesson(folder) for folder in asked.stories]
    totals = [0, 0, 0]
    for one in lessons:
        counts = score(one, fit([other for other in lessons if other is not one]))
        totals = [total + count for total, count in zip(totals, counts, strict=True)]
        print(f"{one.name:12} {_figures(*counts)}")
    print(f"{'all':12} {_figures(*totals)}")
    if asked.write:
        write(fit(lessons))


def _figures(right: int, found: int, gold: int) -> str:
    precision, recall = right / max(found, 1), right / max(gold, 1)
    return f"precision {precision:.3f} recall {recall:.3f} F1 {2 * right / max(found + gold, 1):.3f}"


if __name__ == "__main__":
    main()
