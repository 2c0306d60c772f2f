"""Articles and readings made up at random, as many as are wanted: the size and shape of news, and no sense at all.

Names, words and publishers come as often as in news (a few very often, most rarely); one article in twenty repeats
another's paragraphs, and every publisher ends with a line of its own. The same number makes the same article.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import accumulate

from reportedly.reading import (
    Actor,
    Article,
    Date,
    Event,
    EventDate,
    Figure,
    Measure,
    Reader,
    Reading,
    Relation,
    Statement,
    When,
)

STATEMENTS = 10
"""Statements of an article."""

_SYLLABLES = ("ba", "den", "dor", "el", "fen", "gar", "hol", "is", "ka", "lor", "mar", "nel", "os", "per", "ran", "sel",
              "tor", "ul", "ver", "wen", "yor", "zan")  # fmt: skip
_MEASURES: tuple[Measure, ...] = ("killed", "injured", "missing", "displaced", "detained", "troops")
_FIRST = date(2022, 1, 1)
_DAYS = 730


def readings(first: int, count: int) -> Iterator[Reading]:
    """So many readings, from a number on."""
    return (made_up(number) for number in range(first, first + count))


def made_up(number: int) -> Reading:
    """The reading of one article that nobody wrote."""
    chance = random.Random(number)
    copied = number - 1 - chance.randrange(500) if number > 500 and chance.random() < 0.05 else None
    maker = _Maker(chance, number)
    return maker.reading(_paragraphs(random.Random(copied)) if copied is not None else None)


@cache
def words() -> list[str]:
    """Invented words."""
    chance = random.Random(1)
    return ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(20_000)]


@cache
def names() -> list[str]:
    """Invented people."""
    chance = random.Random(2)
    return [
        " ".join("".join(chance.choices(_SYLLABLES, k=chance.randint(2, 3))).title() for _ in range(2))
        for _ in range(30_000)
    ]


@cache
def _weights(count: int) -> list[float]:
    """How often the first, second … of so many things comes, added up (after Zipf)."""
    return list(accumulate(1 / (rank + 2) for rank in range(count)))


def _some(chance: random.Random, things: list[str], count: int) -> list[str]:
    return chance.choices(things, cum_weights=_weights(len(things)), k=count)


def _paragraphs(chance: random.Random) -> list[str]:
    return [" ".join(_sentence(chance) for _ in range(chance.randint(1, 3))) for _ in range(8)]


def _sentence(chance: random.Random) -> str:
    return " ".join(_some(chance, words(), chance.randint(8, 22))).capitalize() + "."


class _Maker:
    """Makes one article paragraph by paragraph, and what it says as it goes."""

    def __init__(self, chance: random.Random, number: int) -> None:
        self.chance, self.number = chance, number
        self.text = ""
        self.said: list[tuple[str, tuple[int, int], tuple[int, int], tuple[int, int]]] = []
        self.counts: list[tuple[int, int, int]] = []

    def put(self, words_: str) -> tuple[int, int]:
        start = len(self.text)
        self.text += words_
        return start, len(self.text)

    def reading(self, copied: list[str] | None) -> Reading:
        people = _some(self.chance, names(), 8)
        for paragraph in copied or _paragraphs(self.chance)[:4]:
            self.put(paragraph + "\n\n")
        for _ in range(STATEMENTS):
            content = self.put(_sentence(self.chance)[:-1])
            self.put(", ")
            name = self.chance.choice(people)
            source = self.put(name)
            self.put(" ")
            cue = self.put(self.chance.choice(("said", "told reporters", "denied")))
            self.put(".\n\n")
            self.said.append((name, source, cue, content))
        for _ in range(4):
            many = self.chance.randint(2, 90)
            start, _end = self.put(str(many))
            self.counts.append((many, start, self.put(" people were hurt.\n")[1]))
        publisher = _some(self.chance, [f"{name.split()[0]} Post" for name in names()[:300]], 1)[0]
        self.put(f"\nThis is a report of the {publisher}. All rights are its own.\n")
        return self._reading(self._article(publisher), people)

    def _article(self, publisher: str) -> Article:
        day = _FIRST + timedelta(days=self.chance.randrange(_DAYS))
        key = hashlib.sha256(self.text.encode()).hexdigest()[:16]
        return Article(
            key, f"made-up-{self.number}", self.text, url=f"https://news.example/{self.number}", publisher=publisher,
            title=" ".join(_some(self.chance, words(), 7)).capitalize(), published=day.isoformat(),
        )  # fmt: skip

    def _reading(self, article: Article, people: list[str]) -> Reading:
        made = Reading(Reader("0", {"syntax": "made up"}), article)
        actors: dict[str, Actor] = {}
        for name, source, _, _ in self.said:
            if name not in actors:
                actors[name] = Actor(f"a{len(actors) + 1}", name, "person", True, aliases=[name.split()[1]])
            actors[name].mentions.append(article.span(*source))
        made.actors = list(actors.values())
        for number, (name, source, cue, content) in enumerate(self.said, 1):
            who, how, what = (article.span(*place) for place in (source, cue, content))
            statement = Statement(f"s{number}", actors[name], who, how, [what], "indirect", "assert", confidence=0.9)
            made.statements.append(statement)
        made.statements[0].date = When(str(article.published), made.statements[0].content_spans[0])
        for number, (many, start, end) in enumerate(self.counts, 1):
            measure = self.chance.choice(_MEASURES)
            span = article.span(start, end)
            made.figures.append(Figure(f"f{number}", measure, many, many, "exactly", "people", span))
            day = EventDate(str(article.published), str(article.published), "day")
            by = made.actors[:1]
            made.events.append(Event(f"e{number}", "ASSAULT", None, [], by, made.actors[-1:], span, span, day))
            made.dates.append(Date(span, article.published, None, "day", "published"))
        made.relations.append(Relation(made.actors[0], "works_for", made.actors[-1], made.actors[0].mentions[0]))
        return made
