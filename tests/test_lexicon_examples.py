"""Every entry of every lexicon has an example; the tests of the step that uses a lexicon run it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from reportedly import lexicon

TESTS = Path(__file__).parent
NO_ENTRY = frozenset({"about", "what", "note", "counter_example", "counter_examples"})


def entries_without(data: dict[str, Any], flat: bool) -> Iterator[str]:
    """The entries of a lexicon that lack an example; "about" for a flat table that does not say how its rows are run.

    Where a lexicon is one table, its examples may stand beside it.
    """
    about = data["about"]
    if flat or isinstance(about.get("examples"), str):
        if not about.get("examples"):
            yield "about"
        return
    entries = {key: value for key, value in data.items() if key not in NO_ENTRY and not key.startswith("example")}
    if len(entries) == 1 and any(is_example(key, data) for key in data):
        return
    for key, value in entries.items():
        yield from lacking(key, value)


def lacking(name: str, value: object) -> Iterator[str]:
    """Where an entry, or a list or table of entries, lacks an example.

    A table has one under a key that starts with "example" (or "same", names that must come out alike); or each of its
    values has one; or it is a table of words, each with a marked sentence: `letter = "The abbot <cue>said</cue> …"`.
    """
    if isinstance(value, list) and all(isinstance(entry, dict) for entry in value) and value:
        for number, entry in enumerate(value):
            yield from lacking(f"{name}[{number}]", entry)
    elif isinstance(value, dict):
        if any(is_example(key, value) for key in value):
            return
        parts = {key: part for key, part in value.items() if key not in NO_ENTRY}
        if not any(isinstance(part, dict) or is_marked(part) for part in parts.values()):
            yield name
            return
        for key, part in parts.items():
            yield from lacking(f"{name}.{key}", part)
    elif not is_marked(value):
        yield name


def is_example(key: str, table: dict[str, Any]) -> bool:
    """Whether a key of a table holds an example, and one that is not empty."""
    return (key.startswith("example") or key == "same") and bool(table[key])


def is_marked(value: object) -> bool:
    """Whether a value is a sentence with marks in it."""
    return isinstance(value, str) and "</" in value


@pytest.mark.parametrize("name", lexicon.names())
def test_every_entry_has_an_example(name: str) -> None:
    flat = (resources.files("reportedly") / "lexicons" / f"{name}.csv").is_file()
    found = [f"lexicons/{name}.toml: {entry}" for entry in entries_without(dict(lexicon.load(name)), flat)]
    assert found == [], "no example"


@pytest.mark.parametrize("name", lexicon.names())
def test_every_lexicon_is_named_by_a_test(name: str) -> None:
    short = name.rpartition("/")[2]
    assert any(short in path.read_text(encoding="utf-8") for path in TESTS.rglob("test_*.py") if path != Path(__file__))


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ({"words": {"nouns": ["mill"]}}, ["words"]),
        ({"words": {"nouns": ["mill"], "examples": []}}, ["words"]),
        ({"words": {"nouns": ["mill"], "examples": ["The mill burned."]}}, []),
        ({"words": {"examples": {"mill": "The mill burned."}}}, []),
        ({"words": {"mill": {"means": 1, "example": "The mill burned."}, "dam": {"means": 2}}}, ["words.dam"]),
        ({"verb": [{"lemmas": ["burn"], "example": "It burned."}, {"lemmas": ["sink"]}]}, ["verb[1]"]),
        ({"noun": {"letter": {"letter": "He <cue>said</cue> so.", "note": "a short letter"}}}, []),
        ({"noun": {"letter": {"letter": "He <cue>said</cue> so.", "telegram": "a message"}}}, ["noun.letter.telegram"]),
        ({"noun": {"letter": {"letter": 1}}}, ["noun.letter"]),
        ({"scale": 12}, ["scale"]),
        ({"parameters": {"names": ["ref"]}, "example": [{"one": "a", "other": "b"}]}, []),
        ({"one": {"names": ["ref"]}, "other": {"names": ["x"]}, "example": [{"one": "a"}]}, ["one", "other"]),
    ],
)
def test_what_lacks_an_example_is_found(table: dict[str, Any], found: list[str]) -> None:
    assert list(entries_without({"about": {}, **table}, flat=False)) == found


def test_a_flat_table_says_how_its_rows_are_run() -> None:
    assert list(entries_without({"about": {}}, flat=True)) == ["about"]
    assert list(entries_without({"about": {"examples": "every row is looked up"}}, flat=True)) == []
