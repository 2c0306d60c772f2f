"""All stretches that speak of an actor: names, nominal phrases, pronouns."""

from __future__ import annotations

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
    """A name inside a longer one, or before the head of another actor's phrase, is no mention of its own."""
    inner = {place for nominal in nominals for place in range(nominal.first, nominal.core - 1)}
    part = {"compound", "amod", "nmod"}
    beyond = 0
    for name in names:
        name.counted = name.last > beyond and not (name.head.i in inner and name.head.dep_ in part)
        beyond = max(beyond, name.last)
