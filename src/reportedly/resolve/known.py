"""Actors known from data: states, the organs that each state has one of, and well-known bodies.

A known actor has a key of its own ("k-NOR", "k-foreign-ministry-NOR", "k-red-cross"), the same in every dossier.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly import lexicon
from reportedly.resolve.spelling import fold
from reportedly.resolve.words import body_words, british, nationalities, state_names


@dataclass(frozen=True, slots=True)
class KnownActor:
    """What the lexicons know of an actor: the name it is shown by, kind, country, PLOVER sectors, Wikidata id.

    `origin` is where a group comes from, as news may say before its name.
    """

    key: str
    name: str
    kind: str
    country: str | None = None
    sectors: tuple[str, ...] = ()
    wikidata: str | None = None
    origin: str | None = None


def known_state(code: str | None) -> KnownActor | None:
    """The state or territory with an ISO 3166-1 alpha-3 code."""
    return _states().get(code or "")


def state_named(name: str) -> KnownActor | None:
    """The state or territory of a name or an adjective, such as "Norway" or "Norwegian"."""
    return known_state(nationalities().get(fold(name)))


@cache
def _states() -> dict[str, KnownActor]:
    ids = {row["code"]: row["wikidata"] or None for row in lexicon.table("known_actors_states")}
    kinds = {row["code"]: row["kind"] for row in lexicon.table("places/countries")}
    return {
        code: KnownActor(f"k-{code}", name, kinds[code], code, wikidata=ids.get(code))
        for code, name in state_names().items()
    }


@cache
def three_letters() -> dict[str, str]:
    """ISO 3166-1 codes of two and of three letters, in small letters, with those of three."""
    codes = {row["code"].lower(): row["code"] for row in lexicon.table("known_actors_states")}
    return codes | {row["two_letters"].lower(): row["code"] for row in lexicon.table("known_actors_states")}


# ------------------------------------------------------------------------------------------------------------- bodies


@lru_cache(1 << 14)  # the same actors are named again and again
def known_bodies(name: str) -> tuple[KnownActor, ...]:
    """The well-known bodies that bear a name; what news adds to it ("group", "news agency") may be left out."""
    folded = fold(name)
    found = _bodies().get(folded) or _bodies().get(folded.removeprefix("the "), ())
    if found or " " not in folded:
        return found
    tail = next(
        (
            tail
            for tail in sorted(body_words("tails"), key=lambda tail: (-len(tail), tail))
            if folded.endswith(f" {tail}")
        ),
        None,
    )
    return _bodies().get(folded.removeprefix("the ").removesuffix(f" {tail}"), ()) if tail else ()


def is_shared(name: str) -> bool:
    """Whether other bodies bear a listed name too, so that it counts only where nothing speaks against it."""
    return fold(name).removeprefix("the ") in _shared_names()


@cache
def _bodies() -> dict[str, tuple[KnownActor, ...]]:
    found: dict[str, dict[str, KnownActor]] = {}
    for names, known in (*_listed("known_actors"), *_listed("organisations"), *_metonyms()):
        for name in names:
            found.setdefault(fold(name).removeprefix("the "), {}).setdefault(known.key, known)
    return {name: tuple(known.values()) for name, known in found.items()}


def _listed(source: str) -> Iterator[tuple[list[str], KnownActor]]:
    more = lexicon.load("known_actors")["listed"]["wikidata"] if source == "organisations" else {}
    for group in lexicon.load(source)["group"]:
        ids = group.get("wikidata", more)
        for names in group["names"]:
            country = group.get("countries", {}).get(names[0])
            sectors = tuple(group["sectors"])
            origin = group.get("origins", {}).get(names[0])
            key, wikidata = _key(names[0]), ids.get(names[0])
            yield names, KnownActor(key, names[0], "organisation", country, sectors, wikidata, origin)


def _metonyms() -> Iterator[tuple[list[str], KnownActor]]:
    """Seats that stand for a government or a body: the Kremlin, the White House, the Pentagon."""
    for group in lexicon.load("places/regions")["metonym"]:
        for name, country in group["names"].items():
            sectors = tuple(group["sectors"])
            yield [name], KnownActor(_key(name), name, "organisation", country or None, sectors)


def _key(name: str) -> str:
    return f"k-{fold(name).replace(' ', '-')}"


@cache
def _shared_names() -> frozenset[str]:
    data = lexicon.load("known_actors")
    lists = [data["listed"]["shared"], *(group.get("shared", []) for group in data["group"])]
    return frozenset(fold(name).removeprefix("the ") for names in lists for name in names)


@cache
def _wikidata() -> dict[str, str]:
    every = [*_states().values(), *(known for some in _bodies().values() for known in some)]
    return {known.key: known.wikidata for known in every if known.wikidata}


def known_wikidata(key: str) -> str | None:
    """The Wikidata id of a known actor, by its key, where it is certain."""
    return _wikidata().get(key)


# ------------------------------------------------------------------------------------------------------------- organs


def known_organ(name: str, country: str | None) -> KnownActor | None:
    """The organ of a state that a name or description speaks of: "Norway's foreign ministry", "the Norwegian army".

    Of nobody's organ, or of an article that does not tell whose, nothing is known: None.
    """
    state = known_state(country)
    organ = organ_named(name, country)
    if state is None or organ is None:
        return None
    return KnownActor(
        f"k-{organ.replace(' ', '-')}-{state.country}",
        f"{organ.capitalize()} of {state.name}",
        "organisation",
        state.country,
        _organs()[organ],
    )


@lru_cache(1 << 14)
def organ_named(name: str, country: str | None = None) -> str | None:
    """The sort of organ whose name this is once the state's name and adjective are left out; None for another body."""
    folded = f" {fold(name.replace(chr(8217), chr(39)).replace(chr(39) + 's', ''))} "
    for word in _words_of_state(country):
        folded = folded.replace(f" {word} ", " ")
    return _organ_names().get(body_key(folded))


@cache
def _words_of_state(country: str | None) -> tuple[str, ...]:
    words = [word for word, code in nationalities().items() if code == country]
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def _organs() -> dict[str, tuple[str, ...]]:
    return {organ["id"]: tuple(organ["sectors"]) for organ in lexicon.load("known_actors")["organ"]}


@cache
def _organ_names() -> dict[str, str]:
    organs = lexicon.load("known_actors")["organ"]
    return {body_key(fold(name)): organ["id"] for organ in organs for name in organ["names"]}


@lru_cache(1 << 14)
def body_key(folded: str) -> str:
    """The words of a body's folded name that tell it, in one spelling and one order; "" where it has none."""
    words = (word for word in folded.split() if word not in body_words("small"))
    return " ".join(sorted({_in_one_spelling(word) for word in words}))


def _in_one_spelling(word: str) -> str:
    for old, new in british():
        if len(word) > len(old) + 1 and word.endswith(old):
            return word.removesuffix(old) + new
    return word
