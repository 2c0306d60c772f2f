"""The network of actors: who says what to whom, who quotes whom, who answers whom, ties, and who does what to whom.

An edge stands for one thing of one reading, with the words that say it. Formats of networks know neither lists nor
None: lists are joined by `|` (and a `|` in them becomes `¦`), what is not known is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from reportedly.explore.exports.characters import web_address, xml_text
from reportedly.explore.exports.context import Context, actor_key, actor_name
from reportedly.explore.exports.evidence import chain_spans
from reportedly.explore.wording import voice
from reportedly.reading import Actor, Event, Reading, Relation, Response, Span, Statement

EdgeKind = Literal["says_to", "quotes", "answers", "relation", "event"]
NODE_FIELDS = ("label", "kind", "named", "country", "sectors", "aliases", "articles", "statements")
NUMBERS = frozenset({"articles", "statements"})
"""Fields that are numbers; all others are text."""

EDGE_FIELDS = (
    "kind", "label", "status", "certainty", "date", "said_by", "article", "publisher", "published", "url", "archived",
    "spans", "quote",
)  # fmt: skip


@dataclass(slots=True)
class Node:
    """An actor, with how many articles and statements of the export are about or by it."""

    key: str
    values: dict[str, str] = field(default_factory=dict)
    articles: int = 0
    statements: int = 0

    @property
    def row(self) -> dict[str, str]:
        """All its values, with its counts."""
        return self.values | {"articles": str(self.articles), "statements": str(self.statements)}


@dataclass(frozen=True, slots=True)
class Edge:
    """One tie between two actors, and the words for it."""

    key: str
    start: str
    end: str
    values: dict[str, str]


def joined(values: Iterable[str]) -> str:
    """A list as one value."""
    return "|".join(value.replace("|", "¦") for value in values)


def network(readings: Iterable[Reading], context: Context) -> tuple[list[Node], list[Edge]]:
    """All actors and all edges of readings, in the order in which they come."""
    nodes: dict[str, Node] = {}
    edges: list[Edge] = []
    for reading in readings:
        here = _Here(reading, context)
        here.add_nodes(nodes)
        edges += here.edges()
    return list(nodes.values()), edges


@dataclass(slots=True)
class _Here:
    """One reading's part of the network."""

    reading: Reading
    context: Context

    def key(self, actor: Actor) -> str:
        return xml_text(actor_key(self.context, self.reading.article, actor))

    def add_nodes(self, nodes: dict[str, Node]) -> None:
        """Add all actors of the article, and count the statements that each makes."""
        spoken: dict[str, int] = {}
        for statement in self.reading.statements:
            if statement.source is not None:
                spoken[statement.source.id] = spoken.get(statement.source.id, 0) + 1
        for actor in self.reading.actors:
            node = nodes.setdefault(self.key(actor), Node(self.key(actor), self._values(actor)))
            node.articles += 1
            node.statements += spoken.get(actor.id, 0)

    def _values(self, actor: Actor) -> dict[str, str]:
        values = {
            "label": actor_name(self.context, self.reading.article, actor),
            "kind": actor.kind,
            "named": "true" if actor.named else "false",
            "country": actor.country or "",
            "sectors": joined(actor.sectors),
            "aliases": joined(actor.aliases),
        }
        return {name: xml_text(value) for name, value in values.items() if value}

    def edges(self) -> Iterator[Edge]:
        """The edges in the order of the reading."""
        for statement in self.reading.statements:
            yield from self._says(statement)
            yield from self._quotes(statement)
        for number, response in enumerate(self.reading.responses, 1):
            yield from self._answers(response, number)
        for number, relation in enumerate(self.reading.relations, 1):
            yield self._tie(relation, number)
        for event in self.reading.events:
            yield from self._event(event)

    def _says(self, statement: Statement) -> Iterator[Edge]:
        for actor in statement.addressees:
            if statement.source is not None:
                values = {
                    "label": statement.act, "certainty": statement.certainty, "said_by": voice(statement),
                    "date": statement.date.value if statement.date else "",
                }  # fmt: skip
                name = f"{statement.id}-{actor.id}"
                yield self._edge("says_to", name, (statement.source, actor), values, statement.spans)

    def _quotes(self, statement: Statement) -> Iterator[Edge]:
        """From who passes a statement on to its source: the last step of its chain."""
        carrier = statement.via[-1] if statement.via else None
        if carrier is None or carrier.source is None or statement.source is None:
            return
        if carrier.source is not statement.source:
            words = [*chain_spans(statement), *statement.content_spans]
            values = {"label": statement.act, "certainty": statement.certainty, "said_by": voice(statement)}
            yield self._edge("quotes", statement.id, (carrier.source, statement.source), values, words)

    def _answers(self, response: Response, number: int) -> Iterator[Edge]:
        first = response.statement.source
        other = response.to_statement.source if response.to_statement is not None else None
        if first is not None and other is not None:
            words = [*response.statement.spans, *([response.to_span] if response.to_span else [])]
            values = {"label": response.stance, "said_by": voice(response.statement)}
            yield self._edge("answers", f"response{number}", (first, other), values, words)

    def _tie(self, relation: Relation, number: int) -> Edge:
        label = f"{relation.predicate}: {relation.title}" if relation.title else relation.predicate
        values = {"label": label, "said_by": voice(relation.stated_in)}
        return self._edge("relation", f"relation{number}", (relation.subject, relation.object), values, [relation.span])

    def _event(self, event: Event) -> Iterator[Edge]:
        values = {
            "label": f"{event.type}: {event.mode}" if event.mode else event.type, "status": event.status,
            "certainty": event.certainty, "said_by": voice(event.stated_in),
            "date": "" if event.date is None else joined(dict.fromkeys([event.date.start, event.date.end])),
        }  # fmt: skip
        for did in event.initiators:
            for suffered in event.recipients:
                name = f"{event.id}-{did.id}-{suffered.id}"
                yield self._edge("event", name, (did, suffered), values, [event.span])

    def _edge(
        self, kind: EdgeKind, name: str, ends: tuple[Actor, Actor], values: dict[str, str], spans: list[Span]
    ) -> Edge:
        article = self.reading.article
        key = self.context.article_key(article)
        every = {
            "kind": kind,
            **values,
            "article": key,
            "publisher": article.publisher or "",
            "published": article.published or "",
            "url": web_address(article.url) or "",
            "archived": web_address(self.context.archived(article)) or "",
            "spans": joined(f"{span.start}-{span.end}" for span in sorted(set(spans))),
            "quote": joined(span.text for span in sorted(set(spans))),
        }
        clean = {name: xml_text(every[name]) for name in EDGE_FIELDS if every.get(name)}
        return Edge(xml_text(f"{key}:{name}"), self.key(ends[0]), self.key(ends[1]), clean)
