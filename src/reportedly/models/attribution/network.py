"""The network in PyTorch: needed for training and export only (`pip install 'reportedly[train]'`)."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from reportedly.models.attribution.decoding import TAGS
from reportedly.models.attribution.pieces import BRANCHES, COLUMNS
from reportedly.models.attribution.windows import FARTHEST


@dataclass(frozen=True, slots=True)
class Sizes:
    """The measures of the network; the encoder's are MiniLM-L6's."""

    vocabulary: int = 30522
    positions: int = 512
    width: int = 384
    heads: int = 12
    inner: int = 1536
    layers: int = 6
    narrow: int = 192
    narrow_heads: int = 4
    narrow_layers: int = 2
    channels_dropped: float = 0.15
    words_masked: float = 0.08
    mask_id: int = 103


class ChannelDropout(nn.Module):
    """Drops whole channels of a sequence: as dropout, but one draw a sequence, which is cheap on a plain CPU."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        """`x` (sequences × pieces × channels) with some channels set to 0 while training."""
        if not self.training or not self.share:
            return x
        kept = torch.rand(x.shape[0], 1, x.shape[-1]) > self.share
        return x * kept.to(x.dtype) / (1 - self.share)


class Block(nn.Module):
    """One layer of an encoder: attention over the sequence, then a feed-forward part.

    `before` puts the normalisation before each part (as newer encoders do), else after it (as BERT does).
    """

    def __init__(self, width: int, heads: int, inner: int, *, before: bool) -> None:
        super().__init__()
        self.heads, self.before = heads, before
        self.mix = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm_mix, self.norm_inner = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """One layer over `x`; `bias` (sequences × 1 × 1 × pieces) is added to attention: 0 or very negative."""
        if self.before:
            x = x + self.attend(self.norm_mix(x), bias)
            return x + self.down(functional.gelu(self.up(self.norm_inner(x))))
        x = self.norm_mix(x + self.attend(x, bias))
        return self.norm_inner(x + self.down(functional.gelu(self.up(x))))

    def attend(self, x: Tensor, bias: Tensor) -> Tensor:
        """Multi-head attention of a sequence over itself."""
        rows, length, width = x.shape
        query, key, value = self.mix(x).view(rows, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias.to(query.dtype))
        return self.out(mixed.transpose(1, 2).reshape(rows, length, width))


class Encoder(nn.Module):
    """Word pieces with their columns to contextual vectors, and for each piece whether it begins or goes on a cue."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        self.words = nn.Embedding(sizes.vocabulary, sizes.width)
        self.positions = nn.Embedding(sizes.positions, sizes.width)
        self.columns = nn.ModuleList([nn.Embedding(values, sizes.width) for values in COLUMNS])
        self.norm = nn.LayerNorm(sizes.width, eps=1e-12)
        self.blocks = nn.ModuleList(
            [Block(sizes.width, sizes.heads, sizes.inner, before=False) for _ in range(sizes.layers)]
        )
        self.drop_in, self.drop_out = ChannelDropout(0.05), ChannelDropout(sizes.channels_dropped)
        self.cue, self.roles = nn.Linear(sizes.width, 3), nn.Linear(sizes.width, 4)
        for column in self.columns:
            nn.init.normal_(column.weight, std=0.01)

    def forward(self, ids: Tensor, columns: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Vectors (windows × pieces × width) and cue scores (… × 3) of windows of pieces; `mask` is 1 where one is."""
        vectors = self.vectors(ids, columns, mask)
        return vectors, self.cue(self.drop_out(vectors))

    def vectors(self, ids: Tensor, columns: Tensor, mask: Tensor) -> Tensor:
        """The contextual vectors alone."""
        if self.training and self.sizes.words_masked:
            hidden = torch.rand(ids.shape) < self.sizes.words_masked
            ids = torch.where(hidden, torch.full_like(ids, self.sizes.mask_id), ids)
        x = self.words(ids) + self.positions(torch.arange(ids.shape[1], device=ids.device))
        for number, column in enumerate(self.columns):
            x = x + column(columns[..., number])
        x = self.norm(self.drop_in(x))
        bias = attention_bias(mask)
        for block in self.blocks:
            x = block(x, bias)
        return x


class Decoder(nn.Module):
    """The surroundings of one cue to a tag for each piece, and whether the cue is one."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.narrow = nn.Linear(sizes.width, sizes.narrow)
        self.of_cue = nn.Linear(sizes.width, sizes.narrow)
        self.is_cue = nn.Embedding(2, sizes.narrow)
        self.branch = nn.Embedding(BRANCHES, sizes.narrow)
        self.distance = nn.Embedding(2 * FARTHEST + 1, sizes.narrow)
        self.blocks = nn.ModuleList(
            [Block(sizes.narrow, sizes.narrow_heads, 2 * sizes.narrow, before=True) for _ in range(sizes.narrow_layers)]
        )
        self.norm, self.tag, self.real = (
            nn.LayerNorm(sizes.narrow),
            nn.Linear(sizes.narrow, len(TAGS)),
            nn.Linear(sizes.narrow, 1),
        )
        self.drop = ChannelDropout(sizes.channels_dropped)
        for embedding in (self.is_cue, self.branch, self.distance):
            nn.init.normal_(embedding.weight, std=0.1)

    def forward(
        self, vectors: Tensor, cue: Tensor, branch: Tensor, distance: Tensor, mask: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Tag scores (cues × pieces × tags) and a score that the cue is one (cues).

        Args:
            vectors: of the surroundings, cues × pieces × width.
            cue: 1 where a piece is the cue's, else 0.
            branch: values of `pieces.branches`.
            distance: values of `distance_buckets`.
            mask: 1 where a piece is.
        """
        inside = cue.unsqueeze(-1).to(vectors.dtype)
        count = inside.sum(1).clamp(min=1)
        mean = (vectors * inside).sum(1) / count
        x = self.narrow(self.drop(vectors)) + self.of_cue(mean).unsqueeze(1)
        x = x + self.is_cue(cue) + self.branch(branch) + self.distance(distance)
        bias = attention_bias(mask)
        for block in self.blocks:
            x = block(x, bias)
        real = self.real((x * inside.to(x.dtype)).sum(1) / count.to(x.dtype)).squeeze(-1)
        return self.tag(self.norm(x)), real


def attention_bias(mask: Tensor) -> Tensor:
    """What is added to attention scores so that no piece attends to padding: 0 or very negative."""
    return (1.0 - mask.to(torch.float32))[:, None, None, :] * -10000.0
