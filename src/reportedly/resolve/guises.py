"""Which guise an actor has in an article: what of a name, a country, a sphere and an office tells it from others."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from reportedly.resolve.known import (
    KnownActor,
    body_key,
    is_shared,
    known_bodies,
    known_organ,
    known_state,
    organ_named,
    state_named,
)
from reportedly.resolve.personal_names import personal_name
from reportedly.resolve.shown import Guise, Shown, guise_key, spheres_of
from reportedly.resolve.spelling import fold
from reportedly.resolve.words import body_words, nationalities, nouns, small_words

MOST_FORMS = 6
"""Other names of a guise that count, in the order of the alphabet."""


@lru_cache(1 << 14)  # articles show most actors as others do
def guise_of(shown: Shown) -> Guise | None:
    """The guise of an actor in an article; None for one that can't be joined across articles by its words.

    Unnamed actors ("two officials", "the rebels") have none, but states and the organs of a state.
    """
    if not shown.name.strip():
        return None
    return next((guise for rule in RULES if (guise := rule(shown)) is not None), None)


def of_known(known: KnownActor) -> Guise:
    """The guise of an actor that the lexicons know."""
    sort = "place" if known.kind in {"state", "place"} else "body"
    return Guise(
        known.key,
        "place" if sort == "place" else "body",
        known.kind,
        known.name,
        fold(known.name),
        known.country,
        spheres_of(known.sectors),
        sectors=known.sectors,
    )


# ------------------------------------------------------------------------------------------------------------- rules


def state_by_code(shown: Shown) -> Guise | None:
    """A state by its code, whatever it is called: "Norway", "Oslo" for its government, "the Norwegian state"."""
    if shown.kind == "state":
        known = known_state(shown.country) or state_named(shown.name)
        return of_known(known) if known is not None and known.kind == "state" else None
    known = state_named(shown.name) if shown.kind == "place" and shown.named else None
    return of_known(known) if known is not None and fold(known.name) == fold(shown.name) else None


def organ_of_state(shown: Shown) -> Guise | None:
    """As in "Norway's foreign ministry": an organ that each state has one of, named or not, by its state."""
    if shown.kind not in {"organisation", "people"}:
        return None
    known = known_organ(shown.name, shown.country)
    if known is not None:
        return of_known(known)
    owner = _owner(shown)
    words = _without(shown.name, owner) if owner else shown.name
    organ = organ_named(words) if owner else None
    if organ is None or owner is None:
        return None
    country = f"~{fold(owner)}"
    return Guise(
        guise_key("organ", organ, country), "body", "organisation", shown.name, organ, country, sectors=shown.sectors
    )


def _owner(shown: Shown) -> str | None:
    """The state without a code whose body this is: it is part of it, or has its name or adjective in its own."""
    if shown.country:
        return None
    words = fold(shown.name).split()
    named = (s for s in shown.states if any(_is_of(word, s) for word in words))
    return shown.owner or next(named, None)


def _is_of(word: str, state: str) -> bool:
    """Whether a word is a state's name or an adjective made of it: "Carrow", "Carrows", "Carrowan"."""
    stem = fold(state)
    stem = stem[:-1] if stem.endswith(("a", "e", "y")) else stem
    return len(stem) > 3 and word.startswith(stem)


def _without(name: str, state: str) -> str:
    return " ".join(word for word in fold(name).split() if not _is_of(word, state) and word != "s")


def well_known_body(shown: Shown) -> Guise | None:
    """A body of the lists by any of its names; one whose name others bear too, only where nothing speaks against it."""
    if not shown.named:
        return None
    if shown.kind == "person" and " " not in shown.name:
        return None
    for name in (shown.name, *(alias for alias in shown.aliases if is_body_name(alias))):
        found = [known for known in known_bodies(name) if _may_be(shown, known, name)]
        if len(found) == 1 and (shown.kind in {"organisation", "people"} or name == shown.name):
            return of_known(found[0])
    return None


def _may_be(shown: Shown, known: KnownActor, name: str) -> bool:
    if not is_shared(name):
        return True
    told, listed = spheres_of(shown.sectors), spheres_of(known.sectors)
    agrees = not told or not listed or bool(told & listed)
    return agrees and shown.country in {None, known.country, known.origin}


def person(shown: Shown) -> Guise | None:
    """A person by name: words, whether father or son, country, sphere and office."""
    name = personal_name(shown.name) if shown.named and shown.kind == "person" else None
    if name is None:
        return None
    spheres, office = spheres_of(shown.sectors), _office(shown)
    gender = shown.gender if name.gender is None else None  # a first name tells it for every guise alike
    identity = (str(name), shown.country, *sorted(spheres), office, gender)
    forms = {str(other) for alias in shown.aliases if is_personal_name(alias) and (other := personal_name(alias))}
    return Guise(
        guise_key("person", *identity),
        "person",
        "person",
        shown.name,
        str(name),
        shown.country,
        spheres,
        gender,
        office,
        lean=not name.is_full,
        alone=name.is_full or (shown.country is not None and bool(spheres)),
        sectors=shown.sectors,
        forms=tuple(sorted(forms - {str(name)})[:MOST_FORMS]),
    )


