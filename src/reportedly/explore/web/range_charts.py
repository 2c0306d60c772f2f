"""The chart of a figure series: ranges by counter over time, laid out here for a template to write down as SVG.

Each counter has a shape of its own besides its place in the legend, so no colour is needed to tell them apart; where
there are more counters than shapes, those with the fewest counts share the last. The table under a chart says the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from reportedly.explore.days import day
from reportedly.explore.questions.series import CountRow, SeriesRow
from reportedly.explore.wording import number

WIDTH, HEIGHT = 720, 300
LEFT, RIGHT, TOP, BOTTOM = 64, 24, 16, 40
"""Room around the chart; on the left there is more where numbers are long."""
LETTER = 13
"""The width of a letter beside the chart, in the size that it has on a phone."""
SHAPES = ("circle", "square", "diamond", "triangle", "cross", "ring", "box", "gem", "tent", "plus")
FEW_DAYS = 6
"""So many days all have room for their names."""
APART = 12
"""How far marks of one day stand from each other where there is room."""
_STEPS = (1, 2, 5)
_OPEN = 0.12
"""Room above a count without an upper end, as a share of it, for the arrow that says so."""
_LARGE = ((1_000_000_000, "bn"), (1_000_000, "m"))


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid, and its label."""

    at: float
    label: str


Opens = Literal["", "up", "down"]


@dataclass(frozen=True, slots=True)
class RangeMark:
    """A count: where its range begins and ends, whether it is open upwards or downwards, and what it says."""

    x: float
    low: float
    high: float
    opens: Opens
    shape: str
    says: str
    address: tuple[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class RangeChart:
    """A chart; `left` is where its lines begin, `legend` are the shapes with the counters that they stand for."""

    left: int
    marks: list[RangeMark]
    across: list[Tick]
    up: list[Tick]
    legend: list[tuple[str, str]]
    left_out: int


def range_chart(series: SeriesRow) -> RangeChart | None:
    """The chart of a series, parts and counts without a day left out; None where fewer than two counts are left."""
    told = ((count, _day(count), _ends(count)) for count in series.counts if not count.part)
    counts = [(count, when, ends) for count, when, ends in told if when and ends]
    if len(counts) < 2:
        return None
    first, last = min(when for _, when, _ in counts), max(when for _, when, _ in counts)
    up = _up(max(high * (1 + _OPEN * (count.high is None)) for count, _, (_, high) in counts))
    left = max(LEFT, LETTER * max(len(label) for _, label in up))
    room = (WIDTH - left - RIGHT) / ((last - first).days + 1)
    shapes = _shapes([count.counter or "" for count, _, _ in counts])
    top = up[-1][0]

    def height(value: float) -> float:
        return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / top, 1)

    marks: list[RangeMark] = []
    seen: dict[tuple[str, date, float, float, Opens], int] = {}
    for count, when, (low, high) in counts:
        opens: Opens = "up" if count.high is None else "down" if count.low is None else ""
        place = (count.key, count.span)
        x = _across(when, first, left, room)
        shape = shapes[count.counter or ""]
        same = seen.setdefault((count.counter or "", when, low, high, opens), len(marks))
        if same < len(marks):  # told again on that day: one mark says both
            marks[same] = replace(marks[same], says=f"{marks[same].says}; {_says(count, when)}")
            continue
        marks.append(RangeMark(x, height(low), height(high), opens, shape, _says(count, when), place))
    legend = _legend(shapes)
    ticks = [Tick(height(value), label) for value, label in up]
    days = [Tick(_across(when, first, left, room), day(when.isoformat())) for when in _named_days(first, last)]
    return RangeChart(left, _apart(marks, room), days, ticks, legend, len(series.counts) - len(counts))


def _shapes(counters: Sequence[str]) -> dict[str, str]:
    """A shape for each counter, in the order in which they count; all too rare to have their own have the last."""
    often = Counter(counters)
    own = {name for name, _ in often.most_common(len(SHAPES) - 1)} if len(often) > len(SHAPES) else set(often)
    free = iter(SHAPES)
    return {name: next(free) if name in own else SHAPES[-1] for name in often}


def _legend(shapes: Mapping[str, str]) -> list[tuple[str, str]]:
    """The shapes with those they stand for."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, shape in shapes.items():
        found[shape].append(name or "the publishers themselves")
    return [(shape, names[0] if len(names) == 1 else f"{len(names)} others") for shape, names in found.items()]


def _day(count: CountRow) -> date | None:
    """The day that a count stands for, else the one it was published on."""
    for said in (count.as_of, count.published):
        try:
            return date.fromisoformat((said or "")[:10])
        except ValueError:
            continue
    return None


def _ends(count: CountRow) -> tuple[float, float] | None:
    """Both ends of a count; an open one is taken to be where the other is. None where both are open."""
    known = [end for end in (count.low, count.high) if end is not None]
    return (min(known), max(known)) if known else None


def _across(when: date, first: date, left: int, room: float) -> float:
    """The middle of a day; all days are as wide."""
    return round(left + room * ((when - first).days + 0.5), 1)


def _up(most: float) -> list[tuple[float, str]]:
    """Round numbers from 0 to the first that is not below the greatest."""
    step = next(
        unit * 10**power for power in range(16) for unit in _STEPS if unit * 10**power * 5 >= most or power == 15
    )
    count = max(1, -int(-most // step))
    return [(step * place, _short(step * place)) for place in range(count + 1)]


def _short(value: float) -> str:
    """A number as it is written where there is little room: "20,000", "450m", "1.5bn"."""
    size, letters = next(((size, letters) for size, letters in _LARGE if value >= size), (1, ""))
    return f"{number(value / size)}{letters}"


def _named_days(first: date, last: date) -> list[date]:
    """Every day where there are few, else the first and the last and one between."""
    count = (last - first).days + 1
    shown = [first, first + (last - first) / 2, last]
    if count <= FEW_DAYS:
        shown = [first + timedelta(number) for number in range(count)]
    return list(dict.fromkeys(shown))


def _apart(marks: Sequence[RangeMark], room: float) -> list[RangeMark]:
    """Marks of one day side by side, so that none hides another, and none comes nearer to the next day than to its own.

    Args:
        marks: all marks.
        room: what a day takes across.
    """
    often, placed = Counter(mark.x for mark in marks), Counter[float]()
    found = []
    for mark in marks:
        before = placed[mark.x]
        placed[mark.x] += 1
        step = min(APART, room * 0.8 / often[mark.x])
        aside = (before + 1) // 2 * step * (1 if before % 2 else -1)
        found.append(replace(mark, x=round(mark.x + aside, 1)))
    return found


def _says(count: CountRow, when: date) -> str:
    low, high = count.low, count.high
    if low is not None and high is not None:
        said = number(low) if low == high else f"{number(low)} to {number(high)}"
    else:
        said = f"{number(low)} or more" if low is not None else f"{number(high or 0)} or fewer"
    return f"{count.counter or 'the publisher'}: {said}, {day(when.isoformat())} ({count.publisher or count.article})"
