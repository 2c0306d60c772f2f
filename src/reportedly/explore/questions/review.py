"""What people judged: the items of an article with what is thought of them, and how far people agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from reportedly.dossier.review.fields import FIELDS, Values
from reportedly.dossier.review.items import Item, items_of
from reportedly.dossier.review.kept import CLAIM_JOIN, OF_ITEMS, Kept, all_kept, kept_in, kept_row
from reportedly.dossier.review.opinions import Opinion, State, opinions_on
from reportedly.dossier.review.subjects import ItemKind, Pair
from reportedly.errors import NoSuchArticle
from reportedly.evaluate.agreement import cohens_kappa
from reportedly.explore.questions.answers import PAGE, Page
from reportedly.reading import Article, Reading
from reportedly.resolve.judged import DIFFERENT, SAME
from reportedly.store.articles import find_article
from reportedly.store.loading import load_reading
from reportedly.store.tables.articles import articles
from reportedly.store.tables.judgements import judged, judgements


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement on an item. `changes` has offsets for spans; `says` is the same in words.

    `counts`: it is the last of its author that was not withdrawn.
    """

    key: str
    verdict: str
    by: str
    at: str
    why: str | None
    changes: Values | None
    says: dict[str, str]
    counts: bool
    withdrawn_at: str | None
    withdrawn_by: str | None
    withdrawn_why: str | None


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """Something that was read, as it can be judged. `item` is its name; `read` are its fields, `says` them in words."""

    item: str
    kind: ItemKind
    local: str | None
    article: str
    span: Pair
    words: str
    read: Values
    says: dict[str, str]
    confidence: float | None
    state: State | None
    judgements: list[Judged]


@dataclass(frozen=True, slots=True)
class ItemOpinion:
    """An item that was judged, and all judgements on it, the first first.

    `judged` are the fields that the reader had put there when it was judged last, none for an addition; `right` are
    those that it should have, where people agree on it and don't reject it. `local` is its
    id in the reading of today; `still_read` is false for what is read no more, or was never, and `read_otherwise` true
    where the reader has put other values there since.
    """

    item: str
    kind: ItemKind
    local: str | None
    article: str
    name: str
    title: str | None
    publisher: str | None
    published: str | None
    span: Pair
    words: str
    state: State
    still_read: bool
    read_otherwise: bool
    judged: Values
    right: Values | None
    says: dict[str, str]
    judgements: list[Judged]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two people agree on what both judged: of how many items, on how many, and Cohen's kappa.

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


