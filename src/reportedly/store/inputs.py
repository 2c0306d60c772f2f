"""Inputs and what became of each: read, seen before, copy, revision, problem, or still pending."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import Connection, bindparam, delete, select, update

from reportedly.store.clock import now
from reportedly.store.into import add_numbered, add_row
from reportedly.store.prepared import Prepared
from reportedly.store.tables.articles import inputs, problems, runs

Outcome = Literal["pending", "read", "seen", "copy", "revision", "problem"]
OUTCOMES: tuple[Outcome, ...] = ("read", "copy", "revision", "seen", "problem", "pending")


@dataclass(frozen=True, slots=True)
class Input:
    """One input of an `add`: where it stands, what it is called, and what it says besides its article."""

    place: str
    name: str
    title: str | None = None
    noted: dict[str, str] = field(default_factory=dict)


def begin_run(connection: Connection, command: str, named: list[str], reader: str) -> int:
    """Write down that a command begins; gives the run's id."""
    row = {"command": command, "named": named, "reader": reader, "started": now()}
    return add_numbered(connection, runs, row)


def end_run(connection: Connection, run: int) -> None:
    """Write down that a command came to its end."""
    connection.execute(update(runs).where(runs.c.id == run).values(finished=now()))


def find_input(connection: Connection, place: str) -> Any | None:
    """What is known of the input at a place."""
    return _AT.first(connection, at=place)


_AT = Prepared(select(inputs).where(inputs.c.place == bindparam("at")))
_AGAIN = Prepared(update(inputs).where(inputs.c.id == bindparam("of")))


def note_input(connection: Connection, given: Input, outcome: Outcome, *, run: int, article: int | None = None) -> int:
    """Write down what became of an input, in the place of what was written of it before; gives its id."""
    return note_known(connection, find_input(connection, given.place), given, outcome, run=run, article=article)


def note_known(
    connection: Connection, known: Any | None, given: Input, outcome: Outcome, *, run: int, article: int | None
) -> int:
    """`note_input` where what is known of the input was looked up (`find_input`)."""
    told = {
        "name": given.name,
        "title": given.title,
        "noted": given.noted,
        "outcome": outcome,
        "article": article,
        "run": run,
        "last_seen": now(),
    }
    if known is None:
        row = {"place": given.place, "first_seen": told["last_seen"], **told}
        return add_numbered(connection, inputs, row)
    _AGAIN.run(connection, of=known.id, **told)
    if known.outcome == "problem":
        connection.execute(delete(problems).where(problems.c.input == known.id))
    return int(known.id)


def see_again(connection: Connection, input_id: int) -> None:
    """Write down that an input was seen once more, as it was."""
    connection.execute(update(inputs).where(inputs.c.id == input_id).values(last_seen=now()))


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that could not be taken in or read: the name of the error, and the reason in words."""

    input: Input
    kind: str
    reason: str


def note_problem(connection: Connection, refused: Refused, *, run: int) -> None:
    """Write down that an input could not be read, and why; what was read there before stays where it is."""
    input_id = note_input(connection, refused.input, "problem", run=run)
    row = {"what": "input", "kind": refused.kind, "reason": refused.reason, "input": input_id, "found": now()}
    add_row(connection, problems, row)
