"""Which counts are parts of others: "of them 12 children", "including 23 students"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reportedly.lexicon import load
from reportedly.reconcile.series.nouns import Count

NEAR = 24
"""Letters before a number and behind it in which it is called a part."""


def is_part(count: Count, others: Sequence[Count]) -> bool:
    """Whether a count is a part: its reading says so, or its words do and the article has a larger one beside it."""
    if count.part_of is not None:
        return True
    larger = any(
        other.page is count.page and other.measure == count.measure and (other.low or 0.0) > (count.low or 0.0)
        for other in others
    )
    if not larger:
        return False
    text, (start, end) = count.page.text, count.chars
    before, behind = text[max(0, start - NEAR) : start].lower(), text[end : end + NEAR].lower()
    unit = (count.unit or "").split()[-1:]
    return bool(_before().search(before) or _behind().match(behind)) or bool(unit and unit[0] in _kinds())


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_parts())})\s+(?:at least\s+)?$")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{'|'.join(_parts())})\b")


@cache
def _parts() -> tuple[str, ...]:
    return tuple(sorted(load("en/tolls")["parts"]["words"], key=len, reverse=True))


@cache
def _kinds() -> frozenset[str]:
    return frozenset(load("en/tolls")["kinds"]["words"])
