"""What the lexicons know of words that state a tie."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportedly.lexicon import load
from reportedly.reading import Predicate

NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Role:
    """A noun that ties who it describes to a whole; fields as in `lexicons/en/relation_roles.toml`."""

    predicate: Predicate
    ranked: Predicate | None
    in_state: str | None
    holder: frozenset[str]
    whole: frozenset[str]
    member_in_group: frozenset[str]
    links: tuple[str, ...]
    leading: frozenset[str]
    behind: bool
    singular: bool


@dataclass(frozen=True, slots=True)
class TieWord:
    """A verb, participle or noun that states a tie; fields as in `lexicons/en/relation_verbs.toml`."""

    predicate: Predicate
    subject: tuple[str, ...]
    object: tuple[str, ...]
    subject_kinds: frozenset[str]
    object_kinds: frozenset[str]
    particles: frozenset[str]
    pairs: tuple[str, ...]
    lenders: frozenset[str]
    turned: bool
    intended: bool
    words_of_object: frozenset[str]


@cache
def roles() -> Mapping[str, Role]:
    """The roles by noun."""
    return {word: _role(entry) for entry in load("en/relation_roles")["role"] for word in entry["examples"]}


def _role(entry: Mapping[str, Any]) -> Role:
    return Role(
        predicate=entry["predicate"],
        ranked=entry.get("ranked"),
        in_state=entry.get("in_state"),
        holder=_set(entry, "holder"),
        whole=_set(entry, "whole"),
        member_in_group=_set(entry, "member_in_group"),
        links=tuple(entry["links"]),
        leading=_set(entry, "leading"),
        behind=entry.get("behind", False),
        singular=entry.get("singular", False),
    )


@cache
def ranks() -> frozenset[str]:
    """Words before a role noun that make it one of several ("a senior commander")."""
    return frozenset(load("en/relation_roles")["ranks"]["words"]["examples"])


@cache
def outside_titles() -> frozenset[str]:
    """Those of them that are no part of a title: "senior" is none, "deputy" is."""
    return ranks() - frozenset(load("en/relation_roles")["ranks"]["in_title"]["examples"])


@cache
def bygone() -> frozenset[str]:
    """Words before a role noun that say it is held no more."""
    return frozenset(load("en/relation_roles")["ranks"]["over"]["examples"])


@cache
def heads_of_lands() -> frozenset[str]:
    """Titles whose holders head a state or a place."""
    return frozenset(load("en/relation_roles")["lands"]["heads"]["examples"])


@cache
def heads_of_some() -> Mapping[str, tuple[str, ...]]:
    """Those of them that head only some states, by title the codes of these."""
    return {word: tuple(entry["states"]) for word, entry in load("en/relation_roles")["lands"]["heads_of"].items()}


@cache
def works_for_lands() -> frozenset[str]:
    """Titles whose holders head a body of the state that is named with them, and so work for it."""
    return frozenset(load("en/relation_roles")["lands"]["works_for"]["examples"])


@cache
def appointing() -> frozenset[str]:
    """Verbs that put their object into the office behind "as"."""
    return frozenset(load("en/relation_roles")["offices"]["appointing"]["examples"])


@cache
def serving() -> frozenset[str]:
    """Verbs whose subject holds the office behind "as"."""
    return frozenset(load("en/relation_roles")["offices"]["serving"]["examples"])


@cache
def tie_words(table: str) -> Mapping[str, tuple[TieWord, ...]]:
    """The words of a table of `relation_verbs` ("verb", "noun", "hyphened") with each tie that they state."""
    found: dict[str, tuple[TieWord, ...]] = {}
    for entry in load("en/relation_verbs")[table]:
        one = _tie_word(entry)
        for word in entry["words"]:
            found[word] = (*found.get(word, ()), one)
    return found


def _tie_word(entry: Mapping[str, Any]) -> TieWord:
    return TieWord(
        predicate=entry["predicate"],
        subject=tuple(entry.get("subject", ("subject",))),
        object=tuple(entry.get("object", ("object",))),
        subject_kinds=_set(entry, "subject_kinds"),
        object_kinds=_set(entry, "object_kinds"),
        particles=_set(entry, "particles"),
        pairs=tuple(entry.get("pairs", ())),
        lenders=_set(entry, "lenders"),
        turned=entry.get("turned", False),
        intended=entry.get("intended", False),
        words_of_object=_set(entry, "words_of_object"),
    )


@cache
def state_bodies() -> frozenset[str]:
    """Words in the name of a body that belongs to a state."""
    return frozenset(load("en/relation_names")["state_bodies"]["words"])


@cache
def named_state_bodies() -> frozenset[str]:
    """Those of them that name a body of the state even where they are part of a name without a possessive."""
    return frozenset(load("en/relation_names")["state_bodies"]["named"])


@cache
def list_words(key: str) -> frozenset[str]:
    """Words that open a list of members, and verbs that define what is listed."""
    return frozenset(load("en/relation_names")["lists"][key])


@cache
def effort_words(key: str) -> frozenset[str]:
    """Words of attacks, fights, help in them, and prefixes of who is against or for somebody."""
    return frozenset(load("en/relation_names")["efforts"][key])


@cache
def unit_words(key: str) -> frozenset[str]:
    """Last words of the names of units that are part of a larger one ("smaller"), and of such larger ones."""
    return frozenset(load("en/relation_names")["units"][key])


def _set(entry: Mapping[str, Iterable[str]], key: str) -> frozenset[str]:
    return frozenset(entry.get(key, ()))
