"""Charts that are drawn here, as shapes that a template writes down as SVG; each has a table that says the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.explore.days import day
from reportedly.explore.questions.contents import HeldBy

WIDTH, HEIGHT = 720, 120
"""Of the chart of months, in its own units."""

MOST_BARS = 60
_GAP = 0.2


@dataclass(frozen=True, slots=True)
class Bar:
    """A month's bar: where it stands, how high, and what it stands for."""

    month: str
    called: str
    articles: int
    x: float
    y: float
    width: float
    height: float


def months_chart(held: Sequence[HeldBy]) -> list[Bar]:
    """Articles by month of publication, every month between the first and the last; empty where there are but a few."""
    counts = Counter[str]()
    for row in held:
        if len(row.value) == 7:
            counts[row.value] += row.articles
    months = _between(min(counts), max(counts)) if counts else []
    if len(months) < 3 or len(months) > MOST_BARS:
        return []
    step, most = WIDTH / len(months), max(counts.values())
    bars = []
    for place, month in enumerate(months):
        height = round(HEIGHT * counts[month] / most, 1)
        x, width = round(step * (place + _GAP / 2), 1), round(step * (1 - _GAP), 1)
        bars.append(Bar(month, day(month), counts[month], x, round(HEIGHT - height, 1), width, height))
    return bars


def _between(first: str, last: str) -> list[str]:
    """All months from one to another."""
    found: list[str] = []
    year, month = int(first[:4]), int(first[5:])
    while (made := f"{year:04}-{month:02}") <= last and len(found) <= MOST_BARS:
        found.append(made)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return found
