"""Does a time expression look back or ahead? The tense of the verb that governs it says."""

from __future__ import annotations

from functools import cache
from typing import Literal

from spacy.tokens import Token

from reportedly import lexicon

Direction = Literal["past", "future", "open"]

_FUTURE_MODALS = frozenset(
    {"will", "'ll", "shall", "would", "wo", "should", "must", "can", "could", "may", "might", "ca"}
)
_STEPS = 8


@cache
def _forward() -> frozenset[str]:
    return frozenset(lexicon.load("en/dates")["governing"]["forward"])


def direction_of(token: Token) -> Direction:
    """Whether the clause that a token stands in tells of what was or of what will be; "open" where it tells neither."""
    ahead = _forward()
    node = token
    for _ in range(_STEPS):
        if node.head is node and node.pos_ not in {"VERB", "AUX"}:
            return "open"
        if node is not token or node.pos_ in {"VERB", "AUX"}:
            if node.pos_ in {"VERB", "AUX"}:
                return _of_verb(node)
            if node.lower_ in ahead:
                return "future"
        node = node.head
    return "open"


def _of_verb(verb: Token) -> Direction:
    """The direction of a verb: what it is, then its auxiliaries, then the verb that an infinitive hangs on."""
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    had = auxiliaries & {"have", "has", "had", "having", "'ve"}
    if auxiliaries & _FUTURE_MODALS:
        return "past" if had else "future"
    if verb.lemma_ in _forward():
        return "future"
    if "to" in auxiliaries:
        return "past" if had or _is_told_as_done(verb) else "future"
    if verb.tag_ in {"VBD", "VBN"} or had or auxiliaries & {"was", "were", "did"}:
        return "past"
    if verb.tag_ == "VBG" and verb.dep_ not in {"ROOT"} and verb.head is not verb and verb.head.pos_ in {"VERB", "AUX"}:
        return _of_verb(verb.head) if not auxiliaries and verb.head.head is not verb else "open"
    return "open"


def _is_told_as_done(verb: Token) -> bool:
    """Whether an infinitive tells what came to pass: "managed to flee", "became the last to sign"."""
    return verb.dep_ in {"xcomp", "relcl", "acl"} and verb.head.tag_ == "VBD" and verb.head.lemma_ not in _forward()
