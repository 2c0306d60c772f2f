"""The nouns of one article: what a reading holds, as typed data.

A `Reading` is a small graph. Statements point at the actors who make them, figures at the statements they stand in; in
JSON (`reportedly.reading_json`) the pointers become ids. Everything points at the words that say it, as a `Span`.

The vocabulary is the field's: source, cue, content (PARC, PolNeAR); event type, mode, context, recipient, sector
(PLOVER); low and high (UCDP). Acts, measures and predicates are closed lists, given here as literals.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

ActorKind = Literal["person", "organisation", "state", "place", "people"]
QuotationType = Literal["direct", "indirect", "mixed"]
Polarity = Literal["positive", "negative"]
Certainty = Literal["certain", "probable", "possible"]
Act = Literal[
    "assert", "confirm", "deny", "accuse", "condemn", "praise", "pledge", "refuse", "threaten", "warn", "predict",
    "demand", "propose", "agree", "apologise", "ask", "decline", "believe",
]  # fmt: skip
Stance = Literal["denies", "disputes", "confirms", "supports", "declines_to_comment"]
Measure = Literal[
    "killed", "injured", "missing", "captured", "detained", "released", "displaced", "affected", "destroyed", "troops",
    "weapons", "money", "share", "other",
]  # fmt: skip
Qualifier = Literal[
    "exactly", "about", "at_least", "more_than", "up_to", "fewer_than", "between", "none", "unknown_number",
]  # fmt: skip
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Status = Literal["happened", "ongoing", "planned", "hypothetical", "negated"]
Predicate = Literal[
    "heads", "member_of", "part_of", "works_for", "spokesperson_of", "based_in", "controls", "supports", "allied_with",
    "opposes", "related_to", "same_as",
]  # fmt: skip
Precision = Literal[
    "time", "day", "week", "month", "quarter", "season", "year", "decade", "century", "range", "length", "repetition"
]  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text: `[start, end)` in Unicode code points, with its words.

    Raises:
        ValueError: if the stretch is empty or its words are not as long as it is.
    """

    start: int
    end: int
    text: str = field(compare=False)

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.text) != self.end - self.start:
            raise ValueError(f"[{self.start}, {self.end}) can't hold {self.text!r}")

    def __str__(self) -> str:
        return self.text

    def contains(self, other: Span) -> bool:
        """Whether the other stretch lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two stretches share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(slots=True, eq=False)
class Article:
    """One text as one publisher printed it, with what is known about it; unknown is None."""

    id: str
    name: str
    text: str
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    credit: list[str] = field(default_factory=list)
    published: str | None = None
    language: str = "en"

    def span(self, start: int, end: int) -> Span:
        """The stretch `[start, end)` of this article's text."""
        return Span(start, end, self.text[start:end])


@dataclass(slots=True, eq=False)
class Actor:
    """A person, organisation, state, place or people that speaks, acts, is acted on or is counted."""

    id: str
    name: str
    kind: ActorKind
    named: bool
    aliases: list[str] = field(default_factory=list)
    country: str | None = None
    sectors: list[str] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class When:
    """A resolved day, month or year (`value`, ISO 8601) and the words that say it."""

    value: str
    span: Span


@dataclass(slots=True, eq=False)
class Statement:
    """One source's attributed words in one article.

    `source` is None when the text names nobody; `via` holds the statements that carry this one, outermost first.
    """

    id: str
    source: Actor | None
    source_span: Span | None
    cue_span: Span | None
    content_spans: list[Span]
    quotation: QuotationType
    act: Act
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    addressees: list[Actor] = field(default_factory=list)
    medium: str | None = None
    date: When | None = None
    via: list[Statement] = field(default_factory=list)
    confidence: float | None = None

    @property
    def content(self) -> str:
        """The attributed words; the pieces of a broken quotation are joined by a blank."""
        return " ".join(span.text for span in self.content_spans)

    @property
    def spans(self) -> list[Span]:
        """Source, cue and content pieces in reading order: the words that say all this."""
        outer = [span for span in (self.source_span, self.cue_span) if span is not None]
        return sorted([*outer, *self.content_spans])

    @property
    def evidence(self) -> str:
        """The words that say it, in reading order, a gap shown as an ellipsis."""
        merged: list[Span] = []
        for span in self.spans:
            if merged and span.end <= merged[-1].end:
                continue
            merged.append(span)
        return " … ".join(span.text for span in merged)

    def covers(self, span: Span) -> bool:
        """Whether a stretch lies inside this statement's content."""
        return any(content.contains(span) for content in self.content_spans)


