"""Claims: the units of articles that are compared, how likely pairs say the same, and the claims that they make.

A unit is what an article says in one place; it is at home in one claim and may be a guest of others. Everything here
follows from readings and judgements and can be made again from them.
"""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Float, Index, Integer, LargeBinary, Table, Text

from reportedly.store.tables.metadata import Id, metadata, of

claims = Table(
    "claims",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", Text, nullable=False, unique=True, comment="that of one of its units; each of theirs leads to it"),
    Column("kind", Text, nullable=False, comment="happened, responsible, count or said"),
    Column("text", Text, nullable=False, comment="the words of the unit that says it best"),
    Column("statements", Integer, nullable=False, comment="units of it"),
    Column("articles", Integer, nullable=False, comment="that carry it"),
    Column("denials", Integer, nullable=False, comment="statements against it, or for it where fewer are for it"),
    Column("first_day", Text, comment="of publication of what says it"),
    Column("last_day", Text, nullable=False, comment="empty where unknown"),
    Column("pinned", Boolean, nullable=False, comment="a person said that it stays as it is"),
)

claim_units = Table(
    "claim_units",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", Text, nullable=False, unique=True, comment="of its article and its words' place: outlives rereading"),
    Column("article", Id, of("articles.id"), nullable=False),
    Column("number", Integer, nullable=False, comment="within its article"),
    Column("claim", Id, of("claims.id", whole=False), index=True, comment="where it is at home"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("statement", Id, of("statements.id", whole=False), comment="empty for the publisher's own voice"),
    Column("figure", Id, of("figures.id", whole=False), comment="of a unit that says how many"),
    Column("measure", Text, comment="what such a unit counts"),
    Column("count", Float, comment="how many"),
    Column("traits", JSON, nullable=False, comment="what it is compared by"),
)
"""Outlives its reading, so that the next reading of the article knows what to take back."""

claim_statements = Table(
    "claim_statements",
    metadata,
    Column("claim", Id, of("claims.id"), primary_key=True, autoincrement=False),
    Column("unit", Id, of("claim_units.id"), primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False, comment="in the order of publication"),
    Column("side", Text, nullable=False, comment="asserts, denies, declines or unverified"),
    Column("score", Float, nullable=False, comment="how surely it belongs there, from 0 to 1"),
    Column("reason", Text, nullable=False, comment="a sentence"),
    sqlite_with_rowid=False,
)

claim_links = Table(
    "claim_links",
    metadata,
    Column("one", Id, of("claim_units.id"), primary_key=True, autoincrement=False, comment="the lower id"),
    Column("other", Id, of("claim_units.id"), primary_key=True, autoincrement=False),
    Column("likely", Float, nullable=False, comment="the probability that they say the same"),
    sqlite_with_rowid=False,
)

claim_keys = Table(
    "claim_keys",
    metadata,
    Column("key", Text, primary_key=True),
    Column("article", Id, of("articles.id"), primary_key=True, autoincrement=False),
    Column("worth", Float, nullable=False, comment="how much it tells that two articles share it"),
    sqlite_with_rowid=False,
)
"""Under which keys articles meet whose units are compared. No more than so many articles are listed under one."""

claim_matters = Table(
    "claim_matters",
    metadata,
    Column("article", Id, of("articles.id"), primary_key=True, autoincrement=False),
    Column("day", Integer, comment="of publication, counted from the year 1"),
    Column("matter", LargeBinary, nullable=False, comment="its words and places, and how much each tells of it"),
    Column("units", LargeBinary, nullable=False, comment="what its units are compared by, as numbers"),
)
"""What each article is about and its units are compared by, so that others needn't be made from words again."""

claim_ties = Table(
    "claim_ties",
    metadata,
    Column("claim", Id, of("claims.id"), primary_key=True, autoincrement=False),
    Column("other", Id, of("claims.id"), primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False, comment="rival: another number of the same thing; series: a later one"),
    Column("reason", Text, nullable=False, comment="a sentence"),
)

Index("ix_claims_order", claims.c.denials, claims.c.articles, claims.c.last_day, claims.c.id)
Index("ix_claim_statements_unit", claim_statements.c.unit)
Index("ix_claim_links_other", claim_links.c.other, claim_links.c.likely)
Index("ix_claim_keys_article", claim_keys.c.article)
Index("ix_claim_ties_other", claim_ties.c.other)
Index("ix_claim_units_article_claim", claim_units.c.article, claim_units.c.claim)
Index("ix_claim_units_statement_claim", claim_units.c.statement, claim_units.c.claim)
Index("ix_claim_units_figure", claim_units.c.figure)
