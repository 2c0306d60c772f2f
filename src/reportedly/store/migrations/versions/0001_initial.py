"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

SEARCH = {
    "sqlite": (
        "CREATE VIRTUAL TABLE article_words USING fts5(words, exact, content='', tokenize='ascii')",
        "CREATE VIRTUAL TABLE statement_words USING fts5(words, exact, content='', tokenize='ascii')",
    ),
    "postgresql": (
        "CREATE TABLE article_words (id BIGINT PRIMARY KEY REFERENCES articles ON DELETE CASCADE,"
        " words TSVECTOR NOT NULL, exact TSVECTOR NOT NULL)",
        "CREATE INDEX ix_article_words_words ON article_words USING gin (words)",
        "CREATE INDEX ix_article_words_exact ON article_words USING gin (exact)",
        "CREATE TABLE statement_words (id BIGINT PRIMARY KEY REFERENCES statements ON DELETE CASCADE,"
        " words TSVECTOR NOT NULL, exact TSVECTOR NOT NULL)",
        "CREATE INDEX ix_statement_words_words ON statement_words USING gin (words)",
        "CREATE INDEX ix_statement_words_exact ON statement_words USING gin (exact)",
    ),
}
"""Full-text search, by database: words as stems, and as written; what is indexed is made by `store/search`."""


def upgrade() -> None:
    """Make the tables of a new dossier."""
    _actors()
    _claims()
    _common_keys()
    _judgements()
    _lists()
    _matters()
    _runs()
    _shingles()
    _articles()
    _claim_origins()
    _claim_ties()
    _disputes()
    _figure_series()
    _guises()
    _judged()
    _appearances()
    _claim_keys()
    _claim_matters()
    _copies()
    _guise_keys()
    _guise_names()
    _inputs()
    _likenesses()
    _matter_articles()
    _pairs()
    _passages()
    _prints()
    _readings()
    _series_counts()
    _told_apart()
    _undecided()
    _unsettled()
    _dates()
    _mentioned()
    _problems()
    _statements()
    _addressees()
    _events()
    _figures()
    _relations()
    _responses()
    _claim_units()
    _event_actors()
    _claim_links()
    _claim_statements()
    for statement in SEARCH[op.get_bind().dialect.name]:
        op.execute(statement)


def _actors() -> None:
    op.create_table(
        "actors",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("sectors", sa.JSON(), nullable=False),
        sa.Column("wikidata", sa.Text(), nullable=True),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actors")),
        sa.UniqueConstraint("key", name=op.f("uq_actors_key")),
    )
    op.create_index(op.f("ix_actors_articles"), "actors", ["articles"], unique=False)