@dataclass(slots=True, eq=False)
class Response:
    """How one statement answers another, or a report, an act, an event.

    `to_statement` is None where what is answered is not a statement of this article; `to_span` are the words that
    name what is answered.
    """

    statement: Statement
    stance: Stance
    to_statement: Statement | None
    to_span: Span | None


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to `end`, both included, ISO 8601; one may be open (None)."""

    start: str | None
    end: str | None


@dataclass(slots=True, eq=False)
class Figure:
    """A count with its range, what it measures, and whose count it is.

    `low` and `high` are inclusive; None is open. `by` is None when the publisher counts in its own voice.
    """

    id: str
    measure: Measure
    low: float | None
    high: float | None
    qualifier: Qualifier
    unit: str | None
    span: Span
    place: Actor | None = None
    inflicted_by: Actor | None = None
    period: Period | None = None
    as_of: str | None = None
    part_of: Figure | None = None
    stated_in: Statement | None = None
    by: Actor | None = None


@dataclass(frozen=True, slots=True)
class EventDate:
    """When an event took place: first and last possible day and how precisely the text says so."""

    start: str
    end: str
    precision: Precision


@dataclass(slots=True, eq=False)
class Event:
    """Who did what to whom, when, where, in PLOVER's types, with its status."""

    id: str
    type: EventType
    mode: str | None
    contexts: list[str]
    initiators: list[Actor]
    recipients: list[Actor]
    span: Span
    trigger_span: Span
    date: EventDate | None = None
    place: Actor | None = None
    status: Status = "happened"
    certainty: Certainty = "certain"
    stated_in: Statement | None = None
    confidence: float | None = None


@dataclass(slots=True, eq=False)
class Relation:
    """A lasting tie between two actors."""

    subject: Actor
    predicate: Predicate
    object: Actor
    span: Span
    title: str | None = None
    stated_in: Statement | None = None
    confidence: float | None = None


@dataclass(slots=True, eq=False)
class Date:
    """A time expression and the day, month, year or stretch it stands for.

    `value` is the first day (or the month, the year) and `end` the last day of a stretch; both None when the text and
    the date of publication do not settle it. `anchor` says what it was counted from: "published", another date's
    value, or None for an expression that stands by itself.

    A length ("a 30-day truce") and a repetition ("daily") are no dates: `precision` says so, and `value` is the length
    in ISO 8601, "P30D", of a repetition that of one round. Nothing is ever dated by them.
    """

    span: Span
    value: str | None
    end: str | None
    precision: Precision | None
    anchor: str | None


@dataclass(slots=True, eq=False)
class Problem:
    """What could not be read, placed or decided, with its reason."""

    what: str
    reason: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """What made a reading: the version of this package and of each model."""

    version: str
    models: dict[str, str]


@dataclass(slots=True, eq=False)
class Reading:
    """All that one article says."""

    reader: Reader
    article: Article
    actors: list[Actor] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    dates: list[Date] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def to_json(self) -> dict[str, object]:
        """The reading as plain JSON data in the format `reportedly/1`."""
        from reportedly.reading_json import to_json

        return to_json(self)

    @staticmethod
    def from_json(data: dict[str, object]) -> Reading:
        """The reading that JSON data in the format `reportedly/1` stands for.

        Raises:
            FormatError: if it is not such data; the message names the field.
        """
        from reportedly.reading_json import from_json

        return from_json(data)
