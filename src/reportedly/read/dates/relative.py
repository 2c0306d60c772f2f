"""Rules for expressions that are counted from the day of publication, or from a date told before."""

from __future__ import annotations

from datetime import date, timedelta

from reportedly.read.dates import calendar
from reportedly.read.dates.calendar import Stretch
from reportedly.read.dates.grammar import (
    NO_DATE, PUBLISHED, UNSETTLED, Match, Meaning, Rule, counted, rule,
)  # fmt: skip

_UNDATED = Meaning(None)


def recurring(match: Match) -> Meaning | None:
    """What comes again and again is no date: "every Monday", "each year"."""
    return NO_DATE


def today(match: Match) -> Meaning | None:
    """Yesterday, today, tonight, tomorrow, with a part of the day; not in a name."""
    if match.text_before(1).isspace() and _in_a_name(match):
        return NO_DATE
    return counted(match, lambda published: calendar.day(published + timedelta(days=match.number("TODAY"))))


def day_beside_today(match: Match) -> Meaning | None:
    """The day before yesterday, the day after tomorrow."""
    days = match.number("TODAY") + match.number("BEFORE")
    return counted(match, lambda published: calendar.day(published + timedelta(days=days)))


def part_of_today(match: Match) -> Meaning | None:
    """This morning, last night, later this evening: of the day of publication or the one before."""
    shift = match.number("LAST")
    if shift > 0:
        return None
    return counted(match, lambda published: calendar.day(published + timedelta(days=shift)))


def weekday(match: Match) -> Meaning | None:
    """A day of the week: the last one or the next, as the tense of its clause has it; publication's own day counts.

    "Last Friday" is the one before publication, "next Friday" the one after, "Friday last week" that week's.
    """
    published = match.context.published
    if _is_plural(match):
        return NO_DATE
    if published is None:
        return UNSETTLED
    number = match.number("W")
    if match.has("UWEEK"):
        monday = calendar.week(published).first + timedelta(days=7 * match.number("LAST"))
        return Meaning(calendar.day(monday + timedelta(days=number - 1)), PUBLISHED)
    if match.has("AGO"):
        return Meaning(calendar.day(_back_to(published, number) - timedelta(days=7)), PUBLISHED)
    return Meaning(calendar.day(_weekday(match, published, number)), PUBLISHED)


def _weekday(match: Match, published: date, number: int) -> date:
    """The day that a weekday names, seen from publication."""
    shift = match.number("LAST") if match.has("LAST") else None
    if shift == -1:
        return _back_to(published - timedelta(days=1), number)
    if shift == 1:
        return _on_to(published + timedelta(days=1), number)
    if match.direction() == "future":
        return _on_to(published, number)
    return _on_to(published, number) if shift == 0 and match.direction() == "open" else _back_to(published, number)


def _back_to(when: date, weekday_number: int) -> date:
    return when - timedelta(days=(when.isoweekday() - weekday_number) % 7)


def _on_to(when: date, weekday_number: int) -> date:
    return when + timedelta(days=(weekday_number - when.isoweekday()) % 7)


def weekdays(match: Match) -> Meaning | None:
    """From one weekday to another: the days between, both counted."""
    published = match.context.published
    if published is None:
        return UNSETTLED
    first, last = match.numbers("W")[:2]
    if match.direction() == "future":
        start = _on_to(published, first)
        return Meaning(calendar.between(start, _on_to(start, last)), PUBLISHED)
    end = _back_to(published, last)
    return Meaning(calendar.between(_back_to(end, first), end), PUBLISHED)


def moved_unit(match: Match) -> Meaning | None:
    """The week, month, quarter or year before, of, or after publication: "last week", "this month", "late next year"."""
    unit, shift = match.code("UNIT"), match.number("LAST")
    if unit in {"day", "decade", "century"} and shift != 0:
        return None
    return counted(match, lambda published: calendar.of_size(unit, calendar.plus(published, unit, shift)))