@dataclass(frozen=True, slots=True)
class PairJudgement:
    """A judgement on two: whether they are one actor (`kind` actor), or make one claim (claim_join).

    `one` and `other` are keys or names of items, the words theirs; `verdict` is accept where they are one.
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


def pair_judgements(connection: Connection) -> list[PairJudgement]:
    """What people judged of pairs, the first first, withdrawn judgements too."""
    rows = connection.execute(all_kept(SAME, DIFFERENT, CLAIM_JOIN)).all()
    return [_pair_judgement(row) for row in rows]


def _pair_judgement(row: Row[Any]) -> PairJudgement:
    of_claims = row.kind == CLAIM_JOIN
    if of_claims:
        sides = [(str(side.subject), side.words) for side in kept_row(row).sides]
    else:
        sides = [(side["key"], side["name"]) for side in row.subject]
    verdict = row.verdict if of_claims else ("accept" if row.kind == SAME else "reject")
    return PairJudgement(
        row.key, CLAIM_JOIN if of_claims else "actor", *sides[0], *sides[1], verdict, row.by, row.at, row.why,
        row.withdrawn_at, row.withdrawn_by, row.withdrawn_why,
    )  # fmt: skip


def review_items(connection: Connection, article: str, *, kind: ItemKind | None = None) -> list[ReviewItem]:
    """All items that are read of an article, by its key, with what people think of each.

    Raises:
        NoSuchArticle: if the dossier holds none of that key.
    """
    reading = _reading(connection, article)
    items = items_of(reading, article)
    opinions = {
        opinion.subject: opinion for opinion in opinions_on(items, kept_in(connection, article)) if opinion.item
    }
    shown = [item for item in items if kind is None or item.subject.kind == kind]
    return [_review_item(item, opinions.get(item.subject), reading.article) for item in shown]


def _reading(connection: Connection, article: str) -> Reading:
    kept = find_article(connection, article)
    reading = None if kept is None else load_reading(connection, kept.id)
    if reading is None:
        raise NoSuchArticle(f"this dossier holds no article {article}")
    return reading


def _review_item(item: Item, opinion: Opinion | None, article: Article) -> ReviewItem:
    subject = item.subject
    return ReviewItem(
        item=str(subject),
        kind=subject.kind,
        local=item.local,
        article=subject.article,
        span=(subject.start, subject.end),
        words=item.words,
        read=item.read,
        says=in_words(subject.kind, item.read, article.text),
        confidence=item.confidence,
        state=opinion.state if opinion is not None else None,
        judgements=_all_judged(opinion, article.text) if opinion is not None else [],
    )


def _all_judged(opinion: Opinion, text: str) -> list[Judged]:
    counting = {one.key for one in opinion.counting.values()}
    return [_judged(one, opinion.subject.kind, text, counts=one.key in counting) for one in opinion.all]


def _judged(one: Kept, kind: ItemKind, text: str, *, counts: bool) -> Judged:
    return Judged(
        one.key, one.verdict, one.by, one.at, one.why, one.changes, in_words(kind, one.changes or {}, text), counts,
        one.withdrawn_at, one.withdrawn_by, one.withdrawn_why,
    )  # fmt: skip


def in_words(kind: ItemKind, values: Values, text: str) -> dict[str, str]:
    """Fields as people read them: spans as their words; what is empty is left out."""
    said = {name: _said(FIELDS[kind][name].sort, value, text) for name, value in values.items() if name in FIELDS[kind]}
    return {name: words for name, words in said.items() if words}


def _said(sort: str, value: Any, text: str) -> str:
    if value is None:
        return ""
    if sort == "span":
        return text[value[0] : value[1]]
    if sort == "spans":
        return " … ".join(text[start:end] for start, end in value)
    return f"{value:,.15g}" if isinstance(value, int | float) else str(value)


def opinion_page(
    connection: Connection, *, article: str | None = None, after: str | None = None, limit: int = PAGE
) -> Page[ItemOpinion]:
    """Items that somebody judged, article by article in the order in which those came; `article`: of that one alone."""
    row_after, _, passed = (after or "0.0").partition(".")
    found: list[ItemOpinion] = []
    for row, skip in _judged_articles(connection, article, int(row_after), int(passed or 0)):
        opinions = item_opinions(connection, row)
        fits = opinions[skip : skip + limit - len(found)]
        found += [item_opinion(opinion, row) for opinion in fits]
        if skip + len(fits) < len(opinions):
            return Page(found, f"{row.id}.{skip + len(fits)}")
    return Page(found, None)


def _judged_articles(connection: Connection, key: str | None, first: int, passed: int) -> Iterator[tuple[Any, int]]:
    """Articles with judgements from one on, each with how many of its opinions are passed already."""
    of_items = select(judged.c.article).join(judgements, judgements.c.id == judged.c.judgement)
    query = select(articles).where(articles.c.key.in_(of_items.where(judgements.c.kind.in_(OF_ITEMS))))
    if key is not None:
        query = query.where(articles.c.key == key)
    for row in connection.execute(query.where(articles.c.id >= first).order_by(articles.c.id)).all():
        yield row, passed if row.id == first else 0


def item_opinions(connection: Connection, row: Any) -> list[Opinion]:
    """What people think of the items of an article, by its row."""
    reading = load_reading(connection, row.id)
    items = items_of(reading, row.key) if reading is not None else []
    return opinions_on(items, kept_in(connection, row.key))


def item_opinion(opinion: Opinion, row: Any) -> ItemOpinion:
    """An opinion as an answer, with its article's row."""
    subject, item = opinion.subject, opinion.item
    read = item.read if item is not None else opinion.all[-1].sides[0].read
    return ItemOpinion(
        item=str(subject),
        kind=subject.kind,
        local=item.local if item is not None else None,
        article=subject.article,
        name=row.name,
        title=row.title,
        publisher=row.publisher,
        published=row.published,
        span=(subject.start, subject.end),
        words=subject.words_in(row.text),
        state=opinion.state,
        still_read=item is not None,
        read_otherwise=opinion.read_otherwise,
        judged=opinion.all[-1].sides[0].read or {},
        right=opinion.right,
        says=in_words(subject.kind, read or {}, row.text),
        judgements=_all_judged(opinion, row.text),
    )


# ------------------------------------------------------------------------------------------------------ agreement


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


def _agreement(one: str, other: str, kind: str, pairs: list[tuple[str, str]]) -> Agreement:
    agreed = sum(left == right for left, right in pairs)
    return Agreement(one, other, kind, len(pairs), agreed, agreed / len(pairs), cohens_kappa(pairs))


Told = dict[str, str]


def _on_items(connection: Connection) -> Iterator[tuple[str, Told]]:
    for row, _ in _judged_articles(connection, None, 0, 0):
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
