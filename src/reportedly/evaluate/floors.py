"""Quality floors: the least that each measure must reach, kept in `floors.toml` and only ever raised by the machine."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

MARGIN = 0.005
"""How far below a measured value its floor is set: figures move a little with the versions of libraries."""

FLOORS = Path(str(resources.files("reportedly") / "evaluate" / "floors.toml"))


@dataclass(frozen=True, slots=True)
class Floor:
    """One measure's name, what it is in words, and the least it must reach."""

    name: str
    what: str
    at_least: float


def load_floors(path: Path = FLOORS) -> dict[str, Floor]:
    """The floors by the names of their measures."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: Floor(name, entry["what"], entry["at_least"]) for name, entry in data.items()}


def below(measured: Mapping[str, float], floors: Mapping[str, Floor]) -> list[str]:
    """One line for each measure under its floor, or measured and without a floor; empty when all is well."""
    lines = []
    for name, value in measured.items():
        if name not in floors:
            lines.append(f"{name}: {value:.3f}, and it has no floor; add it to floors.toml")
        elif value < floors[name].at_least:
            lines.append(f"{name}: {value:.3f} is below its floor {floors[name].at_least:.3f} ({floors[name].what})")
    return lines


def raise_floors(measured: Mapping[str, float], path: Path = FLOORS) -> list[str]:
    """Raise the floors in a file to what was measured, less `MARGIN`; none is lowered. Returns the names raised."""
    floors, text, raised = load_floors(path), path.read_text(encoding="utf-8"), []
    for name, value in measured.items():
        target = int((value - MARGIN) * 1000) / 1000
        if name in floors and target > floors[name].at_least:
            entry = re.compile(rf"(^\[{re.escape(name)}\]\n(?:(?!\[).*\n)*?at_least = )[0-9.]+", re.MULTILINE)
            text = entry.sub(rf"\g<1>{target}", text)
            raised.append(name)
    path.write_text(text, encoding="utf-8")
    return raised
