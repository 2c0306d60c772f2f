"""Readings in rows: every part of the reading format has its table, and every row its words as offsets.

Ids are `row_id(reading, number)`. `article` stands beside `reading` where questions ask by article.
"""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Float, Index, Integer, Table, Text, text

from reportedly.store.tables.metadata import Id, metadata, of

readings = Table(
    "readings",
    metadata,
    Column("id", Id, primary_key=True),
    Column("article", Id, of("articles.id"), nullable=False, unique=True, comment="one reading an article: the latest"),
    Column("version", Text, nullable=False, index=True, comment="of the reader"),
    Column("models", JSON, nullable=False),
    Column("made", Text, nullable=False),
)
"""An article that is read again gets a new reading, with a new id; the old one goes with all its rows."""

mentioned = Table(
    "mentioned",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("reading", Id, of("readings.id"), nullable=False, index=True),
    Column("article", Id, of("articles.id"), nullable=False, index=True),
    Column("local", Text, nullable=False, comment="its id in the reading, such as a1"),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("named", Boolean, nullable=False),
    Column("aliases", JSON, nullable=False),
    Column("country", Text),
    Column("sectors", JSON, nullable=False),
    Column("mentions", JSON, nullable=False, comment="spans"),
)
"""The actors of one reading, before they are joined to those of the dossier (`actors`)."""

statements = Table(
    "statements",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("reading", Id, of("readings.id"), nullable=False, index=True),
    Column("article", Id, of("articles.id"), nullable=False, index=True),
    Column("local", Text, nullable=False),
    Column("source", Id, of("mentioned.id")),
    Column("source_start", Integer),
    Column("source_end", Integer),
    Column("cue_start", Integer),
    Column("cue_end", Integer),
    Column("contents", JSON, nullable=False, comment="spans, in reading order"),
    Column("content", Text, nullable=False, comment="the words of the spans, joined by a blank"),
    Column("quotation", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("polarity", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("medium", Text),
    Column("date_value", Text),
    Column("date_start", Integer),
    Column("date_end", Integer),
    Column("via", JSON, nullable=False, comment="ids of the statements that carry it, outermost first"),
    Column("confidence", Float),
)

addressees = Table(
    "addressees",
    metadata,
    Column("statement", Id, of("statements.id"), primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("mentioned", Id, of("mentioned.id"), nullable=False, index=True),
)

responses = Table(
    "responses",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("reading", Id, of("readings.id"), nullable=False, index=True),
    Column("article", Id, of("articles.id"), nullable=False),
    Column("statement", Id, of("statements.id"), nullable=False, index=True),
    Column("stance", Text, nullable=False, index=True),
    Column("to_statement", Id, of("statements.id"), index=True),
    Column("to_start", Integer),
    Column("to_end", Integer),
)

figures = Table(
    "figures",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("reading", Id, of("readings.id"), nullable=False, index=True),
    Column("article", Id, of("articles.id"), nullable=False, index=True),
    Column("local", Text, nullable=False),
    Column("measure", Text, nullable=False),
    Column("low", Float),
    Column("high", Float),
    Column("qualifier", Text, nullable=False),
    Column("unit", Text),
    Column("place", Id, of("mentioned.id")),
    Column("inflicted_by", Id, of("mentioned.id")),
    Column("by", Id, of("mentioned.id"), index=True),
    Column("period_start", Text),
    Column("period_end", Text),
    Column("has_period", Boolean, nullable=False, comment="a period may be open on both sides"),
    Column("as_of", Text),
    Column("part_of", Id, of("figures.id", later=True)),
    Column("stated_in", Id, of("statements.id"), index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("reading", Id, of("readings.id"), nullable=False, index=True),
    Column("article", Id, of("articles.id"), nullable=False, index=True),
    Column("local", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("contexts", JSON, nullable=False),
    Column("first_day", Text, index=True),
    Column("last_day", Text),
    Column("precision", Text),
    Column("place", Id, of("mentioned.id"), index=True),
    Column("status", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("stated_in", Id, of("statements.id"), index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("trigger_start", Integer, nullable=False),
    Column("trigger_end", Integer, nullable=False),
    Column("confidence", Float),
)

event_actors = Table(
    "event_actors",
    metadata,
    Column("event", Id, of("events.id"), primary_key=True, autoincrement=False),
    Column("role", Text, primary_key=True, comment="initiator or recipient"),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("mentioned", Id, of("mentioned.id"), nullable=False, index=True),
)

relations = Table(
    "relations",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("reading", Id, of("readings.id"), nullable=False, index=True),
    Column("article", Id, of("articles.id"), nullable=False),
    Column("subject", Id, of("mentioned.id"), nullable=False, index=True),
    Column("predicate", Text, nullable=False),
    Column("object", Id, of("mentioned.id"), nullable=False, index=True),
    Column("title", Text),
    Column("stated_in", Id, of("statements.id")),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("confidence", Float),
)

dates = Table(
    "dates",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("reading", Id, of("readings.id"), nullable=False, index=True),
    Column("article", Id, of("articles.id"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("value", Text),
    Column("last", Text, comment="the end of a stretch of days"),
    Column("precision", Text),
    Column("anchor", Text),
)

PARTS = (dates, relations, event_actors, events, figures, responses, addressees, statements, mentioned)
"""The tables of a reading's rows, those that point before those that are pointed at."""

UNSURE = "confidence < 0.5"
"""Which rows are judged first by people: the query must hold these very words, so that the index serves it."""

for _table in (statements, events, relations):
    Index(
        f"ix_{_table.name}_unsure",
        *(_table.c.confidence, _table.c.id),
        sqlite_where=text(UNSURE),
        postgresql_where=text(UNSURE),
    )

Index("ix_figures_measure_article", figures.c.measure, figures.c.article)
Index("ix_statements_source_article", statements.c.source, statements.c.article)
"""Holds all that is needed to put an actor's statements in order, of which there may be tens of thousands."""
Index("ix_statements_date_value", statements.c.date_value)
