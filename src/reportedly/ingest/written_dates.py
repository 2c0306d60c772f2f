"""Dates of publication as feeds, tables and databases write them, to ISO 8601; what has two meanings stays unknown."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timezone
from email.utils import parsedate_to_datetime
from functools import cache

from reportedly import lexicon
from reportedly.errors import MalformedInput
from reportedly.ingest.published import check_published

_LONGEST = 120
_DAY_MONTH_YEAR = re.compile(
    r"\b(?P<day>\d{1,2})(?:\.|er|st|nd|rd|th|º)?\s+(?:de\s+)?(?P<month>[^\W\d_]+)\.?,?\s+(?:de\s+)?(?P<year>\d{4})\b"
)
_MONTH_DAY_YEAR = re.compile(r"\b(?P<month>[^\W\d_]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})\b")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})\b")
_NUMBERS = re.compile(r"(?P<one>\d{1,2})[/.-](?P<two>\d{1,2})[/.-](?P<year>\d{4})\b")
_MAIL = re.compile(r"(?:[A-Za-z]{3},\s*)?\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\s+\d{1,2}:\d{2}")
_UNKNOWN = frozenset({"", "unknown", "n.d.", "nd", "n/a", "na", "nan", "nat", "none", "null", "-", "undated"})


@cache
def _months() -> dict[str, int]:
    return {row["name"]: int(row["month"]) for row in lexicon.table("months")}


def is_unknown(written: str) -> bool:
    """Whether the words of a date say that there is none: "n.d.", "unknown"."""
    return written.strip().casefold() in _UNKNOWN


def read_date(written: str) -> str | None:
    """A date or date-time in ISO 8601 for one that is written out, None if there is none or it has two meanings.

    "Tue, 08 Mar 1921 22:10:00 -0500", "March 8, 1921 Tuesday", "8. März 1921", "1921/03/08"; "3/8/1921" is either of
    two days and so None, "8/13/1921" is not.
    """
    bare = " ".join(written[:_LONGEST].split())
    try:
        return check_published(bare)
    except MalformedInput:
        pass
    return _mail_date(bare) or _written_out(bare) or _in_numbers(bare)


def _mail_date(bare: str) -> str | None:
    """A date as mails and RSS write it, with its time zone; without a zone that is known, none is made up."""
    if not _MAIL.match(bare):
        return None
    try:
        return parsedate_to_datetime(bare).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _written_out(bare: str) -> str | None:
    for pattern in (_DAY_MONTH_YEAR, _MONTH_DAY_YEAR):
        for found in pattern.finditer(bare):
            month = _months().get(found["month"].casefold())
            if month and (day := _day(found["year"], month, found["day"])):
                return day
    return None


def _in_numbers(bare: str) -> str | None:
    if found := _YEAR_FIRST.match(bare):
        return _day(found["year"], int(found["month"]), found["day"])
    if found := _NUMBERS.match(bare):
        either = {
            _day(found["year"], int(found["one"]), found["two"]),
            _day(found["year"], int(found["two"]), found["one"]),
        } - {None}
        return either.pop() if len(either) == 1 else None
    return None


def _day(year: str, month: int, day: str) -> str | None:
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None


def with_offset(local: str, seconds: int) -> str | None:
    """A local date-time with the offset that its seconds since 1970 show, or None if they don't belong together."""
    try:
        there = datetime.fromisoformat(local)
        offset = there.replace(tzinfo=None) - datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)
        return there.replace(tzinfo=timezone(offset)).isoformat()
    except (ValueError, OverflowError, OSError):
        return None
