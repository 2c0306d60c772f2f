"""Annotation that INCEpTION imports: a UIMA CAS XMI for each article, and TypeSystem.xml with the layers.

In INCEpTION, import TypeSystem.xml under Settings, Layers; then the articles as "UIMA CAS XMI (XML 1.0)". Offsets are
UTF-16 code units there, as UIMA counts; a letter that XML does not know is U+FFFD. The layers are `Mention` (actors),
`Attribution` (sources, cues, contents) with `AttributionLink` between them, `Figure`, `Happening`, `Date`, and `Tie`
between mentions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from reportedly.explore.exports.annotations import Units
from reportedly.explore.exports.characters import xml_text
from reportedly.explore.exports.context import Context, actor_key
from reportedly.explore.exports.evidence import mention_near
from reportedly.explore.exports.files import Files
from reportedly.explore.exports.index import listed
from reportedly.explore.exports.xml_writing import XmlWriter
from reportedly.reading import Actor, Event, Reading, Relation, Span, Statement

SPANS = {
    "Mention": ("actor", "name", "kind", "country", "sectors"),
    "Attribution": ("role", "statement", "act", "polarity", "certainty", "quotation", "medium", "via"),
    "Figure": ("measure", "low", "high", "qualifier", "unit", "by", "statement"),
    "Happening": ("event", "mode", "status", "certainty", "start", "until", "statement"),
    "Date": ("value", "until", "precision", "anchor"),
}
"""The layers of words, with their features."""
LINKS = {"AttributionLink": ("Attribution", ("role",)), "Tie": ("Mention", ("predicate", "title", "statement"))}
"""The layers of links, with the layer that they link and their features."""
_NAMESPACES = {
    "xmlns:xmi": "http://www.omg.org/XMI", "xmlns:cas": "http:///uima/cas.ecore",
    "xmlns:tcas": "http:///uima/tcas.ecore", "xmlns:custom": "http:///webanno/custom.ecore", "xmi:version": "2.0",
}  # fmt: skip
_SOFA = 1


def write(readings: Iterable[Reading], files: Files, context: Context) -> None:
    """Write the folder: each article with its annotation as it comes, then the layers."""
    for reading, name in listed(readings, files, context):
        with files.open(f"{name}.xmi") as stream:
            write_cas(reading, context, XmlWriter(stream))
    with files.open("TypeSystem.xml") as stream:
        write_layers(XmlWriter(stream))


def write_layers(xml: XmlWriter) -> None:
    """Write the type system: a UIMA type for each layer."""
    xml.start("typeSystemDescription", {"xmlns": "http://uima.apache.org/resourceSpecifier"})
    xml.start("types")
    for name, features in SPANS.items():
        _type(xml, name, [(feature, "uima.cas.String") for feature in features])
    for name, (of, features) in LINKS.items():
        ends = [(end, f"webanno.custom.{of}") for end in ("Dependent", "Governor")]
        _type(xml, name, [*ends, *((feature, "uima.cas.String") for feature in features)])
    xml.end()
    xml.end()


def _type(xml: XmlWriter, name: str, features: list[tuple[str, str]]) -> None:
    xml.start("typeDescription")
    xml.element("name", text=f"webanno.custom.{name}")
    xml.element("description", text="")
    xml.element("supertypeName", text="uima.tcas.Annotation")
    xml.start("features")
    for feature, kind in features:
        xml.start("featureDescription")
        xml.element("name", text=feature)
        xml.element("description", text="")
        xml.element("rangeTypeName", text=kind)
        xml.end()
    xml.end()
    xml.end()


def write_cas(reading: Reading, context: Context, xml: XmlWriter) -> None:
    """Write one article with its annotation as a CAS."""
    text = xml_text(reading.article.text)
    xml.start("xmi:XMI", _NAMESPACES)
    xml.element("cas:NULL", {"xmi:id": 0})
    cas = _Cas(reading, context)
    whole = cas.add("tcas:DocumentAnnotation", (0, len(text)), {"language": reading.article.language})
    cas.annotate()
    for number, (kind, values) in cas.structures.items():
        xml.element(kind, {"xmi:id": number, "sofa": _SOFA} | values)
    members = " ".join(map(str, range(whole, whole + len(cas.structures))))
    sofa = {"xmi:id": _SOFA, "sofaNum": 1, "sofaID": "_InitialView", "mimeType": "text", "sofaString": text}
    xml.element("cas:Sofa", sofa)
    xml.element("cas:View", {"sofa": _SOFA, "members": members})
    xml.end()


@dataclass(slots=True)
class _Cas:
    """Collects the feature structures of one article under their numbers."""

    reading: Reading
    context: Context
    units: Units = field(init=False)
    structures: dict[int, tuple[str, dict[str, object]]] = field(default_factory=dict)
    mentions: dict[tuple[str, Span], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.units = Units(self.reading.article.text)

    def add(self, kind: str, place: tuple[int, int], values: dict[str, object]) -> int:
        """Add a structure; values that are not known are left out."""
        number = len(self.structures) + _SOFA + 1
        ends: dict[str, object] = {"begin": self.units(place[0]), "end": self.units(place[1])}
        known = {name: value for name, value in values.items() if value is not None and value != ""}
        self.structures[number] = (kind, ends | known)
        return number

    def words(self, layer: str, span: Span, **values: object) -> int:
        """Add words to a layer."""
        return self.add(f"custom:{layer}", (span.start, span.end), values)

    def link(self, layer: str, start: int, end: int, place: Span, **values: object) -> None:
        """Add a link from the structure `start` (Governor) to `end` (Dependent), at whose words it stands."""
        self.add(f"custom:{layer}", (place.start, place.end), {"Dependent": end, "Governor": start, **values})

    def annotate(self) -> None:
        """Add all that the reading holds."""
        for actor in self.reading.actors:
            self.actor(actor)
        for statement in self.reading.statements:
            self.statement(statement)
        for event in self.reading.events:
            self.event(event)
        for relation in self.reading.relations:
            self.tie(relation)
        for figure in self.reading.figures:
            self.words(
                "Figure", figure.span, measure=figure.measure, low=figure.low, high=figure.high,
                qualifier=figure.qualifier, unit=figure.unit, by=figure.by.name if figure.by else None,
                statement=figure.stated_in.id if figure.stated_in else None,
            )  # fmt: skip
        for date in self.reading.dates:
            self.words(
                "Date", date.span, value=date.value, until=date.end, precision=date.precision, anchor=date.anchor
            )

    def actor(self, actor: Actor) -> None:
        key = actor_key(self.context, self.reading.article, actor)
        for mention in dict.fromkeys(actor.mentions):
            self.mentions[actor.id, mention] = self.words(
                "Mention", mention, actor=key, name=actor.name, kind=actor.kind, country=actor.country,
                sectors="|".join(actor.sectors),
            )  # fmt: skip

    def statement(self, statement: Statement) -> None:
        """Add source, cue and content of a statement, linked to its cue (or first piece of content)."""
        parts: list[tuple[str, Span, int]] = []
        for role, span in _parts(statement):
            number = self.words(
                "Attribution", span, role=role, statement=statement.id, act=statement.act, polarity=statement.polarity,
                certainty=statement.certainty, quotation=statement.quotation, medium=statement.medium,
                via="|".join(carrier.id for carrier in statement.via),
            )  # fmt: skip
            parts.append((role, span, number))
        for role, span, number in parts[1:]:
            self.link("AttributionLink", parts[0][2], number, span, role=role)

    def event(self, event: Event) -> None:
        self.words(
            "Happening", event.trigger_span, event=event.type, mode=event.mode, status=event.status,
            certainty=event.certainty, start=event.date.start if event.date else None,
            until=event.date.end if event.date else None, statement=event.stated_in.id if event.stated_in else None,
        )  # fmt: skip

    def tie(self, relation: Relation) -> None:
        first, last = (mention_near(actor, relation.span) for actor in (relation.subject, relation.object))
        if first is not None and last is not None:
            self.link(
                "Tie", self.mentions[relation.subject.id, first], self.mentions[relation.object.id, last], last,
                predicate=relation.predicate, title=relation.title,
                statement=relation.stated_in.id if relation.stated_in else None,
            )  # fmt: skip


def _parts(statement: Statement) -> Iterator[tuple[str, Span]]:
    """Cue, content and source of a statement with their roles, in this order."""
    if statement.cue_span is not None:
        yield "cue", statement.cue_span
    for span in statement.content_spans:
        yield "content", span
    if statement.source_span is not None:
        yield "source", statement.source_span
