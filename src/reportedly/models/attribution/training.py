"""Training the attribution model: seeded, resumable, with its curve in a log (`pip install 'reportedly[train]'`)."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from reportedly.models.attribution.decoding import TAGS
from reportedly.models.attribution.examples import Batch, CueBatch, Example, batches, cues_of
from reportedly.models.attribution.network import TEACHER, Decoder, Encoder, Sizes
from reportedly.models.attribution.pieces import tokenizer

CHECKPOINT_SECONDS = 240


@dataclass(frozen=True, slots=True)
class Settings:
    """How a model is trained. Rates are the highest ones, reached after a warm-up and lowered linearly to 0.

    `begun` is the share that the weights which it began with have in those that come out: two rounds of teaching,
    averaged, do better than either (Wortsman et al., Model soups, ICML 2022).
    """

    epochs: int = 6
    seed: int = 1
    windows: int = 16
    encoder_rate: float = 1.5e-4
    other_rate: float = 1e-3
    weight_decay: float = 0.01
    warm_up: float = 0.06
    averaging: float = 0.998
    begun: float = 0.0
    threads: int = 2
    sizes: Sizes = field(default_factory=Sizes)


LARGE = Settings(epochs=3, encoder_rate=5e-5, other_rate=7e-4, averaging=0.995, sizes=TEACHER)
"""How the large network is trained that teaches the small one."""


class Network(nn.Module):
    """Encoder and decoder as one, for training."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.encoder, self.decoder = Encoder(sizes), Decoder(sizes)


class Training:
    """One training run in a folder: `checkpoint.pt` to go on from, `log.jsonl` with its curve, `weights.pt` at the end.

    The weights that are kept are a running average of those of the steps. `begin` are the weights of an earlier run to
    begin with.
    """

    def __init__(
        self, examples: Sequence[Example], folder: Path, base: Path, settings: Settings, *, begin: Path | None = None
    ) -> None:
        self.examples, self.folder, self.settings = examples, folder, settings
        folder.mkdir(parents=True, exist_ok=True)
        torch.manual_seed(settings.seed)
        torch.set_num_threads(settings.threads)
        self.network = Network(self.settings.sizes)
        load_base(self.network.encoder, base)
        self.beginning: dict[str, Tensor] = {} if begin is None else torch.load(begin, weights_only=True)
        if self.beginning:
            self.network.load_state_dict(self.beginning)
        self.average = {name: value.detach().clone() for name, value in self.network.state_dict().items()}
        encoder = [*self.network.encoder.blocks.parameters(), self.network.encoder.words.weight]
        held = {id(parameter) for parameter in encoder}
        others = [parameter for parameter in self.network.parameters() if id(parameter) not in held]
        self.rates = (settings.encoder_rate, settings.other_rate)
        groups = [{"params": group, "lr": 0.0} for group in (encoder, others)]
        self.optimiser = torch.optim.AdamW(groups, weight_decay=settings.weight_decay)
        self.step, self.epoch, self.batch, self.seconds = 0, 0, 0, 0.0
        self.steps_an_epoch = sum(1 for _ in batches(examples, settings.windows, self._draws(0)))

    def run(self, after_epoch: Callable[[int, Network], dict[str, float]]) -> None:
        """Train, going on from a checkpoint where there is one; `after_epoch` measures the averaged weights."""
        self._resume()
        saved = started = time.monotonic() - self.seconds
        while self.epoch < self.settings.epochs:
            epoch = batches(self.examples, self.settings.windows, self._draws(self.epoch))
            for batch in islice(epoch, self.batch, None):
                losses = self._learn(batch)
                self.seconds = time.monotonic() - started
                if self.step % 20 == 0:
                    self._log(step=self.step, epoch=self.epoch, **losses)
                if time.monotonic() - saved > CHECKPOINT_SECONDS:
                    self._save()
                    saved = time.monotonic()
            self._log(step=self.step, epoch=self.epoch, **after_epoch(self.epoch, self.averaged()))
            self.epoch, self.batch = self.epoch + 1, 0
            self._save()
        self._mix()
        torch.save(self.average, self.folder / "weights.pt")

    def _mix(self) -> None:
        """Average what came out with what it began with."""
        for name, value in self.beginning.items():
            self.average[name].lerp_(value, self.settings.begun)

    def averaged(self) -> Network:
        """The network with the averaged weights."""
        network = Network(self.settings.sizes)
        network.load_state_dict(self.average)
        return network.eval()

    def _draws(self, epoch: int) -> random.Random:
        return random.Random(1000 * self.settings.seed + epoch)

    def _learn(self, batch: Batch) -> dict[str, float]:
        done = self.step / (self.steps_an_epoch * self.settings.epochs)
        share = min(1.0, done / self.settings.warm_up) * max(0.01, 1.0 - done)
        for group, rate in zip(self.optimiser.param_groups, self.rates, strict=True):
            group["lr"] = rate * share
        self.network.train()
        with torch.autocast("cpu", torch.bfloat16):
            losses = losses_of(self.network, batch)
        self.optimiser.zero_grad()
        sum(losses.values(), torch.zeros(())).backward()  # type: ignore[no-untyped-call]  # torch's own signature
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.step, self.batch = self.step + 1, self.batch + 1
        self._average()
        return {name: round(float(loss.detach()), 4) for name, loss in losses.items()}

    @torch.no_grad()
    def _average(self) -> None:
        kept = min(self.settings.averaging, (1 + self.step) / (10 + self.step))
        for name, value in self.network.state_dict().items():
            self.average[name].mul_(kept).add_(value, alpha=1 - kept)

    def _log(self, **values: Any) -> None:
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps({"seconds": round(self.seconds), **values}) + "\n")

    def _save(self) -> None:
        state = {
            "network": self.network.state_dict(), "average": self.average, "optimiser": self.optimiser.state_dict(),
            "step": self.step, "epoch": self.epoch, "batch": self.batch, "seconds": self.seconds,
            "random": torch.get_rng_state(),
        }  # fmt: skip
        unfinished = self.folder / "checkpoint.tmp"
        torch.save(state, unfinished)
        unfinished.replace(self.folder / "checkpoint.pt")

    def _resume(self) -> None:
        path = self.folder / "checkpoint.pt"
        if not path.exists():
            return
        state = torch.load(path)
        self.network.load_state_dict(state["network"])
        self.average = state["average"]
        self.optimiser.load_state_dict(state["optimiser"])
        self.step, self.epoch, self.batch = state["step"], state["epoch"], state["batch"]
        self.seconds = state["seconds"]
        torch.set_rng_state(state["random"])