def part_of_unit(match: Match) -> Meaning | None:
    """The part of this week, month or year before or after publication: "earlier this month", "later this year"."""
    unit, side = match.code("UNIT"), match.number("EARLIER")

    def part(published: date) -> Stretch:
        whole = calendar.of_size(unit, published)
        beside = published + timedelta(days=side)
        if not whole.first <= beside <= whole.last:
            return whole
        return calendar.between(whole.first, beside) if side < 0 else calendar.between(beside, whole.last)

    return counted(match, part)


def weekend(match: Match) -> Meaning | None:
    """The weekend: the last one or the next, as the tense has it."""
    days = 0 if match.has("LAST") or match.direction() == "future" else -5

    def at(published: date) -> Stretch:
        shift = match.number("LAST") if match.has("LAST") else 0
        if shift == -1 and published.isoweekday() == 7:
            shift = -1
        return calendar.weekend(published + timedelta(days=7 * shift + (days if published.isoweekday() < 6 else 0)))

    return counted(match, at)


def recent_days(match: Match) -> Meaning | None:
    """A number of days, weeks or hours up to publication or from it: "the past three days", "the next 48 hours".

    Of longer units the count is a length, not a first day: "over the past 20 years" begins on no day.
    """
    shift = match.number("LAST")
    if shift == 0:
        return None
    days = _length(match)
    if days is None:
        return NO_DATE

    def around(published: date) -> Stretch:
        other = published + timedelta(days=days * shift)
        return calendar.between(min(published, other), max(published, other))

    return counted(match, around)


def _length(match: Match) -> int | None:
    """How many days a count of days, weeks or hours makes."""
    count = match.number("N") if match.has("N") else 1
    if match.has("HOURS"):
        return count // 24 if count >= 24 and match.number("HOURS") == 1 else None
    unit = match.code("UNITS") if match.has("UNITS") else match.code("UNIT")
    size = {"day": 1, "week": 7, "fortnight": 14}.get(unit)
    return None if size is None or count > 10_000 else size * count


def ago(match: Match) -> Meaning | None:
    """So many units before publication, as fine as the unit: "two weeks ago" is that week, "ten years ago" that year."""
    unit = match.code("UNITS") if match.has("UNITS") else match.code("UNIT")
    count = match.number("N") if match.has("N") else 1
    return counted(match, lambda published: calendar.of_size(unit, calendar.plus(published, unit, -count)))


def year_before(match: Match) -> Meaning | None:
    """A year before what was told last, as fine as that is: "a year earlier", "the year-ago quarter"."""
    last = match.context.last
    if last is None:
        return counted(match, lambda published: calendar.year(published.year - 1))
    return Meaning(calendar.shifted(last, "year", -1), last.value)


def from_told(match: Match) -> Meaning | None:
    """So many units after or before what was told last: "two days later", "a week earlier"."""
    last = match.context.last
    unit = match.code("UNITS") if match.has("UNITS") else match.code("UNIT")
    count = match.number("N") if match.has("N") else 1
    if match.has("BEFORE") and not _ends_clause(match):
        return NO_DATE
    if last is None:
        return _UNDATED
    sign = match.number("EARLIER") if match.has("EARLIER") else match.number("BEFORE")
    return Meaning(calendar.shifted(last, unit, sign * count), last.value)


def beside_told(match: Match) -> Meaning | None:
    """The day, week or year beside what was told last: "the next day", "the following week", "the day before"."""
    if match.has("BEFORE") and not _ends_clause(match):
        return NO_DATE
    last = match.context.last
    if last is None:
        return _UNDATED
    unit = "day" if match.has("PART") else match.code("UNIT")
    sign = match.number("LAST") if match.has("LAST") else match.number("BEFORE")
    return Meaning(calendar.of_size(unit, calendar.plus(last.first if sign < 0 else last.last, unit, sign)), last.value)


