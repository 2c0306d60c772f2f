"""When and where an event took place, as far as its own clause says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Token

from reportedly.reader.actors import Cast
from reportedly.reader.dates import days_of
from reportedly.reader.parsed import ParsedArticle
from reportedly.reader.parties import objects_after
from reportedly.reading import Actor, Date, EventDate

_STEPS = 12
_PLACE_WORDS = ("in", "at", "near", "outside", "inside", "around", "across")
_STOPS = frozenset({"ccomp", "advcl", "relcl", "acl"})


def dates_of_hosts(parsed: ParsedArticle, dates: Sequence[Date], hosts: Mapping[int, int]) -> dict[int, Date]:
    """Which date belongs to which event; `hosts` tells, for the index of a word, the number of its event.

    A date belongs to the first word above it that an event stands on; the first date in the text is kept.
    """
    found: dict[int, Date] = {}
    for date in dates:
        if date.value is None or date.precision is None:
            continue
        token = parsed.tokens(date.span.start, date.span.end)
        owner = _owner(token.root, hosts) if len(token) else None
        if owner is not None:
            found.setdefault(owner, date)
    return found


def _owner(token: Token, hosts: Mapping[int, int]) -> int | None:
    for _ in range(_STEPS):
        if token.i in hosts:
            return hosts[token.i]
        if token.head is token or (token.dep_ in _STOPS and token.pos_ == "VERB"):
            return None
        token = token.head
    return None


def event_date(date: Date | None) -> EventDate | None:
    """The first and last day that a date stands for; None without a date or for one that is no day, month or year."""
    if date is None or date.value is None or date.precision is None:
        return None
    days = days_of(date)
    return EventDate(*days, date.precision) if days is not None else None


def place_of(words: Iterable[Token], cast: Cast, parties: Sequence[Actor]) -> Actor | None:
    """The place or state that "in", "at", "near" name beside one of an event's words; None if it is no place."""
    for word in words:
        for preposition in _PLACE_WORDS:
            for inner in objects_after(word, preposition):
                actor = cast.at(inner)
                if actor is not None and actor.kind in {"place", "state"}:
                    return actor
    return next((actor for actor in parties if actor.kind == "place"), None)
