"""The items of a reading that people judge, and which of them a judgement is about, after any number of rereadings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reportedly.dossier.review.fields import Values, answered, nearest_mention, values_of
from reportedly.dossier.review.subjects import ItemKind, Named, Pair, Subject, spans_text
from reportedly.errors import NoSuchItem
from reportedly.reading import Article, Event, Figure, Reading, Relation, Response, Span, Statement

ALIKE = 0.5
"""Share of characters, of those that either has, that an item read again must share with what was judged."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a reading holds: what it is called, its id there if it has one, its fields and its words."""

    subject: Subject
    local: str | None
    read: Values
    words: str
    confidence: float | None = None


def items_of(reading: Reading, article: str) -> list[Item]:
    """All items of a reading of an article of this key, kind by kind."""
    return [
        _item(reading.article, Subject(kind, article, spans, mark), noun)
        for kind, noun, spans, mark in _nouns(reading)
        if spans
    ]


def _item(article: Article, subject: Subject, noun: Any) -> Item:
    return Item(
        subject,
        getattr(noun, "id", None),
        values_of(subject.kind, noun),
        subject.words_in(article.text),
        getattr(noun, "confidence", None),
    )


Told = tuple[ItemKind, Any, tuple[Pair, ...], str]


def _nouns(reading: Reading) -> Iterator[Told]:
    for statement in reading.statements:
        yield "statement", statement, _pairs(statement.content_spans or statement.spans), statement_mark(statement)
    for response in reading.responses:
        spans = _pairs(response.statement.content_spans or response.statement.spans)
        yield "response", response, spans, _response_mark(response)
    for figure in reading.figures:
        yield "figure", figure, _pairs([figure.span]), _figure_mark(figure)
    for event in reading.events:
        yield "event", event, _pairs([event.trigger_span]), _event_mark(event)
    for relation in reading.relations:
        yield "relation", relation, _pairs([relation.span]), _relation_mark(relation)
    for date in reading.dates:
        yield "date", date, _pairs([date.span]), ""
    for actor in reading.actors:
        for mention in actor.mentions:
            yield "actor", actor, _pairs([mention]), ""
    for problem in reading.problems:
        if problem.span is not None:
            yield "problem", problem, _pairs([problem.span]), problem.what


def _pairs(spans: Sequence[Span]) -> tuple[Pair, ...]:
    return tuple(sorted((span.start, span.end) for span in spans))


def statement_mark(statement: Statement) -> str:
    """Source and cue: two statements of the same words differ in one of them."""
    return source_and_cue(_spot(statement.source_span), _spot(statement.cue_span))


def source_and_cue(source: Pair | None, cue: Pair | None) -> str:
    """The mark of a statement by where its source and its cue stand."""
    return "~".join("" if span is None else spans_text((span,)) for span in (source, cue))


def _spot(span: Span | None) -> Pair | None:
    return None if span is None else (span.start, span.end)


def _response_mark(response: Response) -> str:
    to = answered(response)
    return f"{response.stance}~{spans_text(((to[0], to[1]),)) if to else ''}"


def _figure_mark(figure: Figure) -> str:
    return figure.measure


def _event_mark(event: Event) -> str:
    return event.type


def _relation_mark(relation: Relation) -> str:
    sides = [nearest_mention(actor, relation.span) for actor in (relation.subject, relation.object)]
    return "~".join([relation.predicate, *("" if side is None else spans_text(_pairs([side])) for side in sides)])


# --------------------------------------------------------------------------------------------------- finding an item


def named_item(items: Sequence[Item], named: Named) -> Item:
    """The one item that somebody named, by its whole name, by its words alone, or by its id in the reading.

    Raises:
        NoSuchItem: if there is none, or more than one.
    """
    like = [item for item in items if item.subject.kind == named.kind]
    if named.local is not None:
        found = [item for item in like if item.local == named.local]
    else:
        found = [item for item in like if item.subject.spans == named.spans]
        if named.mark:
            found = [item for item in found if item.subject.mark == named.mark]
    asked = f"{named.kind}:{named.article}:{named.local or spans_text(named.spans)}"
    if not found:
        raise NoSuchItem(f"{asked} is not read now; `reportedly review show {named.article}` lists what is")
    if len({item.subject for item in found}) > 1:
        raise NoSuchItem(f"{asked} may be {' or '.join(str(item.subject) for item in found)}; name one of them")
    return found[0]


def find_again(subject: Subject, items: Sequence[Item]) -> Item | None:
    """The item that was judged, as it is read now: the very same, else the one that shares most of its words.

    None where no item shares half of them, or two share as many.
    """
    like = [item for item in items if item.subject.kind == subject.kind]
    for item in like:
        if item.subject == subject:
            return item
    ranked = sorted(
        ((alike(subject.spans, item.subject.spans), item.subject.mark == subject.mark, item) for item in like),
        key=lambda one: one[:2],
        reverse=True,
    )
    near = [one for one in ranked if one[0] >= ALIKE]
    if not near or (len(near) > 1 and near[0][:2] == near[1][:2]):
        return None
    return near[0][2]


def alike(one: Sequence[Pair], other: Sequence[Pair]) -> float:
    """Characters that two sets of spans share, over those that either has; spans of a set don't overlap."""
    shared = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)
    of_both = sum(end - start for start, end in (*one, *other))
    return shared / (of_both - shared) if shared else 0.0
