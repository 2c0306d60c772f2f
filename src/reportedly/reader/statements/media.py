"""The medium of a statement: letter, interview, post, report and the like."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from reportedly.lexicon import load
from reportedly.reader.statements.sayings import Saying


@cache
def _media(kind: str) -> dict[str, str]:
    """The words of one kind with the medium that each names."""
    found: dict[str, str] = {}
    for medium, words in load("en/media").get(kind, {}).items():
        found |= dict.fromkeys(words, medium)
    return found


def medium_named(noun: Token) -> str | None:
    """The medium that a noun names ("a press conference" gives press conference), None if it names none."""
    media = _media("noun")
    lemma = noun.lemma_.lower()
    for child in noun.children:
        if child.i < noun.i and child.dep_ in {"compound", "amod", "nmod"}:
            found = media.get(f"{child.lower_} {lemma}")
            if found is not None:
                return found
    return media.get(lemma) or media.get(noun.lower_)


def medium_nouns(saying: Saying) -> Iterator[Token]:
    """The nouns beside the cue that may name a medium: "in a letter", "speaking at a rally", "told a briefing"."""
    for child in saying.cue.children:
        if child.dep_ == "prep" and child.lower_ in _prepositions():
            yield from _objects(child)
        elif child.dep_ in {"dobj", "dative"} and saying.cue.lemma_ == "tell":
            yield child
        elif child.dep_ in {"advcl", "prep"} and child.tag_ == "VBG":
            for inner in child.children:
                if inner.dep_ == "prep" and inner.lower_ in _prepositions():
                    yield from _objects(inner)


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(load("en/media")["prepositions"]["examples"])


def _objects(preposition: Token) -> Iterator[Token]:
    for child in preposition.children:
        if child.dep_ == "pobj":
            yield child


def medium_of(saying: Saying) -> str | None:
    """The normalised name of the medium, from what stands with the cue, the cue itself, or a source that is a text."""
    for noun in medium_nouns(saying):
        if not saying.covers(noun.idx):
            medium = medium_named(noun)
            if medium is not None:
                return medium
    cue = saying.cue
    if cue.pos_ in {"NOUN", "PROPN"}:
        return _media("cue_noun").get(cue.lemma_.lower())
    if cue.pos_ == "VERB":
        medium = _media("verb").get(cue.lemma_.lower())
        if medium is not None:
            return medium
    source = saying.attribution.source
    return _media("noun").get(source.lemma_.lower()) if source is not None and source.pos_ == "NOUN" else None
