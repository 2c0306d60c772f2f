"""Train the encoder of meaning on marked stories and reports, judge it on kept ones, and write its weights.

    python bench/train_meaning.py learn OUT.pt --base MPNET/model.safetensors --large --corpora CORPORA
    python bench/train_meaning.py teach LARGE.pt TAUGHT.npz --corpora CORPORA
    python bench/train_meaning.py learn OUT.pt --base MINILM/model.safetensors --taught TAUGHT.npz --corpora CORPORA
    python bench/train_meaning.py judge OUT.pt --corpora CORPORA
    python bench/train_meaning.py export OUT.pt

A network reads articles and learns to tell which pairs of units of two articles are in one claim, by the cosine of
vectors of their words and of the sentences around them, together with what else is known of the pair
(`reconcile.claims.likeness.features`); a small one learns besides to have the cosines that a large one has (Hinton,
Vinyals, Dean 2015), on unmarked reports too. `export` writes the small one where the package reads it. How the one that
ships was made: its model card. Needs `reportedly[train]`.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from marked_reports import MARKS, groups_marked, held_back
from marked_stories import stories_in
from reportedly.evaluate.claims import overlap
from reportedly.evaluate.stories import StoryArticle
from reportedly.ingest.articles import make_article
from reportedly.models.attribution.network import TEACHER, Sizes
from reportedly.models.attribution.pieces import tokenizer
from reportedly.models.meaning.network import MeaningNetwork, export, from_base
from reportedly.models.meaning.runner import CLOSES, OPENS, WEIGHTS, parts_of
from reportedly.pipeline import read_articles
from reportedly.reconcile.claims.likeness import features, weights
from reportedly.reconcile.claims.matters import likely_all, matter_of
from reportedly.reconcile.claims.packing import pack
from reportedly.reconcile.claims.sentences import sentences_of
from reportedly.reconcile.claims.traits import Traits, traits_of
from reportedly.reconcile.claims.units import units_of

STORIES = Path(__file__).parent / "stories"
LAYERS = (0, 1, 3, 5)
"""Those of MiniLM-L6 that the small network keeps."""
SIZES = {"large": TEACHER, "small": Sizes(words_masked=0.05)}
UNMARKED, MARKED_REPORTS = 0.5, 2.0
"""What a pair counts of which a unit is in no claim; what a group of real reports counts, a story being 1."""
BATCH = 4
SOFT = 60.0
"""What the mean squared difference from the large network's cosines counts."""
GROUP = 6
"""Articles of an unmarked group; they follow one another in time."""

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(slots=True, eq=False)
class Lesson:
    """Articles on one matter: their pieces in parts, their units, and for pairs of these what is known.

    `units` has a row for each unit: its article, then where its pieces, and those of its sentence, begin and end.
    `pairs` has two columns, units of two articles; `told` the features of each pair, `same` whether they are in one
    claim, `known` whether both are in any; these are None where nothing is marked. `taught` are a large network's
    vectors.
    """

    name: str
    worth: float
    pieces: list[Ints]
    parts: list[list[tuple[int, int]]]
    units: Ints
    pairs: Ints
    told: Floats | None = None
    same: Floats | None = None
    known: NDArray[np.bool_] | None = None
    taught: Floats | None = None


def kept(corpora: Path) -> Iterator[Lesson]:
    """The marked reports that are kept for measuring."""
    for group in groups_marked(corpora):
        if group.part == "kept":
            told = [(claim.id, one.article, one.span) for claim in group.story.claims for one in claim.statements]
            yield marked(group.story.name, 1.0, group.story.articles, told)


def lessons(corpora: Path) -> Iterator[Lesson]:
    """The marked stories, the marked reports that are neither kept nor held back, and unmarked reports."""
    for path in sorted(STORIES.glob("*.toml")):
        for story in stories_in(path):
            yield marked(story.name, 1.0, story.articles, [(one.claim, one.article, one.span) for one in story.marks])
    groups = list(groups_marked(corpora))
    held = {group.story.name for group in held_back(groups)}
    for group in groups:
        if group.part == "tuned" and group.story.name not in held:
            told = [(claim.id, one.article, one.span) for claim in group.story.claims for one in claim.statements]
            yield marked(group.story.name, MARKED_REPORTS, group.story.articles, told)
    yield from unmarked(corpora)