def losses_of(network: Network, batch: Batch) -> dict[str, Tensor]:
    """The weighted losses of a batch: cue tags, roles (an aid to the encoder), tags around cues, real cues or not."""
    mask = torch.from_numpy(batch.mask)
    vectors, scores = network.encoder(torch.from_numpy(batch.ids), torch.from_numpy(batch.columns), mask)
    scores, roles = scores.float(), network.encoder.roles(network.encoder.drop_out(vectors)).float()
    cue = -(torch.from_numpy(batch.cues) * scores.log_softmax(-1)).sum() / mask.sum()
    of_roles = functional.binary_cross_entropy_with_logits(roles, torch.from_numpy(batch.roles), reduction="none")
    losses = {"cue": 3 * cue, "roles": 0.5 * (of_roles.mean(-1) * mask).sum() / mask.sum()}
    is_cue = 1 - scores.detach().softmax(-1)[..., 0].numpy()
    cues = cues_of(batch, is_cue)
    return losses if cues is None else losses | _losses_of_cues(network, vectors, cues)


def _losses_of_cues(network: Network, vectors: Tensor, cues: CueBatch) -> dict[str, Tensor]:
    around = vectors[torch.from_numpy(cues.window)[:, None], torch.from_numpy(cues.places)]
    inputs = [torch.from_numpy(values) for values in (cues.cue, cues.branch, cues.distance, cues.mask)]
    tags, real = network.decoder(around, *inputs)
    weights = torch.tensor([1.5 if tag.startswith("B") else 1.0 for tag in TAGS])
    wanted = torch.from_numpy(cues.tags) * weights
    of_tags = -(wanted * tags.float().log_softmax(-1)).sum() / wanted.sum().clamp(min=1)
    of_cues = functional.binary_cross_entropy_with_logits(real.float(), torch.from_numpy(cues.real))
    return {"real": 0.2 * of_cues, "tags": 3 * of_tags}


