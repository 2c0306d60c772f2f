"""The encoder of meaning in PyTorch: needed for training and export only (`pip install 'reportedly[train]'`)."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from reportedly.models.attribution.export import RowScaled, shrink, to_onnx
from reportedly.models.attribution.network import Encoder, Sizes
from reportedly.models.attribution.training import load_base
from reportedly.models.meaning.runner import LONGEST
from reportedly.models.meaning.sizes import WIDTH

AROUND_BEGINS_AT = 0.3
"""How much the sentence around a unit counts before training, the unit's own words being 1."""


class MeaningNetwork(nn.Module):
    """Word pieces to two short vectors each: for the words of a unit that it is among, and for the sentence around."""

    def __init__(self, sizes: Sizes, layers: Sequence[int] | None = None, width: int = WIDTH) -> None:
        super().__init__()
        self.encoder = Encoder(sizes)
        self.encoder.columns = nn.ModuleList()
        if layers is not None:
            self.encoder.blocks = nn.ModuleList([self.encoder.blocks[number] for number in layers])
        self.width = width
        self.own, self.around = (nn.Linear(sizes.width, width, bias=False) for _ in range(2))
        for linear, share in ((self.own, 1.0), (self.around, AROUND_BEGINS_AT)):
            nn.init.normal_(linear.weight, std=share / math.sqrt(width))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Vectors (parts × pieces × 2 `width`) of parts of an article; `mask` is 1 where a piece is."""
        nothing_else = ids.unsqueeze(-1)[..., :0]  # of a piece it is told the word alone
        states = self.encoder.vectors(ids, nothing_else, mask)
        return torch.cat([self.own(states), self.around(states)], -1)


def from_base(base: Path, sizes: Sizes, layers: Sequence[int] | None = None, width: int = WIDTH) -> MeaningNetwork:
    """A network with the weights of MiniLM-L6 or MPNet, or of some of its layers.

    Args:
        base: `model.safetensors`, as `attribution.training.load_base` takes it.
        sizes: the measures of that base.
        layers: which of its layers are kept; None: all.
        width: numbers of a vector.
    """
    network = MeaningNetwork(sizes, None, width)
    load_base(network.encoder, base)
    if layers is not None:
        network.encoder.blocks = nn.ModuleList([network.encoder.blocks[number] for number in layers])
    network.encoder.words.requires_grad_(requires_grad=False)
    return network


def export(network: MeaningNetwork, path: Path) -> None:
    """Write a network as an ONNX file with 8-bit weights."""
    network = network.eval()
    words = network.encoder.words
    scaled: nn.Module = RowScaled(words)
    network.encoder.words = scaled
    inputs = {"ids": torch.zeros(2, LONGEST + 2, dtype=torch.long), "mask": torch.ones(2, LONGEST + 2)}
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "encoder.onnx"
        to_onnx(network, inputs, whole, ["vectors"])
        shrink(whole, path, eight_bit=True)
    network.encoder.words = words
