"""The words of both pages: each closed list of the format has its words, each entry its example, and none a verdict."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from explore.readings import strike
from marked import unmark
from reportedly import lexicon, reading
from reportedly.explore import wording
from reportedly.explore.days import day, days_of, length, stretch, told
from reportedly.explore.plain_text import curly, in_quotes, listed, paragraphs, shortened, visible
from reportedly.reading import Actor, Event, Figure, Relation, Span

TABLES = {
    "act": reading.Act,
    "stance": reading.Stance,
    "predicate": reading.Predicate,
    "event": reading.EventType,
    "status": reading.Status,
    "measure": reading.Measure,
}
ENTRIES = [
    pytest.param(table, entry, id=f"{table}-{entry['name']}")
    for table, entries in lexicon.load("en/wording").items()
    if table != "about"
    for entry in entries
]
LEXICONS = "".join(
    path.read_text(encoding="utf-8") for path in Path(lexicon.__file__).parent.joinpath("lexicons").rglob("*.toml")
)
SECTORS = re.compile(r"^sectors = (\[.*\])$", re.MULTILINE)
VERDICTS = re.compile(
    r"\b(true|truth|false|lie|lies|right|wrong|fact|facts|prove[sd]?|actual|really|correct|claims?)\b"
)


@pytest.mark.parametrize("table", TABLES)
def test_each_closed_list_has_its_words(table: str) -> None:
    assert set(wording.words(table)) == set(get_args(TABLES[table]))


@pytest.mark.parametrize(("table", "entry"), ENTRIES)
def test_an_example_shows_the_entry(table: str, entry: dict[str, str]) -> None:
    marked = unmark(entry["example"])
    for field in ("words", "answered", "noun", "towards", "verb", "plural"):
        if field in entry and (field != "plural" or table in {"act", "stance"}):
            assert marked.words(field) == [entry[field]]
    if table == "predicate":
        named = {role: Actor(role, marked.words(role)[0], "person", True) for role in ("subject", "object")}
        title = next(iter(marked.words("title")), None)
        tie = Relation(named["subject"], entry["name"], named["object"], Span(0, 1, "x"), title=title)  # type: ignore[arg-type]  # checked above
        assert wording.relation_sentence(tie) == marked.text
        named["subject"].kind = "people"
        assert f" {entry['plural']} " in wording.relation_sentence(tie)
    if table == "event":
        before, after = marked.text.split(entry["noun"])[1].split(f" {entry['towards']} ")
        roles = [[Actor("a", name.removeprefix(" by "), "state", True)] for name in (before, after)]
        words = Span(0, 1, "x")
        happened = Event("e", entry["name"], None, [], roles[0], roles[1], words, words)  # type: ignore[arg-type]  # checked above
        assert wording.event_sentence(happened) == f"{marked.text} took place"


@pytest.mark.parametrize(("table", "entry"), ENTRIES)
def test_no_words_pass_a_verdict(table: str, entry: dict[str, str]) -> None:
    shown = [entry[field] for field in ("words", "answered", "noun", "plural", "verb") if field in entry]
    assert not VERDICTS.search(" ".join(map(str, shown)))


def figure(low: float | None, high: float | None, qualifier: str) -> Figure:
    return Figure("f1", "killed", low, high, qualifier, "sailors", Span(0, 1, "x"))  # type: ignore[arg-type]  # a Qualifier


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "said"),
    [
        (1200, 1200, "exactly", "1,200"),
        (240, 240, "about", "about 240"),
        (11001, None, "more_than", "11,001 or more"),
        (None, 8, "up_to", "8 or fewer"),
        (10, 15, "between", "10 to 15"),
        (0, 0, "none", "0"),
        (None, None, "none", "none"),
        (None, None, "unknown_number", "unknown number"),
        (3.5, 3.5, "exactly", "3.5"),
        (1.5e9, 1.5e9, "exactly", "1,500,000,000"),
    ],
)
def test_a_range_is_said_plainly(low: float | None, high: float | None, qualifier: str, said: str) -> None:
    assert wording.count_range(figure(low, high, qualifier)) == said


def test_a_share_above_a_value_does_not_hold_it() -> None:
    half = replace(figure(50, None, "more_than"), measure="share")
    assert wording.count_range(half) == "more than 50"
    assert wording.count_range(replace(half, low=None, high=50, qualifier="fewer_than")) == "less than 50"
    assert wording.count_range(replace(half, qualifier="at_least")) == "50 or more"


def test_parts_stand_under_their_wholes_and_rings_end() -> None:
    whole, part, deeper = (figure(number, number, "exactly") for number in (3, 2, 1))
    part.part_of, deeper.part_of = whole, part
    told = strike()
    told.figures = [deeper, part, whole]
    assert wording.nested_figures(told) == [(whole, 0), (part, 1), (deeper, 2)]
    whole.part_of = deeper
    assert wording.nested_figures(told) == [(deeper, 0), (part, 0), (whole, 0)]


def test_whose_count_names_the_carriers() -> None:
    told = strike()
    dockers = told.figures[0]
    assert wording.whose_count(dockers) == "the union"
    dockers.stated_in = told.statements[2]
    assert wording.whose_count(dockers) == "Coastal Wire ▸ Ada Roen ▸ the union"
    dockers.by = None
    assert wording.whose_count(dockers) == "Coastal Wire ▸ Ada Roen"
    dockers.stated_in = None
    assert wording.whose_count(dockers) == wording.OWN_VOICE


def test_who_carries_words_of_their_own_is_named_once() -> None:
    report, letter, order = strike().statements[1:4]
    letter.source = report.source
    assert str(wording.chain(order)) == "Coastal Wire ▸ the governor ▸ to Ada Roen"
    report.source = letter.source = None
    assert str(wording.chain(order)).startswith("“the agency” (not settled who) ▸ “harbour master Ada Roen” (not")


def test_what_nobody_named_says_can_be_answered() -> None:
    told = strike()
    told.statements[6].source = told.statements[6].source_span = None
    told.responses[1].to_statement = told.statements[7]
    told.statements[8].source = told.statements[8].source_span = None
    said = {key: [answer.words for answer in found] for key, found in wording.answers(told).items()}
    assert said[id(told.statements[7])] == [
        "denies “the count”: what somebody not named says", "not commented on by somebody not named",
    ]  # fmt: skip


def test_a_chain_can_be_read_aloud() -> None:
    said = "the governor: threatens, through Coastal Wire, then Ada Roen, to Ada Roen"
    assert wording.spoken(strike().statements[3]) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2023-11-16", "16 November 2023"),
        ("2023-11", "November 2023"),
        ("1979", "1979"),
        ("2023-11-16T09:30", "16 November 2023, 09:30"),
        ("2023-11-16T09:30:00+00:00", "16 November 2023, 09:30"),
        ("2023-99-16", "2023-99-16"),
        ("next\nweek", "next week"),
    ],
)
def test_a_day_is_written_as_people_do(value: str, said: str) -> None:
    assert day(value) == said


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2023-11-01", "2023-11-15", "1 to 15 November 2023"),
        ("2023-10-30", "2023-11-15", "30 October 2023 to 15 November 2023"),
        ("2023-11-01", "2023-11-01", "1 November 2023"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2023-02-01", "2023-02-27", "1 to 27 February 2023"),
        ("2019-01-01", "2019-12-31", "2019"),
        ("1970-01-01", "1979-12-31", "1970 to 1979"),
        ("2023-10-01", "2023-12-31", "October 2023 to December 2023"),
        ("2023-10", "2023-12", "October 2023 to December 2023"),
        ("0000-01-01", "soon", "1 January 0000 to soon"),
        ("2023-11-01", None, "since 1 November 2023"),
        (None, "1979", "until 1979"),
        (None, None, ""),
    ],
)
def test_a_stretch_of_days(start: str | None, end: str | None, said: str) -> None:
    assert stretch(start, end) == said


def test_an_unresolved_date_says_why() -> None:
    told = strike()
    assert days_of(told)[3].stands_for == 'unresolved: no date is known to count "next spring" from'
    told.problems = []
    assert days_of(told)[3].stands_for == "unresolved: the article does not settle which day is meant"
    told.article.published = None
    assert days_of(told)[3].stands_for == "unresolved: the date of publication is not known"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb\x07\x00\x7f", "a␛[31mb␇␀␡"),
        ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("\u202eevil\u2066\x9b\ud800\ufeff", "�evil����"),
        ("שלום 👩‍👩‍👧 tab\there", "שלום 👩‍👩‍👧 tab\there"),
    ],
)
def test_control_characters_are_made_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_small_forms() -> None:
    assert [listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert shortened("one two three", 8) == "one two…"


def test_a_sentence_has_the_marks_that_people_print() -> None:
    assert curly('"Finn" may be "Orla Finn"\nor a 5" pump') == '“Finn” may be “Orla Finn” or a 5" pump'


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("“so\nthere”", "“so there”"),
        ("'so there'", "“so there”"),
        ("“so there", "“so there”"),
        ('so there"', "“so there”"),
        ('the "so" there', "“the ‘so’ there”"),
        ("the mayor: “so there”", "“the mayor: ‘so there’”"),
        ("«so» and «there»", "“‘so’ and ‘there’”"),
        ("of the pilots’", "“of the pilots’”"),
        ("“", "“”"),
        ("", "“”"),
    ],
)
def test_words_in_quotation_marks_have_no_others_around_them(words: str, shown: str) -> None:
    assert in_quotes(words) == shown


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("one\ntwo", ["one", "two"]),
        ("one\ntwo\n\n  three\n", ["one\ntwo", "three"]),
        ("one\r\n\r\ntwo", ["one", "two"]),
        (" \n \n", []),
    ],
)
def test_paragraphs(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in paragraphs(text)] == found


@pytest.mark.parametrize(
    ("value", "words"),
    [("P30D", "30 days"), ("P1Y", "1 year"), ("P2Y6M", "2 years 6 months"), ("PT45M", "45 minutes"), ("PXY", "PXY")],
)
def test_lengths_in_words(value: str, words: str) -> None:
    assert length(value) == words


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("officials of the port", "people", "say"), ("local residents", "people", "say"), ("women", "people", "say"),
        ("people in the Hill Front", "people", "say"), ("the Hill Front", "people", "says"),
        ("the press of the port", "people", "says"), ("Ada Voss", "person", "says"),
        ("the pilots' union", "organisation", "says"), (None, None, "says"),
    ],
)  # fmt: skip
def test_several_say_and_one_says(name: str | None, kind: str | None, said: str) -> None:
    assert wording.does("assert", name, kind) == said


def test_every_sector_of_an_actor_has_words() -> None:
    named = {entry["name"] for entry in lexicon.load("en/wording")["sector"]}
    used = set(re.findall(r'"([A-Z]{3})"', " ".join(SECTORS.findall(LEXICONS))))
    assert used - named == set()
    assert len(used) > 10


def test_reasons_tell_days_but_leave_the_words_of_articles() -> None:
    assert (
        told('81% are in "Flood of 1921-03-07" (Wire, 1921-03-08)')
        == "81% are in “Flood of 1921-03-07” (Wire, 8 March 1921)"
    )
