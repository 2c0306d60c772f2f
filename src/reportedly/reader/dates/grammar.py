"""How the rules of the grammar are written and matched.

A pattern is a regular expression over the classes of `words`, with blanks between: "WEEKDAY COMMA? MONTH DAY". Each
rule is a small function that says what the matched words stand for; its name is the rule's id.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Literal

from spacy.tokens import Token

from reportedly.reader.dates.calendar import Stretch
from reportedly.reader.dates.tense import Direction, direction_of
from reportedly.reader.dates.words import GROUPS, LETTER, Words
from reportedly.reader.parsed import ParsedArticle

PUBLISHED = "published"

Kind = Literal["date", "duration", "set", "vague"]

_NAME = re.compile(r"[A-Z]+")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression stands for: a stretch, or None where nothing settles it, and what it was counted from.

    Of what is no date, `timex3` is the value: "P3Y", "PRESENT_REF". A `distance` is so many units from the date right
    behind it, if one stands there: "two days after" Easter.
    """

    stretch: Stretch | None
    anchor: str | None = None
    kind: Kind = "date"
    timex3: str | None = None
    distance: tuple[str, int] | None = None


_HOURS = {"MI": "12:00"}
"""Parts of the day that TIMEX3 writes as an hour."""

NO_DATE = Meaning(None, "", "vague")
"""The words are understood, and no date: "every Monday"."""

UNSETTLED = Meaning(None, PUBLISHED)
"""Counted from a date of publication that is not known."""


@dataclass(slots=True)
class Context:
    """What an expression is read with: the article, its date of publication, and the dates told so far."""

    parsed: ParsedArticle
    published: date | None
    told: list[Stretch] = field(default_factory=list)

    period: Stretch | None = None
    """The quarter or month whose results are told of; what these are compared with does not count."""
    period_at: int = 0
    """Where in the text it is told."""
    full_days: dict[tuple[int, int], set[int]] = field(default_factory=dict)
    """The years that the article tells a month and day with."""

    def years_of(self, month: int, day: int) -> set[int]:
        """The years that the article tells a day of a month with, anywhere."""
        return self.full_days.get((month, day), set())


