"""Vectors of sentences: near in meaning is near in numbers; a wrong model is refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from reportedly.errors import ModelError
from reportedly.models import sentences


def test_what_means_the_same_is_nearer_than_what_does_not() -> None:
    one, same, other = sentences.vectors(
        ["The ferry sank off the islands.", "A ship went down near the isles.", "The mayor praised the new school."]
    )
    assert one @ same > one @ other + 0.2


def test_vectors_are_of_length_one_and_do_not_depend_on_what_stands_beside() -> None:
    alone = sentences.vectors(["The dam broke."])
    among = sentences.vectors(["The dam broke at two in the morning, after eleven days of rain.", "The dam broke."])
    assert np.allclose(np.linalg.norm(among, axis=1), 1, atol=1e-5)
    assert float(alone[0] @ among[1]) > 0.99


def test_no_text_makes_no_vector() -> None:
    assert sentences.vectors([]).shape == (0, sentences.SIZE)


def test_another_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "other_encoder"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "model.onnx").write_bytes(b"something else")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sentences, "PACKAGE", "other_encoder")
    with pytest.raises(ModelError, match="not the pinned one"):
        sentences._weights()
    monkeypatch.setattr(sentences, "PACKAGE", "no_such_encoder")
    with pytest.raises(ModelError, match="not installed"):
        sentences._weights()
