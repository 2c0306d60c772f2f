"""Finds the time expressions of an article and says what they stand for.

Inside, every expression has its value in TIMEX3, lengths and vague words too; a reading has the dates, in ISO 8601.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from reportedly.reader.dates import absolute, calendar, halves, lengths, relative, told
from reportedly.reader.dates.calendar import Stretch
from reportedly.reader.dates.clock import with_clock
from reportedly.reader.dates.grammar import NO_DATE, Context, Kind, Match, Meaning, Reader, spelled, with_part
from reportedly.reader.dates.words import Words, words_of
from reportedly.reader.parsed import ParsedArticle
from reportedly.reading import Date, Span

RULES = (*absolute.RULES, *relative.RULES, *told.RULES, *halves.RULES, *lengths.RULES)
"""All rules, in order of precedence between matches of one length."""

_FULL_DAY = re.compile(spelled("(M (DAY|DAYTH)|(DAY|DAYTH) OF? M) COMMA? YEAR"))
_BETWEEN, _MONTHS = spelled("(OF|COMMA)"), spelled("M")
_BEHIND = re.compile(r"\s+(?:after|before|since)\b")
_ISO_LENGTH = re.compile(r"P\d+(?:\.5)?[YMWD](?:\d+M|T12H)?|PT\d+[HMS](?:30[MS])?", re.ASCII)
_KEPT = 12
"""How many of the dates told last are kept to count from."""


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression with its value in TIMEX3, None where unsettled, and the date that it is, if it is one.

    A distance is counted from what stands behind it, be it no date: "two days after" the vote.
    """

    span: Span
    kind: Kind
    timex3: str | None
    date: Date | None
    is_distance: bool = False


def find_dates(parsed: ParsedArticle) -> list[Date]:
    """The dates of an article in reading order, each with its value, or without one where unsettled.

    Lengths ("for two decades"), repetitions ("every Monday") and words like "now" are not given: they name no date.
    """
    return dates_of(find_times(parsed))


def dates_of(times: Iterable[Time]) -> list[Date]:
    """Those of some time expressions that are dates."""
    return [time.date for time in times if time.date is not None]


def told_of(times: Iterable[Time]) -> list[Date]:
    """What a reading tells of time expressions: dates, and lengths and repetitions that ISO 8601 has a value for.

    Not told are lengths without a count ("for years"), words like "now", and distances from what happened, which are
    neither long nor a date ("a day after the vote").
    """
    told = (time.date or _length(time) for time in times)
    return [one for one in told if one is not None]


def _length(time: Time) -> Date | None:
    """A length or a repetition as a reading has it, told apart from dates by its precision; None for other times."""
    if time.is_distance or time.timex3 is None or _ISO_LENGTH.fullmatch(time.timex3) is None:
        return None
    return Date(time.span, time.timex3, None, "repetition" if time.kind == "set" else "length", None)


def find_times(parsed: ParsedArticle) -> list[Time]:
    """All time expressions of an article in reading order, those that are no dates too."""
    words = words_of(parsed)
    context = Context(parsed, _published(parsed.article.published), full_days=_full_days(words))
    found: list[Time] = []
    last: tuple[Match, Meaning] | None = None
    for match, meaning in _matches(words, context):
        if last is not None and last[0].last == match.first and meaning.stretch is not None:
            _count_from_named(found, *last, meaning.stretch)
        if meaning.kind != "date" and meaning.timex3 is None:
            last = match, meaning
            continue
        found.append(_time(match, meaning))
        if meaning.stretch is not None:
            _tell(context, match, meaning.stretch)
        last = match, meaning
    return found


def _time(match: Match, meaning: Meaning) -> Time:
    """What a match means as a time expression of the article."""
    span, stretch = match.context.parsed.span(match.start, match.end), meaning.stretch
    if meaning.kind != "date":
        return Time(span, meaning.kind, meaning.timex3, None, is_distance=_is_distance(match, meaning))
    if stretch is None:
        return Time(span, "date", None, Date(span, None, None, None, meaning.anchor))
    date = Date(span, stretch.value, stretch.end, stretch.precision, meaning.anchor)
    return Time(span, "date", stretch.timex3 or stretch.value, date)


def _is_distance(match: Match, meaning: Meaning) -> bool:
    return meaning.distance is not None or _BEHIND.match(match.text_after(8)) is not None


def _count_from_named(found: list[Time], match: Match, meaning: Meaning, named: Stretch) -> None:
    """Make a date of a distance that stands right before the date that it is counted from."""
    counted = None if meaning.distance is None else told.from_named(meaning.distance, named)
    if counted is None:
        return
    if meaning.timex3 is not None:
        found.pop()
    found.append(_time(match, counted))


def _full_days(words: Words) -> dict[tuple[int, int], set[int]]:
    """The years that days of months are told with: "6 January 2021" gives (1, 6) the year 2021."""
    found: dict[tuple[int, int], set[int]] = {}
    for match in _FULL_DAY.finditer(words.classes):
        values = [int(words.values[place]) for place in range(*match.span()) if words.classes[place] not in _BETWEEN]
        month, day = values[:2] if words.classes[match.start()] in _MONTHS else values[1::-1]
        found.setdefault((month, day), set()).add(values[2])
    return found


def _tell(context: Context, match: Match, stretch: Stretch) -> None:
    """Keep what a later expression may be counted from; a comparison with a year before is not what is told of."""
    if match.rule == "year_before":
        return
    if stretch.precision == "time":
        stretch = calendar.day(stretch.first)
    context.told = [*context.told[1 - _KEPT :], stretch]
    if stretch.precision in {"quarter", "month"}:
        context.period, context.period_at = stretch, match.end


def _published(text: str | None) -> date | None:
    """The day of publication; of a date-time the day that it is written with."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _matches(words: Words, context: Context) -> Iterator[tuple[Match, Meaning]]:
    """The expressions, left to right: at each place the longest match that a rule can read."""
    place, done, any_rule = 0, 0, _any_rule()
    while found := any_rule.search(words.classes, place):
        place = found.start() + 1
        for last, read in _candidates(words.classes, found.start()):
            match = Match(words, found.start(), last, context, read.__name__)
            meaning = _read(read, match)
            if meaning is None:
                continue
            if meaning.stretch is not None:
                meaning = replace(meaning, stretch=with_clock(match, with_part(match, meaning.stretch), done))
            place = match.last
            if read is not absolute.clock_time:
                done = place
            yield match, meaning
            break


def _read(read: Reader, match: Match) -> Meaning | None:
    """What a rule makes of a match; a day that no calendar has is no date."""
    try:
        return read(match)
    except (ValueError, OverflowError):
        return NO_DATE


def _candidates(classes: str, place: int) -> list[tuple[int, Reader]]:
    """Where the matches at a place end and what reads them, the longest first, then in order of the rules."""
    found = [
        (match.end(), rule.read)
        for rule in RULES
        for pattern in rule.patterns
        if (match := pattern.match(classes, place))
    ]
    return sorted(found, key=lambda candidate: -candidate[0])


@cache
def _any_rule() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern.pattern})" for rule in RULES for pattern in rule.patterns))
