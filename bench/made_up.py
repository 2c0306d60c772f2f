"""Articles and readings made up at random, as many as are wanted: the size and shape of news, and no sense at all.

What decides how dear an article is are the others that it has something in common with. So words come as often as news
has them (the word stems of the lexicon with their counts, and invented rare ones), names and publishers too, a few very
often, most rarely; people and places are named in text and reading, as they are in news, where an article without any
place is an exception. Of twenty articles nine tell what nobody else does, six a story that two or three others tell
within days, and five one that a dozen do: its people, its places, its rare words and its numbers. One in twenty repeats
another's paragraphs, and every publisher ends with a line of its own. The same number makes the same article.

How alike they are was set by news: of two articles of one day 1 in 80 shares the keys under which articles meet whose
sentences are compared in general news (Wikinews), 1 in 5 in the news of one war (FA-KES), and about 1 in 25 here, as
where a desk follows a few matters. A story has so many articles whatever the size of the dossier, and rare words and
names go on to come up for the first time.

So many articles come a day, `A_DAY`, however many there are already, for new days bring new events: a small dossier is
one of few days and a large one of many, and what its size costs is not mixed with how thick the news are. They are
thicker here than in any corpus at hand: an article shares a claim with 25 others, in the news of one war (FA-KES, 495
articles) with 9, in news that a search gathered (200 articles of 2022) with 2. Within a week they come in any order.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import accumulate

from reportedly.lexicon import table
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
from reportedly.store.search.tokens import indexed

STATEMENTS = 10
"""Statements of an article."""

_SYLLABLES = ("ba", "den", "dor", "el", "fen", "gar", "hol", "is", "ka", "lor", "mar", "nel", "os", "per", "ran", "sel",
              "tor", "ul", "ver", "wen", "yor", "zan")  # fmt: skip
_MEASURES: tuple[Measure, ...] = ("killed", "injured", "missing", "displaced", "detained", "troops")
_COUNTED = (
    "people were hurt",
    "villagers died",
    "men are missing",
    "families left",
    "workers were held",
    "soldiers came",
)
FIRST = date(2014, 1, 1)
A_DAY = 28
"""Articles of a day, so that a hundred thousand are of ten years."""
A_WEEK = 7 * A_DAY


def readings(first: int, count: int) -> Iterator[Reading]:
    """So many readings, from a number on."""
    return (made_up(number) for number in range(first, first + count))


def made_up(number: int) -> Reading:
    """The reading of one article that nobody wrote."""
    chance = random.Random(number)
    copied = number - 1 - chance.randrange(500) if number > 500 and chance.random() < 0.05 else number
    story = _story_of(copied)
    return _Maker(chance, number, story).reading(_paragraphs(random.Random(f"text {copied}"), story))


@cache
def words() -> list[str]:
    """Words of the news, the most frequent first, and invented ones that hardly ever come."""
    return list(_frequencies())


@cache
def _frequencies() -> dict[str, float]:
    """In how many of some twenty thousand sentences words stand; an invented one in a few or none.

    Stems that stemming shortens once more are left out: what is frequent would be taken for a word that nobody knows.
    """
    chance = random.Random(1)
    rows = sorted(table("en/stem_counts"), key=lambda row: -int(row["sentences"]))
    words_ = {row["stem"]: float(row["sentences"]) for row in rows if row["stem"].isalpha() and len(row["stem"]) > 1}
    found = {word: count for word, count in words_.items() if [word] == indexed(word)[0]}
    for rank in range(20_000):
        found.setdefault("".join(chance.choices(_SYLLABLES, k=chance.randint(3, 5))), 60 / (rank + 12))
    return found


@cache
def _summed() -> list[float]:
    return list(accumulate(_frequencies().values()))


def _words(chance: random.Random, count: int) -> list[str]:
    return chance.choices(words(), cum_weights=_summed(), k=count)


@cache
def names() -> list[str]:
    """Invented people."""
    chance = random.Random(2)
    return [
        " ".join("".join(chance.choices(_SYLLABLES, k=chance.randint(2, 3))).title() for _ in range(2))
        for _ in range(30_000)
    ]


@cache
def _places() -> list[str]:
    """Invented places."""
    chance = random.Random(3)
    ends = ("burg", "ford", "haven", "mouth", "stead", "ville")
    made = ("".join(chance.choices(_SYLLABLES, k=2)).title() + chance.choice(ends) for _ in range(4_000))
    return list(dict.fromkeys(made))


@cache
def _publishers() -> list[str]:
    """Invented newspapers."""
    return [f"{name.split()[0]} Post" for name in names()[:300]]


@cache
def _place_names() -> frozenset[str]:
    return frozenset(_places())


@cache
def _weights(count: int) -> list[float]:
    """How often the first, second … of so many things comes, added up (after Zipf and Mandelbrot)."""
    return list(accumulate(1 / (rank + 20) for rank in range(count)))


def _some(chance: random.Random, things: list[str], count: int) -> list[str]:
    return chance.choices(things, cum_weights=_weights(len(things)), k=count)


@dataclass(frozen=True, slots=True)
class _Story:
    """What articles on one matter have in common."""

    words: list[str]
    people: list[str]
    places: list[str]
    counts: list[int]
    day: date


def _story_of(number: int) -> _Story:
    """The story that an article tells: one of its own, one of a few, or one of a dozen."""
    chance = random.Random(f"which {number}")
    kind = chance.random()
    if kind < 0.25:
        number = (number - chance.randrange(150)) // 50 * 50
    elif kind < 0.55:
        number = (number - chance.randrange(30)) // 5 * 5 + 1
    return _story(number)


@lru_cache(maxsize=512)
def _story(number: int) -> _Story:
    chance = random.Random(f"story {number}")
    rare = [words()[int(len(words()) ** chance.uniform(0.65, 1)) - 1] for _ in range(24)]
    places = [*_some(chance, _places(), 1), chance.choice(_places())]
    day = FIRST + timedelta(days=(number + chance.randrange(A_WEEK)) // A_DAY)
    return _Story(rare, _some(chance, names(), 6), places, [chance.randint(2, 90) for _ in range(3)], day)


def _paragraphs(chance: random.Random, story: _Story) -> list[str]:
    return [" ".join(_sentence(chance, story) for _ in range(chance.randint(1, 3))) for _ in range(4)]


def _sentence(chance: random.Random, story: _Story) -> str:
    """A sentence, a seventh of whose words are the story's; every other names a place, mostly one of the story's."""
    said = _words(chance, chance.randint(8, 22))
    said = [chance.choice(story.words) if chance.random() < 0.14 else word for word in said]
    if chance.random() < 0.5:
        place = chance.choice(story.places) if chance.random() < 0.6 else _some(chance, _places(), 1)[0]
        said.insert(chance.randrange(1, len(said)), place)
    return f"{said[0].capitalize()} {' '.join(said[1:])}."


class _Maker:
    """Makes one article paragraph by paragraph, and what it says as it goes."""

    def __init__(self, chance: random.Random, number: int, story: _Story) -> None:
        self.chance, self.number, self.story = chance, number, story
        self.text = ""
        self.said: list[tuple[str, tuple[int, int], tuple[int, int], tuple[int, int]]] = []
        self.counts: list[tuple[int, int, int]] = []

    def put(self, words_: str) -> tuple[int, int]:
        start = len(self.text)
        self.text += words_
        return start, len(self.text)

    def reading(self, paragraphs: list[str]) -> Reading:
        people = [*self.chance.sample(self.story.people, 4), *_some(self.chance, names(), 4)]
        for paragraph in paragraphs:
            self.put(paragraph + "\n\n")
        for _ in range(STATEMENTS):
            content = self.put(_sentence(self.chance, self.story)[:-1])
            self.put(", ")
            name = self.chance.choice(people)
            source = self.put(name)
            self.put(" ")
            cue = self.put(self.chance.choice(("said", "told reporters", "denied")))
            self.put(".\n\n")
            self.said.append((name, source, cue, content))
        for _ in range(4):
            self._count()
        publisher = _some(self.chance, _publishers(), 1)[0]
        self.put(f"\nThis is a report of the {publisher}. All rights are its own.\n")
        return self._reading(self._article(publisher), people)

    def _count(self) -> None:
        """Say how many, mostly one of the story's numbers."""
        many = self.chance.choice(self.story.counts) if self.chance.random() < 0.7 else self.chance.randint(2, 90)
        start, _ = self.put(f"{many} {self.chance.choice(_COUNTED)}")
        near = f" near {self.chance.choice(self.story.places)}, {' '.join(_words(self.chance, 4))}.\n"
        self.counts.append((many, start, self.put(near)[0]))

    def _article(self, publisher: str) -> Article:
        day = self.story.day + timedelta(days=self.chance.randrange(3))
        key = hashlib.sha256(self.text.encode()).hexdigest()[:16]
        return Article(
            key, f"made-up-{self.number}", self.text, url=f"https://news.example/{self.number}", publisher=publisher,
            title=" ".join(_words(self.chance, 7)).capitalize(), published=day.isoformat(),
        )  # fmt: skip

    def _reading(self, article: Article, people: list[str]) -> Reading:
        made = Reading(Reader("0", {"syntax": "made up"}), article)
        actors: dict[str, Actor] = {}
        for name, source, _, _ in self.said:
            if name not in actors:
                actors[name] = Actor(f"a{len(actors) + 1}", name, "person", True, aliases=[name.split()[1]])
            actors[name].mentions.append(article.span(*source))
        for found in re.finditer(r"\b[A-Z]\w+", article.text):
            if found[0] in _place_names():
                place = actors.setdefault(found[0], Actor(f"a{len(actors) + 1}", found[0], "place", True))
                place.mentions.append(article.span(*found.span()))
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
            made.events.append(Event(f"e{number}", "ASSAULT", None, [], by, made.actors[1:2], span, span, day))
            made.dates.append(Date(span, article.published, None, "day", "published"))
        one, other = made.actors[:2]
        made.relations.append(Relation(one, "works_for", other, one.mentions[0]))
        return made
