"""Full-text search over articles and over statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, exists, select

from reportedly.explore.questions.answers import PAGE, Page
from reportedly.explore.questions.known import known_to
from reportedly.explore.questions.origin_range import OriginRange
from reportedly.store.among import among
from reportedly.store.search.hits import BLOCK, Matter, block, latest
from reportedly.store.search.marks import excerpt, marks
from reportedly.store.search.query import Query, parse_query
from reportedly.store.tables.actors import appearances, guises
from reportedly.store.tables.articles import articles
from reportedly.store.tables.claims import claim_units
from reportedly.store.tables.readings import mentioned, statements
from reportedly.store.tables.settled import claim_origins

MOST_HITS = 1_000
"""Hits that are counted, the best ones."""

Marks = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class ArticleHit:
    """An article that holds what was searched for.

    `span` is an excerpt of its text, `marks` are the words that match in it, as offsets into the text. Where only the
    title matches, there are none.
    """

    article: str
    name: str
    title: str | None
    publisher: str | None
    published: str | None
    excerpt: str
    span: tuple[int, int]
    marks: Marks


@dataclass(frozen=True, slots=True)
class StatementHit:
    """A statement whose content holds what was searched for; `marks` are offsets into `content`."""

    article: str
    name: str
    title: str | None
    publisher: str | None
    published: str | None
    statement: str
    source: str | None
    source_kind: str | None
    act: str
    content: str
    spans: Marks
    marks: Marks


@dataclass(frozen=True, slots=True)
class Only:
    """What a search is narrowed to; days are compared as days of publication, both included.

    `act` and `actor`, the key of a source, narrow a search of statements; in one of articles they count for nothing.
    `origins`: only what makes a claim with so many independent origins that several statements make.
    """

    publisher: str | None = None
    since: str | None = None
    until: str | None = None
    act: str | None = None
    actor: str | None = None
    origins: OriginRange | None = None

    def narrow(self, query: Select[Any]) -> Select[Any]:
        """The query, for these articles only."""
        if self.publisher is not None:
            query = query.where(articles.c.publisher == self.publisher)
        if self.since is not None:
            query = query.where(articles.c.published_day >= self.since)
        if self.until is not None:
            query = query.where(articles.c.published_day <= self.until)
        return query

    def narrow_articles(self, query: Select[Any]) -> Select[Any]:
        """The query, for these articles only, with the claims that they make."""
        query = self.narrow(query)
        if self.origins is not None:
            query = query.where(_makes(self.origins, claim_units.c.article == articles.c.id))
        return query

    def narrow_statements(self, query: Select[Any]) -> Select[Any]:
        """The query, for these statements of these articles only."""
        query = self.narrow(query)
        if self.act is not None:
            query = query.where(statements.c.act == self.act)
        if self.actor is not None:
            query = query.where(statements.c.source.in_(_mentions_of(self.actor)))
        if self.origins is not None:
            query = query.where(_makes(self.origins, claim_units.c.statement == statements.c.id))
        return query


def _makes(wanted: OriginRange, whose: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether a unit of something is at home in a claim with so many origins, as far as it was settled."""
    held = claim_units.join(claim_origins, claim_origins.c.claim == claim_units.c.claim)
    return exists(
        select(claim_units.c.id).select_from(held).where(whose, claim_origins.c.origins.between(*wanted.ends))
    )


def _mentions_of(actor: str) -> Select[Any]:
    """The mentions, by id, of the actor that holds the guise of a key."""
    held = select(guises.c.actor).where(guises.c.key == actor).scalar_subquery()
    joined = appearances.join(guises, guises.c.id == appearances.c.guise)
    return select(appearances.c.mentioned).select_from(joined).where(guises.c.actor == held)


ALL = Only()


_a = articles.c
_ARTICLES: Select[Any] = select(_a.id, _a.key, _a.name, _a.title, _a.publisher, _a.published, _a.text).where(
    among(_a.id, "ids")
)
_STATEMENTS = (
    select(statements, _a.key, _a.name, _a.title, _a.publisher, _a.published)
    .add_columns(mentioned.c.name.label("who"), mentioned.c.kind.label("who_kind"))
    .select_from(
        statements.join(articles, _a.id == statements.c.article).outerjoin(
            mentioned, mentioned.c.id == statements.c.source
        )
    )
    .where(among(statements.c.id, "ids"))
)


