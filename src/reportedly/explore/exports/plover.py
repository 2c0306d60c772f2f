"""Events as JSON Lines in PLOVER's fields, with those of NGEC (the coder of POLECAT) in the same lines.

All offsets count code points of the article's text. `text` is the paragraph of the event, cut to some letters around it
where it is very long; `text_info` says where it stands, and `event_text` are the words of the event itself.
Events of every status are there: PLOVER's modes `future`, `hypothetical` and `negation`, which it names and no coder
gives, stand in `tense_mode`. Coordinates, Wikipedia pages and scales that would have to be guessed are null.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from reportedly.explore.exports.characters import json_line, web_address
from reportedly.explore.exports.codes import country_name, plover_class
from reportedly.explore.exports.context import Context, actor_key, actor_name
from reportedly.explore.exports.evidence import Json, chain_spans, mention_near, passage, passages, words_of_date
from reportedly.explore.exports.files import Files
from reportedly.explore.plain_text import paragraphs
from reportedly.explore.wording import chain
from reportedly.reading import Actor, Event, Figure, Reading, Span

TENSE_MODES = {"planned": "future", "hypothetical": "hypothetical", "negated": "negation"}
_AROUND = 1000
"""Letters before and after an event's words that its text has at most."""
_SIZES = {"killed": "dead", "injured": "injured", "detained": "arrested"}


def write(readings: Iterable[Reading], files: Files, context: Context) -> None:
    """Write the events of readings, a line each."""
    with files.open() as stream:
        for reading in readings:
            blocks = paragraphs(reading.article.text)
            for number, event in enumerate(reading.events, 1):
                where = _text_around(event.span, blocks)
                stream.write(json_line(record(reading, event, {"sequence": number, **where}, context)))


def _text_around(span: Span, blocks: list[tuple[int, int]]) -> dict[str, int]:
    """Where the text of a line stands: the paragraph of its event, or as much of it as one wants to read."""
    place = max(0, bisect_right(blocks, (span.start, span.end)) - 1)
    start, end = blocks[place] if blocks else (span.start, span.end)
    return {
        "start": max(min(start, span.start), span.start - _AROUND),
        "end": min(max(end, span.end), span.end + _AROUND),
    }


def record(reading: Reading, event: Event, where: dict[str, int], context: Context) -> Json:
    """One event with PLOVER's fields, then NGEC's, then what only a reading holds; `where` is `text_info`."""
    article = reading.article
    key = context.article_key(article)
    return {
        "id": f"{key}/{event.id}",
        "date": event.date.start if event.date else None,
        "enddate": event.date.end if event.date else None,
        "actor": [_party(reading, event, actor, context) for actor in event.initiators],
        "recipient": [_party(reading, event, actor, context) for actor in event.recipients],
        "event": event.type,
        "mode": event.mode,
        "tense_mode": TENSE_MODES.get(event.status),
        "context": list(event.contexts),
        "event_loc": event.place.name if event.place else None,
        "event_text": event.span.text,
        "quad_code": plover_class(event),
        "event_scale": None,
        "size": _size(reading, event),
        "text": article.text[where["start"] : where["end"]],
        "text_info": where,
        "link": web_address(article.url),
        "cite_info": ", ".join(part for part in (article.publisher, article.published, article.title) if part) or None,
        "coder": f"reportedly {reading.reader.version}",
        "coded_date": None,
        **_ngec(reading, event, key),
        "reportedly": _only_here(event),
    }


def _party(reading: Reading, event: Event, actor: Actor, context: Context) -> Json:
    mention = mention_near(actor, event.span)
    return {
        "code": actor.country,
        "sector": list(actor.sectors),
        "entity_text": mention.text if mention else actor.name,
        "identifier_id": actor_key(context, reading.article, actor),
        "name": actor_name(context, reading.article, actor),
        "start": mention.start if mention else None,
        "end": mention.end if mention else None,
    }


def _size(reading: Reading, event: Event) -> Json:
    """How many died, were hurt or arrested, where one figure within the event's words gives one number."""
    sizes: Json = {}
    for measure, name in _SIZES.items():
        counts = [figure for figure in reading.figures if figure.measure == measure and _counts(figure, event)]
        sizes[name] = counts[0].low if len(counts) == 1 and counts[0].low == counts[0].high else None
    return sizes


def _counts(figure: Figure, event: Event) -> bool:
    return figure.part_of is None and event.span.contains(figure.span)


def _ngec(reading: Reading, event: Event, key: str) -> Json:
    article = reading.article
    date = words_of_date(reading, event)
    place = [event.place] if event.place else []
    return {
        "attributes": {
            "ACTOR": _answers(event.initiators, event.span),
            "RECIP": _answers(event.recipients, event.span),
            "LOC": _answers(place, event.span),
            "DATE": [] if date is None else [_answer(date.span, None)],
        },
        "event_type": event.type,
        "event_mode": [event.mode] if event.mode else [],
        "contexts": list(event.contexts),
        "event_geolocation": None if event.place is None else _geolocation(event.place),
        "date_resolved": event.date.start if event.date else None,
        "date_raw": date.span.text if date else None,
        "pub_date": article.published,
        "publisher": article.publisher,
        "headline": article.title,
        "story_id": key,
        "version": reading.reader.version,
    }


def _answers(actors: Iterable[Actor], span: Span) -> list[Json]:
    found = ((actor, mention_near(actor, span)) for actor in actors)
    return [_answer(mention, actor) for actor, mention in found if mention is not None]


def _answer(words: Span, actor: Actor | None) -> Json:
    """An attribute as NGEC's question answering gives it; it was read by rules, so that there is no score."""
    codes = [*(actor.sectors if actor else []), None, None]
    return {
        "text": words.text,
        "qa_score": None,
        "qa_start_char": words.start,
        "qa_end_char": words.end,
        "wiki": None,
        "country": actor.country if actor else None,
        "code_1": codes[0],
        "code_2": codes[1],
    }


def _geolocation(place: Actor) -> Json:
    return {
        "geonameid": None,
        "name": place.name,
        "lat": None,
        "lon": None,
        "admin1_name": None,
        "country_code3": place.country,
        "country_name": country_name(place.country) or None,
    }


def _only_here(event: Event) -> Json:
    """What neither set of fields has room for: status, certainty, whose words it is in, and every span."""
    told = None if event.stated_in is None else chain(event.stated_in)
    return {
        "status": event.status,
        "certainty": event.certainty,
        "confidence": event.confidence,
        "stated_in": event.stated_in.id if event.stated_in else None,
        "said_by": None if told is None else {"carriers": list(told.carriers), "source": told.source},
        "trigger": passage(event.trigger_span),
        "spans": passages([event.span, event.trigger_span, *chain_spans(event.stated_in)]),
    }
