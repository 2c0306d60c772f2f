"""Stretches of the calendar and sums over them: weeks, months, quarters, seasons, decades, feasts.

All of it is the proleptic Gregorian calendar. Sums that leave the years 1 to 9999 raise `ValueError` or
`OverflowError`; whoever reads an expression takes that for "stands for no date".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reportedly.reading import Precision

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month that a season of the northern half of the world begins with."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some whole days, first to last, with the way they are written.

    `value` is ISO 8601 where that has a way ("2023-11-16", "2023-W46", "2023-11", "2023", "199X" after EDTF), else
    TIMEX3 ("2023-Q3", "2023-H1", "2023-WI": the winter that begins in 2023). `end` is given where `value` is only the
    first day. `timex3` is how TIMEX3 writes it where that is another way: "2023-11-16TNI" of a night, "2023-W46-WE" of
    a weekend, "2023-11" of "earlier this month".
    """

    first: date
    last: date
    value: str
    precision: Precision
    end: str | None = None
    timex3: str | None = None


def day(when: date) -> Stretch:
    """One day."""
    return Stretch(when, when, when.isoformat(), "day")


def between(first: date, last: date) -> Stretch:
    """The days from one to another; a single day where they are the same.

    Raises:
        ValueError: if the last is before the first.
    """
    if last < first:
        raise ValueError("a stretch can't end before it begins")
    if first == last:
        return day(first)
    return Stretch(first, last, first.isoformat(), "range", last.isoformat())


def span_of(first: Stretch, last: Stretch) -> Stretch:
    """The days from the beginning of one stretch to the end of another."""
    return between(first.first, last.last)


def week(when: date) -> Stretch:
    """The ISO week of a day, Monday to Sunday."""
    year, number, weekday = when.isocalendar()
    monday = when - timedelta(days=weekday - 1)
    return Stretch(monday, monday + timedelta(days=6), f"{year:04}-W{number:02}", "week")


def weekend(when: date) -> Stretch:
    """The Saturday and Sunday of a day's ISO week."""
    whole = week(when)
    days = between(whole.first + timedelta(days=5), whole.last)
    return replace(days, timex3=f"{whole.value}-WE")


def month(year: int, number: int) -> Stretch:
    """A month; numbers below 1 and above 12 run into the years beside."""
    first = _first_of(year, number)
    return Stretch(first, _first_of(year, number + 1) - timedelta(days=1), f"{first:%Y-%m}".zfill(7), "month")


def quarter(year: int, number: int) -> Stretch:
    """A quarter of a calendar year; numbers below 1 and above 4 run into the years beside."""
    year, number = year + (number - 1) // 4, (number - 1) % 4 + 1
    return _months(year, number * 3 - 2, 3, f"{year:04}-Q{number}", "quarter")


def half(year: int, number: int) -> Stretch:
    """The first or second half of a year."""
    return _months(year, number * 6 - 5, 6, f"{year:04}-H{number}", "range")


def season(year: int, code: str) -> Stretch:
    """A season of the northern half of the world by its TIMEX3 code; a winter counts to the year that it begins in."""
    return _months(year, SEASONS[code], 3, f"{year:04}-{code}", "season")


def year(number: int) -> Stretch:
    """A calendar year."""
    return _months(number, 1, 12, f"{number:04}", "year")


def decade(first: int) -> Stretch:
    """The ten years that begin with a year divisible by ten: 1990 gives 199X."""
    return _months(first // 10 * 10, 1, 120, f"{first // 10:03}X", "decade")


def century(number: int) -> Stretch:
    """A century as newspapers count it: the 20th is 1900 to 1999, 19XX."""
    return _months(number * 100 - 100, 1, 1200, f"{number - 1:02}XX", "century")


def shifted(stretch: Stretch, unit: str, count: int) -> Stretch:
    """A stretch as fine as `unit` or finer, moved by so many units: a quarter by a year is a quarter."""
    moved = plus(stretch.first, unit, count)
    order = ("day", "week", "month", "quarter", "season", "year", "decade", "century")
    own = stretch.precision if stretch.precision in order else "day"
    size = own if order.index(own) <= order.index(_whole(unit)) else _whole(unit)
    return of_size(size, moved)


def of_size(size: str, when: date) -> Stretch:
    """The day, week, month, quarter, year, decade, century or weekend that a day lies in."""
    return _SIZES[size](when)


def plus(when: date, unit: str, count: int) -> date:
    """A day moved by so many units; the last day of a month stays inside the month that it is moved to."""
    days = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}.get(unit)
    if days:
        return when + timedelta(days=days * count)
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit] * count
    target = month(when.year, when.month + months)
    return target.first + timedelta(days=min(when.day, target.last.day) - 1)


def nth_weekday(year_number: int, month_number: int, weekday: int, count: int) -> date:
    """The n-th Monday (1) to Sunday (7) of a month; -1 is the last one."""
    whole = month(year_number, month_number)
    if count < 0:
        return whole.last - timedelta(days=(whole.last.isoweekday() - weekday) % 7)
    return whole.first + timedelta(days=(weekday - whole.first.isoweekday()) % 7 + 7 * (count - 1))


def easter(year_number: int) -> date:
    """Easter Sunday of the Western churches (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year_number % 19, divmod(year_number, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    number, offset = divmod(h + weekday - 7 * m + 114, 31)
    return date(year_number, number, offset + 1)


def orthodox_easter(year_number: int) -> date:
    """Easter Sunday of the Orthodox churches, as a Gregorian date (Meeus, chapter 8, Julian Easter)."""
    d = (19 * (year_number % 19) + 15) % 30
    e = (2 * (year_number % 4) + 4 * (year_number % 7) - d + 34) % 7
    number, offset = divmod(d + e + 114, 31)
    behind = year_number // 100 - year_number // 400 - 2
    return date(year_number, number, offset + 1) + timedelta(days=behind)


def _whole(unit: str) -> str:
    return {"fortnight": "week", "weekend": "week"}.get(unit, unit)


def _first_of(year_number: int, month_number: int) -> date:
    return date(year_number + (month_number - 1) // 12, (month_number - 1) % 12 + 1, 1)


def _months(year_number: int, first: int, count: int, value: str, precision: Precision) -> Stretch:
    start = _first_of(year_number, first)
    return Stretch(start, _first_of(year_number, first + count) - timedelta(days=1), value, precision)


_SIZES: dict[str, Callable[[date], Stretch]] = {
    "day": day,
    "week": week,
    "fortnight": week,
    "weekend": weekend,
    "month": lambda when: month(when.year, when.month),
    "quarter": lambda when: quarter(when.year, (when.month + 2) // 3),
    "season": lambda when: season(when.year, {3: "SP", 6: "SU", 9: "FA"}.get(when.month, "WI")),
    "year": lambda when: year(when.year),
    "decade": lambda when: decade(when.year),
    "century": lambda when: century(when.year // 100 + 1),
}
