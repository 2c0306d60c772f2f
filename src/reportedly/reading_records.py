"""The records of the format `reportedly/1`: what JSON data must be to stand for a reading, and the way back to nouns.

`ReadingRecord.model_json_schema()` is the JSON Schema of the format.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from reportedly import reading as nouns
from reportedly.errors import FormatError

T = TypeVar("T")
Pair = Annotated[tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=1)]], Field(description="[start, end)")]
Confidence = Annotated[float, Field(ge=0, le=1)] | None


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", protected_namespaces=())


class ReaderRecord(_Record):
    """What made the reading."""

    version: str
    models: dict[str, str]


class ArticleRecord(_Record):
    """One text as one publisher printed it."""

    id: str
    name: str
    url: str | None
    title: str | None
    publisher: str | None
    byline: str | None
    credit: list[str]
    published: str | None
    language: str
    text: str


class ActorRecord(_Record):
    """Anyone who speaks, acts, is acted on or is counted."""

    id: str
    name: str
    kind: nouns.ActorKind
    named: bool
    aliases: list[str]
    country: str | None
    sectors: list[str]
    mentions: list[Pair]


class WhenRecord(_Record):
    """A resolved date and the words that say it."""

    value: str
    span: Pair


class StatementRecord(_Record):
    """One source's attributed words."""

    id: str
    source: str | None
    source_span: Pair | None
    cue_span: Pair | None
    content_spans: list[Pair]
    quotation: nouns.QuotationType
    act: nouns.Act
    polarity: nouns.Polarity
    certainty: nouns.Certainty
    addressees: list[str]
    medium: str | None
    date: WhenRecord | None
    via: list[str]
    confidence: Confidence


class ResponseRecord(_Record):
    """How one statement answers another, or a report, an act, an event."""

    statement: str
    stance: nouns.Stance
    to_statement: str | None
    to_span: Pair | None


class PeriodRecord(_Record):
    """Days from start to end, both included."""

    start: str | None
    end: str | None


class FigureRecord(_Record):
    """A count with its range, what it measures, and whose count it is."""

    id: str
    measure: nouns.Measure
    low: int | float | None
    high: int | float | None
    qualifier: nouns.Qualifier
    unit: str | None
    place: str | None
    inflicted_by: str | None
    period: PeriodRecord | None
    as_of: str | None
    part_of: str | None
    stated_in: str | None
    by: str | None
    span: Pair


class EventDateRecord(_Record):
    """First and last possible day of an event."""

    start: str
    end: str
    precision: nouns.Precision


class EventRecord(_Record):
    """Who did what to whom, in PLOVER's types."""

    id: str
    type: nouns.EventType
    mode: str | None
    contexts: list[str]
    initiators: list[str]
    recipients: list[str]
    date: EventDateRecord | None
    place: str | None
    status: nouns.Status
    certainty: nouns.Certainty
    stated_in: str | None
    span: Pair
    trigger_span: Pair
    confidence: Confidence


class RelationRecord(_Record):
    """A lasting tie between two actors."""

    subject: str
    predicate: nouns.Predicate
    object: str
    title: str | None
    stated_in: str | None
    span: Pair
    confidence: Confidence


class DateRecord(_Record):
    """A time expression and what it stands for."""

    span: Pair
    value: str | None
    end: str | None
    precision: nouns.Precision | None
    anchor: str | None


class ProblemRecord(_Record):
    """What could not be read, placed or decided."""

    what: str
    reason: str
    span: Pair | None


class ReadingRecord(_Record):
    """All that one article says, format `reportedly/1`."""

    format: Literal["reportedly/1"]
    reader: ReaderRecord
    article: ArticleRecord
    actors: list[ActorRecord]
    statements: list[StatementRecord]
    responses: list[ResponseRecord]
    figures: list[FigureRecord]
    events: list[EventRecord]
    relations: list[RelationRecord]
    dates: list[DateRecord]
    problems: list[ProblemRecord]


def link(record: ReadingRecord) -> nouns.Reading:
    """The reading that checked records stand for, its ids turned into pointers.

    Raises:
        FormatError: if an offset lies outside the text, or an id is used that nothing has.
    """
    return _Linker(record).reading()


