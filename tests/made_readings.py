"""Readings made up at random, sound in form and senseless in content: whatever a reading may hold stands in one."""

from __future__ import annotations

import random
from typing import Any, TypeVar, get_args

from reportedly import reading as nouns
from reportedly.ingest.articles import make_article
from reportedly.reading import Article, Reading, Span

T = TypeVar("T")
LETTERS = "ab é“”\n\t😀中.,'\"\\%:"
DAYS = ("1921-03-08", "1921-03", "1921", "2024-02-29")


class Maker:
    """Makes parts of readings; the same random numbers make the same parts."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def words(self, least: int = 1, most: int = 12) -> str:
        return "".join(self.random.choices(LETTERS, k=self.random.randint(least, most))).strip() or "x"

    def some(self, things: list[T], most: int = 3) -> list[T]:
        return self.random.sample(things, min(len(things), self.random.randint(0, most)))

    def maybe(self, thing: T) -> T | None:
        return thing if self.random.random() < 0.6 else None

    def one(self, things: list[T]) -> T | None:
        return self.maybe(self.random.choice(things)) if things else None

    def of(self, choices: Any) -> Any:
        return self.random.choice(get_args(choices))

    def span(self, article: Article) -> Span:
        start = self.random.randrange(len(article.text))
        return article.span(start, self.random.randint(start + 1, len(article.text)))

    def number(self) -> float | None:
        return self.random.choice([None, 0, 12, 11_001, 2_500_000_000, 49.2, 0.5, -3])

    def confidence(self) -> float | None:
        return self.maybe(self.random.choice([0.0, 0.5, 0.93, 1.0, 1 / 3]))

    def article(self, **known: Any) -> Article:
        text = "The mayor said so. " + self.words(0, 80)
        facts = {"url": "https://a.example/1", "publisher": "Gazette", "byline": "Ann Holm", "title": self.words()}
        facts = {fact: value for fact, value in facts.items() if self.maybe(fact)}
        return make_article(
            text, **{"name": self.words(), "published": self.random.choice(DAYS[::3]), **facts, **known}
        )

    def reading(self, article: Article | None = None) -> Reading:
        """A reading with up to six of everything."""
        article = article or self.article()
        made = Reading(nouns.Reader("0.1.0", {"syntax": "none", "attribution": "none"}), article)
        made.actors = [self.actor(article, number) for number in range(self.random.randint(0, 6))]
        for number in range(self.random.randint(0, 6)):
            made.statements.append(self.statement(article, made, number))
        made.figures = [self.figure(article, made, number) for number in range(self.random.randint(0, 6))]
        for figure in made.figures:
            figure.part_of = self.one([other for other in made.figures if other is not figure])
        made.responses = [self.response(article, made) for _ in self.some(made.statements)]
        made.events = [self.event(article, made, number) for number in range(self.random.randint(0, 4))]
        made.relations = [self.relation(article, made) for _ in self.some(made.actors)]
        made.dates = [self.date(article) for _ in range(self.random.randint(0, 4))]
        made.problems = [
            nouns.Problem("date", self.words(), self.maybe(self.span(article)))
            for _ in range(self.random.randint(0, 3))
        ]
        return made

    def actor(self, article: Article, number: int) -> nouns.Actor:
        return nouns.Actor(
            f"a{number + 1}",
            self.words(),
            self.of(nouns.ActorKind),
            self.random.random() < 0.5,
            aliases=[self.words() for _ in range(self.random.randint(0, 2))],
            country=self.maybe("XKX"),
            sectors=self.some(["GOV", "MIL"]),
            mentions=sorted(self.span(article) for _ in range(self.random.randint(1, 4))),
        )

    def statement(self, article: Article, made: Reading, number: int) -> nouns.Statement:
        return nouns.Statement(
            f"s{number + 1}",
            self.one(made.actors),
            self.maybe(self.span(article)),
            self.maybe(self.span(article)),
            [self.span(article) for _ in range(self.random.randint(1, 3))],
            self.of(nouns.QuotationType),
            self.of(nouns.Act),
            self.of(nouns.Polarity),
            self.of(nouns.Certainty),
            addressees=self.some(made.actors),
            medium=self.maybe("letter"),
            date=self.maybe(nouns.When(self.random.choice(DAYS), self.span(article))),
            via=self.some(made.statements),
            confidence=self.confidence(),
        )

    def response(self, article: Article, made: Reading) -> nouns.Response:
        return nouns.Response(
            self.random.choice(made.statements),
            self.of(nouns.Stance),
            self.one(made.statements),
            self.maybe(self.span(article)),
        )

    def figure(self, article: Article, made: Reading, number: int) -> nouns.Figure:
        return nouns.Figure(
            f"f{number + 1}",
            self.of(nouns.Measure),
            self.number(),
            self.number(),
            self.of(nouns.Qualifier),
            self.maybe(self.words()),
            self.span(article),
            place=self.one(made.actors),
            inflicted_by=self.one(made.actors),
            period=self.maybe(nouns.Period(self.maybe(DAYS[0]), self.maybe(DAYS[3]))),
            as_of=self.maybe(DAYS[3]),
            stated_in=self.one(made.statements),
            by=self.one(made.actors),
        )

    def event(self, article: Article, made: Reading, number: int) -> nouns.Event:
        return nouns.Event(
            f"e{number + 1}",
            self.of(nouns.EventType),
            self.maybe("airstrike"),
            self.some(["military", "legal"]),
            self.some(made.actors),
            self.some(made.actors),
            self.span(article),
            self.span(article),
            date=self.maybe(nouns.EventDate(DAYS[0], DAYS[3], self.of(nouns.Precision))),
            place=self.one(made.actors),
            status=self.of(nouns.Status),
            certainty=self.of(nouns.Certainty),
            stated_in=self.one(made.statements),
            confidence=self.confidence(),
        )

    def relation(self, article: Article, made: Reading) -> nouns.Relation:
        return nouns.Relation(
            self.random.choice(made.actors),
            self.of(nouns.Predicate),
            self.random.choice(made.actors),
            self.span(article),
            title=self.maybe("chair"),
            stated_in=self.one(made.statements),
            confidence=self.confidence(),
        )

    def date(self, article: Article) -> nouns.Date:
        return nouns.Date(
            self.span(article),
            self.maybe(self.random.choice(DAYS)),
            self.maybe(DAYS[3]),
            self.maybe(self.of(nouns.Precision)),
            self.maybe("published"),
        )
