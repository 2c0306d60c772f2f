"""A short training learns its examples, goes on from a checkpoint as if it had not stopped, and exports what it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from marked import unmark
from reportedly.models.attribution.examples import Example, example_of
from reportedly.reader.attributions.learned import pieces_of_article
from reportedly.reader.parsed import ParsedArticle

torch = pytest.importorskip("torch", reason="PyTorch is not installed: pip install 'reportedly[train]'")

MARKED = (
    "<source>The mayor</source> <cue>said</cue> <content>that the old bridge over the river is closed</content>.",
    "<content>“The mill is shut,”</content> <cue>said</cue> <source>Ada Finch</source> at the gate on a cold morning.",
    "<source>Farmers in the valley</source> <cue>fear</cue> <content>that the flood will take the harvest</content>.",
)


@pytest.fixture
def examples(parse_text: Callable[..., ParsedArticle]) -> list[Example]:
    found = []
    for text in MARKED:
        marked = unmark(text)
        roles = {role: [list(span) for span in marked.spans.get(role, [])] for role in ("source", "cue", "content")}
        found.append(example_of(pieces_of_article(parse_text(marked.text)), [roles]))
    return found


def small_training(examples: list[Example], folder: Path, monkeypatch: pytest.MonkeyPatch, epochs: int) -> Any:
    from reportedly.models.attribution import training

    monkeypatch.setattr(training, "load_base", lambda encoder, path: None)
    settings = training.Settings(
        epochs=epochs, windows=3, threads=1, encoder_rate=2e-3, other_rate=2e-3, sizes=training_sizes()
    )
    return training.Training(examples, folder, folder / "none", settings)


def training_sizes() -> Any:
    from reportedly.models.attribution.network import Sizes

    return Sizes(width=48, heads=4, inner=96, layers=1, narrow=24, narrow_heads=2, narrow_layers=1, words_masked=0.0)


def test_training_learns_and_goes_on_from_a_checkpoint(
    examples: list[Example], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = small_training(examples, tmp_path / "whole", monkeypatch, epochs=12)
    whole.run(lambda epoch, network: {})
    broken = small_training(examples, tmp_path / "broken", monkeypatch, epochs=12)

    def stop(epoch: int, network: Any) -> dict[str, float]:
        if epoch == 5:
            raise KeyboardInterrupt
        return {}

    with pytest.raises(KeyboardInterrupt):
        broken.run(stop)
    again = small_training(examples, tmp_path / "broken", monkeypatch, epochs=12)
    again.run(lambda epoch, network: {})
    assert again.step == whole.step == 12
    last = json.loads((tmp_path / "whole" / "log.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    assert (last["step"], last["epoch"]) == (12, 11)
    first, second = (torch.load(tmp_path / name / "weights.pt") for name in ("whole", "broken"))
    assert all(torch.allclose(first[name], second[name]) for name in first)


def test_what_it_began_with_has_its_share_in_what_comes_out(
    examples: list[Example], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    from reportedly.models.attribution import training

    first = small_training(examples, tmp_path / "first", monkeypatch, epochs=2)
    first.run(lambda epoch, network: {})
    began = tmp_path / "first" / "weights.pt"
    came = {}
    for begun in (0.0, 0.5, 1.0):
        settings = replace(first.settings, begun=begun, seed=3)
        again = training.Training(examples, tmp_path / str(begun), tmp_path / "none", settings, begin=began)
        again.run(lambda epoch, network: {})
        came[begun] = torch.load(tmp_path / str(begun) / "weights.pt")
    for name, value in torch.load(began).items():
        assert torch.allclose(came[1.0][name], value)
        assert torch.allclose(came[0.5][name], (came[0.0][name] + value) / 2, atol=1e-5)
    assert any(not torch.allclose(came[0.0][name], value) for name, value in torch.load(began).items())


def test_training_lowers_the_loss(examples: list[Example], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import random

    from reportedly.models.attribution.examples import batches
    from reportedly.models.attribution.training import losses_of

    training = small_training(examples, tmp_path, monkeypatch, epochs=60)
    batch = next(batches(examples, 3, random.Random(1)))
    before = losses_of(training.network.eval(), batch)
    training.run(lambda epoch, network: {})
    after = losses_of(training.network.eval(), batch)
    assert after["tags"] < before["tags"] / 2
    assert after["cue"] < before["cue"] / 2


@pytest.mark.parametrize(("eight_bit", "off_by"), [(False, 1e-4), (True, 0.1)])
def test_the_exported_files_say_what_the_network_says(
    examples: list[Example], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, eight_bit: bool, off_by: float
) -> None:
    pytest.importorskip("onnx", reason="onnx is not installed: pip install 'reportedly[train]'")
    from reportedly.models.attribution import runner
    from reportedly.models.attribution.export import export

    network = small_training(examples, tmp_path, monkeypatch, epochs=1).averaged()
    export(network, tmp_path / "onnx", eight_bit=eight_bit)
    pieces = examples[0].pieces
    with runner.weights_from(tmp_path / "onnx"):
        vectors, _ = runner.encode(pieces)
    with torch.no_grad():
        inputs = [torch.from_numpy(values[None]) for values in (pieces.ids, pieces.columns)]
        wanted, _ = network.encoder(*inputs, torch.ones(1, len(pieces)))
    assert np.abs(vectors - wanted[0].numpy()).max() < off_by


def test_an_embedding_of_eight_bits_keeps_small_rows_apart_beside_a_large_one() -> None:
    from reportedly.models.attribution.export import RowScaled

    embedding = torch.nn.Embedding(3, 4)
    with torch.no_grad():
        embedding.weight[0], embedding.weight[1], embedding.weight[2] = 90.0, torch.linspace(0.01, 0.04, 4), 0.0
    told = RowScaled(embedding)(torch.tensor([[0, 1, 2]]))[0]
    assert torch.allclose(told, embedding.weight, rtol=0.02, atol=1e-6)
