"""A chart of counts drawn with letters: a line a day, a column a number, a letter a counter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
OTHER = "*"
SEVERAL = "+"
"""Where two counters give one number on one day."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A number on a day: `letter` says whose; `open` that it is the least."""

    day: str
    number: float
    letter: str
    open: bool


def draw(dots: Sequence[Dot], width: int) -> list[str]:
    """The lines of a chart, the days from top to bottom, zero at the left; as wide as `width` at the most.

    A number that is the least is followed by an arrow.
    """
    days = sorted({dot.day for dot in dots})
    margin = max((len(day) for day in days), default=0) + 2
    most = max((dot.number for dot in dots), default=0.0) or 1.0
    room = max(10, width - margin - 3)
    lines = []
    for day in days:
        cells = [" "] * (room + 2)
        for dot in sorted((one for one in dots if one.day == day), key=lambda one: (one.number, one.letter)):
            at = round(dot.number / most * (room - 1))
            cells[at] = dot.letter if cells[at] in {" ", "·", "→", dot.letter} else SEVERAL
            if dot.open and cells[at + 1] == " ":
                cells[at + 1] = "→"
        lines.append(f"{day:<{margin}}|{''.join(cells).rstrip()}")
    return [*lines, _axis(margin, room, most)]


def _axis(margin: int, room: int, most: float) -> str:
    end = f"{most:,.0f}"
    return " " * margin + "0" + " " * max(1, room - len(end)) + end


def letter_of(place: int) -> str:
    """The letter of a counter, by its place; those behind the alphabet share one."""
    return LETTERS[place] if place < len(LETTERS) else OTHER
