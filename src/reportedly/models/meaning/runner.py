"""Running the encoder of meaning: onnxruntime, numpy and the tokenizer, nothing else."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.models.meaning.sizes import WIDTH

Chars = tuple[int, int]
Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Sums = NDArray[np.float64]

WEIGHTS = Path(str(resources.files("reportedly") / "models" / "meaning" / "weights"))

LONGEST = 254
"""Word pieces that the encoder reads at once, without the marks that open and close them."""

MOST = 200_000
"""Letters of a text that are read; no reading goes further."""

OPENS, CLOSES = 101, 102
"""The numbers of the marks around what is read at once."""


@dataclass(frozen=True, slots=True, eq=False)
class Meant:
    """What the encoder made of an article: where each word piece begins and ends, and sums over the pieces before it.

    `sums` has a row more than there are pieces and 2 × `WIDTH` columns: for words of a unit, then for those around.
    """

    start: Ints
    end: Ints
    sums: Sums

    def of(self, words: Chars, around: Chars) -> Floats:
        """The vector of a stretch of words within what stands around them, of length 1; zeros where it has no piece."""
        own = self._mean(words)
        if own is None:
            return np.zeros(WIDTH, np.float32)
        outer = self._mean(around)
        found = own[:WIDTH] + (own if outer is None else outer)[WIDTH:]
        return np.asarray(found / max(float(np.linalg.norm(found)), 1e-9), np.float32)

    def _mean(self, chars: Chars) -> Sums | None:
        first = int(np.searchsorted(self.end, chars[0], side="right"))
        last = int(np.searchsorted(self.start, chars[1], side="left"))
        if first >= last:
            return None
        mean: Sums = (self.sums[last] - self.sums[first]) / (last - first)
        return mean


@cache
def is_there() -> bool:
    """Whether the weights and what runs them are installed."""
    from importlib.util import find_spec

    return (WEIGHTS / "encoder.onnx").is_file() and find_spec("onnxruntime") is not None


@cache
def _session() -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        (WEIGHTS / "encoder.onnx").read_bytes(), options, providers=["CPUExecutionProvider"]
    )


def meant_in(text: str, sentences: Sequence[Chars]) -> Meant:
    """What the encoder makes of a text, part by part: what it makes of one is the same beside any others.

    Args:
        text: of an article; what goes beyond `MOST` letters is left out.
        sentences: where they begin and end; the text is read in parts that end with one, where they are short enough.
    """
    from reportedly.models.attribution.pieces import tokenizer  # it loads spaCy, which asking a dossier does without

    encoded = tokenizer().encode(text[:MOST], add_special_tokens=False)
    offsets = np.array(encoded.offsets, np.int64).reshape(-1, 2)
    start, end = offsets[:, 0], offsets[:, 1]
    vectors = np.zeros((len(offsets) + 1, 2 * WIDTH), np.float64)
    for first, last in parts_of(start, sentences):
        ids = np.array([[OPENS, *encoded.ids[first:last], CLOSES]], np.int64)
        (made,) = _session().run(None, {"ids": ids, "mask": np.ones(ids.shape, np.float32)})
        vectors[first + 1 : last + 1] = made[0, 1:-1]
    return Meant(start, end, vectors.cumsum(0))


def parts_of(start: Ints, sentences: Sequence[Chars]) -> list[tuple[int, int]]:
    """Stretches of at most `LONGEST` pieces that end where a sentence does, where they can.

    Args:
        start: where each piece begins.
        sentences: where sentences begin and end.
    """
    count = len(start)
    bounds = [*(int(np.searchsorted(start, begin)) for begin, _ in sentences[1:]), count]
    found: list[tuple[int, int]] = []
    first = 0
    while first < count:
        fit = bisect_right(bounds, first + LONGEST) - 1
        last = bounds[fit] if fit >= 0 and bounds[fit] > first else first + LONGEST
        found.append((first, last))
        first = last
    return found
