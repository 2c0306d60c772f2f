"""What is kept of an article for comparing: hashes of its runs, which words are quoted, which are boilerplate."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from reportedly.reconcile.copies.words import Flags, Ints, Words

VERSION = 1
"""Of the way prints are made. Raise it when words, runs or samples change: prints of another version don't compare."""

SAMPLED = 2
"""Runs of each sentence that are indexed."""

SHORT = 80
"""Runs of an article of which all are indexed: an edited sentence or two may have none of the least ones left."""

MOST_SAMPLED = 600
"""Runs of one article that are indexed at most."""


@dataclass(frozen=True, slots=True, eq=False)
class Print:
    """What is compared of one article; `runs` are 32 bits of each hash, `quoted` and `boilerplate` a flag a word."""

    runs: NDArray[np.uint32]
    quoted: Flags
    boilerplate: Flags

    def __len__(self) -> int:
        return len(self.quoted)

    def without(self, boilerplate: Flags) -> Print:
        """The same with other words taken for boilerplate."""
        return replace(self, boilerplate=boilerplate)

    def pack(self) -> tuple[bytes, bytes]:
        """Its words and its boilerplate as they are stored."""
        words = self.runs.astype("<u4").tobytes() + np.packbits(self.quoted).tobytes()
        return len(self).to_bytes(4, "little") + words, np.packbits(self.boilerplate).tobytes()


def unpack(words: bytes, boilerplate: bytes) -> Print:
    """The print that was stored as these bytes."""
    count = int.from_bytes(words[:4], "little")
    flags = (count + 7) // 8
    runs, quoted = words[4 : len(words) - flags], words[len(words) - flags :]
    return Print(np.frombuffer(runs, "<u4"), _flags(quoted, count), _flags(boilerplate, count))


def _flags(packed: bytes, count: int) -> Flags:
    return np.unpackbits(np.frombuffer(packed, np.uint8), count=count).astype(np.bool_)


def print_of(words: Words) -> Print:
    """The print of a text's words, none of them boilerplate yet."""
    return Print((words.runs & 0xFFFFFFFF).astype(np.uint32), words.quoted, np.zeros(len(words), np.bool_))


def sample(words: Words) -> tuple[Ints, Ints, Ints]:
    """The runs that stand for an article in the index, each with its sentence and its rank in that by its hash.

    Min-wise sampling (Broder 1997), sentence by sentence: a sentence that stands in two articles with few words changed
    likely gives them a run in common, wherever it was moved to and whatever stands around it.
    """
    sentences = words.sentences[: len(words.runs)]
    order = np.lexsort((words.runs, sentences))
    ordered, values = sentences[order], words.runs[order]
    fresh = np.ones(len(order), np.bool_)
    fresh[1:] = (ordered[1:] != ordered[:-1]) | (values[1:] != values[:-1])
    ordered, values = ordered[fresh], values[fresh]
    rank = np.arange(len(ordered)) - np.searchsorted(ordered, ordered)
    chosen = rank < (SAMPLED if len(ordered) > SHORT else SHORT)
    ordered, values, rank = ordered[chosen], values[chosen], rank[chosen]
    if len(values) > MOST_SAMPLED:
        least = np.sort(np.argsort(values)[:MOST_SAMPLED])
        ordered, values, rank = ordered[least], values[least], rank[least]
    return values, ordered, rank
