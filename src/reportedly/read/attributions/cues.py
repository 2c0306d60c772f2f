"""The cue lexicon: which verbs, nouns and adjectives carry somebody's words, thoughts or stance."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from reportedly.lexicon import load

SPEECH = frozenset({"say", "write", "report", "ask", "argue"})
"""Classes whose verbs stand beside quotations."""


@cache
def verb_classes() -> dict[str, str]:
    """The class of each verb of the lexicon by its lemma."""
    return {lemma: entry["class"] for entry in load("en/cues")["verbs"] for lemma in entry["lemmas"]}


def class_of(verb: Token) -> str:
    """The class of a verb, "other" if the lexicon has none."""
    return verb_classes().get(verb.lemma_.lower(), "other")


def is_speech(verb: Token) -> bool:
    """Whether a verb can stand beside a quotation: said, wrote, asked."""
    return class_of(verb) in SPEECH


@cache
def source_nouns() -> frozenset[str]:
    """Nouns of "in the words of", "in her view"."""
    return frozenset(load("en/cues")["phrase_nouns"]["words"])


@cache
def hearsay_adverbs() -> frozenset[str]:
    """Adverbs by which a text says that others say so: "reportedly"."""
    return frozenset(load("en/cues")["hearsay_adverbs"]["words"])


@cache
def hearsay_adjectives() -> frozenset[str]:
    """Adjectives by which a text says that others call it so: "alleged"."""
    return frozenset(load("en/cues")["hearsay_adjectives"]["words"])


def is_reporting(verb: Token) -> bool:
    """Whether a verb can stand after a clause and a comma: said, reported, believed."""
    return class_of(verb) in SPEECH or class_of(verb) == "think"


@cache
def participles() -> frozenset[str]:
    """Participles that go on with what somebody says: "adding", "noting"."""
    return frozenset(load("en/cues")["participles"]["words"])
