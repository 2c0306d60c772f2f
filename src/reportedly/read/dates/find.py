"""Finds the time expressions of an article and says what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from reportedly.read.dates import absolute, relative
from reportedly.read.dates.grammar import NO_DATE, Context, Match, Meaning, Reader
from reportedly.read.dates.words import Words, words_of
from reportedly.read.parsed import ParsedArticle
from reportedly.reading import Date

RULES = (*absolute.RULES, *relative.RULES)
"""All rules, in order of precedence between matches of one length."""

_KEPT = 40
"""How many of the dates told last are kept to count from."""


def find_dates(parsed: ParsedArticle) -> list[Date]:
    """The time expressions of an article in reading order, each with its value, or without one where unsettled.

    Lengths ("for two decades"), repetitions ("every Monday") and words like "now" are not given: they name no date.
    """
    words = words_of(parsed)
    context = Context(parsed, _published(parsed.article.published))
    found: list[Date] = []
    for match, meaning in _matches(words, context):
        span = parsed.span(match.start, match.end)
        stretch = meaning.stretch
        if stretch is None:
            found.append(Date(span, None, None, None, meaning.anchor))
            continue
        context.told = [*context.told[1 - _KEPT :], stretch]
        found.append(Date(span, stretch.value, stretch.end, stretch.precision, meaning.anchor))
    return found


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
    place, any_rule = 0, _any_rule()
    while found := any_rule.search(words.classes, place):
        place = found.start() + 1
        for last, read in _candidates(words.classes, found.start()):
            match = Match(words, found.start(), last, context)
            meaning = _read(read, match)
            if meaning is None:
                continue
            place = last
            if meaning is not NO_DATE:
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
