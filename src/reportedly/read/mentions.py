"""All stretches that speak of an actor: names, nominal phrases, pronouns."""

from __future__ import annotations

from reportedly.read.attributions import Attribution
from reportedly.read.names import find_names
from reportedly.read.nominals import find_nominals
from reportedly.read.parsed import ParsedArticle
from reportedly.read.references import Reference


def find_references(parsed: ParsedArticle, attributions: list[Attribution]) -> list[Reference]:
    """The references of an article in reading order, each with a head of its own."""
    names = find_names(parsed.doc)
    taken = {place for name in names for place in range(name.first, name.last)}
    sources = [attribution.source for attribution in attributions if attribution.source is not None]
    nominals = find_nominals(parsed.doc, taken, sources)
    return sorted([*names, *nominals], key=lambda r: (r.start, -r.end))
