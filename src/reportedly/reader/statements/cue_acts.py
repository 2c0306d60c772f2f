"""The act that a single word names ("denied", "warning", "confident"), and classes of words, from the lexicons."""

from __future__ import annotations

from functools import cache
from typing import cast as typed

from spacy.tokens import Token

from reportedly.lexicon import load
from reportedly.reading import Act

_KINDS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}


@cache
def words_of(name: str, key: str = "words") -> frozenset[str]:
    """The words of a class in the lexicon of contents."""
    return frozenset(load("en/content_acts")[name][key])


@cache
def _acts(kind: str) -> dict[str, Act]:
    """The words of one kind in the lexicon of cues, with their acts."""
    by_act = load("en/speech_acts")[kind]
    return {word: typed(Act, act) for act, words in by_act.items() for word in words}


def _act_of_phrase(verb: Token, lemma: str) -> Act | None:
    """The act of a verb with the word after it ("call for", "plead guilty"); "called on Sunday" is no phrase."""
    after = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    for word in (after, next((child for child in verb.children if child.lower_ == "for"), None)):
        act = _acts("verb").get(f"{lemma} {word.lower_}") if word is not None else None
        if act is not None and word is not None:
            objects = (child for child in word.children if child.dep_ == "pobj")
            return None if any(child.ent_type_ in {"DATE", "TIME"} for child in objects) else act
    return None


def named_act(word: Token) -> Act | None:
    """The act that a word names, alone or with its particle or preposition; None for one that only reports."""
    kind = _KINDS.get(word.pos_)
    if kind is None:
        return None
    lemma = word.lemma_.lower()
    if kind == "verb":
        act = _act_of_phrase(word, lemma)
        if act is not None:
            return act
    for other in (kind, "verb", "noun", "adjective"):
        act = _acts(other).get(lemma) or _acts(other).get(word.lower_)
        if act is not None and (other == kind or word.tag_ in {"VBN", "VBG", "JJ"}):
            return act
    return None
