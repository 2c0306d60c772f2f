"""What units are compared by as arrays of numbers: quick to compare, and to keep beside each article of a dossier.

A word is a number of 32 bits here. Two words of one number would count as one; of the words of two articles that is one
pair in some hundred thousand.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from reportedly.models.meaning.sizes import MODEL, WIDTH
from reportedly.reconcile.claims.matters import Flags, Matrix, Matter
from reportedly.reconcile.claims.traits import Traits, weight

Hashes = NDArray[np.uint32]
Rows = NDArray[np.int64]
Steps = NDArray[np.int8]

SETS: tuple[tuple[Callable[[Traits], tuple[str, ...]], bool], ...] = (
    (lambda one: one.words, True),
    (lambda one: one.around, True),
    (lambda one: one.names, False),
    (lambda one: one.numbers, False),
    (lambda one: one.source, True),
)
"""The words that units are compared by, set by set, and whether each word counts by its weight, or each alike."""

WORDS, AROUND, NAMES, NUMBERS, SOURCES = range(5)
"""The places of the sets in `SETS`."""


@dataclass(frozen=True, slots=True, eq=False)
class WordSet:
    """The words of one kind that units have: for each which unit's it is and its number; and what a unit's weigh."""

    rows: Rows
    words: Hashes
    worth: Matrix


@dataclass(frozen=True, slots=True, eq=False)
class Packed:
    """What units are compared by; `sets` in the order of `SETS`, the rest an element for each unit.

    `day` is the number of the day that its article was published on, 0 where that is not known. `meaning` has a row for
    each unit: its vector in steps (`meaning.STEPS`), zeros where none was made.
    """

    sets: tuple[WordSet, ...]
    negative: Flags
    open: Flags
    told: Flags
    place: Rows
    day: Rows
    meaning: Steps

    def __len__(self) -> int:
        return len(self.place)


def pack(traits: Sequence[Traits]) -> Packed:
    """What units with these traits are compared by."""
    return Packed(
        tuple(_word_set(traits, of, weighed=weighed) for of, weighed in SETS),
        np.array([one.negative for one in traits], np.bool_),
        np.array([one.open for one in traits], np.bool_),
        np.array([one.told for one in traits], np.bool_),
        np.array([one.place for one in traits], np.int64),
        np.array([date.fromisoformat(one.day).toordinal() if one.day else 0 for one in traits], np.int64),
        np.frombuffer(b"".join(one.meaning or bytes(WIDTH) for one in traits), np.int8).reshape(len(traits), WIDTH),
    )


def _word_set(traits: Sequence[Traits], of: Callable[[Traits], tuple[str, ...]], *, weighed: bool) -> WordSet:
    every = [of(one) for one in traits]
    counts = [len(words) for words in every]
    hashes = np.fromiter((number_of(word) for words in every for word in words), np.uint32, sum(counts))
    worth = [sum(map(weight, words)) if weighed else float(len(words)) for words in every]
    return WordSet(np.repeat(np.arange(len(traits)), counts), hashes, np.array(worth, np.float64))


@lru_cache(1 << 16)
def number_of(word: str) -> int:
    """The number that a word is compared as."""
    return zlib.crc32(word.encode(errors="surrogatepass"))


def weights_of(words: Hashes) -> Matrix:
    """The weights of words, by their numbers."""
    numbers, known = _known()
    found = np.minimum(np.searchsorted(numbers, words), len(numbers) - 1)
    return np.asarray(np.where(numbers[found] == words, known[found], weight("")), np.float64)


@cache
def _known() -> tuple[Hashes, Matrix]:
    """The numbers of all words of which it is known how often they come, in order, and their weights."""
    from reportedly.lexicon import table

    told = {number_of(row["stem"]): weight(row["stem"]) for row in table("en/stem_counts")}
    numbers = np.array(sorted(told), np.uint32)
    return numbers, np.array([told[number] for number in numbers.tolist()], np.float64)


# ------------------------------------------------------------------------------------------------------------ as bytes


def to_bytes(packed: Packed) -> bytes:
    """Packed units as they are kept."""
    count = len(packed)
    parts = [np.array([count], "<u4").tobytes()]
    parts += [np.bincount(own.rows, minlength=count).astype("<u4").tobytes() for own in packed.sets]
    for own in packed.sets:
        parts += [own.worth.astype("<f4").tobytes(), own.words.astype("<u4").tobytes()]
    numbers, flags = (packed.place, packed.day), (packed.negative, packed.open, packed.told)
    parts += [own.astype("<u4").tobytes() for own in numbers]
    return b"".join([*parts, *map(_bits, flags), bytes([MODEL]), packed.meaning.tobytes()])


def _bits(flags: Flags) -> bytes:
    return np.packbits(flags).tobytes()


def from_bytes(kept: Sequence[bytes]) -> Packed:
    """The units of several articles, one after the other, that were kept as these bytes."""
    some = [_read(one) for one in kept]
    before = np.cumsum([0, *(len(one) for one in some)])
    return Packed(
        tuple(_joined([one.sets[number] for one in some], before) for number in range(len(SETS))),
        np.concatenate([one.negative for one in some]),
        np.concatenate([one.open for one in some]),
        np.concatenate([one.told for one in some]),
        np.concatenate([one.place for one in some]),
        np.concatenate([one.day for one in some]),
        np.concatenate([one.meaning for one in some]),
    )


def _joined(sets: Sequence[WordSet], before: NDArray[np.int64]) -> WordSet:
    rows = np.concatenate([own.rows + first for own, first in zip(sets, before.tolist(), strict=False)])
    return WordSet(rows, np.concatenate([own.words for own in sets]), np.concatenate([own.worth for own in sets]))


def _read(kept: bytes) -> Packed:
    count = int.from_bytes(kept[:4], "little")
    lengths = np.frombuffer(kept, "<u4", len(SETS) * count, 4).reshape(len(SETS), count).astype(np.int64)
    at, units, sets = 4 + lengths.size * 4, np.arange(count), []
    for counts in lengths:
        many = int(counts.sum())
        worth = np.frombuffer(kept, "<f4", count, at).astype(np.float64)
        sets.append(WordSet(np.repeat(units, counts), np.frombuffer(kept, "<u4", many, at + 4 * count), worth))
        at += 4 * (count + many)
    place, day = np.frombuffer(kept, "<u4", 2 * count, at).reshape(2, count).astype(np.int64)
    bits = np.frombuffer(kept, np.uint8, 3 * ((count + 7) // 8), at + 8 * count).reshape(3, -1)
    negative, open_, told = (np.unpackbits(flags, count=count).astype(np.bool_) for flags in bits)
    return Packed(tuple(sets), negative, open_, told, place, day, _meaning(kept, count, at + 8 * count + bits.size))


def _meaning(kept: bytes, count: int, at: int) -> Steps:
    """The vectors of units from there on; zeros where none were kept then, or another encoder's."""
    if len(kept) - at <= WIDTH * count or kept[at] != MODEL:
        return np.zeros((count, WIDTH), np.int8)
    return np.frombuffer(kept, np.int8, WIDTH * count, at + 1).reshape(count, WIDTH)


