"""Copies: which article repeats whose words, the passages that show it, and the index that finds likely ones."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Column, Float, Index, Integer, LargeBinary, Table, Text

from reportedly.store.tables.metadata import Id, metadata, of

copies = Table(
    "copies",
    metadata,
    Column("article", Id, of("articles.id"), primary_key=True, autoincrement=False),
    Column("root", Id, of("articles.id"), nullable=False, comment="the article whose words its group repeats"),
    Column("kind", Text, comment="copy, passage (too little for a copy) or revision; empty where nothing is repeated"),
    Column("origin", Id, of("articles.id", whole=False), index=True, comment="the article that has the words from"),
    Column("share", Float, comment="of its words, without boilerplate, that stand in that article's passages"),
    Column("origin_share", Float, comment="of that article's words that stand in its passages"),
    Column("reason", Text, comment="a sentence that says why"),
    Column("boilerplate", JSON, nullable=False, comment="spans that unrelated articles carry too; they don't count"),
)
"""One row an article that was compared. Articles of one `root` are a group; the group's id is the root's key."""

passages = Table(
    "passages",
    metadata,
    Column("article", Id, of("articles.id"), primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("origin", Id, of("articles.id"), nullable=False, index=True),
    Column("origin_start", Integer, nullable=False),
    Column("origin_end", Integer, nullable=False),
)
"""Where an article repeats the one that it has words from: spans of both, in reading order of the article."""

prints = Table(
    "prints",
    metadata,
    Column("article", Id, of("articles.id"), primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False, comment="of the way they are made; only like ones are compared"),
    Column("words", LargeBinary, nullable=False, comment="hashes of runs of words, and which words are quoted"),
    Column(
        "boilerplate", LargeBinary, nullable=False, comment="which words are, a bit each; may change as others come"
    ),
)
"""What of an article's text is compared, so that it need not be cut into words again."""

pairs = Table(
    "pairs",
    metadata,
    Column("article", Id, of("articles.id"), primary_key=True, autoincrement=False),
    Column("other", Id, of("articles.id"), primary_key=True, autoincrement=False, index=True),
    Column("words", Integer, nullable=False, comment="of the article that count beside that other"),
    Column("share", Float, nullable=False, comment="of these that stand in passages of the other"),
)
"""Articles with passages in common, a row from either side: ties are settled from these, whoever came last."""

shingles = Table(
    "shingles",
    metadata,
    Column("shingle", BigInteger, primary_key=True, autoincrement=False),
    Column("article", Id, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
"""Some runs of words of each sentence, by hash, and who carries them. No more than so many carriers are listed."""

Index("ix_copies_root_kind", copies.c.root, copies.c.kind)
