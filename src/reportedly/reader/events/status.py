"""Whether an event took place, is planned, feared or denied, and how surely the text says so."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from spacy.tokens import Token

from reportedly.lexicon import load
from reportedly.reader.phrases import is_negated, is_passive, with_hyphen
from reportedly.reading import Certainty, Status

_STEPS = 8
_UP = frozenset(
    {"xcomp", "ccomp", "dobj", "pobj", "prep", "pcomp", "acl", "conj", "advcl", "dative", "nsubjpass", "dep", "attr"}
)
_PAST = frozenset({"VBN", "VBD"})
_DESCRIBING = frozenset({"amod", "det", "nmod", "compound"})
_PARTICLES = frozenset({"prt", "prep"})
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_AUXILIARIES = frozenset({"aux", "auxpass"})


@cache
def _words(table: str) -> Mapping[str, Status]:
    """The status that each word of a table of `event_settings` gives."""
    return {
        word: status
        for status in ("ongoing", "planned", "hypothetical", "negated")
        for word in load("en/event_settings")[table].get(status, {"examples": ()})["examples"]
    }


@cache
def _through() -> frozenset[str]:
    return frozenset(load("en/event_settings")["through"]["examples"])


@cache
def _sureness() -> Mapping[str, Certainty]:
    entries = load("en/event_settings")["certainty"]
    return {word: sure for sure in ("probable", "possible") for word in entries[sure]["examples"]}


def status_of(word: Token, host: Token) -> Status:
    """The status of an event from its word, the verb that carries it, and the verbs and nouns above."""
    if any(child.dep_ == "det" and child.lower_ == "no" for child in word.children) or is_negated(host):
        return "negated"
    return (
        _described(word)
        or _of_verb(host)
        or (_of_lender(host) if host is not word else None)
        or _of_supposed(host)
        or _from_above(host)
        or _progressive(host)
        or "happened"
    )


def _described(word: Token) -> Status | None:
    """What an adjective before an event's noun says: "the planned attack", "a would-be attack"."""
    adjectives = _words("adjectives")
    said = (adjectives.get(with_hyphen(c, c.lower_)) for c in word.children if c.dep_ in _DESCRIBING)
    return next((status for status in said if status), None)


def _of_verb(verb: Token) -> Status | None:
    """What modals and the conjunction of a verb's own clause say."""
    marks, modals = _words("marks"), _words("modals")
    for child in verb.children:
        if child.dep_ == "mark" and child.lower_ in marks:
            return marks[child.lower_]
    for child in verb.children:
        if child.dep_ == "aux" and child.lower_ in modals:
            status = modals[child.lower_]
            return "planned" if child.lower_ in {"would", "'d"} and _is_reported(verb) else status
    return None


def _of_supposed(noun: Token) -> Status | None:
    """What the conjunction of a clause says of a noun that does something in it: "if an attack sank a boat".

    What is known by then took place: "asked whether their attack had sunk a boat".
    """
    known = any(child.dep_ == "poss" or (child.dep_ == "det" and child.lower_ in _KNOWN) for child in noun.lefts)
    if noun.dep_ != "nsubj" or noun.head.pos_ != "VERB" or known:
        return None
    marks = _words("marks")
    return next((marks[c.lower_] for c in noun.head.lefts if c.dep_ == "mark" and c.lower_ in marks), None)


def _of_lender(verb: Token) -> Status | None:
    """What a verb that lends its subject to a noun says itself: "planned an attack", "continued talks"."""
    status = _over(verb)
    return None if status is None or verb.lemma_ in settled() else _turned(status, verb)


@cache
def settled() -> frozenset[str]:
    """Of the words of plans, those that leave no doubt that it was done: "ordered an attack", "decided to release"."""
    return frozenset(load("en/event_settings")["over"]["settled"]["examples"])


def _is_reported(verb: Token) -> bool:
    """Whether "would" is a "will" told in the past ("said it would send")."""
    return verb.dep_ == "ccomp" and verb.head.tag_ in {"VBD", "VBN"} and verb.head is not verb


