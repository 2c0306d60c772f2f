"""Loads and checks the data files in `lexicons/`: TOML for what people edit, CSV for flat code tables.

A TOML file opens with `[about]`: `what` it holds, what it was `drawn_from`, and its `licence`. A CSV file takes the
same from the TOML file of the same name beside it. The tests run the examples of entries.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from reportedly.errors import LexiconError

_FOLDER = resources.files("reportedly") / "lexicons"
_ABOUT = ("what", "drawn_from", "licence")


@cache
def load(name: str) -> Mapping[str, Any]:
    """The data of `lexicons/NAME.toml`, for example `load("en/cues")`.

    Raises:
        LexiconError: if the file is missing, is not TOML, or does not say what it is and where it comes from.
    """
    path = _FOLDER / f"{name}.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise LexiconError(f"lexicons/{name}.toml is missing; install the package again") from error
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"lexicons/{name}.toml is not TOML: {error}") from error
    about = data.get("about", {})
    missing = [key for key in _ABOUT if not about.get(key)]
    if missing:
        raise LexiconError(f"lexicons/{name}.toml: [about] lacks {', '.join(missing)}")
    return data


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of `lexicons/NAME.csv`, each a column-to-text mapping; its provenance is in `NAME.toml`.

    Raises:
        LexiconError: if the file is missing or a row has too few or too many cells.
    """
    load(name)
    path = _FOLDER / f"{name}.csv"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as error:
        raise LexiconError(f"lexicons/{name}.csv is missing; install the package again") from error
    rows = list(csv.DictReader(lines))
    for number, row in enumerate(rows, 2):
        if None in row or None in row.values():
            raise LexiconError(f"lexicons/{name}.csv, line {number}: the row does not have one cell for each column")
    return tuple(rows)


def names() -> list[str]:
    """The names of all data files, as `load` takes them, sorted."""
    return sorted(_toml_files(_FOLDER, ""))


def _toml_files(folder: Traversable, prefix: str) -> list[str]:
    found: list[str] = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += _toml_files(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".toml"):
            found.append(prefix + entry.name.removesuffix(".toml"))
    return found
