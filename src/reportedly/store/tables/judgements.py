"""What people judged: kept for ever with who, when and why; a judgement that is taken back stays, and says so.

What is judged is named by keys that outlive every rereading: an actor by the key of a guise, a mention by its article's
key and its span. Never by a row's id.
"""

from __future__ import annotations

from sqlalchemy import JSON, Column, Index, Integer, Table, Text

from reportedly.store.tables.metadata import Id, metadata, of

judgements = Table(
    "judgements",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", Text, nullable=False, unique=True, comment="shareable: j- and 16 digits"),
    Column("kind", Text, nullable=False, index=True, comment="actors_same, actors_different …"),
    Column("subject", JSON, nullable=False, comment="what is judged, by keys that outlive rereading"),
    Column("verdict", Text, comment="for kinds that need more than their name: accept, correct, reject, add"),
    Column("changes", JSON(none_as_null=True), comment="of a correction: the right values by field"),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False, comment="ISO 8601, UTC"),
    Column("why", Text),
    Column("withdrawn_at", Text),
    Column("withdrawn_by", Text),
    Column("withdrawn_why", Text),
)

judged = Table(
    "judged",
    metadata,
    Column("judgement", Id, of("judgements.id"), primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("key", Text, nullable=False, comment="of a guise, a mention, a statement, a claim … as it was judged"),
    Column("stands_for", Text, nullable=False, comment="its key now; another where a rereading renamed it"),
    Column("article", Text, comment="the key of an article that shows it, by which it is found again"),
    Column("start", Integer),
    Column("end", Integer),
)
"""What each judgement is about, a row for each thing, so that it is found from there."""

Index("ix_judged_stands_for", judged.c.stands_for)
Index("ix_judged_article", judged.c.article)
