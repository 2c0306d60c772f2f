"""Fit the weights by which pairs of units are taken for one claim, on gold stories, and say what to expect elsewhere.

    python bench/fit_claims.py STORY … [--reports CORPORA] [--only across within meant] [--write] [--folds 8]

STORY is the folder of a gold story, or a file of marked ones (`marked_stories.py`); `--reports` adds the marked reports
that the encoder of meaning did not learn from (`marked_reports.held_back`). Prints how well pairs are grouped in each
part of the stories with weights fitted on all other parts, and all of them together; `--write` fits on all and writes
`reconcile/claims/weights.toml`. The encoder of meaning learned from the marked stories: its cosines are too good
there: weights with them (`meant`) are to be fitted on what it has not seen. Pairs are of units that are in the gold, of
different articles; a unit is a gold statement if they share half of the shorter.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from logistic import logistic
from marked_reports import groups_marked, held_back
from marked_stories import stories_in
from reportedly.evaluate.claims import overlap
from reportedly.evaluate.stories import StoryArticle, load_story
from reportedly.ingest.articles import make_article
from reportedly.models.meaning import runner
from reportedly.pipeline import read_articles
from reportedly.reconcile.claims.groups import groups_of
from reportedly.reconcile.claims.likeness import features, likeness_by, weights
from reportedly.reconcile.claims.packing import pack
from reportedly.reconcile.claims.traits import Traits, traits_of
from reportedly.reconcile.claims.units import units_of

Weights = dict[str, dict[str, float]]
Told = tuple[str, str, tuple[int, int]]
"""A claim's id, the article that tells it, and where."""

HELD = {"told_apart", "meant"}
"""Features whose weights are not fitted here: the stories hold no reports of other events of the same kind."""

LABELS = (
    ("across", False, {"apart", "meaning"}),
    ("within", True, {"meaning"}),
    ("meant", False, {"apart"}),
)
"""For each table of weights whether it is for pairs of one article, and which features it has not."""

NAMES = [name for name, *_ in LABELS]
"""The tables of weights."""

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


def lessons_in(place: Path) -> Iterator[Lesson]:
    """Those of a gold story's folder, or of a file of marked stories."""
    if place.is_dir():
        story = load_story(place)
        told = [(claim.id, one.article, one.span) for claim in story.claims for one in claim.statements]
        yield lesson(story.name, story.articles, told)
        return
    for marked in stories_in(place):
        yield lesson(marked.name, marked.articles, [(one.claim, one.article, one.span) for one in marked.marks])


def lesson(name: str, articles: Sequence[StoryArticle], told: Sequence[Told]) -> Lesson:
    """Read a story's articles and find its gold in their units."""
    made = [
        make_article(one.text, name=one.name, publisher=one.publisher, published=one.published, title=one.title)
        for one in articles
    ]
    traits: list[Traits] = []
    claims: list[frozenset[str]] = []
    for reading in read_articles(made):
        units = units_of(reading)
        for unit, its in zip(units, traits_of(units, reading.article.name), strict=True):
            if unit.figure is None:
                span = unit.spans[0].start, unit.spans[-1].end
                traits.append(its)
                claims.append(_gold(told, reading.article.name, span))
    return Lesson(name, traits, claims)


def _gold(told: Sequence[Told], article: str, span: tuple[int, int]) -> frozenset[str]:
    return frozenset(claim for claim, other, its in told if other == article and overlap(span, its))


def lessons_of_reports(corpora: Path) -> Iterator[Lesson]:
    """Those of the marked reports that the encoder of meaning did not learn from."""
    for group in held_back(groups_marked(corpora)):
        told = [(claim.id, one.article, one.span) for claim in group.story.claims for one in claim.statements]
        yield lesson(group.story.name, group.story.articles, told)


def fit(lessons: list[Lesson], only: Sequence[str]) -> Weights:
    """The weights for pairs across articles and within one, and for those across articles that have vectors."""
    found: Weights = {}
    tables = [(one, features(pack(one.traits), pack(one.traits))) for one in lessons]
    for label, inside, left_out in LABELS:
        if label not in only:
            continue
        names = [name for name in tables[0][1] if name not in left_out and name not in HELD]
        rows, right = [], []
        for one, table in tables:
            chosen = np.triu(one.within == inside, 1)
            if label == "meant":
                chosen &= table["meant"] > 0
            rows.append(np.stack([table[name][chosen] for name in names], -1))
            right.append(one.same[chosen])
        told = logistic(np.concatenate(rows), np.concatenate(right).astype(float), penalty=PENALTY)
        held = {name: value for name, value in weights()[label].items() if name in HELD}
        found[label] = {name: round(float(value), 4) for name, value in zip(names, told, strict=True)} | held
    return found


def score(one: Lesson, told: Weights) -> tuple[int, int, int]:
    """Right, found and gold pairs of units of different articles."""
    likely = likeness_by({**weights(), **told}, one.traits, one.traits)
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
    """Read the stories, leave each part out in turn, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", nargs="+", type=Path)
    parser.add_argument("--reports", type=Path)
    parser.add_argument(
        "--only", nargs="+", choices=[name for name, *_ in LABELS], default=[name for name, *_ in LABELS]
    )
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--folds", type=int, default=8, help="parts that the stories are dealt into")
    asked = parser.parse_args()
    if "meant" in asked.only and not runner.is_there():
        parser.error("the encoder of meaning is not installed: --only across within")
    lessons = [one for place in asked.stories for one in lessons_in(place)]
    lessons += lessons_of_reports(asked.reports) if asked.reports else []
    totals = [0, 0, 0]
    for fold in range(min(asked.folds, len(lessons))):
        told = fit([one for place, one in enumerate(lessons) if place % asked.folds != fold], asked.only)
        counts = [score(one, told) for one in lessons[fold :: asked.folds]]
        summed = [sum(of) for of in zip(*counts, strict=True)]
        totals = [total + count for total, count in zip(totals, summed, strict=True)]
        print(f"{lessons[fold].name:24} and {len(counts) - 1} more: {_figures(*summed)}", flush=True)
    print(f"{'all':12} {_figures(*totals)}")
    if asked.write:
        write(fit(lessons, asked.only))


def _figures(right: int, found: int, gold: int) -> str:
    precision, recall = right / max(found, 1), right / max(gold, 1)
    return f"precision {precision:.3f} recall {recall:.3f} F1 {2 * right / max(found + gold, 1):.3f}"


if __name__ == "__main__":
    main()