@dataclass(slots=True)
class Match:
    """Some words that a rule's pattern matched, `[first, last)`, in their article."""

    words: Words
    first: int
    last: int
    context: Context
    rule: str = ""

    @property
    def start(self) -> int:
        """Where its text begins."""
        return self.words.starts[self.first]

    @property
    def end(self) -> int:
        """Where its text ends."""
        return self.words.ends[self.last - 1]

    @property
    def classes(self) -> str:
        """The classes of its words, one letter each."""
        return self.words.classes[self.first : self.last]

    def has(self, *names: str) -> bool:
        """Whether one of its words is of one of these classes."""
        letters = _letters(*names)
        return any(letter in letters for letter in self.classes)

    def numbers(self, *names: str) -> list[int]:
        """What its words of these classes count for, in reading order."""
        return [int(self.words.values[i]) for i in self._places(_letters(*names))]

    def number(self, *names: str) -> int:
        """What its first word of these classes counts for."""
        return self.numbers(*names)[0]

    def code(self, name: str) -> str:
        """What its first word of a class stands for, where that is a word."""
        return str(self.words.values[self._places(_letters(name))[0]])

    @property
    def text(self) -> str:
        """Its words as the article has them."""
        return self.context.parsed.text[self.start : self.end]

    def unit_or_clock(self) -> str:
        """The unit that it counts in; "H" of hours, "M" of minutes."""
        return "H" if self.has("HOURS") else "M" if self.has("MINUTES") else self.unit()

    def unit(self) -> str:
        """The unit that it counts in."""
        return self.code("UNITS") if self.has("UNITS") else self.code("UNIT")

    def count(self) -> int:
        """How many units it counts, one where it says none: "twenty-five" is 25."""
        return sum(self.numbers("N")) if self.has("N") else 1

    def before(self, *names: str) -> bool:
        """Whether the word before it is of one of these classes."""
        return self.first > 0 and self.words.classes[self.first - 1] in _letters(*names)

    def after(self, *names: str) -> bool:
        """Whether the word behind it is of one of these classes."""
        following = self.words.classes[self.last : self.last + 1]
        return following != "" and following in _letters(*names)

    def text_before(self, size: int = 24) -> str:
        """The text before it, in lower case."""
        return self.context.parsed.text[max(0, self.start - size) : self.start].lower()

    def text_after(self, size: int = 24) -> str:
        """The text behind it, in lower case."""
        return self.context.parsed.text[self.end : self.end + size].lower()

    def token(self) -> Token | None:
        """The parser's first token of it."""
        tokens = self.context.parsed.tokens(self.start, self.end)
        return tokens[0] if len(tokens) else None

    def token_of(self, name: str) -> Token | None:
        """The parser's token of its first word of a class."""
        place = self._places(_letters(name))[0]
        tokens = self.context.parsed.tokens(self.words.starts[place], self.words.ends[place])
        return tokens[0] if len(tokens) else None

    def head(self) -> Token | None:
        """The parser's token that the whole expression hangs on."""
        tokens = self.context.parsed.tokens(self.start, self.end)
        return tokens.root if len(tokens) else None

    def direction(self) -> Direction:
        """Whether the clause that it stands in looks back or ahead."""
        head = self.head()
        return "open" if head is None else direction_of(head)

    def in_a_name(self, name: str | None = None) -> bool:
        """Whether its first word, or that of a class, has a capital that no sentence gives it: the show "This Week"."""
        place = self.first if name is None else self._places(_letters(name))[0]
        start, end = self.words.starts[place], self.words.ends[place]
        surface = self.context.parsed.text[start:end]
        if not surface[0].isupper() or (surface.isupper() and len(surface) > 1):
            return False
        if place > self.first:
            return True
        token = self.token()
        return token is not None and not token.is_sent_start and token.nbor(-1).text[0].isalpha()

    def _places(self, letters: str) -> list[int]:
        return [i for i in range(self.first, self.last) if self.words.classes[i] in letters]


Reader = Callable[[Match], Meaning | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """Patterns over classes of words and the function that reads what one of them matches.

    The function gives None for "not this rule" and `NO_DATE` for "these words are no date, and no other rule's".
    """

    patterns: tuple[re.Pattern[str], ...]
    read: Reader

    @property
    def name(self) -> str:
        """The rule's id."""
        return self.read.__name__


def rule(read: Reader, *patterns: str) -> Rule:
    """A rule from the patterns of which any may match.

    Raises:
        KeyError: if a pattern names a class that there is none of.
    """
    return Rule(tuple(re.compile(spelled(pattern)) for pattern in patterns), read)


def spelled(pattern: str) -> str:
    """A pattern as a regular expression over letters of classes."""
    return _NAME.sub(lambda name: f"[{_letters(name.group())}]", pattern).replace(" ", "")


@cache
def _letters(*names: str) -> str:
    """The letters of some classes or groups of classes."""
    return "".join(LETTER[name] for group in names for name in GROUPS.get(group, (group,)))


def counted(match: Match, read: Callable[[date], Stretch]) -> Meaning:
    """A meaning counted from the date of publication; unsettled where there is none."""
    published = match.context.published
    return UNSETTLED if published is None else Meaning(read(published), PUBLISHED)


def with_part(match: Match, stretch: Stretch) -> Stretch:
    """A day with the part of it that the expression tells, which only TIMEX3 has a way to write; others as they are."""
    if stretch.precision != "day" or not match.has("PART"):
        return stretch
    part = _HOURS.get(match.code("PART"), match.code("PART"))
    return replace(stretch, timex3=f"{stretch.value}T{part}")
