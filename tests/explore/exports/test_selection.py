"""What of the readings is exported: a period, and what has to do with one actor, with all that it rests on."""

from __future__ import annotations

from typing import Any

import pytest

from explore.readings import empty, strike
from reportedly.explore.exports.context import KnownActor, ReadingsAlone
from reportedly.explore.exports.selection import Selection, narrowed
from reportedly.reading import Actor, Article, Reading


def about(name: str) -> Reading:
    reading = strike()
    return narrowed(reading, [actor for actor in reading.actors if actor.name == name])


def ids(things: list[Any]) -> list[str]:
    return [thing.id for thing in things]


def test_what_somebody_says_stays_with_those_who_carry_it() -> None:
    left = about("the governor")
    assert ids(left.statements) == ["s2", "s3", "s4"]
    assert {actor.name for actor in left.actors} == {
        "the governor",
        "Ada Roen",
        "Coastal Wire",
        "Emil Voss",
        "Port Ellis",
    }
    assert left.article.text == strike().article.text


def test_an_answer_stays_with_what_it_answers_and_the_other_way_round() -> None:
    for name in ("the governor’s office", "the union"):
        left = about(name)
        assert {"s7", "s8"} <= set(ids(left.statements))
        assert [response.stance for response in left.responses] == ["denies"]
        assert ids(left.figures) == ["f1", "f2"]
        assert ids(left.events) == ["e2"]


def test_what_somebody_does_and_is_tied_to_stays() -> None:
    left = about("mounted police")
    assert (ids(left.events), ids(left.figures), left.statements, left.relations) == (["e1"], ["f3"], [], [])
    assert [date.value for date in left.dates] == []
    roen = about("Ada Roen")
    assert [relation.object.name for relation in roen.relations] == ["Port Ellis", "the harbour board"]


def test_dates_and_problems_stay_where_their_words_do() -> None:
    left = about("Coastal Wire")
    assert [date.span.text for date in left.dates] == ["since Monday"]
    assert left.problems == []


def chosen(*readings: Reading, **selection: str) -> list[str]:
    return [reading.article.name for reading in Selection(**selection).of(readings, ReadingsAlone())]


@pytest.mark.parametrize(
    ("selection", "names"),
    [
        ({}, ["strike.txt", "none.txt"]),
        ({"since": "1912-05-09"}, ["strike.txt"]),
        ({"since": "1912-05-10"}, []),
        ({"until": "1912-05-09"}, ["strike.txt"]),
        ({"until": "1912-05"}, ["strike.txt"]),
        ({"until": "1912"}, ["strike.txt"]),
        ({"until": "1912-04"}, []),
        ({"since": "1912", "until": "1912-05-08"}, []),
        ({"actor": "emil voss "}, ["strike.txt"]),
        ({"actor": "Roen"}, ["strike.txt"]),
        ({"actor": "nobody"}, []),
    ],
)
def test_articles_of_a_period_or_about_an_actor(selection: dict[str, str], names: list[str]) -> None:
    assert chosen(strike(), empty(), **selection) == names


class Known(ReadingsAlone):
    """A dossier that knows everybody by another name."""

    def actor(self, article: Article, actor: Actor) -> KnownActor:
        return KnownActor(f"w-{actor.id}", f"{actor.name} of Port Ellis")


@pytest.mark.parametrize("name", ["w-a4", "Emil Voss of Port Ellis", "Voss"])
def test_an_actor_goes_by_the_dossiers_name_and_key(name: str) -> None:
    [left] = Selection(actor=name).of([strike()], Known())
    assert [s.source.name for s in left.statements if s.source is not None and s.id == "s5"] == ["Emil Voss"]
