"""The connection to a dossier: one SQLite file, or a PostgreSQL database.

Whoever writes holds the dossier's one write lock from the first statement on (`BEGIN IMMEDIATE`; an advisory lock on
PostgreSQL), so that what is read within a writing transaction can't change under it. Readers wait for nobody.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.pool import QueuePool

from reportedly.errors import DossierError, DossierUnavailable, NoSuchDossier, NotADossier

WAIT = 60
"""Seconds that a writer waits for another before it gives up."""

WRITE_LOCK = 0x7265706F
"""The key of PostgreSQL's advisory lock: one writing transaction at a time, as in SQLite."""

_POSTGRESQL = re.compile(r"postgres(?:ql)?(?:\+psycopg)?://")
_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",  # what is reported as kept outlives a power cut
    "PRAGMA cache_size = -65536",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA wal_autocheckpoint = 4000",  # 16 MB: pages that every article changes are carried over less often
)
Kind = Literal["reading", "writing"]


@dataclass(frozen=True, slots=True)
class Database:
    """An open dossier's database; `place` is what messages call it, without a password."""

    engine: Engine
    place: str
    read_only: bool = False

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file of SQLite, and not PostgreSQL."""
        return self.engine.dialect.name == "sqlite"

    @property
    def address(self) -> str:
        """By what another process opens it: the file, or the address, with the password where there is one."""
        if self.is_sqlite:
            return str(Path(self.place).absolute())
        return self.engine.url.render_as_string(hide_password=False)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the dossier, whatever others write meanwhile."""
        with self._begun("reading") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is kept whole when the block ends, and leaves no trace when the block fails.

        Raises:
            DossierUnavailable: if nothing can be written: locked by another, disk full, connection lost.
        """
        with self._begun("writing") as connection:
            if not self.is_sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITE_LOCK})
            yield connection

    @contextmanager
    def _begun(self, kind: Kind) -> Iterator[Connection]:
        with telling(self.place), self.engine.connect() as connection:
            level = {} if self.is_sqlite or kind == "writing" else {"isolation_level": "REPEATABLE READ"}
            with connection.execution_options(kind=kind, **level).begin():
                yield connection

    def count_rows(self, connection: Connection) -> None:
        """Let SQLite look how its tables are filled, so that it finds the short way to what is asked.

        PostgreSQL does so by itself. It takes some milliseconds, and does nothing where little has changed.
        """
        if self.is_sqlite:
            connection.exec_driver_sql("PRAGMA analysis_limit = 400")
            connection.exec_driver_sql("PRAGMA optimize = 0x10002")

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


@contextmanager
def telling(place: str) -> Iterator[None]:
    """Turn what a database says went wrong into an error of this package that says what to do.

    Raises:
        DossierUnavailable: if it is locked, full or lost.
        NotADossier: if the file is no database.
    """
    try:
        yield
    except DBAPIError as error:
        raise _told(place, error) from error
    except sqlite3.Error as error:  # while a connection is set up, before SQLAlchemy watches it
        raise _told(place, error) from error
    except ArgumentError as error:
        raise DossierError(f"{place} is not the address of a database: {error}") from error


def _told(place: str, error: DBAPIError | sqlite3.Error) -> Exception:
    origin = error.orig if isinstance(error, DBAPIError) else error
    said = " ".join(str(origin).split())
    if "file is not a database" in said or "file is encrypted" in said:
        return NotADossier(f"{place} is not a dossier, nor any SQLite file; choose another name")
    if "locked" in said or "lock timeout" in said:
        return DossierUnavailable(
            f"{place} is being written by another process, which did not end within {WAIT} seconds; try again later"
        )
    if "full" in said or "No space" in said or "I/O error" in said:
        return DossierUnavailable(
            f"{place} can't be written: no space ({said}); what was reported as kept is kept; make room and repeat"
        )
    if is_lost(error):
        return DossierUnavailable(f"{place} can't be reached or written: {said}; what was reported as kept is kept")
    return error


def is_lost(error: Exception) -> bool:
    """Whether the database itself can't go on, and not only with what was asked of it."""
    origin = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(origin, sqlite3.Error):
        code = getattr(origin, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        return isinstance(origin, sqlite3.OperationalError) and code != sqlite3.SQLITE_ERROR
    return isinstance(error, OperationalError | InterfaceError)


def connect(place: str | os.PathLike[str], *, create: bool) -> Database:
    """The database of a path or a `postgresql://` address; nothing is looked at yet but whether the file is there.

    Raises:
        NoSuchDossier: if there is no such file, and none shall be made.
    """
    named = os.fspath(place)
    if _POSTGRESQL.match(named):
        return _connect_postgresql(named)
    if "://" in named:
        raise DossierError(f"{named} is neither a file nor a postgresql:// address")
    return _connect_sqlite(Path(named), create=create)


def _connect_sqlite(path: Path, *, create: bool) -> Database:
    if path.is_dir():
        raise NotADossier(f"{path} is a folder; a dossier is one file, such as {path / 'news.db'}")
    there = path.exists()
    if not there and not create:
        raise NoSuchDossier(f"{path}: no such dossier; `reportedly add --dossier {path} ARTICLES` makes it")
    if not there and not path.parent.is_dir():
        raise NoSuchDossier(f"{path} can't be made: there is no folder {path.parent}")
    read_only = there and not os.access(path, os.W_OK)
    address = _address(path.absolute(), read_only=read_only)

    def opened() -> sqlite3.Connection:
        connection = sqlite3.connect(address, uri=True, timeout=WAIT, isolation_level=None, check_same_thread=False)
        for pragma in _PRAGMAS if read_only else (*_PRAGMAS, "PRAGMA journal_mode = WAL"):
            connection.execute(pragma)
        return connection

    engine = create_engine("sqlite+pysqlite://", creator=opened, poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return Database(engine, str(path), read_only)


def _address(path: Path, *, read_only: bool) -> str:
    """A file's address for SQLite; one in a folder where nothing can be written is taken to change no more."""
    if not read_only:
        return f"file:{quote(str(path))}?mode=rwc"
    still = "" if os.access(path.parent, os.W_OK) else "&immutable=1"
    return f"file:{quote(str(path))}?mode=ro{still}"


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("kind") == "writing"
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _connect_postgresql(named: str) -> Database:
    with telling(named.partition("@")[2] or "the address"):
        url = make_url(named).set(drivername="postgresql+psycopg")
    place = url.set(drivername="postgresql").render_as_string(hide_password=True)
    settings = f"-c lock_timeout={WAIT}s -c timezone=UTC"
    options = {"connect_timeout": 10, "options": settings, "application_name": "reportedly"}
    return Database(create_engine(url, connect_args=options, pool_pre_ping=True), place)
