"""FollowTheMoney: its own model takes every entity, every tie has its ends and its proof, statements stand beside."""

from __future__ import annotations

from typing import Any, cast, get_args

import pytest
from hypothesis import given

from explore.exports.written import CALM, ODD, examples, exported, lines, with_text
from explore.readings import Words, empty, hostile, strike
from reportedly.explore.exports.context import KnownActor, ReadingsAlone
from reportedly.explore.exports.ftm import entity_id, schema_of
from reportedly.explore.exports.ftm_ties import tie_of
from reportedly.reading import Actor, ActorKind, Article, Predicate, Reader, Reading, Relation, Span

Entity = dict[str, Any]
WITHOUT = "followthemoney is not installed (it needs the headers of ICU): make test says so when it can't build it"


def entities(*readings: Reading, **context: Any) -> list[Entity]:
    return cast(list[Entity], lines(exported("ftm", *readings, **context)[""]))


def records(*readings: Reading) -> list[Entity]:
    return cast(list[Entity], lines(exported("ftm", *readings)[".statements.jsonl"]))


@pytest.mark.parametrize(
    "readings", [[strike()], [hostile()], [empty()], None], ids=["strike", "hostile", "empty", "real"]
)
def test_the_model_takes_every_entity_and_finds_every_end_of_a_tie(readings: list[Reading] | None) -> None:
    followthemoney = pytest.importorskip("followthemoney", reason=WITHOUT)
    found = entities(*(examples() if readings is None else readings))
    known = {entity["id"]: entity["schema"] for entity in found}
    assert len(known) == len(found), "no id stands for two"
    for entity in found:
        schema = followthemoney.model.get(entity["schema"])
        assert schema is not None
        assert schema.validate(entity) is None
        proxy = followthemoney.model.get_proxy(entity, cleaned=False)
        assert proxy.to_dict()["properties"].keys() == entity["properties"].keys(), "the model drops nothing"
        for name, values in entity["properties"].items():
            if schema.properties[name].type.name == "entity":
                range_ = followthemoney.model.get(schema.properties[name].range.name)
                for value in values:
                    assert followthemoney.model.get(known[value]).is_a(range_), f"{entity['schema']}.{name}"


@given(odd=ODD)
@CALM
def test_the_model_takes_any_string(odd: str) -> None:
    followthemoney = pytest.importorskip("followthemoney", reason=WITHOUT)
    for entity in entities(with_text(strike(), odd)):
        assert followthemoney.model.get(entity["schema"]).validate(entity) is None


def test_each_predicate_is_a_schema_whose_ends_fit() -> None:
    followthemoney = pytest.importorskip("followthemoney", reason=WITHOUT)
    article = Article("a", "a.txt", "x")
    actors = [
        Actor("a", kind, kind, True, sectors=sectors)
        for kind in get_args(ActorKind) for sectors in ([], ["GOV"])
    ]  # fmt: skip
    for predicate in get_args(Predicate):
        for first in actors:
            for other in actors:
                relation = Relation(first, predicate, other, Span(0, 1, "x"), title="clerk")
                tie = tie_of(relation, schema_of(first), schema_of(other))
                schema = followthemoney.model.get(tie.schema)
                assert followthemoney.model.get(schema_of(first)).is_a(schema.properties[tie.subject].range)
                end = "Position" if tie.schema == "Occupancy" else schema_of(other)
                assert followthemoney.model.get(end).is_a(schema.properties[tie.object].range)
                assert tie.takes_role in schema.properties or not tie.role
    assert article.text == "x"


