"""The words of `lexicons/en/chains.toml`: by which one statement is put inside another."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from reportedly.lexicon import load
from reportedly.reader.actor_nouns import noun_of

_NAMED = frozenset({"PERSON", "ORG", "NORP", "GPE"})


@cache
def citing_words() -> frozenset[str]:
    """Participles by which a reporter names its own source: "citing"."""
    return _all("citing", "words")


@cache
def quoting_verbs() -> frozenset[str]:
    """Verbs of "X quotes Y as saying"."""
    return _all("quoting", "lemmas")


@cache
def as_told_words() -> frozenset[str]:
    """Participles of "as reported by X"."""
    return _all("as_told", "words")


@cache
def publishing_verbs() -> frozenset[str]:
    """Verbs of "printed a letter in which"."""
    return _all("publishing", "lemmas")


@cache
def _documents() -> frozenset[str]:
    return _all("document", "nouns")


def _all(kind: str, key: str) -> frozenset[str]:
    return frozenset(word for entry in load("en/chains")[kind] for word in entry[key])


def can_inform(noun: Token) -> bool:
    """Whether a noun is somebody or something that can tell: a person, a body, a document; not a reason or a verse."""
    if noun.ent_type_ in _NAMED or noun.pos_ in {"PROPN", "PRON"}:
        return True
    lemma = noun.lemma_.lower()
    return lemma in _documents() or (noun_of(noun) is not None and not _is_state_of(noun))


def _is_state_of(noun: Token) -> bool:
    """Whether a noun is the state of something, which tells nothing, not a state that speaks."""
    return noun.lemma_.lower() in _all("condition", "nouns") and any(child.lower_ == "of" for child in noun.children)
