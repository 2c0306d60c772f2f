"""Rules for expressions that name their day, month, year or stretch; the year may have to be found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from reportedly import lexicon
from reportedly.reader.dates import calendar
from reportedly.reader.dates.calendar import Stretch
from reportedly.reader.dates.grammar import NO_DATE, PUBLISHED, UNSETTLED, Match, Meaning, Rule, counted, rule
from reportedly.reader.dates.look_alikes import is_a_day_told, is_a_month, is_a_year
from reportedly.reader.dates.which_year import in_shifted_year, nearest, next_or_last

_COUNTS = frozenset({"nummod", "compound", "quantmod", "amod"})
_CENTURIES = range(15, 21)
"""What a year in words may begin with: "fifteen" to "twenty"."""
_CLOSE = 45
"""Days from publication within which a day without a year needs none."""
_HALF = 6
_BESIDE = 15
"""Days from publication within which a day in figures, that might be another, is taken."""


def iso_date(match: Match) -> Meaning | None:
    """A date in figures, largest unit first: "2023-10-07"."""
    return Meaning(calendar.day(date.fromisoformat(match.code("ISO"))))


def date_in_figures(match: Match) -> Meaning | None:
    """A date in figures with strokes or stops, where only one order of day and month makes a date: "25/12/1931".

    Either order possible, it is the one that is beside publication, or stays open; of two-digit years nothing is read.
    """
    first, second, third = (int(part) for part in match.code("SLASHED").replace(".", "/").split("/"))
    if first >= 1000:
        return Meaning(calendar.day(date(first, second, third)))
    if third < 1000 or not (1 <= first <= 31 and 1 <= second <= 31):
        return NO_DATE
    if first > 12 or first == second:
        return Meaning(calendar.day(date(third, second, first)))
    if second > 12:
        return Meaning(calendar.day(date(third, first, second)))
    close = [day for day in (date(third, second, first), date(third, first, second)) if _is_close(match, day)]
    return Meaning(calendar.day(close[0]), PUBLISHED) if len(close) == 1 else Meaning(None)


def _is_close(match: Match, day: date) -> bool:
    """Whether a day is one that an article of that date of publication would be headed with."""
    published = match.context.published
    return published is not None and abs((day - published).days) <= _BESIDE


def day_of_month(match: Match) -> Meaning | None:
    """A day of a month, with or without its year: "7 October 2023", "Oct. 7", "Saturday the 7th of October"."""
    month, day = match.number("M"), match.number("DAY", "TH")
    if match.has("YEAR"):
        return Meaning(calendar.day(date(match.number("YEAR"), month, day)))
    if match.has("UYEAR"):
        return in_shifted_year(match, lambda year: calendar.day(date(year, month, day)))
    meaning = nearest(match, lambda year: calendar.day(date(year, month, day)))
    return _with_year_told(match, meaning, month, day)


def _with_year_told(match: Match, meaning: Meaning, month: int, day: int) -> Meaning:
    """The same day in the year that the article tells it with elsewhere, unless it is close to publication anyway."""
    told, published = match.context.years_of(month, day), match.context.published
    if len(told) != 1:
        return meaning
    full = calendar.day(date(next(iter(told)), month, day))
    close = (
        published is not None
        and meaning.stretch is not None
        and (abs((meaning.stretch.first - published).days) <= _CLOSE)
    )
    return meaning if close else Meaning(full, full.value)


def days_of_month(match: Match) -> Meaning | None:
    """Two days of one month as a stretch: "10 to 15 March", "between Oct. 3 and 5, 1931"."""
    month = match.number("M")
    first, last = match.numbers("DAY", "TH")[:2]

    def of_year(year: int) -> Stretch:
        return calendar.between(date(year, month, first), date(year, month, last))

    if match.has("YEAR"):
        return Meaning(of_year(match.number("YEAR")))
    return nearest(match, of_year)


def month(match: Match) -> Meaning | None:
    """A month, with or without its year: "in October", "mid-March", "late May 1931", "last June", "July last year"."""
    number = match.number("M")
    if match.has("YEAR"):
        return Meaning(calendar.month(match.number("YEAR"), number))
    if not is_a_month(match):
        return None
    if match.has("UYEAR"):
        return in_shifted_year(match, lambda year: calendar.month(year, number))
    if match.has("LAST"):
        return next_or_last(match, lambda year: calendar.month(year, number))
    return nearest(match, lambda year: calendar.month(year, number))


def year(match: Match) -> Meaning | None:
    """A year in figures: "in 1979", "early 1931"; not a count, a number of a flight, or part of a name."""
    return Meaning(calendar.year(match.number("YEAR"))) if is_a_year(match) else None


def year_in_words(match: Match) -> Meaning | None:
    """A year in words: "nineteen ninety-four", "the year two thousand"; of a season, that season."""
    first, *others = match.numbers("NUMBER", "THOUSAND")
    head = match.head()
    if match.after("HYPHEN", "UNITS", "HOURS", "MINUTES") or (head is not None and head.dep_ in _COUNTS):
        return NO_DATE
    if match.has("THOUSAND"):
        number = first * 1000 + sum(others[1:])
    elif first in _CENTURIES and 10 <= sum(others) < 100:
        number = first * 100 + sum(others)
    else:
        return NO_DATE
    return Meaning(calendar.season(number, match.code("SEASON")) if match.has("SEASON") else calendar.year(number))


def years(match: Match) -> Meaning | None:
    """Two years written as one: "2015-16"."""
    first, last = match.number("YEAR"), match.number("DAY", "COUNT")
    if not first % 100 < last < 100:
        return None
    return Meaning(calendar.span_of(calendar.year(first), calendar.year(first // 100 * 100 + last)))


def clock_time(match: Match) -> Meaning | None:
    """Four figures before a zone are a time of day, no year: "1620 UTC"."""
    del match
    return NO_DATE


def week_of_day(match: Match) -> Meaning | None:
    """The week or weekend around a day: "the week of March 6"."""
    around = day_of_month(match)
    if around is None or around.stretch is None:
        return around
    return Meaning(calendar.of_size(match.code("UNIT"), around.stretch.first), around.anchor)


def other_day(match: Match) -> Meaning | None:
    """A day whose month is told beside it, before or behind: the 25 of "April 24 and 25"."""
    words, token = match.words, match.token()
    if match.before("AND") and token is not None and token.dep_ == "nummod" and token.head.i > token.i:
        return NO_DATE
    month_at = match.first - 3 if match.before("AND") else match.first + 3
    number, day = int(words.values[month_at]), match.number("DAY", "TH")
    return nearest(match, lambda year: calendar.day(date(year, number, day)))


def fiscal_year(match: Match) -> Meaning | None:
    """A financial year by its number, "fiscal 1931", which may begin before that calendar year."""
    return Meaning(calendar.year(match.number("YEAR")))


def decade(match: Match) -> Meaning | None:
    """Ten years: "the 1980s", "the early '90s", "the nineties"; not somebody's age."""
    value = match.number("DECADE")
    if value >= 1000:
        return Meaning(calendar.decade(value))
    if not match.has("THE"):
        return None
    published = match.context.published
    if published is None:
        return UNSETTLED
    this = published.year // 10
    first = this - (this - value) % 10
    return Meaning(calendar.decade(first * 10), PUBLISHED)


