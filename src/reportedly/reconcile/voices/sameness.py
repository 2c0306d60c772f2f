"""When two voices are one: each rule looks at two of them and says why, or nothing.

A rule that rests on words counts only where nobody else of the same articles fits as well: who can be two is neither.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from reportedly.reconcile.voices.nouns import Voice
from reportedly.reconcile.voices.words import listed, name_words
from reportedly.resolve.personal_names import personal_name


def is_one_actor(one: Voice, other: Voice) -> str | None:
    """Both are one actor of the dossier."""
    return f"{one.name} is one actor of the dossier" if one.key == other.key else None


def is_one_name(one: Voice, other: Voice) -> str | None:
    """Both are called the same, by more than words that tell nobody apart."""
    words = name_words(one.name)
    if words != name_words(other.name) or not words - listed("vague") or (_head(one.name) in listed("vague") and not one.named):
        return None
    return f"{one.name} is called the same in each"


def is_one_person(one: Voice, other: Voice) -> str | None:
    """Two persons with one surname, and given names that don't part them."""
    if not (one.kind == other.kind == "person" and one.named and other.named):
        return None
    left, right = personal_name(one.name), personal_name(other.name)
    if left is None or right is None or left.surname != right.surname or left.suffix != right.suffix:
        return None
    given = [name for name in (left.first, right.first) if name]
    if len(given) == 2 and not (given[0].startswith(given[1]) or given[1].startswith(given[0])):  # noqa: PLR2004 - both
        return None
    return f"{_shorter(one, other)} is {_longer(one, other)} by the surname"


def is_short_for(one: Voice, other: Voice) -> str | None:
    """The words of the one name are some of the words of the other: "the Board", the Water Board."""
    short, long = sorted((one, other), key=lambda voice: len(name_words(voice.name)))
    words = name_words(short.name) - listed("vague")
    if not words or short.kind in {"people", "place", "state"} or not words < name_words(long.name):
        return None
    if _are_persons(one, other) or not (_head(short.name) == _head(long.name) or short.kind == long.kind == "organisation"):
        return None
    return None if _is_mouth(long) else f"{short.name} is short for {long.name}"


def is_described(one: Voice, other: Voice) -> str | None:
    """The one is not named, and what it is called describes the other: "the coroner", Humphrey Pell, the coroner."""
    plain, named = (one, other) if other.named else (other, one)
    if plain.named or not named.named or plain.kind == "people":
        return None
    words = name_words(plain.name) - listed("vague")
    fitting = words & (named.described | name_words(named.name))
    if not fitting or 2 * len(fitting) < len(words) or _head(plain.name) not in fitting:
        return None
    return f"{plain.name} is {named.name}, as an article describes {named.name}"


def speaks_for(one: Voice, other: Voice) -> str | None:
    """The one is the mouthpiece of the other, and says so: "a spokesman for the mayor", "the mayor's office"."""
    for mouth, whole in ((one, other), (other, one)):
        if mouth.named:
            continue
        words = name_words(mouth.name)
        pieces = words & listed("mouthpieces")
        rest = words - pieces - listed("vague")
        if pieces and rest and rest <= name_words(whole.name) | whole.described and not pieces & name_words(whole.name):
            return f"{mouth.name} speaks for {whole.name}"
    return None


def are_its_officials(one: Voice, other: Voice) -> str | None:
    """The one are officials without a name, whose words are some of the other's: "rescue officials"."""
    for plain, body in ((one, other), (other, one)):
        words = name_words(plain.name)
        rest = words - listed("vague")
        if plain.kind == "people" and rest and rest != words and body.named and rest <= name_words(body.name):
            return f"{plain.name} are those of {body.name}"
    return None


def are_one_monitor(one: Voice, other: Voice) -> str | None:
    """Both are monitors, and not both are named."""
    if one.named and other.named:
        return None
    words = [name_words(voice.name) | voice.described for voice in (one, other)]
    if not all(some & listed("monitor") for some in words):
        return None
    return f"{_shorter(one, other)} means {_longer(one, other)}"


def is_its_state(one: Voice, other: Voice) -> str | None:
    """The one is a state, and the other is described as its: "Orsenia", Orsenia's War Minister."""
    for state, part in ((one, other), (other, one)):
        words = name_words(state.name)
        if state.named and part.kind != "state" and len(words) == 1 and words <= part.described:
            return f"{part.name} speaks for {state.name}"
    return None


def is_of_the_body(one: Voice, other: Voice) -> str | None:
    """The one is a person whose title names the body: the secretary of the ministry, the minister of war."""
    for person, body in ((one, other), (other, one)):
        if person.kind != "person" or body.kind != "organisation" or person.described & listed("deputies"):
            continue
        own = {_office(word) for word in person.described | (frozenset() if person.named else name_words(person.name))}
        words = {_office(word) for word in name_words(body.name)} - listed("vague")
        if words and _office(_head(body.name)) in own and len(words & own) * 2 >= len(words) and person.described:
            return f"{person.name} holds an office of {body.name}"
    return None


def is_of_the_police(one: Voice, other: Voice) -> str | None:
    """The one is the police, and the other the person of the police who speaks."""
    for force, person in ((one, other), (other, one)):
        if name_words(force.name) == {"police"} and person.kind == "person" and "COP" in person.sectors:
            return f"{person.name} speaks for the police"
    return None


Sameness = Callable[[Voice, Voice], str | None]
SURE: tuple[Sameness, ...] = (is_one_actor, is_one_name)
"""Rules that need no look at others."""
BY_WORDS: tuple[Sameness, ...] = (
    is_one_person, is_short_for, is_described, speaks_for, are_its_officials, are_one_monitor, is_of_the_body, is_its_state,
    is_of_the_police,
)  # fmt: skip
"""Rules that count only where nobody else fits, in this order."""


def _are_persons(one: Voice, other: Voice) -> bool:
    return one.kind == other.kind == "person" and one.named and other.named


def _is_mouth(voice: Voice) -> bool:
    return not voice.named and bool(name_words(voice.name) & listed("mouthpieces") or _head(voice.name) in listed("vague"))


def _office(word: str) -> str:
    """A word of an office as the word of its body: the minister of war, the ministry of war."""
    return "ministry" if word == "minister" else "navy" if word == "naval" else word


@lru_cache(1 << 14)
def _head(name: str) -> str:
    """The last word of a name's first part: "engineer" of "the resident engineer at Lindow"."""
    words = name.lower().replace("’s", "").replace("'s", "").split()
    for place, word in enumerate(words):
        if place and word in {"of", "at", "for", "in", "from", "on", "with", "who"}:
            words = words[:place]
            break
    return words[-1]


def _longer(one: Voice, other: Voice) -> str:
    return max(one, other, key=lambda voice: (voice.named, len(voice.name))).name


def _shorter(one: Voice, other: Voice) -> str:
    return min(one, other, key=lambda voice: (voice.named, len(voice.name))).name
