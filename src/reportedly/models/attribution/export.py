"""From a trained network to what the runner loads: two ONNX files with 8-bit weights (`reportedly[train]`)."""

from __future__ import annotations

import copy
import shutil
import tempfile
import warnings
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from reportedly.models.attribution.pieces import BRANCHES, COLUMNS
from reportedly.models.attribution.training import Network
from reportedly.models.attribution.windows import AROUND, FARTHEST, WINDOW

OPSET = 17


class RowScaled(nn.Module):
    """An embedding with 8-bit weights and a scale of its own for each row.

    One scale for all rows, as quantisation has it otherwise, is that of the largest weight of 30,000 words and leaves
    most of them few steps.
    """

    whole: Tensor
    scale: Tensor

    def __init__(self, embedding: nn.Embedding) -> None:
        super().__init__()
        scale = embedding.weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-9) / 127
        self.register_buffer("whole", (embedding.weight.detach() / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """The vectors of `ids` (… × width)."""
        return self.whole[ids].to(torch.float32) * self.scale[ids]


def export(network: Network, folder: Path, *, eight_bit: bool = True) -> None:
    """Write `encoder.onnx` and `decoder.onnx` to a folder; the encoder with 8-bit weights unless told otherwise.

    The decoder is small, and loses more by 8 bits than they save.
    """
    folder.mkdir(parents=True, exist_ok=True)
    network = copy.deepcopy(network).eval()
    if eight_bit:
        words: Any = RowScaled(network.encoder.words)
        network.encoder.words = words
    with tempfile.TemporaryDirectory() as scratch:
        for name, part, inputs in (
            ("encoder", network.encoder, encoder_inputs()),
            ("decoder", network.decoder, decoder_inputs(network.encoder.sizes.width)),
        ):
            whole = Path(scratch) / f"{name}.onnx"
            to_onnx(part, inputs, whole, ["vectors", "cue_scores"] if name == "encoder" else ["tags", "real"])
            shrink(whole, folder / f"{name}.onnx", eight_bit=eight_bit and name == "encoder")


def encoder_inputs() -> dict[str, Tensor]:
    """Inputs of the right shapes for the encoder."""
    columns = torch.stack([torch.zeros(2, WINDOW, dtype=torch.long) for _ in COLUMNS], -1)
    return {"ids": torch.zeros(2, WINDOW, dtype=torch.long), "columns": columns, "mask": torch.ones(2, WINDOW)}


def decoder_inputs(width: int) -> dict[str, Tensor]:
    """Inputs of the right shapes for the decoder."""
    whole = torch.zeros(2, AROUND, dtype=torch.long)
    cue = whole.clone()
    cue[:, 3] = 1
    return {
        "vectors": torch.zeros(2, AROUND, width),
        "cue": cue,
        "branch": whole + BRANCHES - 1,
        "distance": whole + FARTHEST,
        "mask": torch.ones(2, AROUND),
    }


def to_onnx(part: torch.nn.Module, inputs: dict[str, Tensor], path: Path, names: list[str]) -> None:
    """Write a part of a network as an ONNX file; `names` are those of what it gives."""
    axes = {name: {0: "rows", 1: "pieces"} for name in (*inputs, *names)}
    if "real" in axes:
        axes["real"] = {0: "rows"}
    with warnings.catch_warnings():
        # The newer exporter needs a further package and leaves shapes that 8-bit quantisation can't follow.
        warnings.simplefilter("ignore", DeprecationWarning)
        torch.onnx.export(
            part, tuple(inputs.values()), str(path), input_names=list(inputs), output_names=names, dynamic_axes=axes,
            opset_version=OPSET, dynamo=False,
        )  # fmt: skip


def shrink(whole: Path, path: Path, *, eight_bit: bool) -> None:
    """Write an ONNX file anew with 8-bit weights, or copy it."""
    if not eight_bit:
        shutil.copy(whole, path)
        return
    from onnxruntime.quantization import QuantType, quantize_dynamic

    options = {"weight_type": QuantType.QInt8, "per_channel": True, "reduce_range": False}
    quantize_dynamic(str(whole), str(path), op_types_to_quantize=["MatMul"], **options)
