"""A dossier with no articles yet, open for writing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from reportedly.store.connection import connect
from reportedly.store.migrations import prepare


@contextmanager
def dossier(place: str) -> Iterator[Connection]:
    """A transaction of a new dossier at a place."""
    database = connect(place, create=True)
    prepare(database, create=True)
    try:
        with database.writing() as connection:
            yield connection
    finally:
        database.close()
