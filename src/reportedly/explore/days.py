"""Days as people write them, and what the dates of an article stand for."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

from reportedly.explore.plain_text import curly, in_quotes, one_line
from reportedly.reading import Date, Reading

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}:\d{2}).*)?)?", re.DOTALL)

_DAY_IN_WORDS = re.compile(r"“[^”]*”|(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])")
_LENGTH = re.compile(r"P(?:(T)(?=(?:\d+[HM])+))?((?:\d{1,9}[YMWDH])+)", re.ASCII)
_COUNT = re.compile(r"(\d+)([YMWDH])", re.ASCII)
_YEARS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour"}
_HOURS = {**_YEARS, "M": "minute"}


def day(value: str) -> str:
    """An ISO 8601 day, month, year or time as people write it; anything else as it stands."""
    found = _ISO_DAY.fullmatch(value)
    if found is None or not 1 <= int(found[2]) <= 12:
        return one_line(value)
    year, month, number, time = found.groups()
    at = f", {time}" if time else ""
    return " ".join(part for part in (number and str(int(number)), _MONTHS[int(month) - 1], year) if part) + at


def told(sentence: str) -> str:
    """A sentence about articles as people read it: its days as they write them, and curly marks around quoted words."""
    return _DAY_IN_WORDS.sub(lambda found: found[0] if found[0][0] == "“" else day(found[0]), curly(sentence))


def length(value: str) -> str:
    """An ISO 8601 length as people write it, "2 years 6 months"; anything else as it stands."""
    found = _LENGTH.fullmatch(value)
    if found is None:
        return one_line(value)
    units = _HOURS if found[1] else _YEARS
    told = ((int(count), units[unit]) for count, unit in _COUNT.findall(found[2]))
    return " ".join(f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in told)


def stretch(start: str | None, end: str | None) -> str:
    """Days from start to end, as people write them; an open end is said."""
    if start is None or end is None:
        return f"since {day(start)}" if start else f"until {day(end)}" if end else ""
    start, end = _rounded(start, end)
    if start == end:
        return day(start)
    first, last = day(start).split(), day(end).split()
    same_month = len(first) == len(last) == 3 and first[1:] == last[1:]
    return f"{first[0] if same_month else day(start)} to {day(end)}"


def _rounded(start: str, end: str) -> tuple[str, str]:
    """First and last day as years or months where they fill whole ones."""
    if not (_ISO_DAY.fullmatch(start) and _ISO_DAY.fullmatch(end)):
        return start, end
    if start.endswith("-01-01") and end.endswith("-12-31"):
        return start[:4], end[:4]
    if start.endswith("-01") and end[7:] == f"-{_last_day(end)}":
        return start[:7], end[:7]
    return start, end


def _last_day(value: str) -> int:
    year, month = int(value[:4]), int(value[5:7])
    return monthrange(max(1, year), month)[1] if 1 <= month <= 12 else 0


@dataclass(frozen=True, slots=True)
class Day:
    """A date: its words, the days they stand for or why that is open, and what they were counted from."""

    date: Date
    words: str
    stands_for: str
    how: str


def days_of(reading: Reading) -> list[Day]:
    """The dates of a reading in words, in its order; one that is unresolved says so, and why."""
    reasons = {p.span: p.reason for p in reading.problems if p.what == "date" and p.span is not None}
    found = []
    for date in reading.dates:
        reason = reasons.get(date.span) or _why_open(reading, date)
        found.append(Day(date, in_quotes(date.span.text, 60), _stands_for(date, reason), anchor(date)))
    return found


def _stands_for(date: Date, reason: str) -> str:
    if date.value is None:
        return f"unresolved: {one_line(reason)}"
    if date.precision in {"length", "repetition"}:
        return length(date.value)
    return stretch(date.value, date.end) if date.end else day(date.value)


def _why_open(reading: Reading, date: Date) -> str:
    if date.anchor == "published" and reading.article.published is None:
        return "the date of publication is not known"
    return "the article does not settle which day is meant"


def anchor(date: Date) -> str:
    """What a date was counted from."""
    if date.value is None:
        return ""
    if date.precision in {"length", "repetition"}:
        return "how long" if date.precision == "length" else "how often: each"
    if date.anchor is None:
        return "stands by itself"
    return "counted from publication" if date.anchor == "published" else f"counted from {day(date.anchor)}"
