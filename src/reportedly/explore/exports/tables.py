"""A reading as tables, one for each noun: what CSV and Parquet are both written from.

Every row has its article's key and, where it is of some words, `start`, `end` (code points) and `quote`. Lists have a
column of their own type: CSV joins them by `|`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from reportedly.explore.exports.context import Context, actor_key
from reportedly.explore.wording import voice
from reportedly.reading import Actor, Reading, Span, Statement

Kind = Literal["text", "number", "whole", "truth", "texts"]
Cell = str | float | bool | list[str] | None
Row = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, its columns with their kinds, and the rows that a reading has in it."""

    name: str
    columns: dict[str, Kind]
    rows: Callable[[Reading, Context], Iterator[Row]]


_WORDS: dict[str, Kind] = {"start": "whole", "end": "whole", "quote": "text"}


def _of(span: Span | None, prefix: str = "") -> Row:
    names = [f"{prefix}{name}" for name in ("start", "end", "quote")]
    values: list[Cell] = [None] * 3 if span is None else [span.start, span.end, span.text]
    return dict(zip(names, values, strict=True))


def _id(node: Statement | None) -> str | None:
    return None if node is None else node.id


def _spans(spans: Iterable[Span]) -> list[str]:
    return [f"{span.start}-{span.end}" for span in spans]


@dataclass(frozen=True, slots=True)
class _In:
    """Names the article's key and its actors in rows."""

    reading: Reading
    context: Context

    @property
    def key(self) -> str:
        return self.context.article_key(self.reading.article)

    def actor(self, actor: Actor | None) -> str | None:
        return None if actor is None else actor_key(self.context, self.reading.article, actor)

    def actors(self, actors: Iterable[Actor]) -> list[str]:
        return [actor_key(self.context, self.reading.article, actor) for actor in actors]


def _articles(reading: Reading, context: Context) -> Iterator[Row]:
    article = reading.article
    yield {
        "article": context.article_key(article), "text_id": article.id, "name": article.name, "title": article.title,
        "publisher": article.publisher, "byline": article.byline, "credit": list(article.credit),
        "published": article.published, "url": article.url, "archived": context.archived(article),
        "language": article.language, "letters": len(article.text), "reader": reading.reader.version,
    }  # fmt: skip


def _actors(reading: Reading, context: Context) -> Iterator[Row]:
    here = _In(reading, context)
    for actor in reading.actors:
        first = actor.mentions[0] if actor.mentions else None
        yield {
            "article": here.key, "actor": here.actor(actor), "id": actor.id, "name": actor.name, "kind": actor.kind,
            "named": actor.named, "aliases": list(actor.aliases), "country": actor.country,
            "sectors": list(actor.sectors), "mentions": _spans(actor.mentions), **_of(first),
        }  # fmt: skip


def _statements(reading: Reading, context: Context) -> Iterator[Row]:
    here = _In(reading, context)
    for statement in reading.statements:
        claim = context.claim(reading.article, statement)
        spans = statement.spans
        yield {
            "article": here.key, "id": statement.id, "source": here.actor(statement.source),
            "source_name": statement.source.name if statement.source else None, "chain": voice(statement),
            "act": statement.act, "polarity": statement.polarity, "certainty": statement.certainty,
            "quotation": statement.quotation, "medium": statement.medium,
            "date": statement.date.value if statement.date else None,
            "addressees": here.actors(statement.addressees), "via": [carrier.id for carrier in statement.via],
            "content": statement.content, "confidence": statement.confidence, "claim": claim.key if claim else None,
            **_of(statement.source_span, "source_"), **_of(statement.cue_span, "cue_"),
            "content_spans": _spans(statement.content_spans),
            "start": spans[0].start if spans else None, "end": max(span.end for span in spans) if spans else None,
            "quote": statement.evidence,
        }  # fmt: skip


def _responses(reading: Reading, context: Context) -> Iterator[Row]:
    here = _In(reading, context)
    for response in reading.responses:
        yield {
            "article": here.key, "statement": response.statement.id, "stance": response.stance,
            "to_statement": _id(response.to_statement), **_of(response.to_span),
        }  # fmt: skip


