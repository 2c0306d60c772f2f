"""The lexicons known_actors, known_actors_spellings and known_actors_states: every entry does what its example says."""

from __future__ import annotations

import re
from typing import Any

import pytest

from marked import unmark
from reportedly import lexicon
from reportedly.resolve.guises import guise_of, is_telling
from reportedly.resolve.known import (
    body_key,
    known_bodies,
    known_organ,
    known_state,
    known_wikidata,
    organ_named,
    three_letters,
)
from reportedly.resolve.likeness import JOINED, compare
from reportedly.resolve.shown import Shown, spheres_of
from reportedly.resolve.spelling import fold, is_same_sound
from reportedly.resolve.words import body_words, nationalities

KNOWN = lexicon.load("known_actors")
SPELLINGS = lexicon.load("known_actors_spellings")
NAMES = [(group, names) for group in KNOWN["group"] for names in group["names"]]


def marked_in(text: str) -> str:
    marked = unmark(text)
    start, end = marked.spans["mention"][0]
    return marked.text[start:end]


# -------------------------------------------------------------------------------------------------------------- bodies


@pytest.mark.parametrize("group", KNOWN["group"], ids=lambda group: group["what"])
def test_a_group_knows_the_body_of_its_example(group: dict[str, Any]) -> None:
    found = known_bodies(marked_in(group["example"]))
    assert [known.sectors for known in found] == [tuple(group["sectors"])]
    assert found[0].name in {names[0] for names in group["names"]}


@pytest.mark.parametrize("names", [names for _, names in NAMES], ids=lambda names: names[0])
def test_every_name_leads_to_its_body(names: list[str]) -> None:
    for name in names:
        assert names[0] in {known.name for known in known_bodies(name)}, name
        assert guise_of(Shown(name, "organisation")) is not None


def test_what_is_told_of_bodies_is_of_listed_ones() -> None:
    for group in KNOWN["group"]:
        first = {names[0] for names in group["names"]}
        told = {*group.get("countries", {}), *group.get("origins", {}), *group.get("wikidata", {})}
        assert told <= first, group["what"]
        codes = {*group.get("countries", {}).values(), *group.get("origins", {}).values()}
        assert all(known_state(code) for code in codes), group["what"]
        assert set(group.get("shared", [])) <= {name for names in group["names"] for name in names}, group["what"]


def test_bodies_are_listed_once() -> None:
    first = [
        fold(names[0])
        for source in ("known_actors", "organisations")
        for g in lexicon.load(source)["group"]
        for names in g["names"]
    ]
    assert sorted({name for name in first if first.count(name) > 1}) == []


def test_what_more_is_told_of_listed_bodies_is_of_these() -> None:
    listed = [names for group in lexicon.load("organisations")["group"] for names in group["names"]]
    assert set(KNOWN["listed"]["wikidata"]) <= {names[0] for names in listed}
    assert set(KNOWN["listed"]["shared"]) <= {name for names in listed for name in names}
    for name in KNOWN["listed"]["examples"]:
        assert guise_of(Shown(name, "organisation", country="FJI", sectors=("CRM",))) != guise_of(
            Shown(name, "organisation")
        ), name


def test_wikidata_ids_are_ids_and_each_is_of_one_actor() -> None:
    ids = [*KNOWN["listed"]["wikidata"].values()]
    ids += [row["wikidata"] for row in lexicon.table("known_actors_states") if row["wikidata"]]
    assert all(re.fullmatch(r"Q[1-9]\d*", one) for one in ids)
    assert len(set(ids)) == len(ids)
    assert known_wikidata("k-NOR") == "Q20"
    assert known_wikidata("k-united-nations") == "Q1065"


# -------------------------------------------------------------------------------------------------------------- states


@pytest.mark.parametrize("row", lexicon.table("known_actors_states"), ids=lambda row: row["code"])
def test_a_state_is_found_by_either_code(row: dict[str, str]) -> None:
    assert three_letters()[row["two_letters"].lower()] == three_letters()[row["code"].lower()] == row["code"]
    assert known_state(row["code"]) is not None


def country_in(text: str) -> str | None:
    words = fold(text.replace("'s", "")).split()
    return next((nationalities()[word] for word in words if word in nationalities()), None)


