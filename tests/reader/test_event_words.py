"""The words that events hang on: each is read as its example says, and the example is read so by this word alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest

from marked_events import Parsed, due, events_of, kept, parse_marked, told
from reportedly.lexicon import load
from without import without

Place = tuple[str, tuple[str, ...]]
"""A lexicon and the keys that lead to one of its tables of examples."""

NAMED_FOR = {
    "over": "status", "marks": "status", "modals": "status", "adjectives": "status",
    "certainty": "certainty", "means": "mode", "asked": "mode",
}  # fmt: skip
"""The field of an event that the tables of a group are named for: a word of `means.drone` makes the mode "drone"."""


def tables(lexicon: str, data: Mapping[str, Any], keys: tuple[str, ...] = ()) -> Iterator[Place]:
    """The tables of examples of a lexicon."""
    for key, value in data.items():
        if key == "examples":
            yield lexicon, (*keys, key)
        elif isinstance(value, dict):
            yield from tables(lexicon, value, (*keys, key))


def examples(place: Place) -> dict[str, str]:
    """The words of a table with their examples."""
    lexicon, keys = place
    table: Any = load(lexicon)
    for key in keys:
        table = table[key]
    return dict(table)


TABLES = [place for name in ("en/event_objects", "en/event_settings") for place in tables(name, load(name))]
CODEBOOK = load("plover/types")
NAMES = list(tables("plover/types", CODEBOOK))
TYPES = {name: entry["example"] for name, entry in CODEBOOK["types"].items()}
MODES_OF = [(table, what) for table in ("modes_of_what_is_asked", "modes_of_threats") for what in CODEBOOK[table]]


@cache
def parses() -> dict[str, Parsed]:
    """The parse of every example."""
    texts = [text for place in [*TABLES, *NAMES] for text in examples(place).values()]
    return parse_marked([*texts, *TYPES.values(), *(CODEBOOK[table][what]["example"] for table, what in MODES_OF)])


def is_read(place: Place, text: str) -> bool:
    """Whether an example is read as it says, with the status, certainty or mode that its table is named for."""
    events = events_of(parses()[text])
    group, *name = place[1][:-1]
    if group == "through":
        common = all(event.status != "happened" for event in events)
    elif name == ["settled"]:
        common = all(event.status == "happened" for event in events)
    elif name == ["supposing"]:
        common = all(event.certainty == "probable" for event in events)
    else:
        common = group not in NAMED_FOR or all(getattr(event, NAMED_FOR[group]) == name[0] for event in events)
    return common and told(events) == due(parses()[text][0])


def name_of(place: Place) -> str:
    """How a table is called in the report of the tests."""
    return ".".join([place[0].partition("/")[2], *place[1][:-1]])


@pytest.mark.parametrize("place", TABLES, ids=name_of)
def test_each_word_is_read_as_its_example_says(place: Place) -> None:
    assert [text for text in examples(place).values() if not is_read(place, text)] == []


@pytest.mark.parametrize("place", TABLES, ids=name_of)
def test_no_example_is_read_so_without_its_word(place: Place) -> None:
    needless = []
    for word, text in examples(place).items():
        with without(*place, word, kept()):
            if is_read(place, text):
                needless.append(text)
    assert needless == []


@pytest.mark.parametrize("kind", TYPES)
def test_a_type_is_given_by_its_example(kind: str) -> None:
    events, one = events_of(parses()[TYPES[kind]]), parses()[TYPES[kind]]
    assert [event.type for event in events] == [kind]
    assert told(events) == due(one[0])


@pytest.mark.parametrize("place", NAMES, ids=name_of)
def test_each_mode_and_context_is_given_by_its_example(place: Place) -> None:
    for name, text in examples(place).items():
        events = events_of(parses()[text])
        assert told(events) == due(parses()[text][0]), text
        kinds = place[1][1:2] if place[1][0] == "types" else [event.type for event in events]
        given = [event.mode if place[1][0] == "types" else name * (name in event.contexts) for event in events]
        assert (given, [event.type for event in events]) == ([name], list(kinds)), text


@pytest.mark.parametrize(("table", "what"), MODES_OF, ids=str)
def test_what_is_asked_or_threatened_gives_the_mode(table: str, what: str) -> None:
    entry = CODEBOOK[table][what]
    [event] = events_of(parses()[entry["example"]])
    assert event.mode == entry["mode"]
    assert told([event]) == due(parses()[entry["example"]][0])
    with without("plover/types", (table,), what, kept()):
        assert [other.mode for other in events_of(parses()[entry["example"]])] != [entry["mode"]]