def century(match: Match) -> Meaning | None:
    """A century by its number: "the 19th century"."""
    return Meaning(calendar.century(match.number("TH")))


def quarter_of_year(match: Match) -> Meaning | None:
    """A quarter by its number: "the third quarter", "the first quarter of 1931", "next year's first quarter"."""
    number = match.number("TH") if match.has("TH") else match.number("QUARTER")
    if not 1 <= number <= 4:
        return None
    if match.has("YEAR"):
        return Meaning(calendar.quarter(match.number("YEAR"), number))
    if match.has("LAST"):
        return in_shifted_year(match, lambda year: calendar.quarter(year, number))
    if match.has("FISCAL"):
        return counted(match, lambda published: calendar.quarter(published.year, number))
    return nearest(match, lambda year: calendar.quarter(year, number))


def half_of_year(match: Match) -> Meaning | None:
    """Half a year: "the first half of 1931", "the second half of last year"."""
    number = match.number("TH")
    if number > 2:
        return None
    if match.has("YEAR"):
        return Meaning(calendar.half(match.number("YEAR"), number))
    return in_shifted_year(match, lambda year: calendar.half(year, number))


def first_months_of_year(match: Match) -> Meaning | None:
    """The first or last months or quarters of a year: "the first nine months of 1931"."""
    size = {"month": 1, "quarter": 3}.get(match.unit(), 0) * match.count()
    if not 0 < size < 12:
        return None
    at_end = match.has("LAST")
    if match.has("TH") == at_end or (not at_end and match.number("TH") != 1):
        return None

    def of_year(number: int) -> Stretch:
        if size == _HALF:
            return calendar.half(number, 2 if at_end else 1)
        first = calendar.month(number, 13 - size if at_end else 1)
        return calendar.span_of(first, calendar.month(number, 12 if at_end else size))

    if match.has("YEAR"):
        return Meaning(of_year(match.number("YEAR")))
    return counted(match, lambda published: of_year(published.year))


def season(match: Match) -> Meaning | None:
    """A season: "last winter", "the summer of 1931", "this spring"; of the northern half of the world."""
    code = match.code("SEASON")
    if not match.has("YEAR", "LAST", "EARLY") and (
        match.after("OF")
        or not (match.before("IN", "TO", "FROM") or match.text_before(8).endswith(("before ", " by ")))
    ):
        return NO_DATE
    return _in_some_year(match, lambda year: calendar.season(year, code))


