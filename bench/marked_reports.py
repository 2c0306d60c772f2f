"""How well claims, origins and disputes are found in real reports, marked by hand (`reports/README.md`).

    python bench/marked_reports.py CORPORA [--part tuned|kept|all] [--marks FILE …] [--agreement]

CORPORA is a folder with `basil`, `fakes_syria` and `ecbplus`; no text of these is here. Each group
is read into a dossier of its own, and what is found is measured as stories are (`reportedly.evaluate.claims`).
`--agreement` measures the second annotator's marks against the first's instead, for the groups that both have marked.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ecbplus_texts
import reportedly
from reportedly.evaluate.claims import Found, Report, add, score_story
from reportedly.evaluate.stories import GoldClaim, GoldDispute, GoldStatement, Story, StoryArticle
from reportedly.explore.questions.answers import plain
from reportedly.ingest.articles import make_article
from reportedly.pipeline import read_articles

MARKS = Path(__file__).parent / "reports"
"""Where the marks are kept."""
HELD = 5
"""Every how many-th of the groups that are not kept nothing is learned from."""
MEASURES = ("joined", "joined-asserts", "origins", "origins-shared", "sides", "disputes")
"""What is printed of a report."""


@dataclass(frozen=True, slots=True)
class Group:
    """Reports of one event, or of a few of one war, and what is marked in them."""

    corpus: str
    part: str
    story: Story


def groups_in(marks: Path, corpora: Path) -> Iterator[Group]:
    """The groups of a file of marks, with the articles that they are marked in.

    Raises:
        KeyError: if the corpora lack one of the articles.
    """
    rows = [json.loads(line) for line in marks.read_text(encoding="utf-8").splitlines()]
    texts = {name: _articles(corpora / name) for name in {row["corpus"] for row in rows}}
    for row in rows:
        articles = [texts[row["corpus"]][key] for key in row["articles"]]
        yield Group(row["corpus"], row["part"], _story(row, articles))


FILES = ("marks.jsonl", "marks_ecbplus.jsonl")
"""The first annotators' marks."""


def groups_marked(corpora: Path, files: Sequence[str] = FILES) -> Iterator[Group]:
    """The groups of files of marks, by default all."""
    for name in files:
        yield from groups_in(MARKS / name, corpora)


def held_back(groups: Iterable[Group]) -> list[Group]:
    """Of the groups that are not kept for measuring every fifth: what is learned from the others is judged by these."""
    return [group for group in groups if group.part == "tuned"][::HELD]


def _articles(folder: Path) -> dict[str, StoryArticle]:
    if folder.name == "ecbplus":
        return ecbplus_texts.articles_in(folder)
    rows = (json.loads(line) for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines())
    return {
        row["id"]: StoryArticle(row["id"], row["text"], row["publisher"], row["date"], row["title"]) for row in rows
    }


def _story(row: dict[str, Any], articles: list[StoryArticle]) -> Story:
    claims = []
    for number, claim in enumerate(row["claims"]):
        told = [
            GoldStatement(articles[place].name, (start, end), None, side, (), None, None)
            for place, start, end, side in claim["statements"]
        ]
        claims.append(GoldClaim(f"c{number}", claim["kind"], "", tuple(told), claim["origins"], (), withdrawn=False))
    disputes = [
        GoldDispute(tuple(f"c{one}" for one in own["claims"]), own["kind"], tuple(map(tuple, own["sides"])), "")
        for own in row["disputes"]
    ]
    return Story(row["name"], "", tuple(articles), tuple(claims), tuple(disputes), (), (), ())


def found_in(story: Story) -> Found:
    """What a dossier of a story's or a group's articles alone holds."""
    made = [
        make_article(one.text, name=one.name, publisher=one.publisher, published=one.published, title=one.title)
        for one in story.articles
    ]
    with tempfile.TemporaryDirectory() as folder, reportedly.open(Path(folder) / "group.db") as dossier:
        dossier.keep(list(read_articles(made)))
        told = dossier.claims(limit=None), dossier.disputes(limit=None), dossier.series(limit=None)
        return Found(*([plain(one) for one in rows] for rows in told))


def as_found(story: Story) -> Found:
    """What somebody marked, as if it had been found."""
    claims = [
        {
            "id": one.id,
            "kind": one.kind,
            "origins": one.origins,
            "statements": [
                {"article": told.article, "span": list(told.span), "source": None, "side": told.side}
                for told in one.statements
            ],
        }
        for one in story.claims
    ]
    return Found(claims, [{"claims": one.claims, "kind": one.kind, "sides": one.sides} for one in story.disputes])


def main() -> None:
    """Measure, corpus by corpus and all together."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--part", choices=("tuned", "kept", "all"), default="tuned")
    parser.add_argument("--marks", nargs="+", choices=FILES, default=FILES)
    parser.add_argument("--agreement", action="store_true")
    asked = parser.parse_args()
    groups = list(groups_marked(asked.corpora, asked.marks))
    if asked.agreement:
        again = {one.story.name: as_found(one.story) for one in groups_in(MARKS / "marks_again.jsonl", asked.corpora)}
        told = ((one, again[one.story.name]) for one in groups if one.story.name in again)
    else:
        told = ((one, found_in(one.story)) for one in groups if asked.part in {"all", one.part})
    totals: dict[str, Report] = defaultdict(dict)
    for group, found in told:
        report = score_story(group.story, found)
        for name in (group.corpus, "all"):
            totals[name] = add(totals[name], report)
    for name, report in totals.items():
        print(f"{name:12} " + "; ".join(f"{measure} {report[measure].f1:.3f}" for measure in MEASURES))


if __name__ == "__main__":
    main()
