"""All stretches that speak of an actor: names, nominal phrases, pronouns."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from reportedly.reader.actors.names import find_names
from reportedly.reader.actors.nominals import find_nominals
from reportedly.reader.actors.pronouns import find_pronouns
from reportedly.reader.actors.references import Reference
from reportedly.reader.attributions import Attribution
from reportedly.reader.parsed import ParsedArticle


def find_references(parsed: ParsedArticle, attributions: list[Attribution]) -> list[Reference]:
    """The references of an article in reading order, each with a head of its own."""
    tokens = list(parsed.doc)
    names = find_names(parsed.doc, tokens)
    taken = {place for name in names for place in range(name.first, name.last)}
    sources = [_described(attribution.source) for attribution in attributions if attribution.source is not None]
    nominals = find_nominals(tokens, taken, sources)
    _leave_out_inner(names, nominals)
    return [*names, *nominals, *find_pronouns(tokens)]


def _described(source: Token) -> Token:
    """The noun that a source which is a relative pronoun stands for ("the letter, which says")."""
    relative = source.tag_ in {"WP", "WDT"} and source.head.dep_ == "relcl"
    return source.head.head if relative else source


def _leave_out_inner(names: list[Reference], nominals: list[Reference]) -> None:
    """A name inside a longer one, before the head of another actor's phrase or its title, is no mention of its own."""
    inner = {place for nominal in nominals for place in range(nominal.first, nominal.core - 1)}
    owners = {place: name for name in names for place in range(name.first, name.last)}
    beyond = 0
    for name in names:
        part = name.head.dep_ in _PARTS and (name.head.i in inner or _is_before_name(name, owners))
        name.counted = name.last > beyond and not part
        beyond = max(beyond, name.last)


_PARTS = frozenset({"compound", "amod", "nmod"})


def _is_before_name(name: Reference, owners: Mapping[int, Reference]) -> bool:
    """Whether a name only tells of which body or state the one is that follows: "Alder" in "Alder governor Berg"."""
    token, before = name.head, name.doc[name.first - 1] if name.first else None
    if before is not None and before.is_sent_start and before.tag_ == "IN":
        return False  # "In Alder Governor Berg spoke": where it was
    for _ in range(4):
        if token.dep_ not in _PARTS or token.head.i < token.i or any(child.dep_ == "cc" for child in token.children):
            return False
        token = token.head
        other = owners.get(token.i)
        if other is not None and other is not name:
            between = name.doc[name.last : other.first]
            return other.first >= name.last and not any(t.is_punct or t.is_space for t in between)
    return False
