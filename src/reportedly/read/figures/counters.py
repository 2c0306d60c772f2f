"""Whose count a figure is: the source of its statement, or a counter that the clause names itself."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.read.actors import Cast
from reportedly.read.figures.counted import Counted
from reportedly.read.figures.harms import Measured
from reportedly.read.figures.vocabulary import measure_words
from reportedly.read.phrases import agent_of, subject_of
from reportedly.reading import Actor, Statement

_STEPS = 4


def counter_of(counted: Counted, measured: Measured, statement: Statement | None, cast: Cast) -> Actor | None:
    """The actor whose count a figure is; None where the publisher counts in its own voice."""
    named = _named(counted, measured, cast)
    return named if named is not None else statement.source if statement is not None else None


def _named(counted: Counted, measured: Measured, cast: Cast) -> Actor | None:
    """A counter beside the count: "the ministry's toll of 30", "the ministry put the toll at 30"."""
    known = measure_words()
    for token in _above(counted.head):
        if token.lemma_ in known.tolls or token.lemma_ in known.tallies:
            owner = _owner(token, cast)
            if owner is not None:
                return owner
    anchor = measured.anchor
    if measured.toll and anchor.lemma_ in known.counting:
        counter = subject_of(anchor) if agent_of(anchor) is None else agent_of(anchor)
        return cast.at(counter)
    return None


def _above(token: Token) -> list[Token]:
    """The words above a number, and the subject of the verb that it hangs on."""
    found = []
    for _ in range(_STEPS):
        token = token.head
        found.append(token)
        if token.pos_ in {"VERB", "AUX"}:
            subject = subject_of(token, controlled=False)
            return [*found, subject] if subject is not None else found
    return found


def _owner(noun: Token, cast: Cast) -> Actor | None:
    """Whose toll it is: "the ministry's toll", "a toll by the ministry"."""
    for child in noun.children:
        if child.dep_ == "poss" and (owner := cast.at(child)):
            return owner
    return cast.at(agent_of(noun))
