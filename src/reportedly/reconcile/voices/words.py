"""The words of names, folded and without those that tell nothing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from reportedly.lexicon import load
from reportedly.resolve.spelling import fold
from reportedly.resolve.words import honorifics

LONGEST_ADDRESS = 4
"""Letters of the forms of address that no name of a body has: Mrs, Dr, Lady."""


@lru_cache(1 << 14)
def name_words(name: str) -> frozenset[str]:
    """The words of a name, folded, without articles, small words and forms of address; "the Board's" is "board"."""
    plain = name.replace("’s", "").replace("'s", "")
    return frozenset(fold(plain).split()).difference(small_words(), _addresses())


@lru_cache(1 << 14)
def telling_words(name: str) -> frozenset[str]:
    """The words of a name that tell who it is."""
    return name_words(name) - listed("vague")


@cache
def _addresses() -> frozenset[str]:
    """Short forms of address; the long ones ("General", "Justice") name offices and bodies too."""
    return frozenset(word for word in honorifics() if len(word) <= LONGEST_ADDRESS)


@cache
def small_words() -> frozenset[str]:
    """Words that carry no matter."""
    return frozenset(load("en/claims")["empty"]["words"])


@cache
def listed(name: str) -> frozenset[str]:
    """A list of `lexicons/en/voices.toml`."""
    return frozenset(load("en/voices")[name]["words"])


@cache
def offices() -> Mapping[str, str]:
    """Words of offices and of their bodies, by one word for both."""
    words: Mapping[str, str] = load("en/voices")["offices"]["words"]
    return words