def _from_above(word: Token) -> Status | None:
    """What the words say that a word is the complement of: plans, fears, denials."""
    token = word
    for _ in range(_STEPS):
        above, label = token.head, token.dep_
        if (status := _of_link(token)) is not None:
            return status
        if (
            above is token
            or label not in _UP
            or (label == "prep" and token.lower_ not in _through())
            or (label == "acl" and token.tag_ in _PAST)
        ):
            return None
        if label == "advcl":
            return "planned" if _is_purpose(token) and not _went_on(above) and not _is_of_first(token) else None
        if (label == "conj" and token.pos_ == "VERB") or (label == "xcomp" and above.lemma_ == "be"):
            if (own := _of_verb(above)) and (label == "xcomp" or not _has_auxiliary(token)):
                return own
        elif (status := _over(above)) is not None and not _was_told(token, status):
            return _turned(status, above)
        token = above
    return None


def _of_link(word: Token) -> Status | None:
    """What ties a word to the one above it says: "without attacking", "is to attack"."""
    above, label = word.head, word.dep_
    if above.lower_ == "without" and label in {"pobj", "pcomp"}:
        return "negated"
    if label == "xcomp" and above.lemma_ == "be" and _is_purpose(word) and not is_negated(above):
        return _of_verb(above) or "planned"
    return None


def _over(word: Token) -> Status | None:
    """The status that a word of plans, fears, denials gives its complement; "about" does so before "to" alone.

    What somebody "has yet to" do is not done.
    """
    if word.pos_ == "ADP":
        return None
    if word.lemma_ in {"have", "be"} and any(child.lower_ == "yet" for child in word.rights):
        return "negated"
    over, lemma = _words("over"), word.lemma_.lower()
    particle = next((c.lower_ for c in word.children if c.i == word.i + 1 and c.dep_ in _PARTICLES), "")
    return over.get(f"{lemma} {particle}") or over.get(lemma) or over.get(word.lower_)


def _was_told(verb: Token, status: Status) -> bool:
    """Whether a clause under a word of plans tells of what was: "announced that they had attacked"."""
    if verb.dep_ != "ccomp" or status != "planned":
        return False
    helping = {child.lower_ for child in verb.children if child.dep_ in _AUXILIARIES}
    if helping & {"had", "has", "have", "was", "were"}:
        return "to" not in helping
    return verb.tag_ == "VBD" or (verb.tag_ == "NN" and not helping)


def _is_purpose(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(child.lower_ == "to" for child in verb.children)


def _is_of_first(verb: Token) -> bool:
    """Whether "to" tells what one was the first, last or only one to do: "the first envoy to visit the islands"."""
    to = next((child for child in verb.children if child.lower_ == "to"), None)
    if to is None or to.i == 0:
        return False
    noun = to.nbor(-1)
    return any(c.ent_type_ == "ORDINAL" or c.lower_ in {"only", "last", "latest", "next"} for c in noun.lefts)


def _went_on(verb: Token) -> bool:
    """Whether "to" tells what came next, and no purpose: "went on to complain"."""
    return verb.lemma_ == "go" and any(child.lower_ == "on" for child in verb.children)


def _turned(status: Status, above: Token) -> Status:
    """What a negated word above makes of it: who did not plan it did not do it, who did not deny it may have."""
    if not is_negated(above):
        return status
    return "hypothetical" if status == "negated" else "negated"


def _has_auxiliary(verb: Token) -> bool:
    return any(child.dep_ in _AUXILIARIES for child in verb.children)


def _progressive(verb: Token) -> Status | None:
    if verb.tag_ == "VBG" and any(
        child.dep_ == "aux" and child.lower_ in {"is", "are", "'re", "'s", "been", "am"} for child in verb.children
    ):
        return "ongoing"
    return None


def certainty_of(word: Token, host: Token) -> Certainty:
    """How surely the text itself puts it: "reportedly", "may have"."""
    sureness = _sureness()
    for token in (word, host) if host is not word else (word,):
        for child in token.children:
            if child.dep_ in {"advmod", "aux", "amod"} and child.lower_ in sureness:
                return sureness[child.lower_]
    above = host.head
    if host.dep_ == "xcomp" and above.lemma_.lower() in _supposing() and is_passive(above):
        return "probable"
    return "certain"


@cache
def _supposing() -> frozenset[str]:
    return frozenset(load("en/event_settings")["certainty"]["supposing"]["examples"])
