"""What people judged of two things, whether they are one actor or one claim; and how far people agree on all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from reportedly.dossier.review.kept import Kept, all_kept
from reportedly.evaluate.agreement import cohens_kappa
from reportedly.explore.questions.review import item_opinions, judged_articles
from reportedly.reconcile.claims.judged import DIFFERENT as CLAIMS_DIFFERENT
from reportedly.reconcile.claims.judged import KINDS as CLAIM_KINDS
from reportedly.reconcile.claims.judged import SAME as CLAIMS_SAME
from reportedly.resolve.judged import DIFFERENT, SAME
from reportedly.store.tables.articles import articles

_VERDICTS = {SAME: "accept", DIFFERENT: "reject", CLAIMS_SAME: "accept", CLAIMS_DIFFERENT: "reject"}
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class PairJudgement:
    """A judgement on two: whether they are one `actor`, or make one `claim`; by keys, with names or words.

    `verdict` is accept where they are one. A statement that was split off a claim makes a pair with each other one.
    """

    key: str
    kind: str
    one: str
    one_words: str
    other: str
    other_words: str
    verdict: str
    by: str
    at: str
    why: str | None
    withdrawn_at: str | None
    withdrawn_by: str | None
    withdrawn_why: str | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two people agree on what both judged: of how many, on how many, and Cohen's kappa.

    Accepting, rejecting and each different correction are different answers. `kappa` is None where both gave one and
    the same answer to all, for then chance alone would let them agree.
    """

    one: str
    other: str
    kind: str
    items: int
    agreed: int
    share: float
    kappa: float | None


def pair_judgements(connection: Connection) -> list[PairJudgement]:
    """What people judged of pairs, the first first, withdrawn judgements too."""
    rows = connection.execute(all_kept((*_VERDICTS,))).all()
    texts = _texts(connection, {side["article"] for row in rows if row.kind in CLAIM_KINDS for side in row.subject})
    return [_pair(row, other, texts) for row in rows for other in row.subject[1:]]


def _texts(connection: Connection, keys: Iterable[str]) -> dict[str, str]:
    wanted, found = sorted(keys), dict[str, str]()
    for start in range(0, len(wanted), AT_ONCE):
        some = articles.c.key.in_(wanted[start : start + AT_ONCE])
        found |= {row.key: row.text for row in connection.execute(select(articles.c.key, articles.c.text).where(some))}
    return found


def _pair(row: Row[Any], other: Mapping[str, Any], texts: Mapping[str, str]) -> PairJudgement:
    one = row.subject[0]
    return PairJudgement(
        row.key, "claim" if row.kind in CLAIM_KINDS else "actor",
        one["key"], _words(one, texts), other["key"], _words(other, texts), _VERDICTS[row.kind],
        row.by, row.at, row.why, row.withdrawn_at, row.withdrawn_by, row.withdrawn_why,
    )  # fmt: skip


def _words(side: Mapping[str, Any], texts: Mapping[str, str]) -> str:
    if "name" in side:
        return str(side["name"])
    start, end = side["span"]
    return texts.get(side["article"], "")[start:end]


def agreement(connection: Connection) -> list[Agreement]:
    """How far people agree, each two by kind of item, and over all kinds ("all")."""
    answers: dict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
    for kind, told in (*_on_items(connection), *_on_pairs(connection)):
        people = sorted(told)
        for number, one in enumerate(people):
            for other in people[number + 1 :]:
                for name in (kind, "all"):
                    answers[one, other, name].append((told[one], told[other]))
    order = sorted(answers, key=lambda key: (key[0], key[1], key[2] != "all", key[2]))
    return [_agreement(*key, answers[key]) for key in order]


def _agreement(one: str, other: str, kind: str, pairs: Sequence[tuple[str, str]]) -> Agreement:
    agreed = sum(left == right for left, right in pairs)
    return Agreement(one, other, kind, len(pairs), agreed, agreed / len(pairs), cohens_kappa(pairs))


Told = dict[str, str]
"""What each person answered, by name."""


def _on_items(connection: Connection) -> Iterator[tuple[str, Told]]:
    for row in judged_articles(connection):
        for opinion in item_opinions(connection, row):
            yield opinion.subject.kind, {by: _answer(one) for by, one in opinion.counting.items()}


def _answer(one: Kept) -> str:
    return one.verdict if one.changes is None else f"{one.verdict} {sorted(one.changes.items())}"


def _on_pairs(connection: Connection) -> Iterator[tuple[str, Told]]:
    """Whether two are one actor, or one claim, by who says so."""
    told: dict[tuple[str, ...], Told] = defaultdict(dict)
    for one in pair_judgements(connection):
        if one.withdrawn_at is None:
            told[one.kind, *sorted((one.one, one.other))][one.by] = one.verdict
    for pair, said in told.items():
        yield pair[0], said