def test_ties_have_proof_publisher_address_and_words() -> None:
    found = entities(strike())
    [article] = [entity for entity in found if entity["schema"] == "Article"]
    ties = [entity for entity in found if entity["schema"] in {"Employment", "UnknownLink", "Event"}]
    assert len(ties) == 4
    for tie in ties:
        properties = tie["properties"]
        assert properties["proof"] == [article["id"]]
        assert properties["publisher"] == ["The Ellis Post"]
        assert properties["sourceUrl"] == ["https://post.example/1"]
        key, _, place = properties["recordId"][0].partition(":")
        start, end = map(int, place.split("-"))
        assert key == ReadingsAlone().article_key(strike().article)
        assert strike().article.text[start:end] == properties["summary"][0]


def test_a_named_office_is_a_post_that_is_held() -> None:
    article = Article("a", "a.txt", "Ada Roen, chair of the Harbour Board, spoke.")
    at = Words(article)
    roen = Actor("a1", "Ada Roen", "person", True, mentions=[at("Ada Roen")])
    board = Actor("a2", "Harbour Board", "organisation", True, mentions=[at("Harbour Board")])
    tie = Relation(roen, "heads", board, at("Ada Roen, chair of the Harbour Board"), title="chair")
    found = {
        entity["schema"]: entity
        for entity in entities(Reading(Reader("0", {}), article, [roen, board], relations=[tie]))
    }
    assert found["Position"]["properties"]["name"] == ["chair, Harbour Board"]
    assert found["Occupancy"]["properties"]["post"] == [found["Position"]["id"]]
    assert found["Occupancy"]["properties"]["holder"] == [found["Person"]["id"]]


def test_statements_name_the_entities_and_come_back() -> None:
    reading = strike()
    known = {entity["id"]: entity for entity in entities(reading)}
    kept = {record["id"]: record for record in records(reading) if record["type"] == "statement"}
    assert len(kept) == len(reading.statements)
    key = ReadingsAlone().article_key(reading.article)
    for statement in reading.statements:
        record = kept[entity_id("statement", key, statement.id)]
        assert record["content"] == statement.content
        assert [(span["start"], span["end"]) for span in record["spans"]["content"]] == [
            (span.start, span.end) for span in statement.content_spans
        ]
        source = known[record["source"]]["properties"]["name"][0] if record["source"] else None
        assert source == (statement.source.name if statement.source else None)
        assert [kept[carrier]["content"] for carrier in record["via"]] == [carrier.content for carrier in statement.via]
        assert all(actor in known for actor in record["addressees"])
    [denial] = kept[entity_id("statement", key, "s8")]["responds"]
    assert (denial["stance"], denial["to"]) == ("denies", entity_id("statement", key, "s7"))


def test_unnamed_people_are_entities_only_where_something_hangs_on_them() -> None:
    reading = strike()
    reading.actors.append(Actor("a99", "onlookers", "people", False, mentions=[Words(reading.article)("ship")]))
    actors = [entity for entity in entities(reading) if entity["schema"] not in {"Mention", "Article"}]
    names = {entity["properties"]["name"][0]: entity for entity in actors if "name" in entity["properties"]}
    assert "onlookers" not in names
    assert "unnamed" in names["the governor"]["properties"]["keywords"]
    assert "unnamed" not in names["Ada Roen"]["properties"]["keywords"]


class Kept(ReadingsAlone):
    """A dossier that knows one actor and when articles came."""

    def actor(self, article: Article, actor: Actor) -> KnownActor | None:
        return KnownActor("w-7", "Adela Roen") if actor.name == "Ada Roen" else None

    def retrieved(self, article: Article) -> str:
        return "1912-05-10T08:00:00Z"


def test_a_dossiers_actor_goes_by_its_name_and_id_there() -> None:
    found = entities(strike(), context=Kept())
    [roen] = [entity for entity in found if entity["id"] == entity_id("actor", "w-7")]
    assert roen["properties"]["name"] == ["Adela Roen"]
    assert roen["properties"]["alias"] == ["Ada Roen", "Roen"]
    assert {entity["properties"]["retrievedAt"][0] for entity in found if "retrievedAt" in entity["properties"]} == {
        "1912-05-10T08:00:00"
    }
