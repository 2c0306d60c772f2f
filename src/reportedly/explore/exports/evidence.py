"""The words behind what is exported: which stretches of the article say it."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.reading import Actor, Date, Event, Figure, Reading, Span, Statement

Json = dict[str, object]


def passage(span: Span) -> Json:
    """A stretch as JSON: code points of the article's text, end exclusive, and its words."""
    return {"start": span.start, "end": span.end, "quote": span.text}


def passages(spans: Iterable[Span]) -> list[Json]:
    """Stretches as JSON, each once, in reading order."""
    return [passage(span) for span in sorted(set(spans))]


def mention_near(actor: Actor, span: Span) -> Span | None:
    """The mention of an actor inside a stretch, else the one that is nearest to it; None for one never mentioned."""
    return min(actor.mentions, key=lambda mention: (_apart(mention, span), mention.start), default=None)


def mentions_near(actors: Iterable[Actor], span: Span) -> list[Span]:
    """The mention of each actor that is nearest to a stretch."""
    found = (mention_near(actor, span) for actor in actors)
    return [mention for mention in found if mention is not None]


def _apart(mention: Span, span: Span) -> int:
    if span.contains(mention):
        return 0
    return 1 + max(0, span.start - mention.end, mention.start - span.end)


def words_of_date(reading: Reading, event: Event) -> Date | None:
    """The time expression that gives an event its date: inside its words, else the nearest that says the same day."""
    if event.date is None:
        return None
    same = [date for date in reading.dates if date.value == event.date.start]
    inside = [date for date in reading.dates if event.span.contains(date.span) and date.value is not None]
    return min(same or inside, key=lambda date: (_apart(date.span, event.span), date.span), default=None)


def chain_spans(statement: Statement | None) -> list[Span]:
    """The words by which something is said, and by which each carrier passes it on: sources and cues."""
    links = [] if statement is None else [*statement.via, statement]
    return [span for link in links for span in (link.source_span, link.cue_span) if span is not None]


def count_spans(figure: Figure) -> list[Span]:
    """The words of a count and of whose count it is."""
    by = [] if figure.by is None else mentions_near([figure.by], figure.span)
    return [figure.span, *chain_spans(figure.stated_in), *by]