MARKS_OF_MPNET = {"[PAD]": "<pad>", "[UNK]": "[UNK]", "[CLS]": "<s>", "[SEP]": "</s>", "[MASK]": "<mask>"}


def load_base(encoder: Encoder, path: Path) -> None:
    """Fill an encoder with the weights of MiniLM-L6 or MPNet as sentence-transformers publishes them.

    Args:
        encoder: of the measures of that base.
        path: `model.safetensors`; for MPNet, whose pieces are BERT's in another order, `vocab.txt` stands beside it.
    """
    from safetensors.torch import load_file

    given = load_file(path)
    with torch.no_grad():
        if "encoder.relative_attention_bias.weight" in given:
            load_mpnet(encoder, given, path.with_name("vocab.txt").read_text(encoding="utf-8").split("\n"))
            return
        encoder.words.weight.copy_(given["embeddings.word_embeddings.weight"])
        kinds = given["embeddings.token_type_embeddings.weight"]
        encoder.positions.weight.copy_(given["embeddings.position_embeddings.weight"] + kinds[0])
        copy_layer(encoder.norm, given, "embeddings.LayerNorm")
        for number, block in enumerate(encoder.blocks):
            layer = f"encoder.layer.{number}."
            parts = [f"{layer}attention.self.{name}" for name in ("query", "key", "value")]
            block.mix.weight.copy_(torch.cat([given[f"{part}.weight"] for part in parts]))
            block.mix.bias.copy_(torch.cat([given[f"{part}.bias"] for part in parts]))
            copy_layer(block.out, given, f"{layer}attention.output.dense")
            copy_layer(block.norm_mix, given, f"{layer}attention.output.LayerNorm")
            copy_layer(block.up, given, f"{layer}intermediate.dense")
            copy_layer(block.down, given, f"{layer}output.dense")
            copy_layer(block.norm_inner, given, f"{layer}output.LayerNorm")


def load_mpnet(encoder: Encoder, given: dict[str, Tensor], vocabulary: list[str]) -> None:
    """Fill an encoder with MPNet's weights, its pieces put in the order of BERT's."""
    places = {piece: place for place, piece in enumerate(vocabulary)}
    own = sorted(tokenizer().get_vocab().items(), key=lambda item: item[1])
    rows = torch.tensor([places.get(MARKS_OF_MPNET.get(piece, piece), places["[UNK]"]) for piece, _ in own])
    encoder.words.weight.copy_(given["embeddings.word_embeddings.weight"][rows])
    encoder.positions.weight.copy_(given["embeddings.position_embeddings.weight"][2 : 2 + encoder.sizes.positions])
    copy_layer(encoder.norm, given, "embeddings.LayerNorm")
    assert encoder.distances is not None
    encoder.distances.weight.copy_(given["encoder.relative_attention_bias.weight"])
    for number, block in enumerate(encoder.blocks):
        layer = f"encoder.layer.{number}."
        parts = [f"{layer}attention.attn.{name}" for name in ("q", "k", "v")]
        block.mix.weight.copy_(torch.cat([given[f"{part}.weight"] for part in parts]))
        block.mix.bias.copy_(torch.cat([given[f"{part}.bias"] for part in parts]))
        copy_layer(block.out, given, f"{layer}attention.attn.o")
        copy_layer(block.norm_mix, given, f"{layer}attention.LayerNorm")
        copy_layer(block.up, given, f"{layer}intermediate.dense")
        copy_layer(block.down, given, f"{layer}output.dense")
        copy_layer(block.norm_inner, given, f"{layer}output.LayerNorm")


def copy_layer(layer: Any, given: dict[str, Tensor], name: str) -> None:
    """Copy one layer's weight and bias."""
    layer.weight.copy_(given[f"{name}.weight"])
    layer.bias.copy_(given[f"{name}.bias"])
