"""Common nouns for actors, from the lexicon: what kind of actor "rebels", "the ministry", "the enclave" speak of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Token

from reportedly import lexicon
from reportedly.reading import ActorKind

Gender = Literal["m", "f"]

PERSON_ENDINGS = ("er", "or", "ist", "ian", "ee", "eer", "man", "men", "woman", "women", "ress")
"""What nouns for persons end with that no class lists."""


@dataclass(frozen=True, slots=True)
class Noun:
    """What a common noun says of the actor it names."""

    group: str
    kind: ActorKind
    sectors: tuple[str, ...]
    gender: Gender | None = None
    title: bool = False
    of_group: bool = False


@cache
def nouns() -> dict[str, Noun]:
    """The nouns of the lexicon by their singular."""
    found: dict[str, Noun] = {}
    for entry in lexicon.load("en/actor_nouns")["class"]:
        noun = Noun(
            entry["id"],
            entry["kind"],
            tuple(entry["sectors"]),
            entry.get("gender"),
            entry.get("title", False),
            entry.get("of_group", False),
        )
        for word in entry["nouns"]:
            found.setdefault(word, noun)
    return found


@cache
def describing_words() -> frozenset[str]:
    """Words before "group" and its like that say of what sort it is, not which one."""
    return frozenset(lexicon.load("en/actor_nouns")["describing"]["words"])


@cache
def referring_words(entry: str) -> frozenset[str]:
    """The words of one entry of the lexicon of coreference, for example `referring_words("territories")`."""
    return frozenset(lexicon.load("en/coreference")[entry]["words"])


@cache
def noun_words(entry: str) -> frozenset[str]:
    """The words of one entry of the lexicon of nouns that is no class, for example `noun_words("documents")`."""
    return frozenset(lexicon.load("en/actor_nouns")[entry]["words"])


@cache
def name_words_of(entry: str) -> frozenset[str]:
    """The words of one entry of the lexicon of words in and around names, for example `name_words_of("outlets")`."""
    return frozenset(lexicon.load("en/name_words")[entry]["words"])


@cache
def sort_of_outlet(word: str) -> str | None:
    """Of what sort an outlet is by a word for it or the last of its name; None for a word that tells none."""
    named = ("papers", "agencies", "broadcasters", "magazines")
    return next((sort for sort in named if word in name_words_of(sort)), None)


@cache
def sorts() -> dict[str, frozenset[str]]:
    """Describing words that only some bodies fit ("aid" group), with the sectors that these have."""
    words = lexicon.load("en/actor_nouns")["sorts"]["words"]
    return {word: frozenset(sectors) for word, sectors in words.items()}


@cache
def back_references() -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    """Words that with "the" speak of a named body: the sectors it may have, and the words that take unknown ones."""
    data = lexicon.load("en/actor_nouns")["refers_back"]
    return {word: frozenset(sectors) for word, sectors in data["words"].items()}, frozenset(data["open"])


@cache
def quantities() -> frozenset[str]:
    """Words that with "of" only say how many there are ("a number of sources")."""
    return frozenset(lexicon.load("en/actor_nouns")["quantities"]["words"])


@cache
def place_terms() -> frozenset[str]:
    """Nouns beside a place's name that say what sort of place it is ("town", "province")."""
    return frozenset(lexicon.load("en/actor_nouns")["beside_place_names"]["words"])


@cache
def not_actors() -> tuple[frozenset[str], frozenset[str]]:
    """First words of names that are no actors' ("Operation"), and short forms that are none ("GPS")."""
    data = lexicon.load("en/honorifics")["not_actors"]
    return frozenset(data["first_words"]), frozenset(data["short_forms"])


@cache
def honorifics() -> dict[str, Gender | None]:
    """Forms of address, as written, with the gender they tell."""
    return {word: entry.get("gender") for entry in lexicon.load("en/honorifics")["class"] for word in entry["words"]}


def noun_of(token: Token) -> Noun | None:
    """The noun that a token is, with the word before it where the two are one term ("news agency")."""
    listed = nouns()
    lemma = token.lemma_.lower()
    if token.i:
        before = token.nbor(-1)
        joined = before.text == "-" and token.i > 1
        two = listed.get(f"{token.nbor(-2).lower_}-{lemma}" if joined else f"{before.lower_} {lemma}")
        if two is not None:
            return two
    return listed.get(lemma) or listed.get(token.lower_)
