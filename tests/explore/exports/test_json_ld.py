"""Web Annotations and schema.org claims, opened by rdflib: selectors find their words, nobody is rated."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest
import rdflib
from hypothesis import given, settings
from rdflib import RDF, Namespace
from rdflib.plugins.shared.jsonld import context as jsonld

from explore.exports.written import CALM, ODD, examples, exported, with_text
from explore.readings import Words, hostile, strike
from reportedly.explore.exports.annotations import AROUND, Units, iri
from reportedly.explore.exports.characters import sound
from reportedly.explore.exports.context import KnownClaim, ReadingsAlone
from reportedly.reading import Actor, Article, Reader, Reading, Statement

OA, PROV = Namespace("http://www.w3.org/ns/oa#"), Namespace("http://www.w3.org/ns/prov#")
SCHEMA, OURS = Namespace("https://schema.org/"), Namespace("urn:reportedly:term:")
NAMED = {"@type": "@id"}
CONTEXTS: dict[str, Any] = {
    # of W3C's context for annotations, the terms that the export uses
    "http://www.w3.org/ns/anno.jsonld": {
        "oa": str(OA), "dc": "http://purl.org/dc/elements/1.1/", "dcterms": "http://purl.org/dc/terms/",
        "dctypes": "http://purl.org/dc/dcmitype/", "foaf": "http://xmlns.com/foaf/0.1/", "rdf": str(RDF),
        "as": "http://www.w3.org/ns/activitystreams#", "id": {"@id": "@id", **NAMED}, "type": {"@id": "@type", **NAMED},
        "Annotation": "oa:Annotation", "Text": "dctypes:Text", "Software": "as:Application",
        "TextQuoteSelector": "oa:TextQuoteSelector", "TextPositionSelector": "oa:TextPositionSelector",
        "body": {"@id": "oa:hasBody", **NAMED}, "target": {"@id": "oa:hasTarget", **NAMED},
        "source": {"@id": "oa:hasSource", **NAMED}, "selector": {"@id": "oa:hasSelector", **NAMED},
        "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"}, "generator": {"@id": "as:generator", **NAMED},
        "describing": "oa:describing", "identifying": "oa:identifying", "classifying": "oa:classifying",
        "linking": "oa:linking", "commenting": "oa:commenting", "value": "rdf:value", "format": "dc:format",
        "language": "dc:language", "name": "foaf:name", "exact": "oa:exact", "prefix": "oa:prefix",
        "suffix": "oa:suffix", "start": "oa:start", "end": "oa:end",
    },
    "https://schema.org": {
        "@vocab": str(SCHEMA), "url": {"@id": "url", **NAMED}, "archivedAt": {"@id": "archivedAt", **NAMED},
    },
}  # fmt: skip

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own use


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is fetched: the two contexts are those above, any other is an error."""
    monkeypatch.setattr(jsonld, "source_to_json", lambda url, *rest: ({"@context": CONTEXTS[str(url)]}, None))


def graph_of(form: str, *readings: Reading, **context: Any) -> rdflib.Graph:
    return rdflib.Graph().parse(data=exported(form, *readings, **context)[""], format="json-ld")


def test_every_selector_finds_its_words_in_the_text_of_its_source() -> None:
    readings = [strike(), *examples()]
    graph = graph_of("annotations", *readings)
    found = 0
    for target, source in graph.subject_objects(OA.hasSource):
        text = str(graph.value(source, RDF.value))
        selectors = {graph.value(node, RDF.type): node for node in graph.objects(target, OA.hasSelector)}
        if not selectors:
            continue
        quote, place = selectors[OA.TextQuoteSelector], selectors[OA.TextPositionSelector]
        start, end = int(str(graph.value(place, OA.start))), int(str(graph.value(place, OA.end)))
        assert text[start:end] == str(graph.value(quote, OA.exact))
        assert text[max(0, start - AROUND) : start] == str(graph.value(quote, OA.prefix))
        assert text[end : end + AROUND] == str(graph.value(quote, OA.suffix))
        utf16 = text.encode("utf-16-le")
        ends = [int(str(graph.value(place, OURS[name]))) for name in ("startUtf16", "endUtf16")]
        assert utf16[2 * ends[0] : 2 * ends[1]].decode("utf-16-le") == text[start:end]
        found += 1
    assert found > 500


def test_a_statement_is_attributed_and_quoted_from_its_carrier() -> None:
    reading = strike()
    graph = graph_of("annotations", reading)
    key = ReadingsAlone().article_key(reading.article)
    order = rdflib.URIRef(iri("article", key, "s4"))
    assert graph.value(order, PROV.wasQuotedFrom) == rdflib.URIRef(iri("article", key, "s3"))
    governor = graph.value(order, PROV.wasAttributedTo)
    assert str(graph.value(governor, OURS.name)) == "the governor"
    assert set(graph.objects(order, OURS.via)) == {rdflib.URIRef(iri("article", key, name)) for name in ("s2", "s3")}
    gossip = rdflib.URIRef(iri("article", key, "s8"))
    assert graph.value(gossip, OURS.denies) == rdflib.URIRef(iri("article", key, "s7"))


