"""Reads an example again without the word that it stands beside: an example that reads the same needs no such word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from reportedly import lexicon


class Cached(Protocol):
    """A function that keeps what it once read."""

    def cache_clear(self) -> None:
        """Forget what was kept."""


@contextmanager
def without(name: str, path: Iterable[str], word: str, forget: Iterable[Cached]) -> Iterator[None]:
    """While this lasts, a lexicon lacks a word: the key, or the item, of the table or list at `path` that it is.

    `forget` are the functions that keep what the lexicon says; they read it anew, and again behind this.
    """
    table: Any = lexicon.load(name)
    for key in path:
        table = table[key]
    kept = table.copy()
    if isinstance(table, list):
        table.remove(word)
    else:
        del table[word]
    _forget(forget)
    try:
        yield
    finally:
        table.clear()
        table.update(kept) if isinstance(table, dict) else table.extend(kept)
        _forget(forget)


def _forget(cached: Iterable[Cached]) -> None:
    for function in cached:
        function.cache_clear()
