"""The words of names, folded and without those that tell nothing."""

from __future__ import annotations

from functools import cache, lru_cache

from reportedly.lexicon import load
from reportedly.resolve.spelling import fold
from reportedly.resolve.words import honorifics


@lru_cache(1 << 14)
def name_words(name: str) -> frozenset[str]:
    """The words of a name, folded, without articles, small words and forms of address; "the Board's" is "board"."""
    plain = name.replace("’s", "").replace("'s", "")
    return frozenset(fold(plain).split()) - small_words() - honorifics().keys()


@cache
def small_words() -> frozenset[str]:
    """Words that carry no matter."""
    return frozenset(load("en/claims")["empty"]["words"])


@cache
def listed(name: str) -> frozenset[str]:
    """A list of `lexicons/en/voices.toml`."""
    return frozenset(load("en/voices")[name]["words"])
