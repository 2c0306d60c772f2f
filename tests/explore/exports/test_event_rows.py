"""Events as PLOVER, GDELT, GED and ACLED have them: what is filled, what stays empty, and the words behind it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from explore.exports.written import examples, exported, lines, table
from explore.readings import STRIKE, Words, strike
from reportedly.explore.exports import acled, gdelt, ged
from reportedly.explore.exports.context import ReadingsAlone
from reportedly.reading import Actor, Article, Event, EventDate, Figure, Period, Reader, Reading, Statement

FORD = "Raiders from Norhaven killed three bystanders at Eld Ford in France on 3 May 1912, the reeve said."
KEY = ReadingsAlone().article_key(strike().article)


def ford(**changed: Any) -> Reading:
    """A reading with one assault and one count of deaths in it, some of the count's fields changed."""
    article = Article(
        "f", "ford.txt", FORD, publisher="Gazette", published="1912-05-04", title="Ford", url="https://g.example/1"
    )
    at = Words(article)
    raiders = Actor(
        "a1", "Norhaven raiders", "organisation", True, sectors=["REB"], mentions=[at("Raiders from Norhaven")]
    )
    people = Actor("a2", "bystanders", "people", False, sectors=["CVL"], mentions=[at("three bystanders")])
    place = Actor("a3", "Eld Ford", "place", True, country="FRA", mentions=[at("Eld Ford")])
    reeve = Actor("a4", "the reeve", "person", False, mentions=[at("the reeve")])
    said = Statement("s1", reeve, at("the reeve"), at("said"), [at(FORD[: FORD.index(", the")])], "indirect", "assert")
    event = Event(
        "e1", "ASSAULT", "firearms", ["military"], [raiders], [people], at(FORD[: FORD.index(" at")]), at("killed"),
        EventDate("1912-05-03", "1912-05-03", "day"), place, stated_in=said,
    )  # fmt: skip
    fields: dict[str, Any] = {
        "measure": "killed",
        "low": 3,
        "high": 3,
        "qualifier": "exactly",
        "unit": "bystanders",
        "span": at("three"),
    }
    figure = Figure("f1", stated_in=said, by=reeve, **(fields | changed))
    return Reading(Reader("0", {}), article, [raiders, people, place, reeve], [said], [], [figure], [event])


def behind(parts: dict[str, bytes]) -> list[dict[str, Any]]:
    return lines(parts[".spans.jsonl"])


def check_words(parts: dict[str, bytes], readings: list[Reading]) -> None:
    """Every cell is told beside its row, and every quote stands where it is said to stand."""
    texts = {ReadingsAlone().article_key(reading.article): reading.article.text for reading in readings}
    found = 0
    for row in behind(parts):
        for cell in row["cells"].values():
            for span in cell["spans"]:
                assert texts[row["article"]["key"]][span["start"] : span["end"]] == span["quote"]
                found += 1
    assert found


def test_plover_holds_both_sets_of_fields() -> None:
    first, _ = lines(exported("plover", strike())[""])
    assert (first["event"], first["mode"], first["context"]) == ("COERCE", "ban", ["human_rights"])
    assert (first["event_type"], first["event_mode"], first["contexts"]) == ("COERCE", ["ban"], ["human_rights"])
    assert (first["date"], first["enddate"], first["date_resolved"], first["date_raw"]) == ("1912-05-06",) * 3 + (
        "May 6",
    )
    assert first["quad_code"] == 4
    assert [actor["sector"] for actor in first["actor"]] == [["COP"]]
    assert STRIKE[first["text_info"]["start"] : first["text_info"]["end"]] == first["text"]
    assert first["text"].startswith("At least three men")
    assert first["event_text"] in first["text"]
    [recipient] = first["attributes"]["RECIP"]
    assert STRIKE[recipient["qa_start_char"] : recipient["qa_end_char"]] == recipient["text"] == "12 pilots"
    assert (first["story_id"], first["link"], first["pub_date"]) == (KEY, "https://post.example/1", "1912-05-09")


def test_plover_keeps_what_did_not_happen_apart() -> None:
    reading = ford()
    reading.events[0].status = "negated"
    [line] = lines(exported("plover", reading)[""])
    assert (line["tense_mode"], line["reportedly"]["status"]) == ("negation", "negated")
    assert line["reportedly"]["said_by"] == {"carriers": [], "source": "the reeve"}
    assert line["size"] == {"dead": 3, "injured": None, "arrested": None}