def marked(
    name: str, worth: float, articles: Sequence[StoryArticle], told: Sequence[tuple[str, str, tuple[int, int]]]
) -> Lesson:
    """A lesson of marked articles; a unit is in a claim if it shares half of the shorter with words marked so."""
    made = [make_article(one.text, name=one.name, published=one.published, title=one.title) for one in articles]
    traits: list[Traits] = []
    claims: list[set[str]] = []
    spans: list[tuple[int, tuple[int, int]]] = []
    for number, reading in enumerate(read_articles(made)):
        units = units_of(reading)
        for unit, one in zip(units, traits_of(units, reading.article.name), strict=True):
            if unit.figure is None:
                span = unit.spans[0].start, unit.spans[-1].end
                its = {claim for claim, article, at in told if article == reading.article.name and overlap(span, at)}
                traits.append(one)
                claims.append(its)
                spans.append((number, span))
    lesson = _lesson(name, worth, [one.text for one in articles], spans)
    first, second = lesson.pairs.T
    table = features(pack(traits), pack(traits))
    matters = [matter_of([one for one in traits if one.article == article.name]) for article in articles]
    about = likely_all(weights()["matter"], matters)[np.ix_(lesson.units[:, 0], lesson.units[:, 0])]
    columns = [table[name] for name in FEATURES] + [np.log(np.clip(about, 1e-3, 1))]
    lesson.told = np.stack([column[first, second] for column in columns], -1).astype(np.float32)
    same = [bool(claims[one] & claims[other]) for one, other in lesson.pairs]
    lesson.same = np.array(same, np.float32)
    lesson.known = np.array([bool(claims[one]) and bool(claims[other]) for one, other in lesson.pairs], np.bool_)
    return lesson


FEATURES = [name for name in weights()["across"] if name != "constant"]
"""What is known of a pair besides the cosine; a last column tells how likely their articles are of one matter."""


