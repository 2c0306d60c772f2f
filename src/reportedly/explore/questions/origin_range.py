"""How many independent origins are asked for: "2", "2..", "..3", "2..5"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.errors import QueryError

MOST = 1_000_000
"""More origins than any claim has."""

_RANGE = re.compile(r"(\d{1,6})|(\d{0,6})\.\.(\d{0,6})")


@dataclass(frozen=True, slots=True)
class OriginRange:
    """A number of origins, at least and at most, both included; None is open. What is undecided is in none."""

    least: int | None = None
    most: int | None = None

    @property
    def ends(self) -> tuple[int, int]:
        """Both ends, open ones too."""
        return self.least or 0, MOST if self.most is None else self.most

    def holds(self, number: int | None) -> bool:
        """Whether a number of origins is asked for; None: it is undecided."""
        least, most = self.ends
        return number is not None and least <= number <= most


def origin_range(written: str | None) -> OriginRange | None:
    """What is asked for, as it is written; None where nothing is.

    Raises:
        QueryError: if it is no number and no range of numbers.
    """
    if not written:
        return None
    found = _RANGE.fullmatch(written.strip())
    if found is None or found[0] == "..":
        raise QueryError(f"{written!r} is no number of origins: write 2, 2.., ..3 or 2..5")
    if found[1]:
        return OriginRange(int(found[1]), int(found[1]))
    return OriginRange(int(found[2]) if found[2] else None, int(found[3]) if found[3] else None)
