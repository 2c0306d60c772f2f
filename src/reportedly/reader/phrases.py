"""Questions about syntax that several steps ask: who does a verb, to whom, is it negated, how far does a phrase go.

Dependency labels are ClearNLP's, as spaCy's English models give them.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
OBJECTS = frozenset({"dobj", "dative", "obj"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "parataxis"})
_CONTROLLED = frozenset({"xcomp", "advcl", "conj", "pcomp", "acl", "prep"})
_NEGATIVE_SUBJECTS = frozenset({"no", "nobody", "none", "neither", "nothing"})


def subject_of(verb: Token, *, controlled: bool = True) -> Token | None:
    """The head token of a verb's subject.

    Where the verb has none of its own (infinitives, gerunds, second verbs of a coordination) and `controlled` is set,
    it is the subject of the verb above, or the noun that a participle describes. The logical subject of a passive is
    `agent_of`; this one is its grammatical subject.
    """
    for _ in range(8):
        for child in verb.children:
            if child.dep_ in SUBJECTS:
                return child
        if not controlled or verb.dep_ not in _CONTROLLED or verb.head.i == verb.i:
            return None
        if verb.dep_ == "acl" and verb.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            return verb.head if verb.tag_ != "VB" else None
        verb = verb.head
    return None


def agent_of(verb: Token) -> Token | None:
    """The head token of the `by` phrase of a passive verb or a noun ("attacks by the militia")."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return inner
    return None


def object_of(verb: Token) -> Token | None:
    """The head token of a verb's direct object."""
    return next((child for child in verb.children if child.dep_ in {"dobj", "obj"}), None)


def is_passive(verb: Token) -> bool:
    """Whether a verb is in the passive, reduced participles included ("the man killed on Friday")."""
    if any(child.dep_ in {"auxpass", "nsubjpass", "csubjpass", "agent"} for child in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl"} and not any(c.dep_ == "aux" for c in verb.children)


def is_negated(verb: Token) -> bool:
    """Whether a verb, or the auxiliary it hangs on, is negated by "not", "never", "no longer" or a negative subject."""
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in {"never", "nor"}:
            return True
        if child.lower_ == "longer" and any(inner.lower_ == "no" for inner in child.lefts):
            return True
        if child.dep_ in SUBJECTS and _is_negative(child):
            return True
    return False


def _is_negative(subject: Token) -> bool:
    determiners = (child.lower_ for child in subject.children if child.dep_ in {"det", "preconj"})
    return subject.lower_ in _NEGATIVE_SUBJECTS or any(word in {"no", "neither"} for word in determiners)


def conjuncts(head: Token) -> list[Token]:
    """A token and those coordinated with it, in reading order ("Iran and Syria" gives both)."""
    found, queue = [head], [head]
    while queue:
        for child in queue.pop(0).children:
            if child.dep_ == "conj":
                found.append(child)
                queue.append(child)
    return found


def prepositional(head: Token, *prepositions: str) -> Iterator[Token]:
    """The objects of a token's own prepositional phrases with one of these prepositions, or of all without any."""
    for child in head.children:
        if child.dep_ in {"prep", "dative", "agent"} and (not prepositions or child.lower_ in prepositions):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield inner


def noun_phrase(head: Token, *, clauses: bool = False, coordinated: bool = False) -> Tokens:
    """The noun phrase of a head token, with determiners, modifiers, appositions and prepositional phrases.

    Relative and participle clauses are left out unless `clauses`, coordinated phrases unless `coordinated`. Blanks and
    punctuation at the ends are left out.
    """
    first, last = head.i, head.i
    for child in head.children:
        if child.dep_ in _CLAUSES and not clauses and child.i > head.i:
            continue
        if child.dep_ in {"conj", "cc", "preconj"} and not coordinated and child.i > head.i:
            continue
        if child.dep_ in {"punct", "dep", "case"} and child.i > head.i and child.lower_ not in {"'s", "%"}:
            continue
        if child.dep_ == "case":
            continue
        first = min(first, child.left_edge.i)
        last = max(last, child.right_edge.i)
    return trimmed(head.doc, first, last + 1)


def trimmed(doc: Doc, first: int, last: int) -> Tokens:
    """The tokens `[first, last)` without blanks, commas and the like at their ends."""
    while last - first > 1 and (doc[last - 1].is_space or doc[last - 1].text in {",", ";", ":", "-", "–", "—"}):
        last -= 1
    while last - first > 1 and (doc[first].is_space or doc[first].text in {",", ";", ":", "-", "–", "—"}):
        first += 1
    return doc[first:last]


def with_hyphen(word: Token, form: str) -> str:
    """A form of a word with what hyphens join before it, which the parser takes apart: "sit-in" for the "in" of it."""
    first = first_of_hyphened(word)
    return form if first == word.i else word.doc[first : word.i].text.lower() + form


def first_of_hyphened(word: Token) -> int:
    """The index of the first of the words that hyphens join to this one from before; its own where there is none."""
    doc, first = word.doc, word.i
    while first > 1 and doc[first - 1].text == "-" and not (doc[first - 1].whitespace_ or doc[first - 2].whitespace_):
        first -= 2
    return first
