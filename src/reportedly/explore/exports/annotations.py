"""W3C Web Annotations with PROV-O, as one JSON-LD document.

Each annotation's body is what a reading holds (a statement, figure, event, relation, date, mention or problem); its
targets are the words that say it, each by a `TextQuoteSelector` (with 32 letters before and after) and a
`TextPositionSelector`. Positions count Unicode code points of the article's text, as the W3C model says; `startUtf16`
and `endUtf16` beside them count UTF-16 code units, as JavaScript does. The article's text is in the document, so that
the positions can be followed without any web page. A statement `wasAttributedTo` its source and `wasQuotedFrom` the
statement that carries it; what neither vocabulary has a term for is under `urn:reportedly:term:`, by the names of a
reading's fields.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from reportedly.explore.exports.characters import json_line, name_in_iri, web_address
from reportedly.explore.exports.context import Context, actor_key, actor_name
from reportedly.explore.exports.evidence import Json
from reportedly.explore.exports.files import Files
from reportedly.reading import Actor, Event, Figure, Reading, Relation, Response, Span, Statement

TERMS = "urn:reportedly:term:"
CONTEXT: list[object] = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "prov": "http://www.w3.org/ns/prov#",
        "r": TERMS,
        "wasAttributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
        "wasQuotedFrom": {"@id": "prov:wasQuotedFrom", "@type": "@id"},
        "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
        "hadPrimarySource": {"@id": "prov:hadPrimarySource", "@type": "@id"},
    },
]
AROUND = 32
"""Letters of the text that a quote selector gives before and after the words."""


def write(readings: Iterable[Reading], files: Files, context: Context) -> None:
    """Write one JSON-LD document, a node a line."""
    with files.open() as stream:
        stream.write(b'{"@context": ' + json_line({"": CONTEXT})[5:-2] + b',\n"@graph": [\n')
        first = True
        for reading in readings:
            for node in _Nodes(reading, context).all():
                stream.write(b"" if first else b",\n")
                stream.write(json_line(node)[:-1])
                first = False
        stream.write(b"\n]}\n")


def iri(*parts: str) -> str:
    """A name for a thing of a reading: `urn:reportedly:` and what it is made of."""
    return ":".join(["urn:reportedly", *map(name_in_iri, parts)])


@dataclass(slots=True)
class Units:
    """Counts UTF-16 code units up to a code point of a text."""

    text: str
    beyond: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.beyond = [place for place, letter in enumerate(self.text) if letter > "\uffff"]

    def __call__(self, place: int) -> int:
        """The units before a code point."""
        return place + bisect_left(self.beyond, place)


@dataclass(slots=True)
class _Nodes:
    """Makes the nodes of one reading: the article, its actors, then the annotations."""

    reading: Reading
    context: Context
    units: Units = field(init=False)
    key: str = field(init=False)

    def __post_init__(self) -> None:
        self.units = Units(self.reading.article.text)
        self.key = self.context.article_key(self.reading.article)

    def all(self) -> Iterator[Json]:
        """The nodes in the order of the reading."""
        reading = self.reading
        yield self._article()
        answers: dict[int, list[Response]] = {}
        for response in reading.responses:
            answers.setdefault(id(response.statement), []).append(response)
        for actor in reading.actors:
            yield self._actor(actor)
            if actor.mentions:
                body: Json = {"type": "r:Mention", "r:of": {"id": self._of(actor)}}
                yield self._annotation("identifying", f"{actor.id}.mentions", body, {"mention": actor.mentions})
        for statement in reading.statements:
            yield self._statement(statement, answers.get(id(statement), []))
        for figure in reading.figures:
            yield self._figure(figure)
        for event in reading.events:
            yield self._event(event)
        for number, relation in enumerate(reading.relations, 1):
            yield self._relation(relation, number)
        yield from self._dates_and_problems()

    def _of(self, thing: Actor | Statement | Figure) -> str:
        if isinstance(thing, Actor):
            return iri("actor", actor_key(self.context, self.reading.article, thing))
        return iri("article", self.key, thing.id)

    def _article(self) -> Json:
        article = self.reading.article
        address = web_address(article.url)
        archived = web_address(self.context.archived(article))
        known = {"r:title": article.title, "r:publisher": article.publisher, "r:byline": article.byline}
        return {
            "id": iri("article", self.key),
            "type": ["Text", "prov:Entity"],
            "format": "text/plain",
            "language": article.language,
            "value": article.text,
            "r:name": article.name,
            **{name: value for name, value in known.items() if value},
            **({"r:published": article.published} if article.published else {}),
            **({"r:credit": article.credit} if article.credit else {}),
            **({"wasDerivedFrom": [url for url in (address, archived) if url]} if address or archived else {}),
        }

    def _actor(self, actor: Actor) -> Json:
        kinds = {"person": "prov:Person", "organisation": "prov:Organization", "state": "prov:Organization"}
        return {
            "id": self._of(actor),
            "type": ["prov:Agent", kinds[actor.kind]] if actor.kind in kinds else ["prov:Agent"],
            "r:name": actor_name(self.context, self.reading.article, actor),
            "r:kind": actor.kind,
            "r:named": actor.named,
            "r:alias": list(actor.aliases),
            **({"r:country": actor.country} if actor.country else {}),
            "r:sector": list(actor.sectors),
        }

    def _statement(self, statement: Statement, answers: list[Response]) -> Json:
        claim = self.context.claim(self.reading.article, statement)
        body: Json = {
            "id": self._of(statement),
            "type": ["r:Statement", "prov:Entity"],
            "value": statement.content,
            "r:act": statement.act,
            "r:polarity": statement.polarity,
            "r:certainty": statement.certainty,
            "r:quotation": statement.quotation,
            **({"r:medium": statement.medium} if statement.medium else {}),
            **({"r:date": statement.date.value} if statement.date else {}),
            **({"wasAttributedTo": self._of(statement.source)} if statement.source else {}),
            **({"wasQuotedFrom": self._of(statement.via[-1])} if statement.via else {}),
            "r:via": [{"id": self._of(carrier)} for carrier in statement.via],
            "r:addressee": [{"id": self._of(actor)} for actor in statement.addressees],
            **({"r:claim": {"id": iri("claim", claim.key)}} if claim else {}),
        }
        for stance in dict.fromkeys(answer.stance for answer in answers):
            body[f"r:{stance}"] = [self._answered(answer) for answer in answers if answer.stance == stance]
        words = {
            "source": [statement.source_span] if statement.source_span else [],
            "cue": [statement.cue_span] if statement.cue_span else [],
            "content": statement.content_spans,
            "answered": [answer.to_span for answer in answers if answer.to_span],
        }
        return self._annotation("describing", statement.id, body, words)

    def _answered(self, answer: Response) -> Json:
        """What a statement answers: another one, else the words that name it."""
        if answer.to_statement is not None:
            return {"id": self._of(answer.to_statement)}
        return {"r:what": answer.to_span.text if answer.to_span else ""}

    def _figure(self, figure: Figure) -> Json:
        known = {"r:low": figure.low, "r:high": figure.high, "r:unit": figure.unit, "r:asOf": figure.as_of}
        body: Json = {
            "id": self._of(figure),
            "type": "r:Figure",
            "r:measure": figure.measure,
            "r:qualifier": figure.qualifier,
            **{name: value for name, value in known.items() if value is not None},
            **self._links({"r:place": figure.place, "r:by": figure.by, "r:inflictedBy": figure.inflicted_by}),
            **self._links({"r:statedIn": figure.stated_in, "r:partOf": figure.part_of}),
        }
        return self._annotation("describing", figure.id, body, {"figure": [figure.span]})

    def _event(self, event: Event) -> Json:
        body: Json = {
            "id": iri("article", self.key, event.id),
            "type": "r:Event",
            "r:event": event.type,
            **({"r:mode": event.mode} if event.mode else {}),
            "r:context": list(event.contexts),
            "r:status": event.status,
            "r:certainty": event.certainty,
            "r:initiator": [{"id": self._of(actor)} for actor in event.initiators],
            "r:recipient": [{"id": self._of(actor)} for actor in event.recipients],
            **({"r:start": event.date.start, "r:end": event.date.end} if event.date else {}),
            **self._links({"r:place": event.place, "r:statedIn": event.stated_in}),
        }
        return self._annotation("classifying", event.id, body, {"event": [event.span], "trigger": [event.trigger_span]})

    def _relation(self, relation: Relation, number: int) -> Json:
        body: Json = {
            "type": "r:Relation",
            "r:subject": {"id": self._of(relation.subject)},
            "r:predicate": relation.predicate,
            "r:object": {"id": self._of(relation.object)},
            **({"r:title": relation.title} if relation.title else {}),
            **self._links({"r:statedIn": relation.stated_in}),
        }
        return self._annotation("linking", f"r{number}", body, {"relation": [relation.span]})

    def _dates_and_problems(self) -> Iterator[Json]:
        for number, date in enumerate(self.reading.dates, 1):
            known = {"r:value": date.value, "r:end": date.end, "r:precision": date.precision, "r:anchor": date.anchor}
            body: Json = {"type": "r:Date", **{name: value for name, value in known.items() if value}}
            yield self._annotation("describing", f"d{number}", body, {"date": [date.span]})
        for number, problem in enumerate(self.reading.problems, 1):
            body = {"type": "r:Problem", "r:what": problem.what, "r:reason": problem.reason}
            words = {"problem": [problem.span] if problem.span else []}
            yield self._annotation("commenting", f"p{number}", body, words)

    def _links(self, things: Mapping[str, Actor | Statement | Figure | None]) -> Json:
        return {name: {"id": self._of(thing)} for name, thing in things.items() if thing is not None}

    def _annotation(self, motivation: str, name: str, body: Json, words: dict[str, list[Span]]) -> Json:
        targets = [self._target(span, role) for role, spans in words.items() for span in spans]
        version = self.reading.reader.version
        return {
            "id": iri("annotation", self.key, name),
            "type": "Annotation",
            "motivation": motivation,
            "generator": {"id": iri("reader", version), "type": "Software", "name": f"reportedly {version}"},
            "body": body,
            "target": targets or [{"source": iri("article", self.key)}],
        }

    def _target(self, span: Span, role: str) -> Json:
        text = self.reading.article.text
        return {
            "source": iri("article", self.key),
            "r:role": role,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": span.text,
                    "prefix": text[max(0, span.start - AROUND) : span.start],
                    "suffix": text[span.end : span.end + AROUND],
                },
                {
                    "type": "TextPositionSelector",
                    "start": span.start,
                    "end": span.end,
                    "r:startUtf16": self.units(span.start),
                    "r:endUtf16": self.units(span.end),
                },
            ],
        }
