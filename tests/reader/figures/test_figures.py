"""Cases of figures, read with the real model and no actors, statements or dates."""

from __future__ import annotations

import math
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from marked import CASES, Marked, unmark
from reportedly.ingest.articles import make_article
from reportedly.reader.actors import Cast
from reportedly.reader.figures.found import Finder
from reportedly.reader.figures.measures import RULES
from reportedly.reader.syntax import parse

if TYPE_CHECKING:
    from reportedly.reader.figures.parts import Told

Case = tuple[dict[str, Any], Marked]


def _cases() -> list[Case]:
    rows = tomllib.loads((CASES / "figures.toml").read_text(encoding="utf-8"))["case"]
    return [(row, unmark(row["text"])) for row in rows]


@pytest.fixture(scope="module")
def told() -> dict[str, list[Told]]:
    """What is told by each case's text, all parsed in one batch."""
    found = {}
    for parsed in parse([make_article(marked.text) for _, marked in _cases()]):
        finder = Finder(parsed, [], Cast(), [])
        finder.figures()
        found[parsed.article.text] = finder.told
    return found


def _given(row: dict[str, Any], name: str) -> list[Any] | None:
    values = row.get(name)
    return [None if value in ("inf", "") else value for value in values] if values is not None else None


@pytest.mark.parametrize(("row", "marked"), _cases(), ids=lambda case: getattr(case, "text", "")[:60])
def test_case(row: dict[str, Any], marked: Marked, told: dict[str, list[Told]]) -> None:
    found = told[marked.text]
    figures = [item.figure for item in found]
    expected = sorted((span, tag) for tag, spans in marked.spans.items() for span in spans)
    assert [((f.span.start, f.span.end), f.measure) for f in figures] == expected
    for name in ("low", "high", "qualifier", "unit"):
        values = _given(row, name)
        if values is not None:
            assert [getattr(f, name) for f in figures] == values, name
    if "part_of" in row:
        numbers = [figures.index(f.part_of) + 1 if f.part_of is not None else 0 for f in figures]
        assert numbers == row["part_of"]
    if "rule" in row:
        assert found[0].measured.rule == row["rule"]
    assert all(item.measured.rule != row.get("misses") for item in found[:1])


def test_figures_are_numbered_in_reading_order(told: dict[str, list[Told]]) -> None:
    for found in told.values():
        assert [item.figure.id for item in found] == [f"f{n + 1}" for n in range(len(found))]
        starts = [item.figure.span.start for item in found]
        assert starts == sorted(starts)


def test_each_rule_has_a_hit_and_a_miss() -> None:
    rows = [row for row, _ in _cases()]
    hits, misses = {row.get("rule") for row in rows}, {row.get("misses") for row in rows}
    names = {rule.__name__ for rule in RULES}
    assert names <= hits
    assert names <= misses


def test_low_is_never_above_high(told: dict[str, list[Told]]) -> None:
    for found in told.values():
        for item in found:
            low = item.figure.low if item.figure.low is not None else -math.inf
            high = item.figure.high if item.figure.high is not None else math.inf
            assert low <= high
