"""Cutting an article into windows for the encoder, and the surroundings of cues for the decoder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.models.attribution.pieces import Ints, Pieces, Words, branches

WINDOW = 256
"""Pieces that the encoder reads at once."""

STRIDE = 192
"""Pieces from one window to the next while reading; a piece's vector is that of the window it is deepest in."""

AROUND = 160
"""Pieces around a cue that the decoder reads."""

FARTHEST = 20
"""The last bucket of distances."""


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """What the decoder is given of some cues, each cues × pieces; `places` are pieces of the article."""

    places: Ints
    cue: Ints
    branch: Ints
    distance: Ints
    mask: NDArray[np.float32]

    def stretch(self, row: int, words: Words) -> Words:
        """A stretch of a row as pieces of the article."""
        first = int(self.places[row, 0])
        return first + words[0], first + words[1]


def windows_of(length: int, *, stride: int = STRIDE) -> list[Words]:
    """The windows that cover so many pieces, each but the last `WINDOW` long."""
    last = max(0, length - WINDOW)
    starts = [*range(0, last, stride), last]
    return [(start, min(length, start + WINDOW)) for start in starts]


def deepest(windows: Sequence[Words], length: int) -> tuple[Ints, Ints]:
    """For each piece the window in which it is farthest from an edge, and its place in that window."""
    depth = np.full(length, -1, np.int64)
    window = np.zeros(length, np.int64)
    for number, (first, last) in enumerate(windows):
        place = np.arange(first, last)
        before = place - first if first else np.full(last - first, length)
        after = last - 1 - place if last < length else np.full(last - first, length)
        here = np.minimum(before, after)
        deeper = here > depth[first:last]
        depth[first:last][deeper] = here[deeper]
        window[first:last][deeper] = number
    starts = np.array([first for first, _ in windows], np.int64)
    return window, np.arange(length) - starts[window]


def surroundings(pieces: Pieces, cues: Sequence[Words], *, within: Words | None = None) -> Surroundings:
    """The surroundings of cues, cut at the ends of the article or of a stretch of it."""
    first, last = within or (0, len(pieces))
    width = min(AROUND, last - first)
    middles = [(begin + end) // 2 for begin, end in cues]
    starts = np.array([max(first, min(middle - width // 2, last - width)) for middle in middles], np.int64)
    places = starts[:, None] + np.arange(width)
    begins = np.array([begin for begin, _ in cues], np.int64)[:, None]
    ends = np.array([end for _, end in cues], np.int64)[:, None]
    away = np.where(places < begins, places - begins, np.where(places >= ends, places - ends + 1, 0))
    return Surroundings(
        places=places,
        cue=((places >= begins) & (places < ends)).astype(np.int64),
        branch=np.stack([branches(pieces, cue)[row] for cue, row in zip(cues, places, strict=True)]),
        distance=distance_buckets(away),
        mask=np.ones(places.shape, np.float32),
    )


def distance_buckets(away: Ints) -> Ints:
    """Signed distances as buckets 0 to 2 × `FARTHEST`: each piece its own up to 8, then a third of an octave each."""
    far = np.abs(away)
    wide = 8 + (np.log2(np.maximum(far, 8) / 8) * 3).astype(np.int64)
    bucket = np.where(far < 8, far, np.minimum(wide, FARTHEST))
    return np.sign(away) * bucket + FARTHEST