def _figures(reading: Reading, context: Context) -> Iterator[Row]:
    here = _In(reading, context)
    for figure in reading.figures:
        yield {
            "article": here.key, "id": figure.id, "measure": figure.measure, "low": figure.low, "high": figure.high,
            "qualifier": figure.qualifier, "unit": figure.unit, "place": here.actor(figure.place),
            "inflicted_by": here.actor(figure.inflicted_by),
            "period_start": figure.period.start if figure.period else None,
            "period_end": figure.period.end if figure.period else None, "as_of": figure.as_of,
            "part_of": figure.part_of.id if figure.part_of else None, "stated_in": _id(figure.stated_in),
            "by": here.actor(figure.by), "by_name": figure.by.name if figure.by else None,
            "chain": voice(figure.stated_in), **_of(figure.span),
        }  # fmt: skip


def _events(reading: Reading, context: Context) -> Iterator[Row]:
    here = _In(reading, context)
    for event in reading.events:
        yield {
            "article": here.key, "id": event.id, "type": event.type, "mode": event.mode,
            "contexts": list(event.contexts), "initiators": here.actors(event.initiators),
            "recipients": here.actors(event.recipients), "date_start": event.date.start if event.date else None,
            "date_end": event.date.end if event.date else None,
            "date_precision": event.date.precision if event.date else None, "place": here.actor(event.place),
            "status": event.status, "certainty": event.certainty, "stated_in": _id(event.stated_in),
            "chain": voice(event.stated_in), "confidence": event.confidence, **_of(event.trigger_span, "trigger_"),
            **_of(event.span),
        }  # fmt: skip


def _relations(reading: Reading, context: Context) -> Iterator[Row]:
    here = _In(reading, context)
    for relation in reading.relations:
        yield {
            "article": here.key, "subject": here.actor(relation.subject), "subject_name": relation.subject.name,
            "predicate": relation.predicate, "object": here.actor(relation.object),
            "object_name": relation.object.name, "title": relation.title, "stated_in": _id(relation.stated_in),
            "confidence": relation.confidence, **_of(relation.span),
        }  # fmt: skip


def _dates(reading: Reading, context: Context) -> Iterator[Row]:
    key = context.article_key(reading.article)
    for date in reading.dates:
        yield {
            "article": key, "value": date.value, "until": date.end, "precision": date.precision,
            "anchor": date.anchor, **_of(date.span),
        }  # fmt: skip


def _problems(reading: Reading, context: Context) -> Iterator[Row]:
    key = context.article_key(reading.article)
    for problem in reading.problems:
        yield {"article": key, "what": problem.what, "reason": problem.reason, **_of(problem.span)}


def _columns(names: str, **others: Kind) -> dict[str, Kind]:
    """Columns by name, of text but for the others, with the words at the end."""
    return {name: others.get(name, "text") for name in names.split()}


TABLES = (
    Table(
        "articles",
        _columns(
            "article text_id name title publisher byline credit published url archived language letters reader",
            credit="texts", letters="whole",
        ),
        _articles,
    ),
    Table(
        "actors",
        _columns("article actor id name kind named aliases country sectors mentions", named="truth", aliases="texts",
                 sectors="texts", mentions="texts") | _WORDS,
        _actors,
    ),
    Table(
        "statements",
        _columns(
            "article id source source_name chain act polarity certainty quotation medium date addressees via content"
            " confidence claim source_start source_end source_quote cue_start cue_end cue_quote content_spans",
            addressees="texts", via="texts", confidence="number", source_start="whole", source_end="whole",
            cue_start="whole", cue_end="whole", content_spans="texts",
        ) | _WORDS,
        _statements,
    ),
    Table("responses", _columns("article statement stance to_statement") | _WORDS, _responses),
    Table(
        "figures",
        _columns(
            "article id measure low high qualifier unit place inflicted_by period_start period_end as_of part_of"
            " stated_in by by_name chain", low="number", high="number",
        ) | _WORDS,
        _figures,
    ),
    Table(
        "events",
        _columns(
            "article id type mode contexts initiators recipients date_start date_end date_precision place status"
            " certainty stated_in chain confidence trigger_start trigger_end trigger_quote", contexts="texts",
            initiators="texts", recipients="texts", confidence="number", trigger_start="whole", trigger_end="whole",
        ) | _WORDS,
        _events,
    ),
    Table(
        "relations",
        _columns("article subject subject_name predicate object object_name title stated_in confidence",
                 confidence="number") | _WORDS,
        _relations,
    ),
    Table("dates", _columns("article value until precision anchor") | _WORDS, _dates),
    Table("problems", _columns("article what reason") | _WORDS, _problems),
)  # fmt: skip
"""All tables, each with its columns in order."""
