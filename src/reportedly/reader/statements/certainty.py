"""How surely a source puts what it says, and whether it says it at all."""

from __future__ import annotations

from functools import cache

from reportedly.lexicon import load
from reportedly.reader.phrases import is_negated
from reportedly.reader.statements.clauses import clauses_of
from reportedly.reader.statements.sayings import Saying
from reportedly.reading import Act, Certainty, Polarity

_COMPLEMENTS = frozenset({"xcomp", "ccomp", "oprd", "acomp"})


@cache
def _words(level: str, key: str) -> frozenset[str]:
    return frozenset(load("en/certainty")[level][key])


def certainty_of(saying: Saying, act: Act) -> Certainty:
    """How surely the source puts it: `possible` before `probable`, `certain` where no word weakens it.

    What is proposed or demanded is not weakened by its cue ("suggested meeting").
    """
    cue = saying.cue.lemma_.lower()
    near = _near(saying)
    of_cue = act not in {"demand", "propose"}
    for level in ("possible", "probable"):
        if (of_cue and cue in _words(level, "cues")) or near & _words(level, "words"):
            return "possible" if level == "possible" else "probable"
    return "certain"


def _near(saying: Saying) -> set[str]:
    """The words on which the surety of the content's main clauses hangs: modals, adverbs, the verb, its complement."""
    found: set[str] = set()
    for clause in clauses_of(saying):
        kept = {"advmod"} if clause.negated and clause.modal == "could" else {"aux", "advmod"}
        found |= {child.lower_ for child in clause.verb.children if child.dep_ in kept}
        found |= {token.lower_ for token in clause.complements}
        if any(child.dep_ in _COMPLEMENTS for child in clause.verb.children):
            found.add(clause.lemma)
    return found


def polarity_of(saying: Saying) -> Polarity:
    """`negative` where the cue is negated ("has not commented") or the content's only clause is ("would not go")."""
    if is_negated(saying.cue):
        return "negative"
    clauses = clauses_of(saying)
    return "negative" if clauses and clauses[0].negated else "positive"
