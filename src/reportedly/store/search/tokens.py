"""The words of a text as both databases index them: letters and digits, without case, accents and inflection."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from functools import cache, lru_cache, partial
from threading import Lock
from typing import NamedTuple

LONGEST = 40
"""Letters of a word that are indexed."""

MOST_BYTES = 600_000
"""Of one text so much is indexed; PostgreSQL takes at most a megabyte of words and places."""

_WORD = re.compile(r"[^\W_]+")
_ODD = re.compile(r"[^a-z0-9]")
_STEMMING = Lock()
"""The stemmer writes down within itself how far it is, so it stems one word at a time, whoever asks."""


class Token(NamedTuple):
    """A word of a text: as written but for case and accents, its stem, and where it stands."""

    exact: str
    stem: str
    start: int
    end: int


_token = partial(tuple.__new__, Token)
"""Makes a token of its four parts, in half the time."""


def tokens(text: str) -> Iterator[Token]:
    """The words of a text in their order."""
    for found in _WORD.finditer(text):
        exact, stem = _forms(found[0])
        if exact:
            yield _token((exact, stem, *found.span()))


def with_stems(text: str, stems: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where in a text words with these stems stand, in their order."""
    letters = {letter for stem in stems for letter in (stem[:1], stem[:1].upper())}
    for found in _WORD.finditer(text):
        word = found[0]
        # a stem begins as its word does, so that most words need not be looked up
        if (word[0] in letters or not word.isascii()) and _forms(word)[1] in stems:
            yield found.span()


@lru_cache(maxsize=512)  # those of the article at hand
def tokens_of(sentence: str) -> tuple[Token, ...]:
    """The words of a sentence, or less, which are asked for again and again."""
    return tuple(tokens(sentence))


def indexed(text: str) -> tuple[list[str], list[str]]:
    """The stems of a text and its words as written, as far as they are indexed."""
    forms = [both for word in _WORD.findall(text) if (both := _forms(word))[0]]
    if len(text) > MOST_BYTES // LONGEST:
        forms = forms[: _fitting(forms)]
    return [stem for _, stem in forms], [exact for exact, _ in forms]


def _fitting(forms: list[tuple[str, str]]) -> int:
    """How many words there is room for, with their places."""
    room = MOST_BYTES
    for number, (exact, _) in enumerate(forms):
        room -= len(exact) + 4
        if room < 0:
            return number
    return len(forms)


@lru_cache(maxsize=200_000)
def _forms(word: str) -> tuple[str, str]:
    exact = folded(word)
    if not (exact.isascii() and exact.isalpha()):
        return exact, exact
    with _STEMMING:
        return exact, _stemmer()(exact)


def folded(word: str) -> str:
    """A word without case and accents; letters beyond a to z and 0 to 9 are spelled out, so that any index takes it."""
    if not word.isascii():
        apart = unicodedata.normalize("NFKD", word.casefold())
        word = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return _ODD.sub(_spelled, word.lower()[:LONGEST])


def _spelled(letter: re.Match[str]) -> str:
    return f"qx{ord(letter[0]):x}q" if letter[0].isalnum() else ""


@cache
def _stemmer() -> Callable[[str], str]:
    import snowballstemmer

    stem: Callable[[str], str] = snowballstemmer.stemmer("english").stemWord
    return stem
