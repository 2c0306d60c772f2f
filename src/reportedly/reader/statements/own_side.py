"""Whether a source speaks of itself, or of those for whom it speaks: its body, its state, its men."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.reader.statements.cue_acts import words_of
from reportedly.reader.statements.sayings import Saying
from reportedly.reading import Actor

_FIRST = frozenset({"i", "we"})
_THIRD = frozenset({"he", "she", "it", "they"})
_MINE = frozenset({"my", "our"})
_THEIRS = frozenset({"his", "her", "its", "their"})
_YOURS = frozenset({"your"})
_OF_STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
"""PLOVER sectors of those who speak for a state."""


def is_own(saying: Saying, subject: Token) -> bool:
    """Whether a noun or pronoun in a content means the source itself or those for whom it speaks."""
    word = subject.lower_
    if word in _FIRST:
        return saying.attribution.quotation != "indirect" or saying.source is None
    if _is_kept(saying, subject) or (subject.pos_ == "PROPN" and word in saying.side_words):
        return True
    if word in _THIRD:
        return _is_source(saying, subject)
    if _is_own_government(saying, subject):
        return True
    actor = saying.cast.at(subject)
    if actor is not None:
        return actor in saying.side or _is_own_state(saying, actor)
    return subject.pos_ in {"NOUN", "PROPN"} and word in saying.side_words


def _is_own_government(saying: Saying, noun: Token) -> bool:
    """Whether an official speaks of "the government", with no word whose it is."""
    if saying.source is None or _OF_STATE.isdisjoint(saying.source.sectors):
        return False
    if noun.lemma_.lower() not in words_of("government"):
        return False
    return all(child.dep_ not in {"poss", "amod", "compound", "prep"} for child in noun.children)


def _is_source(saying: Saying, pronoun: Token) -> bool:
    """Whether a third person is the source, in words that are reported and not quoted.

    "It" and "they" are a body that announces something, before all else that they might be.
    """
    if saying.is_direct:
        return False
    word, source, actor = pronoun.lower_, saying.source, saying.cast.at(pronoun)
    if word in {"he", "she"}:
        return actor is None or actor in saying.side
    is_body = source is None or source.kind in {"organisation", "state", "people"}
    if is_body and saying.cue.lemma_.lower() in words_of("announcing"):
        return True
    return actor is not None and actor in saying.side


def _is_own_state(saying: Saying, actor: Actor) -> bool:
    """Whether an actor is the state for which an official source speaks, by its name or its capital's."""
    source = saying.source
    if source is None or actor.kind not in {"state", "place"} or actor.country is None:
        return False
    if actor.country != source.country:
        return False
    of_state = source.kind == "state" or not _OF_STATE.isdisjoint(source.sectors)
    return of_state or any(other.kind == "state" and other.country == actor.country for other in saying.side)


def _is_kept(saying: Saying, noun: Token) -> bool:
    """Whether a possessive makes a noun the source's own: "our men", "its men" in a report, "your brothers"."""
    owners = {child.lower_ for child in noun.children if child.dep_ == "poss"}
    if not owners:
        return False
    lemma = noun.lemma_.lower()
    if saying.is_direct and owners & _YOURS:
        return lemma in words_of("kin")
    mine = _MINE if saying.attribution.quotation == "direct" else _MINE | _THEIRS
    return bool(owners & mine) and lemma in words_of("forces")
