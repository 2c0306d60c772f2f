"""Why a time expression stays open, in words for a reader."""

from __future__ import annotations

from functools import cache

from reportedly import lexicon
from reportedly.reading import Date


def why_open(one: Date) -> str | None:
    """The reason why a date has no value; None where it has one."""
    if one.value is not None:
        return None
    if one.anchor == "published":
        return f'no date is known to count "{one.span}" from'
    if one.span.text[0].isdigit():
        return f'"{one.span}" can be read day first or month first'
    if any(name in one.span.text.lower() for name in _feasts()):
        return f'the day of "{one.span}" is not the same everywhere, or is only announced'
    return f'the article tells no date before it to count "{one.span}" from'


@cache
def _feasts() -> tuple[str, ...]:
    return tuple(name for feast in lexicon.load("en/dates_feasts")["feast"] for name in feast["names"])
