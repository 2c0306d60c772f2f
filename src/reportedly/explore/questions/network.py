"""The network around one actor: who it speaks to, quotes, answers, is tied to, and does what to, each with words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Select, func, select

from reportedly.explore.questions.evidence import Evidence, Place, actor_row, evidence_at
from reportedly.store.tables.actors import actors, appearances, guises
from reportedly.store.tables.readings import addressees, event_actors, events, relations, responses, statements

EdgeKind = Literal["says_to", "quoted_by", "answers", "relation", "event"]

MOST_NEIGHBOURS = 40
MOST_ROWS = 10_000
"""Ties of one kind and direction that are looked at, the last read ones."""

MOST_WORDS = 3
"""Passages that are told of each edge."""


@dataclass(frozen=True, slots=True)
class Node:
    """An actor of the dossier; `articles` is how often articles name it."""

    key: str
    name: str
    kind: str
    articles: int


@dataclass(frozen=True, slots=True)
class Edge:
    """What one actor is or does to another: `label` is a predicate, an act, a stance or an event's type.

    `times` is how often articles say so, `evidence` some of the words that do.
    """

    start: str
    end: str
    kind: EdgeKind
    label: str
    times: int
    evidence: list[Evidence]


@dataclass(frozen=True, slots=True)
class Network:
    """An actor, those that it has most to do with, and the edges between it and them; `left_out` counts the others."""

    around: str
    nodes: list[Node]
    edges: list[Edge]
    left_out: int


@dataclass(frozen=True, slots=True)
class _Tie:
    other: int
    outward: bool
    kind: EdgeKind
    label: str
    place: Place


def network_around(connection: Connection, key: str, *, most: int = MOST_NEIGHBOURS) -> Network:
    """The network around an actor, by the key of any of its guises.

    Raises:
        NoSuchActor: if there is none.
    """
    centre = actor_row(connection, key)
    ties = [tie for tie in _ties(connection, centre) if tie.other != centre]
    weight = Counter(tie.other for tie in ties)
    near = [other for other, _ in sorted(weight.items(), key=lambda item: (-item[1], item[0]))[:most]]
    nodes = _nodes(connection, [centre, *near])
    grouped: dict[tuple[int, bool, EdgeKind, str], list[Place]] = defaultdict(list)
    for tie in ties:
        if tie.other in nodes:
            grouped[tie.other, tie.outward, tie.kind, tie.label].append(tie.place)
    shown = {group: list(dict.fromkeys(places))[:MOST_WORDS] for group, places in grouped.items()}
    words = evidence_at(connection, [place for places in shown.values() for place in places])
    edges = []
    for group, places in grouped.items():
        other, outward, kind, label = group
        start, end = (nodes[one].key for one in ((centre, other) if outward else (other, centre)))
        edges.append(Edge(start, end, kind, label, len(places), [words[place] for place in shown[group]]))
    edges.sort(key=lambda edge: (-edge.times, edge.kind, edge.label, edge.start, edge.end))
    return Network(nodes[centre].key, list(nodes.values()), edges, len(weight) - len(near))


def _nodes(connection: Connection, ids: list[int]) -> dict[int, Node]:
    rows = {row.id: row for row in connection.execute(select(actors).where(actors.c.id.in_(ids)))}
    return {one: Node(row.key, row.name, row.kind, row.articles) for one in ids if (row := rows.get(one)) is not None}


def _ties(connection: Connection, centre: int) -> Iterator[_Tie]:
    for outward in (True, False):
        yield from _found(connection, centre, "relation", _relations, outward=outward)
        yield from _found(connection, centre, "event", _events, outward=outward)
        yield from _found(connection, centre, "answers", _answers, outward=outward)
        yield from _found(connection, centre, "says_to", _says_to, outward=outward)
    yield from _quoted(connection, centre)


def _found(connection: Connection, centre: int, kind: EdgeKind, ties: Any, *, outward: bool) -> Iterator[_Tie]:
    """Ties of a kind in one direction: `ties` makes the query of a label, a place and the two mentions."""
    query, first, second = ties()
    here, there = (first, second) if outward else (second, first)
    mine, my_guise, their, their_guise = (
        appearances.alias("mine"), guises.alias("my_guise"), appearances.alias("their"), guises.alias("their_guise"),
    )  # fmt: skip
    query = (
        query.join(mine, mine.c.mentioned == here)
        .join(my_guise, my_guise.c.id == mine.c.guise)
        .join(their, their.c.mentioned == there)
        .join(their_guise, their_guise.c.id == their.c.guise)
        .where(my_guise.c.actor == centre, their_guise.c.actor.is_not(None))
        .add_columns(their_guise.c.actor.label("other"))
        .limit(MOST_ROWS)
    )
    for row in connection.execute(query):
        yield _Tie(row.other, outward, kind, row.label, (row.article, row.start, row.end))


def _relations() -> tuple[Select[Any], Any, Any]:
    r = relations.c
    query = select(r.predicate.label("label"), r.article, r.start, r.end).order_by(r.id.desc())
    return query, r.subject, r.object


def _events() -> tuple[Select[Any], Any, Any]:
    e, did, suffered = events.c, event_actors.alias("did"), event_actors.alias("suffered")
    query = (
        select(e.type.label("label"), e.article, e.start, e.end)
        .join(did, (did.c.event == e.id) & (did.c.role == "initiator"))
        .join(suffered, (suffered.c.event == e.id) & (suffered.c.role == "recipient"))
        .where(e.status.in_(["happened", "ongoing"]))
        .order_by(e.id.desc())
    )
    return query, did.c.mentioned, suffered.c.mentioned


def _place(said: Any) -> tuple[Any, Any]:
    """Where a statement stands, from its source's or cue's first word to its cue's end."""
    start = func.coalesce(said.source_start, said.cue_start)
    return start.label("start"), func.coalesce(said.cue_end, said.source_end).label("end")


