"""Why a time expression stays open, in words for a reader."""

from __future__ import annotations

from reportedly.reading import Date


def why_open(one: Date) -> str | None:
    """The reason why a date has no value; None where it has one."""
    if one.value is not None:
        return None
    if one.anchor == "published":
        return f'no date is known to count "{one.span}" from'
    if one.span.text[0].isdigit():
        return f'"{one.span}" can be read day first or month first'
    if one.span.text[0].isupper() and one.span.text.istitle():
        return f'the day of "{one.span}" is not the same everywhere, or is only announced'
    return f'the article tells no date before it to count "{one.span}" from'
