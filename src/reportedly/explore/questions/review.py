"""What people judged: the items of an article, and what is thought of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from reportedly.dossier.review.fields import FIELDS, Values
from reportedly.dossier.review.items import Item, items_of
from reportedly.dossier.review.kept import OF_ITEMS, Kept, kept_in
from reportedly.dossier.review.opinions import Opinion, State, opinions_on
from reportedly.dossier.review.subjects import ItemKind, Pair
from reportedly.errors import NoSuchArticle
from reportedly.explore.questions.answers import PAGE, Page
from reportedly.reading import Article, Reading
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
    those that it should have, where people agree on it and don't reject it. `local` is its id in the reading of today;
    `still_read` is false for what is read no more, or was never, and `read_otherwise` true where the reader has put
    other values there since.
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
    first, _, passed = (after or "0.0").partition(".")
    skip, found = int(passed or 0), list[ItemOpinion]()
    for row in judged_articles(connection, article, int(first)):
        opinions = item_opinions(connection, row)
        fits = opinions[skip : skip + limit - len(found)]
        found += [item_opinion(opinion, row) for opinion in fits]
        if skip + len(fits) < len(opinions):
            return Page(found, f"{row.id}.{skip + len(fits)}")
        skip = 0
    return Page(found, None)


def judged_articles(connection: Connection, key: str | None = None, first: int = 0) -> Sequence[Row[Any]]:
    """The rows of articles of which items were judged, from one on; `key`: that one alone."""
    of_items = select(judged.c.article).join(judgements, judgements.c.id == judged.c.judgement)
    query = select(articles).where(articles.c.key.in_(of_items.where(judgements.c.kind.in_(OF_ITEMS))))
    if key is not None:
        query = query.where(articles.c.key == key)
    return connection.execute(query.where(articles.c.id >= first).order_by(articles.c.id)).all()


def item_opinions(connection: Connection, row: Any) -> list[Opinion]:
    """What people think of the items of an article, by its row."""
    reading = load_reading(connection, row.id)
    items = items_of(reading, row.key) if reading is not None else []
    return opinions_on(items, kept_in(connection, row.key))


def item_opinion(opinion: Opinion, row: Any) -> ItemOpinion:
    """An opinion as an answer, with its article's row."""
    subject, item = opinion.subject, opinion.item
    read = item.read if item is not None else opinion.all[-1].side.read
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
        judged=opinion.all[-1].side.read or {},
        right=opinion.right,
        says=in_words(subject.kind, read or {}, row.text),
        judgements=_all_judged(opinion, row.text),
    )
