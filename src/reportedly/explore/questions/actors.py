"""Actors of the whole dossier: who there is, why what was joined is one, what is undecided, and what people judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, or_, select

from reportedly.errors import NoSuchActor
from reportedly.explore.questions.answers import PAGE, Page
from reportedly.explore.questions.latest import IS_IN, guises_of, latest_articles
from reportedly.resolve.likeness import UNDECIDED
from reportedly.resolve.spelling import fold
from reportedly.store.among import among
from reportedly.store.tables.actors import actors, appearances, guises, likenesses, lists, undecided
from reportedly.store.tables.articles import articles
from reportedly.store.tables.judgements import judgements
from reportedly.store.tables.readings import mentioned


@dataclass(frozen=True, slots=True)
class FoundActor:
    """An actor of the dossier; `articles` is how often articles name it, `key` what judgements call it by.

    `country` is a code, or the name of a state that has none.
    """

    key: str
    name: str
    kind: str
    country: str | None
    sectors: list[str]
    wikidata: str | None
    articles: int


@dataclass(frozen=True, slots=True)
class Guise:
    """One way in which articles show an actor: by which other guise it was joined, how alike the two are, and why.

    `of_list` names the imported list that it is an entry of, `about` what that says.
    """

    key: str
    name: str
    country: str | None
    spheres: list[str]
    office: str | None
    other_names: list[str]
    articles: int
    joined_to: str | None
    score: float | None
    why: str | None
    of_list: str | None
    about: dict[str, list[str]] | None


@dataclass(frozen=True, slots=True)
class Appearance:
    """Where an article names an actor: the article, the words there, and the mention that they are."""

    article: str
    name: str
    title: str | None
    publisher: str | None
    published: str | None
    span: tuple[int, int]
    words: str
    mention: str


@dataclass(frozen=True, slots=True)
class ActorDetails:
    """An actor with its guises and some of its appearances, the latest articles first."""

    actor: FoundActor
    guises: list[Guise]
    appearances: list[Appearance]


@dataclass(frozen=True, slots=True)
class UndecidedPair:
    """Two that stay apart for a person to judge: how alike they are and why, and why that was not enough."""

    one: str
    one_name: str
    other: str
    other_name: str
    score: float
    why: str
    reason: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody judged, and whether it was withdrawn. `sides` are the keys of what it is about, with names."""

    key: str
    kind: str
    sides: list[str]
    by: str
    at: str
    why: str | None
    withdrawn_at: str | None
    withdrawn_by: str | None
    withdrawn_why: str | None


def actor_page(
    connection: Connection,
    *,
    named: str | None = None,
    kind: str | None = None,
    after: str | None = None,
    limit: int = PAGE,
) -> Page[FoundActor]:
    """Actors that articles name, the most named first; `named`: those one of whose names has these words in it."""
    a = actors.c
    query = select(actors).where(a.articles > 0).order_by(a.articles.desc(), a.id).limit(limit + 1)
    if kind is not None:
        query = query.where(a.kind == kind)
    if named is not None:
        like = f"%{fold(named)}%"
        holding = select(guises.c.actor).where(or_(guises.c.words.like(like), guises.c.name.ilike(f"%{named}%")))
        query = query.where(a.id.in_(holding))
    if after is not None:
        count, _, number = after.partition("-")
        query = query.where(or_(a.articles < int(count), and_(a.articles == int(count), a.id > int(number))))
    rows = connection.execute(query).all()
    last = rows[limit - 1] if len(rows) > limit else None
    return Page([_found(row) for row in rows[:limit]], f"{last.articles}-{last.id}" if last is not None else None)


def _found(row: Row[Any]) -> FoundActor:
    return FoundActor(row.key, row.name, row.kind, _country(row.country), list(row.sectors), row.wikidata, row.articles)


def _country(country: str | None) -> str | None:
    return country[1:].title() if country is not None and country.startswith("~") else country


def actor_details(connection: Connection, key: str, *, limit: int = PAGE) -> ActorDetails:
    """An actor by the key of any of its guises.

    Raises:
        NoSuchActor: if there is none, or what the key stands for says too little to tell who it is.
    """
    row = _row(connection, key)
    return ActorDetails(_found(row), _guises(connection, row.id), _appearances(connection, row.id, limit))


def actor_of_key(connection: Connection, key: str) -> FoundActor:
    """As `actor_details`, of the actor alone."""
    return _found(_row(connection, key))


def _row(connection: Connection, key: str) -> Row[Any]:
    row = connection.execute(_HELD, {"key": key}).one_or_none()
    if row is None:
        raise NoSuchActor(f"{key} is no actor of this dossier; `reportedly actors list` shows their keys")
    return row


_HELD = select(actors).where(
    actors.c.id == select(guises.c.actor).where(guises.c.key == bindparam("key")).scalar_subquery()
)
_to = guises.alias("joined")
_GUISES = (
    select(guises, _to.c.key.label("to_key"), lists.c.name.label("list_name"))
    .select_from(guises.outerjoin(_to, _to.c.id == guises.c.joined_to).outerjoin(lists, lists.c.id == guises.c["list"]))
    .where(guises.c.actor == bindparam("actor"))
    .order_by(guises.c.joined_to.is_not(None), guises.c["count"].desc(), guises.c.id)
)
_a = articles.c
_APPEARANCES = (
    select(_a.id, _a.key, _a.name, _a.title, _a.publisher, _a.published, _a.text)
    .add_columns(mentioned.c.id.label("mention"), mentioned.c.mentions)
    .join(appearances, appearances.c.article == _a.id)
    .join(mentioned, mentioned.c.id == appearances.c.mentioned)
    .where(IS_IN, among(_a.id, "articles"))
)