def test_gdelt_has_61_columns_as_text() -> None:
    assert len(gdelt.COLUMNS) == 61
    parts = exported("gdelt", ford())
    [cells] = [line.split("\t") for line in parts[""].decode().splitlines()]
    row = dict(zip(gdelt.COLUMNS, cells, strict=True))
    filled = {name: value for name, value in row.items() if value}
    assert filled == {
        "Day": "19120503", "MonthYear": "191205", "Year": "1912", "FractionDate": "1912.4192", "Actor1Code": "REB",
        "Actor1Name": "NORHAVEN RAIDERS", "Actor1Type1Code": "REB", "Actor2Code": "CVL", "Actor2Name": "BYSTANDERS",
        "Actor2Type1Code": "CVL", "IsRootEvent": "1", "EventCode": "193", "EventBaseCode": "193", "EventRootCode": "19",
        "QuadClass": "4", "NumMentions": "1", "NumSources": "1", "NumArticles": "1",
        "ActionGeo_FullName": "Eld Ford", "ActionGeo_CountryCode": "FR", "SOURCEURL": "https://g.example/1",
    }  # fmt: skip
    check_words(parts, [ford()])


def test_gdelt_leaves_the_day_of_a_month_empty_and_what_is_planned_out() -> None:
    reading = ford()
    reading.events[0].date = EventDate("1912-05-01", "1912-05-31", "month")
    [cells] = [line.split("\t") for line in exported("gdelt", reading)[""].decode().splitlines()]
    row = dict(zip(gdelt.COLUMNS, cells, strict=True))
    assert (row["Day"], row["MonthYear"], row["FractionDate"]) == ("", "191205", "")
    reading.events[0].status = "planned"
    assert exported("gdelt", reading)[""] == b""


def test_ged_drafts_a_row_for_a_count() -> None:
    assert len(ged.COLUMNS) == 49
    parts = exported("ged", ford())
    [row] = table(parts[""])
    assert tuple(row) == ged.COLUMNS
    filled = {name: value for name, value in row.items() if value}
    assert filled == {
        "year": "1912", "side_a": "Norhaven raiders", "number_of_sources": "1",
        "source_article": "Gazette, 1912-05-04, “Ford”", "source_office": "Gazette", "source_date": "1912-05-04",
        "source_headline": "Ford", "source_original": "the reeve", "where_coordinates": "Eld Ford",
        "where_description": "Eld Ford", "country": "France", "date_prec": "1", "date_start": "1912-05-03",
        "date_end": "1912-05-03", "deaths_civilians": "3", "best": "3", "high": "3", "low": "3",
    }  # fmt: skip
    check_words(parts, [ford()])
    [told] = behind(parts)
    assert [span["quote"] for span in told["cells"]["best"]["spans"]] == ["three"]
    assert [span["quote"] for span in told["cells"]["source_original"]["spans"]] == ["the reeve", "said"]


@pytest.mark.parametrize(
    ("changed", "low", "best", "high"),
    [
        ({"low": 3, "high": None, "qualifier": "at_least"}, "3", "", ""),
        ({"low": None, "high": 8, "qualifier": "up_to"}, "", "", "8"),
        ({"low": 3, "high": 8, "qualifier": "between"}, "3", "", "8"),
        ({"low": None, "high": None, "qualifier": "unknown_number"}, "", "", ""),
        ({"low": 3, "high": 3, "qualifier": "about"}, "3", "3", "3"),
        ({"low": 11000, "high": 11000}, "11000", "11000", "11000"),
    ],
)
def test_ged_takes_the_ends_of_a_range_and_makes_no_number_of_its_own(
    changed: dict[str, Any], low: str, best: str, high: str
) -> None:
    [row] = table(exported("ged", ford(**changed))[""])
    assert (row["low"], row["best"], row["high"], row["deaths_civilians"]) == (low, best, high, best)


@pytest.mark.parametrize(
    "column", [name for name in ged.COLUMNS if name.endswith("id") or "conflict" in name or "dyad" in name]
)
def test_ged_ids_are_never_made_up(column: str) -> None:
    rows = table(exported("ged", *examples())[""])
    assert len(rows) > 5
    assert {row[column] for row in rows} == {""}


