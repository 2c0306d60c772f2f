"""Running the trained model: onnxruntime, numpy and the tokenizer, nothing else."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.models.attribution.decoding import TAGS, Floats, best_tags, likelihoods, stretches
from reportedly.models.attribution.pieces import Chars, Pieces, Words
from reportedly.models.attribution.windows import WINDOW, Surroundings, deepest, surroundings, windows_of

WEIGHTS = Path(str(resources.files("reportedly") / "models" / "attribution" / "weights"))

_folder: ContextVar[Path] = ContextVar("weights", default=WEIGHTS)

CUE_AT_LEAST = 0.35
"""A stretch of pieces is tried as a cue from this probability on."""

SURE_PIECE = 0.3
"""One of several pieces of a content is kept if it is right to the letter with this probability, where one is."""

TOGETHER = 64
"""Cues whose tags are looked for together."""

AT_ONCE = 4
"""Of these so many go through the decoder at once: as many as a processor's cache holds."""


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution in offsets: the cue, its source (None where the text names nobody), the pieces of its content.

    `evidence` are the log-odds from which its confidence is told: of the cue by the tagger, of the cue by the decoder,
    and the mean log probability of the tags of source and content.
    """

    cue: Chars
    source: Chars | None
    contents: list[Chars]
    evidence: tuple[float, float, float]


def load_network() -> tuple[Any, Any]:
    """The encoder and the decoder as onnxruntime sessions, one thread each, loaded once a process."""
    return _sessions(_folder.get())


@cache
def about() -> dict[str, Any]:
    """What `weights/model.toml` says of the model: its name and version, and how its confidence is calibrated."""
    return tomllib.loads((WEIGHTS / "model.toml").read_text(encoding="utf-8"))


def confidence(found: Found) -> float:
    """The probability that source and content are right, 0 to 1: a logistic sum over the evidence.

    Its weights were fitted on articles that the model was not trained on (`weights/model.toml`).
    """
    weights = about()["calibration"]
    total = weights["constant"] + float(np.dot(weights["evidence"], found.evidence))
    return round(1 / (1 + float(np.exp(-np.clip(total, -30, 30)))), 3)


@contextmanager
def weights_from(folder: Path) -> Iterator[None]:
    """Use the weights of another folder for a while, to measure them."""
    before = _folder.set(folder)
    try:
        yield
    finally:
        _folder.reset(before)
        _sessions.cache_clear()


@cache
def _sessions(folder: Path) -> tuple[Any, Any]:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    made = [
        onnxruntime.InferenceSession(
            (folder / f"{name}.onnx").read_bytes(), options, providers=["CPUExecutionProvider"]
        )
        for name in ("encoder", "decoder")
    ]
    return made[0], made[1]


def is_there() -> bool:
    """Whether the weights and what runs them are installed."""
    from importlib.util import find_spec

    return (WEIGHTS / "encoder.onnx").is_file() and find_spec("onnxruntime") is not None


def find(pieces: Pieces) -> list[Found]:
    """The attributions that the model finds in an article, in the order of their cues."""
    if not len(pieces):
        return []
    vectors, cue_scores = encode(pieces)
    cues, odds = cues_of(pieces, cue_scores)
    found: list[Found] = []
    for start in range(0, len(cues), TOGETHER):
        found += decode(pieces, vectors, cues[start : start + TOGETHER], odds[start : start + TOGETHER])
    return found


def encode(pieces: Pieces) -> tuple[Floats, Floats]:
    """The vector and the cue probabilities (none, begins, goes on) of each piece."""
    encoder, _ = load_network()
    windows = windows_of(len(pieces))
    width = min(WINDOW, len(pieces))
    ids = np.stack([pieces.ids[first:last] for first, last in windows])
    columns = np.stack([pieces.columns[first:last] for first, last in windows])
    mask = np.ones((len(windows), width), np.float32)
    vectors, scores = encoder.run(None, {"ids": ids, "columns": columns, "mask": mask})
    window, place = deepest(windows, len(pieces))
    return vectors[window, place], softmax(scores[window, place])


def cues_of(
    pieces: Pieces, probabilities: Floats, *, at_least: float = CUE_AT_LEAST
) -> tuple[list[Words], list[float]]:
    """The stretches that may be cues with that probability, widened to whole words, each with its log-odds."""
    is_cue = 1 - probabilities[:, 0]
    cues: list[Words] = []
    odds: list[float] = []
    place = 0
    while place < len(pieces):
        if is_cue[place] <= at_least:
            place += 1
            continue
        end = place + 1
        while end < len(pieces) and is_cue[end] > at_least and probabilities[end, 1] < probabilities[end, 2]:
            end += 1
        start, end = whole_words(pieces, place, end)
        if not cues or start >= cues[-1][1]:
            cues.append((start, end))
            odds.append(log_odds(float(is_cue[start:end].max())))
        place = end
    return cues, odds


def whole_words(pieces: Pieces, start: int, end: int) -> Words:
    """A stretch of pieces widened to whole tokens."""
    while start > 0 and pieces.token[start - 1] == pieces.token[start]:
        start -= 1
    while end < len(pieces) and pieces.token[end] == pieces.token[end - 1]:
        end += 1
    return start, end


def decode(pieces: Pieces, vectors: Floats, cues: list[Words], odds: list[float]) -> list[Found]:
    """Source and content of some cues; a cue without content is none."""
    around = surroundings(pieces, cues)
    scores, real = decoder_scores(vectors, around)
    logs = np.log(softmax(scores) + 1e-9)
    paths = best_tags(logs)
    every = _surer(logs, [stretches(tags, TAGS.index("B-content")) for tags in paths])
    found = []
    for row, cue in enumerate(cues):
        tags, contents = paths[row], every[row]
        if not contents:
            continue
        chosen = np.take_along_axis(logs[row], tags[:, None], 1)[:, 0]
        source = _source(logs[row], stretches(tags, TAGS.index("B-source")))
        inside = [pieces.chars(around.stretch(row, words)) for words in contents]
        evidence = (odds[row], float(real[row]), float(chosen[tags > 0].mean()))
        found.append(Found(pieces.chars(cue), source and pieces.chars(around.stretch(row, source)), inside, evidence))
    return found


def _surer(logs: Floats, contents: list[list[Words]]) -> list[list[Words]]:
    """The pieces of each cue's content that are sure enough to be right to the letter; all of them where none is."""
    several = [row for row, pieces in enumerate(contents) if len(pieces) > 1]
    if not several:
        return contents
    chances = likelihoods(logs[several], [contents[row] for row in several], TAGS.index("B-content"))
    kept = list(contents)
    for row, of_row in zip(several, chances, strict=True):
        sure = [piece for piece, chance in zip(contents[row], of_row, strict=True) if chance >= SURE_PIECE]
        kept[row] = sure or contents[row]
    return kept


