"""Which year is meant where the text gives none: the tense and the day of publication say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from reportedly.reader.dates.calendar import Stretch
from reportedly.reader.dates.grammar import NO_DATE, PUBLISHED, UNSETTLED, Match, Meaning
from reportedly.reader.dates.tense import Direction

_FOLLOWED, _SELDOM = 400, 300
_AGAINST = {"month": _FOLLOWED, "season": _FOLLOWED, "quarter": 60}
"""What it costs to go against the tense, in days: a bare month may lie eleven months back, a bare day seldom does."""

_UNTIL = ("by ", "until ", "till ", "before ", "through ")


def nearest(match: Match, of_year: Callable[[int], Stretch], *, yearly: bool = False) -> Meaning:
    """The one of last year, this year and next that is nearest to publication on the side that the tense points at.

    One close by on the other side is taken before one most of a year away, but of what comes `yearly` by its name.
    """
    published = match.context.published
    if published is None:
        return UNSETTLED
    found = [stretch for year in (-1, 0, 1) if (stretch := _possible(of_year, published.year + year))]
    if not found:
        return NO_DATE
    direction = _hinted(match)
    penalty = _FOLLOWED if yearly else _AGAINST.get(found[0].precision, _SELDOM)
    return Meaning(min(found, key=lambda stretch: _cost(stretch, published, direction, penalty)), PUBLISHED)


def _cost(stretch: Stretch, published: date, direction: Direction, penalty: int) -> int:
    """How many days a stretch is from publication, with so many more if the tense points the other way."""
    distance = max((stretch.first - published).days, (published - stretch.last).days, 0)
    against = (direction == "past" and stretch.first > published) or (
        direction == "future" and stretch.last < published
    )
    return distance + penalty * against


def _possible(of_year: Callable[[int], Stretch], year: int) -> Stretch | None:
    try:
        return of_year(year)
    except ValueError:  # 29 February of a common year
        return None


def _hinted(match: Match) -> Direction:
    """The direction that the tense gives, or else a preposition: "since", "by"."""
    before = match.text_before(8)
    if before.endswith("since "):
        return "past"
    direction = match.direction()
    return "future" if direction == "open" and before.endswith(_UNTIL) else direction


def next_or_last(match: Match, of_year: Callable[[int], Stretch]) -> Meaning:
    """The last one that was over at publication, the next one that had not begun, or this year's."""
    published = match.context.published
    if published is None:
        return UNSETTLED
    shift = match.number("LAST")
    if shift == 0:
        return Meaning(of_year(published.year), PUBLISHED)
    # In January the last winter that is over began two years ago.
    found = [stretch for year in (-2, -1, 0, 1) if (stretch := _possible(of_year, published.year + year))]
    if shift < 0:
        return Meaning([s for s in found if s.last < published][-1], PUBLISHED)
    return Meaning(next(s for s in found if s.first > published), PUBLISHED)


def in_shifted_year(match: Match, of_year: Callable[[int], Stretch]) -> Meaning:
    """The one of last year, this year or next year, where the text says which: "July last year"."""
    published = match.context.published
    if published is None:
        return UNSETTLED
    return Meaning(of_year(published.year + match.number("LAST")), PUBLISHED)
