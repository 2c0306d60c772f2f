"""The attribution measures: full marks for the gold itself, and each kind of mistake costs what it should."""

from __future__ import annotations

from typing import Any

import pytest

from reportedly.errors import FormatError
from reportedly.evaluate.attribution import MEASURES, Tokens, bare_spans, score_attributions
from reportedly.lexicon import load
from reportedly.reading import Actor, Article, Reader, Reading, Span, Statement

TEXT = (
    "“We sail at dawn,” said Ada Finch, the pilot. The harbour master believes that fog will come."
    " It is said to be cold."
)


def span(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


GOLD: dict[str, Any] = {
    "id": "harbour",
    "text": TEXT,
    "attributions": [
        {"source": [span("Ada Finch, the pilot")], "cue": [span("said")], "content": [span("“We sail at dawn,”")]},
        {"source": [span("The harbour master")], "cue": [span("believes")], "content": [span("that fog will come")]},
        {"source": [], "cue": [span("is said")], "content": [span("to be cold")]},
    ],
}


def reading_of(rows: list[dict[str, Any]]) -> Reading:
    article = Article("x", "harbour", TEXT)
    someone = Actor("a1", "someone", "person", named=False)

    def spans(row: dict[str, Any], role: str) -> list[Span]:
        return [article.span(*pair) for pair in row[role]]

    statements = [
        Statement(
            f"s{n}", someone, next(iter(spans(row, "source")), None), spans(row, "cue")[0], spans(row, "content"),
            "indirect", "assert",
        )
        for n, row in enumerate(rows)
    ]  # fmt: skip
    return Reading(Reader("0", {}), article, statements=statements)


def f1_of(rows: list[dict[str, Any]]) -> dict[str, float]:
    return {name: counts.f1 for name, counts in score_attributions(GOLD, reading_of(rows)).items()}


def test_the_gold_itself_has_full_marks() -> None:
    assert f1_of(GOLD["attributions"]) == dict.fromkeys(MEASURES, 1.0)


def test_nothing_read_scores_nothing() -> None:
    assert f1_of([]) == dict.fromkeys(MEASURES, 0.0)


@pytest.mark.parametrize(
    ("role", "words", "falls"),
    [
        ("source", ["It"], {"who-said-what"}),
        ("content", ["fog will"], {"content-exact"}),
        ("content", ["come"], {"content-exact", "content-overlap", "who-said-what"}),
        ("cue", ["fog"], {"cue-head"}),
    ],
)
def test_each_mistake_costs_its_measures(role: str, words: list[str], falls: set[str]) -> None:
    rows = [dict(row) for row in GOLD["attributions"]]
    rows[1][role] = [span(word) for word in words]
    assert {name for name, value in f1_of(rows).items() if value < 1} == falls


def test_outer_marks_of_quotation_do_not_matter() -> None:
    rows = [dict(row) for row in GOLD["attributions"]]
    rows[0]["content"] = [span("We sail at dawn")]
    assert f1_of(rows)["content-exact"] == 1.0


def test_where_the_gold_names_no_source_the_content_decides() -> None:
    rows = [dict(row) for row in GOLD["attributions"]]
    rows[2]["source"] = [span("It")]
    assert f1_of(rows)["who-said-what"] == 1.0


def test_a_doubled_prediction_costs_precision() -> None:
    assert score_attributions(GOLD, reading_of(GOLD["attributions"] * 2))["who-said-what"].precision == 0.5


def test_what_something_carries_is_not_scored() -> None:
    reading = reading_of(GOLD["attributions"])
    reading.statements[1].via = [reading.statements[0]]
    assert score_attributions(GOLD, reading)["who-said-what"].predicted == 2


def test_spans_parted_by_marks_alone_are_one() -> None:
    text = "“Yes,” — “no.” he said “maybe”"
    assert bare_spans(text, [(0, 6), (9, 14)]) == ((1, 12),)
    assert bare_spans(text, [(9, 14), (23, 30)]) == ((10, 12), (24, 29))
    assert bare_spans("…", [(0, 1)]) == ((0, 1),)


@pytest.mark.parametrize("example", load("en/light_words")["light"]["examples"], ids=lambda e: e["cue"])
def test_the_head_of_a_cue(example: dict[str, str]) -> None:
    tokens = Tokens(example["cue"])
    head = tokens.head_of_cue(range(len(tokens.spans)))
    assert head is not None
    assert example["cue"][slice(*tokens.spans[head])] == example["head"]


@pytest.mark.parametrize(
    "row",
    [
        {"id": "x", "text": TEXT},
        {"id": "x", "text": TEXT + "!", "attributions": []},
        {"id": "x", "text": TEXT, "attributions": [{"content": [[5, 4000]]}]},
    ],
)
def test_gold_that_does_not_fit_is_refused(row: dict[str, Any]) -> None:
    with pytest.raises(FormatError, match=r"'x'|another text"):
        score_attributions(row, reading_of([]))
