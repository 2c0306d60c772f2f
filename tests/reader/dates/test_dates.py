"""Time expressions: every rule on marked-up cases, the lexicons' examples, and what holds of any text."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marked import CASES, unmark
from reportedly import lexicon
from reportedly.reader.dates import RULES, days_of, find_dates, lengths, tense, why_open
from reportedly.reader.dates.look_alikes import words_for
from reportedly.reader.dates.words import vocabulary
from reportedly.reader.parsed import ParsedArticle
from reportedly.reader.syntax import parse
from reportedly.reading import Article, Date, Span
from without import without

PUBLISHED = "2021-06-17"
ROWS: list[dict[str, Any]] = tomllib.loads((CASES / "dates.toml").read_text(encoding="utf-8"))["case"]
EXAMPLES_PUBLISHED = "1931-06-17"


def read_all(texts: list[str], published: list[str | None]) -> list[list[Date]]:
    """The dates of several texts, parsed together."""
    articles = (Article("case", "case", text, published=when) for text, when in zip(texts, published, strict=True))
    return [find_dates(parsed) for parsed in parse(articles)]


def shown(one: Date) -> str:
    value = one.value or "?"
    return f"{value}/{one.end}" if one.end else value


@pytest.fixture(scope="module")
def readings() -> list[list[Date]]:
    texts = [unmark(row["text"]).text for row in ROWS]
    return read_all(texts, [row.get("published", PUBLISHED) or None for row in ROWS])


@pytest.mark.parametrize("number", range(len(ROWS)), ids=[f"{row['rule']}-{n}" for n, row in enumerate(ROWS)])
def test_cases(number: int, readings: list[list[Date]]) -> None:
    row, found = ROWS[number], readings[number]
    assert [(d.span.start, d.span.end) for d in found] == unmark(row["text"]).spans.get("date", [])
    assert [shown(d) for d in found] == row["values"]


def test_every_rule_has_a_case() -> None:
    elsewhere = {rule.name for rule in lengths.RULES}
    assert {rule.name for rule in RULES} - elsewhere == {row["rule"] for row in ROWS}


def lexicon_examples() -> Iterator[tuple[str, str | None]]:
    """Every example of the two lexicons with the value that it must have, if it gives one."""
    for entry in lexicon.load("en/dates")["word"]:
        yield from ((text, None) for text in [*entry["examples"], *entry["counter_examples"]])
    for entry in lexicon.load("en/dates_feasts")["feast"]:
        yield entry["example"], entry.get("value", "?")
        if "counter_example" in entry:
            yield entry["counter_example"], None


def test_examples_of_the_lexicons() -> None:
    examples = list(lexicon_examples())
    found = read_all([unmark(text).text for text, _ in examples], [EXAMPLES_PUBLISHED] * len(examples))
    for (text, value), dates in zip(examples, found, strict=True):
        assert [(d.span.start, d.span.end) for d in dates] == unmark(text).spans.get("date", []), text
        assert value is None or [shown(d) for d in dates] == [value], text


FRAMED = [
    (group["class"], form, value, group["frame"].format(form.capitalize() if group.get("capital") else form))
    for group in lexicon.load("en/dates")["word"]
    if "frame" in group
    for form, value in group["forms"].items()
]
VALUES: dict[str, Callable[[Any], str]] = {
    "MONTH": lambda value: f"1928-{value:02}-03",
    "MABBR": lambda value: f"1928-{value:02}-03",
    "WEEKDAY": lambda value: f"1931-06-{17 - (3 - value) % 7}",
    "PART": lambda value: "1931-06-15",
    "SEASON": lambda value: f"1931-{value}" if value == "SP" else f"1930-{value}",
    "TODAY": lambda value: f"1931-06-{17 + value}",
    "LAST": lambda value: f"1931-{6 + value:02}",
    "NUMBER": lambda value: str(1931 - value),
    "ORDINAL": lambda value: f"1931-05-{value:02}",
    "DECADE": lambda value: f"{(193 - value) // 10}{value}X",
    "HALFDAY": lambda value: f"1931-06-12T{3 + value:02}:00",
}
"""What the frame of a class comes to for what a form of it counts for."""


@pytest.fixture(scope="module")
def parsed_frames() -> list[ParsedArticle]:
    return list(parse(Article("case", "case", text, published=EXAMPLES_PUBLISHED) for *_, text in FRAMED))


@pytest.mark.parametrize("number", range(len(FRAMED)), ids=[f"{name}-{form}" for name, form, *_ in FRAMED])
def test_a_form_counts_for_its_value(number: int, parsed_frames: list[ParsedArticle]) -> None:
    name, form, value, _ = FRAMED[number]
    found = find_dates(parsed_frames[number])
    if name in VALUES:
        assert [shown(one) for one in found] == [VALUES[name](value)]
    known = vocabulary().words
    entry = known.pop(form)
    try:
        assert find_dates(parsed_frames[number]) != found, "the frame reads the same without the form"
    finally:
        known[form] = entry


def test_every_class_of_several_forms_has_a_frame() -> None:
    groups = lexicon.load("en/dates")["word"]
    assert [group["class"] for group in groups if len(group["forms"]) > 1 and "frame" not in group] == []


Word = tuple[str, tuple[str, ...], str, str, str | None]
"""Lexicon, table, word, marked example, and the value of its date where it gives one."""


def lexicon_words() -> Iterator[Word]:
    """Every word of the tables that have an example by word."""
    for table, parts in lexicon.load("en/dates").items():
        if isinstance(parts, dict) and table != "about":
            for part, entry in parts.items():
                for word, example in entry["examples"].items():
                    text, value = (example, None) if isinstance(example, str) else (example["text"], example["value"])
                    yield "en/dates", (table, part, "examples"), word, text, value
    for name, text in lexicon.load("en/dates_feasts")["names"]["examples"].items():
        yield "en/dates_feasts", ("names", "examples"), name, text, None


WORDS = list(lexicon_words())
VOCABULARY = (vocabulary, tense._words, words_for)


@pytest.fixture(scope="module")
def parsed_words() -> list[ParsedArticle]:
    articles = (Article("case", "case", unmark(text).text, published=EXAMPLES_PUBLISHED) for _, _, _, text, _ in WORDS)
    return list(parse(articles))


@pytest.mark.parametrize("number", range(len(WORDS)), ids=["-".join([*path[:-1], word]) for _, path, word, *_ in WORDS])
def test_a_word_does_what_its_example_shows(number: int, parsed_words: list[ParsedArticle]) -> None:
    name, path, word, text, value = WORDS[number]

    def read() -> list[tuple[tuple[int, int], str]]:
        return [((d.span.start, d.span.end), shown(d)) for d in find_dates(parsed_words[number])]

    found = read()
    assert [span for span, _ in found] == unmark(text).spans.get("date", [])
    assert value is None or [value for _, value in found] == [value]
    with without(name, path, word, VOCABULARY):
        assert read() != found, "the example reads the same without the word"


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@pytest.fixture(scope="module")
def week(parse_text: Callable[..., ParsedArticle]) -> ParsedArticle:
    said = "".join(f"The ferry left on {name}. It will leave on {name}. It left last {name}. " for name in WEEKDAYS)
    return parse_text(said + "Earlier this month it rained, as it did two weeks ago. It sank on October 7.")


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)))
@settings(deadline=None, max_examples=40)
def test_a_weekday_is_that_weekday_on_the_side_of_its_tense(week: ParsedArticle, published: date) -> None:
    week.article.published = published.isoformat()
    found = find_dates(week)
    for number in range(7):
        past, future, last = (date.fromisoformat(d.value or "") for d in found[3 * number : 3 * number + 3])
        assert {past.isoweekday(), future.isoweekday(), last.isoweekday()} == {number + 1}
        assert timedelta(0) <= published - past < timedelta(7)
        assert timedelta(0) <= future - published < timedelta(7)
        assert timedelta(0) < published - last <= timedelta(7)


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)))
@settings(deadline=None, max_examples=40)
def test_stretches_do_not_end_before_they_begin(week: ParsedArticle, published: date) -> None:
    week.article.published = published.isoformat()
    for one in find_dates(week):
        days = days_of(one)
        assert days is not None
        assert days[0] <= days[1]


def test_without_publication_nothing_is_counted(week: ParsedArticle) -> None:
    week.article.published = None
    found = find_dates(week)
    assert found
    assert {(d.value, d.anchor) for d in found} == {(None, "published")}


def test_a_date_time_with_a_zone_is_the_day_that_it_is_written_with(week: ParsedArticle) -> None:
    week.article.published = "2021-06-17T23:30:00-07:00"
    assert find_dates(week)[3 * 3].value == "2021-06-17"


@given(st.text(st.sampled_from("Monday May 2021 the 3 10/ -,:. last days ago Oct.7 '90s ’ p.m.\n𝟛٣²İ"), max_size=80))
@settings(deadline=None, max_examples=60)
def test_any_text_gives_spans_inside_it_in_order(text: str) -> None:
    found = find_dates(next(parse([Article("any", "any", text, published=PUBLISHED)])))
    ends = [0, *(d.span.end for d in found)]
    assert all(start <= d.span.start for start, d in zip(ends, found, strict=False))
    assert all(text[d.span.start : d.span.end] == d.span.text for d in found)


def test_many_dates_in_a_row_are_read_in_time_that_grows_with_them(parse_text: Callable[..., ParsedArticle]) -> None:
    found = find_dates(parse_text("on Monday the last the last 3 days ago, " * 2000, published=PUBLISHED))
    assert len(found) > 1000


@pytest.mark.parametrize(
    ("text", "published", "reason"),
    [
        ("It sank on Tuesday.", None, 'no date is known to count "Tuesday" from'),
        ("It sank on 3/4/2020.", PUBLISHED, '"3/4/2020" can be read day first or month first'),
        ("It sank at Passover.", PUBLISHED, 'the day of "Passover" is not the same everywhere, or is only announced'),
        (
            "It sank at Eid al-Fitr.",
            PUBLISHED,
            'the day of "Eid al-Fitr" is not the same everywhere, or is only announced',
        ),
        ("It sank two days later.", PUBLISHED, 'the article tells no date before it to count "two days later" from'),
        ("It sank on 3 April 2020.", None, None),
    ],
)
def test_what_stays_open_says_why(text: str, published: str | None, reason: str | None) -> None:
    [[one]] = read_all([text], [published])
    assert why_open(one) == reason


@pytest.mark.parametrize(
    ("value", "end", "days"),
    [
        ("2021-06-17", None, ("2021-06-17", "2021-06-17")),
        ("2021-06-17T06:30", None, ("2021-06-17", "2021-06-17")),
        ("2021-06-17", "2021-06-20", ("2021-06-17", "2021-06-20")),
        ("2021-W24", None, ("2021-06-14", "2021-06-20")),
        ("2020-02", None, ("2020-02-01", "2020-02-29")),
        ("2021-Q3", None, ("2021-07-01", "2021-09-30")),
        ("2021-H2", None, ("2021-07-01", "2021-12-31")),
        ("2020-WI", None, ("2020-12-01", "2021-02-28")),
        ("1979", None, ("1979-01-01", "1979-12-31")),
        ("199X", None, ("1990-01-01", "1999-12-31")),
        ("19XX", None, ("1900-01-01", "1999-12-31")),
        (None, None, None),
    ],
)
def test_days_of_a_value(value: str | None, end: str | None, days: tuple[str, str] | None) -> None:
    assert days_of(Date(Span(0, 1, "x"), value, end, None, None)) == days
