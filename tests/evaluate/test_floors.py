"""The gauge itself: a measure under its floor is named, floors rise and never sink."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.evaluate.floors import below, load_floors, raise_floors

TEXT = '# kept\n\n[tide]\nwhat = "height"\nat_least = 0.4\n\n[wind]\nwhat = "force [m/s]"\nat_least = 0.5\n'


@pytest.fixture
def floors_file(tmp_path: Path) -> Path:
    path = tmp_path / "floors.toml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_what_is_below_is_named(floors_file: Path) -> None:
    lines = below({"tide": 0.39, "wind": 0.6, "rain": 1.0}, load_floors(floors_file))
    assert [line.split(":")[0] for line in lines] == ["tide", "rain"]


def test_floors_rise_and_never_sink(floors_file: Path) -> None:
    assert raise_floors({"tide": 0.7777, "wind": 0.2}, floors_file) == ["tide"]
    floors = load_floors(floors_file)
    assert (floors["tide"].at_least, floors["wind"].at_least) == (0.772, 0.5)
    assert floors_file.read_text(encoding="utf-8").startswith("# kept")


def test_the_shipped_floors_are_sound() -> None:
    assert all(0 <= floor.at_least <= 1.5 and floor.what for floor in load_floors().values())
