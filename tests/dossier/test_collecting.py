"""Garbage is looked for rarely while articles come in, and as before behind that."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

import reportedly
from reportedly.dossier.collecting import RARELY, collecting_rarely

if TYPE_CHECKING:
    from pathlib import Path


def test_adding_looks_rarely_and_leaves_all_as_it_was(tmp_path: Path) -> None:
    before, seen = gc.get_threshold(), []
    article = tmp_path / "a.txt"
    article.write_text("The harbour board said on Monday that the quay would open in May.", encoding="utf-8")
    with reportedly.open(tmp_path / "d.db") as dossier:
        dossier.add(article, told=lambda _: seen.append(gc.get_threshold()))
    assert seen == [RARELY]
    assert gc.get_threshold() == before


def test_an_error_leaves_all_as_it_was_too() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="wrong"), collecting_rarely():
        raise ValueError("wrong")
    assert gc.get_threshold() == before


def test_who_wants_none_gets_none() -> None:
    before = gc.get_threshold()
    gc.set_threshold(0)
    try:
        with collecting_rarely():
            assert gc.get_threshold()[0] == 0
    finally:
        gc.set_threshold(*before)
