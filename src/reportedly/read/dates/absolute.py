"""Rules for expressions that name their day, month, year or stretch; the year may have to be found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from spacy.tokens import Token

from reportedly import lexicon
from reportedly.read.dates import calendar
from reportedly.read.dates.calendar import Stretch
from reportedly.read.dates.grammar import NO_DATE, PUBLISHED, UNSETTLED, Match, Meaning, Rule, rule
from reportedly.read.dates.tense import Direction

_UNTIL = ("by ", "until ", "till ", "before ", "through ")
_YEAR_OPENERS = (
    "in", "since", "of", "by", "until", "till", "from", "between", "during", "for", "before", "after", "and", "to", "through",
    "around", "about", "circa", "back", "the", "a", "an", "late", "early", "mid", "year", "years", "or", "than", "as", "its",
    "their", "his", "her", "this", "that", "due", "for",
)  # fmt: skip


def iso_date(match: Match) -> Meaning | None:
    """A date in figures, largest unit first: "2023-10-07"."""
    return Meaning(calendar.day(date.fromisoformat(match.code("ISO"))))


def date_in_figures(match: Match) -> Meaning | None:
    """A date in figures with strokes or stops, where only one order of day and month makes a date: "25/12/1931".

    Either order possible, it stays open; of two-digit years nothing is read.
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
    return Meaning(None)


def day_of_month(match: Match) -> Meaning | None:
    """A day of a month, with or without its year: "7 October 2023", "Oct. 7", "Saturday the 7th of October"."""
    month, day = match.number("M"), match.number("DAY", "TH")
    if match.has("YEAR"):
        return Meaning(calendar.day(date(match.number("YEAR"), month, day)))
    if match.has("LAST"):
        return _of_year(match, lambda year: calendar.day(date(year, month, day)))
    return nearest(match, lambda year: calendar.day(date(year, month, day)))


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
    if _is_a_word(match):
        return None
    if match.has("UYEAR"):
        return _of_year(match, lambda year: calendar.month(year, number))
    if match.has("LAST"):
        return _next_or_last(match, lambda year: calendar.month(year, number))
    return nearest(match, lambda year: calendar.month(year, number))


def year(match: Match) -> Meaning | None:
    """A year in figures: "in 1979", "early 1931"; not a count, a number of a flight, or part of a name."""
    if not _is_year(match):
        return None
    return Meaning(calendar.year(match.number("YEAR")))


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
        return _of_year(match, lambda year: calendar.quarter(year, number))
    return nearest(match, lambda year: calendar.quarter(year, number), ended=True)


def half_of_year(match: Match) -> Meaning | None:
    """Half a year: "the first half of 1931", "the second half of last year"."""
    number = match.number("TH")
    if number > 2:
        return None
    if match.has("YEAR"):
        return Meaning(calendar.half(match.number("YEAR"), number))
    return _of_year(match, lambda year: calendar.half(year, number))


def season(match: Match) -> Meaning | None:
    """A season: "last winter", "the summer of 1931", "this spring"; of the northern half of the world."""
    code = match.code("SEASON")
    if match.has("YEAR"):
        return Meaning(calendar.season(match.number("YEAR"), code))
    if match.has("UYEAR"):
        return _of_year(match, lambda year: calendar.season(year, code))
    if match.has("LAST") and match.number("LAST") != 0:
        return _next_or_last(match, lambda year: calendar.season(year, code))
    return nearest(match, lambda year: calendar.season(year, code))


def feast(match: Match) -> Meaning | None:
    """A feast or named day: "New Year's Eve", "Good Friday 1931"; open where its day can't be computed exactly."""
    entry = lexicon.load("en/dates_feasts")["feast"][match.number("FEAST")]
    find = _day_of_feast(entry)
    if find is None:
        return Meaning(None)
    if match.has("YEAR"):
        return Meaning(find(match.number("YEAR")))
    if match.has("UYEAR"):
        return _of_year(match, find)
    if match.has("LAST") and match.number("LAST") != 0:
        return _next_or_last(match, find)
    return nearest(match, find)


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


def nearest(match: Match, of_year: Callable[[int], Stretch], *, ended: bool = False) -> Meaning:
    """The one of last year, this year and next that the tense points at; the nearest to publication where it doesn't.

    `ended` asks that a stretch looked back on be over, as a quarter is whose results are told.
    """
    published = match.context.published
    if published is None:
        return UNSETTLED
    found = [stretch for year in (-1, 0, 1) if (stretch := _possible(of_year, published.year + year))]
    direction = _hinted(match)
    behind = [s for s in found if (s.last if ended else s.first) <= published]
    ahead = [s for s in found if s.last >= published]
    if direction == "past" and behind:
        return Meaning(behind[-1], PUBLISHED)
    if direction == "future" and ahead:
        return Meaning(ahead[0], PUBLISHED)
    if not found:
        return NO_DATE
    return Meaning(min(found, key=lambda s: _distance(s, published)), PUBLISHED)


