"""Whose count a figure is: the source of its statement, or a counter that the clause names itself."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.reader.actors import Cast
from reportedly.reader.figures.counted import Counted
from reportedly.reader.figures.harms import Measured
from reportedly.reader.figures.vocabulary import measure_words
from reportedly.reader.phrases import agent_of, subject_of
from reportedly.reading import Actor, Statement

_STEPS = 4
_LEADING = frozenset({"by", "from"})


def counter_of(counted: Counted, measured: Measured, statement: Statement | None, cast: Cast) -> Actor | None:
    """The actor whose count a figure is; None where the publisher counts in its own voice."""
    named = _named(counted, measured, cast)
    if named is not None or statement is None:
        return named
    return _whose_count(counted, statement, cast) or teller_of(statement)


def teller_of(statement: Statement) -> Actor | None:
    """The source, or where none is named who carries it: "six were reportedly killed, the board said"."""
    return next((one.source for one in (statement, *reversed(statement.via)) if one.source is not None), None)


def _whose_count(counted: Counted, statement: Statement, cast: Cast) -> Actor | None:
    """Whose count a source is that is one: "according to her party's own count"."""
    span = statement.source_span
    words = counted.row.doc.char_span(span.start, span.end) if span is not None else None
    if words is None or words.root.lemma_ not in measure_words().tallies | measure_words().tolls.keys():
        return None
    return _owner(words.root, cast)


def _named(counted: Counted, measured: Measured, cast: Cast) -> Actor | None:
    """A counter beside the count: "the ministry's toll of 30", "put the toll at 30", "gave a toll of 30"."""
    known = measure_words()
    for token in [*_above(counted.head), *_led_by(counted.head)]:
        if token.lemma_ in known.tolls or token.lemma_ in known.tallies | known.records:
            owner = _owner(token, cast)
            if owner is None and token.dep_ in {"dobj", "obj"} and token.head.lemma_ in known.counting:
                owner = cast.at(subject_of(token.head))
            if owner is not None:
                return owner
    counting = counted.head.head
    if counted.head.dep_ in {"dobj", "obj"} and counting.lemma_ in known.tallies and counting.pos_ == "VERB":
        return cast.at(subject_of(counting))
    speaking = speaking_verb(counted, measured)
    if speaking is not None:
        return cast.at(subject_of(speaking))
    anchor = measured.anchor
    same = counted.row.starts[anchor.i] == counted.row.starts[counted.range.core]
    if measured.toll and same and anchor.lemma_ in known.counting:
        counter = subject_of(anchor) if agent_of(anchor) is None else agent_of(anchor)
        return cast.at(counter)
    return None


def speaking_verb(counted: Counted, measured: Measured) -> Token | None:
    """The verb of "spoke of 21 dead", whose subject counts, on the day that it speaks."""
    for token in (counted.head, measured.anchor):
        preposition = token.head
        if preposition.lower_ == "of" and preposition.head.lemma_ in measure_words().speaking:
            return preposition.head
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


def _led_by(token: Token) -> list[Token]:
    """The nouns behind "by" and "from" that lead a clause with a count: "by the hospital's ledger 88 have died"."""
    verb = next((above for above in token.ancestors if above.pos_ in {"VERB", "AUX"}), None)
    leading = [child for child in verb.children if child.lower_ in _LEADING and child.i < token.i] if verb else []
    return [noun for child in leading for noun in child.children if noun.dep_ == "pobj"]


def _owner(noun: Token, cast: Cast) -> Actor | None:
    """Whose toll it is: "the ministry's toll", "a Guild tally", "a toll by the ministry"."""
    for child in noun.children:
        if child.dep_ in {"poss", "compound"} and (owner := cast.at(child)):
            return owner
    return cast.at(agent_of(noun))
