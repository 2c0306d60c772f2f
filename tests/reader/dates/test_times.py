"""Time expressions that are no dates, and the values of all of them in TIMEX3."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import Any

import pytest

from marked import CASES, unmark
from reportedly import lexicon
from reportedly.reader.dates import RULES, Time, find_dates, find_times, told_of
from reportedly.reader.dates.lengths import RULES as LENGTHS
from reportedly.reader.dates.words import vocabulary
from reportedly.reader.parsed import ParsedArticle
from reportedly.reader.syntax import parse
from reportedly.reading import Article

PUBLISHED = "2021-06-17"
ROWS: list[dict[str, Any]] = tomllib.loads((CASES / "times.toml").read_text(encoding="utf-8"))["case"]
GROUPS = lexicon.load("en/times")["word"]


def read_all(texts: list[str]) -> list[list[Time]]:
    """The time expressions of several texts, parsed together."""
    return [
        find_times(parsed) for parsed in parse(Article("case", "case", text, published=PUBLISHED) for text in texts)
    ]


def spans(times: list[Time]) -> list[tuple[int, int]]:
    return [(time.span.start, time.span.end) for time in times]


@pytest.fixture(scope="module")
def readings() -> list[list[Time]]:
    return read_all([unmark(row["text"]).text for row in ROWS])


@pytest.mark.parametrize("number", range(len(ROWS)), ids=[f"{row['rule']}-{n}" for n, row in enumerate(ROWS)])
def test_cases(number: int, readings: list[list[Time]]) -> None:
    row, found = ROWS[number], readings[number]
    assert spans(found) == unmark(row["text"]).spans.get("time", [])
    assert [time.timex3 for time in found] == row["values"]


def test_every_rule_of_lengths_has_a_case() -> None:
    assert {rule.name for rule in LENGTHS} <= {row["rule"] for row in ROWS} <= {rule.name for rule in RULES}


def test_examples_of_the_lexicon() -> None:
    examples = [
        (text, value) for group in GROUPS for text, value in zip(group["examples"], group["values"], strict=True)
    ]
    examples += [(text, None) for group in GROUPS for text in group["counter_examples"]]
    for (text, value), found in zip(examples, read_all([unmark(text).text for text, _ in examples]), strict=True):
        assert spans(found) == unmark(text).spans.get("time", []), text
        assert [time.timex3 for time in found] == ([] if value is None else [value]), text


FRAMED = [
    (group["class"], form, value, group["frame"].format(form))
    for group in GROUPS
    for form, value in group["forms"].items()
]


@pytest.fixture(scope="module")
def parsed_frames() -> list[ParsedArticle]:
    return list(parse(Article("case", "case", text, published=PUBLISHED) for *_, text in FRAMED))


@pytest.mark.parametrize("number", range(len(FRAMED)), ids=[f"{name}-{form}" for name, form, *_ in FRAMED])
def test_a_form_counts_for_its_value(number: int, parsed_frames: list[ParsedArticle]) -> None:
    name, form, value, _ = FRAMED[number]
    found = find_times(parsed_frames[number])
    if name in {"RATE", "VAGUE"}:
        assert [time.timex3 for time in found] == [value]
    known = vocabulary().words
    entry = known.pop(form)
    try:
        assert find_times(parsed_frames[number]) != found, "the frame reads the same without the form"
    finally:
        known[form] = entry


def test_no_word_is_in_both_lexicons_of_words() -> None:
    dates = {form for group in lexicon.load("en/dates")["word"] for form in group["forms"]}
    assert dates & {form for _, form, *_ in FRAMED} == set()


def test_dates_are_the_times_that_name_a_day(parse_text: Callable[..., ParsedArticle]) -> None:
    parsed = parse_text("For three years it has now stood still, since Monday night.", published=PUBLISHED)
    assert [time.kind for time in find_times(parsed)] == ["duration", "vague", "date"]
    assert [(one.value, one.end) for one in find_dates(parsed)] == [("2021-06-14", None)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("On Monday a 30-day truce began.", [("2021-06-14", "day"), ("P30D", "length")]),
        ("The council meets weekly in the hall.", [("P1W", "repetition")]),
        ("The lock was shut for years, and is now open.", []),
        ("The vote came a day after the fire, two weeks before the feast.", []),
        ("The clerk waited 72 hours in the hall.", [("PT72H", "length")]),
    ],
)
def test_a_reading_tells_lengths_apart_from_dates(
    text: str, told: list[tuple[str, str]], parse_text: Callable[..., ParsedArticle]
) -> None:
    found = told_of(find_times(parse_text(text, published=PUBLISHED)))
    assert [(one.value, one.precision) for one in found] == told
