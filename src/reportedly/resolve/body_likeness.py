"""How alike two names of bodies, of places and of peoples are."""

from __future__ import annotations

from reportedly.resolve.features import Feature, Found
from reportedly.resolve.guises import is_telling
from reportedly.resolve.known import body_key
from reportedly.resolve.shown import Guise
from reportedly.resolve.spelling import is_mistyped, is_near, is_same_sound
from reportedly.resolve.words import body_words, nationalities, nouns


def same_words(left: Guise, right: Guise) -> Found | None:
    """The same words but for small ones, in any order, British or American; one that many bodies bear needs a state."""
    if body_key(left.words) != body_key(right.words):
        return None
    if is_telling(left.words) or any(word in nationalities() for word in left.words.split()):
        return Found(0.9, f'both are called "{left.name}"')
    if left.country and left.country == right.country:
        return Found(0.85, f'both are called "{left.name}"')
    return Found(0.5, f'both are called "{left.name}", as many bodies are', lean=True)


def other_name(left: Guise, right: Guise) -> Found | None:
    """An article gives one of them the other's name, or both another name of several words; many share initials."""
    names = {body_key(form) for form in (left.words, *left.forms)}
    own = {body_key(left.words), body_key(right.words)}
    shared = sorted(form for form in (right.words, *right.forms) if body_key(form) in names)
    told = next((form for form in shared if is_telling(form) and (" " in form or body_key(form) in own)), None)
    return Found(0.85, f'an article calls one of them "{told}", as the other is called') if told else None


def spelt_otherwise(left: Guise, right: Guise) -> Found | None:
    """Word for word the same in other letters, in the same order."""
    one, other = _words(left), _words(right)
    if len(one) != len(other) or not is_telling(left.words):
        return None
    if not all(_is_spelling(a, b) for a, b in zip(one, other, strict=True)):
        return None
    return Found(0.8, f'"{left.name}" and "{right.name}" are spellings of one name')


def acronym(left: Guise, right: Guise) -> Found | None:
    """An acronym and a name with these initials; it counts only where no other name has them."""
    short, long = sorted((left, right), key=lambda guise: len(guise.words))
    letters = short.words
    if not short.lean or " " in letters or len(letters) < 2 or letters not in initials_of(long.words):
        return None
    score = {2: 0.5, 3: 0.66}.get(len(letters), 0.75)
    return Found(score, f"{letters.upper()} are the initials of {long.name}", lean=True)


def initials_of(words: str) -> frozenset[str]:
    """The initials of a name of three words or more, or of two, with and without small words."""
    every = words.split()
    telling = [word for word in every if word not in body_words("small")]
    if len(telling) < 2:
        return frozenset()
    return frozenset("".join(word[0] for word in some) for some in (every, telling))


def name_shortened(left: Guise, right: Guise) -> Found | None:
    """The words of one begin or end the other's: "Lantern Institute", "Lantern Institute for Fisheries"."""
    short, long = sorted((left, right), key=lambda guise: len(guise.words))
    one, other = _words(short), _words(long)
    if len(one) >= len(other) or not is_telling(short.words) or (len(one) == 1 and one[0] in nouns()):
        return None
    if one not in (other[: len(one)], other[-len(one) :]):
        return None
    return Found(0.55, f'"{short.name}" may be "{long.name}" shortened', lean=True)


def _words(guise: Guise) -> list[str]:
    return [word for word in guise.words.split() if word not in body_words("small")]


def _is_spelling(left: str, right: str) -> bool:
    return left == right or is_same_sound(left, right) or is_near(left, right) or is_mistyped(left, right)


BODY_FEATURES: tuple[Feature, ...] = (same_words, other_name, spelt_otherwise, acronym, name_shortened)
"""What makes two guises of bodies alike by name, in order; the first that fires counts."""


def same_place_name(left: Guise, right: Guise) -> Found | None:
    """The same name of a place or a people."""
    return Found(0.9, f"both are called {left.name}") if left.words == right.words else None


def place_spelt_otherwise(left: Guise, right: Guise) -> Found | None:
    """A place's name in other letters: "Khan Sheikhun", "Khan Sheikhoun"."""
    one, other = left.words.split(), right.words.split()
    if len(one) != len(other) or left.sort == "people" or max(map(len, one)) < 5:
        return None
    if not all(a == b or is_same_sound(a, b) for a, b in zip(one, other, strict=True)):
        return None
    return Found(0.82, f"{left.name} and {right.name} are spellings of one name")


PLACE_FEATURES: tuple[Feature, ...] = (same_place_name, place_spelt_otherwise)
"""What makes two guises of places or peoples alike by name, in order; the first that fires counts."""