def test_every_thing_of_a_reading_is_annotated_once() -> None:
    reading = strike()
    graph = graph_of("annotations", reading)
    bodies = [graph.value(node, OA.hasBody) for node in graph.subjects(RDF.type, OA.Annotation)]
    kinds = [str(kind).removeprefix(str(OURS)) for body in bodies for kind in graph.objects(body, RDF.type)]
    expected: dict[str, Sequence[object]] = {
        "Statement": reading.statements, "Figure": reading.figures, "Event": reading.events,
        "Relation": reading.relations, "Date": reading.dates, "Problem": reading.problems, "Mention": reading.actors,
    }  # fmt: skip
    assert {kind: kinds.count(kind) for kind in expected} == {kind: len(things) for kind, things in expected.items()}


def test_units_of_utf16() -> None:
    units = Units("a🙂b🙂")
    assert [units(place) for place in range(5)] == [0, 1, 3, 4, 6]


def test_iris_of_odd_ids_are_sound() -> None:
    assert iri("a b", '"><', "\ud800") == "urn:reportedly:a%20b:%22%3E%3C:%EF%BF%BD"
    for form in ("annotations", "schema-org"):
        graph = graph_of(form, hostile())
        assert [node for triple in graph for node in triple if isinstance(node, rdflib.URIRef) and " " in node] == []
        assert graph.serialize(format="nt")


@given(odd=ODD)
@settings(CALM, max_examples=10)
def test_any_string_comes_back_from_the_graph(odd: str) -> None:
    for form, said in (("annotations", OURS.name), ("schema-org", SCHEMA.name)):
        graph = graph_of(form, with_text(strike(), odd))
        assert sound(odd) in {str(name) for name in graph.objects(None, said)}
        assert graph.serialize(format="nt")


def test_claims_say_who_says_what_where() -> None:
    reading = strike()
    data = json.loads(exported("schema-org", reading)[""])
    assert [claim["@type"] for claim in data["@graph"]] == ["Claim"] * 5
    shut = data["@graph"][0]
    assert shut["text"] == "The harbour at Port Ellis has been shut since Monday"
    assert shut["author"]["name"] == "Coastal Wire"
    assert shut["appearance"]["url"] == "https://post.example/1"
    places = [tuple(map(int, entry["value"].split("-"))) for entry in shut["identifier"]]
    assert [reading.article.text[start:end] for start, end in places] == [
        span.text for span in reading.statements[0].spans
    ]
    graph = graph_of("schema-org", reading)
    assert len(list(graph.subjects(RDF.type, SCHEMA.Claim))) == 5


def test_nobody_is_made_to_claim_what_they_deny() -> None:
    article = Article("a", "a.txt", "Voss denied that the quay is closed.")
    at = Words(article)
    voss = Actor("a1", "Voss", "person", True, mentions=[at("Voss")])
    denial = Statement("s1", voss, at("Voss"), at("denied"), [at("that the quay is closed")], "indirect", "deny")
    [claim] = json.loads(exported("schema-org", Reading(Reader("0", {}), article, [voss], [denial]))[""])["@graph"]
    assert claim["text"] == "Voss … denied … that the quay is closed"
    denial.act, denial.polarity = "assert", "negative"
    [claim] = json.loads(exported("schema-org", Reading(Reader("0", {}), article, [voss], [denial]))[""])["@graph"]
    assert claim["text"].startswith("Voss")


def test_nobody_is_rated() -> None:
    for reading in [strike(), *examples()]:
        text = exported("schema-org", reading)[""].decode()
        assert '"ClaimReview"' not in text
        assert "ating" not in " ".join(key for node in json.loads(text)["@graph"] for key in node)


class OneClaim(ReadingsAlone):
    """A dossier in which all say the same."""

    def claim(self, article: Article, statement: Statement) -> KnownClaim:
        return KnownClaim("c-1", "the harbour is shut", 1)

    def archived(self, article: Article) -> str:
        return "https://archive.example/1"


def test_what_a_dossier_knows_is_there() -> None:
    claims = json.loads(exported("schema-org", strike(), context=OneClaim())[""])["@graph"]
    assert {claim["isPartOf"]["@id"] for claim in claims} == {"urn:reportedly:claim:c-1"}
    assert {claim["appearance"]["archivedAt"] for claim in claims} == {"https://archive.example/1"}
    graph = graph_of("annotations", strike(), context=OneClaim())
    assert len(set(graph.objects(None, OURS.claim))) == 1
