"""The words of a text that are compared: where they stand, in which sentence, and whether they are quoted.

Short words are left out, since editors change them first ("on Monday" becomes "Monday"), and spellings and number words
are brought to one form. What is compared are runs of three of these words, as numbers.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from reportedly.lexicon import load
from reportedly.reading import Span

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

RUN = 3
"""Words in a run."""

SHORTEST = 4
"""Letters that a word has at least; numbers may be shorter."""

LONGEST = 2_000
"""Code points of a quotation that goes over several lines without being opened anew, at most."""

_WORD = re.compile(r"\w+")
_MARK = re.compile(r'[“”"«»\n]')
_SENTENCE = re.compile(r"""[.!?]["”’')\]»]*\s+|\n+""")
_MIXERS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xBF58476D1CE4E5B9)
"""Odd numbers that spread hashes over 64 bits: those of Weyl, xxHash and SplitMix."""


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of one text, an element each; `runs` are hashes of 48 bits, one for each word that a run begins at."""

    starts: Ints
    ends: Ints
    sentences: Ints
    quoted: Flags
    runs: Ints

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, first: int, last: int, text: str) -> Span:
        """The stretch of the text from one word up to, but not with, another."""
        start, end = int(self.starts[first]), int(self.ends[last - 1])
        return Span(start, end, text[start:end])


@lru_cache(maxsize=32)  # an article's words are looked at again for each that is tied to it
def words_of(text: str) -> Words:
    """The words of a text that are compared."""
    starts, ends, folded = [], [], []
    for word in _WORD.finditer(text):
        value = _folded(word[0])
        if value:
            starts.append(word.start())
            ends.append(word.end())
            folded.append(value)
    places = np.array(starts, np.int64)
    breaks = np.array([found.start() for found in _SENTENCE.finditer(text)], np.int64)
    return Words(
        places,
        np.array(ends, np.int64),
        np.searchsorted(breaks, places),
        _quoted(text, places),
        _runs(np.array(folded, np.uint64)),
    )


@lru_cache(maxsize=1 << 16)
def _folded(word: str) -> int:
    """A number for a word, the same for its spellings; 0 for a word that is not compared."""
    low = word.lower()
    low = _numbers().get(low, low)
    if len(low) < SHORTEST and not low.isdecimal():
        return 0
    return zlib.crc32(one_spelling(low).encode()) or 1


def one_spelling(word: str) -> str:
    """What a word in small letters is compared as."""
    for anywhere, ending, instead in _rewrites():
        if anywhere:
            word = word.replace(anywhere, instead)
        elif word.endswith(ending):
            word = word[: -len(ending)] + instead
    return word


@cache
def _rewrites() -> tuple[tuple[str, str, str], ...]:
    rules = load("en/spellings")["rewrite"]
    return tuple((rule.get("from", ""), rule.get("ending", ""), rule["to"]) for rule in rules)


@cache
def _numbers() -> dict[str, str]:
    return {word: str(entry["means"]) for word, entry in load("en/figures_numbers")["cardinals"].items()}


def _runs(folded: NDArray[np.uint64]) -> Ints:
    """The hashes of all runs of words: of 48 bits, so that a database's whole numbers hold them."""
    count = max(0, len(folded) - RUN + 1)
    first, second, third = (np.uint64(mixer) for mixer in _MIXERS)
    mixed = np.zeros(count, np.uint64)
    for number in range(RUN):
        mixed = mixed * first + folded[number : number + count] * second
    mixed ^= mixed >> np.uint64(29)
    mixed *= third
    return (mixed >> np.uint64(16)).astype(np.int64)


def _quoted(text: str, places: Ints) -> Flags:
    """Which words stand in quotation marks; a paragraph ends what was left open."""
    quoted = np.zeros(len(places), np.bool_)
    for start, end in _quotations(text):
        quoted[np.searchsorted(places, start) : np.searchsorted(places, end)] = True
    return quoted


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """The stretches in quotation marks. What was opened ends with its line, if nothing closes it further on."""
    opened: re.Match[str] | None = None
    line_end: int | None = None
    for mark in _MARK.finditer(text):
        if mark[0] == "\n":
            line_end = mark.start() if line_end is None else line_end
            opened = None if opened and opened[0] == '"' else opened  # a straight mark may be a closing one
        elif opened and mark[0] in "“«":
            if line_end is not None:  # each paragraph of a long quotation is opened anew
                yield opened.start(), line_end
                opened, line_end = mark, None
        elif opened:
            near = line_end is None or mark.start() - opened.start() <= LONGEST
            yield opened.start(), mark.start() if near else int(line_end or 0)
            opened = None
        elif mark[0] not in "”»":
            opened, line_end = mark, None
    if opened and opened[0] != '"':
        yield opened.start(), len(text) if line_end is None else line_end
