"""Events: every lexicon entry finds its example and not its miss; statuses, dates, places, one happening once."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

import pytest

from marked import CASES, Marked, unmark
from reportedly.ingest.articles import make_article
from reportedly.lexicon import load
from reportedly.reader.actors import Cast, Mention
from reportedly.reader.dates import find_dates
from reportedly.reader.events import find_events
from reportedly.reader.parsed import ParsedArticle
from reportedly.reader.syntax import parse
from reportedly.reading import Actor, ActorKind, Event

PARTIES = ("i", "r", "a")
KINDS: dict[str, ActorKind] = {
    "Northmark": "state", "Southmark": "state", "Anna Berg": "person", "Carl Lind": "person",
}  # fmt: skip
VERBS = load("en/event_verbs")["verb"]
NOUNS = load("en/event_nouns")["noun"]
SETTINGS = load("en/event_settings")
CASE_TABLE = tomllib.loads((CASES / "events.toml").read_text(encoding="utf-8"))["case"]


def texts() -> list[str]:
    """Every marked text of the lexicons and the table of cases, to be parsed at once."""
    found = [text for entry in [*VERBS, *NOUNS] for key in ("example", "miss") if (text := entry.get(key))]
    found += [
        example["text"] for table in SETTINGS.values() for example in table.get("examples", []) if "text" in example
    ]
    return found + [case["text"] for case in CASE_TABLE]


@cache
def parses() -> dict[str, tuple[Marked, ParsedArticle]]:
    """The parse of each marked text."""
    marked = [(text, unmark(text)) for text in dict.fromkeys(texts())]
    parsed = parse(make_article(m.text, published="2020-05-20") for _, m in marked)
    return {text: (m, p) for (text, m), p in zip(marked, parsed, strict=True)}


def cast_of(marked: Marked, parsed: ParsedArticle) -> Cast:
    """Actors at the marks; those of one name are one."""
    cast, actors = Cast(), {}  # type: ignore[var-annotated]  # filled below
    for start, end in sorted(span for tag in PARTIES for span in marked.spans.get(tag, [])):
        name = marked.text[start:end]
        if name not in actors:
            kind = KINDS.get(name, "organisation" if "board" in name or "council" in name else "people")
            actors[name] = Actor(f"a{len(actors) + 1}", name, kind, named=True)
        head = parsed.tokens(start, end).root.i
        cast.by_head[head] = Mention(start, end, head, "name", actors[name])
    cast.actors, cast.mentions = list(actors.values()), list(cast.by_head.values())
    return cast


def events_of(text: str) -> tuple[Marked, list[Event]]:
    """The events of a marked text."""
    marked, parsed = parses()[text]
    return marked, find_events(parsed, [], cast_of(marked, parsed), find_dates(parsed))


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


@pytest.mark.parametrize(
    "example",
    [e for table in SETTINGS.values() for e in table.get("examples", []) if "text" in e],
    ids=lambda e: e["text"][:40],
)
def test_a_word_of_setting_does_what_its_example_says(example: dict[str, Any]) -> None:
    marked, parsed = parses()[example["text"]]
    cast = cast_by_words(parsed, ("raiders", "islanders"))
    event = next(e for e in find_events(parsed, [], cast, []) if e.trigger_span.start == marked.spans["t"][0][0])
    assert {"status": event.status, "certainty": event.certainty, "mode": event.mode}.items() >= {
        (key, value) for key, value in example.items() if key != "text"
    }


def cast_by_words(parsed: ParsedArticle, words: tuple[str, ...]) -> Cast:
    """A people for each of some words."""
    cast, actors = Cast(), {word: Actor(word, word, "people", named=True) for word in words}
    for token in parsed.doc:
        if token.lower_ in actors:
            mention = Mention(token.idx, token.idx + len(token), token.i, "name", actors[token.lower_])
            cast.by_head[token.i] = mention
    return cast


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
        modes = codebook["types"][entry["type"]]["modes"]
        assert not entry.get("mode") or entry["mode"] in modes, entry["words"]
        assert set(entry.get("contexts", [])) <= set(codebook["contexts"]["names"]), entry["words"]


def test_confidence_is_what_was_counted_of_the_type() -> None:
    _, (event,) = events_of(next(e for e in VERBS if e["words"][0] == "attack" and e["type"] == "ASSAULT")["example"])
    assert event.confidence is not None
    assert 0 < event.confidence < 1


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
