"""Every example of the figures' lexicons is read as its mark says, and no counter-example is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import pytest

from marked import unmark
from reportedly import lexicon
from reportedly.ingest.articles import make_article
from reportedly.reader.actors import Cast
from reportedly.reader.figures import find_figures
from reportedly.reader.figures.vocabulary import measure_words, number_words, unit_words
from reportedly.reader.syntax import parse
from reportedly.reading import Figure, Measure, Qualifier

NAMES = ("en/figures_measures", "en/figures_units")
NUMBERS = "en/figures_numbers"


def _entries(name: str) -> Iterator[dict[str, Any]]:
    for part in lexicon.load(name).values():
        yield from part if isinstance(part, list) else [part]


EXAMPLES = [example for name in NAMES for entry in _entries(name) for example in entry.get("examples", ())]
COUNTERS = [
    (text, entry["measure"]) for name in NAMES for entry in _entries(name) for text in entry.get("counter_examples", ())
]
HARMLESS = [text for name in NAMES for entry in _entries(name) for text in entry.get("uncounted", ())]
HARMS_TOLD = {"killed", "injured", "missing", "captured", "detained", "released", "displaced", "affected", "destroyed"}
RANGES = [entry for entry in _entries(NUMBERS) if "example" in entry]


@pytest.fixture(scope="module")
def figures() -> dict[str, list[Figure]]:
    """The figures of each example, all parsed in one batch."""
    marked = [*EXAMPLES, *(text for text, _ in COUNTERS), *HARMLESS, *(entry["example"] for entry in RANGES)]
    articles = [make_article(text) for text in dict.fromkeys(unmark(text).text for text in marked)]
    return {parsed.article.text: find_figures(parsed, [], Cast(), []) for parsed in parse(articles)}


@pytest.mark.parametrize("example", EXAMPLES)
def test_example(example: str, figures: dict[str, list[Figure]]) -> None:
    marked = unmark(example)
    found = {(f.span.start, f.span.end): f.measure for f in figures[marked.text]}
    ((tag, (span, *_)),) = marked.spans.items()
    hits = [measure for (start, end), measure in found.items() if start < span[1] and span[0] < end]
    assert hits == [tag]


@pytest.mark.parametrize(("text", "measure"), COUNTERS)
def test_counter_example(text: str, measure: str, figures: dict[str, list[Figure]]) -> None:
    assert measure not in [f.measure for f in figures[text]]


@pytest.mark.parametrize("text", HARMLESS)
def test_no_harm(text: str, figures: dict[str, list[Figure]]) -> None:
    assert not HARMS_TOLD & {f.measure for f in figures[text]}


@pytest.mark.parametrize("entry", RANGES, ids=lambda entry: entry["example"])
def test_range(entry: dict[str, Any], figures: dict[str, list[Figure]]) -> None:
    marked = unmark(entry["example"])
    ((qualifier, (span,)),) = marked.spans.items()
    figure = figures[marked.text][0]
    assert (figure.qualifier, (figure.span.start, figure.span.end)) == (qualifier, span)
    assert (figure.low, figure.high) == (entry.get("low"), entry.get("high"))


def test_lexicons_name_only_measures_and_qualifiers_of_the_format() -> None:
    measures = {entry["measure"] for name in NAMES for entry in _entries(name) if "measure" in entry}
    assert measures <= set(get_args(Measure))
    entries = list(_entries(NUMBERS))
    qualifiers = {entry[key] for entry in entries for key in ("means", "qualifier") if key in entry}
    assert qualifiers <= set(get_args(Qualifier))


def test_lexicons_load() -> None:
    assert "killed" in {harm.measure for harms in measure_words().by_object.values() for harm in harms}
    assert number_words().cardinals["twelve"] == 12
    assert unit_words().measures["hostage"] == "captured"