def _distance(stretch: Stretch, when: date) -> int:
    return max((stretch.first - when).days, (when - stretch.last).days, 0)


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


def _next_or_last(match: Match, of_year: Callable[[int], Stretch]) -> Meaning:
    """The last one that was over at publication, the next one that had not begun, or this year's."""
    published = match.context.published
    if published is None:
        return UNSETTLED
    shift = match.number("LAST")
    if shift == 0:
        return Meaning(of_year(published.year), PUBLISHED)
    found = [stretch for year in (-1, 0, 1) if (stretch := _possible(of_year, published.year + year))]
    if shift < 0:
        return Meaning([s for s in found if s.last < published][-1], PUBLISHED)
    return Meaning([s for s in found if s.first > published][0], PUBLISHED)


def _of_year(match: Match, of_year: Callable[[int], Stretch]) -> Meaning:
    published = match.context.published
    if published is None:
        return UNSETTLED
    return Meaning(of_year(published.year + match.number("LAST")), PUBLISHED)


def _is_a_word(match: Match) -> bool:
    """Whether a month's name alone is something else here: "May" the verb, "March" the procession, "April" a person."""
    token = match.head()
    if token is None:
        return False
    if token.tag_ in {"MD", "VB", "VBP", "VBD", "VBZ"} or token.ent_type_ in {
        "PERSON",
        "ORG",
        "GPE",
        "EVENT",
        "WORK_OF_ART",
    }:
        return True
    return False


def _is_year(match: Match) -> bool:
    token = match.token()
    if token is None:
        return False
    number = match.number("YEAR")
    if match.has("EARLY") and 1500 <= number <= 2100:
        return True
    before = match.text_before().split(" ")
    opener = before[-2] if len(before) > 1 and before[-1] == "" else ""
    if _counts_something(token) or match.text_before(1) in {"$", "£", "€", "#", "/", "-", "–", "."}:
        return False
    if token.ent_type_ == "DATE":
        return True
    if token.ent_type_ in {"CARDINAL", "MONEY", "QUANTITY", "PERCENT", "TIME", "ORDINAL"} and opener not in {
        "in",
        "since",
    }:
        return False
    return 1700 <= number <= 2100 and opener in _YEAR_OPENERS


def _counts_something(token: Token) -> bool:
    """Whether a figure counts the plural noun that it stands before: "2000 people"."""
    return (
        token.dep_ == "nummod"
        and token.head.tag_ in {"NNS", "NNPS"}
        and token.head.i > token.i
        and (token.ent_type_ != "DATE")
    )


RULES: tuple[Rule, ...] = (
    rule(iso_date, "ISO"),
    rule(date_in_figures, "SLASHED"),
    rule(
        day_of_month,
        "(W COMMA?)? THE? (DAY|TH) OF? M (COMMA? YEAR|OF? LAST UYEAR)?",
        "(LAST? W COMMA?)? M THE? (DAY|TH) (COMMA? YEAR|OF? LAST UYEAR)?",
    ),
    rule(
        days_of_month,
        "THE? (DAY|TH) (TO|HYPHEN) THE? (DAY|TH) OF? M (COMMA? YEAR)?",
        "M (DAY|TH) (TO|HYPHEN) (DAY|TH) (COMMA? YEAR)?",
    ),
    rule(month, "EARLY? HYPHEN? M (COMMA|OF)? YEAR", "EARLY? HYPHEN? LAST? MONTH", "THE EDGE OF M YEAR?",
         "MONTH (OF? LAST UYEAR)"),
    rule(year, "(THE? EARLY HYPHEN?)? YEAR", "THE EDGE OF YEAR", "THE A? YEAR"),
    rule(fiscal_year, "FISCAL UYEAR? YEAR"),
    rule(decade, "THE? (EARLY HYPHEN?)? DECADE"),
    rule(century, "THE? (EARLY HYPHEN?)? TH HYPHEN? UCENTURY"),
    rule(quarter_of_year, "THE? FISCAL? HYPHEN? TH HYPHEN? UQUARTER (OF? (YEAR|LAST UYEAR))?", "QUARTER YEAR?",
         "LAST UYEAR OWNS FISCAL? TH UQUARTER"),
    rule(half_of_year, "THE? TH HALF OF (YEAR|LAST UYEAR)"),
    rule(season, "THE? (EARLY HYPHEN?)? LAST SEASON", "THE? (EARLY HYPHEN?)? SEASON OF? (YEAR|LAST UYEAR)", "THE (EARLY HYPHEN?)? SEASON"),
    rule(feast, "LAST? FEAST (COMMA? YEAR|LAST UYEAR)?"),
)  # fmt: skip
"""Rules in order of precedence between matches of one length."""
