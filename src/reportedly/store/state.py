"""Which state a dossier is in: a text that is another one after every change, by whomever it was made."""

from __future__ import annotations

from threading import Lock

from sqlalchemy import PoolProxiedConnection, text

from reportedly.store.connection import Database, telling


class State:
    """Watches a dossier. In SQLite it holds a connection of its own, which is told what other connections changed."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.lock = Lock()
        self.connection: PoolProxiedConnection | None = None

    @property
    def is_quick(self) -> bool:
        """Whether it is told at once: of a file it is, and of a server one has to ask."""
        return self.database.is_sqlite

    def __call__(self) -> str:
        """The state that the dossier is in now.

        Raises:
            DossierUnavailable: if the database can't be reached.
        """
        if self.database.is_sqlite:
            return self._of_file()
        with self.database.reading() as connection:
            return str(connection.execute(text("SELECT pg_current_snapshot()::text")).scalar_one())

    def _of_file(self) -> str:
        with self.lock, telling(self.database.place):
            if self.connection is None:
                self.connection = self.database.engine.raw_connection()
            cursor = self.connection.cursor()  # SQLite's own: every request waits for this, and need wait for no more
            found = cursor.execute("PRAGMA data_version").fetchone()
            cursor.close()
            return str(found[0])

    def close(self) -> None:
        """Let go of the connection."""
        if self.connection is not None:
            self.connection.close()
