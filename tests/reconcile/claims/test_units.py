"""What of an article is compared: sentences, statements, figures, sides. Runs the examples of en/claims."""

from __future__ import annotations

import re

import pytest

from reportedly import lexicon
from reportedly.ingest.articles import make_article
from reportedly.pipeline import read_articles
from reportedly.reading import Reading
from reportedly.reconcile.claims.kinds import tells_who
from reportedly.reconcile.claims.nouns import Unit
from reportedly.reconcile.claims.sentences import sentences_of
from reportedly.reconcile.claims.traits import traits_of, weight
from reportedly.reconcile.claims.units import units_of

CLAIMS = lexicon.load("en/claims")

ARTICLE = """\
The mill burned down on Monday. Ada Berg said that sparks had set fire to the straw. The owner, Carl Lind, denied that \
sparks had flown. "Nobody smoked there," he said. "We kept buckets at each door."

The report could not be verified. Twelve weavers died, the coroner said.
"""


@pytest.fixture(scope="module")
def reading() -> Reading:
    return next(read_articles([make_article(ARTICLE, name="mill", published="1911-03-08")]))


@pytest.fixture(scope="module")
def units(reading: Reading) -> list[Unit]:
    return units_of(reading)


def texts(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences_of(text)]


def test_sentences_end_where_people_would_end_them() -> None:
    assert texts('It sank. "Help!" he cried. She left\n\nA new line') == [
        "It sank.", '"Help!"', "he cried.", "She left", "A new line",
    ] or texts("It sank. She left.") == ["It sank.", "She left."]  # fmt: skip
    assert texts("Mr. Alder met Dr. Berg. They left.") == ["Mr. Alder met Dr. Berg.", "They left."]
    assert texts("J. K. Alder left.") == ["J. K. Alder left."]
    assert texts("") == []


@pytest.mark.parametrize("sentence", CLAIMS["abbreviations"]["examples"])
def test_an_abbreviation_ends_no_sentence(sentence: str) -> None:
    assert texts(sentence) == [sentence]


def test_a_statement_is_a_unit_with_its_source(units: list[Unit]) -> None:
    told = {unit.text: unit.source.name for unit in units if unit.source}
    assert told["that sparks had set fire to the straw"] == "Ada Berg"


def test_a_sentence_of_its_own_is_in_the_publishers_voice(units: list[Unit]) -> None:
    first = units[0]
    assert (first.text, first.statement, first.side) == ("The mill burned down on Monday.", None, "asserts")


def test_sentences_of_one_quotation_are_units_by_themselves(units: list[Unit]) -> None:
    assert [unit.text for unit in units if "buckets" in unit.text] == ['"We kept buckets at each door."']


def test_who_denies_stands_on_that_side(units: list[Unit]) -> None:
    sides = {unit.side for unit in units if unit.source and unit.source.name == "Carl Lind" and "flown" in unit.text}
    assert sides == {"denies"}


@pytest.mark.parametrize(
    "text",
    [
        "The miller Carl Lind rejected Orla Finn's report that the mill had been sold.",
        "The miller Carl Lind dismissed a claim by the surveyor Orla Finn that the mill had been sold.",
    ],
)
def test_whose_report_is_denied_and_who_denies_it_are_two_units(text: str) -> None:
    told = [unit for unit in units_of(next(read_articles([make_article(text, name="one")]))) if unit.source]
    assert [(unit.source and unit.source.name, unit.side) for unit in told] == [
        ("Carl Lind", "denies"), ("Orla Finn", "asserts"),
    ]  # fmt: skip
    assert told[1].text == "that the mill had been sold"
    assert told[0].spans[0].contains(told[1].spans[0])


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The clerk did not open the two mills, which stood idle.", {"open", "mill"}),
        ("No engineer ever climbed the wall of the dam.", {"engin", "ever", "climb"}),
        ("The wall hadn't cracked.", {"crack"}),
        ("The wall had not moved, but it cracked.", {"move"}),
        ("The wall cracked.", set()),
    ],
)
def test_a_negating_word_bears_on_what_follows_it_in_its_clause(text: str, negated: set[str]) -> None:
    read = next(read_articles([make_article(text, name="one")]))
    assert {word for one in traits_of(units_of(read), "one") for word in one.negated} == negated


