"""Writing the full-text index: what the words of an article or statement are, as both databases take them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, select, text

from reportedly.reading import Article
from reportedly.store.prepared import Prepared
from reportedly.store.search.tokens import indexed
from reportedly.store.tables.readings import statements

_MOST_PLACES = 255
_LAST_PLACE = 16_383
"""How often and how far into a text PostgreSQL remembers where a word stands."""


_CONTENTS_OF = Prepared(select(statements.c.id, statements.c.content).where(statements.c.article == bindparam("of")))
_ADDING = {
    (table, is_sqlite): Prepared(
        text(
            f"INSERT INTO {table} (rowid, words, exact) VALUES (:id, :words, :exact)"
            if is_sqlite
            else f"INSERT INTO {table} (id, words, exact) "
            "VALUES (:id, CAST(:words AS tsvector), CAST(:exact AS tsvector))"
        )
    )
    for table in ("article_words", "statement_words")
    for is_sqlite in (True, False)
}
_TAKING_OUT = text(
    "INSERT INTO statement_words (statement_words, rowid, words, exact) VALUES ('delete', :id, :words, :exact)"
)


def index_article(connection: Connection, article: int, of: Article) -> None:
    """Make an article findable by the words of its title and text."""
    _index(connection, "article_words", [(article, _article_text(of.title, of.text))])


def _article_text(title: str | None, body: str) -> str:
    return f"{title}\n\n{body}" if title else body


def index_statements(connection: Connection, article: int) -> None:
    """Make the statements of an article findable by the words of their contents."""
    rows = _CONTENTS_OF.rows(connection, of=article)
    _index(connection, "statement_words", [(row.id, row.content) for row in rows])


def _index(connection: Connection, table: str, texts: Iterable[tuple[int, str]]) -> None:
    is_sqlite = connection.dialect.name == "sqlite"
    lay_out = " ".join if is_sqlite else literal
    rows = [
        {"id": key, "words": lay_out(stems), "exact": lay_out(exact)}
        for key, body in texts
        for stems, exact in [indexed(body)]
    ]
    _ADDING[table, is_sqlite].run_each(connection, rows)


def literal(words: list[str]) -> str:
    """Words as PostgreSQL writes a `tsvector`: each once, with its places."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words, 1):
        if len(places[word]) < _MOST_PLACES:
            places[word].append(min(place, _LAST_PLACE))
    return " ".join(f"{word}:{','.join(map(str, at))}" for word, at in places.items())


def unindex_statements(connection: Connection, article: int) -> None:
    """Take the statements of an article out of the index, before their rows are removed.

    PostgreSQL does so itself, by the foreign key. An FTS5 table without content must be told the very words.
    """
    if connection.dialect.name != "sqlite":
        return
    rows = _CONTENTS_OF.rows(connection, of=article)
    gone = [
        {"id": row.id, "words": " ".join(stems), "exact": " ".join(exact)}
        for row in rows
        for stems, exact in [indexed(row.content)]
    ]
    if gone:
        connection.execute(_TAKING_OUT, gone)
