"""What follows from a reading that was just saved, in the same transaction: search, actors joined, copies tied."""

from __future__ import annotations

from typing import Literal

from sqlalchemy import Connection

from reportedly.store.search.index import index_statements


def follow(connection: Connection, article: int) -> Literal["copy"] | None:
    """Do what follows from the reading of an article; gives "copy" if the article is one."""
    index_statements(connection, article)
    return None