class _Linker:
    """Turns checked records into nouns that point at each other."""

    def __init__(self, record: ReadingRecord) -> None:
        self.record = record
        self.text = record.article.text
        self.actors = {a.id: self.actor(a) for a in record.actors}
        self.statements: dict[str, nouns.Statement] = {s.id: self.statement(s) for s in record.statements}
        for s in record.statements:
            self.statements[s.id].via = [self.find(self.statements, key) for key in s.via]
        self.figures = {f.id: self.figure(f) for f in record.figures}
        for f in record.figures:
            self.figures[f.id].part_of = self.maybe(self.figures, f.part_of)

    def span(self, pair: tuple[int, int]) -> nouns.Span:
        start, end = pair
        if not 0 <= start < end <= len(self.text):
            raise FormatError(f"span [{start}, {end}] does not lie in the text of {len(self.text)} characters")
        return nouns.Span(start, end, self.text[start:end])

    def spans(self, pairs: list[tuple[int, int]]) -> list[nouns.Span]:
        return [self.span(pair) for pair in pairs]

    def maybe_span(self, pair: tuple[int, int] | None) -> nouns.Span | None:
        return None if pair is None else self.span(pair)

    @staticmethod
    def find(nodes: dict[str, T], key: str) -> T:
        if key not in nodes:
            raise FormatError(f"nothing in this reading goes by the id {key!r}")
        return nodes[key]

    def maybe(self, nodes: dict[str, T], key: str | None) -> T | None:
        return None if key is None else self.find(nodes, key)

    def actor(self, a: ActorRecord) -> nouns.Actor:
        return nouns.Actor(**{**a.model_dump(), "mentions": self.spans(a.mentions)})

    def statement(self, s: StatementRecord) -> nouns.Statement:
        return nouns.Statement(
            **{
                **s.model_dump(),
                "source": self.maybe(self.actors, s.source),
                "source_span": self.maybe_span(s.source_span),
                "cue_span": self.maybe_span(s.cue_span),
                "content_spans": self.spans(s.content_spans),
                "addressees": [self.find(self.actors, key) for key in s.addressees],
                "date": nouns.When(s.date.value, self.span(s.date.span)) if s.date else None,
                "via": [],
            }
        )

    def figure(self, f: FigureRecord) -> nouns.Figure:
        return nouns.Figure(
            **{
                **f.model_dump(),
                "place": self.maybe(self.actors, f.place),
                "inflicted_by": self.maybe(self.actors, f.inflicted_by),
                "period": nouns.Period(f.period.start, f.period.end) if f.period else None,
                "part_of": None,
                "stated_in": self.maybe(self.statements, f.stated_in),
                "by": self.maybe(self.actors, f.by),
                "span": self.span(f.span),
            }
        )

    def event(self, e: EventRecord) -> nouns.Event:
        return nouns.Event(
            **{
                **e.model_dump(),
                "initiators": [self.find(self.actors, key) for key in e.initiators],
                "recipients": [self.find(self.actors, key) for key in e.recipients],
                "date": nouns.EventDate(e.date.start, e.date.end, e.date.precision) if e.date else None,
                "place": self.maybe(self.actors, e.place),
                "stated_in": self.maybe(self.statements, e.stated_in),
                "span": self.span(e.span),
                "trigger_span": self.span(e.trigger_span),
            }
        )

    def relation(self, r: RelationRecord) -> nouns.Relation:
        return nouns.Relation(
            **{
                **r.model_dump(),
                "subject": self.find(self.actors, r.subject),
                "object": self.find(self.actors, r.object),
                "stated_in": self.maybe(self.statements, r.stated_in),
                "span": self.span(r.span),
            }
        )

    def response(self, r: ResponseRecord) -> nouns.Response:
        return nouns.Response(
            statement=self.find(self.statements, r.statement),
            stance=r.stance,
            to_statement=self.maybe(self.statements, r.to_statement),
            to_span=self.maybe_span(r.to_span),
        )

    def reading(self) -> nouns.Reading:
        record = self.record
        return nouns.Reading(
            reader=nouns.Reader(record.reader.version, record.reader.models),
            article=nouns.Article(**record.article.model_dump()),
            actors=list(self.actors.values()),
            statements=list(self.statements.values()),
            responses=[self.response(r) for r in record.responses],
            figures=list(self.figures.values()),
            events=[self.event(e) for e in record.events],
            relations=[self.relation(r) for r in record.relations],
            dates=[nouns.Date(**{**d.model_dump(), "span": self.span(d.span)}) for d in record.dates],
            problems=[nouns.Problem(p.what, p.reason, self.maybe_span(p.span)) for p in record.problems],
        )
