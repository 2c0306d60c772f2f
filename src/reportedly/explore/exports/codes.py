"""Codes of other people's formats for what a reading holds, from the lexicons; what they don't settle is not coded."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from reportedly import lexicon
from reportedly.reading import Actor, Event

QUAD_CLASSES = {"cooperative": {"verbal": 1, "material": 2}, "hostile": {"verbal": 3, "material": 4}}
"""GDELT's and PLOVER's four classes: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict."""


@cache
def _cameo() -> Mapping[tuple[str, str, str], str]:
    return {(row["type"], row["mode"], row["context"]): row["code"] for row in lexicon.table("plover/cameo")}


def cameo(event: Event) -> str:
    """An event's CAMEO code: of its type with mode and context, with its mode, with a context, or of its type."""
    table, mode = _cameo(), event.mode or ""
    contexts = [*event.contexts, ""]
    keys = [
        *((event.type, mode, context) for context in contexts),
        *((event.type, "", context) for context in contexts),
    ]
    found = (table[key] for key in keys if key in table)
    return next(found)


def cameo_class(code: str) -> int:
    """GDELT's class of a CAMEO code, which goes by the first two digits: words or deeds, with or against."""
    root = int(code[:2])
    return 1 + (root > 5) + (root > 8) + (root > 13)


def plover_class(event: Event) -> int:
    """PLOVER's class of an event's type."""
    kind: Mapping[str, Any] = lexicon.load("plover/types")["types"][event.type]
    return QUAD_CLASSES[kind["nature"]][kind["means"]]


@cache
def _actor_types() -> frozenset[str]:
    return frozenset(lexicon.load("plover/cameo")["actor_types"]["codes"])


def cameo_types(actor: Actor) -> list[str]:
    """An actor's sectors that are CAMEO types of actors, three at most."""
    return [sector for sector in actor.sectors if sector in _actor_types()][:3]


@cache
def _acled() -> Mapping[tuple[str, str], Mapping[str, str]]:
    return {(row["type"], row["mode"]): row for row in lexicon.table("plover/acled")}


def acled(event: Event) -> Mapping[str, str] | None:
    """What kind of row an event may be drafted as; None where ACLED has no such row."""
    table = _acled()
    return table.get((event.type, event.mode or "")) or table.get((event.type, ""))


@cache
def _civilians() -> frozenset[str]:
    return frozenset(lexicon.load("en/civilians")["civilians"]["units"])


def are_civilians(unit: str | None) -> bool:
    """Whether what is counted are civilians by its very name."""
    return unit is not None and unit.casefold().strip() in _civilians()


@cache
def _countries() -> Mapping[str, Mapping[str, str]]:
    names = {row["code"]: dict(row) for row in lexicon.table("places/countries")}
    for row in lexicon.table("places/country_codes"):
        names.setdefault(row["code"], {}).update(row)
    return names


def country_name(code: str | None) -> str:
    """The English name of a country by its ISO 3166-1 alpha-3 code; empty where the code is none."""
    return _countries().get(code or "", {}).get("name", "")


def country_code(code: str | None, kind: str) -> str:
    """Another code of a country: `iso2`, `numeric` or `fips`; empty where there is none."""
    return _countries().get(code or "", {}).get(kind, "")


def is_country(actor: Actor) -> bool:
    """Whether a place is a whole country: it is named as one."""
    country = _countries().get(actor.country or "", {})
    called = {country.get("name", ""), *country.get("other_names", "").split("|")}
    return bool(country) and (actor.kind == "state" or actor.name in called)
