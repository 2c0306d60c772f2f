"""Plain contradictions: "I have not resigned", where somebody else said that he had.

A sentence with a "no" denies nothing by itself; beside what another says of the same matter it does.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from spacy.tokens import Token

from reportedly.lexicon import load
from reportedly.reader.phrases import conjuncts, is_negated
from reportedly.reader.responses.answerable import Answerable, Candidates, key_words
from reportedly.reader.statements.clauses import Clause, clauses_of

LEAST_ROOT = 5
"""Letters of a root at least, with which two words begin: "discriminate", "discrimination"."""
NEAR = 8
"""Statements between a no and what it is said to, at most."""
FURTHER = 2
"""Words that both share besides what is denied, of which one is whom or what it is said of."""
BEHIND = 4
"""Words behind a no that it may bear on."""
CONTRADICTED = frozenset({"accuse", "assert", "believe", "confirm", "predict", "warn"})
"""Acts that say that something is so."""
_HARMS = frozenset({"deaths", "injuries"})
"""Families of words for harm: that one raid left no dead says nothing of another."""
_BESIDE = frozenset({"compound", "amod", "poss", "nmod"})


@dataclass(frozen=True, slots=True)
class No:
    """A clause that says no: to what, and the clause."""

    clause: Clause
    denied: frozenset[str]


def contradicted_by(one: Answerable, candidates: Candidates) -> Answerable | None:
    """The statement of another to which one says no and that shares most words with it; None where there is none."""
    noes = list(_noes(one)) if one.statement.source is not None else []
    if not noes:
        return None
    near = [other for other in candidates.near(one) if one.statements_since(other) <= NEAR]
    so_it_is = (other for other in near if other.statement.act in CONTRADICTED)
    met = [other for other in so_it_is if any(_says_no_to(no, one, other) for no in noes)]
    return max(met, key=lambda other: len(one.key_words & other.key_words), default=None)


def _noes(one: Answerable) -> Iterator[No]:
    """The clauses of a statement that say no to something."""
    for clause in clauses_of(one.saying):
        is_open = clause.is_conditional or clause.modal in _listed("open") or _is_partly(clause)
        no = None if is_open or _only_tells_of_being(clause) else _no_of(clause)
        if no is not None and no.denied:
            yield no


def _no_of(clause: Clause) -> No | None:
    """The no of a clause; of "did not believe that it fell" that of the clause inside."""
    thought = next((child for child in clause.verb.children if child.dep_ == "ccomp"), None)
    if not clause.negated or thought is None:
        return No(clause, key_words(_denied_in(clause)))
    if clause.lemma not in _listed("holding"):  # "I do not know that she knew"
        return None
    inner = Clause(clause.saying, thought)
    return No(inner, key_words(_told(inner) if inner.lemma in _listed("light") else [thought]))


def _only_tells_of_being(clause: Clause) -> bool:
    """Whether a clause tells what there is: that there are no rebels here says no to nothing that they do."""
    return any(child.dep_ == "expl" for child in clause.verb.children)


def _denied_in(clause: Clause) -> list[Token]:
    """The words for what a clause says is not so."""
    if clause.negated:
        if clause.lemma in _listed("occurring"):
            return [clause.subject] if clause.subject is not None else []
        return _told(clause) if clause.lemma in _listed("light") else [clause.verb]
    thing = clause.object
    nouns = [thing] if thing is not None else clause.complements
    return [noun for noun in nouns if _has_no(noun)]


def _told(clause: Clause) -> list[Token]:
    """What a verb that says little by itself is told with: "is not a raid", "did not take part"."""
    found: list[Token] = []
    for noun in clause.complements:
        found += [child for child in noun.children if child.dep_ == "amod"] or [noun]
    for child in clause.verb.children:
        if child.dep_ in {"dobj", "obj", "xcomp"}:
            found += conjuncts(child)
        elif child.dep_ == "prep":
            found += [inner for inner in child.children if inner.dep_ == "pobj"]
    return found


def _has_no(noun: Token) -> bool:
    return any(child.lower_ == "no" for child in noun.children if child.dep_ in {"det", "neg"})


def _lacks(verb: Token) -> bool:
    """Whether a verb says no by what it means: "failed to fund it"."""
    return verb.lemma_.lower() in _listed("failing")


def _is_partly(clause: Clause) -> bool:
    """Whether a clause says no to a part alone, or so far: "not merely", "not yet", "not all mills"."""
    told = [clause.verb, *clause.complements, *([clause.object] if clause.object is not None else [])]
    return any(child.lower_ in _listed("partly") for token in told for child in token.children)


def _says_no_to(no: No, one: Answerable, other: Answerable) -> bool:
    """Whether a no is to what another statement says, of the same somebody or in further words of it."""
    said = [token for token in other.saying.tokens if token.dep_ not in _BESIDE]
    met = {word for word in no.denied for told in key_words(said) if _are_of_one_root(word, told)}
    if not met or _says_no_itself(met, other):
        return False
    subject = no.clause.subject
    further = (key_words(one.saying.tokens) - no.denied) & other.key_words
    if no.clause.own:
        return other.is_about(one.saying) or bool(further)
    named = [one.saying.cast.at(token) for token in (subject, no.clause.object) if token is not None]
    if actors := [actor for actor in named if actor is not None]:
        return any(actor in other.actors or actor is other.statement.source for actor in actors)
    if no.clause.lemma in _listed("occurring"):
        return one.follows(other)
    harm = no.denied | key_words([no.clause.verb, *no.clause.complements])
    same = subject is not None and key_words([subject]) & other.key_words
    return bool(same) and len(further) >= FURTHER and harm.isdisjoint(_HARMS)


def _says_no_itself(denied: Set[str], other: Answerable) -> bool:
    """Whether the other statement holds a no to the same."""
    words = other.saying.tokens
    places = [place for place, word in enumerate(words) if is_negated(word) or _has_no(word) or _lacks(word)]
    around = [near for place in places for near in (*words[place : place + BEHIND], *words[place].children)]
    return any(_are_of_one_root(word, told) for word in denied for told in key_words(around))


def _are_of_one_root(one: str, other: str) -> bool:
    """Whether two lemmas are the same, or a verb and what it does, by their endings."""
    if one == other:
        return True
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return any(
        one[place:] in _listed("endings") and other[place:] in _listed("endings")
        for place in range(LEAST_ROOT, alike + 1)
    )


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load("en/contrary")[name]["examples"])
