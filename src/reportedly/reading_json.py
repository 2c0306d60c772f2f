"""Readings as JSON, format `reportedly/1`: written by hand for speed, read back through checked records."""

from __future__ import annotations

import json
from typing import Any

from reportedly import reading as nouns
from reportedly.errors import FormatError

FORMAT = "reportedly/1"

Json = dict[str, Any]


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


def from_json(data: object) -> nouns.Reading:
    """The reading that JSON data stands for.

    Raises:
        FormatError: if the data is not a reading, an offset lies outside the text, or an id is used that nothing has.
    """
    from pydantic import ValidationError

    from reportedly.reading_records import ReadingRecord, link

    try:
        record = ReadingRecord.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the whole"
        raise FormatError(f"not a reading ({FORMAT}): {where}: {first['msg']}") from error
    return link(record)


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
