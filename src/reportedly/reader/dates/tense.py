"""Does a time expression look back or ahead? The tense of the verb that governs it says."""

from __future__ import annotations

from functools import cache
from typing import Literal

from spacy.tokens import Token

from reportedly import lexicon
from reportedly.reader.phrases import is_negated

Direction = Literal["past", "future", "open"]

_FUTURE_MODALS = frozenset(
    {"will", "'ll", "shall", "would", "wo", "should", "must", "can", "could", "may", "might", "ca"}
)
_HAVE = frozenset({"have", "has", "had", "having", "'ve"})
_WERE = frozenset({"was", "were", "did"})
_ARE = frozenset({"is", "are", "'s", "'re", "be"})
_AIMS = frozenset({"for", "by", "until", "till", "to"})
_BESIDE = frozenset({"npadvmod", "prep", "nsubj", "advmod", "nsubjpass", "tmod"})
_VERBAL = frozenset({"VERB", "AUX"})
_STEPS = 8


@cache
def _words(which: str) -> frozenset[str]:
    return frozenset(lexicon.load("en/dates")["governing"][which]["examples"])


def direction_of(token: Token) -> Direction:
    """Whether the clause that a token stands in tells of what was or of what will be; "open" where it tells neither."""
    node, below = token, token
    for _ in range(_STEPS):
        if node.pos_ in _VERBAL:
            return _of_verb(node, below, _STEPS)
        if node is not token and _lies_ahead(node):
            return "future"
        if node.head is node:
            return "open"
        node, below = node.head, node
    return "open"


def _lies_ahead(noun: Token) -> bool:
    """Whether a noun or adjective itself says so, or its adjective: "the deadline of", "the upcoming vote on"."""
    ahead = _words("forward")
    return noun.lower_ in ahead or any(child.dep_ == "amod" and child.lower_ in ahead for child in noun.lefts)


def modifies_noun(token: Token) -> bool:
    """Whether a time expression describes a noun, "Friday's ruling", "the Friday deadline", and no verb."""
    return token.dep_ in {"poss", "compound", "nmod", "amod", "nummod"} and token.head.pos_ in {"NOUN", "PROPN"}


def _of_verb(verb: Token, below: Token, steps: int) -> Direction:
    """The direction of a verb: its auxiliaries, then its own form, then the verb that it hangs on.

    `below` is the word under the verb that leads to the time expression.
    """
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    had = bool(auxiliaries & _HAVE)
    if auxiliaries & _FUTURE_MODALS:
        return "past" if had or _was_not_able(verb, below, auxiliaries) else "future"
    if _is_plan(verb):
        return "open" if _had_been_planned(verb) else _of_plan(verb, below)
    if "to" in auxiliaries:
        return "past" if had else _of_infinitive(verb, steps)
    if had or verb.tag_ == "VBD" or auxiliaries & _WERE or (verb.tag_ == "VBN" and not auxiliaries & _ARE):
        return "past"
    if verb.tag_ == "VBG" and verb.head is not verb and verb.head.pos_ in _VERBAL and steps and not auxiliaries:
        return _of_verb(verb.head, verb, steps - 1)
    return "open"


def _was_not_able(verb: Token, below: Token, auxiliaries: set[str]) -> bool:
    """Whether a negated "could" tells what did not come to pass: "could not be reached on Friday"."""
    return "could" in auxiliaries and below.lower_ not in _AIMS and is_negated(verb)


def _is_plan(verb: Token) -> bool:
    """Whether a verb's complement lies ahead; of "set" only in "set for", "set to"."""
    if verb.lemma_ == "set":
        return verb.tag_ == "VBN" and any(child.lower_ == "for" or child.dep_ == "xcomp" for child in verb.children)
    return verb.lemma_ in _words("forward")


def _had_been_planned(verb: Token) -> bool:
    """Whether a plan, or what was planned, is told from after it was changed or kept: "had been scheduled to close"."""
    plan = verb.head if verb.dep_ == "xcomp" else verb
    return _is_plan(plan) and any(child.lower_ == "had" for child in plan.lefts)


def _of_plan(verb: Token, below: Token) -> Direction:
    """Plans lie ahead, "planned for Friday"; when they were made, "decided on Friday", lies behind.

    Of a plan told of beside what became of it, "the rite planned for Friday was", nothing is known.
    """
    if verb.tag_ == "VBD" and below.lower_ not in _AIMS and below.dep_ in _BESIDE:
        return "past"
    if verb.dep_ == "acl" and any(above.tag_ in {"VBD", "VBN"} for above in verb.ancestors):
        return "open"
    return "future"


def _of_infinitive(verb: Token, steps: int) -> Direction:
    """An infinitive lies ahead, unless what it hangs on tells that it came to pass: "began to fall"."""
    above = verb.head
    if above is verb or not steps:
        return "future"
    if _had_been_planned(verb):
        return "open"
    if verb.dep_ == "xcomp" and above.lemma_ in _words("done"):
        return _of_verb(above, verb, steps - 1)
    if verb.dep_ in {"advcl", "relcl", "acl"}:
        return _of_verb(above, verb, steps - 1) if above.pos_ in _VERBAL else "open"
    return "future"
