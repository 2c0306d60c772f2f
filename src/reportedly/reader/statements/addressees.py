"""Addressees: whom a source tells, writes to, or urges."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from reportedly.lexicon import load
from reportedly.reader.phrases import conjuncts, is_passive
from reportedly.reader.statements.media import medium_named, medium_nouns
from reportedly.reader.statements.sayings import Saying
from reportedly.reading import Actor

_LONGEST = 12
"""Tokens after the name of a medium among which its receiver is looked for."""


@cache
def _words(name: str, key: str = "words") -> frozenset[str]:
    return frozenset(load("en/addressees")[name][key])


def addressees_of(saying: Saying) -> list[Actor]:
    """The actors that are told or written to, in reading order; only those that the text names beside the cue."""
    found: list[Actor] = []
    for head in sorted(set(_told(saying)), key=lambda token: token.i):
        for token in _coordinated(head):
            actor = saying.cast.at(token)
            if actor is not None and actor is not saying.source and actor not in found:
                found.append(actor)
    return found


def _coordinated(head: Token) -> list[Token]:
    """A token and those joined to it by "and" or "or"; a comma alone is often the parser's mistake."""
    found = conjuncts(head)
    joined = any(child.dep_ == "cc" for token in found for child in token.children)
    return found if joined else [head]


def _told(saying: Saying) -> Iterator[Token]:
    """The head tokens of the phrases that say who is told."""
    cue = saying.cue
    if cue.pos_ in {"VERB", "AUX"}:
        yield from _told_by_verb(cue)
    elif cue.pos_ in {"NOUN", "PROPN"}:
        if cue.lemma_.lower() in _words("given_nouns"):
            yield from _objects(cue, {"to"})
        for child in cue.children:
            if child.dep_ in {"acl", "relcl"} and child.lemma_.lower() in _words("sending"):
                yield from _objects(child, {"to"})
    for noun in medium_nouns(saying):
        if medium_named(noun) is not None:
            yield from _receivers(noun, _words("talking_with"))
    for child in cue.children:
        if child.dep_ == "advcl" and child.tag_ == "VBG" and child.lemma_.lower() in _words("speaking"):
            yield from _objects(child, {"to", "with"})
            if child.lemma_.lower() in _words("direct_object"):
                yield from (inner for inner in child.children if inner.dep_ == "dobj")


def _told_by_verb(cue: Token) -> Iterator[Token]:
    lemma = cue.lemma_.lower()
    felt = next((c for c in cue.children if c.dep_ == "dobj" and c.lemma_.lower() in _words("felt")), None)
    if felt is not None:
        if lemma in _words("felt", "sent_by"):
            yield from (*_objects(felt, {"to"}), *_objects(cue, {"to"}))
        return
    if lemma in _words("direct_object"):
        passive = is_passive(cue)
        for child in cue.children:
            is_object = child.dep_ in {"dobj", "dative"} and child.lower_ != "to" and medium_named(child) is None
            if is_object or (passive and child.dep_ == "nsubjpass"):
                yield child
            elif child.dep_ in {"ccomp", "xcomp"} and child.tag_ == "VB" and not passive:
                yield from _raised(child)
    if lemma in _words("to"):
        yield from _objects(cue, {"to"})
    for child in cue.children:
        if child.dep_ == "prep" and f"{lemma} {child.lower_}" in _words("other_prepositions"):
            yield from (inner for inner in child.children if inner.dep_ == "pobj")
        if child.dep_ == "dobj" and child.lemma_.lower() in _words("given_nouns"):
            yield from _objects(child, {"to", "with"})
            yield from _objects(cue, {"to"})


def _raised(verb: Token) -> Iterator[Token]:
    """The subject of an infinitive, which English parses leave with it: "urged [the town to pay]"."""
    if any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children):
        yield from (child for child in verb.children if child.dep_ == "nsubj")


def _receivers(medium: Token, with_whom: frozenset[str]) -> Iterator[Token]:
    """Whom a letter is for: "a letter to X", "addressed to X", "an interview with X"."""
    prepositions = {"to", "with"} if medium.lemma_.lower() in with_whom else {"to"}
    found = [*_objects(medium, prepositions)]
    for child in medium.children:
        if child.dep_ in {"acl", "relcl"} and child.lemma_.lower() in _words("sending"):
            found += _objects(child, {"to"})
    yield from found or _next_to(medium, prepositions)


def _next_to(medium: Token, prepositions: set[str]) -> Iterator[Token]:
    """The last noun of the phrase that begins after "to", where the parser took "to" for something else."""
    words = medium.doc[medium.i + 1 : medium.i + _LONGEST]
    if not len(words) or words[0].lower_ not in prepositions or words[0].dep_ == "prep":
        return
    last: Token | None = None
    for word in words[1:]:
        if word.pos_ in {"NOUN", "PROPN"}:
            last = word
        elif word.pos_ not in {"ADJ", "DET", "NUM", "PART"}:
            break
    if last is not None:
        yield last


def _objects(head: Token, prepositions: set[str] | frozenset[str]) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ in {"prep", "dative"} and child.lower_ in prepositions:
            yield from (inner for inner in child.children if inner.dep_ == "pobj")
