"""Articles, where each was seen, what became of every input, and what could not be read, placed or decided."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Index, Integer, Table, Text

from reportedly.store.tables.metadata import Id, metadata, of

runs = Table(
    "runs",
    metadata,
    Column("id", Id, primary_key=True),
    Column("command", Text, nullable=False, comment="add, reread, …"),
    Column("named", JSON, nullable=False, comment="the inputs as the user named them, to repeat the call"),
    Column("reader", Text, nullable=False, comment="the version that ran"),
    Column("started", Text, nullable=False, comment="ISO 8601, UTC, as all times of this dossier"),
    Column("finished", Text, comment="empty while it runs, and for ever when it was killed"),
)

articles = Table(
    "articles",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", Text, nullable=False, unique=True, comment="shareable: a- and 16 digits of text and publisher"),
    Column("text_id", Text, nullable=False, index=True, comment="the article's id in its reading: the text's hash"),
    Column("name", Text, nullable=False, index=True, comment="what the first input called it"),
    Column("url", Text),
    Column("address", Text, index=True, comment="the URL without what does not tell pages apart"),
    Column("title", Text),
    Column("publisher", Text, index=True),
    Column("byline", Text),
    Column("credit", JSON, nullable=False),
    Column("published", Text, comment="as given: a date or a date-time, ISO 8601"),
    Column("published_day", Text, index=True, comment="its day, for comparing; empty where unknown"),
    Column("language", Text, nullable=False),
    Column("words", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("origins", JSON, nullable=False, comment="for each fact about the article, where it was taken from"),
    Column("revision_of", Id, of("articles.id", whole=False), index=True, comment="the first text at this address"),
    Column("revision", Integer, nullable=False, comment="0 for the first text at an address, then 1, 2 …"),
    Column("changed", JSON(none_as_null=True), comment="for a revision: added and removed, as spans of both texts"),
    Column("run", Id, of("runs.id", whole=False)),
    Column("added", Text, nullable=False, index=True),
)

inputs = Table(
    "inputs",
    metadata,
    Column("id", Id, primary_key=True),
    Column("place", Text, nullable=False, unique=True, comment="file, row of a file, record of an archive, URL"),
    Column("name", Text, nullable=False, comment="what it is called: the file's name, the row's id"),
    Column("title", Text, comment="as this input gives it"),
    Column("noted", JSON, nullable=False, comment="what the input says besides: archived, feed, section …"),
    Column("outcome", Text, nullable=False, index=True, comment="pending, read, seen, copy, revision or problem"),
    Column("article", Id, of("articles.id", whole=False), index=True),
    Column("run", Id, of("runs.id", whole=False)),
    Column("first_seen", Text, nullable=False),
    Column("last_seen", Text, nullable=False),
)
"""Every input of every `add`, once a place. `seen`: the very text was kept already; the article has both places."""

problems = Table(
    "problems",
    metadata,
    Column("id", Id, primary_key=True),
    Column("what", Text, nullable=False, index=True, comment="input, date, actor, copy … as in readings"),
    Column("kind", Text, comment="of an input: the error that it ended with, by name"),
    Column("reason", Text, nullable=False),
    Column("input", Id, of("inputs.id"), index=True),
    Column("article", Id, of("articles.id"), index=True),
    Column("reading", Id, of("readings.id"), index=True),
    Column("start", Integer),
    Column("end", Integer),
    Column("found", Text, nullable=False),
)

Index("ix_articles_publisher_published_day", articles.c.publisher, articles.c.published_day)
