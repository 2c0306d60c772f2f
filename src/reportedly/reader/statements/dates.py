"""When a source said something: the time expression beside the cue, or one counted from it."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date as day
from datetime import timedelta

from spacy.tokens import Token

from reportedly.lexicon import load
from reportedly.reader.parsed import ParsedArticle
from reportedly.reader.statements.sayings import Saying
from reportedly.reading import Date, When

_CLAUSES = frozenset({"ccomp", "relcl", "acl", "advcl", "csubj", "pcomp", "conj", "parataxis"})
_PRECISE = frozenset({"time", "day", "month", "year"})
_STEPS = 12
"""Dependency steps from a time expression up to the cue that are followed."""


class DatesOfSaying:
    """Finds, for one article, the date of each saying among the article's dates."""

    def __init__(self, parsed: ParsedArticle, dates: list[Date]) -> None:
        self._parsed = parsed
        self._dates = sorted(dates, key=lambda one: one.span)
        self._starts = [one.span.start for one in self._dates]

    def of(self, saying: Saying) -> When | None:
        """When it was said; None where the text does not say, or says a stretch of several days."""
        cue = saying.cue
        start, end = (self._offset(place) for place in saying.sentence)
        first = bisect_left(self._starts, start)
        for place in range(first, len(self._dates)):
            date = self._dates[place]
            if date.span.start >= end:
                break
            if (
                date.value is None
                or date.precision not in _PRECISE
                or date.end not in {None, date.value}
                or saying.covers(date.span.start)
            ):
                continue
            if self._hangs_on(date, cue):
                return When(date.value, date.span)
        return self._counted(saying)

    def _offset(self, place: int) -> int:
        """Where a token begins; the end of the text for the place after the last one."""
        doc = self._parsed.doc
        return doc[place].idx if place < len(doc) else len(self._parsed.article.text)

    def _hangs_on(self, date: Date, cue: Token) -> bool:
        """Whether a time expression hangs on the cue without another clause in between."""
        tokens = self._parsed.tokens(date.span.start, date.span.end)
        if not len(tokens):
            return False
        token = tokens.root
        for _ in range(_STEPS):
            above = token.head
            if token.dep_ in _CLAUSES or above.i == token.i:
                return False
            if above.i == cue.i:
                return True
            token = above
        return False

    def _counted(self, saying: Saying) -> When | None:
        """The date of a noun cue told by its distance: "comes a day after a report that …"."""
        cue = saying.cue
        relation = cue.head
        if cue.dep_ != "pobj" or relation.lower_ not in {"after", "before"}:
            return None
        distance = _before(relation)
        anchor = self._day_of(relation.head) if distance is not None else None
        days = _days(distance) if distance is not None else None
        if distance is None or anchor is None or days is None:
            return None
        step = timedelta(days=-days if relation.lower_ == "after" else days)
        start = distance.left_edge.idx
        return When((anchor + step).isoformat(), self._parsed.span(start, relation.idx + len(relation)))

    def _day_of(self, verb: Token) -> day | None:
        """The day of the clause that something is counted from: its own date, or today's for the present tense."""
        for date in self._dates:
            if date.value is not None and date.precision == "day" and self._hangs_on(date, verb):
                return _day(date.value)
        return _day(self._parsed.article.published) if verb.tag_ in {"VBZ", "VBP"} else None


def _day(value: str | None) -> day | None:
    try:
        return day.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def _before(relation: Token) -> Token | None:
    """The stretch before "after" or "before"; of some words the parser hangs it on the verb."""
    beside = (child for child in relation.head.children if child.i + 1 == relation.i)
    return next((child for child in (*relation.children, *beside) if child.dep_ == "npadvmod"), None)


def _days(distance: Token) -> int | None:
    """How many days a phrase like "a day" or "two weeks" is."""
    unit = load("en/distances")["unit"].get(distance.lemma_.lower())
    if unit is None:
        return None
    counts = (_number(child.lower_) for child in distance.children)
    count = next((one for one in counts if one is not None), None)
    return None if count is None else count * int(unit["days"])


def _number(word: str) -> int | None:
    """What a word counts for before a unit: "a", "ten", "45"; None for other words and numbers of four digits."""
    if word in {"a", "an"}:
        return 1
    cardinal = load("en/figures_numbers")["cardinals"].get(word)
    if cardinal is not None:
        return int(cardinal["means"])
    return int(word) if word.isascii() and word.isdigit() and len(word) < 4 else None