def decoder_scores(vectors: Floats, around: Surroundings) -> tuple[Floats, Floats]:
    """The decoder's scores of tags (cues × pieces × tags) and of cues being cues, as log-odds (cues)."""
    _, decoder = load_network()
    inputs: dict[str, NDArray[Any]] = {"cue": around.cue, "branch": around.branch, "distance": around.distance}
    inputs["mask"] = around.mask
    found = []
    for start in range(0, len(around.places), AT_ONCE):
        some = slice(start, start + AT_ONCE)
        own = {name: rows[some] for name, rows in inputs.items()}
        found.append(decoder.run(None, own | {"vectors": vectors[around.places[some]]}))
    scores, real = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return scores, real


def _source(logs: Floats, sources: list[Words]) -> Words | None:
    """The surest of several sources."""
    return max(sources, key=lambda words: float(logs[words[0] : words[1], 1:3].max(1).mean()), default=None)


def softmax(scores: Floats) -> Floats:
    """Scores as probabilities over the last axis."""
    shifted = np.exp(scores - scores.max(-1, keepdims=True))
    made: Floats = shifted / shifted.sum(-1, keepdims=True)
    return made


def log_odds(probability: float) -> float:
    """A probability as log-odds, kept within ±14."""
    kept = min(max(probability, 1e-6), 1 - 1e-6)
    return float(np.log(kept / (1 - kept)))
