"""Tables: the steps make what the code expects, on both databases, and what is no dossier is said to be none."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

import reportedly
from databases import Server
from reportedly.errors import DossierError, NoSuchDossier, NotADossier, OtherDossierVersion
from reportedly.store.connection import connect
from reportedly.store.migrations import LATEST, VERSION_TABLE, config, known_versions, prepare, version_of
from reportedly.store.tables import metadata

SEARCH = ("article_words", "statement_words")


def _is_ours(name: str | None, kind: str) -> bool:
    """Whether a table is compared: the full-text index is each database's own."""
    return kind != "table" or not str(name).startswith(SEARCH)


def _is_comment(difference: Any) -> bool:
    """Whether two tables differ in their comments alone, which are for readers of the code."""
    return isinstance(difference, list) and all(part[0] == "modify_comment" for part in difference)


def test_migrated_tables_are_those_that_the_code_expects(new_place: str) -> None:
    database = connect(new_place, create=True)
    prepare(database, create=True)
    with database.reading() as connection:
        options = {"version_table": VERSION_TABLE, "include_name": lambda name, kind, _: _is_ours(name, kind)}
        differences = compare_metadata(MigrationContext.configure(connection, opts=options), metadata)
        assert [one for one in differences if not _is_comment(one)] == []
        assert version_of(connection) == LATEST
        for table in SEARCH:
            connection.execute(text(f"SELECT count(*) FROM {table}"))
    database.close()


def test_latest_is_the_head() -> None:
    assert ScriptDirectory.from_config(config()).get_heads() == [LATEST]
    assert known_versions()[0] == LATEST


def test_opening_twice_changes_nothing(new_place: str) -> None:
    for _ in range(2):
        with reportedly.open(new_place) as dossier:
            assert dossier.status().expected == 0


def test_no_dossier_is_made_where_none_shall_be(tmp_path: Path) -> None:
    with pytest.raises(NoSuchDossier, match="no such dossier; `reportedly add"):
        reportedly.open(tmp_path / "news.db", create=False)
    with pytest.raises(NoSuchDossier, match="there is no folder"):
        reportedly.open(tmp_path / "none" / "news.db")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_database_is_said_to_be_empty(postgresql_server: Server) -> None:
    with postgresql_server.database() as empty, pytest.raises(NotADossier, match="holds no dossier yet"):
        reportedly.open(empty, create=False)


@pytest.mark.parametrize("content", [b"not a database at all, but long enough to be looked at" * 20, None])
def test_something_else_is_no_dossier(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "news.db"
    if content is None:
        other = sqlite3.connect(file)
        other.execute("CREATE TABLE recipes (name)")
        other.close()
    else:
        file.write_bytes(content)
    before = file.read_bytes()
    with pytest.raises(NotADossier):
        reportedly.open(file)
    assert content is None or file.read_bytes() == before
    with pytest.raises(NotADossier, match="is a folder"):
        reportedly.open(tmp_path)


def test_a_newer_dossier_is_left_alone(place: str) -> None:
    with reportedly.open(place) as dossier, dossier.database.writing() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
    with pytest.raises(OtherDossierVersion, match="made by a newer reportedly"):
        reportedly.open(place)


def test_what_is_no_address_is_refused() -> None:
    with pytest.raises(DossierError, match="neither a file nor a postgresql"):
        reportedly.open("mysql://desk/news")


def test_a_dossier_that_can_not_be_written_can_be_read(tmp_path: Path) -> None:
    """Root may write anywhere, so the file is opened as one that may not."""
    with reportedly.open(tmp_path / "news.db"):
        pass
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.access", lambda *_: False)
        with reportedly.open(tmp_path / "news.db", create=False) as dossier:
            assert dossier.database.read_only
            assert dossier.status().expected == 0
