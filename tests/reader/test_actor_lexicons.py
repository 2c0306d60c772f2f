"""The lexicons of actors: every entry's example is read as it says, and the tables hold together."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from marked import Marked, unmark
from reportedly import lexicon
from reportedly.ingest.articles import make_article
from reportedly.reader.actor_nouns import honorifics, nouns
from reportedly.reader.actors import Cast, resolve_actors
from reportedly.reader.actors.gazetteer import cities, first_names, known_names, nicknames, state_names
from reportedly.reader.actors.mentions import find_references
from reportedly.reader.actors.names import find_names
from reportedly.reader.attributions import find_attributions
from reportedly.reader.parsed import ParsedArticle
from reportedly.reader.syntax import parse

Case = tuple[str, dict[str, Any], str, bool]
"""Lexicon and entry, the entry, an example's text, and whether it is a counter-example."""


def _entries() -> Iterator[tuple[str, dict[str, Any]]]:
    for name in ("en/actor_nouns", "organisations", "places/regions", "en/honorifics"):
        data = lexicon.load(name)
        for key, value in data.items():
            if key == "about":
                continue
            for entry in value if isinstance(value, list) else [value]:
                yield f"{name}:{key}:{entry.get('id') or entry['what']}", entry


def _cases() -> Iterator[Case]:
    for name, entry in _entries():
        for text in [*entry.get("examples", []), *filter(None, [entry.get("example")])]:
            yield name, entry, text, False
        for text in [*entry.get("counter_examples", []), *filter(None, [entry.get("counter_example")])]:
            yield name, entry, text, True


CASES = list(_cases())


@cache
def _read_all() -> list[tuple[Marked, ParsedArticle, Cast]]:
    marked = [unmark(text) for _, _, text, _ in CASES]
    parsed = list(parse(make_article(m.text) for m in marked))
    return [(m, p, resolve_actors(p, find_attributions(p))) for m, p in zip(marked, parsed, strict=True)]


@pytest.mark.parametrize("number", range(len(CASES)), ids=lambda n: f"{n}-{CASES[n][0].split(':')[-1]}")
def test_an_entry_is_read_as_its_example_says(number: int) -> None:
    name, entry, _, counter = CASES[number]
    marked, _, cast = _read_all()[number]
    found = [(mention.start, mention.end) for mention in cast.mentions]
    heads = {marked.text[start:end] for start, end in found}
    if counter:
        named = set(entry.get("nouns", [])) | set(entry.get("names", []))
        assert not named & {surface.lower().split()[-1] for surface in heads} | (named & heads), (name, heads)
    for span in marked.spans.get("mention", []):
        assert span in found, (name, heads)


def test_every_entry_has_an_example() -> None:
    assert [name for name, entry in _entries() if not entry.get("examples") and not entry.get("example")] == []


def test_capitals_stand_for_governments_where_the_lexicon_says_so() -> None:
    data = lexicon.load("en/capitals")
    for entry in (data["verbs_of_cities"], data["prepositions"]):
        for text in [*entry["examples"], *entry["counter_examples"]]:
            marked = unmark(text)
            parsed = next(parse([make_article(marked.text)]))
            cast = resolve_actors(parsed, find_attributions(parsed))
            kinds = {(mention.start, mention.end): mention.actor.kind for mention in cast.mentions}
            assert [kinds[span] for span in marked.spans.get("government", [])] == ["state"] * len(
                marked.spans.get("government", [])
            ), text
            assert {kinds[span] for span in marked.spans.get("place", [])} <= {"place"}, text


@pytest.mark.parametrize("name", [key for key in lexicon.load("en/coreference") if key != "about"])
def test_a_word_refers_back_as_its_example_says(name: str) -> None:
    entry = lexicon.load("en/coreference")[name]
    for text in [*entry["examples"], *entry.get("counter_examples", [])]:
        marked = unmark(text)
        parsed = next(parse([make_article(marked.text)]))
        cast = resolve_actors(parsed, find_attributions(parsed))
        actors = {(m.start, m.end): m.actor for m in cast.mentions}
        assert len({actors[span].id for span in marked.spans["a"]}) == 1, text
        assert not [span for span in marked.spans.get("none", []) if span in actors], text


