"""Articles in their table: found by their text and by their address, and kept once each."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from reportedly.reading import Article
from reportedly.store.addresses import address_of
from reportedly.store.clock import now
from reportedly.store.into import add_numbered
from reportedly.store.loading import article_of
from reportedly.store.prepared import Prepared
from reportedly.store.tables.articles import articles

FACTS = ("url", "title", "publisher", "byline", "published")
"""What may be unknown of an article when it is first seen, and be told by where it is seen later."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An article of the dossier: its id, its facts and text, and where the facts come from."""

    id: int
    key: str
    article: Article
    origins: dict[str, str]
    revision_of: int | None = None
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Revision:
    """That a text is a later one of an article: which is the first, the how manieth, and what was changed."""

    of: int
    number: int
    changed: dict[str, Any]


def key_of(article: Article) -> str:
    """What an article is called between dossiers: made of its text and its publisher."""
    told = f"{article.text}\0{article.publisher or ''}"
    return "a-" + hashlib.sha256(told.encode()).hexdigest()[:16]


_OF_TEXT = Prepared(
    select(articles)
    .where(articles.c.text_id == bindparam("of"), articles.c.text == bindparam("body"))
    .order_by(articles.c.id)
)


def find_same(connection: Connection, article: Article) -> Kept | None:
    """The kept article of the very same text and publisher; where one of the two is not known, it is the same too."""
    every = _OF_TEXT.rows(connection, of=article.id, body=article.text)
    rows = [row for row in every if article.publisher is None or row.publisher in {article.publisher, None}]
    own = [row for row in rows if row.publisher == article.publisher]
    return _kept(next(iter([*own, *rows]), None))


def find_at(connection: Connection, url: str | None) -> Kept | None:
    """The latest text at an address."""
    address = address_of(url)
    if address is None:
        return None
    there = select(articles).where(articles.c.address == address)
    return _kept(connection.execute(there.order_by(articles.c.id.desc()).limit(1)).one_or_none())


def find_article(connection: Connection, key: int | str) -> Kept | None:
    """The article of an id, or of a key such as `a-0123456789abcdef`."""
    column = articles.c.key if isinstance(key, str) else articles.c.id
    return _kept(connection.execute(select(articles).where(column == key)).one_or_none())


def _kept(row: Any | None) -> Kept | None:
    if row is None:
        return None
    return Kept(row.id, row.key, article_of(row), dict(row.origins), row.revision_of, row.revision)


def fuller(kept: Kept, article: Article, origins: dict[str, str]) -> Kept | None:
    """The kept article with what another sighting of it tells that was not known; None if that tells nothing new."""
    told = told_by(kept.article, article)
    if not told:
        return None
    more = {fact: origins[fact] for fact in told if fact in origins}
    return replace(kept, article=filled(kept.article, told), origins=kept.origins | more)


def filled(article: Article, facts: dict[str, str]) -> Article:
    """The article with more facts."""
    return replace(article, **facts)  # type: ignore[arg-type]  # facts are texts


def told_by(article: Article, other: Article) -> dict[str, str]:
    """The facts that another sighting of an article tells, and that are not known of it."""
    return {
        fact: value for fact in FACTS if getattr(article, fact) is None and (value := getattr(other, fact)) is not None
    }


def save_article(
    connection: Connection, article: Article, origins: dict[str, str], *, run: int, revision: Revision | None = None
) -> int:
    """Keep an article; gives its id."""
    row = {
        **_facts(article, origins),
        "key": key_of(article),
        "text_id": article.id,
        "name": article.name,
        "credit": article.credit,
        "language": article.language,
        "words": len(article.text.split()),
        "text": article.text,
        "revision_of": revision.of if revision else None,
        "revision": revision.number if revision else 0,
        "changed": revision.changed if revision else None,
        "run": run,
        "added": now(),
    }
    return add_numbered(connection, articles, row)


def update_facts(connection: Connection, kept: Kept) -> None:
    """Write down what is known of an article by now."""
    connection.execute(update(articles).where(articles.c.id == kept.id).values(_facts(kept.article, kept.origins)))


def _facts(article: Article, origins: dict[str, str]) -> dict[str, Any]:
    return {
        **{fact: getattr(article, fact) for fact in FACTS},
        "address": address_of(article.url),
        "published_day": article.published[:10] if article.published else None,
        "origins": origins,
    }
