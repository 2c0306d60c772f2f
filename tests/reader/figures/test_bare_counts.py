"""Numbers without a noun, and who gives them: articles read whole."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from marked import CASES, Marked, unmark
from reportedly.ingest.articles import make_article
from reportedly.pipeline import read_articles
from reportedly.reading import Reading


def _cases() -> list[tuple[dict[str, Any], Marked]]:
    rows = tomllib.loads((CASES / "bare_counts.toml").read_text(encoding="utf-8"))["case"]
    return [(row, unmark(row["text"])) for row in rows]


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    """Each case's reading, all read in one batch."""
    read = read_articles([make_article(marked.text, published="1921-05-09") for _, marked in _cases()])
    return {one.article.text: one for one in read}


@pytest.mark.parametrize(("row", "marked"), _cases(), ids=lambda case: getattr(case, "text", "")[:60])
def test_a_bare_number_counts_and_somebody_gives_it(
    row: dict[str, Any], marked: Marked, readings: dict[str, Reading]
) -> None:
    figures = readings[marked.text].figures
    expected = sorted((span, tag) for tag, spans in marked.spans.items() for span in spans)
    assert [((one.span.start, one.span.end), one.measure) for one in figures] == expected
    for figure, giver in zip(figures, row.get("by", ()), strict=True):
        name = figure.by.name if figure.by is not None else ""
        assert (giver.lower() in name.lower()) if giver else not name, (figure.span.text, name)
    if "part_of" in row:
        assert [figures.index(one.part_of) + 1 if one.part_of else 0 for one in figures] == row["part_of"]


def test_figures_are_numbered_in_the_order_of_the_text(readings: dict[str, Reading]) -> None:
    for reading in readings.values():
        assert [one.id for one in reading.figures] == [f"f{number}" for number in range(1, len(reading.figures) + 1)]
        assert [one.span.start for one in reading.figures] == sorted(one.span.start for one in reading.figures)
