"""Readings as JSON, format `reportedly/1`: written by hand for speed, read back through pydantic for safety.

`ReadingRecord.model_json_schema()` is the JSON Schema of the format, from the same models that check it.
"""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from reportedly import reading as nouns
from reportedly.errors import FormatError

FORMAT = "reportedly/1"

Json = dict[str, Any]
T = TypeVar("T")


def to_json(reading: nouns.Reading) -> Json:
    """A reading as plain JSON data; key order is fixed, so equal readings give equal bytes."""
    return {
        "format": FORMAT,
        "reader": {"version": reading.reader.version, "models": dict(reading.reader.models)},
        "article": _article(reading.article),
        "actors": [_actor(actor) for actor in reading.actors],
        "statements": [_statement(statement) for statement in reading.statements],
        "responses": [_response(response) for response in reading.responses],
        "figures": [_figure(figure) for figure in reading.figures],
        "events": [_event(event) for event in reading.events],
        "relations": [_relation(relation) for relation in reading.relations],
        "dates": [_date(date) for date in reading.dates],
        "problems": [{"what": p.what, "reason": p.reason, "span": _pair(p.span)} for p in reading.problems],
    }


def dumps(reading: nouns.Reading, *, indent: int | None = None) -> str:
    """A reading as JSON text, one line unless an indent is given; letters of all scripts stand as they are."""
    return json.dumps(to_json(reading), ensure_ascii=False, indent=indent)


def loads(text: str) -> nouns.Reading:
    """The reading that a JSON text stands for.

    Raises:
        FormatError: if it is not JSON, or not a reading.
    """
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise FormatError(f"not JSON: {error}") from error
    return from_json(data)


def _pair(span: nouns.Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _pairs(spans: list[nouns.Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _id(node: nouns.Actor | nouns.Statement | nouns.Figure | None) -> str | None:
    return None if node is None else node.id


def _article(article: nouns.Article) -> Json:
    return {
        "id": article.id,
        "name": article.name,
        "url": article.url,
        "title": article.title,
        "publisher": article.publisher,
        "byline": article.byline,
        "credit": list(article.credit),
        "published": article.published,
        "language": article.language,
        "text": article.text,
    }


def _actor(actor: nouns.Actor) -> Json:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "named": actor.named,
        "aliases": list(actor.aliases),
        "country": actor.country,
        "sectors": list(actor.sectors),
        "mentions": _pairs(actor.mentions),
    }


def _statement(statement: nouns.Statement) -> Json:
    date = statement.date
    return {
        "id": statement.id,
        "source": _id(statement.source),
        "source_span": _pair(statement.source_span),
        "cue_span": _pair(statement.cue_span),
        "content_spans": _pairs(statement.content_spans),
        "quotation": statement.quotation,
        "act": statement.act,
        "polarity": statement.polarity,
        "certainty": statement.certainty,
        "addressees": [actor.id for actor in statement.addressees],
        "medium": statement.medium,
        "date": None if date is None else {"value": date.value, "span": _pair(date.span)},
        "via": [carrier.id for carrier in statement.via],
        "confidence": statement.confidence,
    }


def _response(response: nouns.Response) -> Json:
    return {
        "statement": response.statement.id,
        "stance": response.stance,
        "to_statement": _id(response.to_statement),
        "to_span": _pair(response.to_span),
    }


def _figure(figure: nouns.Figure) -> Json:
    period = figure.period
    return {
        "id": figure.id,
        "measure": figure.measure,
        "low": figure.low,
        "high": figure.high,
        "qualifier": figure.qualifier,
        "unit": figure.unit,
        "place": _id(figure.place),
        "inflicted_by": _id(figure.inflicted_by),
        "period": None if period is None else {"start": period.start, "end": period.end},
        "as_of": figure.as_of,
        "part_of": _id(figure.part_of),
        "stated_in": _id(figure.stated_in),
        "by": _id(figure.by),
        "span": _pair(figure.span),
    }


def _event(event: nouns.Event) -> Json:
    date = event.date
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "initiators": [actor.id for actor in event.initiators],
        "recipients": [actor.id for actor in event.recipients],
        "date": None if date is None else {"start": date.start, "end": date.end, "precision": date.precision},
        "place": _id(event.place),
        "status": event.status,
        "certainty": event.certainty,
        "stated_in": _id(event.stated_in),
        "span": _pair(event.span),
        "trigger_span": _pair(event.trigger_span),
        "confidence": event.confidence,
    }


def _relation(relation: nouns.Relation) -> Json:
    return {
        "subject": relation.subject.id,
        "predicate": relation.predicate,
        "object": relation.object.id,
        "title": relation.title,
        "stated_in": _id(relation.stated_in),
        "span": _pair(relation.span),
        "confidence": relation.confidence,
    }


def _date(date: nouns.Date) -> Json:
    return {
        "span": _pair(date.span),
        "value": date.value,
        "end": date.end,
        "precision": date.precision,
        "anchor": date.anchor,
    }


# ------------------------------------------------------------------------------------------------ reading it back

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


def from_json(data: object) -> nouns.Reading:
    """The reading that JSON data stands for.

    Raises:
        FormatError: if the data is not a reading, an offset lies outside the text, or an id is used that nothing has.
    """
    try:
        record = ReadingRecord.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the whole"
        raise FormatError(f"not a reading ({FORMAT}): {where}: {first['msg']}") from error
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
