"""The words of the lexicons that names are weighed by: first names, nicknames, titles, nouns, small words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from reportedly import lexicon
from reportedly.resolve.spelling import fold


def _spellings() -> Mapping[str, Any]:
    return lexicon.load("known_actors_spellings")


@cache
def small_words(name: str) -> frozenset[str]:
    """A list of small words in names of persons: `articles`, `joined`, `particles`."""
    return frozenset(_spellings()[name]["words"])


@cache
def suffixes() -> Mapping[str, str]:
    """What tells a father from a son ("jr", "junior"), by what it is counted as."""
    words: Mapping[str, str] = _spellings()["suffixes"]["words"]
    return words


@cache
def first_names() -> Mapping[str, str | None]:
    """Common first names, folded, with the gender of nearly all who bear them; None where both do."""
    return {fold(row["name"]): row["gender"] or None for row in lexicon.table("first_names")}


@cache
def nicknames() -> Mapping[str, str]:
    """Short forms of first names, folded, with the full ones."""
    return {fold(row["nickname"]): fold(row["name"]) for row in lexicon.table("nicknames")}


@cache
def honorifics() -> Mapping[str, str | None]:
    """Forms of address before names, folded, with the gender that they tell, if any."""
    found: dict[str, str | None] = {}
    for entry in lexicon.load("en/honorifics")["class"]:
        found |= dict.fromkeys(map(fold, entry["words"]), entry.get("gender"))
    return found


@cache
def nouns() -> Mapping[str, str | None]:
    """Common nouns for actors, folded, singular and plural, with the gender that they tell, if any."""
    found: dict[str, str | None] = {}
    for entry in lexicon.load("en/actor_nouns")["class"]:
        for noun in entry["nouns"]:
            found |= dict.fromkeys((fold(noun), fold(noun) + "s"), entry.get("gender"))
    return found


@cache
def body_words(name: str) -> frozenset[str]:
    """A list of words in names of bodies and places, from `lexicons/known_actors.toml`, folded."""
    return frozenset(map(fold, lexicon.load("known_actors")[name]["words"]))


@cache
def british() -> tuple[tuple[str, str], ...]:
    """Endings of words that British and American news spell each in its way."""
    return tuple((old, new) for old, new in lexicon.load("known_actors")["spellings"]["endings"])


@cache
def nationalities() -> Mapping[str, str]:
    """Adjectives and names of states and territories, folded, with their codes."""
    found = {fold(row["word"]): row["code"] for row in lexicon.table("places/demonyms") if row["code"]}
    for row in lexicon.table("places/countries"):
        for name in (row["name"], *filter(None, row["other_names"].split("|"))):
            found.setdefault(fold(name), row["code"])
    return found


@cache
def state_names() -> Mapping[str, str]:
    """The name of each state and territory by its code."""
    return {row["code"]: row["name"] for row in lexicon.table("places/countries")}
