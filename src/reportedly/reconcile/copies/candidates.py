"""Which articles of the dossier an article is compared with, and which of its sentences are boilerplate.

Both are told by who carries the same runs of words. A run tells the more, the fewer groups carry it: fifty reprints of
one report are one group, fifty articles with one footer are fifty. How many carriers of a run are listed is bounded, so
that looking for them costs the same in a dossier of any size.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from sqlalchemy import Connection, select

from reportedly.reconcile.copies.prints import SAMPLED, sample
from reportedly.reconcile.copies.words import Flags, Words
from reportedly.store.among import among
from reportedly.store.into import add_rows
from reportedly.store.prepared import Prepared
from reportedly.store.tables.articles import articles
from reportedly.store.tables.copies import copies, shingles

CARRIERS = 32
"""Carriers of a run that are listed. Those who come later find these."""

GROUPS, OF_A_GROUP = 8, 4
"""Groups that an article is compared with at most, and articles of each, besides the one that it is named for."""

PEERS = 0.7
"""Part of the runs that the likeliest of a group shares, from which on others are about as likely."""

LEAST = 0.3
"""Runs in common that make a group worth comparing: one that two other groups carry too."""

UNRELATED = 4
"""Groups that carry a sentence without being related otherwise, when it is boilerplate."""


@dataclass(frozen=True, slots=True)
class Carriers:
    """Who carries the sampled runs of one article: for each run, articles and their groups."""

    words: Words
    runs: tuple[int, ...]
    sentences: tuple[int, ...]
    ranks: tuple[int, ...]
    roots: dict[int, dict[int, int]]

    def sampled(self) -> Iterator[tuple[int, int]]:
        """Each run with its sentence."""
        return zip(self.runs, self.sentences, strict=True)

    def least(self) -> Iterator[tuple[int, int]]:
        """Those of the runs that stand for their sentences in a text of any length."""
        return (one for one, rank in zip(self.sampled(), self.ranks, strict=True) if rank < SAMPLED)

    def unlisted(self) -> list[int]:
        """The runs that still have room for another carrier."""
        return [run for run in self.runs if len(self.roots.get(run, ())) < CARRIERS]

    def groups(self, run: int) -> set[int]:
        """The groups in which a run is carried."""
        return set(self.roots.get(run, {}).values())


_CARRIERS = Prepared(
    select(shingles.c.shingle, shingles.c.article, copies.c.root)
    .join(copies, copies.c.article == shingles.c.article)
    .where(among(shingles.c.shingle, "runs"))
)
_DAYS_OF = Prepared(select(articles.c.id, articles.c.published_day).where(among(articles.c.id, "ids")))


def carriers_of(connection: Connection, article: int, words: Words) -> Carriers:
    """Who else carries the runs that stand for an article."""
    runs, sentences, ranks = sample(words)
    named = tuple(runs.tolist())
    roots: dict[int, dict[int, int]] = defaultdict(dict)
    for run, carrier, root in _CARRIERS.rows(connection, runs=named):
        if carrier != article:
            roots[run][carrier] = root
    return Carriers(words, named, tuple(sentences.tolist()), tuple(ranks.tolist()), dict(roots))


def list_carrier(connection: Connection, article: int, runs: Iterable[int]) -> None:
    """List an article as a carrier of runs."""
    rows = [{"shingle": run, "article": article} for run in sorted(set(runs))]
    add_rows(connection, shingles, rows)


def likely(connection: Connection, carriers: Carriers) -> list[int]:
    """The articles to compare with: of the groups that share most telling runs, the first of those who share most."""
    common = _common(carriers)
    weight: dict[int, float] = defaultdict(float)
    shared: dict[int, Counter[int]] = defaultdict(Counter)
    telling = [run for run, sentence in carriers.sampled() if sentence not in common]
    for run in dict.fromkeys(telling or carriers.runs):
        groups = carriers.groups(run)
        for root in groups:
            weight[root] += 1 / len(groups)
        for article, root in carriers.roots.get(run, {}).items():
            shared[root][article] += 1
    best = sorted((root for root in weight if weight[root] >= LEAST), key=lambda root: (-weight[root], root))
    peers = {root: _peers(shared[root]) for root in best[:GROUPS]}
    days = _days(connection, [article for group in peers.values() if len(group) > OF_A_GROUP for article in group])
    chosen: dict[int, None] = {}
    for root, group in peers.items():
        first = sorted(group[1:], key=lambda article: days.get(article, ""))
        of_group = dict.fromkeys([root, *group[:1], *first[: OF_A_GROUP - 1], *_by_share(shared[root])])
        chosen.update(dict.fromkeys(list(of_group)[: OF_A_GROUP + 1]))
    return list(chosen)


def _by_share(shared: Counter[int]) -> list[int]:
    """Those of a group who share runs, those with the most first."""
    return sorted(shared, key=lambda article: (-shared[article], article))


def _peers(shared: Counter[int]) -> list[int]:
    """Those of a group who share about as many runs as the first of them."""
    most = _by_share(shared)
    return [article for article in most if shared[article] >= PEERS * shared[most[0]]]


def _days(connection: Connection, ids: list[int]) -> dict[int, str]:
    """When articles were published; those of which it is not known come last."""
    found = _DAYS_OF.rows(connection, ids=ids) if ids else ()
    return {row.id: row.published_day or "9999" for row in found}


def _common(carriers: Carriers) -> frozenset[int]:
    groups: dict[int, int] = {}
    for run, sentence in carriers.least():
        count = len(carriers.groups(run))
        groups[sentence] = min(groups.get(sentence, count), count)
    return frozenset(sentence for sentence, count in groups.items() if count >= UNRELATED)


def boilerplate(carriers: Carriers) -> Flags:
    """Which words stand in sentences that groups carry which have nothing else in common."""
    return np.isin(carriers.words.sentences, sorted(_common(carriers)))


def newly_boilerplate(carriers: Carriers) -> list[int]:
    """The articles that carry a sentence which this article makes boilerplate: it is one group too many."""
    found: dict[int, None] = {}
    of_sentence: dict[int, list[int]] = defaultdict(list)
    for run, sentence in carriers.least():
        of_sentence[sentence].append(run)
    for runs in of_sentence.values():
        counts = [len(carriers.groups(run)) for run in runs]
        if min(counts) == UNRELATED:
            carrying = set.intersection(*(set(carriers.roots[run]) for run in runs))
            found.update(dict.fromkeys(sorted(carrying)))
    return list(found)
