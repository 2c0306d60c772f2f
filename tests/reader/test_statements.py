"""Whole statements: what is told of each, side by side."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from attributed import read_marked
from marked import unmark
from reportedly.lexicon import load
from without import without

if TYPE_CHECKING:
    from reportedly.reader.parsed import ParsedArticle

MESSAGE = (
    "<content1><content2>Marvia will send “every ship it has” to help the islanders</content2>, <source2>Marvia's navy "
    "chief Odo Karsk</source2> <cue2>said</cue2> in a message to governor Ilse Brandt</content1>, <source1>state radio"
    "</source1> <cue1>reported</cue1> on Thursday."
)
AFTER = (
    "The vote comes a day after a <source1>Norpress</source1> <cue1>report</cue1> <content1>that <source2>President "
    "Anton Reed</source2> <cue2>told</cue2> General Odo Karsk <content2>that he would not sign the treaty</content2>"
    "</content1>."
)


def test_a_message_carried_by_a_broadcaster() -> None:
    (read,) = read_marked([MESSAGE], published="1923-11-15")
    radio, chief = read.statements["1"], read.statements["2"]
    assert (chief.act, chief.medium, chief.certainty, chief.polarity) == ("pledge", "message", "certain", "positive")
    assert [str(actor) for actor in chief.addressees] == ["Ilse Brandt"]
    assert chief.via == [radio]
    assert radio.act == "assert"
    assert radio.date is not None
    assert (radio.date.value, str(radio.date.span)) == ("1923-11-15", "Thursday")


def test_a_report_dated_by_its_distance() -> None:
    (read,) = read_marked([AFTER], published="1923-11-16T09:00:00Z")
    report, president = read.statements["1"], read.statements["2"]
    assert (report.act, report.medium) == ("assert", "report")
    assert report.date is not None
    assert (report.date.value, str(report.date.span)) == ("1923-11-15", "a day after")
    assert (president.act, president.polarity, president.via) == ("refuse", "negative", [report])
    assert [str(actor) for actor in president.addressees] == ["Odo Karsk"]


def test_no_date_is_counted_without_a_date_of_publication() -> None:
    (read,) = read_marked([AFTER])
    assert read.statements["1"].date is None


def test_distances_of_the_lexicon() -> None:
    units = load("en/distances")["unit"]
    examples = {unit: entry["example"] for unit, entry in units.items()}
    for unit, example in examples.items():

        def read(example: dict[str, str] = example) -> tuple[str | None, str] | None:
            (one,) = read_marked([example["text"]], published=example["published"])
            date = one.statements[""].date
            return (date.value, str(date.span)) if date is not None else None

        told = (example["value"], unmark(example["text"]).words("span")[0])
        assert read() == told
        with without("en/distances", ("unit",), unit, ()):
            assert read() != told


def test_a_distance_is_counted_in_any_number() -> None:
    text = "The vote comes {} after a <source>Herald</source> <cue>report</cue> <content>that it rained</content>."
    days = {"twelve days": "1912-05-03", "30 days": "1912-04-15", "one week": "1912-05-08"}
    reads = read_marked([text.format(distance) for distance in days], published="1912-05-15")
    assert [read.statements[""].date.value for read in reads if read.statements[""].date] == list(days.values())


@pytest.mark.parametrize(
    "text",
    ["said", "“ said ”", "a: b: c:", "He said: “", "Ann said Ann said Ann said Ann said.", "according to according to"],
)
def test_odd_texts_raise_nothing(parse_text: Callable[..., ParsedArticle], text: str) -> None:
    from reportedly.pipeline import read_parsed

    reading = read_parsed(parse_text(text))
    assert all(statement not in statement.via for statement in reading.statements)
