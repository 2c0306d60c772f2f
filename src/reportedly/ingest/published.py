"""The date of publication as users and pages give it: ISO 8601, checked."""

from __future__ import annotations

import re
from datetime import date, datetime

from reportedly.errors import MalformedInput

_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})\Z")
_DAY_AND_TIME = re.compile(r"\d{4}-?\d{2}-?\d{2}[T ]\d{2}")


def check_published(value: str) -> str:
    """A date or date-time in ISO 8601, as given; a day written without hyphens gets them.

    Raises:
        MalformedInput: if it is neither; the message shows what one looks like.
    """
    given = value.strip()
    try:
        if day := _DAY.match(given):
            return date(*map(int, day.groups())).isoformat()
        if _DAY_AND_TIME.match(given):
            datetime.fromisoformat(given)
            return given
    except ValueError:
        pass
    raise MalformedInput(
        f"{_shown(given)} is not a date of publication; give a day as 2023-11-16, or with the time as 2023-11-16T08:30"
    )


def _shown(value: str) -> str:
    return repr(value if len(value) <= 40 else value[:39] + "…")
