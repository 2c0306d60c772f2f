"""Events: every lexicon entry finds its example and not its miss; statuses, dates, places, one happening once."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

import pytest

from marked import CASES, Marked
from marked_events import Parsed, parse_marked
from marked_events import events_of as read_events
from reportedly.ingest.articles import make_article
from reportedly.lexicon import load
from reportedly.pipeline import read_articles
from reportedly.reader.actors import Cast
from reportedly.reader.events import find_events
from reportedly.reader.syntax import parse
from reportedly.reading import Event

VERBS = load("en/event_verbs")["verb"]
NOUNS = load("en/event_nouns")["noun"]
CASE_TABLE = tomllib.loads((CASES / "events.toml").read_text(encoding="utf-8"))["case"]


def texts() -> list[str]:
    """Every marked text of the lexicons and the table of cases, to be parsed at once."""
    found = [text for entry in [*VERBS, *NOUNS] for key in ("example", "miss") if (text := entry.get(key))]
    return found + [case["text"] for case in CASE_TABLE]


@cache
def parses() -> dict[str, Parsed]:
    """The parse of each marked text."""
    return parse_marked(texts())


def events_of(text: str) -> tuple[Marked, list[Event]]:
    """The events of a marked text."""
    return parses()[text][0], read_events(parses()[text])


def at_trigger(text: str) -> Event:
    """The event whose word is marked as `<t>`."""
    marked, events = events_of(text)
    for event in events:
        if (event.trigger_span.start, event.trigger_span.end) == marked.one("t"):
            return event
    raise AssertionError(
        f"no event at {marked.words('t')} in {marked.text!r}, but {[e.trigger_span.text for e in events]}"
    )


@pytest.mark.parametrize("entry", [*VERBS, *NOUNS], ids=lambda e: f"{e['words'][0]}-{e['type']}")
def test_an_entry_finds_its_example(entry: dict[str, Any]) -> None:
    event = at_trigger(entry["example"])
    marked, _ = parses()[entry["example"]]
    assert event.type == entry["type"]
    assert event.mode == (entry.get("mode") or None)
    assert [a.name for a in event.initiators] == marked.words("i")
    assert [a.name for a in event.recipients] == marked.words("r")


@pytest.mark.parametrize(
    "entry", [e for e in [*VERBS, *NOUNS] if "miss" in e], ids=lambda e: f"{e['words'][0]}-{e['type']}"
)
def test_an_entry_does_not_find_its_miss(entry: dict[str, Any]) -> None:
    _, events = events_of(entry["miss"])
    assert entry["type"] not in {event.type for event in events}


@pytest.mark.parametrize("case", CASE_TABLE, ids=lambda case: f"{case['rule']}: {case['text'][:40]}")
def test_a_case_is_read_as_it_says(case: dict[str, Any]) -> None:
    marked, events = events_of(case["text"])
    if "type" not in case:
        assert [e.trigger_span.text for e in events] == []
        return
    event = at_trigger(case["text"])
    assert event.type == case["type"]
    assert [a.name for a in event.initiators] == marked.words("i")
    assert [a.name for a in event.recipients] == marked.words("r")
    assert len(events) == case.get("count", 1)
    assert event.status == case.get("status", "happened")
    assert event.certainty == case.get("certainty", "certain")
    assert (event.place.name if event.place else None) == case.get("place")
    assert ([event.date.start, event.date.end] if event.date else None) == case.get("date")


def test_every_frame_names_what_the_codebook_has() -> None:
    codebook = load("plover/types")
    for entry in [*VERBS, *NOUNS]:
        modes = codebook["types"][entry["type"]].get("modes", {"examples": {}})["examples"]
        assert not entry.get("mode") or entry["mode"] in modes, entry["words"]
        assert set(entry.get("contexts", [])) <= set(codebook["contexts"]["examples"]), entry["words"]


def test_confidence_is_what_was_counted_of_the_type() -> None:
    _, (event,) = events_of(next(e for e in VERBS if e["words"][0] == "attack" and e["type"] == "ASSAULT")["example"])
    assert event.confidence is not None
    assert 0 < event.confidence < 1


def test_a_place_before_an_attack_is_where_it_was() -> None:
    texts = [
        "In Marseille, guilds wept after the Marseille bombing.",
        "Ferries left. The French bombing of Marseille ended.",
    ]
    found = [reading.events for reading in read_articles(make_article(text) for text in texts)]
    parties = [[([a.name for a in e.initiators], [a.name for a in e.recipients]) for e in events] for events in found]
    assert parties == [[([], ["Marseille"])], [(["France"], ["Marseille"])]]


def test_an_article_without_event_words_has_no_events() -> None:
    (parsed,) = parse([make_article("Rain fell on the hills.")])
    assert find_events(parsed, [], Cast(), []) == []


def test_every_class_of_nouns_is_asked_for() -> None:
    asked = {
        name
        for entry in VERBS
        for key in ("objects", "subjects", "objects_of_preposition")
        for name in entry.get(key, [])
    }
    asked |= {"forces", "agents", "carriers", "undoing"}
    assert set(load("en/event_objects")["classes"]) == asked
