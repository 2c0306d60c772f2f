"""Rules for expressions that are counted from the day of publication."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from reportedly.reader.dates import calendar
from reportedly.reader.dates.calendar import Stretch
from reportedly.reader.dates.grammar import NO_DATE, PUBLISHED, UNSETTLED, Match, Meaning, Rule, counted, rule
from reportedly.reader.dates.lengths import counted_length
from reportedly.reader.dates.tense import modifies_noun

_FAR_BACK = 4
"""Where no tense tells, a weekday is the last one up to so many days back, else the next."""

_DAYS_OF_MANY = {"day": 1, "week": 7, "fortnight": 14}
_DAYS_OF_ONE = {**_DAYS_OF_MANY, "month": 30, "year": 365}
_LONGEST_COUNT = 10_000
"""Days; a longer count is a length of time, not a way to tell a day."""


def recurring(match: Match) -> Meaning | None:
    """What comes again and again is no date: "every Monday", "each year", "Tuesday nights"."""
    if match.has("W"):
        part = f"T{match.code('PART')}" if match.has("PART") else ""
        return Meaning(None, "", "set", f"XXXX-WXX-{match.number('W')}{part}")
    value = counted_length(match) if match.has("UNIT", "UNITS") else None
    return NO_DATE if value is None else Meaning(None, "", "set", value)


def today(match: Match) -> Meaning | None:
    """Yesterday, today, tonight, tomorrow, with a part of the day; not in a name, and not "the people of tomorrow"."""
    if match.before("OF") or match.in_a_name():
        return NO_DATE
    return counted(match, lambda published: calendar.day(published + timedelta(days=match.number("TODAY"))))


def day_beside_today(match: Match) -> Meaning | None:
    """The day before yesterday, the day after tomorrow."""
    days = match.number("TODAY") + match.number("BEFORE")
    return counted(match, lambda published: calendar.day(published + timedelta(days=days)))


def part_of_today(match: Match) -> Meaning | None:
    """This morning, last night, later this evening: of the day of publication or the one before."""
    shift = match.number("LAST")
    if shift > 0 or (shift < 0 and match.code("PART") != "NI"):
        return None
    return counted(match, lambda published: calendar.day(published + timedelta(days=shift)))


def overnight(match: Match) -> Meaning | None:
    """Overnight: the night that ends on the day of publication, or of the day told right before, "Friday overnight"."""
    return counted(match, lambda published: calendar.between(published - timedelta(days=1), published))


def weekday(match: Match) -> Meaning | None:
    """A day of the week: the last one or the next, as the tense of its clause has it; publication's own day counts.

    "Last Friday" is the one before publication, "next Friday" the one after, "Friday last week" that week's.
    """
    published = match.context.published
    if match.text_after(1) == "s":
        return NO_DATE
    if published is None:
        return UNSETTLED
    number = match.number("W")
    if match.has("UWEEK", "AGO"):
        weeks = -1 if match.has("AGO") else match.number("LAST")
        return Meaning(
            calendar.day(calendar.plus(calendar.week(published).first, "day", 7 * weeks + number - 1)), PUBLISHED
        )
    return Meaning(calendar.day(_weekday(match, published, number)), PUBLISHED)


def _weekday(match: Match, published: date, number: int) -> date:
    """The day that a weekday names, seen from publication."""
    shift = match.number("LAST", "PAST") if match.has("LAST", "PAST") else 0
    if shift < 0:
        return _back_to(published - timedelta(days=1), number)
    if shift > 0:
        return _on_to(published + timedelta(days=1), number)
    back, ahead = _back_to(published, number), _on_to(published, number)
    direction = match.direction()
    if direction == "past":
        return back
    head = match.head()
    if direction == "future" and not (head is not None and modifies_noun(head)):
        return ahead
    return back if (published - back).days <= _FAR_BACK else ahead


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
    """The week, month, quarter or year of publication or beside it: "last week", "this month", "late next year"."""
    unit, shift = match.code("UNIT"), match.number("LAST")
    if (unit in {"day", "decade", "century"} and shift != 0) or match.in_a_name("UNIT"):
        return NO_DATE
    return counted(match, lambda published: calendar.of_size(unit, calendar.plus(published, unit, shift)))


def part_of_unit(match: Match) -> Meaning | None:
    """The part of this week, month or year before or after publication: "earlier this month"."""
    unit, side = match.code("UNIT"), match.number("EARLIER")
    if match.has("LAST") and match.number("LAST") != 0:
        return moved_unit(match)

    def part(published: date) -> Stretch:
        whole = calendar.of_size(unit, published)
        beside = published + timedelta(days=side)
        if not whole.first <= beside <= whole.last:
            return whole
        days = calendar.between(whole.first, beside) if side < 0 else calendar.between(beside, whole.last)
        return replace(days, timex3=whole.value)

    return counted(match, part)


def weekend(match: Match) -> Meaning | None:
    """The weekend: that of publication's week or the one before, as the tense has it; "last weekend"."""
    shift = match.number("LAST") if match.has("LAST") else 0
    bare = not match.has("LAST")

    def at(published: date) -> Stretch:
        early = published.isoweekday() <= 5
        weeks = -1 if bare and early and match.direction() != "future" else shift
        return calendar.weekend(published + timedelta(days=7 * weeks))

    return counted(match, at)


def recent_days(match: Match) -> Meaning | None:
    """A number of days, weeks or hours up to publication or from it: "the past three days", "the next 48 hours".

    Of longer units the count is a length, not a first day: "over the past 20 years" begins on no day.
    """
    shift, days = match.number("LAST", "PAST"), _length(match)
    timex3 = counted_length(match)
    if shift == 0 or days is None:
        return NO_DATE if timex3 is None or shift == 0 else Meaning(None, "", "duration", timex3)

    def around(published: date) -> Stretch:
        other = published + timedelta(days=days * shift)
        return replace(calendar.between(min(published, other), max(published, other)), timex3=timex3)

    return counted(match, around)


