"""Sentences that mark the events they tell: `<i>The dockers</i> <protest>staged</protest> a walkout`.

The tag of an event word is PLOVER's type in small letters. `<i>` marks initiators, `<r>` recipients, `<a>` actors that
are no party; `<cvl>` and `<unk>` mark people without a name and of no weight, by their PLOVER sector; `<cue>`
marks the cue of a statement whose source is the actor marked nearest to it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache
from typing import Any, get_args

from marked import Marked, unmark
from reportedly.ingest.articles import make_article
from reportedly.reader.actors import Cast, Mention
from reportedly.reader.dates import find_dates
from reportedly.reader.events import find_events
from reportedly.reader.parsed import ParsedArticle
from reportedly.reader.syntax import parse
from reportedly.reading import Actor, ActorKind, Event, EventType, Statement
from without import Cached

Parsed = tuple[Marked, ParsedArticle]

_PARTIES = ("i", "r", "a")
_NOBODIES = ("cvl", "unk")
_TYPES = {kind.lower(): kind for kind in get_args(EventType)}
_KINDS: dict[str, ActorKind] = {
    "Northmark": "state", "Southmark": "state", "Anna Berg": "person", "Carl Lind": "person",
}  # fmt: skip


def parse_marked(texts: Iterable[str]) -> dict[str, Parsed]:
    """The parse of each marked text, all of them parsed in one go."""
    marked = [(text, unmark(text)) for text in dict.fromkeys(texts)]
    parsed = parse(make_article(one.text, published="2020-05-20") for _, one in marked)
    return {text: (one, parse) for (text, one), parse in zip(marked, parsed, strict=True)}


def cast_of(marked: Marked, parsed: ParsedArticle) -> Cast:
    """Actors at the marks; those of one name are one."""
    cast, actors = Cast(), {}  # type: ignore[var-annotated]  # filled below
    places = [(*span, tag) for tag in (*_NOBODIES, *_PARTIES) for span in marked.spans.get(tag, [])]
    for start, end, tag in places:
        name = marked.text[start:end]
        if name not in actors:
            kind = _KINDS.get(name, "organisation" if "board" in name or "council" in name else "people")
            actors[name] = Actor(f"a{len(actors) + 1}", name, kind, named=tag in _PARTIES)
            if tag in _NOBODIES:
                actors[name].sectors = [tag.upper()]
        head = parsed.tokens(start, end).root.i
        cast.by_head[head] = Mention(start, end, head, "name", actors[name])
    cast.actors, cast.mentions = list(actors.values()), list(cast.by_head.values())
    return cast


def events_of(one: Parsed) -> list[Event]:
    """The events of a marked text, read by the marked actors and statements."""
    marked, parsed = one
    cast = cast_of(marked, parsed)
    statements = [_statement(parsed, cast, *span) for span in marked.spans.get("cue", [])]
    return find_events(parsed, statements, cast, find_dates(parsed))


def _statement(parsed: ParsedArticle, cast: Cast, start: int, end: int) -> Statement:
    """The statement at a cue, by the actor that is marked nearest to it."""
    source = min(cast.mentions, key=lambda mention: abs(mention.start - start))
    return Statement("s1", source.actor, None, parsed.span(start, end), [], "indirect", "assert")


def due(marked: Marked) -> tuple[Any, ...]:
    """What a text marks, as `told` gives it: event words with types, who does each of them, to whom."""
    types = sorted((marked.text[s:e], _TYPES[tag]) for tag in _TYPES for s, e in marked.spans.get(tag, []))
    return types, {frozenset(marked.words("i"))} if types else set(), set(marked.words("r"))


def told(events: Iterable[Event]) -> tuple[Any, ...]:
    """The words of some events with their types, who does each of them, and to whom any of them is done."""
    events = list(events)
    types = sorted((event.trigger_span.text, event.type) for event in events)
    doers = {frozenset(actor.name for actor in event.initiators) for event in events}
    return types, doers, {actor.name for event in events for actor in event.recipients}


@cache
def kept() -> tuple[Cached, ...]:
    """The functions that keep what the lexicons say of events."""
    modules = [name for name in sys.modules if name.startswith("reportedly.reader.events.")]
    modules.append("reportedly.reader.parties")
    return tuple(
        value
        for name in modules
        for value in vars(sys.modules[name]).values()
        if hasattr(value, "cache_clear") and value.__module__ == name
    )
