"""The nouns of claims: a unit is what one article says in one place, a claim is what units of articles say alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.reading import Actor, Article, Event, Figure, Response, Span, Statement

Kind = Literal["happened", "responsible", "count", "said"]
Side = Literal["asserts", "denies", "declines", "unverified"]
TieKind = Literal["rival", "series"]


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """What one article says in one place: the words of a statement, or a sentence in the publisher's own voice.

    `spans` are the words, in reading order. `statement` is None for the publisher's own voice. `figure` is set for a
    unit that says how many: it is that figure's. `figures` and `events` are those that stand in the words. `days` are
    the first and last possible day of what it tells, ISO 8601. `negative` says that the words themselves deny
    something ("no engineer ever warned us"). `response` is how its statement answers another. `dates` are the words in
    it that tell when.
    """

    article: Article
    spans: tuple[Span, ...]
    statement: Statement | None
    side: Side = "asserts"
    negative: bool = False
    figure: Figure | None = None
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    actors: tuple[Actor, ...] = ()
    days: tuple[str, str] | None = None
    response: Response | None = None
    dates: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        """The words, pieces joined by a blank."""
        return " ".join(span.text for span in self.spans)

    @property
    def source(self) -> Actor | None:
        """Who says it; None for the publisher's own voice, and where the text names nobody."""
        return self.statement.source if self.statement else None

    @property
    def via(self) -> tuple[Actor, ...]:
        """Who carries it in this article, outermost first."""
        carriers = self.statement.via if self.statement else ()
        return tuple(one.source for one in carriers if one.source is not None)


@dataclass(frozen=True, slots=True, eq=False)
class ClaimStatement:
    """A unit as part of a claim: on which side, how surely it belongs there, and why, in a sentence.

    `score` is from 0 to 1; that of the unit which a claim began with is 1.
    """

    unit: Unit
    side: Side
    score: float
    reason: str

    @property
    def article(self) -> Article:
        """The article that carries it."""
        return self.unit.article

    @property
    def spans(self) -> tuple[Span, ...]:
        """Its words, in reading order."""
        return self.unit.spans

    @property
    def source(self) -> Actor | None:
        """Who says it; None for the publisher's own voice."""
        return self.unit.source

    @property
    def via(self) -> tuple[Actor, ...]:
        """Who carries it in this article, outermost first."""
        return self.unit.via

    @property
    def statement(self) -> Statement | None:
        """The statement of the article's reading; None for the publisher's own voice."""
        return self.unit.statement


@dataclass(frozen=True, slots=True, eq=False)
class Tie:
    """That a claim is at odds with another (rival), or counts the same toll at another time (series), and why."""

    kind: TieKind
    other: str
    reason: str


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """What units of one or more articles say alike, in the order of publication.

    `key` is stable and shareable: made of its first unit. `text` are the words of the unit that says it best. A unit
    that says what happened and how many it hit stands in two claims.
    """

    key: str
    kind: Kind
    text: str
    statements: tuple[ClaimStatement, ...]
    ties: tuple[Tie, ...] = ()
