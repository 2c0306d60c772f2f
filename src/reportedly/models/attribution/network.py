"""The network in PyTorch: needed for training and export only (`pip install 'reportedly[train]'`)."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from reportedly.models.attribution.decoding import TAGS
from reportedly.models.attribution.pieces import BRANCHES, COLUMNS
from reportedly.models.attribution.windows import FARTHEST


@dataclass(frozen=True, slots=True)
class Sizes:
    """The measures of the network; the encoder's are MiniLM-L6's.

    `distances` is how many buckets of distance between two pieces attention tells apart (none in BERT, 32 in MPNet),
    `smallest` what keeps its normalisations from dividing by 0.
    """

    vocabulary: int = 30522
    positions: int = 512
    width: int = 384
    heads: int = 12
    inner: int = 1536
    layers: int = 6
    distances: int = 0
    smallest: float = 1e-12
    narrow: int = 192
    narrow_heads: int = 4
    narrow_layers: int = 2
    channels_dropped: float = 0.15
    words_masked: float = 0.08
    mask_id: int = 103


TEACHER = Sizes(width=768, inner=3072, layers=12, distances=32, smallest=1e-5, narrow=256)
"""The measures of the large network that teaches the small one; the encoder's are MPNet-base's."""


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

    def __init__(self, width: int, heads: int, inner: int, *, before: bool, smallest: float = 1e-12) -> None:
        super().__init__()
        self.heads, self.before = heads, before
        self.mix = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm_mix, self.norm_inner = nn.LayerNorm(width, eps=smallest), nn.LayerNorm(width, eps=smallest)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """One layer over `x`; `bias` is added to attention (widened to sequences × heads × pieces × pieces)."""
        if self.before:
            x = x + self.attend(self.norm_mix(x), bias)
            return x + self.down(functional.gelu(self.up(self.norm_inner(x))))
        x = self.norm_mix(x + self.attend(x, bias))
        return self.norm_inner(x + self.down(functional.gelu(self.up(x))))

    def attend(self, x: Tensor, bias: Tensor) -> Tensor:
        """Multi-head attention of a sequence over itself."""
        rows, length, width = x.shape
        mixed = self.mix(x).view(rows, length, 3, self.heads, width // self.heads)
        query, key, value = mixed.permute(2, 0, 3, 1, 4).unbind()
        found = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias.to(query.dtype))
        return self.out(found.transpose(1, 2).reshape(rows, length, width))


class Encoder(nn.Module):
    """Word pieces with their columns to contextual vectors, and for each piece whether it begins or goes on a cue."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        self.words = nn.Embedding(sizes.vocabulary, sizes.width)
        self.positions = nn.Embedding(sizes.positions, sizes.width)
        self.columns = nn.ModuleList([nn.Embedding(values, sizes.width) for values in COLUMNS])
        self.norm = nn.LayerNorm(sizes.width, eps=sizes.smallest)
        block = (sizes.width, sizes.heads, sizes.inner)
        self.blocks = nn.ModuleList([Block(*block, before=False, smallest=sizes.smallest) for _ in range(sizes.layers)])
        self.distances = nn.Embedding(sizes.distances, sizes.heads) if sizes.distances else None
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
        if self.distances is not None:
            # Kept as the base has it: attention whose bias is learned has no fast path on a processor.
            away = self.distances(buckets_of_distance(ids.shape[1], self.sizes.distances)).detach()
            bias = bias + away.permute(2, 0, 1)
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


def buckets_of_distance(length: int, buckets: int, farthest: int = 128) -> Tensor:
    """For each pair of places, pieces × pieces, the bucket of their distance, as MPNet has it.

    Half of the buckets are for each direction; of these half are a distance each, the others grow to `farthest`.
    Source: Raffel et al., Exploring the limits of transfer learning, JMLR 2020, section 2.1; Song et al., MPNet, 2020.
    """
    places = torch.arange(length)
    away = places[:, None] - places[None, :]
    side, exact = buckets // 2, buckets // 4
    far = exact + (torch.log(away.abs().clamp(min=1) / exact) / math.log(farthest / exact) * (side - exact)).long()
    return torch.where(away.abs() < exact, away.abs(), far.clamp(max=side - 1)) + side * (away < 0)
