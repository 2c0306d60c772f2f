"""The cue lexicons: which verbs, nouns and adjectives carry somebody's words, thoughts or stand, in classes."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from reportedly.lexicon import load

SPEECH = frozenset({"say", "utter", "write", "report", "ask", "argue", "threaten"})
"""Classes whose verbs stand beside quotations."""

REPORTING = SPEECH | {"think", "deny", "accuse", "praise"}
"""Classes whose verbs stand after a clause and a comma: "the road is closed, she believes"."""

_JUDGING = frozenset({"deny", "accuse", "praise"})
"""Classes whose verbs take an object."""

_TAKEN = frozenset({"dobj", "obj", "ccomp", "xcomp", "auxpass", "nsubjpass", "agent"})

OTHER = "other"
"""The class of words that no lexicon has."""


@cache
def verb_classes() -> dict[str, str]:
    """The class of each verb of the lexicon by its lemma."""
    return {entry["lemma"]: entry["class"] for entry in load("en/cue_verbs")["verb"]}


@cache
def noun_classes() -> dict[str, str]:
    """The class of each noun of the lexicon by its lemma."""
    return {entry["lemma"]: entry["class"] for entry in load("en/cue_nouns")["noun"]}


@cache
def adjective_classes() -> dict[str, str]:
    """The class of each adjective of the lexicon by its lemma."""
    return {entry["lemma"]: entry["class"] for entry in load("en/cue_adjectives")["adjective"]}


def class_of(cue: Token) -> str:
    """The class of a verb, noun or adjective, `OTHER` if its lexicon has none."""
    pos = cue.pos_
    lemma = cue.lemma_.lower()
    if cue.tag_ == "VBN" and cue.lower_ in adjective_classes() and not any(c.dep_ == "dobj" for c in cue.children):
        return adjective_classes()[cue.lower_]
    if pos == "VERB":
        return verb_classes().get(lemma, OTHER)
    if pos == "NOUN":
        return noun_classes().get(lemma, OTHER)
    return adjective_classes().get(lemma, OTHER) if pos == "ADJ" else OTHER


def is_relative(that: Token) -> bool:
    """Whether "that" behind a noun is what the verb of its clause judges: "a claim that the mayor dismissed"."""
    verb = that.head
    if that.lower_ != "that" or verb.pos_ != "VERB" or class_of(verb) not in _JUDGING:
        return False
    return not any(child.dep_ in _TAKEN or child.lower_ == "that" for child in verb.children if child.i != that.i)


def is_speech(verb: Token) -> bool:
    """Whether a verb can stand beside a quotation: said, wrote, asked."""
    return verb_classes().get(verb.lemma_.lower(), OTHER) in SPEECH


def is_reporting(verb: Token) -> bool:
    """Whether a verb can stand after a clause and a comma: said, reported, believed."""
    return verb_classes().get(verb.lemma_.lower(), OTHER) in REPORTING


@cache
def telling_verbs() -> frozenset[str]:
    """Verbs whose object is who is told: "told a friend", "assured the council"."""
    return frozenset(load("en/addressees")["direct_object"]["words"])


def _words(kind: str) -> frozenset[str]:
    return frozenset(word for entry in load("en/cue_phrases")[kind] for word in entry["words"])


@cache
def phrase_nouns() -> frozenset[str]:
    """Nouns of "in the words of", "in her view"."""
    return _words("phrase_noun")


@cache
def hearsay_adverbs() -> frozenset[str]:
    """Adverbs by which a text says that others say so: "reportedly"."""
    return _words("hearsay_adverb")


@cache
def hearsay_adjectives() -> frozenset[str]:
    """Adjectives by which a text says that others call it so: "alleged"."""
    return _words("hearsay_adjective")


@cache
def participles() -> frozenset[str]:
    """Participles that go on with what somebody says: "adding", "noting"."""
    return _words("participle")


@cache
def light_verbs() -> frozenset[str]:
    """Verbs that only lend a noun its subject: "made a promise", "expressed the hope"."""
    return _words("light_verb")


@cache
def yardsticks() -> frozenset[str]:
    """Nouns after "according to" that are a measure, not a source: "according to plan"."""
    return _words("yardstick")
