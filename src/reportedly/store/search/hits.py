"""Finding: which articles or statements hold what is searched for, the best first, the same in both databases.

SQLite ranks by BM25, PostgreSQL by cover density, so the order may differ; which are found does not. (But for what
stands in a row: PostgreSQL remembers where a word stands only 255 times and for the first 16,383 words of a text.)
"""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    Connection,
    Float,
    Integer,
    Label,
    Select,
    TextClause,
    cast,
    column,
    func,
    literal,
    literal_column,
    not_,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR

from reportedly.store.search.query import Query, Term

Matter = Literal["articles", "statements"]
_TABLES = {"articles": "article_words", "statements": "statement_words"}


BLOCK = 2_000
"""So many of what matches, the latest, are put in order at once; then as many before them. So a word that stands in a
million statements is answered as fast as one that stands in a thousand."""


def matching(connection: Connection, query: Query, matter: Matter) -> Select[Any]:
    """A query for `id` and `score` of what matches, in no order; the higher the score the better."""
    if connection.dialect.name == "sqlite":
        return _in_sqlite(query, _TABLES[matter])
    return _in_postgresql(query, _TABLES[matter])


def latest(
    connection: Connection, query: Query, matter: Matter, *, below: int | None = None, nth: int = 1
) -> int | None:
    """The id of the latest, or so manieth latest, of what matches, below an id; None where there are not so many."""
    if connection.dialect.name == "sqlite":
        asked = {"query": fts5(query), "below": below, "passed": nth - 1}
        return connection.execute(_latest_in_sqlite(_TABLES[matter], below is not None), asked).scalar()
    found = matching(connection, query, matter).with_only_columns(
        _id(connection, matter).label("id"), maintain_column_froms=True
    )
    if below is not None:
        found = found.where(_id(connection, matter) < below)
    return connection.execute(found.order_by(text("id DESC")).limit(1).offset(nth - 1)).scalar()


@cache
def _latest_in_sqlite(name: str, below: bool) -> TextClause:
    narrowed = "AND rowid < :below" if below else ""
    return text(
        f"SELECT rowid FROM {name} WHERE {name} MATCH :query {narrowed} ORDER BY rowid DESC LIMIT 1 OFFSET :passed"
    )


def block(connection: Connection, query: Query, matter: Matter, least: int | None, below: int) -> Select[Any]:
    """As `matching`, of ids from `least` on and below another."""
    found = matching(connection, query, matter).where(_id(connection, matter) < below)
    return found if least is None else found.where(_id(connection, matter) >= least)


def _id(connection: Connection, matter: Matter) -> ColumnElement[int]:
    name = "rowid" if connection.dialect.name == "sqlite" else "id"
    return literal_column(f"{_TABLES[matter]}.{name}", Integer)


def _in_sqlite(query: Query, name: str) -> Select[Any]:
    words = table(name, column("rowid"))
    score: Label[float] = literal_column(f"-bm25({name})", Float).label("score")
    match = text(f"{name} MATCH :query").bindparams(query=fts5(query))
    return select(words.c.rowid.label("id"), score).where(match)


def fts5(query: Query) -> str:
    """A query as FTS5 writes it."""
    wanted = " AND ".join(_fts5_term(term) for term in query.wanted)
    unwanted = " OR ".join(_fts5_term(term) for term in query.unwanted)
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def _fts5_term(term: Term) -> str:
    words = " ".join(term.forms)
    return f'exact : "{words}" *' if term.prefix else f'words : "{words}"'


def _in_postgresql(query: Query, name: str) -> Select[Any]:
    words = table(name, column("id"), column("words", TSVECTOR), column("exact", TSVECTOR))
    stems, written = ([term for term in query.wanted if term.prefix is prefix] for prefix in (False, True))
    ranked = (words.c.words, tsquery(stems)) if stems else (words.c.exact, tsquery(written))
    score = func.ts_rank_cd(ranked[0], _as_tsquery(ranked[1])).label("score")
    found = select(words.c.id, score)
    for terms, where in ((stems, words.c.words), (written, words.c.exact)):
        if terms:
            found = found.where(where.bool_op("@@")(_as_tsquery(tsquery(terms))))
    for term in query.unwanted:
        where = words.c.exact if term.prefix else words.c.words
        found = found.where(not_(where.bool_op("@@")(_as_tsquery(tsquery([term])))))
    return found


def _as_tsquery(written: str) -> Any:
    return cast(literal(written), TSQUERY)


def tsquery(terms: list[Term]) -> str:
    """Terms that must all be there, as PostgreSQL writes them."""
    return " & ".join(f"({' <-> '.join(term.forms)}{':*' if term.prefix else ''})" for term in terms)
