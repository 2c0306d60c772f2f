"""The lexicons of other people's codes (plover/cameo, plover/acled, places/country_codes, en/civilians), row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pytest

from marked import unmark
from reportedly import lexicon
from reportedly.explore.exports.codes import (
    acled,
    are_civilians,
    cameo,
    cameo_class,
    cameo_types,
    country_code,
    country_name,
    is_country,
    plover_class,
)
from reportedly.reading import Actor, Event, Span

TYPES = lexicon.load("plover/types")["types"]


def event(row: Mapping[str, str]) -> Event:
    contexts = [row["context"]] if row.get("context") else []
    return Event("e", row["type"], row["mode"] or None, contexts, [], [], Span(0, 1, "x"), Span(0, 1, "x"))  # type: ignore[arg-type]  # a type's name


@pytest.mark.parametrize("row", lexicon.table("plover/cameo"), ids=lambda row: "-".join([row["type"], row["mode"]]))
def test_an_event_gets_the_code_of_its_row(row: Mapping[str, str]) -> None:
    assert row["type"] in TYPES
    assert cameo(event(row)) == row["code"]
    assert 1 <= int(row["code"][:2]) <= 20


def test_every_type_has_a_code_and_no_row_stands_twice() -> None:
    rows = lexicon.table("plover/cameo")
    assert {row["type"] for row in rows if not row["mode"] and not row["context"]} == set(TYPES)
    assert max(Counter((row["type"], row["mode"], row["context"]) for row in rows).values()) == 1


def test_a_mode_goes_before_a_context_and_the_type_after_all() -> None:
    arrest = {"type": "COERCE", "mode": "arrest", "context": "military"}
    assert cameo(event(arrest)) == "173"
    assert cameo(event(arrest | {"mode": "seize"})) == "192"
    assert cameo(event(arrest | {"mode": "nothing known"})) == "170"
    assert cameo(event({"type": "AID", "mode": "", "context": "asylum"})) == "075"


QUADS = [("030", 1), ("057", 1), ("060", 2), ("087", 2), ("090", 3), ("138", 3), ("140", 4), ("204", 4)]


@pytest.mark.parametrize(("code", "quad"), QUADS)
def test_gdelts_class_goes_by_the_root(code: str, quad: int) -> None:
    assert cameo_class(code) == quad


def test_plovers_class_goes_by_the_type() -> None:
    classes = {kind: plover_class(event({"type": kind, "mode": ""})) for kind in TYPES}
    assert [classes[kind] for kind in ("AGREE", "AID", "REJECT", "ASSAULT")] == [1, 2, 3, 4]
    assert set(classes.values()) == {1, 2, 3, 4}


@pytest.mark.parametrize("row", lexicon.table("plover/acled"), ids=lambda row: "-".join([row["type"], row["mode"]]))
def test_an_event_is_drafted_as_its_row_says(row: Mapping[str, str]) -> None:
    assert acled(event(row)) == row


def test_what_acled_does_not_record_is_not_drafted() -> None:
    assert acled(event({"type": "CONSULT", "mode": "visit"})) is None
    assert acled(event({"type": "COERCE", "mode": "censor"})) is None
    assert acled(event({"type": "PROTEST", "mode": "boycott"})) is None


def test_every_state_has_its_codes_and_no_code_is_two_states() -> None:
    rows = lexicon.table("places/country_codes")
    states = {row["code"] for row in lexicon.table("places/countries")}
    assert {row["code"] for row in rows} == states
    for kind in ("iso2", "numeric", "fips"):
        codes = [row[kind] for row in rows if row[kind]]
        assert len(codes) == len(set(codes)) > 240
    assert (country_code("FRA", "iso2"), country_code("FRA", "numeric"), country_code("DEU", "fips")) == (
        "FR",
        "250",
        "GM",
    )
    assert (country_name("FRA"), country_name("none"), country_code(None, "fips")) == ("France", "", "")


def test_a_place_named_as_a_country_is_one() -> None:
    assert is_country(Actor("a", "France", "place", True, country="FRA"))
    assert not is_country(Actor("a", "Lyon", "place", True, country="FRA"))
    assert not is_country(Actor("a", "Norhaven", "place", True))


def test_actor_types_are_those_that_cameo_has() -> None:
    known = lexicon.load("plover/cameo")["actor_types"]["codes"]
    assert len(known) == len(set(known))
    for code in known:
        assert cameo_types(Actor("a", "x", "organisation", True, sectors=[code])) == [code]
    assert cameo_types(Actor("a", "x", "organisation", True, sectors=["XYZ", "MIL"])) == ["MIL"]


def test_units_that_are_civilians_by_name() -> None:
    entry = lexicon.load("en/civilians")["civilians"]
    shown = {word.split()[-1] for example in entry["examples"] for word in unmark(example).words("civilian")}
    assert shown == set(entry["units"])
    assert all(are_civilians(unit) for unit in shown)
    for example in entry["counter_examples"]:
        assert not are_civilians(example.rstrip(".").split()[-1])
    assert not are_civilians(None)