# ------------------------------------------------------------------------------------------------------------- matters


def matter_to_bytes(matter: Matter) -> bytes:
    """What an article is about, without its day, as it is kept."""
    return b"".join(_shares(matter.words) + _shares(matter.places))


def _shares(values: Mapping[str, float]) -> list[bytes]:
    numbers = np.fromiter(map(number_of, values), "<u4", len(values))
    worth = np.fromiter(values.values(), "<f4", len(values))
    return [np.array([len(values)], "<u4").tobytes(), numbers.tobytes(), worth.tobytes()]


def cosines(own: Matter, kept: Sequence[bytes]) -> tuple[Matrix, Matrix, Flags]:
    """The cosines of an article's words and of its places with those of others, and which of them have places."""
    found: tuple[list[tuple[Hashes, Matrix]], list[tuple[Hashes, Matrix]]] = [], []
    for one in kept:
        at = 0
        for some in found:
            count = int.from_bytes(one[at : at + 4], "little")
            worth = np.frombuffer(one, "<f4", count, at + 4 + 4 * count).astype(np.float64)
            some.append((np.frombuffer(one, "<u4", count, at + 4), worth))
            at += 4 + 8 * count
    placed = np.array([len(numbers) > 0 for numbers, _ in found[1]], np.bool_)
    return _cosine(own.words, found[0]), _cosine(own.places, found[1]), placed


def _cosine(own: Mapping[str, float], others: Sequence[tuple[Hashes, Matrix]]) -> Matrix:
    """The cosines of one with each of some."""
    if not own or not others:
        return np.zeros(len(others))
    numbers = np.fromiter(map(number_of, own), np.uint32, len(own))
    order = np.argsort(numbers)
    numbers, worth = numbers[order], np.fromiter(own.values(), np.float64, len(own))[order]
    rows = np.repeat(np.arange(len(others)), [len(its) for its, _ in others])
    words, values = (np.concatenate([one[side] for one in others]) for side in (0, 1))
    at = np.minimum(np.searchsorted(numbers, words), len(numbers) - 1)
    shared = np.where(numbers[at] == words, worth[at] * values, 0.0)
    return np.bincount(rows, shared, len(others)).astype(np.float64, copy=False)
