"""Rules of syntax: the verb, noun or clause that a counted phrase hangs on says what is measured."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.reader.figures.counted import Counted
from reportedly.reader.figures.harms import (
    Measured,
    acts,
    by_noun,
    by_quality,
    by_verb,
    headline_passive,
    itself,
    linked,
    lost,
    quality,
    toll_measure,
)
from reportedly.reader.figures.vocabulary import measure_words
from reportedly.reader.phrases import is_passive

_STEPS = 8
_VERBAL = frozenset({"VERB", "AUX"})
_OVER = frozenset({"including", "among", "amongst", "include", "plus", "like", "as", "of"})
_INSIDE = frozenset({"conj", "appos", "nummod", "quantmod", "amod", "compound", "nmod", "npadvmod"})
_BROUGHT = frozenset({"to", "from", "at", "by", "of", "as", "over", "above"})


def governed(counted: Counted) -> Measured | None:
    """The verb or noun that the phrase hangs on: "killed 12", "12 died", "the deaths of 12", "a toll of 12"."""
    node = counted.head
    for _ in range(_STEPS):
        parent, dep = node.head, node.dep_
        if parent is node or (node is not counted.head and node.pos_ in _VERBAL and node.i > counted.range.end):
            return None
        found = _at_step(counted, parent, dep)
        if found is not None or not _passes(counted, parent, dep):
            return found
        node = parent
    return None


def _at_step(counted: Counted, parent: Token, dep: str) -> Measured | None:
    """What the word above says, if the phrase stands to it as those that it counts."""
    if dep in {"dobj", "obj", "oprd", "dative"}:
        return by_verb(counted, parent, as_object=True)
    if dep in {"nsubj", "nsubjpass", "csubj"}:
        passive = dep == "nsubjpass" or headline_passive(parent)
        suffered = by_verb(counted, parent, as_object=True) if passive else None
        return suffered or by_verb(counted, parent, as_object=False) or linked(counted, parent) or lost(counted, parent)
    if dep == "pobj" and parent.lower_ == "of":
        return by_noun(counted, parent.head)
    return None


def _passes(counted: Counted, parent: Token, dep: str) -> bool:
    """Whether what governs a phrase may be sought above this word."""
    if counted.first <= parent.i < counted.range.end:
        return True
    if dep in _INSIDE:
        return parent.pos_ not in {"VERB", "AUX"} or parent.i < counted.first
    if dep in {"pobj", "pcomp"}:
        return parent.lower_ in _OVER
    return dep == "prep"


def toll(counted: Counted) -> Measured | None:
    """A toll that a verb brings to the number: "the death toll has risen to 86", "put the toll at 70", "is 45"."""
    if counted.kind == "measurement":
        return None
    verb = _bringing(counted.head)
    if verb is None:
        return None
    for child in (verb, *verb.children):
        if child.i < counted.first and child.pos_ in {"NOUN", "PROPN"}:
            measure = toll_measure(child) or (itself(child) if verb.lemma_ in measure_words().rising else None)
            if measure and child is not counted.unit:
                return Measured(measure, verb, toll=True)
    return None


def _bringing(head: Token) -> Token | None:
    """The verb, or the noun with a preposition, that a number is brought to."""
    node = head.head if head.dep_ in {"nummod", "compound"} else head
    if node.dep_ == "pobj" and node.head.lower_ in _BROUGHT:
        return node.head.head
    return node.head if node.dep_ in {"attr", "dobj", "nsubj", "acomp", "oprd", "advcl", "ccomp"} else None


def related(counted: Counted) -> Measured | None:
    """A clause that describes the counted: "12 people who died"; "12 people who were there when …" says nothing."""
    for token in (counted.head, counted.unit):
        for child in token.children if token is not None else ():
            found = _in_clause(counted, child)
            if found is not None:
                return found
    return None


def _in_clause(counted: Counted, child: Token) -> Measured | None:
    if child.dep_ == "relcl":
        passive = is_passive(child)
        suffered = by_verb(counted, child, as_object=True) if passive else None
        return suffered or by_verb(counted, child, as_object=False) or linked(counted, child)
    if child.dep_ == "acl" and child.tag_ == "VBN" and not acts(child):
        return by_verb(counted, child, as_object=True)
    return None


def included(counted: Counted) -> Measured | None:
    """Those whom a sentence names as some of the harmed: "the dead included 12 children"."""
    verb = counted.head.head
    if verb.lemma_ != "include":
        return None
    for child in verb.children:
        if child.dep_ == "nsubj" and (measure := quality(child) or itself(child)):
            return by_quality(counted, measure, verb)
    return None
