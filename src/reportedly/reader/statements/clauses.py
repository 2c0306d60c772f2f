"""The main clauses of a statement's content: their verb, who does it, in what mood, and whether that is the source."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from reportedly.reader.phrases import SUBJECTS, conjuncts, is_negated, is_passive, subject_of
from reportedly.reader.statements.own_side import is_own
from reportedly.reader.statements.sayings import Saying

_FUTURE = frozenset({"will", "'ll", "wo", "shall", "would", "'d", "ll"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_MOST = 4
"""Clauses of a content that are looked at."""


@dataclass(eq=False)
class Clause:
    """A verb of the content with its helpers; `own` tells whether the source speaks of itself or its side."""

    saying: Saying
    verb: Token

    @cached_property
    def words(self) -> dict[str, Token]:
        """The verb's direct dependents by their lower-case form, the first of each."""
        found: dict[str, Token] = {}
        for child in self.verb.children:
            found.setdefault(child.lower_, child)
        return found

    @cached_property
    def subject(self) -> Token | None:
        """The head token of the subject."""
        return subject_of(self.verb)

    @cached_property
    def own(self) -> bool:
        """Whether the subject is the source itself or its side."""
        return self.subject is not None and is_own(self.saying, self.subject)

    @cached_property
    def modal(self) -> str | None:
        """The modal verb, in lower case; that of the first verb where several share it."""
        verb = self.verb
        for _ in range(3):
            for child in verb.children:
                if child.tag_ == "MD":
                    return child.lower_
            if (
                verb.dep_ != "conj"
                or verb.tag_ in _FINITE
                or any(child.dep_ in SUBJECTS or child.dep_ == "aux" for child in verb.children)
            ):
                return None
            verb = verb.head
        return None

    @cached_property
    def negated(self) -> bool:
        """Whether the verb is negated."""
        return is_negated(self.verb)

    @cached_property
    def passive(self) -> bool:
        """Whether the verb is in the passive."""
        return is_passive(self.verb)

    @cached_property
    def perfect(self) -> bool:
        """Whether "have" helps the verb."""
        return any(child.dep_ == "aux" and child.lemma_ == "have" for child in self.verb.children)

    @cached_property
    def lemma(self) -> str:
        """The verb's lemma in lower case."""
        return self.verb.lemma_.lower()

    @property
    def is_future(self) -> bool:
        """Whether "will", "shall" or "would" stands with the verb, or "going to" before it."""
        if self.modal in _FUTURE:
            return not self.perfect
        above = self.verb.head
        return self.verb.dep_ == "xcomp" and above.lower_ == "going"

    @cached_property
    def complements(self) -> list[Token]:
        """What a form of "be" says of its subject: adjectives, nouns, and objects of its prepositions."""
        found: list[Token] = []
        for child in self.verb.children:
            if child.dep_ in {"attr", "acomp", "oprd"} or (child.dep_ == "prep" and self.lemma == "be"):
                found += conjuncts(child)
        return found

    @cached_property
    def object(self) -> Token | None:
        """The head token of the direct object."""
        return next((child for child in self.verb.children if child.dep_ in {"dobj", "obj"}), None)

    @cached_property
    def is_conditional(self) -> bool:
        """Whether an "if" or "unless" clause hangs on the verb."""
        return any(
            child.dep_ == "advcl" and any(mark.lower_ in {"if", "unless"} for mark in child.children)
            for child in self.verb.children
        )


def clauses_of(saying: Saying) -> list[Clause]:
    """The first few main clauses of a content, in reading order; none in which somebody else speaks."""
    found: list[Clause] = []
    for head in saying.heads:
        if head.pos_ not in {"VERB", "AUX"} or head.i == saying.cue.i:
            continue
        clause = Clause(saying, _main(head))
        if clause.modal is not None or head.i not in saying.others_cues:
            found.append(clause)
        if len(found) >= _MOST:
            break
    return found


def _main(verb: Token) -> Token:
    """The verb that says what is done: that of the plan in "is going to sail"."""
    if verb.lower_ == "going":
        for child in verb.children:
            if child.dep_ == "xcomp" and child.tag_ == "VB":
                return child
    return verb
