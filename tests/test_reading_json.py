"""A reading survives the way to JSON and back, and what is no reading is refused with the field's name."""

from __future__ import annotations

import json
from typing import Any

import pytest

from reportedly.errors import FormatError
from reportedly.reading import (
    Actor,
    Article,
    Date,
    Event,
    EventDate,
    Figure,
    Period,
    Problem,
    Reader,
    Reading,
    Relation,
    Response,
    Span,
    Statement,
    When,
)
from reportedly.reading_json import dumps, from_json, loads, to_json

TEXT = "The mayor said on Monday that 12 boats sank off Port Ellis, the radio reported. The owner denied it."


def whole_reading() -> Reading:
    """A reading with every noun and every pointer in it."""
    article = Article("art1", "boats.txt", TEXT, published="1921-03-08", credit=["Harbour Radio"])

    def span(words: str) -> Span:
        start = TEXT.index(words)
        return article.span(start, start + len(words))

    mayor = Actor("a1", "the mayor", "person", named=False, sectors=["GOV"], mentions=[span("The mayor")])
    radio = Actor("a2", "the radio", "organisation", named=False, mentions=[span("the radio")])
    owner = Actor("a3", "the owner", "person", named=False, mentions=[span("The owner")])
    port = Actor("a4", "Port Ellis", "place", named=True, aliases=["Ellis"], mentions=[span("Port Ellis")])
    said = span("12 boats sank off Port Ellis")
    outer = Statement("s1", radio, span("the radio"), span("reported"), [said], "indirect", "assert", confidence=0.9)
    inner = Statement(
        "s2", mayor, span("The mayor"), span("said"), [said], "indirect", "assert", addressees=[owner],
        medium="statement", date=When("1921-03-07", span("Monday")), via=[outer],
    )  # fmt: skip
    denial = Statement("s3", owner, span("The owner"), span("denied"), [span("it")], "indirect", "deny")
    boats = Figure(
        "f1", "destroyed", 12, 12, "exactly", "boats", span("12"), place=port, inflicted_by=owner,
        period=Period("1921-03-07", None), as_of="1921-03-08", stated_in=inner, by=mayor,
    )  # fmt: skip
    some = Figure("f2", "destroyed", None, 3.5, "up_to", None, span("boats"), part_of=boats)
    event = Event(
        "e1", "ASSAULT", "destroy", ["military"], [owner], [port], said, span("sank"),
        date=EventDate("1921-03-07", "1921-03-07", "day"), place=port, stated_in=inner, confidence=0.5,
    )  # fmt: skip
    return Reading(
        Reader("0.1.0", {"syntax": "none"}), article, [mayor, radio, owner, port], [outer, inner, denial],
        [Response(denial, "denies", inner, span("it"))], [boats, some], [event],
        [Relation(mayor, "heads", port, span("The mayor"), title="mayor", stated_in=inner, confidence=0.7)],
        [Date(span("Monday"), "1921-03-07", None, "day", "published")], [Problem("date", "no reason", span("Monday"))],
    )  # fmt: skip


def test_a_reading_goes_to_json_and_back() -> None:
    reading = whole_reading()
    again = loads(dumps(reading))
    assert to_json(again) == to_json(reading)
    assert again.statements[1].via[0] is again.statements[0]
    assert again.figures[1].part_of is again.figures[0]
    assert again.statements[1].source is again.actors[0]
    assert again.to_json() == Reading.from_json(reading.to_json()).to_json()


def test_a_statement_shows_its_words() -> None:
    inner = whole_reading().statements[1]
    assert inner.content == "12 boats sank off Port Ellis"
    assert inner.evidence == "The mayor … said … 12 boats sank off Port Ellis"


def spoiled(path: list[Any], value: object) -> str:
    data: Any = to_json(whole_reading())
    place = data
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return json.dumps(data)


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (["format"], "reportedly/0", "format"),
        (["statements", 0, "act"], "grumble", r"statements\.0\.act"),
        (["statements", 0, "source"], "a99", "'a99'"),
        (["actors", 0, "mentions"], [[0, 5000]], "does not lie in the text"),
        (["figures", 0, "span"], [4, 4], "does not lie in the text"),
        (["extra"], 1, "extra"),
    ],
)
def test_what_is_no_reading_is_refused(path: list[Any], value: object, said: str) -> None:
    with pytest.raises(FormatError, match=said):
        loads(spoiled(path, value))


def test_what_is_not_json_is_refused() -> None:
    with pytest.raises(FormatError, match="not JSON"):
        loads("{")


def test_a_list_is_no_reading() -> None:
    with pytest.raises(FormatError, match="the whole"):
        from_json([])


@pytest.mark.parametrize(("start", "end", "text"), [(3, 3, ""), (-1, 2, "abc"), (0, 2, "abc")])
def test_a_span_holds_its_words(start: int, end: int, text: str) -> None:
    with pytest.raises(ValueError, match="can't hold"):
        Span(start, end, text)