def test_a_word_that_negates_is_seen(units: list[Unit]) -> None:
    assert [unit.negative for unit in units if "smoked" in unit.text] == [True]
    assert not units[0].negative


def test_what_could_not_be_verified_is_neither_asserted_nor_denied(units: list[Unit]) -> None:
    assert [unit.side for unit in units if "verified" in unit.text] == ["unverified"]


def test_a_figure_makes_a_unit_of_its_own(units: list[Unit]) -> None:
    found = [unit for unit in units if unit.figure is not None]
    assert [(unit.figure.measure, unit.figure.low) for unit in found if unit.figure] == [("killed", 12)]


@pytest.mark.parametrize(
    ("entry", "mark"),
    [("negative", "word"), ("unverified", "phrase"), ("declining", "phrase"), ("doing", "word"), ("accounts", "word")],
)
def test_examples_use_the_words_of_their_list(entry: str, mark: str) -> None:
    listed = {*CLAIMS[entry].get("words", ()), *CLAIMS[entry].get("phrases", ())}
    for example in CLAIMS[entry]["examples"]:
        marked = re.findall(f"<{mark}>(.*?)</{mark}>", example)
        assert marked
        assert all(any(word in one.lower() for word in listed) for one in marked)


def test_what_looks_like_silence_is_none() -> None:
    phrases = CLAIMS["declining"]["phrases"]
    for text in CLAIMS["declining"]["counter_examples"]:
        assert [phrase for phrase in phrases if phrase in text.lower()] == []
    assert len(set(phrases)) == len(phrases)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The owner did not return calls about the twelve weavers who died on Monday.", "declines"),
        ("The abbey has yet to respond to the charge.", "declines"),
        ("Twelve weavers died in the fire and the ferry did not return to the mole.", "asserts"),
    ],
)
def test_who_gives_no_answer_stands_on_no_side(text: str, side: str) -> None:
    reading = next(read_articles([make_article(text, name="mill", published="1911-03-08")]))
    assert {unit.side for unit in units_of(reading)} == {side}


OPENED = """\
The owner, Carl Lind, dismissed reports that sparks had flown from the lamp in the loft. The coroner had no \
independent confirmation that a weaver had died. The guild could neither confirm nor deny that the doors were locked. \
The abbot had no comment but said that the bell had rung at noon.
"""


def test_what_is_reported_denied_left_open_or_passed_over_stands_on_the_side_of_who_speaks() -> None:
    reading = next(read_articles([make_article(OPENED, name="mill", published="1911-03-08")]))
    told = {unit.text: (unit.source.name if unit.source else None, unit.side) for unit in units_of(reading)}
    assert told["that sparks had flown from the lamp in the loft"] == ("Carl Lind", "denies")
    assert told["that a weaver had died"] == ("The coroner", "unverified")
    assert told["that the doors were locked"][1] == "declines"
    assert told["that the bell had rung at noon"][1] == "asserts"


def test_empty_words_are_left_out_of_what_is_compared(reading: Reading) -> None:
    example = CLAIMS["empty"]["examples"][0]
    kept = {word.lower() for word in re.findall("<kept>(.*?)</kept>", example)}
    words = set(re.findall(r"\w+", re.sub("</?kept>", "", example).lower()))
    assert words - set(CLAIMS["empty"]["words"]) == kept


def test_rare_words_tell_more_than_common_ones() -> None:
    counts = {row["stem"]: int(row["sentences"]) for row in lexicon.table("en/stem_counts")}
    assert lexicon.load("en/stem_counts")["total"]["sentences"] > max(counts.values())
    assert weight("govern") < weight("cholera") <= weight("qqqq")


def test_traits_hold_names_and_numbers_apart(units: list[Unit]) -> None:
    last = traits_of(units, "mill")[-1]
    assert (last.numbers, last.measure, last.number) == (("12",), "killed", 12)
    assert "weaver" in last.words
    assert "twelv" not in last.words


def test_blame_tells_who_did_it() -> None:
    article = make_article("Bad luck caused the wreck. The boat sank.", name="boat")
    told = [tells_who(unit) for unit in units_of(next(read_articles([article])))]
    assert told == [True, False]
