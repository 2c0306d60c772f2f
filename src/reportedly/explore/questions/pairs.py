"""Who is who: two that may be one actor, with where articles show each and why; and whom one mention stands for."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, and_, or_, select

from reportedly.dossier.review.judging import actor_at
from reportedly.errors import NoSuchActor
from reportedly.explore.questions.actors import Appearance, Judgement, judgement_list
from reportedly.resolve.judged import mention_key
from reportedly.store.tables.actors import actors, appearances, guises, likenesses, undecided
from reportedly.store.tables.articles import articles
from reportedly.store.tables.readings import mentioned

SHOWN = 3
"""Articles that are shown for each of two."""


@dataclass(frozen=True, slots=True)
class PairSide:
    """One of two: a guise with what is known of it, the actor that it is held to be, and where articles show it."""

    key: str
    name: str
    kind: str
    office: str | None
    other_names: list[str]
    articles: int
    actor: str | None
    shown: list[Appearance]


@dataclass(frozen=True, slots=True)
class ActorPair:
    """Two that may be one: how alike they are and why, why they stay apart, and what people judged, the latest first.

    `score`, `why` and `reason` are None for two that nothing has compared, or that nothing keeps apart.
    """

    sides: tuple[PairSide, PairSide]
    score: float | None
    why: str | None
    reason: str | None
    judgements: list[Judgement]


def actor_pair(connection: Connection, one: str, other: str) -> ActorPair:
    """Two guises by their keys.

    Raises:
        NoSuchActor: if there is none of such a key.
    """
    sides = _side(connection, one), _side(connection, other)
    score, why, reason = _compared(connection, one, other)
    keys = {one, other}
    judged = [row for row in judgement_list(connection) if {side.partition(" ")[0] for side in row.sides} == keys]
    return ActorPair(sides, score, why, reason, judged)


@dataclass(frozen=True, slots=True)
class NamedActor:
    """An actor that an article names; `articles` is how often articles name it."""

    key: str
    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom a mention stands for in the dossier, if anyone, whom its article names, and what people judged of it.

    Of a judgement, `sides` are the mention and the actor that it was held to be, or not to be.
    """

    actor: NamedActor | None
    named: list[NamedActor]
    judgements: list[Judgement]


def identity_of(connection: Connection, article: str, span: tuple[int, int]) -> Identity:
    """Whom a mention stands for, by its article's key and its span."""
    held = guises.join(appearances, appearances.c.guise == guises.c.id)
    held = held.join(articles, articles.c.id == appearances.c.article)
    there = select(guises.c.actor).select_from(held).where(articles.c.key == article)
    a = actors.c
    rows = connection.execute(
        select(a.key, a.name, a.articles).where(a.id.in_(there)).order_by(a.articles.desc(), a.id)
    )
    named = [NamedActor(*row) for row in rows]
    stands_for = actor_at(connection, article, span)
    mention = mention_key(article, *span)
    return Identity(
        next((one for one in named if one.key == stands_for), None),
        named,
        [row for row in judgement_list(connection) if row.sides[0].partition(" ")[0] == mention],
    )


def _side(connection: Connection, key: str) -> PairSide:
    query = (
        select(guises, actors.c.key.label("home"))
        .select_from(guises.outerjoin(actors, actors.c.id == guises.c.actor))
        .where(guises.c.key == key)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NoSuchActor(f"{key} is no actor of this dossier; `reportedly actors list` shows their keys")
    shown = appearances_of(connection, key, SHOWN)
    count = row._mapping["count"]
    return PairSide(row.key, row.name, row.kind, row.office, list(row.forms), count, row.home, shown)


def appearances_of(connection: Connection, guise: str, limit: int) -> list[Appearance]:
    """Where articles show a guise, by its key, in the order in which they came; each article once."""
    a = articles.c
    query = (
        select(a.key, a.name, a.title, a.publisher, a.published, a.text, mentioned.c.mentions)
        .select_from(
            appearances.join(guises, guises.c.id == appearances.c.guise)
            .join(mentioned, mentioned.c.id == appearances.c.mentioned)
            .join(articles, articles.c.id == appearances.c.article)
        )
        .where(guises.c.key == guise)
        .order_by(mentioned.c.id)
        .limit(limit)
    )
    found = []
    for row in connection.execute(query):
        start, end = row.mentions[0]
        of_article = (row.key, row.name, row.title, row.publisher, row.published)
        found.append(Appearance(*of_article, (start, end), row.text[start:end], f"{row.key}:{start}-{end}"))
    return found


def _compared(connection: Connection, one: str, other: str) -> tuple[float | None, str | None, str | None]:
    """How alike two guises were found, why, and what kept them apart."""
    left, right = guises.alias("one_guise"), guises.alias("other_guise")
    for table, reason in ((undecided, undecided.c.reason), (likenesses, likenesses.c.against)):
        query = (
            select(table.c.score, table.c.why, reason.label("reason"))
            .select_from(table.join(left, left.c.id == table.c.one).join(right, right.c.id == table.c.other))
            .where(
                or_(
                    and_(left.c.key == one, right.c.key == other),
                    and_(left.c.key == other, right.c.key == one),
                )
            )
        )
        row = connection.execute(query).first()
        if row is not None:
            return row.score, row.why, row.reason
    return None, None, None