def _length(match: Match) -> int | None:
    """How many days a count of days, weeks or hours makes; None for what is no whole number of days."""
    if match.has("HOURS"):
        hours = match.count() * match.number("HOURS")
        return hours // 24 if 24 <= hours <= 24 * _LONGEST_COUNT else None
    size = (_DAYS_OF_MANY if match.has("UNITS") else _DAYS_OF_ONE).get(match.unit())
    return None if size is None or match.count() > _LONGEST_COUNT else size * match.count()


def within(match: Match) -> Meaning | None:
    """The days from publication in which something is to happen: "would run out within two days".

    Of what happened, "repaid it within two years", and counted from something else, "within two days of the flood",
    it is a length.
    """
    if not match.text_before(8).endswith("within ") or match.text_after(4).lstrip().startswith(("of ", "af")):
        return None
    days = _length(match)
    timex3 = counted_length(match)
    if days is None or match.direction() != "future":
        return NO_DATE if timex3 is None else Meaning(None, "", "duration", timex3)

    def days_ahead(published: date) -> Stretch:
        return replace(calendar.between(published, published + timedelta(days=days)), timex3=timex3)

    return counted(match, days_ahead)


def ago(match: Match) -> Meaning | None:
    """So many units before publication, as fine as the unit: "two weeks ago" is a week, "a year ago" a year."""
    unit, count = match.unit(), match.count()
    if match.has("A") and match.has("UYEAR") and not match.has("ABOUT", "SO"):
        return None  # `year_before` knows whether the results of a quarter are told
    return counted(match, lambda published: calendar.of_size(unit, calendar.plus(published, unit, -count)))


def from_now(match: Match) -> Meaning | None:
    """So many units after publication, as fine as the unit: "two weeks from now", "in three days' time"."""
    unit, count = match.unit(), match.count()
    return counted(match, lambda published: calendar.of_size(unit, calendar.plus(published, unit, count)))


def edge_of_unit(match: Match) -> Meaning | None:
    """The beginning or end of a unit, "the end of the year", "year-end": the whole unit, as no text says how much."""
    shift = match.number("LAST") if match.has("LAST") else 0
    unit = match.code("UNIT")
    if unit in {"day", "decade", "century"}:
        return NO_DATE
    return counted(match, lambda published: calendar.of_size(unit, calendar.plus(published, unit, shift)))


def whole_year(match: Match) -> Meaning | None:
    """The year of the accounts: "the full year", "the current fiscal year"; the "latest" is the one before."""
    shift = match.number("LAST") if match.has("LAST") else 0
    if match.has("LATEST") and match.has("FISCAL"):
        shift = -1
    return counted(match, lambda published: calendar.year(published.year + shift))


RULES: tuple[Rule, ...] = (
    rule(recurring, "EVERY (W|UNIT|PART|SEASON|MONTH|FEAST)", "EVERY W PART", "EVERY (N|ORDINAL) (UNIT|UNITS)",
         "W (AND|OR) W PARTS", "W PARTS"),
    rule(today, "(EARLY|EARLIER)? TODAY PART?", "EARLY? HYPHEN? PART TODAY"),
    rule(day_beside_today, "THE? UDAY BEFORE TODAY"),
    rule(part_of_today, "(EARLY|EARLIER)? LAST PART"),
    rule(overnight, "OVERNIGHT"),
    rule(weekday, "(EARLY|EARLIER|THE EARLY)? (LAST? PAST?|THE PAST) WEEKDAY PART?", "W OF? LAST UWEEK",
         "A UWEEK AGO (LAST|IN)? WEEKDAY", "PART (IN|OF)? WEEKDAY"),
    rule(weekdays, "FROM WEEKDAY (TO|AND) WEEKDAY", "WEEKDAY TO WEEKDAY", "WEEKDAY HYPHEN WEEKDAY"),
    rule(moved_unit, "(EARLY IN?)? LAST (UDAY|UWEEK|UMONTH|UQUARTER|UYEAR|UCENTURY|UDECADE)", "LAST FISCAL UYEAR"),
    rule(part_of_unit, "EARLIER IN? (LAST|THE) (UDAY|UWEEK|UMONTH|UQUARTER|UYEAR)"),
    rule(weekend, "(EARLY|EARLIER)? (THE|LAST|THE LAST) UWEEKEND"),
    rule(recent_days, "THE? (LAST|PAST) (N HYPHEN)? N HYPHEN? (UDAY|UWEEK|UNITS|HOURS)", "THE LAST UWEEK",
         "THE? PAST (UDAY|UWEEK|UFORTNIGHT|UMONTH|UYEAR)"),
    rule(within, "N (UDAY|UWEEK|UNITS|HOURS)", "A (UDAY|UWEEK|UMONTH|UYEAR)"),
    rule(ago, "ABOUT? (A|(N HYPHEN)? N) (UNIT|UNITS) AGO", "A UNIT OR SO AGO"),
    rule(from_now, "(A|(N HYPHEN)? N) (UNIT|UNITS) FROM NOW"),
    rule(edge_of_unit, "THE? EDGE OF (THE|LAST)? FISCAL? UNIT", "UYEAR HYPHEN? EDGE", "UYEAR OWNS EDGE"),
    rule(whole_year, "THE (LATEST|LAST)? FISCAL UYEAR", "THE LATEST UYEAR"),
)  # fmt: skip
"""Rules in order of precedence between matches of one length."""
