"""What of an article is compared: the sentences of each statement, and what a publisher says in its own voice.

A statement of several sentences gives a unit for each; a sentence that holds statements and more besides gives one for
the whole too, in the publisher's voice. Each figure makes a further unit, the one that says how many.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice, takewhile

from reportedly.lexicon import load
from reportedly.reading import Actor, Article, Event, Figure, Reading, Response, Span, Statement
from reportedly.reconcile.claims.nouns import Side, Unit
from reportedly.reconcile.claims.sentences import Chars, sentences_of
from reportedly.store.search.tokens import Token, tokens_of

LEAST_WORDS = 2
"""Words of a unit at least."""

MOST_UNITS = 400
"""Units of one article at most; a list of thousands of lines is no story."""

WHOLE = 0.6
"""Share of a sentence that the words of one statement take, from which on the sentence is that statement."""

FREE_WORDS = 4
"""Words of a sentence that no statement and no naming of its source takes, from which on it says something itself."""

BEFORE, REACH = 60, 8
"""Letters before a stretch in which it may be left open; and those behind the words that do so: "that", "on"."""
_LEFT_OPEN: tuple[tuple[Side, str], ...] = (("unverified", "unverified"), ("declines", "declining"))

_DENYING = frozenset({"denies", "disputes"})
_STOPS = tuple('.!?;:,()"“”\n–—')

COUNTED = frozenset(
    {"killed", "injured", "missing", "captured", "detained", "released", "displaced", "affected", "destroyed", "troops"}
    | {"weapons", "money", "share", "other"}
)


def units_of(reading: Reading) -> list[Unit]:
    """The units of an article, in reading order."""
    return list(_Making(reading).units())[:MOST_UNITS]


class _Making:
    """Makes the units of one reading, sentence by sentence."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.article = reading, reading.article
        self.contents = sorted(
            ((span.start, span.end, len(one.via), number) for number, one in enumerate(reading.statements)
             if not _is_by_nobody(one) for span in one.content_spans),
        )  # fmt: skip
        self.figures = sorted(reading.figures, key=lambda one: one.span)
        self.events = sorted(reading.events, key=lambda one: one.trigger_span)
        self.responses = {id(one.statement): one for one in reading.responses}
        self.mentions = sorted(
            (span.start, span.end, number) for number, one in enumerate(reading.actors) for span in one.mentions
        )
        self.dates = sorted(one.span for one in reading.dates if one.precision not in {"length", "repetition"})
        self._open = 0

    def units(self) -> Iterator[Unit]:
        for sentence in sentences_of(self.article.text):
            for chars, statement in self._stretches(sentence):
                unit = self._unit(chars, statement)
                if unit is not None:
                    yield unit
                    yield from _counting(unit)

    def _stretches(self, sentence: Chars) -> Iterator[tuple[Chars, Statement | None]]:
        """The parts of a sentence that are compared by themselves, with the statement that each is of.

        The sentence itself is one, in the publisher's voice, unless statements with their sources take most of it.
        """
        start, end = sentence
        pieces: list[tuple[Chars, Statement]] = []
        inside = sorted(self._contents_in(sentence), key=lambda one: (-one[2], one[0], one[1]))
        for first, last, _, number in inside:
            chars = max(start, first), min(end, last)
            own = self.reading.statements[number]
            if not any(_mostly(chars, other) and not self._denies(own, chars, one, other) for other, one in pieces):
                pieces.append((chars, self._who_denies(chars, number, inside)))
        taken = [chars for chars, one in pieces for chars in (chars, *_framing(one))]
        if not pieces or _free(self.article.text, sentence, taken) >= FREE_WORDS:
            whole = next((one for chars, one in pieces if chars[1] - chars[0] >= WHOLE * (end - start)), None)
            yield sentence, whole
            pieces = [one for one in pieces if one[1] is not whole]
        elif len(pieces) == 1 and not self._is_enough(pieces[0][0]):  # "The army denied it."
            yield sentence, pieces[0][1]
            pieces = []
        yield from sorted(((self._told(chars, one, sentence), one) for chars, one in pieces), key=lambda one: one[0])

    def _told(self, chars: Chars, statement: Statement, sentence: Chars) -> Chars:
        """The words of a statement; with who says it, where it denies in a word: "which the rebels have denied"."""
        is_told = any(self._is_enough((span.start, span.end)) for span in statement.content_spans)
        if is_told or id(statement) not in self.responses:
            return chars
        every = [one for one in (chars, *_framing(statement)) if sentence[0] <= one[0] and one[1] <= sentence[1]]
        return min(start for start, _ in every), max(end for _, end in every)

    def _who_denies(self, chars: Chars, number: int, others: Sequence[tuple[int, int, int, int]]) -> Statement:
        """The statement that a stretch is of: who denies what others are told to say in mostly the same words."""
        inner = self.reading.statements[number]
        for first, last, _, other in others if inner.source is None else ():
            outer = self.reading.statements[other]
            if self._answers(outer, inner) and _mostly(chars, (first, last)):
                return outer
        return inner

    def _denies(self, outer: Statement, chars: Chars, inner: Statement, within: Chars) -> bool:
        """Whether a statement's words hold those of another that somebody else is named for, and deny it.

        "Lind rejected her report that the mill had been sold" tells both what she says and what he does.
        """
        holds = chars[0] <= within[0] and within[1] <= chars[1] and chars != within
        return holds and inner.source is not None and self._answers(outer, inner)

    def _answers(self, outer: Statement, inner: Statement) -> bool:
        """Whether a statement denies another."""
        response = self.responses.get(id(outer))
        return response is not None and response.to_statement is inner and response.stance in _DENYING

    def _is_enough(self, chars: Chars) -> bool:
        """Whether a stretch has the words of a unit."""
        return len(tokens_of(self.article.text[chars[0] : chars[1]])) >= LEAST_WORDS

    def _contents_in(self, sentence: Chars) -> list[tuple[int, int, int, int]]:
        start, end = sentence
        found = [one for one in self.contents[self._open :] if one[0] < end and one[1] > start]
        while self._open < len(self.contents) and self.contents[self._open][1] <= start:
            self._open += 1
        return found

    def _unit(self, chars: Chars, statement: Statement | None) -> Unit | None:
        span = self.article.span(*chars)
        words = tokens_of(span.text)
        if len(words) < LEAST_WORDS:
            return None
        figures = tuple(one for one in self.figures if span.contains(one.span))
        events = tuple(one for one in self.events if span.contains(one.trigger_span))
        response = self.responses.get(id(statement)) if statement else None
        side = _side(self.article, span, statement, response)
        negative = any(is_negating(words, place) for place in range(len(words)))
        return Unit(
            self.article, (span,), statement, side, negative, None, figures, events, self._actors(chars),
            _days(events), response, tuple(one for one in self.dates if span.contains(one)),
        )  # fmt: skip

    def _actors(self, chars: Chars) -> tuple[Actor, ...]:
        first = bisect_left(self.mentions, (chars[0],))
        inside = takewhile(lambda one: one[0] < chars[1], islice(self.mentions, first, None))
        numbers = {number for _, end, number in inside if end <= chars[1]}
        return tuple(self.reading.actors[number] for number in sorted(numbers))


