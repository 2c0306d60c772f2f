"""Any string is read or refused on purpose: every span holds its words, and a second look changes nothing."""

from __future__ import annotations

import dataclasses
import inspect
import json
import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import reportedly
from reportedly.errors import ReportedlyError
from reportedly.ingest.articles import make_article
from reportedly.reader.sentences import LONGEST, paragraphs_of
from reportedly.reader.syntax import _length_problems
from reportedly.reading import Reading, Span
from reportedly.reading_json import dumps, loads

CALM = settings(deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), max_examples=80)

WORDS = st.sampled_from(
    """
    the mayor|The Harbour Board|of|Ann Holm|Holm|she|they|said|told|denied|accused|according to|that|killed|at least|12|
    more than 11,000|people|on Monday|in 1979|last week|the report|has not commented|whether|who|which|“|”|"|''|‘|’|
    (HB)|(|)|,|.|?|:|;|—|-|…|\n|\n\n|\r\n|\t|\u00a0|no|not|and|or|but|"We|would|to|pay|if|between 10 and 15|dozens|
    Oct. 7|7 October|U.S.|Mr.|Dr|’s|\u200f|\u202e|\ufeff|🙂|é|٣|三|%|$5 million|a third|by|from|was|been|reportedly
    """.replace("\n    ", "").split("|")
)
NEWS = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)
ANYTHING = st.text(max_size=300)
MIXED = st.lists(st.one_of(WORDS, st.text(max_size=4)), min_size=1, max_size=50).map("".join)


def spans_of(thing: object, seen: set[int]) -> Iterator[Span]:
    """Every span in a reading, however deep."""
    if isinstance(thing, Span):
        yield thing
    elif isinstance(thing, list | tuple):
        for part in thing:
            yield from spans_of(part, seen)
    elif dataclasses.is_dataclass(thing) and id(thing) not in seen:
        seen.add(id(thing))
        for field in dataclasses.fields(thing):
            yield from spans_of(getattr(thing, field.name), seen)


def check(reading: Reading, text: str) -> None:
    """What holds of every reading."""
    assert reading.article.text == text
    for span in spans_of(reading, set()):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text
    written = dumps(reading)
    assert dumps(loads(written)) == written
    assert dumps(Reading.from_json(json.loads(json.dumps(reading.to_json())))) == written


def read_or_refuse(text: str) -> Reading | None:
    """The reading, None where it is refused on purpose; any other error fails the test."""
    try:
        return reportedly.read(text, published="1921-03-08")
    except ReportedlyError:
        return None


@given(st.one_of(ANYTHING, NEWS, MIXED))
@CALM
def test_any_text_is_read_or_refused(text: str) -> None:
    reading = read_or_refuse(text)
    if reading is not None:
        check(reading, text)


@given(NEWS)
@settings(CALM, max_examples=25)
def test_the_same_text_gives_the_same_bytes(text: str) -> None:
    first, second = read_or_refuse(text), read_or_refuse(text)
    assert (first and dumps(first)) == (second and dumps(second))


@given(st.text(st.characters(categories=["Cs", "Cc", "Cf", "Co", "Cn"]), max_size=20))
@settings(CALM, max_examples=25)
def test_odd_characters_in_an_article(odd: str) -> None:
    text = f"The mill{odd} will reopen in May, the mayor{odd} said on Monday.{odd}"
    reading = read_or_refuse(text)
    if reading is not None:
        check(reading, text)


STORY = "The mill will reopen in May, the mayor said on Monday. "


@pytest.mark.parametrize(
    "text",
    [
        STORY + '"' * 10_000,
        STORY + "“ " * 2_000,
        STORY + "”" * 10_000,
        STORY + "''" * 5_000,
        '"a" said Holm. ' * 500,
        "“a said\n\n" * 600,
        "The mayor said that " * 400,
        "the mayor who said that the mill which the owner said was " * 100,
        "the mill, " * 800,
        "a\n" * 2_000,
        STORY + "a" * 50_000,
        STORY + " " * 100_000 + STORY,
        STORY + "\n" * 50_000 + STORY,
        STORY + "\u202e\u200f\x00\x07" * 2_000,
        STORY + "🙂(" * 5_000,
        STORY + "12 " * 1_000,
        STORY + "Monday " * 1_000,
        "Holm told Holm's Holm. " * 200,
        STORY * 600,
    ],
    ids=range(19),
)
def test_hard_texts_are_read_in_time(text: str) -> None:
    started = time.process_time()
    reading = reportedly.read(text)
    assert time.process_time() - started < 30
    check(reading, text)


def test_read_is_the_same_function_after_its_first_call() -> None:
    assert reportedly.read(STORY).article.text == reportedly.read(STORY).article.text == STORY
    assert "published" in inspect.signature(reportedly.read).parameters


def test_crlf_is_kept_and_read_as_lines() -> None:
    lines = [STORY.strip(), "“It was a hard winter,” she added.", "No one was hurt, according to the fire brigade."]
    wide, narrow = reportedly.read("\r\n".join(lines)), reportedly.read("\n".join(lines))
    assert wide.article.text == "\r\n".join(lines)
    assert [s.evidence for s in wide.statements] == [s.evidence for s in narrow.statements]


def test_paragraphs_of_a_wrapped_text_are_parted_by_blank_lines_of_either_kind() -> None:
    lines = [
        "The mill at the harbour burned down on Monday, and the mayor said that",
        "it would be built up again in the course of the coming year.",
        "",
        "No one was hurt, according to the fire brigade, which fought the fire",
        "with four engines until the early morning.",
    ]
    for end in ("\n", "\r\n"):
        text = end.join(lines)
        assert [text[start:stop].split()[0] for start, stop in paragraphs_of(text)] == ["The", "No"]


def test_an_article_too_long_is_read_up_to_its_limit_and_a_problem_says_so() -> None:
    article = make_article(STORY * (LONGEST // len(STORY) + 100))
    [problem] = [*_length_problems(article)]
    assert f"only the first {LONGEST:,} of {len(article.text):,} characters were read" in problem.reason