def unmarked(corpora: Path) -> Iterator[Lesson]:
    """Lessons of reports that nobody marked, in the order of their days; sentences are units, and parts of them."""
    draws = random.Random(3)
    used = {key for row in (MARKS / "marks.jsonl").read_text(encoding="utf-8").splitlines()
            for key in json.loads(row)["articles"]}  # fmt: skip
    for folder in ("fakes_syria", "ukraine_2022", "guardian_sdf", "wikinews"):
        lines = (corpora / folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [row for row in map(json.loads, lines) if row["id"] not in used]
        rows.sort(key=lambda row: (row["date"] or "", row["id"]))
        for start in range(0, len(rows) - 1, GROUP):
            texts = [row["text"] for row in rows[start : start + GROUP]]
            spans = [(number, span) for number, text in enumerate(texts) for span in _stretches(text, draws)]
            yield _lesson(f"{folder} {start}", 1.0, texts, spans)


def _stretches(text: str, draws: random.Random) -> Iterator[tuple[int, int]]:
    for start, end in sentences_of(text):
        yield start, end
        words = [start, *(place + 1 for place in range(start, end) if text[place] == " ")]
        if len(words) > 12:
            count = draws.randint(len(words) // 3, len(words) - 2)
            first = draws.randint(0, len(words) - 1 - count)
            yield words[first], words[first + count] - 1


def _lesson(name: str, worth: float, texts: Sequence[str], spans: Sequence[tuple[int, tuple[int, int]]]) -> Lesson:
    encoded = [tokenizer().encode(text, add_special_tokens=False) for text in texts]
    offsets = [np.array(one.offsets, np.int64).reshape(-1, 2) for one in encoded]
    sentences = [sentences_of(text) for text in texts]
    rows = []
    for number, (start, end) in spans:
        around = next((s for s in reversed(sentences[number]) if s[0] <= start), (start, end))
        rows.append((number, *_pieces(offsets[number], (start, end)), *_pieces(offsets[number], around)))
    units = np.array(rows, np.int64).reshape(-1, 5)
    pairs = np.argwhere(units[:, 0][:, None] < units[:, 0][None, :])
    parts = [parts_of(own[:, 0], its) for own, its in zip(offsets, sentences, strict=True)]
    return Lesson(name, worth, [np.array(one.ids, np.int64) for one in encoded], parts, units, pairs)


def _pieces(offsets: Ints, span: tuple[int, int]) -> tuple[int, int]:
    first = int(np.searchsorted(offsets[:, 1], span[0], side="right"))
    return first, max(first + 1, int(np.searchsorted(offsets[:, 0], span[1], side="left")))


class Learner(nn.Module):
    """A network with what weighs the cosine of a pair and its features."""

    def __init__(self, network: MeaningNetwork) -> None:
        super().__init__()
        self.network = network
        self.head = nn.Linear(len(FEATURES) + 1, 1)
        self.scale = nn.Parameter(torch.tensor(8.0))
        with torch.no_grad():
            told = weights()["across"]
            self.head.weight.copy_(torch.tensor([[*(told[name] for name in FEATURES), 1.0]]))
            self.head.bias.fill_(told["constant"] - 3.0)

    def vectors(self, lesson: Lesson) -> Tensor:
        """The vectors of a lesson's units, of length 1."""
        means = []
        for number, (ids, parts) in enumerate(zip(lesson.pieces, lesson.parts, strict=True)):
            rows = lesson.units[lesson.units[:, 0] == number]
            if not len(rows):
                continue
            made = torch.cat([torch.zeros(1, 2 * self.network.width), self._pieces(ids, parts)]).cumsum(0)
            own, around = (made[rows[:, last]] - made[rows[:, last - 1]] for last in (2, 4))
            lengths = torch.from_numpy(rows[:, [2, 4]] - rows[:, [1, 3]]).clamp(min=1)
            width = self.network.width
            means.append(own[:, :width] / lengths[:, :1] + around[:, width:] / lengths[:, 1:])
        return functional.normalize(torch.cat(means), dim=-1)

    def _pieces(self, ids: Ints, parts: Sequence[tuple[int, int]]) -> Tensor:
        width = max(last - first for first, last in parts) + 2
        given, mask = torch.zeros(len(parts), width, dtype=torch.long), torch.zeros(len(parts), width)
        for row, (first, last) in enumerate(parts):
            given[row, : last - first + 2] = torch.tensor([OPENS, *ids[first:last].tolist(), CLOSES])
            mask[row, : last - first + 2] = 1
        with torch.autocast("cpu", torch.bfloat16):
            made = self.network(given, mask)
        return torch.cat([made[row, 1 : last - first + 1] for row, (first, last) in enumerate(parts)]).float()

    def loss(self, lesson: Lesson) -> Tensor:
        """What a lesson costs: its marks, and how far its cosines are from those taught."""
        vectors = self.vectors(lesson)
        cost = torch.zeros(())
        if lesson.told is not None and lesson.same is not None and lesson.known is not None:
            first, second = lesson.pairs.T
            cosines = (vectors[first] * vectors[second]).sum(-1)
            odds = self.scale * cosines + self.head(torch.from_numpy(lesson.told))[:, 0]
            counts = torch.where(torch.from_numpy(lesson.known), 1.0, UNMARKED)
            same = torch.from_numpy(lesson.same)
            summed = functional.binary_cross_entropy_with_logits(odds, same, weight=counts, reduction="sum")
            cost = cost + lesson.worth * summed / (same.sum() + 20)
        if lesson.taught is not None:
            taught = torch.from_numpy(lesson.taught)
            right = taught @ taught.T
            counts = 0.05 + right.clamp(min=0) ** 2
            cost = cost + SOFT * (counts * (vectors @ vectors.T - right) ** 2).sum() / counts.sum()
        return cost


def learn(learner: Learner, all_lessons: Sequence[Lesson], epochs: float, rate: float, out: Path) -> None:
    """Train, and write the running average of the weights."""
    lessons_ = [one for one in all_lessons if len(one.pairs)]
    encoder = [own for name, own in learner.named_parameters() if "encoder" in name and own.requires_grad]
    rest = [own for name, own in learner.named_parameters() if "encoder" not in name]
    optimiser = torch.optim.AdamW([{"params": encoder, "lr": rate}, {"params": rest, "lr": 15 * rate}])
    steps = int(epochs * len(lessons_) / BATCH)
    warm = max(10, steps // 15)
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / warm) * max(0.02, 1 - step / steps)
    )
    average = {name: own.detach().clone() for name, own in learner.state_dict().items()}
    begun, order = time.time(), list[Lesson]()
    learner.train()
    for step in range(steps):
        optimiser.zero_grad()
        total = 0.0
        for _ in range(BATCH):
            order = order or random.sample(lessons_, len(lessons_))
            cost = learner.loss(order.pop()) / BATCH
            cost.backward()
            total += cost.item()
        nn.utils.clip_grad_norm_(learner.parameters(), 1.0)
        optimiser.step()
        pace.step()
        kept = min(0.99, (step + 1) / (step + 10))
        for name, own in learner.state_dict().items():
            average[name].mul_(kept).add_(own, alpha=1 - kept)
        if step % 20 == 19:
            print(f"{step + 1} of {steps}: {total:.3f}, {(time.time() - begun) / 60:.0f} min", file=sys.stderr)
            torch.save(average, out)
    torch.save(average, out)


def _sizes(state: dict[str, Tensor]) -> Sizes:
    return next(one for one in SIZES.values() if one.width == state["network.own.weight"].shape[1])


def loaded(path: Path) -> Learner:
    """A learner with trained weights."""
    state = torch.load(path, weights_only=True)
    sizes = _sizes(state)
    layers = len({name.split(".")[3] for name in state if name.startswith("network.encoder.blocks.")})
    learner = Learner(MeaningNetwork(sizes, range(layers)))
    learner.load_state_dict(state)
    return learner.eval()


def judge(learner: Learner, groups: Sequence[Lesson]) -> None:
    """Print how well pairs of marked units are told apart, by what is known without a network, and with it."""
    told = weights()["across"]
    now = np.array([*(told[name] for name in FEATURES), 1.0])
    odds: dict[str, list[Floats]] = {"features that ship": [], "with the network": []}
    same = []
    with torch.no_grad():
        for one in groups:
            if one.told is None or one.same is None or one.known is None or not len(one.pairs):
                continue
            vectors = learner.vectors(one)
            first, second = one.pairs.T
            cosines = (vectors[first] * vectors[second]).sum(-1)
            both = learner.scale * cosines + learner.head(torch.from_numpy(one.told))[:, 0]
            odds["features that ship"].append((one.told @ now)[one.known])
            odds["with the network"].append(both.numpy()[one.known])
            same.append(one.same[one.known])
    right = np.concatenate(same)
    for name, values in odds.items():
        hits = right[np.argsort(-np.concatenate(values), kind="stable")]
        ranks = np.arange(1, len(hits) + 1)
        precise = hits.cumsum() / ranks
        best = (2 * hits.cumsum() / (ranks + hits.sum())).max()
        print(f"{name:20} average precision {(precise * hits).sum() / hits.sum():.3f}, best F1 {best:.3f}")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("learn", "teach", "judge", "export"))
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path, nargs="?")
    parser.add_argument("--base", type=Path)
    parser.add_argument("--corpora", type=Path)
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--taught", type=Path)
    parser.add_argument("--epochs", type=float, default=2.0)
    parser.add_argument("--rate", type=float, default=4e-5)
    asked = parser.parse_args()
    torch.manual_seed(1)
    random.seed(1)
    if asked.what == "export":
        export(loaded(asked.weights).network, WEIGHTS / "encoder.onnx")
        return
    if asked.what == "judge":
        judge(loaded(asked.weights), list(kept(asked.corpora)))
        return
    told = list(lessons(asked.corpora))
    if asked.what == "teach":
        learner = loaded(asked.weights)
        with torch.no_grad():
            np.savez(asked.out, *[learner.vectors(one).numpy() for one in told])
        return
    if asked.taught:
        for one, taught in zip(told, np.load(asked.taught).values(), strict=True):
            one.taught = taught
    told = [one for one in told if one.told is not None or one.taught is not None]
    size = SIZES["large" if asked.large else "small"]
    network = from_base(asked.base, size, None if asked.large else LAYERS)
    learn(Learner(network), told, asked.epochs, asked.rate, asked.weights)


if __name__ == "__main__":
    main()