def feast(match: Match) -> Meaning | None:
    """A feast or named day: "New Year's Eve", "Good Friday 1931"; open where its day can't be computed exactly."""
    entry = lexicon.load("en/dates_feasts")["feast"][match.number("FEAST")]
    find = _day_of_feast(entry)
    if entry.get("season") and not match.has("YEAR", "LAST") and not is_a_day_told(match):
        return NO_DATE
    return Meaning(None) if find is None else _in_some_year(match, find)


def _in_some_year(match: Match, of_year: Callable[[int], Stretch]) -> Meaning:
    """What comes once a year, in the year that the expression names, counts, or leaves to the tense."""
    if match.has("YEAR"):
        return Meaning(of_year(match.number("YEAR")))
    if match.has("UYEAR"):
        return in_shifted_year(match, of_year)
    if match.has("LAST") and match.number("LAST") != 0:
        return next_or_last(match, of_year)
    return nearest(match, of_year, yearly=True)


def _day_of_feast(entry: dict[str, object]) -> Callable[[int], Stretch] | None:
    """How the day of a feast is found in a given year; None where that can't be computed."""
    match entry:
        case {"on": str(text)}:
            number, day = (int(part) for part in text.split("-"))
            return lambda year: calendar.day(date(year, number, day))
        case {"nth": {"month": int(number), "weekday": int(weekday), "count": int(count)}}:
            return lambda year: calendar.day(calendar.nth_weekday(year, number, weekday, count))
        case {"easter": int(days)}:
            return lambda year: calendar.day(calendar.plus(calendar.easter(year), "day", days))
        case {"orthodox_easter": int(days)}:
            return lambda year: calendar.day(calendar.plus(calendar.orthodox_easter(year), "day", days))
    return None


RULES: tuple[Rule, ...] = (
    rule(iso_date, "ISO"),
    rule(date_in_figures, "SLASHED"),
    rule(
        day_of_month,
        "(W COMMA?)? THE? (DAY|TH) OF? M (COMMA? YEAR|(OF|COMMA)? LAST UYEAR)?",
        "(LAST? PAST? W COMMA?)? LAST? M THE? (DAY|TH) (COMMA? YEAR|(OF|COMMA)? LAST UYEAR)?",
    ),
    rule(
        days_of_month,
        "THE? (DAY|TH) (TO|HYPHEN) THE? (DAY|TH) OF? M (COMMA? YEAR)?",
        "M (DAY|TH) (TO|HYPHEN) (DAY|TH) (COMMA? YEAR)?",
        "(?<=FROM) (DAY|TH) AND (DAY|TH) OF? M (COMMA? YEAR)?",
        "(?<=FROM) M (DAY|TH) AND (DAY|TH) (COMMA? YEAR)?",
    ),
    rule(week_of_day, "THE? (UWEEK|UWEEKEND) (OF|HYPHEN)? (M THE? (DAY|TH)|(DAY|TH) OF? M) (COMMA? YEAR)?"),
    rule(other_day, "(?<=M DAY AND) (DAY|TH)", "(DAY|TH) (?=AND (DAY|TH) M)"),
    rule(month, "(EARLY HYPHEN?)? M (COMMA|OF)? YEAR", "(EARLY HYPHEN?)? LAST? MONTH", "THE EDGE OF M YEAR?",
         "MONTH (OF? LAST UYEAR)"),
    rule(year, "(THE? EARLY HYPHEN?)? YEAR", "THE EDGE OF YEAR", "THE A? YEAR"),
    rule(year_in_words, "THE? UYEAR NUMBER THOUSAND (AND? NUMBER (HYPHEN? NUMBER)?)?",
         "THE? (UYEAR|SEASON OF) NUMBER NUMBER (HYPHEN NUMBER)?", "(?<=IN) NUMBER NUMBER (HYPHEN NUMBER)?"),
    rule(years, "YEAR HYPHEN (DAY|COUNT)"),
    rule(clock_time, "YEAR ZONE"),
    rule(fiscal_year, "FISCAL UYEAR? YEAR"),
    rule(decade, "THE? (EARLY HYPHEN?)? DECADE"),
    rule(century, "THE? (EARLY HYPHEN?)? TH HYPHEN? UCENTURY"),
    rule(quarter_of_year, "THE? FISCAL? HYPHEN? TH HYPHEN? UQUARTER (OF? (YEAR|LAST UYEAR))?", "QUARTER YEAR?",
         "LAST UYEAR OWNS FISCAL? TH UQUARTER"),
    rule(half_of_year, "THE? TH HALF OF (YEAR|LAST UYEAR)"),
    rule(first_months_of_year, "THE? (TH|LAST) N UNITS OF (YEAR|THE UYEAR)"),
    rule(season, "THE? (EARLY HYPHEN?)? LAST SEASON",
         "THE? (EARLY HYPHEN?)? SEASON OF? (YEAR|LAST UYEAR)", "THE (EARLY HYPHEN?)? SEASON"),
    rule(feast, "LAST? FEAST (COMMA? YEAR|LAST UYEAR)?"),
)  # fmt: skip
"""Rules in order of precedence between matches of one length."""
