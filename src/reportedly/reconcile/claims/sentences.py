"""The sentences of a stored text, told from its letters alone: a claim needs no parse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reportedly.lexicon import load

Chars = tuple[int, int]

_BLOCK = re.compile(r"[^\n]+")
_END = re.compile(r"""[.!?…][”"’')\]»]*(?=\s+["“‘'(\[«]*[A-Z0-9])""")
_INITIAL = re.compile(r"\b(?:[A-Z]|[a-z])$")
_WORD_BEFORE = re.compile(r"[^\W\d_][\w.]*$")
_LOOK_BACK = 12


def sentences_of(text: str) -> list[Chars]:
    """The sentences, without the blanks around them; a line break ends one."""
    return [found for block in _BLOCK.finditer(text) for found in _in_block(text, *block.span())]


def _in_block(text: str, start: int, end: int) -> Iterator[Chars]:
    for mark in _END.finditer(text, start, end):
        if mark[0] == "." and _is_abbreviated(text[max(start, mark.start() - _LOOK_BACK) : mark.start()]):
            continue
        yield from _trimmed(text, start, mark.end())
        start = mark.end()
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Chars]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _is_abbreviated(before: str) -> bool:
    """Whether a dot after these letters belongs to an abbreviation: an initial, a form of address, "St."."""
    if _INITIAL.search(before):
        return True
    word = _WORD_BEFORE.search(before)
    return word is not None and f"{word[0].lower()}." in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    entries = load("en/honorifics")["class"]
    addresses = {word.lower() for entry in entries for word in entry.get("words", ()) if word.endswith(".")}
    return frozenset(addresses | set(load("en/claims")["abbreviations"]["words"]))