def same_as_told(match: Match) -> Meaning | None:
    """What was told last once more: "the same day", "that night", "later that year"."""
    unit = "day" if match.has("PART") else match.code("UNIT")
    last = match.context.last
    if last is None:
        return _UNDATED
    return Meaning(calendar.of_size(unit, last.first), last.value)


def edge_of_unit(match: Match) -> Meaning | None:
    """The beginning or end of a unit: "the end of the year", "year-end"; the whole unit, for no text says how much."""
    shift = match.number("LAST") if match.has("LAST") else 0
    unit = match.code("UNIT")
    if unit == "day":
        return None
    return counted(match, lambda published: calendar.of_size(unit, calendar.plus(published, unit, shift)))


def the_quarter(match: Match) -> Meaning | None:
    """The quarter that is told of: the one told last, or the last one that was over at publication."""
    last = match.context.last
    if last is not None and last.precision == "quarter":
        return Meaning(last, last.value)
    return counted(match, lambda published: calendar.quarter(published.year, (published.month + 2) // 3 - 1))


def _is_plural(match: Match) -> bool:
    return match.text_after(1) == "s"


def _in_a_name(match: Match) -> bool:
    """Whether "Today" is part of a name: a capital in the middle of a sentence."""
    token = match.token()
    return (
        token is not None
        and token.text[0].isupper()
        and not token.is_sent_start
        and not token.text.isupper()
        and (token.nbor(-1).text[0].isalpha())
    )


def _ends_clause(match: Match) -> bool:
    """Whether nothing stands behind it that it could be counted from."""
    following = match.text_after(2).strip()
    return not following or not (following[0].isalnum() or following[0] in {'"', "'"})


RULES: tuple[Rule, ...] = (
    rule(recurring, "EVERY (W|UNIT|PART|SEASON|MONTH)", "EVERY W PART", "EVERY (N|ORDINAL) (UNIT|UNITS)"),
    rule(today, "(EARLY|EARLIER)? TODAY PART?", "PART TODAY"),
    rule(day_beside_today, "THE? UDAY BEFORE TODAY"),
    rule(part_of_today, "(EARLY|EARLIER)? LAST PART"),
    rule(weekday, "(EARLY|EARLIER|THE EARLY)? LAST? W PART?", "W OF? LAST UWEEK", "A UWEEK AGO (LAST|IN)? W",
         "PART (IN|OF)? W"),
    rule(weekdays, "FROM W TO W", "W TO W", "W HYPHEN W"),
    rule(moved_unit, "(EARLY (IN)?)? THE? LAST UNIT", "THE? LAST FISCAL UYEAR"),
    rule(part_of_unit, "EARLIER IN? (LAST|THE) UNIT"),
    rule(weekend, "(THE|LAST|EARLY|EARLIER)* UWEEKEND"),
    rule(recent_days, "THE? LAST N HYPHEN? (UNITS|HOURS)", "THE LAST (UDAY|UWEEK|UFORTNIGHT)"),
    rule(ago, "ABOUT? (A|N) (UNIT|UNITS) AGO"),
    rule(year_before, "A UYEAR (AGO|EARLIER)", "THE? UYEAR HYPHEN (AGO|EARLIER) (TH? UQUARTER)?"),
    rule(from_told, "ABOUT? (A|N) (UNIT|UNITS) (EARLIER|BEFORE)"),
    rule(beside_told, "THE LAST (UNIT|PART)", "THE (UNIT|PART) BEFORE"),
    rule(same_as_told, "(EARLY|EARLIER|THE|IN)* (SAME|THAT) (UNIT|PART)"),
    rule(edge_of_unit, "THE? EDGE OF (THE|LAST)? FISCAL? UNIT", "UYEAR HYPHEN? EDGE", "UYEAR OWNS EDGE"),
    rule(the_quarter, "THE (LAST)? UQUARTER"),
)  # fmt: skip
"""Rules in order of precedence between matches of one length."""
