"""What a dossier holds, in a few numbers: for whoever opens it, at any size."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Table, func, select

from reportedly.explore.questions.status import CutShort, cut_short
from reportedly.store.tables.articles import articles, inputs
from reportedly.store.tables.readings import events, figures, statements


@dataclass(frozen=True, slots=True)
class HeldBy:
    """How many articles there are of a publisher, or of a month such as 2024-05."""

    value: str
    articles: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What a dossier holds; `outcomes` are inputs by what became of them."""

    articles: int
    statements: int
    figures: int
    events: int
    outcomes: dict[str, int]
    publishers: list[HeldBy]
    months: list[HeldBy]
    cut_short: list[CutShort]


def contents(connection: Connection) -> Contents:
    """What the dossier holds."""
    outcomes = select(inputs.c.outcome, func.count()).group_by(inputs.c.outcome)
    publishers, months = held_by(connection)
    return Contents(
        articles=_count(connection, articles),
        statements=_count(connection, statements),
        figures=_count(connection, figures),
        events=_count(connection, events),
        outcomes={str(outcome): int(count) for outcome, count in connection.execute(outcomes)},
        publishers=publishers,
        months=months,
        cut_short=cut_short(connection),
    )


def held_by(connection: Connection) -> tuple[list[HeldBy], list[HeldBy]]:
    """Articles by publisher, the most first, and by month of publication, in order; unknown ones left out."""
    publishers, days = _counted(connection, articles.c.publisher), _counted(connection, articles.c.published_day)
    months = Counter[str]()
    for day, count in days.items():  # of which an index has the order; of months none has
        months[day[:7]] += count
    held = (sorted(publishers.items(), key=lambda one: (-one[1], one[0])), sorted(months.items()))
    return [HeldBy(*one) for one in held[0]], [HeldBy(*one) for one in held[1]]


def _counted(connection: Connection, value: ColumnElement[str]) -> dict[str, int]:
    rows = connection.execute(select(value, func.count()).where(value.is_not(None)).group_by(value))
    return {str(row[0]): int(row[1]) for row in rows}


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()
