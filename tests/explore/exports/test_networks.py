"""GEXF and GraphML, opened by networkx: the same actors and edges in both, each edge with its words."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import networkx
import pytest
from hypothesis import given

from explore.exports.written import CALM, ODD, examples, exported, with_text
from explore.readings import empty, hostile, strike
from reportedly.explore.exports.characters import xml_text
from reportedly.explore.exports.context import KnownActor, ReadingsAlone
from reportedly.explore.exports.network import joined, network
from reportedly.reading import Actor, Article, Reading

OPENED: dict[str, Callable[[bytes], Any]] = {
    "gexf": lambda data: networkx.read_gexf(BytesIO(data)),
    "graphml": lambda data: networkx.read_graphml(BytesIO(data), force_multigraph=True),
}


def opened(form: str, *readings: Reading, **context: Any) -> Any:
    return OPENED[form](exported(form, *readings, **context)[""])


def edges(graph: Any) -> list[tuple[str, str, dict[str, Any]]]:
    return sorted(((start, end, values) for start, end, values in graph.edges(data=True)), key=str)


@pytest.mark.parametrize("form", OPENED)
def test_every_actor_and_every_edge_is_there(form: str) -> None:
    reading = strike()
    graph = opened(form, reading)
    names = sorted(values["label"] for _, values in graph.nodes(data=True))
    assert names == sorted(actor.name for actor in reading.actors)
    kinds = sorted(values["kind"] for _, _, values in edges(graph))
    assert kinds == ["answers", "event", "quotes", "quotes", "relation", "relation", "says_to", "says_to"]
    named = {node: values["label"] for node, values in graph.nodes(data=True)}
    quoted = [(named[one], named[other]) for one, other, values in edges(graph) if values["kind"] == "quotes"]
    assert sorted(quoted) == [("Ada Roen", "the governor"), ("Coastal Wire", "Ada Roen")]


@pytest.mark.parametrize("form", OPENED)
def test_every_edge_has_its_words(form: str) -> None:
    for reading in [strike(), *examples()]:
        graph = opened(form, reading)
        for _, _, values in edges(graph):
            places = [tuple(map(int, place.split("-"))) for place in values["spans"].split("|")]
            assert joined(reading.article.text[start:end] for start, end in places) == values["quote"]
            assert values["article"] == ReadingsAlone().article_key(reading.article)


def test_both_formats_hold_the_same() -> None:
    readings = [strike(), *examples(), empty()]
    one, other = opened("gexf", *readings), opened("graphml", *readings)
    assert set(one) == set(other)
    assert one.number_of_edges() == other.number_of_edges() == len(network(readings, ReadingsAlone())[1])
    for node in one:
        assert {name: one.nodes[node].get(name) for name in other.nodes[node]} == dict(other.nodes[node])
    assert unnumbered(one) == unnumbered(other)


def unnumbered(graph: Any) -> list[Any]:
    """The edges without their numbers, in one order, however a format orders what it says of them."""
    return sorted((start, end, sorted((n, v) for n, v in of.items() if n != "id")) for start, end, of in edges(graph))


@pytest.mark.parametrize("form", OPENED)
def test_hostile_names_are_there_letter_by_letter_but_for_what_xml_has_not(form: str) -> None:
    graph = opened(form, hostile())
    [(_, values)] = graph.nodes(data=True)
    name = hostile().actors[0].name
    assert len(values["label"]) == len(name)
    assert all(shown in {letter, "\ufffd"} for shown, letter in zip(values["label"], name, strict=True))
    assert values["aliases"].count("|") == 1


@pytest.mark.parametrize("form", OPENED)
@given(odd=ODD)
@CALM
def test_any_name_opens(form: str, odd: str) -> None:
    graph = opened(form, with_text(strike(), odd))
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (12, 8)
    assert {values.get("label", "") for _, values in graph.nodes(data=True)} == {xml_text(odd)}


class OneActor(ReadingsAlone):
    """A dossier that holds all actors for one."""

    def actor(self, article: Article, actor: Actor) -> KnownActor:
        return KnownActor("w-1", "Everyone")


def test_a_dossiers_actor_is_one_node_in_all_articles() -> None:
    graph = opened("gexf", strike(), examples()[0], context=OneActor())
    [(name, values)] = graph.nodes(data=True)
    assert (name, values["label"]) == ("w-1", "Everyone")
    assert values["statements"] > 8