def _guises(connection: Connection, actor: int) -> list[Guise]:
    return [
        Guise(
            row.key, row.name, _country(row.country), list(row.spheres), row.office, list(row.forms),
            row._mapping["count"], row.to_key, row.score, row.why, row.list_name, row.about,
        )
        for row in connection.execute(_GUISES, {"actor": actor}).all()
    ]  # fmt: skip


def _appearances(connection: Connection, actor: int, limit: int) -> list[Appearance]:
    places = latest_articles(connection, actor, limit)
    order = {article: number for number, (_, article) in enumerate(places)}
    asked = {"guises": guises_of(connection, actor), "articles": list(order)}
    rows = sorted(connection.execute(_APPEARANCES, asked).all(), key=lambda row: (order[row.id], row.mention))
    found = []
    for row in rows[:limit]:
        start, end = row.mentions[0]
        mention = f"{row.key}:{start}-{end}"
        of_article = (row.key, row.name, row.title, row.publisher, row.published)
        found.append(Appearance(*of_article, (start, end), row.text[start:end], mention))
    return found


def actor_of(connection: Connection, row: int) -> str | None:
    """The key of the actor that a mention's row stands for; None for one that is of its article alone."""
    query = (
        select(actors.c.key)
        .join(guises, guises.c.actor == actors.c.id)
        .join(appearances, appearances.c.guise == guises.c.id)
        .where(appearances.c.mentioned == row)
    )
    return connection.execute(query).scalar()


def undecided_page(connection: Connection, *, limit: int = PAGE) -> list[UndecidedPair]:
    """Pairs for a person to judge, the likest and the most named first, of each two actors the likest pair."""
    pairs = [*_kept_apart(connection, limit * 8), *_not_enough(connection, limit * 8)]
    pairs.sort(key=lambda pair: (-pair[0].score, pair[0].one, pair[0].other))
    seen, found = set(), []
    for pair, homes in pairs:
        if homes not in seen:
            seen.add(homes)
            found.append(pair)
    return found[:limit]


Homes = tuple[str, str]


def _kept_apart(connection: Connection, limit: int) -> list[tuple[UndecidedPair, Homes]]:
    return _pairs(connection, undecided, undecided.c.reason, limit)


def _not_enough(connection: Connection, limit: int) -> list[tuple[UndecidedPair, Homes]]:
    return _pairs(connection, likenesses, likenesses.c.against, limit, likenesses.c.lean.is_(False))


def _pairs(
    connection: Connection, table: Any, reason: Any, limit: int, only: Any = None
) -> list[tuple[UndecidedPair, Homes]]:
    """Pairs of a table whose two are not one actor, and that nobody judged."""
    one, other = guises.alias("one_guise"), guises.alias("other_guise")
    query = (
        select(
            one.c.key.label("one_key"), one.c.name.label("one_name"), one.c.actor.label("one_actor"),
            other.c.key.label("other_key"), other.c.name.label("other_name"), other.c.actor.label("other_actor"),
            table.c.score, table.c.why, reason.label("reason"),
        )
        .select_from(table.join(one, one.c.id == table.c.one).join(other, other.c.id == table.c.other))
        .where(or_(one.c.actor.is_(None), other.c.actor.is_(None), one.c.actor != other.c.actor))
        .where(table.c.score >= UNDECIDED, or_(one.c["count"] > 0, other.c["count"] > 0))
        .order_by(table.c.score.desc(), (one.c["count"] + other.c["count"]).desc(), one.c.id, other.c.id)
        .limit(limit)
    )  # fmt: skip
    rows = connection.execute(query if only is None else query.where(only)).all()
    judged_homes = _judged_apart(connection)
    found = []
    for row in rows:
        told = row.reason or "too little tells that they are one"
        pair = UndecidedPair(row.one_key, row.one_name, row.other_key, row.other_name, row.score, row.why, told)
        homes = _homes(str(row.one_actor or row.one_key), str(row.other_actor or row.other_key))
        if homes not in judged_homes:
            found.append((pair, homes))
    return found


def _judged_apart(connection: Connection) -> set[Homes]:
    """Pairs of actors that somebody judged different, and nobody the same."""
    kinds: dict[tuple[str, str], set[str]] = {}
    for one in judgement_list(connection, standing=True):
        left, right = sorted(side.partition(" ")[0] for side in one.sides)
        kinds.setdefault((left, right), set()).add(one.kind)
    apart = [pair for pair, told in kinds.items() if told == {"actors_different"}]
    asked = select(guises.c.key, guises.c.actor).where(guises.c.key.in_({key for pair in apart for key in pair}))
    homes = {row.key: str(row.actor or row.key) for row in connection.execute(asked)}
    return {_homes(homes.get(left, left), homes.get(right, right)) for left, right in apart}


def _homes(one: str, other: str) -> Homes:
    return (one, other) if one < other else (other, one)


def judgement_list(connection: Connection, *, standing: bool = False, limit: int = 10_000) -> list[Judgement]:
    """What people judged of actors, the latest first; `standing`: only what was not withdrawn."""
    query = select(judgements).where(judgements.c.kind.in_(["actors_same", "actors_different"]))
    if standing:
        query = query.where(judgements.c.withdrawn_at.is_(None))
    rows = connection.execute(query.order_by(judgements.c.id.desc()).limit(limit)).all()
    sides = {row.id: [f"{side['key']} {side['name']}" for side in row.subject] for row in rows}
    return [
        Judgement(
            row.key, row.kind, sides[row.id], row.by, row.at, row.why,
            row.withdrawn_at, row.withdrawn_by, row.withdrawn_why,
        )
        for row in rows
    ]  # fmt: skip
