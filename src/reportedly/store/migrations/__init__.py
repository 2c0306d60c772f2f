"""Bringing a dossier's tables up to date: the steps stand in `versions/`, one a file, and Alembic runs them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from reportedly.errors import NotADossier, OtherDossierVersion
from reportedly.store.connection import Database

if TYPE_CHECKING:
    from alembic.config import Config

LATEST = "0001"
"""The tables' version that this package works with."""

VERSION_TABLE = "reportedly_version"


def prepare(database: Database, *, create: bool) -> None:
    """Make the tables of a new dossier, bring those of an older one up to date; nothing where they are.

    Raises:
        NotADossier: if the database is empty and none shall be made, or holds something else.
        OtherDossierVersion: if it was made by a newer reportedly, or is an older one's and can't be written.
    """
    with database.reading() as connection:
        if _needs_nothing(connection, database, create=create):
            return
    if database.read_only:
        raise OtherDossierVersion(f"{database.place} is an older reportedly's and can't be written, so not be upgraded")
    with database.writing() as connection:
        if not _needs_nothing(connection, database, create=create):  # another process may have been faster
            _upgrade(connection)


def _needs_nothing(connection: Connection, database: Database, *, create: bool) -> bool:
    version = version_of(connection)
    if version == LATEST:
        return True
    if version is None:
        _check_empty(connection, database.place, create=create)
    elif version not in known_versions():
        raise OtherDossierVersion(
            f"{database.place} was made by a newer reportedly (its tables are version {version}, {LATEST} is the latest"
            " known here); upgrade reportedly"
        )
    return False


def version_of(connection: Connection) -> str | None:
    """The version of a dossier's tables; None where there are none."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    return connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()


def _check_empty(connection: Connection, place: str, *, create: bool) -> None:
    from reportedly.store.tables import metadata

    there = set(inspect(connection).get_table_names())
    if (connection.dialect.name == "sqlite" and there) or there & set(metadata.tables):
        raise NotADossier(f"{place} holds tables of something else; give the dossier a database of its own")
    if not create:
        raise NotADossier(f"{place} holds no dossier yet; `reportedly add` makes one")


def known_versions() -> list[str]:
    """All versions that can be brought up to date, the latest first."""
    from alembic.script import ScriptDirectory

    return [script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()]


def config(connection: Connection | None = None) -> Config:
    """What Alembic needs to know: where the steps are, and the connection that they run on."""
    from alembic.config import Config

    told = Config(attributes={"connection": connection})
    told.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    told.set_main_option("path_separator", "os")
    return told


def _upgrade(connection: Connection) -> None:
    from alembic import command

    command.upgrade(config(connection), "head")
