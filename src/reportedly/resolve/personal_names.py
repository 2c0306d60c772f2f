"""Names of persons taken apart: given names and surname, without titles, articles and particles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reportedly.resolve.spelling import fold, skeleton
from reportedly.resolve.words import first_names, honorifics, nicknames, small_words, suffixes

_ARTICLE_OF_ABD = re.compile(r"^abd[aeou]+l?(?=[a-z]{3})")
_HYPHENED_ARTICLE = re.compile(r"(?<![\w])([A-Za-z]{2,3})[-‐‑](?=\w)")
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class PersonalName:
    """A person's name in folded words as written (`words`), the surname last unless the family name comes first.

    `suffix` is "jr", "sr", "ii" … where the name tells a father from a son.
    """

    words: tuple[str, ...]
    suffix: str | None = None

    @property
    def surname(self) -> str:
        """The last word."""
        return self.words[-1]

    @property
    def first(self) -> str:
        """The first given name; "" where there is none."""
        return self.words[0] if len(self.words) > 1 else ""

    @property
    def is_full(self) -> bool:
        """Whether a given name is written out beside the surname."""
        return any(len(word) > 1 for word in self.words[:-1]) and len(self.surname) > 1

    @property
    def gender(self) -> str | None:
        """The gender of nearly all who bear the first name, if it is a common one."""
        first = self.first
        return first_names().get(first) or first_names().get(nicknames().get(first, ""))

    def __str__(self) -> str:
        return " ".join((*self.words, *([self.suffix] if self.suffix else [])))


@lru_cache(1 << 16)
def personal_name(text: str) -> PersonalName | None:
    """A name as written, such as "Dr. Omar al-Sayf Jr.", taken apart; None if nothing is left of it."""
    family, comma, given = text.partition(",")
    if comma and given.strip() and fold(given) not in suffixes():
        text = f"{given} {family}"  # as lists write it: "Aasen, Nils"
    words = fold(_HYPHENED_ARTICLE.sub(_without_article, text)).split()
    suffix = suffixes().get(words[-1]) if len(words) > 1 else None
    words = words[:-1] if suffix else words
    while len(words) > 1 and words[0] in honorifics():
        words = words[1:]
    kept = _without_small(words)
    return PersonalName(tuple(kept), suffix) if kept else None


def _without_article(match: re.Match[str]) -> str:
    return " " if fold(match[1]) in small_words("articles") else match[0]


def _without_small(words: list[str]) -> list[str]:
    """The words without articles and particles, Abu and Abd joined to what follows."""
    kept: list[str] = []
    joining = ""
    for place, word in enumerate(words):
        rest = len(words) - place - 1
        if word in small_words("joined") and rest:
            joining = "abu" if word == "abou" else "abd" if word.startswith("abd") else word
        elif rest and (place or len(word) < _SHORTEST) and word in small_words("articles") | small_words("particles"):
            continue
        else:
            kept.append(joining + word if joining else _ARTICLE_OF_ABD.sub("abd", word))
            joining = ""
    return kept


def joined_skeleton(name: PersonalName) -> str:
    """The consonants of the whole name in one, so that "Izz Din Sayf" and "Ezzedine Sayf" come out alike."""
    return skeleton("".join(name.words))


def full_first_name(word: str) -> str:
    """The first name that a nickname is short for, else the name itself."""
    return nicknames().get(word, word)