def _answers() -> tuple[Select[Any], Any, Any]:
    r, said, other = responses.c, statements.alias("said"), statements.alias("other")
    query = (
        select(r.stance.label("label"), r.article, said.c.contents)
        .add_columns(*_place(said.c))
        .join(said, said.c.id == r.statement)
        .join(other, other.c.id == r.to_statement)
        .where(func.coalesce(said.c.source_start, said.c.cue_start).is_not(None))
        .order_by(r.id.desc())
    )
    return query, said.c.source, other.c.source


def _says_to() -> tuple[Select[Any], Any, Any]:
    said = statements.c
    query = (
        select(said.act.label("label"), said.article)
        .add_columns(*_place(said))
        .join(addressees, addressees.c.statement == said.id)
        .where(func.coalesce(said.source_start, said.cue_start).is_not(None))
        .order_by(said.id.desc())
    )
    return query, said.source, addressees.c.mentioned


def _quoted(connection: Connection, centre: int) -> Iterator[_Tie]:
    """Who carries an actor's words, and whose words it carries, in the articles in which it speaks."""
    spoken = _speakers(connection, select(statements.c.reading).where(statements.c.source.in_(_mentions(centre))))
    for statement, (actor, place, via) in spoken.items():
        for carrier in via:
            carrying = spoken.get(carrier, (None, None, ()))[0]
            if statement == carrier or actor == carrying or actor is None or carrying is None:
                continue
            if actor == centre:
                yield _Tie(carrying, True, "quoted_by", "quoted_by", place)
            elif carrying == centre:
                yield _Tie(actor, False, "quoted_by", "quoted_by", place)


def _mentions(actor: int) -> Select[Any]:
    joined = appearances.join(guises, guises.c.id == appearances.c.guise)
    return select(appearances.c.mentioned).select_from(joined).where(guises.c.actor == actor)


def _speakers(connection: Connection, readings: Select[Any]) -> dict[int, tuple[int | None, Place, list[int]]]:
    """The statements of some readings: whose they are, where they stand, what carries them."""
    s = statements.c
    query = (
        select(s.id, s.article, s.via, s.contents, guises.c.actor)
        .outerjoin(appearances, appearances.c.mentioned == s.source)
        .outerjoin(guises, guises.c.id == appearances.c.guise)
        .where(s.reading.in_(readings))
        .order_by(s.id.desc())
        .limit(MOST_ROWS)
    )
    found: dict[int, tuple[int | None, Place, list[int]]] = {}
    for row in connection.execute(query):
        start, end = row.contents[0] if row.contents else (0, 1)
        found[row.id] = (row.actor, (row.article, start, end), list(row.via))
    return found
