"""Rules for lengths with a half: "two and a half years", "2 1/2 hours", "half a century"."""

from __future__ import annotations

from datetime import date

from reportedly.reader.dates import calendar
from reportedly.reader.dates.calendar import Stretch
from reportedly.reader.dates.grammar import NO_DATE, Match, Meaning, Rule, counted, rule

_YEARS = {"year": (1, 0), "decade": (10, 5), "century": (100, 50)}
"""Years of a unit, and whole years of its half."""
_AND_HALF = "HYPHEN? (AND HYPHEN? A HYPHEN?)? HALF HYPHEN?"
_BEHIND = ("EARLIER", "BEFORE", "AGO", "NOW")


def length_and_half(match: Match) -> Meaning | None:
    """How long something takes, with half a unit more: "a year and a half", "a two-and-a-half-hour talk"."""
    if not _is_added(match):
        return None
    value = half_length(match.count(), match.unit_or_clock())
    return None if value is None else Meaning(None, "", "duration", value)


def half_unit(match: Match) -> Meaning | None:
    """Half of one unit: "half an hour", "half a century"; counted from somewhere, "half a year ago", it is no date."""
    value = half_length(0, match.unit_or_clock())
    return NO_DATE if value is None or match.has(*_BEHIND) else Meaning(None, "", "duration", value)


def half_ago(match: Match) -> Meaning | None:
    """Years and a half before publication, as fine as the unit: the year that lies so far back."""
    if not _is_added(match):
        return None
    if match.unit() != "year":
        return NO_DATE
    months = 12 * match.count() + 6

    def year_of(published: date) -> Stretch:
        return calendar.year(calendar.plus(published, "month", -months).year)

    return counted(match, year_of)


def _is_added(match: Match) -> bool:
    """Whether the half goes to the count, "two and a half days", "2½ days"; not in "two half days"."""
    return match.has("AND") or match.number("HALF") == 1


def half_length(count: int, unit: str) -> str | None:
    """The ISO 8601 length of so many units and a half; None where the half is no whole number of smaller ones."""
    if unit == "year":
        return f"P{count}Y6M" if count else "P6M"
    if unit in _YEARS:
        whole, half = _YEARS[unit]
        return f"P{whole * count + half}Y"
    if unit == "day":
        return f"P{count}DT12H" if count else "PT12H"
    if unit in {"H", "M"}:
        smaller = {"H": "M", "M": "S"}[unit]
        return f"PT{count}{unit}30{smaller}" if count else f"PT30{smaller}"
    return f"P{count}.5{unit[0].upper()}" if count and unit in {"week", "month"} else None


RULES: tuple[Rule, ...] = (
    rule(length_and_half, f"ABOUT? (N HYPHEN)? N {_AND_HALF} (UNIT|UNITS|HOURS|MINUTES)",
         "ABOUT? A (UNIT|HOURS|MINUTES) AND A HALF"),
    rule(half_unit, "ABOUT? HALF A (UNIT|HOURS|MINUTES) (EARLIER|BEFORE|AGO|FROM NOW)?",
         "ABOUT? A? HALF HYPHEN (UCENTURY|HOURS) (EARLIER|BEFORE|AGO)?"),
    rule(half_ago, f"ABOUT? (N HYPHEN)? N {_AND_HALF} UNITS AGO", "ABOUT? A UNIT AND A HALF AGO"),
)  # fmt: skip
"""Rules in order of precedence between matches of one length."""
