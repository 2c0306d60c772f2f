"""FollowTheMoney entities as JSON Lines: articles, actors, mentions, events and the ties between them.

Ids are made of the article's key and the id in its reading, or of the dossier's actor. FollowTheMoney has no claim and
no quotation, so that statements, with their chains and answers, travel in a file beside the entities and name the
entities' ids. Every tie and event names its article as `proof`, its words as `summary` and their place as `recordId`.
Values are cut where the model has a limit (a text at 65,000 letters); offsets count the whole article's. An actor
without a name (`officials`) is an entity only where something hangs on it, and says so in `keywords`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportedly.explore.exports.characters import json_line, line_text, web_address, xml_text
from reportedly.explore.exports.codes import country_code
from reportedly.explore.exports.context import Context, actor_key, actor_name
from reportedly.explore.exports.evidence import Json, passages
from reportedly.explore.exports.files import Files
from reportedly.explore.exports.ftm_ties import Tie, tie_of
from reportedly.explore.exports.gdelt import TOOK_PLACE
from reportedly.explore.wording import event_sentence
from reportedly.reading import Actor, Event, Reading, Relation, Response, Span, Statement

STATEMENTS = ".statements.jsonl"
_OF_THE_STATE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2})?)?)?)?")
Properties = dict[str, list[str]]
_LONGEST = {
    "name": 384, "alias": 384, "full": 250, "location": 250, "summary": 65_000, "description": 65_000,
    "bodyText": 65_000, "sourceUrl": 4096,
}  # fmt: skip
"""Letters that FollowTheMoney's model allows a property; 1,024 where it is not here."""


def write(readings: Iterable[Reading], files: Files, context: Context) -> None:
    """Write the entities of readings, a line each, and the statements beside them."""
    seen: set[str] = set()
    with files.open() as entities, files.open(STATEMENTS) as statements:
        for reading in readings:
            maker = _Maker(reading, context)
            for entity in maker.entities():
                if str(entity["id"]) not in seen:
                    seen.add(str(entity["id"]))
                    entities.write(json_line(entity))
            for record in maker.statements():
                statements.write(json_line(record))


def entity_id(*parts: str) -> str:
    """An id made of what it stands for: the same parts give the same id, in every export."""
    return "reportedly-" + hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