def test_ged_drafts_no_row_for_no_deaths_a_part_or_a_running_toll() -> None:
    assert table(exported("ged", ford(low=0, high=0, qualifier="none"))[""]) == []
    assert table(exported("ged", ford(measure="injured"))[""]) == []
    reading = ford()
    reading.events.clear()
    assert table(exported("ged", reading)[""]) == []
    reading.figures[0].period = Period("1912-01-01", "1912-05-04")
    [row] = table(exported("ged", reading)[""])
    assert (row["date_start"], row["date_prec"]) == ("1912-01-01", "5")
    reading.figures[0].as_of = "1912-05-04"
    assert table(exported("ged", reading)[""]) == []


@pytest.mark.parametrize(
    ("first", "last", "precision"),
    [
        ("1912-05-03", "1912-05-03", 1), ("1912-05-03", "1912-05-08", 2), ("1912-05-06", "1912-05-12", 3),
        ("1912-05-01", "1912-05-31", 4), ("1912-01-01", "1912-12-31", 5), ("1912-01-01", "1914-12-31", None),
        ("1912-05-03", None, None), ("1912-05-03", "1912-05-01", None), ("odd", "1912", None),
    ],
)  # fmt: skip
def test_precision_of_days(first: str | None, last: str | None, precision: int | None) -> None:
    assert ged.date_precision(first, last) == precision


def test_acled_drafts_a_row_for_an_event() -> None:
    assert len(acled.COLUMNS) == 31
    parts = exported("acled", ford())
    [row] = table(parts[""])
    assert tuple(row) == acled.COLUMNS
    notes = row.pop("notes")
    assert {name: value for name, value in row.items() if value} == {
        "event_date": "1912-05-03", "year": "1912", "time_precision": "1", "disorder_type": "Political violence",
        "actor1": "Norhaven raiders", "actor2": "bystanders", "civilian_targeting": "Civilian targeting",
        "iso": "250", "country": "France", "location": "Eld Ford", "source": "Gazette", "fatalities": "3",
    }  # fmt: skip
    assert notes == (
        "the reeve: “Raiders from Norhaven killed three bystanders”; bystanders, killed: 3 (“three”), count: the reeve"
    )
    check_words(parts, [ford()])


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"low": 20, "high": None, "qualifier": "at_least"}, "20 or more"),
        ({"low": None, "high": None, "qualifier": "unknown_number"}, "unknown number"),
        ({"low": 12, "high": 12, "qualifier": "about"}, "about 12"),
    ],
)
def test_acled_fatalities_are_no_guess(changed: dict[str, Any], told: str) -> None:
    [row] = table(exported("acled", ford(**changed))[""])
    assert row["fatalities"] == ""
    assert told in row["notes"]


def test_acled_counts_that_differ_all_go_to_the_notes() -> None:
    reading = ford()
    reading.figures.append(Figure("f2", "killed", 5, 5, "exactly", "people", reading.events[0].span))
    [row] = table(exported("acled", reading)[""])
    assert row["fatalities"] == ""
    assert "killed: 3" in row["notes"]
    assert "killed: 5" in row["notes"]


def test_acled_leaves_a_day_that_is_not_settled_empty() -> None:
    reading = ford()
    reading.events[0].date = EventDate("1912-05-01", "1912-05-31", "month")
    [row] = table(exported("acled", reading)[""])
    assert (row["event_date"], row["time_precision"], row["year"]) == ("", "3", "1912")
    assert "when: May 1912" in row["notes"]


@pytest.mark.parametrize("form", ["gdelt", "ged", "acled"])
def test_rows_of_real_readings_have_their_words(form: str) -> None:
    check_words(exported(form, *examples()), list(examples()))


@pytest.mark.parametrize("form", ["ged", "acled"])
def test_no_cell_is_a_formula(form: str) -> None:
    reading = ford(unit="=1+1")
    reading.article.publisher = reading.article.title = reading.actors[0].name = "=cmd|' /C calc'!A0"
    for row in table(exported(form, reading)[""]):
        assert [value for value in row.values() if value.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
        assert "'=cmd|' /C calc'!A0" in row.values()


def test_sidecar_is_json_with_the_article() -> None:
    [row] = behind(exported("acled", ford()))
    assert row["article"] | {"key": ""} == {
        "key": "", "name": "ford.txt", "title": "Ford", "publisher": "Gazette", "published": "1912-05-04",
        "url": "https://g.example/1", "archived": None,
    }  # fmt: skip
    assert (row["row"], row["of"], row["said_by"], row["statement"]) == (1, "e1", "the reeve", "s1")
    assert json.dumps(row)