@pytest.mark.parametrize("entry", lexicon.load("en/honorifics")["class"], ids=lambda entry: entry["id"])
def test_a_form_of_address_tells_the_gender(entry: dict[str, Any]) -> None:
    for text in entry["examples"]:
        parsed = next(parse([make_article(unmark(text).text)]))
        names = find_names(parsed.doc, list(parsed.doc))
        assert [(name.words, name.gender) for name in names] == [(("alder",), entry.get("gender"))], text


def test_nouns_are_listed_once() -> None:
    listed = [word for entry in lexicon.load("en/actor_nouns")["class"] for word in entry["nouns"]]
    assert sorted({word for word in listed if listed.count(word) > 1}) == []
    assert set(nouns()) == set(listed)
    assert all(word == word.strip() for word in listed)


def test_sectors_are_plovers() -> None:
    known = {
        "GOV", "MIL", "REB", "OPP", "PTY", "LEG", "COP", "JUD", "SPY", "MED", "EDU", "BUS", "CRM", "CVL", "IGO", "NGO",
        "NGM", "REF", "REL", "LAB", "HLH",
    }  # fmt: skip
    used = {sector for noun in nouns().values() for sector in noun.sectors}
    used |= {sector for name in known_names().values() for sector in name.sectors}
    assert used <= known


def test_codes_are_those_of_the_countries() -> None:
    codes = set(state_names())
    assert {"IRN", "XKX", "PSE", "TWN"} <= codes
    assert {row["code"] for row in lexicon.table("places/demonyms")} - {""} <= codes
    assert set(cities().values()) <= codes
    assert {known.country for known in known_names().values()} - {None} <= codes
    assert {known.origin for known in known_names().values()} - {None} <= codes


@pytest.mark.parametrize(
    "name", ["Jerusalem", "Gaza", "Crimea", "Sevastopol", "Donetsk", "Kashmir", "Hargeisa", "Nablus"]
)
def test_a_disputed_place_has_no_country(name: str) -> None:
    assert name not in cities()
    assert known_names()[name].country is None


def test_a_disputed_capital_stands_for_no_government() -> None:
    assert known_names()["Jerusalem"].use == "name"
    assert known_names()["Oslo"].use == "capital"


def test_tables_have_no_doubles() -> None:
    for table, column in (("places/countries", "code"), ("places/cities", "name"), ("first_names", "name")):
        values = [row[column] for row in lexicon.table(table)]
        assert len(values) == len(set(values)), table


def test_groups_origins_are_of_listed_groups() -> None:
    for group in lexicon.load("organisations")["group"]:
        first = {names[0] for names in group["names"]}
        assert set(group.get("countries", {})) | set(group.get("origins", {})) <= first, group["what"]


def test_honorifics_keep_their_dots() -> None:
    assert {"Mr", "Mr.", "Mrs.", "Gen."} <= honorifics().keys()


def test_references_of_a_text_stand_in_it() -> None:
    parsed = next(parse([make_article("Mr. Alder met the rebels in Oslo; he told them nothing.")]))
    for reference in find_references(parsed, []):
        assert 0 <= reference.start < reference.end <= len(parsed.article.text)
        assert reference.first <= reference.head.i < reference.last


KINDS = ("person", "organisation", "state", "place")


@pytest.mark.parametrize("name", [key for key in lexicon.load("en/name_words") if key != "about"])
def test_a_word_tells_the_kind_of_a_name_as_its_example_says(name: str) -> None:
    entry = lexicon.load("en/name_words")[name]
    for text in [*entry["examples"], *entry.get("counter_examples", [])]:
        marked = unmark(text)
        parsed = next(parse([make_article(marked.text)]))
        cast = resolve_actors(parsed, find_attributions(parsed))
        found = {(mention.start, mention.end): mention.actor.kind for mention in cast.by_head.values()}
        for kind in KINDS:
            assert [found.get(span) for span in marked.spans.get(kind, [])] == [kind] * len(
                marked.spans.get(kind, [])
            ), text


def test_nicknames_are_short_for_first_names() -> None:
    assert nicknames()
    listed = {name.casefold() for name in first_names()}
    assert {"bill", "bob", "joe"} & nicknames().keys()
    assert all(short != full for short, full in nicknames().items())
    assert len([full for full in nicknames().values() if full in listed]) > len(nicknames()) * 0.8


def test_demonyms_are_one_word_for_one_country() -> None:
    rows = lexicon.table("places/demonyms")
    assert len({(row["word"], row["use"]) for row in rows}) == len(rows)
    assert {row["use"] for row in rows} <= {"adjective", "noun", "people"}
    assert known_names()["Norwegian"].country == "NOR"
