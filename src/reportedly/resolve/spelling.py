"""How names are spelt: without diacritics, and by sound, so that romanisations of one name come out alike."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from reportedly import lexicon

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ə": "a", "ʻ": None}
    | dict.fromkeys("'’‘`´ʼʾʿʹ.")
)
_BETWEEN_WORDS = re.compile(r"[^\w]+|_+")
_VOWELS = str.maketrans(dict.fromkeys("aiu"))
_TWICE = re.compile(r"(.)\1+")

LONG = 7
"""Letters from which on a name may differ in one letter and be the same, mistyped."""


@lru_cache(1 << 16)
def fold(text: str) -> str:
    """A name in small letters without diacritics, apostrophes and dots; its words are parted by single blanks."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join(_BETWEEN_WORDS.sub(" ", plain.translate(_LETTERS)).split())


@cache
def _rules() -> tuple[tuple[str, str], ...]:
    return tuple((old, new) for old, new in lexicon.load("known_actors_spellings")["sounds"]["rules"])


@lru_cache(1 << 16)
def sound(word: str) -> str:
    """A folded word as it sounds: one letter for each sound, none twice, the vowels a, i and u.

    The rules are data: `lexicons/known_actors_spellings.toml`.
    """
    for old, new in _rules():
        if old in word:
            word = word.replace(old, new)
    word = _TWICE.sub(r"\1", word)
    return word[:-1] if len(word) > 3 and word.endswith("h") and word[-2] in "aiu" else word


@lru_cache(1 << 16)
def skeleton(word: str) -> str:
    """The consonants of a folded word as it sounds; a short word's whole sound, since its consonants say little."""
    heard = sound(word)
    bones = _TWICE.sub(r"\1", heard.translate(_VOWELS).replace("g", "k").replace("v", ""))
    return bones if len(bones) > 1 else heard


def is_same_sound(left: str, right: str) -> bool:
    """Whether two folded words are one name by the rules of romanisation."""
    return min(len(left), len(right)) > 2 and sound(left) == sound(right)


def is_near(left: str, right: str) -> bool:
    """Whether two folded words may be one name: the same consonants, and vowels that are often written for another.

    A and i (written a, e) stand for each other; u does not, since it parts Hansen from Hanson and Hassan from Hussein.
    """
    if skeleton(left) != skeleton(right) or min(len(left), len(right)) < 5:
        return False
    one, other = sound(left), sound(right)
    return Levenshtein.distance(one, other) <= 1 + (len(one) > 8) and one.count("u") == other.count("u")


def is_mistyped(left: str, right: str) -> bool:
    """Whether two long folded words that begin alike differ in one letter, not in a final s."""
    if left == right or left[:1] != right[:1]:
        return left == right
    if left == right + "s" or right == left + "s":
        return False
    return min(len(left), len(right)) >= LONG and Levenshtein.distance(left, right, score_cutoff=1) == 1


def differ_in_vowel(left: str, right: str) -> bool:
    """Whether two words of one length differ in a vowel for a vowel, as two names often do: Petersen, Peterson."""
    pairs = [(one, other) for one, other in zip(left, right, strict=False) if one != other]
    return len(left) == len(right) and all({one, other} <= set("aeiouy") for one, other in pairs)
