"""Counts that stand without a noun: "the number of dead rose to 46", "the coroner's has 52", "put it at 34".

A reading's figures are numbers with what they count beside them; a running toll goes on in bare numbers. One counts
where its sentence, or the toll that the article spoke of last, says what is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reportedly.lexicon import load
from reportedly.reading import Measure, Qualifier
from reportedly.reconcile.claims.sentences import sentences_of
from reportedly.reconcile.series.givers import giver_of, gives, is_linked
from reportedly.reconcile.series.nouns import Count
from reportedly.reconcile.voices import Chars, Page
from reportedly.reconcile.voices.words import listed

_DIGITS = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
_YEARS = range(1800, 2101)
_LETTERS = re.compile(r"[A-Za-z]+")
LEAST = 2
"""The least bare number that counts anything; "one" is mostly a pronoun."""
COMMA = 80
"""Letters that a comma between a number and a word counts for."""
FORGOTTEN = 6
"""Sentences after which a toll that was spoken of is no longer what a bare number counts."""
MOST = 400
"""Bare counts of one article at most."""


def bare_counts(page: Page, known: Sequence[Count], taken: Sequence[Chars]) -> list[Count]:
    """The bare counts of an article.

    Args:
        page: the article.
        known: the counts that its reading has, in reading order.
        taken: what else its reading has read as a number: dates, sums, figures of any sort.
    """
    return list(_Finding(page, known, taken).counts())[:MOST]


class _Finding:
    def __init__(self, page: Page, known: Sequence[Count], taken: Sequence[Chars]) -> None:
        self.page, self.text = page, page.text
        self.taken = [*taken, *(count.chars for count in known)]
        self.known = sorted(known, key=lambda one: one.chars)

    def counts(self) -> Iterator[Count]:
        last: Measure | None = None
        since = FORGOTTEN
        for start, end in sentences_of(self.text):
            stated = [one.measure for one in self.known if start <= one.chars[0] < end and one.measure in _measures()]
            told = self._told(start, end)
            since = 0 if stated or told else since + 1
            for found in _number().finditer(self.text, start, end):
                if not self._counts(found, end):
                    continue
                measure = self._measure(found, (start, end), told, last if since < FORGOTTEN else None, just=since <= 1)
                if measure is not None:
                    since = 0
                    yield self._count(found, (start, end), measure)
            spoken = stated or [measure for _, measure in told]
            last = spoken[-1] if spoken else last

    def _measure(
        self,
        found: re.Match[str],
        sentence: Chars,
        told: Sequence[tuple[Chars, Measure]],
        last: Measure | None,
        *,
        just: bool,
    ) -> Measure | None:
        """What a number counts: what a word says that leads to it or follows it; else what was counted just before.

        That holds for what a tally has ("the list has 52"), and for what somebody gives ("the Guild has 83").
        """
        number = found.span()
        linked = [one for one in told if is_linked(self.text, one[0], number)]
        if linked:
            return min(linked, key=lambda one: self._distance(one[0][0], number[0]))[1]
        if gives(self.page, sentence, number[0]):
            near = min(told, key=lambda one: self._distance(one[0][0], number[0]), default=None)
            return near[1] if near else (last if just else None)
        tallies = (one.span() for one in _LETTERS.finditer(self.text, *sentence) if one[0].lower() in listed("tallies"))
        return last if any(is_linked(self.text, one, number) for one in tallies) else None

    def _distance(self, word: int, number: int) -> int:
        """How far a word is from a number; a comma between them parts them."""
        first, last = min(word, number), max(word, number)
        return last - first + COMMA * self.text.count(",", first, last)

    def _told(self, start: int, end: int) -> list[tuple[Chars, Measure]]:
        """Where a sentence says what is counted, outside of names."""
        by_word = _by_word()
        words = [one for one in _LETTERS.finditer(self.text, start, end) if one[0].lower() in by_word]
        names = [chars for chars, voice in self.page.mentions if voice.named and start <= chars[0] < end]
        return [
            (one.span(), by_word[one[0].lower()])
            for one in words
            if not any(first <= one.start() < last for first, last in names)
        ]

    def _counts(self, found: re.Match[str], end: int) -> bool:
        """Whether a number may be a count: not read otherwise, no year, age, time of day, measure, or part of one."""
        if any(first < found.end() and found.start() < last for first, last in self.taken):
            return False
        value = _value(found["number"])
        if value is None or value < LEAST or value != int(value) or (value in _YEARS and "," not in found["number"]):
            return False
        leading = self.text[max(0, found.start() - 20) : found.start()].lower()
        if leading.rstrip().endswith(tuple(_near("ages"))):
            return False
        behind = self.text[found.end() : min(end, found.end() + 20)]
        if re.match(r" ?[:,./] ?\d", behind) or (leading.endswith(", ") and behind[:1] == ","):
            return False
        follows = _LETTERS.match(behind.strip().lower())
        return behind[:1] in '.,;:"”' or follows is None or follows[0] in _near("behind")

    def _count(self, found: re.Match[str], sentence: Chars, measure: Measure) -> Count:
        value = _value(found["number"])
        low, high, qualifier = _range(value or 0.0, (found["how"] or "").lower().strip())
        return Count(
            page=self.page, chars=found.span(), measure=measure, low=low, high=high, qualifier=qualifier, unit=None,
            by=giver_of(self.page, sentence, found.start()), as_of=None, place=None, part_of=None,
        )  # fmt: skip


def _range(value: float, how: str) -> tuple[float | None, float | None, Qualifier]:
    if how in _near("least"):
        return value, None, "at_least"
    if how in _near("more"):
        return value + 1, None, "more_than"
    return value, value, "exactly"


@cache
def _number() -> re.Pattern[str]:
    """A number in digits or in words, with the words before it that open its range."""
    units = sorted(_cardinals(), key=len, reverse=True)
    word = "|".join(units)
    spelt = (
        rf"(?:a|{word})(?:[ -](?:hundred|thousand))(?:(?: and)? (?:{word})(?:-(?:{word}))?)?|(?:{word})(?:-(?:{word}))?"
    )
    how = "|".join(sorted((*_near("least"), *_near("more")), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w$£€.,-])(?:(?P<how>{how}) )?(?P<number>{_DIGITS}|{spelt})(?![\w%-]|[.,]\d)", re.IGNORECASE
    )


def _value(text: str) -> float | None:
    """The value of a number as written."""
    plain = text.replace(",", "")
    if plain[:1].isdigit():
        return float(plain)
    total, part = 0.0, 0.0
    for word in re.split(r"[ -]", plain.lower()):
        if word == "hundred":
            part = max(part, 1) * 100
        elif word == "thousand":
            total, part = total + max(part, 1) * 1000, 0.0
        elif word not in {"and", "a"}:
            part += _cardinals().get(word, 0)
    return total + part or None


@cache
def _cardinals() -> dict[str, float]:
    return {word: float(entry["means"]) for word, entry in load("en/figures_numbers")["cardinals"].items()}


@cache
def _measures() -> dict[Measure, frozenset[str]]:
    told = load("en/tolls")["measures"]
    return {measure: frozenset(words) for measure, words in told.items() if measure not in {"what", "examples"}}


@cache
def _by_word() -> dict[str, Measure]:
    return {word: measure for measure, words in _measures().items() for word in words}


@cache
def _near(name: str) -> frozenset[str]:
    return frozenset(load("en/tolls")[name]["words"])


def _words(text: str) -> frozenset[str]:
    return frozenset(_LETTERS.findall(text.lower()))
