"""What was changed between two texts at one address: the sentences that were added and removed, as spans."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher

Pairs = list[list[int]]

_SENTENCE = re.compile(r"\S.*?(?:[.!?…][\"'”’)\]]*(?=\s)|$)", re.M)
"""From a letter to the stop, or to the end of the line."""

MOST = 2_000
"""Sentences that are compared in their order; of longer texts, only which sentences are there."""


def what_changed(before: str, after: str) -> dict[str, Pairs]:
    """The sentences of `after` that are new, as `added`, and those of `before` that are gone, as `removed`.

    Spans are offsets into the text that holds the sentence. A sentence that was moved is removed and added.
    """
    old, new = sentences(before), sentences(after)
    old_words, new_words = (
        [" ".join(text[a:b].split()) for a, b in pairs] for text, pairs in ((before, old), (after, new))
    )
    start = _common(old_words, new_words)
    end = _common(old_words[start:][::-1], new_words[start:][::-1])
    gone, come = _differing(old_words[start : len(old) - end], new_words[start : len(new) - end])
    return {"added": [new[start + at] for at in come], "removed": [old[start + at] for at in gone]}


def is_like(before: str, after: str) -> bool:
    """Whether two texts have at least half of their sentences alike, so that one may be the other's revision."""
    old, new = (Counter(" ".join(text[a:b].split()) for a, b in sentences(text)) for text in (before, after))
    return (old & new).total() * 2 >= max(old.total(), new.total())


def sentences(text: str) -> Pairs:
    """Where the sentences of a text stand, roughly: lines, cut after full stops."""
    return [list(found.span()) for found in _SENTENCE.finditer(text)]


def _common(one: list[str], other: list[str]) -> int:
    """How many sentences the two have alike from the start."""
    alike = 0
    for mine, yours in zip(one, other, strict=False):
        if mine != yours:
            break
        alike += 1
    return alike


def _differing(old: list[str], new: list[str]) -> tuple[list[int], list[int]]:
    """The numbers of the sentences that only one of the two has."""
    if max(len(old), len(new)) > MOST:
        return _left_over(old, new), _left_over(new, old)
    gone: list[int] = []
    come: list[int] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            gone += range(a, b)
            come += range(c, d)
    return gone, come


def _left_over(mine: list[str], yours: list[str]) -> list[int]:
    """The numbers of the sentences that the other does not have, or not as often."""
    there = Counter(yours)
    left = []
    for number, sentence in enumerate(mine):
        there[sentence] -= 1
        if there[sentence] < 0:
            left.append(number)
    return left
