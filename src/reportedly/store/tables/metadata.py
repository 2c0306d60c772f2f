"""What all tables share: their one `MetaData`, names of constraints, and how rows of a reading are numbered."""

from __future__ import annotations

from sqlalchemy import BigInteger, ForeignKey, Integer, MetaData

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Id = BigInteger().with_variant(Integer, "sqlite")
"""An id. SQLite numbers rows by itself only where the type is INTEGER; both hold 64 bits."""

ROWS_OF_A_READING = 1 << 20
"""Rows of one kind that a reading may have."""


def row_id(reading: int, number: int) -> int:
    """The id of a reading's row: its `number`, from 0, within its kind (actor, statement, figure, event …).

    Made of the reading's id and the number, so that all rows of a reading are numbered before any is stored.
    """
    if not 0 <= number < ROWS_OF_A_READING:
        raise ValueError(f"a reading can't have a row {number}")
    return reading * ROWS_OF_A_READING + number


def reading_of(row: int) -> int:
    """The id of the reading that a row with this id belongs to."""
    return row // ROWS_OF_A_READING


def number_of(row: int) -> int:
    """The number of a row within its reading and kind."""
    return row % ROWS_OF_A_READING


def of(column: str, *, whole: bool = True, later: bool = False) -> ForeignKey:
    """A reference to a column such as `articles.id`; with `whole`, the row goes when that one goes.

    With `later`, what is referred to need only be there when the transaction ends: for rows of one table that refer
    to each other.
    """
    deferred = "DEFERRED" if later else None
    return ForeignKey(column, ondelete="CASCADE" if whole else "SET NULL", deferrable=later or None, initially=deferred)
