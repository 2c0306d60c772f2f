"""What follows from an article and from its reading, in the transaction that saves them: found, joined and tied."""

from __future__ import annotations

from typing import Literal

from sqlalchemy import Connection

from reportedly.models.meaning.runner import Meant
from reportedly.reading import Reading
from reportedly.reconcile.claims.joining import join
from reportedly.reconcile.copies import tie
from reportedly.resolve import join_actors
from reportedly.store.search.index import index_statements


def follow_article(connection: Connection, article: int) -> Literal["copy"] | None:
    """Tie an article, new or with new facts, to those whose words it has; "copy" if it has its own from another."""
    return tie(connection, article)


def follow_reading(
    connection: Connection,
    article: int,
    reading: int,
    read: Reading,
    meant: Meant | None = None,
    *,
    again: bool = True,
) -> None:
    """Make the statements of a new reading searchable, and join its actors and claims to those of the dossier.

    `meant`: what the encoder of meaning made of the article, where it was asked before. `again`: whether an earlier
    reading of the article may have been joined, which is then taken back.
    """
    index_statements(connection, article)
    join_actors(connection, reading, again=again)
    join(connection, reading, read, again=again, meant=meant)
