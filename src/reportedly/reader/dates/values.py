"""The days that a date's value stands for, whichever way it is written."""

from __future__ import annotations

import re
from datetime import date

from reportedly.reader.dates import calendar
from reportedly.reader.dates.calendar import Stretch
from reportedly.reading import Date

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d)?", re.ASCII)
_WEEK = re.compile(r"(\d{4})-W(\d\d)", re.ASCII)
_PART = re.compile(r"(\d{4})-(Q|H)(\d)", re.ASCII)
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d\d)", re.ASCII)
_YEARS = re.compile(r"(\d{4}|\d{3}X|\d\dXX)", re.ASCII)


def days_of(one: Date) -> tuple[str, str] | None:
    """First and last day, ISO 8601, of a date of any precision; None where it has no value.

    A season is that of the northern half of the world, "2023-WI" December 2023 to February 2024.
    """
    if one.value is None:
        return None
    first = _stretch(one.value)
    last = first if one.end is None else _stretch(one.end)
    return None if first is None or last is None else (first.first.isoformat(), last.last.isoformat())


def _stretch(value: str) -> Stretch | None:
    """The stretch that a value is written for."""
    if found := _DAY.fullmatch(value):
        return calendar.day(date.fromisoformat(found[1]))
    if found := _WEEK.fullmatch(value):
        return calendar.week(date.fromisocalendar(int(found[1]), int(found[2]), 1))
    if found := _PART.fullmatch(value):
        part = calendar.quarter if found[2] == "Q" else calendar.half
        return part(int(found[1]), int(found[3]))
    if found := _SEASON.fullmatch(value):
        return calendar.season(int(found[1]), found[2])
    if found := _MONTH.fullmatch(value):
        return calendar.month(int(found[1]), int(found[2]))
    return _years(value) if _YEARS.fullmatch(value) else None


def _years(value: str) -> Stretch:
    if value.endswith("XX"):
        return calendar.century(int(value[:2]) + 1)
    return calendar.decade(int(value[:3]) * 10) if value.endswith("X") else calendar.year(int(value))