def _is_by_nobody(statement: Statement) -> bool:
    """Whether a statement is one that nobody makes: "no engineer called the wall unsafe"."""
    span = statement.source_span
    return statement.source is None and span is not None and span.text.lower().startswith("no ")


def _framing(statement: Statement) -> Iterator[Chars]:
    """Where source and cue stand."""
    for span in (statement.source_span, statement.cue_span):
        if span is not None:
            yield span.start, span.end


def _mostly(chars: Chars, other: Chars) -> bool:
    """Whether most of a stretch, or of the other, is in both."""
    shared = min(chars[1], other[1]) - max(chars[0], other[0])
    return shared >= WHOLE * max(chars[1] - chars[0], 1)


def _free(text: str, sentence: Chars, taken: list[Chars]) -> int:
    """The words with a matter of a sentence outside of some stretches."""
    start = sentence[0]
    words = (one for one in tokens_of(text[start : sentence[1]]) if one.exact not in empty_words())
    return sum(not any(a <= start + one.start < b for a, b in taken) for one in words)


def _counting(unit: Unit) -> Iterator[Unit]:
    """A unit for each figure in a unit that counts something."""
    for figure in unit.figures:
        if figure.measure in COUNTED and figure.qualifier != "unknown_number":
            yield replace(unit, figure=figure)


def _side(article: Article, span: Span, statement: Statement | None, response: Response | None) -> Side:
    low = span.text.lower().replace("’", "'")
    if any(phrase in low for phrase in _phrases("unverified")):
        return "unverified"
    if any(phrase in low for phrase in _phrases("declining")):
        return "declines"
    if statement is None:
        return "asserts"
    if (opened := _opened(article, span)) is not None:
        return opened
    if statement.act == "decline" or (response and response.stance == "declines_to_comment"):
        return "declines"
    answered = response is not None and response.stance in _DENYING
    return "denies" if statement.act == "deny" or answered else "asserts"


def _opened(article: Article, span: Span) -> Side | None:
    """How the words right before a stretch leave open what it says: "had no independent confirmation that"."""
    before = article.text[max(0, span.start - BEFORE) : span.start].lower().replace("’", "'")
    before = before[max(map(before.rfind, _STOPS)) + 1 :]
    for side, name in _LEFT_OPEN:
        for phrase in _phrases(name):
            if phrase in before and len(before) - before.rindex(phrase) - len(phrase) <= REACH:
                return side
    return None


@cache
def _phrases(name: str) -> tuple[str, ...]:
    return tuple(load("en/claims")[name]["phrases"])


def is_negating(words: Sequence[Token], place: int) -> bool:
    """Whether the word at a place negates; the "t" of "didn't" stands alone once words are split."""
    word = words[place].exact
    if word == "t" and place:
        return words[place - 1].exact.endswith("n")
    return word in _negatives()


@cache
def empty_words() -> frozenset[str]:
    """Words that two sentences may share without a matter in common."""
    return frozenset(load("en/claims")["empty"]["words"])


@cache
def _negatives() -> frozenset[str]:
    return frozenset(load("en/claims")["negative"]["words"])


def _days(events: tuple[Event, ...]) -> tuple[str, str] | None:
    """The days of what happened, where its events agree on them."""
    dates = {(one.date.start, one.date.end) for one in events if one.date is not None and one.status != "planned"}
    return min(dates) if len(dates) == 1 else None


def number_of(figure: Figure) -> float | None:
    """The number that a figure's words name; of a range the lower one."""
    if figure.low is None:
        return figure.high
    return figure.low - 1 if figure.qualifier == "more_than" else figure.low