def _claims() -> None:
    op.create_table(
        "claims",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("statements", sa.Integer(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("denials", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Text(), nullable=True),
        sa.Column("last_day", sa.Text(), nullable=False),
        sa.Column("pinned", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claims")),
        sa.UniqueConstraint("key", name=op.f("uq_claims_key")),
    )
    op.create_index("ix_claims_order", "claims", ["denials", "articles", "last_day", "id"], unique=False)


def _common_keys() -> None:
    op.create_table(
        "common_keys",
        sa.Column("key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_common_keys")),
    )


def _judgements() -> None:
    op.create_table(
        "judgements",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.JSON(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=True),
        sa.Column("changes", sa.JSON(), nullable=True),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("withdrawn_at", sa.Text(), nullable=True),
        sa.Column("withdrawn_by", sa.Text(), nullable=True),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgements")),
        sa.UniqueConstraint("key", name=op.f("uq_judgements_key")),
    )
    op.create_index(op.f("ix_judgements_kind"), "judgements", ["kind"], unique=False)


def _lists() -> None:
    op.create_table(
        "lists",
        sa.Column("id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("imported", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lists")),
        sa.UniqueConstraint("name", name=op.f("uq_lists_name")),
    )


def _matters() -> None:
    op.create_table(
        "matters",
        sa.Column("id", ID, nullable=False),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matters")),
    )
    op.create_index(
        "ix_matters_unsettled",
        "matters",
        ["id"],
        unique=False,
        sqlite_where=sa.text("NOT settled"),
        postgresql_where=sa.text("NOT settled"),
    )


def _runs() -> None:
    op.create_table(
        "runs",
        sa.Column("id", ID, nullable=False),
        sa.Column("command", sa.Text(), nullable=False),
        sa.Column("named", sa.JSON(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("started", sa.Text(), nullable=False),
        sa.Column("finished", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
    )


def _shingles() -> None:
    op.create_table(
        "shingles",
        sa.Column("shingle", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article", ID, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("shingle", "article", name=op.f("pk_shingles")),
        sqlite_with_rowid=False,
    )


def _articles() -> None:
    op.create_table(
        "articles",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("text_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("byline", sa.Text(), nullable=True),
        sa.Column("credit", sa.JSON(), nullable=False),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("published_day", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("origins", sa.JSON(), nullable=False),
        sa.Column("revision_of", ID, nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed", sa.JSON(), nullable=True),
        sa.Column("run", ID, nullable=True),
        sa.Column("added", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["revision_of"], ["articles.id"], name=op.f("fk_articles_revision_of_articles"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name=op.f("fk_articles_run_runs"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
        sa.UniqueConstraint("key", name=op.f("uq_articles_key")),
    )
    op.create_index(op.f("ix_articles_added"), "articles", ["added"], unique=False)
    op.create_index(op.f("ix_articles_address"), "articles", ["address"], unique=False)
    op.create_index(op.f("ix_articles_name"), "articles", ["name"], unique=False)
    op.create_index(op.f("ix_articles_published_day"), "articles", ["published_day"], unique=False)
    op.create_index(op.f("ix_articles_publisher"), "articles", ["publisher"], unique=False)
    op.create_index("ix_articles_publisher_published_day", "articles", ["publisher", "published_day"], unique=False)
    op.create_index(op.f("ix_articles_revision_of"), "articles", ["revision_of"], unique=False)
    op.create_index(op.f("ix_articles_text_id"), "articles", ["text_id"], unique=False)


def _claim_origins() -> None:
    op.create_table(
        "claim_origins",
        sa.Column("claim", ID, autoincrement=False, nullable=False),
        sa.Column("origins", sa.Integer(), nullable=True),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim"], ["claims.id"], name=op.f("fk_claim_origins_claim_claims"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("claim", name=op.f("pk_claim_origins")),
    )
    op.create_index(op.f("ix_claim_origins_origins"), "claim_origins", ["origins"], unique=False)


def _claim_ties() -> None:
    op.create_table(
        "claim_ties",
        sa.Column("claim", ID, autoincrement=False, nullable=False),
        sa.Column("other", ID, autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name=op.f("fk_claim_ties_claim_claims"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other"], ["claims.id"], name=op.f("fk_claim_ties_other_claims"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("claim", "other", name=op.f("pk_claim_ties")),
    )
    op.create_index("ix_claim_ties_other", "claim_ties", ["other"], unique=False)


def _disputes() -> None:
    op.create_table(
        "disputes",
        sa.Column("id", ID, nullable=False),
        sa.Column("matter", ID, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("turned", sa.Integer(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("newest", sa.Text(), nullable=False),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["matter"], ["matters.id"], name=op.f("fk_disputes_matter_matters"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disputes")),
    )
    op.create_index("ix_disputes_kind", "disputes", ["kind", "turned", "sources", "newest", "key"], unique=False)
    op.create_index(op.f("ix_disputes_matter"), "disputes", ["matter"], unique=False)
    op.create_index("ix_disputes_order", "disputes", ["turned", "sources", "newest", "key"], unique=False)


def _figure_series() -> None:
    op.create_table(
        "figure_series",
        sa.Column("id", ID, nullable=False),
        sa.Column("matter", ID, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("of", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("newest", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["matter"], ["matters.id"], name=op.f("fk_figure_series_matter_matters"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figure_series")),
    )
    op.create_index(op.f("ix_figure_series_matter"), "figure_series", ["matter"], unique=False)
    op.create_index("ix_figure_series_measure", "figure_series", ["measure", "size", "newest", "key"], unique=False)
    op.create_index("ix_figure_series_order", "figure_series", ["size", "newest", "key"], unique=False)


def _guises() -> None:
    op.create_table(
        "guises",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("actor", ID, nullable=True),
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("spheres", sa.JSON(), nullable=False),
        sa.Column("gender", sa.Text(), nullable=True),
        sa.Column("office", sa.Text(), nullable=True),
        sa.Column("place_sort", sa.Text(), nullable=True),
        sa.Column("lean", sa.Boolean(), nullable=False),
        sa.Column("alone", sa.Boolean(), nullable=False),
        sa.Column("list", ID, nullable=True),
        sa.Column("sectors", sa.JSON(), nullable=False),
        sa.Column("forms", sa.JSON(), nullable=False),
        sa.Column("about", sa.JSON(), nullable=True),
        sa.Column("wikidata", sa.Text(), nullable=True),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("first_year", sa.Integer(), nullable=True),
        sa.Column("last_year", sa.Integer(), nullable=True),
        sa.Column("joined_to", ID, nullable=True),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["actor"], ["actors.id"], name=op.f("fk_guises_actor_actors"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["list"], ["lists.id"], name=op.f("fk_guises_list_lists"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guises")),
        sa.UniqueConstraint("key", name=op.f("uq_guises_key")),
    )
    op.create_index(op.f("ix_guises_actor"), "guises", ["actor"], unique=False)
    op.create_index(op.f("ix_guises_list"), "guises", ["list"], unique=False)


def _judged() -> None:
    op.create_table(
        "judged",
        sa.Column("judgement", ID, autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("stands_for", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["judgement"], ["judgements.id"], name=op.f("fk_judged_judgement_judgements"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("judgement", "number", name=op.f("pk_judged")),
    )
    op.create_index("ix_judged_article", "judged", ["article"], unique=False)
    op.create_index("ix_judged_stands_for", "judged", ["stands_for"], unique=False)


def _appearances() -> None:
    op.create_table(
        "appearances",
        sa.Column("mentioned", ID, autoincrement=False, nullable=False),
        sa.Column("article", ID, nullable=False),
        sa.Column("guise", ID, nullable=False),
        sa.Column("forms", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_appearances_article_articles"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["guise"], ["guises.id"], name=op.f("fk_appearances_guise_guises"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("mentioned", name=op.f("pk_appearances")),
    )
    op.create_index(op.f("ix_appearances_article"), "appearances", ["article"], unique=False)
    op.create_index(op.f("ix_appearances_guise"), "appearances", ["guise"], unique=False)


def _claim_keys() -> None:
    op.create_table(
        "claim_keys",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("article", ID, autoincrement=False, nullable=False),
        sa.Column("worth", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_claim_keys_article_articles"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", "article", name=op.f("pk_claim_keys")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_claim_keys_article", "claim_keys", ["article"], unique=False)


def _claim_matters() -> None:
    op.create_table(
        "claim_matters",
        sa.Column("article", ID, autoincrement=False, nullable=False),
        sa.Column("day", sa.Integer(), nullable=True),
        sa.Column("matter", sa.LargeBinary(), nullable=False),
        sa.Column("units", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_claim_matters_article_articles"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article", name=op.f("pk_claim_matters")),
    )


def _copies() -> None:
    op.create_table(
        "copies",
        sa.Column("article", ID, autoincrement=False, nullable=False),
        sa.Column("root", ID, nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("origin", ID, nullable=True),
        sa.Column("share", sa.Float(), nullable=True),
        sa.Column("origin_share", sa.Float(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("boilerplate", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_copies_article_articles"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["origin"], ["articles.id"], name=op.f("fk_copies_origin_articles"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["root"], ["articles.id"], name=op.f("fk_copies_root_articles"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", name=op.f("pk_copies")),
    )
    op.create_index(op.f("ix_copies_origin"), "copies", ["origin"], unique=False)
    op.create_index("ix_copies_root_kind", "copies", ["root", "kind"], unique=False)


def _guise_keys() -> None:
    op.create_table(
        "guise_keys",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("guise", ID, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["guise"], ["guises.id"], name=op.f("fk_guise_keys_guise_guises"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "guise", name=op.f("pk_guise_keys")),
    )
    op.create_index("ix_guise_keys_guise", "guise_keys", ["guise"], unique=False)


def _guise_names() -> None:
    op.create_table(
        "guise_names",
        sa.Column("guise", ID, autoincrement=False, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["guise"], ["guises.id"], name=op.f("fk_guise_names_guise_guises"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("guise", "words", name=op.f("pk_guise_names")),
    )


def _inputs() -> None:
    op.create_table(
        "inputs",
        sa.Column("id", ID, nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("noted", sa.JSON(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("article", ID, nullable=True),
        sa.Column("run", ID, nullable=True),
        sa.Column("first_seen", sa.Text(), nullable=False),
        sa.Column("last_seen", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_inputs_article_articles"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name=op.f("fk_inputs_run_runs"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inputs")),
        sa.UniqueConstraint("place", name=op.f("uq_inputs_place")),
    )
    op.create_index(op.f("ix_inputs_article"), "inputs", ["article"], unique=False)
    op.create_index(op.f("ix_inputs_outcome"), "inputs", ["outcome"], unique=False)


def _likenesses() -> None:
    op.create_table(
        "likenesses",
        sa.Column("one", ID, autoincrement=False, nullable=False),
        sa.Column("other", ID, autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("lean", sa.Boolean(), nullable=False),
        sa.Column("against", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["one"], ["guises.id"], name=op.f("fk_likenesses_one_guises"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other"], ["guises.id"], name=op.f("fk_likenesses_other_guises"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("one", "other", name=op.f("pk_likenesses")),
    )
    op.create_index(op.f("ix_likenesses_key"), "likenesses", ["key"], unique=False)
    op.create_index("ix_likenesses_other", "likenesses", ["other"], unique=False)


def _matter_articles() -> None:
    op.create_table(
        "matter_articles",
        sa.Column("article", ID, autoincrement=False, nullable=False),
        sa.Column("matter", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_matter_articles_article_articles"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["matter"], ["matters.id"], name=op.f("fk_matter_articles_matter_matters"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article", name=op.f("pk_matter_articles")),
    )
    op.create_index(op.f("ix_matter_articles_matter"), "matter_articles", ["matter"], unique=False)


def _pairs() -> None:
    op.create_table(
        "pairs",
        sa.Column("article", ID, autoincrement=False, nullable=False),
        sa.Column("other", ID, autoincrement=False, nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("share", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_pairs_article_articles"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["other"], ["articles.id"], name=op.f("fk_pairs_other_articles"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", "other", name=op.f("pk_pairs")),
    )
    op.create_index(op.f("ix_pairs_other"), "pairs", ["other"], unique=False)


def _passages() -> None:
    op.create_table(
        "passages",
        sa.Column("article", ID, autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("origin", ID, nullable=False),
        sa.Column("origin_start", sa.Integer(), nullable=False),
        sa.Column("origin_end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_passages_article_articles"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["origin"], ["articles.id"], name=op.f("fk_passages_origin_articles"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article", "number", name=op.f("pk_passages")),
    )
    op.create_index(op.f("ix_passages_origin"), "passages", ["origin"], unique=False)


def _prints() -> None:
    op.create_table(
        "prints",
        sa.Column("article", ID, autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("boilerplate", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_prints_article_articles"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article", name=op.f("pk_prints")),
    )


def _readings() -> None:
    op.create_table(
        "readings",
        sa.Column("id", ID, nullable=False),
        sa.Column("article", ID, nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("models", sa.JSON(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_readings_article_articles"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_readings")),
        sa.UniqueConstraint("article", name=op.f("uq_readings_article")),
    )
    op.create_index(op.f("ix_readings_version"), "readings", ["version"], unique=False)


def _series_counts() -> None:
    op.create_table(
        "series_counts",
        sa.Column("series", ID, autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("article", ID, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("counter", sa.Text(), nullable=True),
        sa.Column("which", sa.Integer(), nullable=False),
        sa.Column("as_of", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("part_start", sa.Integer(), nullable=True),
        sa.Column("part_end", sa.Integer(), nullable=True),
        sa.Column("part", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_series_counts_article_articles"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["series"], ["figure_series.id"], name=op.f("fk_series_counts_series_figure_series"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("series", "number", name=op.f("pk_series_counts")),
    )
    op.create_index(op.f("ix_series_counts_article"), "series_counts", ["article"], unique=False)


def _told_apart() -> None:
    op.create_table(
        "told_apart",
        sa.Column("one", ID, autoincrement=False, nullable=False),
        sa.Column("other", ID, autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["one"], ["guises.id"], name=op.f("fk_told_apart_one_guises"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other"], ["guises.id"], name=op.f("fk_told_apart_other_guises"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("one", "other", name=op.f("pk_told_apart")),
    )
    op.create_index("ix_told_apart_other", "told_apart", ["other"], unique=False)


def _undecided() -> None:
    op.create_table(
        "undecided",
        sa.Column("one", ID, autoincrement=False, nullable=False),
        sa.Column("other", ID, autoincrement=False, nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["one"], ["guises.id"], name=op.f("fk_undecided_one_guises"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other"], ["guises.id"], name=op.f("fk_undecided_other_guises"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("one", "other", name=op.f("pk_undecided")),
    )
    op.create_index("ix_undecided_other", "undecided", ["other"], unique=False)


def _unsettled() -> None:
    op.create_table(
        "unsettled",
        sa.Column("article", ID, autoincrement=False, nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_unsettled_article_articles"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article", "why", name=op.f("pk_unsettled")),
    )


def _dates() -> None:
    op.create_table(
        "dates",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("reading", ID, nullable=False),
        sa.Column("article", ID, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("last", sa.Text(), nullable=True),
        sa.Column("precision", sa.Text(), nullable=True),
        sa.Column("anchor", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_dates_article_articles"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["reading"], ["readings.id"], name=op.f("fk_dates_reading_readings"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dates")),
    )
    op.create_index(op.f("ix_dates_reading"), "dates", ["reading"], unique=False)


def _mentioned() -> None:
    op.create_table(
        "mentioned",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("reading", ID, nullable=False),
        sa.Column("article", ID, nullable=False),
        sa.Column("local", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("sectors", sa.JSON(), nullable=False),
        sa.Column("mentions", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_mentioned_article_articles"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["reading"], ["readings.id"], name=op.f("fk_mentioned_reading_readings"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentioned")),
    )
    op.create_index(op.f("ix_mentioned_article"), "mentioned", ["article"], unique=False)
    op.create_index(op.f("ix_mentioned_reading"), "mentioned", ["reading"], unique=False)


def _problems() -> None:
    op.create_table(
        "problems",
        sa.Column("id", ID, nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("input", ID, nullable=True),
        sa.Column("article", ID, nullable=True),
        sa.Column("reading", ID, nullable=True),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("found", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_problems_article_articles"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["input"], ["inputs.id"], name=op.f("fk_problems_input_inputs"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["reading"], ["readings.id"], name=op.f("fk_problems_reading_readings"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_problems")),
    )
    op.create_index(op.f("ix_problems_article"), "problems", ["article"], unique=False)
    op.create_index(op.f("ix_problems_input"), "problems", ["input"], unique=False)
    op.create_index(op.f("ix_problems_reading"), "problems", ["reading"], unique=False)
    op.create_index(op.f("ix_problems_what"), "problems", ["what"], unique=False)


def _statements() -> None:
    op.create_table(
        "statements",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("reading", ID, nullable=False),
        sa.Column("article", ID, nullable=False),
        sa.Column("local", sa.Text(), nullable=False),
        sa.Column("source", ID, nullable=True),
        sa.Column("source_start", sa.Integer(), nullable=True),
        sa.Column("source_end", sa.Integer(), nullable=True),
        sa.Column("cue_start", sa.Integer(), nullable=True),
        sa.Column("cue_end", sa.Integer(), nullable=True),
        sa.Column("contents", sa.JSON(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("quotation", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("polarity", sa.Text(), nullable=False),
        sa.Column("certainty", sa.Text(), nullable=False),
        sa.Column("medium", sa.Text(), nullable=True),
        sa.Column("date_value", sa.Text(), nullable=True),
        sa.Column("date_start", sa.Integer(), nullable=True),
        sa.Column("date_end", sa.Integer(), nullable=True),
        sa.Column("via", sa.JSON(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_statements_article_articles"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["reading"], ["readings.id"], name=op.f("fk_statements_reading_readings"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["source"], ["mentioned.id"], name=op.f("fk_statements_source_mentioned"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statements")),
    )
    op.create_index(op.f("ix_statements_article"), "statements", ["article"], unique=False)
    op.create_index("ix_statements_date_value", "statements", ["date_value"], unique=False)
    op.create_index(op.f("ix_statements_reading"), "statements", ["reading"], unique=False)
    op.create_index("ix_statements_source_article", "statements", ["source", "article"], unique=False)
    op.create_index(
        "ix_statements_unsure",
        "statements",
        ["confidence", "id"],
        unique=False,
        sqlite_where=sa.text("confidence < 0.5"),
        postgresql_where=sa.text("confidence < 0.5"),
    )


def _addressees() -> None:
    op.create_table(
        "addressees",
        sa.Column("statement", ID, autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("mentioned", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["mentioned"], ["mentioned.id"], name=op.f("fk_addressees_mentioned_mentioned"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["statement"], ["statements.id"], name=op.f("fk_addressees_statement_statements"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("statement", "number", name=op.f("pk_addressees")),
    )
    op.create_index(op.f("ix_addressees_mentioned"), "addressees", ["mentioned"], unique=False)


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("reading", ID, nullable=False),
        sa.Column("article", ID, nullable=False),
        sa.Column("local", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=True),
        sa.Column("contexts", sa.JSON(), nullable=False),
        sa.Column("first_day", sa.Text(), nullable=True),
        sa.Column("last_day", sa.Text(), nullable=True),
        sa.Column("precision", sa.Text(), nullable=True),
        sa.Column("place", ID, nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("certainty", sa.Text(), nullable=False),
        sa.Column("stated_in", ID, nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("trigger_start", sa.Integer(), nullable=False),
        sa.Column("trigger_end", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_events_article_articles"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["place"], ["mentioned.id"], name=op.f("fk_events_place_mentioned"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["reading"], ["readings.id"], name=op.f("fk_events_reading_readings"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["stated_in"], ["statements.id"], name=op.f("fk_events_stated_in_statements"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
    )
    op.create_index(op.f("ix_events_article"), "events", ["article"], unique=False)
    op.create_index(op.f("ix_events_first_day"), "events", ["first_day"], unique=False)
    op.create_index(op.f("ix_events_place"), "events", ["place"], unique=False)
    op.create_index(op.f("ix_events_reading"), "events", ["reading"], unique=False)
    op.create_index(op.f("ix_events_stated_in"), "events", ["stated_in"], unique=False)
    op.create_index(
        "ix_events_unsure",
        "events",
        ["confidence", "id"],
        unique=False,
        sqlite_where=sa.text("confidence < 0.5"),
        postgresql_where=sa.text("confidence < 0.5"),
    )


def _figures() -> None:
    op.create_table(
        "figures",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("reading", ID, nullable=False),
        sa.Column("article", ID, nullable=False),
        sa.Column("local", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        sa.Column("qualifier", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("place", ID, nullable=True),
        sa.Column("inflicted_by", ID, nullable=True),
        sa.Column("by", ID, nullable=True),
        sa.Column("period_start", sa.Text(), nullable=True),
        sa.Column("period_end", sa.Text(), nullable=True),
        sa.Column("has_period", sa.Boolean(), nullable=False),
        sa.Column("as_of", sa.Text(), nullable=True),
        sa.Column("part_of", ID, nullable=True),
        sa.Column("stated_in", ID, nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_figures_article_articles"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["by"], ["mentioned.id"], name=op.f("fk_figures_by_mentioned"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["inflicted_by"], ["mentioned.id"], name=op.f("fk_figures_inflicted_by_mentioned"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["part_of"],
            ["figures.id"],
            name=op.f("fk_figures_part_of_figures"),
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["place"], ["mentioned.id"], name=op.f("fk_figures_place_mentioned"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["reading"], ["readings.id"], name=op.f("fk_figures_reading_readings"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["stated_in"], ["statements.id"], name=op.f("fk_figures_stated_in_statements"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figures")),
    )
    op.create_index(op.f("ix_figures_article"), "figures", ["article"], unique=False)
    op.create_index(op.f("ix_figures_by"), "figures", ["by"], unique=False)
    op.create_index("ix_figures_measure_article", "figures", ["measure", "article"], unique=False)
    op.create_index(op.f("ix_figures_reading"), "figures", ["reading"], unique=False)
    op.create_index(op.f("ix_figures_stated_in"), "figures", ["stated_in"], unique=False)


def _relations() -> None:
    op.create_table(
        "relations",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("reading", ID, nullable=False),
        sa.Column("article", ID, nullable=False),
        sa.Column("subject", ID, nullable=False),
        sa.Column("predicate", sa.Text(), nullable=False),
        sa.Column("object", ID, nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("stated_in", ID, nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_relations_article_articles"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["object"], ["mentioned.id"], name=op.f("fk_relations_object_mentioned"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["reading"], ["readings.id"], name=op.f("fk_relations_reading_readings"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["stated_in"], ["statements.id"], name=op.f("fk_relations_stated_in_statements"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["subject"], ["mentioned.id"], name=op.f("fk_relations_subject_mentioned"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_relations")),
    )
    op.create_index(op.f("ix_relations_object"), "relations", ["object"], unique=False)
    op.create_index(op.f("ix_relations_reading"), "relations", ["reading"], unique=False)
    op.create_index(op.f("ix_relations_subject"), "relations", ["subject"], unique=False)
    op.create_index(
        "ix_relations_unsure",
        "relations",
        ["confidence", "id"],
        unique=False,
        sqlite_where=sa.text("confidence < 0.5"),
        postgresql_where=sa.text("confidence < 0.5"),
    )


def _responses() -> None:
    op.create_table(
        "responses",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("reading", ID, nullable=False),
        sa.Column("article", ID, nullable=False),
        sa.Column("statement", ID, nullable=False),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("to_statement", ID, nullable=True),
        sa.Column("to_start", sa.Integer(), nullable=True),
        sa.Column("to_end", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_responses_article_articles"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["reading"], ["readings.id"], name=op.f("fk_responses_reading_readings"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["statement"], ["statements.id"], name=op.f("fk_responses_statement_statements"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["to_statement"], ["statements.id"], name=op.f("fk_responses_to_statement_statements"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_responses")),
    )
    op.create_index(op.f("ix_responses_reading"), "responses", ["reading"], unique=False)
    op.create_index(op.f("ix_responses_stance"), "responses", ["stance"], unique=False)
    op.create_index(op.f("ix_responses_statement"), "responses", ["statement"], unique=False)
    op.create_index(op.f("ix_responses_to_statement"), "responses", ["to_statement"], unique=False)


def _claim_units() -> None:
    op.create_table(
        "claim_units",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("article", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("claim", ID, nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("statement", ID, nullable=True),
        sa.Column("figure", ID, nullable=True),
        sa.Column("measure", sa.Text(), nullable=True),
        sa.Column("count", sa.Float(), nullable=True),
        sa.Column("traits", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name=op.f("fk_claim_units_article_articles"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["claim"], ["claims.id"], name=op.f("fk_claim_units_claim_claims"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["figure"], ["figures.id"], name=op.f("fk_claim_units_figure_figures"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["statement"], ["statements.id"], name=op.f("fk_claim_units_statement_statements"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_units")),
        sa.UniqueConstraint("key", name=op.f("uq_claim_units_key")),
    )
    op.create_index("ix_claim_units_article_claim", "claim_units", ["article", "claim"], unique=False)
    op.create_index(op.f("ix_claim_units_claim"), "claim_units", ["claim"], unique=False)
    op.create_index("ix_claim_units_figure", "claim_units", ["figure"], unique=False)
    op.create_index("ix_claim_units_statement_claim", "claim_units", ["statement", "claim"], unique=False)


def _event_actors() -> None:
    op.create_table(
        "event_actors",
        sa.Column("event", ID, autoincrement=False, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("mentioned", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["event"], ["events.id"], name=op.f("fk_event_actors_event_events"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["mentioned"], ["mentioned.id"], name=op.f("fk_event_actors_mentioned_mentioned"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event", "role", "number", name=op.f("pk_event_actors")),
    )
    op.create_index(op.f("ix_event_actors_mentioned"), "event_actors", ["mentioned"], unique=False)


def _claim_links() -> None:
    op.create_table(
        "claim_links",
        sa.Column("one", ID, autoincrement=False, nullable=False),
        sa.Column("other", ID, autoincrement=False, nullable=False),
        sa.Column("likely", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["one"], ["claim_units.id"], name=op.f("fk_claim_links_one_claim_units"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["other"], ["claim_units.id"], name=op.f("fk_claim_links_other_claim_units"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("one", "other", name=op.f("pk_claim_links")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_claim_links_other", "claim_links", ["other", "likely"], unique=False)


def _claim_statements() -> None:
    op.create_table(
        "claim_statements",
        sa.Column("claim", ID, autoincrement=False, nullable=False),
        sa.Column("unit", ID, autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim"], ["claims.id"], name=op.f("fk_claim_statements_claim_claims"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["unit"], ["claim_units.id"], name=op.f("fk_claim_statements_unit_claim_units"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("claim", "unit", name=op.f("pk_claim_statements")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_claim_statements_unit", "claim_statements", ["unit"], unique=False)
