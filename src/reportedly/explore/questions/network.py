"""The network around one actor: who it speaks to, quotes, answers, is tied to, and does what to, each with words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from sqlalchemy import Connection, Select, Text, cast, func, select

from reportedly.explore.questions.evidence import Evidence, Place, actor_row, evidence_at, latest_mentions
from reportedly.store.among import among
from reportedly.store.tables.actors import actors, appearances, guises
from reportedly.store.tables.readings import addressees, event_actors, events, relations, responses, statements

EdgeKind = Literal["says_to", "quoted_by", "answers", "relation", "event"]

MOST_NEIGHBOURS = 40
MOST_MENTIONS = 1_000
"""Articles that are looked at, the last read ones."""

MOST_ROWS = 5_000
"""Statements that are looked at because others carry them."""

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
    """An actor, those that it has most to do with, and the edges between it and them; `left_out` counts the others.

    `mentions` is in how many articles the actor was looked for, `all` whether that is all that name it.
    """

    around: str
    nodes: list[Node]
    edges: list[Edge]
    left_out: int
    mentions: int
    all: bool


@dataclass(frozen=True, slots=True)
class _Tie:
    other: int
    outward: bool
    kind: EdgeKind
    label: str
    place: Place


def network_around(
    connection: Connection, key: str, *, most: int = MOST_NEIGHBOURS, mentions: int = MOST_MENTIONS
) -> Network:
    """The network around an actor, by the key of any of its guises, out of the articles that were read last.

    `most` is for how many neighbours, `mentions` for how many articles.

    Raises:
        NoSuchActor: if there is none.
    """
    centre = actor_row(connection, key)
    mine = latest_mentions(connection, centre, mentions + 1)
    ties = [tie for tie in _ties(connection, centre, mine[:mentions]) if tie.other != centre]
    weight = Counter(tie.other for tie in ties)
    near = [other for other, _ in sorted(weight.items(), key=lambda item: (-item[1], item[0]))[:most]]
    nodes = _nodes(connection, [centre, *near])
    grouped: dict[tuple[int, bool, EdgeKind, str], list[Place]] = defaultdict(list)
    for tie in ties:
        if tie.other in nodes:
            grouped[tie.other, tie.outward, tie.kind, tie.label].append(tie.place)
    shown = {group: sorted(set(places), reverse=True)[:MOST_WORDS] for group, places in grouped.items()}
    words = evidence_at(connection, [place for places in shown.values() for place in places])
    edges = []
    for group, places in grouped.items():
        other, outward, kind, label = group
        start, end = (nodes[one].key for one in ((centre, other) if outward else (other, centre)))
        edges.append(Edge(start, end, kind, label, len(places), [words[place] for place in shown[group]]))
    edges.sort(key=lambda edge: (-edge.times, edge.kind, edge.label, edge.start, edge.end))
    looked_at = min(len(mine), mentions)
    left_out = len(weight) - len(near)
    return Network(nodes[centre].key, list(nodes.values()), edges, left_out, looked_at, len(mine) <= mentions)


_NODES = select(actors.c.id, actors.c.key, actors.c.name, actors.c.kind, actors.c.articles).where(
    among(actors.c.id, "ids")
)


def _nodes(connection: Connection, ids: list[int]) -> dict[int, Node]:
    rows = {row.id: row for row in connection.execute(_NODES, {"ids": ids}).all()}
    return {one: Node(row.key, row.name, row.kind, row.articles) for one in ids if (row := rows.get(one)) is not None}


def _ties(connection: Connection, centre: int, mine: list[int]) -> Iterator[_Tie]:
    for kind, ties in _KINDS:
        for outward in (True, False):
            yield from _found(connection, mine, kind, ties, outward=outward)
    yield from _quoted(connection, centre, mine)


def _found(connection: Connection, mine: list[int], kind: EdgeKind, ties: Any, *, outward: bool) -> Iterator[_Tie]:
    """Ties of a kind in one direction: `ties` makes the query of a label, a place and the two mentions."""
    for row in connection.execute(_asked(ties, outward=outward), {"mine": mine}).all():
        yield _Tie(row.other, outward, kind, row.label, (row.article, row.start, row.end))


@cache
def _asked(ties: Any, *, outward: bool) -> Select[Any]:
    """The query for `_found`, made once, for making it takes longer than asking it."""
    query, first, second = ties()
    here, there = (first, second) if outward else (second, first)
    their, their_guise = appearances.alias("their"), guises.alias("their_guise")
    made: Select[Any] = (
        query.join(their, their.c.mentioned == there)
        .join(their_guise, their_guise.c.id == their.c.guise)
        .where(among(here, "mine"), their_guise.c.actor.is_not(None))
        .add_columns(their_guise.c.actor.label("other"))
    )
    return made


def _relations() -> tuple[Select[Any], Any, Any]:
    r = relations.c
    query = select(r.predicate.label("label"), r.article, r.start, r.end)
    return query, r.subject, r.object


def _events() -> tuple[Select[Any], Any, Any]:
    e, did, suffered = events.c, event_actors.alias("did"), event_actors.alias("suffered")
    query = (
        select(e.type.label("label"), e.article, e.start, e.end)
        .join(did, (did.c.event == e.id) & (did.c.role == "initiator"))
        .join(suffered, (suffered.c.event == e.id) & (suffered.c.role == "recipient"))
        .where(e.status.in_(["happened", "ongoing"]))
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
    )
    return query, said.c.source, other.c.source


def _says_to() -> tuple[Select[Any], Any, Any]:
    said = statements.c
    query = (
        select(said.act.label("label"), said.article)
        .add_columns(*_place(said))
        .join(addressees, addressees.c.statement == said.id)
        .where(func.coalesce(said.source_start, said.cue_start).is_not(None))
    )
    return query, said.source, addressees.c.mentioned


_KINDS: tuple[tuple[EdgeKind, Any], ...] = (
    ("relation", _relations), ("event", _events), ("answers", _answers), ("says_to", _says_to),
)  # fmt: skip


def _quoted(connection: Connection, centre: int, mine: list[int]) -> Iterator[_Tie]:
    """Who carries an actor's words, and whose words it carries, in the articles in which it speaks."""
    carried = connection.execute(_CARRIED, {"mine": mine}).all()
    speakers = _speakers(connection, {carrier for row in carried for carrier in row.via})
    for row in carried:
        start, end = row.contents[0] if row.contents else (0, 1)
        for carrying in [speakers.get(carrier) for carrier in row.via if carrier != row.id]:
            if row.actor == carrying or row.actor is None or carrying is None:
                continue
            if row.actor == centre:
                yield _Tie(carrying, True, "quoted_by", "quoted_by", (row.article, start, end))
            elif carrying == centre:
                yield _Tie(row.actor, False, "quoted_by", "quoted_by", (row.article, start, end))


_s = statements.c
_CARRIED = (
    select(_s.id, _s.article, _s.via, _s.contents, guises.c.actor)
    .join(appearances, appearances.c.mentioned == _s.source)
    .join(guises, guises.c.id == appearances.c.guise)
    .where(_s.reading.in_(select(_s.reading).where(among(_s.source, "mine"))), cast(_s.via, Text) != "[]")
    .order_by(_s.id.desc())
    .limit(MOST_ROWS)
)
"""The statements that others carry, of the readings in which some mentions speak: whose, where, and by what carried."""

_SPEAKERS = (
    select(_s.id, guises.c.actor)
    .join(appearances, appearances.c.mentioned == _s.source)
    .join(guises, guises.c.id == appearances.c.guise)
    .where(among(_s.id, "ids"))
)


def _speakers(connection: Connection, ids: set[int]) -> dict[int, int | None]:
    """The actors that make statements, by the statements' ids."""
    return {row[0]: row[1] for row in connection.execute(_SPEAKERS, {"ids": sorted(ids)}).all()} if ids else {}
