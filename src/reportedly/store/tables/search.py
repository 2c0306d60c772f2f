"""The full-text index: the words of articles and of statements, as tokens that this package makes itself.

The two databases index in ways of their own, so these tables stand apart from the others' `metadata`: FTS5 tables
without content in SQLite, `tsvector` columns in PostgreSQL. `words` holds word stems, `exact` the words as written.
"""

from __future__ import annotations

NAMES = ("article_words", "statement_words")

DDL = {
    "sqlite": tuple(
        f"CREATE VIRTUAL TABLE {name} USING fts5(words, exact, content='', tokenize='ascii')" for name in NAMES
    ),
    "postgresql": tuple(
        statement
        for name, of in zip(NAMES, ("articles", "statements"), strict=True)
        for statement in (
            f"CREATE TABLE {name} (id BIGINT PRIMARY KEY REFERENCES {of} ON DELETE CASCADE,"
            " words TSVECTOR NOT NULL, exact TSVECTOR NOT NULL)",
            f"CREATE INDEX ix_{name}_words ON {name} USING gin (words)",
            f"CREATE INDEX ix_{name}_exact ON {name} USING gin (exact)",
        )
    ),
}
"""What makes the index, by database."""