def _office(shown: Shown) -> str | None:
    """Title and whose office: "mayor of alder"; only titles that one at a time holds; the first in the alphabet."""
    held = [
        f"{fold(title)} of {fold(whose)}"
        for title, whose in shown.offices
        if whose and fold(title) in body_words("offices") and not set(fold(title).split()) & body_words("former")
    ]
    return min(held, default=None)


def is_personal_name(alias: str) -> bool:
    """Whether another name that an article gives a person is a full name, not a description."""
    words = alias.replace("’", "'").split()
    if not 2 <= len(words) <= 5 or "'s" in alias.replace("’", "'") or not all(_is_capital(w) for w in words):
        return False
    folded = fold(alias).split()
    name = personal_name(alias)
    common = any(word in nouns() or word in nationalities() for word in folded)
    return not common and name is not None and name.is_full and not known_bodies(alias)


def _is_capital(word: str) -> bool:
    first = fold(word.split("-", maxsplit=1)[0])
    return word[:1].isupper() or first in small_words("particles") or first in small_words("articles")


def place(shown: Shown) -> Guise | None:
    """A place by name and country, a city apart from the province of its name; a state that no list has."""
    if not shown.named or shown.kind not in {"place", "state"}:
        return None
    words = [word for word in fold(shown.name).removeprefix("the ").split() if word != "of"]
    telling = body_words("place_sorts") | body_words("plain_places")
    kept = [word for word in words if word not in telling] or words
    sort = next((word for word in words if word in body_words("place_sorts") and kept != words), None)
    identity = ("place", " ".join(kept), shown.country, sort)
    return Guise(guise_key(*identity), "place", shown.kind, shown.name, " ".join(kept), shown.country, place_sort=sort)


def people(shown: Shown) -> Guise | None:
    """A people by its name: "Norwegians", "Kurds"; never "the rebels"."""
    words = fold(shown.name).removeprefix("the ")
    if not shown.named or shown.kind != "people" or not shown.name[:1].isupper() or words in nouns():
        return None
    return Guise(guise_key("people", words), "people", "people", shown.name, words, shown.country)


def body(shown: Shown) -> Guise | None:
    """A body by the words of its name and its state; of one that says too little ("Foreign Ministry"), by no more."""
    if not shown.named or shown.kind != "organisation":
        return None
    owner = _owner(shown)
    country = shown.country or (f"~{fold(owner)}" if owner else None)
    words = fold(shown.name).removeprefix("the ")
    acronym, telling = is_acronym(shown.name), is_telling(words)
    spheres = spheres_of(shown.sectors) if acronym else frozenset()
    forms = {fold(alias).removeprefix("the ") for alias in shown.aliases if is_body_name(alias)}
    return Guise(
        guise_key("body", body_key(words), country, *sorted(spheres)),
        "body",
        "organisation",
        shown.name,
        words,
        country,
        spheres,
        lean=acronym or not (telling or country or _names_state(words)),
        alone=len(words) > 2 if acronym else telling or country is not None or _names_state(words),
        sectors=shown.sectors,
        forms=tuple(sorted(forms - {words})[:MOST_FORMS]),
    )


def _names_state(words: str) -> bool:
    return any(word in nationalities() for word in words.split())


def is_acronym(name: str) -> bool:
    """Whether a name is capitals only: "HWU", "H.W.U."."""
    letters = name.replace(".", "")
    return 2 <= len(letters) <= 6 and letters.isalpha() and letters.isupper()


def is_telling(words: str) -> bool:
    """Whether a body's folded name has a word that not many bodies share, and that is no state's."""
    common = body_words("generic") | body_words("small")
    return any(w not in common and w not in nationalities() and w not in nouns() and len(w) > 1 for w in words.split())


def is_body_name(alias: str) -> bool:
    """Whether another name that an article gives a body is a name that tells it, not a description."""
    words = alias.split()
    if not words or "'s " in alias.replace("’", "'") or words[0] in {"a", "an", "its", "his", "their", "some"}:
        return False
    named = all(word[:1].isupper() or fold(word) in body_words("small") | body_words("tails") for word in words)
    folded = fold(alias).removeprefix("the ")
    described = folded.split()[-1:] and folded.split()[-1] in body_words("tails")
    if not named or words[0] == "the" or described or folded in nationalities():
        return False
    return is_acronym(alias) or (is_telling(folded) and len(words) > 1)


RULES: tuple[Callable[[Shown], Guise | None], ...] = (
    state_by_code,
    organ_of_state,
    well_known_body,
    person,
    place,
    people,
    body,
)
"""The rules, in order; the first that knows what sort of actor it is makes its guise."""
