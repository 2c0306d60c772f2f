"""Actors of the whole dossier: which mentions of which articles are one person, body, state or place, and why.

An actor holds guises; a guise is what some articles show of an actor (name, country, sphere, office), and each
appearance of an actor in an article is in one guise. So an actor that a thousand articles name is a few rows, and a
join or a split moves guises, never articles. Everything here but `lists` follows from readings and judgements.
"""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Float, Index, Integer, Table, Text

from reportedly.store.tables.metadata import Id, metadata, of

actors = Table(
    "actors",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", Text, nullable=False, unique=True, comment="that of one of its guises; each of theirs leads to it"),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("country", Text, comment="a code; ~ and a name for a state that has none"),
    Column("sectors", JSON, nullable=False),
    Column("wikidata", Text),
    Column("articles", Integer, nullable=False, index=True, comment="how often articles name it"),
)

guises = Table(
    "guises",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", Text, nullable=False, unique=True, comment="made of what it holds: the same in every dossier"),
    Column("actor", Id, of("actors.id", whole=False), index=True, comment="empty where it says too little to tell"),
    Column("sort", Text, nullable=False, comment="person, body, place or people"),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("words", Text, nullable=False, comment="the name without what spellings do not share"),
    Column("country", Text),
    Column("spheres", JSON, nullable=False),
    Column("gender", Text),
    Column("office", Text),
    Column("place_sort", Text),
    Column("lean", Boolean, nullable=False),
    Column("alone", Boolean, nullable=False),
    Column("list", Id, of("lists.id"), index=True, comment="the imported list that it is an entry of"),
    Column("sectors", JSON, nullable=False),
    Column("forms", JSON, nullable=False, comment="other names that count"),
    Column("about", JSON, comment="of an entry of a list: what the list says beside"),
    Column("wikidata", Text),
    Column("count", Integer, nullable=False, comment="appearances"),
    Column("first_year", Integer),
    Column("last_year", Integer),
    Column("joined_to", Id, comment="the guise by which it came to its actor; empty for the first"),
    Column("score", Float, comment="how alike the two are, from 0 to 1"),
    Column("why", Text, comment="a sentence"),
)

appearances = Table(
    "appearances",
    metadata,
    Column("mentioned", Id, primary_key=True, autoincrement=False, comment="its row in `mentioned`"),
    Column("article", Id, of("articles.id"), nullable=False, index=True),
    Column("guise", Id, of("guises.id"), nullable=False, index=True),
    Column("forms", JSON, nullable=False, comment="other names that this article gives it"),
)
"""Outlives its reading, so that the next reading of the article knows what to take back."""

guise_names = Table(
    "guise_names",
    metadata,
    Column("guise", Id, of("guises.id"), primary_key=True, autoincrement=False),
    Column("words", Text, primary_key=True),
    Column("number", Integer, nullable=False, comment="appearances that have it"),
)

guise_keys = Table(
    "guise_keys",
    metadata,
    Column("key", Text, primary_key=True),
    Column("guise", Id, of("guises.id"), primary_key=True, autoincrement=False),
)
"""Under which keys guises meet that may be one actor."""

common_keys = Table("common_keys", metadata, Column("key", Text, primary_key=True))
"""Keys that too many guises share to tell anything."""

likenesses = Table(
    "likenesses",
    metadata,
    Column("one", Id, of("guises.id"), primary_key=True, autoincrement=False, comment="the lower id"),
    Column("other", Id, of("guises.id"), primary_key=True, autoincrement=False),
    Column("key", Text, nullable=False, index=True, comment="the key under which they met"),
    Column("score", Float, nullable=False),
    Column("why", Text, nullable=False),
    Column("lean", Boolean, nullable=False),
    Column("against", Text, comment="what parts them all the same"),
)

undecided = Table(
    "undecided",
    metadata,
    Column("one", Id, of("guises.id"), primary_key=True, autoincrement=False, comment="the lower id"),
    Column("other", Id, of("guises.id"), primary_key=True, autoincrement=False),
    Column("score", Float, nullable=False),
    Column("why", Text, nullable=False),
    Column("reason", Text, nullable=False, comment="why it was not decided"),
)
"""Guises that stay apart, for a person to judge."""

told_apart = Table(
    "told_apart",
    metadata,
    Column("one", Id, of("guises.id"), primary_key=True, autoincrement=False, comment="the lower id"),
    Column("other", Id, of("guises.id"), primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False, comment="articles that speak of both"),
)
"""Guises of persons of one surname that an article speaks of side by side: father and son, two sisters."""

lists = Table(
    "lists",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("place", Text, nullable=False, comment="the file it was taken from"),
    Column("imported", Text, nullable=False),
)
"""Lists of known actors that users imported."""

Index("ix_guise_keys_guise", guise_keys.c.guise)
Index("ix_likenesses_other", likenesses.c.other)
Index("ix_undecided_other", undecided.c.other)
Index("ix_told_apart_other", told_apart.c.other)
