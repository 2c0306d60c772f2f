"""Credits and bylines: every entry of the lexicons finds its example and not its counter-example."""

from __future__ import annotations

from functools import reduce
from operator import getitem
from typing import Any

import pytest

from marked import unmark
from reportedly import lexicon
from reportedly.ingest.bylines import _patterns, find_byline
from reportedly.ingest.credits import _words, credits_with_origins, find_credits
from without import without

AGENCIES: list[dict[str, Any]] = lexicon.load("agencies")["agency"]
PHRASES: list[dict[str, Any]] = [*lexicon.load("en/credits")["before"], *lexicon.load("en/credits")["after"]]
REPORTED: list[dict[str, Any]] = lexicon.load("en/credits")["reported"]
BYLINE: dict[str, Any] = lexicon.load("en/credits")["byline"]
WORDS = [
    (path, word, text)
    for path in (("article",), ("nobody",), ("byline", "opening"), ("byline", "closing"))
    for word, text in reduce(getitem, path, lexicon.load("en/credits"))["examples"].items()
]


@pytest.mark.parametrize("agency", AGENCIES, ids=[agency["name"] for agency in AGENCIES])
def test_agency_is_credited_in_its_example(agency: dict[str, Any]) -> None:
    assert find_credits(agency["example"], None) == [agency["name"]]
    assert find_credits(agency.get("counter_example", ""), None) == []


def test_no_form_is_written_by_two_agencies() -> None:
    forms = [form for agency in AGENCIES for form in {agency["name"], *agency.get("forms", ())}]
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize("phrase", PHRASES, ids=[phrase["words"][0] for phrase in PHRASES])
def test_words_that_credit_find_their_example(phrase: dict[str, Any]) -> None:
    marked = unmark(phrase["example"])
    assert find_credits(marked.text, None) == marked.words("credit")
    assert find_credits(phrase.get("counter_example", ""), None) == []


@pytest.mark.parametrize("phrase", REPORTED, ids=[phrase["words"][0] for phrase in REPORTED])
def test_an_agency_that_reported_is_credited(phrase: dict[str, Any]) -> None:
    marked = unmark(phrase["example"])
    assert find_credits(marked.text, None) == marked.words("credit")
    assert find_credits(phrase["counter_example"], None) == []
    for words in phrase["words"]:
        text = f"The mill stands idle, Reuters {words}."
        assert credits_with_origins(text, None) == {"Reuters": "says that it reported this"}
        assert find_credits(f"No one was hurt.\n\nThe mill burned down.\n\n{text}\n\nIt was rebuilt.", None) == []


def test_every_word_that_credits_is_used() -> None:
    for phrase in PHRASES:
        for words in phrase["words"]:
            after = phrase in lexicon.load("en/credits")["after"]
            line = f"Reuters {words}" if after else f"{words} Reuters"
            assert find_credits(f"The mill stands idle.\n\n{line}", None) == ["Reuters"], words


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("HARBOUR TOWN, Oct 3 (Reuters/AP) - The mill burned down.", ["Reuters", "AP"]),
        ("Mill burns down\nBy Ann Holm\nHARBOUR TOWN (AP) — The mill burned down.", ["AP"]),
        ("The mill burned down on Monday. --Reuters", ["Reuters"]),
        ("The mill burned down on Monday.-AFP", ["AFP"]),
        (
            "The mill burned down on Monday. Reuters, Agence France-Presse contributed to this report",
            ["Reuters", "AFP"],
        ),
        ("The mill burned down.\n\nThis article was first published in October 1921.", []),
        ("Mill burns down\nBy Ann Holm, Associated Press\nThe mill burned down.", ["AP"]),
        ("Mill burns down\nBy Ann Holm, Quarry Town Gazette\nThe mill burned down.", []),
        ("Mill burns down\nReuters\nThe mill burned down.", ["Reuters"]),
        ("AP\nMill burns down\nThe mill burned down.", []),
        ("The mill burned down, the mayor told the AP.", []),
        ("The mill burned down.\n\nAdditional reporting by Ann Holm and Bo Lind", []),
        ("Mills (AP) were burned down by the dozen.", []),
        ("The mill burned down, said the owner (AP) of the quarry.", []),
    ],
)
def test_credits_of_whole_texts(text: str, credit: list[str]) -> None:
    assert find_credits(text, None) == credit


def test_byline_is_searched_for_agencies() -> None:
    assert find_credits("The mill burned down.", "Ann Holm and Bo Lind, Associated Press") == ["AP"]


@pytest.mark.parametrize(("path", "word", "text"), WORDS, ids=[word for _, word, _ in WORDS])
def test_a_word_does_what_its_example_shows(path: tuple[str, ...], word: str, text: str) -> None:
    marked = unmark(text)

    def read() -> tuple[list[str], str | None]:
        byline = find_byline(marked.text)
        return find_credits(marked.text, None), byline

    told = (marked.words("credit"), next(iter(marked.words("byline")), None))
    assert read() == told
    with without("en/credits", (*path, "examples"), word, (_words, _patterns)):
        assert read() != told, "the example reads the same without the word"


def test_no_byline_of_the_lexicon_counter_example() -> None:
    assert find_byline(BYLINE["counter_example"]) is None


@pytest.mark.parametrize(
    ("text", "byline"),
    [
        ("Mill burns down\nBy ANN HOLM and Bo van Lind\nThe mill burned down.", "ANN HOLM and Bo van Lind"),
        ("Mill burns down\nWritten by: Ann Holm\nThe mill burned down.", "Ann Holm"),
        ("By Ann Holm, Quarry Town Gazette\nThe mill burned down.", "Ann Holm"),
        ("By Royal Command\nThe king left by train.", None),
        ("Mill burns down\nBy Monday it was cold.", None),
        ("The mill burned down.\n\n(Reporting by Ann Holm in Quarry Town; Editing by Bo Lind)", "Ann Holm"),
        ("The mill burned down.\n\nAdditional reporting by Ann Holm", None),
    ],
)
def test_bylines_of_whole_texts(text: str, byline: str | None) -> None:
    assert find_byline(text) == byline
