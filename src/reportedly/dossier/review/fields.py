"""What can be corrected of each kind of item: the name of each field, how it is written, and what the reader put there.

A span is two offsets (`[12, 20]`, on the command line `12-20`), or words of the article, of which the place nearest to
the item is meant.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from reportedly import reading as nouns
from reportedly.dossier.review.subjects import ItemKind, Pair
from reportedly.errors import QueryError
from reportedly.reading import Actor, Date, Event, Figure, Relation, Response, Span, Statement

Sort = Literal["span", "spans", "number", "day", "text", "choice", "mention"]
Values = dict[str, Any]

NONE = "none"
"""What a field is set to on the command line that shall be empty."""

_OFFSETS = re.compile(r"\d+-\d+(?:[+,]\d+-\d+)*")
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind of item: how its values are written, which there are, and what the reader put there.

    `mention` is an actor of the dossier: where it is named, by what the reader joined it to.
    """

    sort: Sort
    read: Callable[[Any], Any]
    choices: tuple[str, ...] = ()
    needed: bool = False


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def nearest_mention(actor: Actor | None, span: Span) -> Span | None:
    """The mention of an actor that is nearest to a stretch, the first of two alike."""
    mentions = [] if actor is None else actor.mentions
    return min(mentions, key=lambda one: (max(span.start - one.end, one.start - span.end, 0), one.start), default=None)


def _mention(actor: Actor | None, span: Span) -> list[int] | None:
    return _pair(nearest_mention(actor, span))


def _mentions(actors: Sequence[Actor], span: Span) -> list[list[int]]:
    return [pair for actor in actors if (pair := _mention(actor, span)) is not None]


def _choice(of: Any, read: Callable[[Any], Any]) -> Field:
    return Field("choice", read, get_args(of), needed=True)


def answered(response: Response) -> list[int] | None:
    """Where what a response answers stands: its words, else the beginning of the statement."""
    if response.to_span is not None:
        return _pair(response.to_span)
    to = response.to_statement
    return _pair(to.content_spans[0]) if to is not None and to.content_spans else None


def _statement(name: str) -> Callable[[Statement], Any]:
    return lambda statement: getattr(statement, name)


def _event_day(end: str) -> Callable[[Event], str | None]:
    return lambda event: None if event.date is None else getattr(event.date, end)


FIELDS: Mapping[ItemKind, Mapping[str, Field]] = {
    "statement": {
        "content": Field("spans", lambda s: _pairs(s.content_spans), needed=True),
        "source": Field("span", lambda s: _pair(s.source_span)),
        "cue": Field("span", lambda s: _pair(s.cue_span)),
        "act": _choice(nouns.Act, _statement("act")),
        "polarity": _choice(nouns.Polarity, _statement("polarity")),
        "certainty": _choice(nouns.Certainty, _statement("certainty")),
        "quotation": _choice(nouns.QuotationType, _statement("quotation")),
        "date": Field("day", lambda s: s.date.value if s.date is not None else None),
    },
    "response": {
        "stance": _choice(nouns.Stance, lambda r: r.stance),
        "to": Field("span", answered),
    },
    "figure": {
        "span": Field("span", lambda f: _pair(f.span), needed=True),
        "measure": _choice(nouns.Measure, lambda f: f.measure),
        "low": Field("number", lambda f: f.low),
        "high": Field("number", lambda f: f.high),
        "qualifier": _choice(nouns.Qualifier, lambda f: f.qualifier),
        "by": Field("span", lambda f: _mention(f.by, f.span)),
        "as_of": Field("day", lambda f: f.as_of),
    },
    "event": {
        "span": Field("span", lambda e: _pair(e.span), needed=True),
        "trigger": Field("span", lambda e: _pair(e.trigger_span), needed=True),
        "type": _choice(nouns.EventType, lambda e: e.type),
        "status": _choice(nouns.Status, lambda e: e.status),
        "initiators": Field("spans", lambda e: _mentions(e.initiators, e.trigger_span)),
        "recipients": Field("spans", lambda e: _mentions(e.recipients, e.trigger_span)),
        "place": Field("span", lambda e: _mention(e.place, e.trigger_span)),
        "start": Field("day", _event_day("start")),
        "end": Field("day", _event_day("end")),
    },
    "relation": {
        "span": Field("span", lambda r: _pair(r.span), needed=True),
        "subject": Field("span", lambda r: _mention(r.subject, r.span), needed=True),
        "predicate": _choice(nouns.Predicate, lambda r: r.predicate),
        "object": Field("span", lambda r: _mention(r.object, r.span), needed=True),
        "title": Field("text", lambda r: r.title),
    },
    "date": {
        "span": Field("span", lambda d: _pair(d.span), needed=True),
        "value": Field("day", lambda d: d.value),
        "end": Field("day", lambda d: d.end),
    },
    "actor": {"actor": Field("mention", lambda _: None, needed=True)},
    "problem": {},
    "words": {},
}
"""The fields that can be corrected, by kind of item."""