@dataclass(slots=True)
class _Maker:
    """Makes the entities and statements of one reading."""

    reading: Reading
    context: Context

    @property
    def key(self) -> str:
        return self.context.article_key(self.reading.article)

    @property
    def document(self) -> str:
        return entity_id("article", self.key)

    def id_of(self, actor: Actor) -> str:
        return entity_id("actor", actor_key(self.context, self.reading.article, actor))

    def has_name(self, actor: Actor) -> bool:
        """Whether anything of an actor's name can be shown; an entity must have one."""
        return bool(_name(actor_name(self.context, self.reading.article, actor)))

    def entities(self) -> Iterator[Json]:
        """The article, its actors with their mentions, its ties and its events."""
        yield self._article()
        needed = self._needed()
        for actor in self.reading.actors:
            if (actor.named or actor.id in needed) and self.has_name(actor):
                yield self._actor(actor)
                yield from self._mentions(actor)
        for number, relation in enumerate(self.reading.relations, 1):
            yield from self._tie(relation, number)
        for event in self.reading.events:
            if event.status in TOOK_PLACE:
                yield self._event(event)

    def _needed(self) -> set[str]:
        """The ids of actors that something hangs on."""
        actors: list[Actor | None] = []
        for relation in self.reading.relations:
            actors += [relation.subject, relation.object]
        for event in self.reading.events:
            actors += [*event.initiators, *event.recipients]
        for statement in self.reading.statements:
            actors += [statement.source, *statement.addressees]
        return {actor.id for actor in actors if actor is not None}

    def _article(self) -> Json:
        article = self.reading.article
        return _entity(
            self.document,
            "Article",
            {
                "fileName": [article.name],
                "title": [article.title or ""],
                "author": [article.byline or ""],
                "publisher": [article.publisher or ""],
                "sourceUrl": [web_address(article.url) or ""],
                "publishedAt": [_date(article.published)],
                "retrievedAt": [_date(self.context.retrieved(article))],
                "language": ["eng" if article.language == "en" else ""],
                "bodyText": [article.text],
            },
        )

    def _actor(self, actor: Actor) -> Json:
        article = self.reading.article
        name = actor_name(self.context, article, actor)
        properties: Properties = {
            "name": [name],
            "alias": [alias for alias in [actor.name, *actor.aliases] if alias != name],
            "country": [country_code(actor.country, "iso2").lower()],
            "keywords": [actor.kind, *actor.sectors, *([] if actor.named else ["unnamed"])],
            "proof": [self.document],
        }
        if schema_of(actor) == "Address":
            properties |= {"full": [name]}
        return _entity(self.id_of(actor), schema_of(actor), properties)

    def _mentions(self, actor: Actor) -> Iterator[Json]:
        """A mention for each way of naming; where they stand is told beside the statements."""
        if schema_of(actor) == "Address":
            return
        for words in sorted({line_text(mention.text) for mention in actor.mentions}):
            yield _entity(
                entity_id("mention", self.key, actor.id, words),
                "Mention",
                {
                    "document": [self.document],
                    "resolved": [self.id_of(actor)],
                    "name": [words],
                    "detectedSchema": [schema_of(actor)],
                },
            )

    def _tie(self, relation: Relation, number: int) -> Iterator[Json]:
        tie = tie_of(relation, schema_of(relation.subject), schema_of(relation.object))
        subject, object_ = self.id_of(relation.subject), self.id_of(relation.object)
        if not (self.has_name(relation.subject) and self.has_name(relation.object)):
            return
        if tie.schema == "Occupancy":
            post = entity_id("post", object_, relation.title or "")
            yield _entity(
                post,
                "Position",
                {
                    "name": [f"{relation.title}, {relation.object.name}"],
                    "organization": [object_],
                    "proof": [self.document],
                },
            )
            object_ = post
        ends = {tie.subject: [subject], tie.object: [object_]}
        id_ = entity_id("relation", self.key, str(number))
        yield _entity(id_, tie.schema, ends | _role(tie) | self._proof([relation.span], relation.stated_in))

    def _event(self, event: Event) -> Json:
        bodies = [actor for actor in [*event.initiators, *event.recipients] if schema_of(actor) != "Address"]
        properties: Properties = {
            "name": [event_sentence(event)],
            "involved": [self.id_of(actor) for actor in bodies if self.has_name(actor)],
            "startDate": [_date(event.date.start if event.date else None)],
            "endDate": [_date(event.date.end if event.date else None)],
            "location": [event.place.name if event.place else ""],
            "country": [country_code(event.place.country if event.place else None, "iso2").lower()],
            "keywords": [event.type, event.mode or "", event.status, *event.contexts],
        }
        spans = [event.span]
        return _entity(
            entity_id("event", self.key, event.id), "Event", properties | self._proof(spans, event.stated_in)
        )

    def _proof(self, spans: list[Span], stated_in: Statement | None) -> Properties:
        """Which article says it, in which words, and whose words they are."""
        article = self.reading.article
        places = [f"{self.key}:{span.start}-{span.end}" for span in spans]
        said = [] if stated_in is None else [f"said in {stated_in.id}: {line_text(stated_in.evidence)}"]
        return {
            "proof": [self.document],
            "publisher": [article.publisher or ""],
            "sourceUrl": [web_address(article.url) or ""],
            "retrievedAt": [_date(self.context.retrieved(article))],
            "recordId": places,
            "summary": [span.text for span in spans],
            "description": said,
        }

    def statements(self) -> Iterator[Json]:
        """The statements, with the ids of the entities that make and hear them, and every actor's mentions."""
        answers: dict[int, list[Response]] = {}
        for response in self.reading.responses:
            answers.setdefault(id(response.statement), []).append(response)
        for statement in self.reading.statements:
            yield self._statement(statement, answers.get(id(statement), []))
        for actor in self.reading.actors:
            yield {
                "type": "mentions",
                "entity": self.id_of(actor),
                "proof": self.document,
                "spans": passages(actor.mentions),
            }

    def _statement(self, statement: Statement, answers: list[Response]) -> Json:
        claim = self.context.claim(self.reading.article, statement)
        return {
            "type": "statement",
            "id": entity_id("statement", self.key, statement.id),
            "proof": self.document,
            "source": self.id_of(statement.source) if statement.source else None,
            "act": statement.act,
            "polarity": statement.polarity,
            "certainty": statement.certainty,
            "quotation": statement.quotation,
            "medium": statement.medium,
            "date": statement.date.value if statement.date else None,
            "addressees": [self.id_of(actor) for actor in statement.addressees],
            "via": [entity_id("statement", self.key, carrier.id) for carrier in statement.via],
            "content": statement.content,
            "spans": {
                "source": passages([statement.source_span] if statement.source_span else []),
                "cue": passages([statement.cue_span] if statement.cue_span else []),
                "content": passages(statement.content_spans),
            },
            "responds": [
                {
                    "stance": answer.stance,
                    "to": entity_id("statement", self.key, answer.to_statement.id) if answer.to_statement else None,
                    "spans": passages([answer.to_span] if answer.to_span else []),
                }
                for answer in answers
            ],
            "claim": claim.key if claim else None,
            "confidence": statement.confidence,
        }


def schema_of(actor: Actor) -> str:
    """The schema of an actor: people whom nobody names are a legal entity, since they can take part in things."""
    if actor.kind == "person":
        return "Person"
    if actor.kind == "place":
        return "Address"
    if actor.kind == "state" or (actor.kind == "organisation" and _OF_THE_STATE & set(actor.sectors)):
        return "PublicBody"
    return "Organization" if actor.kind == "organisation" else "LegalEntity"


def _role(tie: Tie) -> Properties:
    return {tie.takes_role: [tie.role]} if tie.role else {}


def _entity(id_: str, schema: str, properties: Properties) -> Json:
    """An entity; values that are empty, or empty once what can't be shown is taken off, are left out; long ones cut."""
    kept: Properties = {}
    for name, values in properties.items():
        longest = _LONGEST.get(name, 1024)
        whole = (xml_text(value) if name == "bodyText" else _name(value) for value in values)
        clean = dict.fromkeys(value if len(value) <= longest else value[: longest - 1] + "…" for value in whole)
        if found := [value for value in clean if value]:
            kept[name] = found
    return {"id": id_, "schema": schema, "properties": kept}


def _name(text: str) -> str:
    """A text on one line, without control characters; empty where nothing is left of it."""
    return " ".join(line_text(xml_text(text)).split())


def _date(value: str | None) -> str:
    """A date as FollowTheMoney takes it: the longest beginning that is ISO 8601."""
    found = _DATE.match(value or "")
    return found[0] if found else ""
