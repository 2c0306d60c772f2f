"""What follows from claims and is written down so that questions need not work it out: origins, disputes, series.

It is settled matter by matter: articles that tell of one matter are settled together. What an article that came, was
read again or was judged may change is noted in `unsettled` by the transaction that changes it, and settled by a later
one; so what is noted here and not settled yet is never lost, whenever a process ends.
"""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Float, Index, Integer, Table, Text, text

from reportedly.store.tables.metadata import Id, metadata, of

unsettled = Table(
    "unsettled",
    metadata,
    Column("article", Id, of("articles.id"), primary_key=True, autoincrement=False),
    Column("why", Text, primary_key=True, comment="shares, begins or page: what of it has changed"),
)
"""`shares`: the claims that it shares with others; `begins`: claims that begin in it; `page`: itself, who it names."""

matters = Table(
    "matters",
    metadata,
    Column("id", Id, primary_key=True),
    Column("settled", Boolean, nullable=False),
)
"""Articles that are settled together, by the claims that they share."""

matter_articles = Table(
    "matter_articles",
    metadata,
    Column("article", Id, of("articles.id"), primary_key=True, autoincrement=False),
    Column("matter", Id, of("matters.id"), nullable=False, index=True),
)

claim_origins = Table(
    "claim_origins",
    metadata,
    Column("claim", Id, of("claims.id"), primary_key=True, autoincrement=False),
    Column("origins", Integer, index=True, comment="independent first sources; empty where undecided"),
    Column("names", JSON, nullable=False, comment="of the first sources that are known"),
    Column("reasons", JSON, nullable=False),
    Column("steps", JSON, nullable=False, comment="the way back of each statement that asserts the claim"),
)
"""Of claims that more than one statement makes."""

disputes = Table(
    "disputes",
    metadata,
    Column("id", Id, primary_key=True),
    Column("matter", Id, of("matters.id"), nullable=False, index=True),
    Column("key", Text, nullable=False, comment="of its kind and its claims"),
    Column("kind", Text, nullable=False, comment="happened, responsible, count or said"),
    Column("turned", Integer, nullable=False, comment="1 where somebody took something back, else 0"),
    Column("sources", Integer, nullable=False, comment="on all sides"),
    Column("newest", Text, nullable=False, comment="day of publication of the last that tells it; empty if unknown"),
    Column("told", JSON, nullable=False, comment="its claims, sides, answers, reason"),
)

figure_series = Table(
    "figure_series",
    metadata,
    Column("id", Id, primary_key=True),
    Column("matter", Id, of("matters.id"), nullable=False, index=True),
    Column("key", Text, nullable=False, comment="of what is counted and its first count"),
    Column("measure", Text, nullable=False),
    Column("of", Text, nullable=False, comment="what is counted, and where, in words"),
    Column("size", Integer, nullable=False, comment="counts of it"),
    Column("newest", Text, nullable=False, comment="day of publication of the last count; empty if unknown"),
)

series_counts = Table(
    "series_counts",
    metadata,
    Column("series", Id, of("figure_series.id"), primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False, comment="in the order of the days it stands for"),
    Column("article", Id, of("articles.id"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("words", Text, nullable=False),
    Column("low", Float),
    Column("high", Float),
    Column("by", Text, comment="who counts, as the article calls it; empty: the publisher itself"),
    Column("counter", Text, comment="that counter's one name in the series"),
    Column("which", Integer, nullable=False, comment="that counter's number in the series: two may bear one name"),
    Column("as_of", Text),
    Column("place", Text),
    Column("part_start", Integer, comment="of the count of the same article that it is a part of"),
    Column("part_end", Integer),
    Column("part", Boolean, nullable=False),
)

Index("ix_matters_unsettled", matters.c.id, sqlite_where=text("NOT settled"), postgresql_where=text("NOT settled"))
Index("ix_disputes_order", disputes.c.turned, disputes.c.sources, disputes.c.newest, disputes.c.key)
Index("ix_disputes_kind", disputes.c.kind, disputes.c.turned, disputes.c.sources, disputes.c.newest, disputes.c.key)
Index("ix_figure_series_order", figure_series.c.size, figure_series.c.newest, figure_series.c.key)
Index(
    "ix_figure_series_measure",
    figure_series.c.measure,
    figure_series.c.size,
    figure_series.c.newest,
    figure_series.c.key,
)
