"""Rules for expressions that are counted from a date told before: "two days later", "that night", "a year earlier"."""

from __future__ import annotations

from reportedly.reader.dates import calendar
from reportedly.reader.dates.calendar import Stretch
from reportedly.reader.dates.grammar import Match, Meaning, Rule, counted, rule
from reportedly.reader.dates.lengths import counted_length

_UNDATED = Meaning(None)
_NEAR = 500
"""Letters behind the results of a quarter within which "a year ago" is that quarter's."""
_FINE_ENOUGH = {
    "day": ("day", "time"),
    "week": ("day", "time", "week", "range"),
    "month": ("day", "time", "week", "range", "month"),
    "year": ("day", "time", "week", "range", "month", "quarter", "season", "year"),
}
"""What a count of units may be counted from: "the next day" is not counted from a year."""


def from_told(match: Match) -> Meaning | None:
    """So many units after or before what was told last: "two days later", "a week earlier"."""
    sign = match.number("EARLIER", "BEFORE")
    if match.has("BEFORE") and not _ends_clause(match):
        return Meaning(None, "", "duration", counted_length(match), (match.unit(), sign * match.count()))
    if sign < 0 and match.has("A") and match.has("UYEAR") and not match.has("ABOUT"):
        return None  # `year_before` knows what is compared
    unit, last = match.unit(), _told(match, match.unit())
    if last is None:
        return _UNDATED
    return Meaning(calendar.shifted(last, unit, sign * match.count()), last.value)


def beside_told(match: Match) -> Meaning | None:
    """The day, week or year beside what was told last: "the next day", "the following week", "the day before"."""
    if match.has("BEFORE") and not _ends_clause(match):
        unit = "day" if match.has("PART") else match.unit()
        return Meaning(None, "", "vague", None, (unit, match.number("BEFORE")))
    unit = "day" if match.has("PART") else match.unit()
    last = _told(match, unit)
    if last is None:
        return _UNDATED
    sign = match.number("LAST", "FOLLOWING", "BEFORE")
    return Meaning(calendar.of_size(unit, calendar.plus(last.first if sign < 0 else last.last, unit, sign)), last.value)


def same_as_told(match: Match) -> Meaning | None:
    """What was told last once more: "the same day", "that night", "later that year"."""
    unit = "day" if match.has("PART") else match.unit()
    last = _told(match, unit)
    return _UNDATED if last is None else Meaning(calendar.of_size(unit, last.first), last.value)


def weekday_beside_told(match: Match) -> Meaning | None:
    """A weekday after or before what was told last: "the following Friday"."""
    last = _told(match, "day")
    if last is None:
        return _UNDATED
    sign, number = match.number("FOLLOWING"), match.number("W")
    days = (number - last.first.isoweekday()) % 7 if sign > 0 else -((last.first.isoweekday() - number) % 7)
    return Meaning(calendar.day(calendar.plus(last.first, "day", days or 7 * sign)), last.value)


def year_before(match: Match) -> Meaning | None:
    """A year before the quarter or month that is told of, or the year before: "a year earlier", "the year-ago quarter".

    "A year ago" is counted from publication, unless the results of a quarter are told.
    """
    told_of = match.context.period
    if match.has("AGO") and match.start - match.context.period_at > _NEAR:
        told_of = None
    if match.has("ORDINAL") and told_of is not None:
        number = match.number("ORDINAL")
        return Meaning(calendar.quarter(told_of.first.year - 1, number), told_of.value)
    if told_of is not None and (told_of.precision == "quarter" or not match.has("AGO")):
        return Meaning(calendar.shifted(told_of, "year", -1), told_of.value)
    last = None if match.has("AGO") else _told(match, "year")
    if last is not None:
        return Meaning(calendar.year(last.first.year - 1), last.value)
    return counted(match, lambda published: calendar.year(published.year - 1))


def the_quarter(match: Match) -> Meaning | None:
    """The quarter that is told of: the one told last, or the last one that was over at publication."""
    told_of = match.context.period
    if told_of is not None and told_of.precision == "quarter":
        return Meaning(told_of, told_of.value)
    return counted(match, lambda published: calendar.quarter(published.year, (published.month + 2) // 3 - 1))


def from_named(distance: tuple[str, int], named: Stretch) -> Meaning | None:
    """What is told by its distance from the date that stands right behind it: "two days after" Easter.

    None where that is not fine enough to count from: "the day before last year's vote".
    """
    unit, count = distance
    if named.precision not in _FINE_ENOUGH.get(unit, _FINE_ENOUGH["year"]):
        return None
    return Meaning(calendar.shifted(named, unit, count), named.value)


def _told(match: Match, unit: str) -> Stretch | None:
    """The stretch told last that is fine enough to count such units from."""
    fine = _FINE_ENOUGH.get(unit, _FINE_ENOUGH["year"])
    return next((stretch for stretch in reversed(match.context.told) if stretch.precision in fine), None)


def _ends_clause(match: Match) -> bool:
    """Whether nothing stands behind it that it could be counted from: not "the day before the attack"."""
    following = match.text_after(2).strip()
    return not following or not (following[0].isalnum() or following[0] in {'"', "'"})


RULES: tuple[Rule, ...] = (
    rule(from_told, "ABOUT? (A|(N HYPHEN)? N) (UNIT|UNITS) (EARLIER|BEFORE)"),
    rule(beside_told, "THE? FOLLOWING (UNIT|PART)", "THE LAST (UDAY|PART)", "THE (UNIT|PART) BEFORE"),
    rule(same_as_told, "(EARLY|EARLIER)? IN? (THE SAME|THAT|THAT SAME) (UNIT|PART)"),
    rule(weekday_beside_told, "THE? FOLLOWING WEEKDAY PART?"),
    rule(year_before, "A UYEAR (AGO|EARLIER|BEFORE)",
         "THE? LATEST? UYEAR HYPHEN (AGO|EARLIER) (PERIOD|FISCAL? (ORDINAL HYPHEN?)? UQUARTER)?"),
    rule(the_quarter, "THE (LATEST|LAST)? UQUARTER", "THE LATEST PERIOD"),
)  # fmt: skip
"""Rules in order of precedence between matches of one length."""
