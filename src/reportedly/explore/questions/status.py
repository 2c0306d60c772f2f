"""How a dossier stands: how many inputs were expected, read, copies or left out and why; by publisher and month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, Table, case, func, select

from reportedly.store.inputs import OUTCOMES
from reportedly.store.tables.articles import articles, inputs, problems, runs
from reportedly.store.tables.readings import events, figures, readings, statements

_OWN = ("read", "copy", "revision")
"""Outcomes of the input that brought an article in; others saw it again."""


@dataclass(frozen=True, slots=True)
class Held:
    """How many articles of one publisher and month of publication there are; None where that is not known."""

    publisher: str | None
    month: str | None
    articles: int
    copies: int
    revisions: int


@dataclass(frozen=True, slots=True)
class CutShort:
    """A command that did not come to its end, and has not been repeated since."""

    command: str
    named: list[str]
    started: str


@dataclass(frozen=True, slots=True)
class Status:
    """How a dossier stands. `outcomes` add up to `expected`; `skipped` says why inputs ended as problems."""

    expected: int
    outcomes: dict[str, int]
    skipped: dict[str, int]
    articles: int
    statements: int
    figures: int
    events: int
    readers: dict[str, int]
    cut_short: list[CutShort]
    held: list[Held]


def status(connection: Connection) -> Status:
    """How the dossier stands."""
    found = _counted(connection, select(inputs.c.outcome, func.count()).group_by(inputs.c.outcome))
    outcomes: dict[str, int] = {outcome: found.get(outcome, 0) for outcome in OUTCOMES}
    why = select(problems.c.kind, func.count()).where(problems.c.input.is_not(None)).group_by(problems.c.kind)
    return Status(
        expected=sum(outcomes.values()),
        outcomes=outcomes,
        skipped=_counted(connection, why.order_by(func.count().desc(), problems.c.kind)),
        articles=_count(connection, articles),
        statements=_count(connection, statements),
        figures=_count(connection, figures),
        events=_count(connection, events),
        readers=_counted(connection, select(readings.c.version, func.count()).group_by(readings.c.version)),
        cut_short=cut_short(connection),
        held=_held(connection),
    )


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def _counted(connection: Connection, query: Select[Any]) -> dict[str, int]:
    return {str(row[0]): int(row[1]) for row in connection.execute(query)}


def cut_short(connection: Connection) -> list[CutShort]:
    """Commands without an end, but those that the same command was given again after."""
    rows = connection.execute(select(runs).order_by(runs.c.id)).all()
    latest = {(row.command, tuple(row.named)): row for row in rows}
    return [CutShort(row.command, list(row.named), row.started) for row in latest.values() if row.finished is None]


def _held(connection: Connection) -> list[Held]:
    month = func.substr(articles.c.published_day, 1, 7)
    brought = articles.outerjoin(inputs, (inputs.c.article == articles.c.id) & inputs.c.outcome.in_(_OWN))
    one = {outcome: func.sum(case((inputs.c.outcome == outcome, 1), else_=0)) for outcome in ("copy", "revision")}
    query = (
        select(articles.c.publisher, month, func.count(articles.c.id.distinct()), one["copy"], one["revision"])
        .select_from(brought)
        .group_by(articles.c.publisher, month)
    )
    rows = [
        Held(publisher, when, n, int(copies), int(revised))
        for publisher, when, n, copies, revised in connection.execute(query)
    ]
    return sorted(rows, key=lambda row: (row.publisher is None, row.publisher or "", row.month or ""))
