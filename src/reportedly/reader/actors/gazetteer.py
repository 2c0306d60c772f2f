"""Names that the lexicons know: states and their peoples, capitals, cities, regions, seats of power, bodies, outlets.

A name is looked up as it is written; the same word in small letters is not a name ("us", "is", "turkey").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from spacy.tokens import Doc

from reportedly import lexicon
from reportedly.reader.actor_nouns import Gender, nouns
from reportedly.reading import ActorKind

Use = Literal["name", "demonym", "people", "capital", "metonym"]
"""How a known word speaks of its actor: by name, as an adjective ("Iranian"), as its people ("Iranians"), …"""

_FIRST_WORD = re.compile(r"[^\s-]+")


@dataclass(frozen=True, slots=True)
class Known:
    """What the lexicons know of a name: the name it is listed under, and what kind of actor it is."""

    name: str
    kind: ActorKind
    use: Use = "name"
    country: str | None = None
    sectors: tuple[str, ...] = ()
    state_media: bool = False
    origin: str | None = None


@cache
def known_names() -> dict[str, Known]:
    """All known names, as written, with straight apostrophes; "Workers' party" goes for "Workers' Party" too."""
    found: dict[str, Known] = {}
    for name, known in (*_organisations(), *_regions(), *_states(), *_demonyms(), *_capitals()):
        found.setdefault(name, known)
        before, _, last = name.rpartition(" ")
        if " " in before and last.lower() in nouns():
            found.setdefault(f"{before} {last.lower()}", known)
    return found


def is_hyphenated(doc: Doc, place: int) -> bool:
    """Whether a token is the second half of a double name ("Ortega-Finn"), not of "Israeli-Finnish"."""
    if place < 2 or doc[place - 1].text != "-" or doc[place - 1].whitespace_ or doc[place - 2].whitespace_:
        return False
    before = doc[place - 2]
    return before.text.istitle() and before.tag_ in {"NNP", "NN"} and before.text not in known_names()


@cache
def by_first_word() -> dict[str, tuple[str, ...]]:
    """Known names by their first token, the longest first."""
    lists: dict[str, list[str]] = {}
    for name in known_names():
        first = _FIRST_WORD.match(name)
        for key in {name.split()[0], first.group() if first else name}:
            lists.setdefault(key, []).append(name)
    return {key: tuple(sorted(names, key=lambda n: (-len(n), n))) for key, names in lists.items()}


@cache
def cities() -> dict[str, str]:
    """Large cities whose name points at one country, with its code."""
    return {row["name"]: row["country"] for row in lexicon.table("places/cities")}


@cache
def first_names() -> dict[str, Gender | None]:
    """Common first names with the gender of nearly all who bear them, None where both do."""
    genders: dict[str, Gender | None] = {"m": "m", "f": "f"}
    return {row["name"]: genders.get(row["gender"]) for row in lexicon.table("first_names")}


@cache
def nicknames() -> dict[str, str]:
    """Short forms of first names with the full ones, in small letters."""
    return {row["nickname"].casefold(): row["name"].casefold() for row in lexicon.table("nicknames")}


@cache
def state_names() -> dict[str, str]:
    """Code of each state and territory with its listed name."""
    return {row["code"]: row["name"] for row in lexicon.table("places/countries")}


def _states() -> Iterator[tuple[str, Known]]:
    for row in lexicon.table("places/countries"):
        kind: ActorKind = "state" if row["kind"] == "state" else "place"
        known = Known(row["name"], kind, country=row["code"])
        for name in (row["name"], *filter(None, row["other_names"].split("|"))):
            yield name, known


def _capitals() -> Iterator[tuple[str, Known]]:
    for row in lexicon.table("places/countries"):
        for name in filter(None, row["capital"].split("|")):
            yield name, Known(name, "place", "capital", row["code"])


def _demonyms() -> Iterator[tuple[str, Known]]:
    names = state_names()
    for row in lexicon.table("places/demonyms"):
        adjective = row["use"] == "adjective"
        code = row["code"] or None
        if adjective and code in names:
            yield row["word"], Known(names[code], "state", "demonym", code)
        else:
            yield row["word"], Known(row["word"], "people", "demonym" if adjective else "people", code)


def _regions() -> Iterator[tuple[str, Known]]:
    data = lexicon.load("places/regions")
    for group in data["place"]:
        for name in group["names"]:
            yield name, Known(name, "place", country=group.get("country"))
    for group in data["metonym"]:
        for name, country in group["names"].items():
            sectors = tuple(group["sectors"])
            yield name, Known(name, group["kind"], "metonym", country or None, sectors)


def _organisations() -> Iterator[tuple[str, Known]]:
    for group in lexicon.load("organisations")["group"]:
        listed = Known("", "organisation", sectors=tuple(group["sectors"]), state_media=group.get("state_media", False))
        for names in group["names"]:
            country = group.get("countries", {}).get(names[0])
            known = replace(listed, name=names[0], country=country, origin=group.get("origins", {}).get(names[0]))
            for name in names:
                yield name, known