@pytest.mark.parametrize("organ", KNOWN["organ"], ids=lambda organ: organ["id"])
def test_an_organ_is_named_as_its_examples_say(organ: dict[str, Any]) -> None:
    for text in organ["examples"]:
        name = marked_in(text)
        found = known_organ(name, country_in(name))
        assert found is not None, name
        assert found.name.startswith(organ["id"].capitalize()), name
    for text in organ["counter_examples"]:
        name = marked_in(text)
        assert organ_named(name, country_in(name)) != organ["id"], name
    for name in organ["names"]:
        assert organ_named(name) == organ["id"], name


# --------------------------------------------------------------------------------------------------------------- words


def test_generic_words_alone_tell_no_body() -> None:
    assert [name for name in KNOWN["generic"]["examples"] if is_telling(fold(name))] == []
    assert [name for name in KNOWN["generic"]["counter_examples"] if not is_telling(fold(name))] == []


def test_small_words_and_spellings_make_no_other_name() -> None:
    one, other = (body_key(fold(name).replace("fisheries and the harbour", "x")) for name in KNOWN["small"]["examples"])
    assert other == body_key(fold("Ministry for Fisheries in Harbour"))
    assert one.split() == ["ministry", "x"]
    british, american = (body_key(fold(name)) for name in KNOWN["spellings"]["examples"])
    assert british == american


def test_what_is_added_to_a_name_is_left_out() -> None:
    assert [name for name in KNOWN["tails"]["examples"] if not known_bodies(name)] == []
    assert [known.name for known in known_bodies("Wagner Group")] == ["Wagner Group"]
    assert known_bodies("Hezbollahs") == ()


def test_sorts_of_places() -> None:
    alder = guise_of(Shown("Alder", "place"))
    for name in KNOWN["place_sorts"]["examples"]:
        assert compare_places(name) is not None, name
    for name in (*KNOWN["place_sorts"]["counter_examples"], *KNOWN["plain_places"]["examples"]):
        if "Alder" in name:
            assert guise_of(Shown(name.removeprefix("the city of "), "place")) == alder or "city" in name.lower()
    assert compare_places("Alder city") is None
    assert not body_words("place_sorts") & body_words("plain_places")


def compare_places(name: str) -> str | None:
    one, other = guise_of(Shown("Alder", "place")), guise_of(Shown(name, "place"))
    assert one is not None
    assert other is not None
    found = compare(one, other)
    return found.against if found else None


def test_spheres_are_of_plovers_sectors() -> None:
    assert spheres_of(("GOV",)) == spheres_of(("MIL",)) != spheres_of(("MED",))
    assert spheres_of(("CVL",)) == frozenset()


def test_a_former_office_is_no_office() -> None:
    for title in KNOWN["former"]["examples"]:
        guise = guise_of(Shown("Anna Berg", "person", offices=((title, "Alder"),)))
        assert guise is not None
        assert guise.office is None, title
    held = guise_of(Shown("Anna Berg", "person", offices=(("mayor", "Alder"),)))
    assert held is not None
    assert held.office == "mayor of alder"


# ----------------------------------------------------------------------------------------------------------- spellings


def test_sounds_make_names_alike_or_leave_them_apart() -> None:
    assert [pair for pair in SPELLINGS["sounds"]["same"] if not is_same_sound(*map(fold, pair))] == []
    assert [pair for pair in SPELLINGS["sounds"]["apart"] if is_same_sound(*map(fold, pair))] == []


@pytest.mark.parametrize("list_name", [name for name in SPELLINGS if name not in {"about", "sounds"}])
def test_small_words_of_persons_make_names_alike_or_leave_them_apart(list_name: str) -> None:
    for names, alike in ((SPELLINGS[list_name]["same"], True), (SPELLINGS[list_name]["apart"], False)):
        for one, other in names:
            left, right = (guise_of(Shown(name, "person")) for name in (one, other))
            assert left is not None
            assert right is not None
            found = compare(left, right)
            joins = left == right or (found is not None and found.score >= JOINED and found.against is None)
            assert joins == alike or left.lean, (one, other, found)


@pytest.mark.parametrize("rule", SPELLINGS["sounds"]["rules"], ids=lambda rule: f"{rule[0]}-{rule[1]}")
def test_a_rule_of_sounds_matters(rule: list[str]) -> None:
    old, new = rule
    assert is_same_sound(f"b{old}nar", f"b{new}nar") or old in {"g", "v"}


def test_offices_are_held_by_one_at_a_time() -> None:
    for titles, held in ((KNOWN["offices"]["examples"], True), (KNOWN["offices"]["counter_examples"], False)):
        for title in titles:
            guise = guise_of(Shown("Anna Berg", "person", offices=((title, "Alder"),)))
            assert guise is not None
            assert (guise.office is not None) == held, title
