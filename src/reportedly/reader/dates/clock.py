"""Times of day beside a date: "at 3 p.m. on Friday", "7 October 2023 at 06:30"."""

from __future__ import annotations

import re
from dataclasses import replace

from reportedly.reader.dates.calendar import Stretch
from reportedly.reader.dates.grammar import Match, spelled

_LONGEST = 14
"""Words that a clock time and what ties it to a date have at most."""

_CLOCK = "(TIME HALFDAY?|DAY HALFDAY)"
_ELSEWHERE = f"(OTHER ({_CLOCK} ZONE?|(COUNT|YEAR) ZONE) OTHER)?"
"""The same time in another zone, in brackets: "10:35 a.m. (0735 GMT) on Friday"."""
_BEFORE = re.compile(spelled(f"{_CLOCK} ZONE? ZONE? {_ELSEWHERE} COMMA? IN?") + r"\Z")
_TOLD = re.compile(spelled(_CLOCK))
_AFTER = re.compile(spelled(f"COMMA? IN? {_CLOCK} ZONE? ZONE?"))


def with_clock(match: Match, stretch: Stretch, done: int) -> Stretch:
    """A day with the time told right before or behind it, which the match then covers; other stretches stay.

    The time is as the text has it, in whatever zone that means; no zone is converted. `done` is where the words begin
    that no earlier match covers.
    """
    if stretch.precision != "day":
        return stretch
    classes = match.words.classes
    floor = max(done, match.first - _LONGEST)
    before = _BEFORE.search(classes[floor : match.first])
    if before is not None:
        match.first = floor + before.start()
        return _at(match, stretch, match.first, match.last)
    after = _AFTER.match(classes[match.last : match.last + _LONGEST])
    if after is not None:
        first, match.last = match.last, match.last + after.end()
        return _at(match, stretch, first, match.last)
    return stretch


def _at(match: Match, stretch: Stretch, first: int, last: int) -> Stretch:
    told = _TOLD.search(match.words.classes, first, last)
    if told is None:
        return stretch
    clock = Match(match.words, *told.span(), match.context)
    if clock.has("TIME"):
        hour, minute = (int(part) for part in clock.code("TIME").replace(".", ":").split(":"))
    else:
        hour, minute = clock.number("DAY"), 0
    if clock.has("HALFDAY"):
        if not 1 <= hour <= 12:
            return stretch
        hour = hour % 12 + clock.number("HALFDAY")
    if hour > 23 or minute > 59:
        return stretch
    return replace(stretch, value=f"{stretch.value}T{hour:02}:{minute:02}", precision="time", timex3=None)