Noun = Statement | Response | Figure | Event | Relation | Date


def values_of(kind: ItemKind, noun: Any) -> Values:
    """What the reader put into each field of an item."""
    return {name: field.read(noun) for name, field in FIELDS[kind].items() if field.sort != "mention"}


def checked(kind: ItemKind, changes: Mapping[str, Any], text: str, near: Pair) -> Values:
    """Changes as they are kept: spans as offsets, numbers as numbers.

    Args:
        kind: of the item.
        changes: by field, as the reader would put them, or as text.
        text: of the article.
        near: where the item stands.

    Raises:
        QueryError: if there is no such field, or it can't have such a value.
    """
    if not changes:
        raise QueryError(f"nothing is corrected; a {kind} has the fields {_listed(kind)}")
    kept = {}
    for name, value in changes.items():
        if (field := FIELDS[kind].get(name)) is None:
            raise QueryError(f"a {kind} has no field {name!r} that can be corrected; it has {_listed(kind)}")
        try:
            kept[name] = _value(field, value, text, near)
        except ValueError as error:
            raise QueryError(f"{name}={value!r}: {error}") from error
    return kept


def _listed(kind: ItemKind) -> str:
    return ", ".join(FIELDS[kind]) or "none"


def _value(field: Field, value: Any, text: str, near: Pair) -> Any:
    if value is None or value in (NONE, ""):
        if field.needed:
            raise ValueError("it can't be empty")
        return [] if field.sort == "spans" else None
    return _READ[field.sort](field, value, text, near)


def _read_span(_: Field, value: Any, text: str, near: Pair) -> list[int]:
    found = _read_spans(_, value, text, near)
    if len(found) != 1:
        raise ValueError("one stretch of the article is wanted")
    return found[0]


def _read_spans(_: Field, value: Any, text: str, near: Pair) -> list[list[int]]:
    if isinstance(value, str) and _OFFSETS.fullmatch(value):
        value = [[int(end) for end in part.split("-")] for part in re.split("[+,]", value)]
    if isinstance(value, str):
        return [_place_of(value, text, near)]
    pairs = [value] if len(value) == 2 and all(isinstance(end, int) for end in value) else value
    return sorted(_place_of(one, text, near) if isinstance(one, str) else _in_text(one, text) for one in pairs)


def _in_text(pair: Any, text: str) -> list[int]:
    if isinstance(pair, Span):
        pair = (pair.start, pair.end)
    if len(pair) != 2 or not all(isinstance(end, int) for end in pair) or not 0 <= pair[0] < pair[1] <= len(text):
        raise ValueError(f"{pair!r} is no span of the article, which has {len(text)} characters")
    return list(pair)


def _place_of(words: str, text: str, near: Pair) -> list[int]:
    """Where words stand that is nearest to an item."""
    found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    if not found:
        raise ValueError(f"the article does not hold the words {words!r}")
    start, end = min(found, key=lambda span: (max(near[0] - span[1], span[0] - near[1], 0), span[0]))
    return [start, end]


def _read_number(_: Field, value: Any, text: str, near: Pair) -> float:
    number = float(str(value).replace(",", ""))
    if not math.isfinite(number):
        raise ValueError("it is no number")
    return number


def _read_day(_: Field, value: Any, text: str, near: Pair) -> str:
    if not _DAY.fullmatch(str(value)):
        raise ValueError("a day, month or year is wanted, such as 2024-05-14")
    return str(value)


def _read_text(_: Field, value: Any, text: str, near: Pair) -> str:
    return str(value)


def _read_choice(field: Field, value: Any, text: str, near: Pair) -> str:
    if value not in field.choices:
        raise ValueError(f"it is one of {', '.join(field.choices)}")
    return str(value)


_READ: Mapping[Sort, Callable[[Field, Any, str, Pair], Any]] = {
    "span": _read_span,
    "spans": _read_spans,
    "number": _read_number,
    "day": _read_day,
    "text": _read_text,
    "mention": _read_text,
    "choice": _read_choice,
}