def search_articles(
    connection: Connection, words: str, *, only: Only = ALL, after: str | None = None, limit: int = PAGE
) -> Page[ArticleHit]:
    """Articles whose title or text holds what is searched for, the best first.

    Raises:
        QueryError: if there is no word to search for.
    """
    query = parse_query(words)
    found, following = best_hits(connection, query, "articles", only, after, limit)
    rows = {row.id: row for row in connection.execute(_ARTICLES, {"ids": found}).all()}
    return Page([_article_hit(query, rows[key]) for key in found], following)


def search_statements(
    connection: Connection, words: str, *, only: Only = ALL, after: str | None = None, limit: int = PAGE
) -> Page[StatementHit]:
    """Statements whose content holds what is searched for, the best first.

    Raises:
        QueryError: if there is no word to search for.
    """
    query = parse_query(words)
    found, following = best_hits(connection, query, "statements", only, after, limit)
    rows = {row.id: row for row in connection.execute(_STATEMENTS, {"ids": found}).all()}
    return Page([_statement_hit(query, rows[key]) for key in found], following)


@dataclass(frozen=True, slots=True)
class _Ranking:
    """The ids of what matches, the best first, and the cursor of what follows.

    `blocks` tells with which of them each block begins, and the cursor that the block has there.
    """

    ids: list[int]
    blocks: list[tuple[int, int, int]]
    following: str | None

    def first(self, limit: int) -> tuple[list[int], str | None]:
        """Some of them, and the cursor of what follows these."""
        if limit >= len(self.ids):
            return self.ids, self.following
        start, below, passed = next(block for block in reversed(self.blocks) if block[0] <= limit)
        return self.ids[:limit], f"{below}:{passed + limit - start}"


_RANKING = "search hits"


def best_hits(
    connection: Connection, query: Query, matter: Matter, only: Only, after: str | None, limit: int
) -> tuple[list[int], str | None]:
    """The ids of a page of what matches, block by block, and the cursor of the next page."""
    known: _Ranking | None = known_to(connection).get(_RANKING, (query, matter, only)) if after is None else None
    if known is not None and (limit < len(known.ids) or known.following is None):
        return known.first(limit)
    ranking = _rank(connection, query, matter, only, after, limit)
    return ranking.ids, ranking.following


def most_hits(connection: Connection, query: Query, matter: Matter, only: Only) -> tuple[list[int], str | None]:
    """As `best_hits` for a first page of `MOST_HITS`, from which on that of a shorter one is known."""
    asked = (query, matter, only)
    ranking = known_to(connection).one(
        _RANKING, asked, lambda: _rank(connection, *asked, None, MOST_HITS), lambda one: len(one.ids) // 4
    )
    return ranking.ids, ranking.following


def _rank(connection: Connection, query: Query, matter: Matter, only: Only, after: str | None, limit: int) -> _Ranking:
    if after is None:
        below, passed = (latest(connection, query, matter) or 0) + 1, 0
    else:
        below, passed = map(int, after.split(":"))
    found: list[int] = []
    blocks = []
    while True:
        blocks.append((len(found), below, passed))
        least = latest(connection, query, matter, below=below, nth=BLOCK)
        ranked = _narrowed(block(connection, query, matter, least, below), matter, only)
        more = connection.execute(ranked.limit(limit + 1 - len(found)).offset(passed)).scalars().all()
        found += [int(key) for key in more]
        if len(found) > limit:
            return _Ranking(found[:limit], blocks, f"{below}:{passed + len(more) - 1}")
        if least is None:
            return _Ranking(found, blocks, None)
        below, passed = least, 0


def _narrowed(hits: Select[Any], matter: Matter, only: Only) -> Select[Any]:
    """The ids of hits that are asked for, the best first."""
    found = hits.subquery("hits")
    ranked = select(found.c.id)
    if only != ALL:
        if matter == "articles":
            ranked = only.narrow_articles(ranked.join(articles, articles.c.id == found.c.id))
        else:
            ranked = ranked.join(statements, statements.c.id == found.c.id)
            ranked = only.narrow_statements(ranked.join(articles, articles.c.id == statements.c.article))
    return ranked.order_by(found.c.score.desc(), found.c.id.desc())


def _article_hit(query: Query, row: Row[Any]) -> ArticleHit:
    span, inside = excerpt(query, row.text)
    start, end = span
    return ArticleHit(row.key, row.name, row.title, row.publisher, row.published, row.text[start:end], span, inside)


def _statement_hit(query: Query, row: Row[Any]) -> StatementHit:
    return StatementHit(
        article=row.key,
        name=row.name,
        title=row.title,
        publisher=row.publisher,
        published=row.published,
        statement=row.local,
        source=row.who,
        source_kind=row.who_kind,
        act=row.act,
        content=row.content,
        spans=[(start, end) for start, end in row.contents],
        marks=marks(query, row.content),
    )
