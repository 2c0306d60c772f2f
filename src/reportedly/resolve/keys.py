"""Keys under which guises that may be one actor meet, so that none is compared with all.

A key names what two names share: "p:" first name and surname by their consonants, "i:" an initial and a surname, "j:"
all consonants in one, "s:" a surname, "b:" a body's words, "w:" its first two, "a:" its initials, "l:" a place. Under a
key that more than `MOST` names have nothing is compared: it is too common to tell anything, and finer keys remain.
"""

from __future__ import annotations

from functools import lru_cache

from reportedly.resolve.body_likeness import initials_of
from reportedly.resolve.guises import is_telling
from reportedly.resolve.known import body_key
from reportedly.resolve.personal_names import PersonalName, full_first_name, joined_skeleton, personal_name
from reportedly.resolve.shown import Guise, Sort
from reportedly.resolve.spelling import skeleton, sound
from reportedly.resolve.words import body_words, nouns

MOST = 40
"""Names under one key from which on it is too common."""

MOST_OF_SURNAME = 12
"""The same for a surname: alone it means one of its bearers, and of so many nobody can tell which."""

MOST_GUISES = 400
"""Guises under one key from which on it is too common, whatever their names: one person may have a hundred."""

_MOST_WORDS = 5


def most_names(key: str) -> int:
    """How many names may share a key."""
    return MOST_OF_SURNAME if key.startswith("s:") else MOST


def keys_of(guise: Guise) -> tuple[str, ...]:
    """The keys of a guise, by its name and the other names it has, sorted."""
    return tuple(sorted({key for words in (guise.words, *guise.forms) for key in _keys_of_name(guise.sort, words)}))


@lru_cache(1 << 14)
def _keys_of_name(sort: Sort, words: str) -> frozenset[str]:
    make = {"person": _of_person, "body": _of_body, "place": _of_place, "people": _of_place}[sort]
    return frozenset(make(words))


def _of_person(words: str) -> set[str]:
    name = personal_name(words)
    if name is None:
        return set()
    surname = skeleton(name.surname)
    if len(name.words) == 1:
        return {f"s:{surname}"}
    found = {f"s:{surname}", f"i:{_initial(name.first)} {surname}"}
    return found | _of_full_name(name) if name.is_full else found


def _of_full_name(name: PersonalName) -> set[str]:
    """Pairs of the first name with each later one, in either order, and all sounds in one."""
    bones = [skeleton(full_first_name(word)) for word in name.words[:_MOST_WORDS]]
    pairs = {tuple(sorted((bones[0], other))) for other in bones[1:]}
    return {f"p:{one} {other}" for one, other in pairs} | {f"j:{joined_skeleton(name)}"}


def _initial(word: str) -> str:
    """The first letter as it sounds, one for all that are written for each other; a nickname has its full name's."""
    first = sound(full_first_name(word))[:1]
    return "k" if first == "g" else first


def _of_body(words: str) -> set[str]:
    found = {f"b:{body_key(words)}"}
    telling = [word for word in words.split() if word not in body_words("small")]
    if len(telling) == 1:
        return found | {f"a:{words}"} | ({f"w:{skeleton(words)}"} if words not in nouns() else set())
    found |= {f"a:{letters}" for letters in initials_of(words)}
    if is_telling(words):
        bones = [skeleton(word) for word in telling]
        found |= {f"w:{one} {other}" for one, other in (bones[:2], bones[-2:])} | {f"w:{bones[0]}"}
    return found


def _of_place(words: str) -> set[str]:
    return {f"l:{' '.join(skeleton(word) for word in words.split())}"}
