"""Claims: what the articles say alike, each with all who say it, on which side, through whom, and how many origins."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    RowMapping,
    Select,
    Text,
    and_,
    bindparam,
    cast,
    func,
    or_,
    select,
    tuple_,
)

from reportedly.explore.questions.answers import PAGE, Page
from reportedly.explore.questions.claim_changes import ClaimChange, claim_changes
from reportedly.explore.questions.evidence import evidence_at
from reportedly.explore.questions.few import are_few
from reportedly.explore.questions.origin_range import OriginRange
from reportedly.explore.questions.origins import OriginStep, find_claim
from reportedly.explore.questions.origins import claim_origins as origins_of_claim
from reportedly.reconcile.claims.judged import KINDS
from reportedly.reconcile.claims.units import empty_words
from reportedly.reconcile.settling import Fresh, fresh
from reportedly.reconcile.settling.known_origins import known_origins
from reportedly.store.among import among
from reportedly.store.search.hits import latest, matching
from reportedly.store.search.query import parse_query
from reportedly.store.search.tokens import Token, tokens
from reportedly.store.tables.articles import articles
from reportedly.store.tables.claims import claim_statements, claim_ties, claim_units, claims
from reportedly.store.tables.judgements import judged, judgements
from reportedly.store.tables.readings import figures, mentioned, statements
from reportedly.store.tables.settled import claim_origins

AT_ONCE = 200
"""Claims whose words are looked through at once, at first."""

MOST_AT_ONCE = 3_200
"""Claims whose words are looked through at once, after many of which few told what is asked for."""

FEW = 500
"""Articles that hold some words, of which the claims are looked up; where more do, claims about them come quickly."""

Place = tuple[int, int, str, int]
"""Where a claim stands in the order of all: denials, articles, the last day, and its row."""


@dataclass(frozen=True, slots=True)
class ClaimStatement:
    """Words of an article that stand on a side of a claim.

    `article` is what the input called it, `key` the article's key, `unit` the statement's own key, by which it can be
    split off. `source` is None for the publisher's own voice; where the article does not tell whom it means, it is the
    words by which it calls the source ("he"). `score` and `reason` say why it belongs there.
    """

    article: str
    key: str
    unit: str
    publisher: str | None
    published: str | None
    span: tuple[int, int]
    words: str
    source: str | None
    side: str
    via: list[str]
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with its statements. `origins` is how many independent first sources assert it; None: undecided."""

    id: str
    text: str
    kind: str
    statements: list[ClaimStatement]
    origins: int | None
    reasons: list[str]


@dataclass(frozen=True, slots=True)
class TiedClaim:
    """A claim that another is at odds with (rival), or that counts the same at another time (series), and why."""

    id: str
    text: str
    tie: str
    reason: str


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """What a person said of a claim: joined, split or pinned; by whom, when and why."""

    key: str
    kind: str
    by: str
    at: str
    why: str | None


@dataclass(frozen=True, slots=True)
class ClaimDetails:
    """All of one claim: its statements in the order of publication, the way back to who said it first, what is tied.

    `changes` tell how it changed, in the order of publication.
    """

    id: str
    text: str
    kind: str
    pinned: bool
    statements: list[ClaimStatement]
    origins: int | None
    reasons: list[str]
    steps: list[OriginStep]
    ties: list[TiedClaim]
    changes: list[ClaimChange]
    judgements: list[JudgedClaim]


@dataclass(frozen=True, slots=True)
class About:
    """What claims are narrowed to: words that a statement or what stands around it holds, days of publication.

    `origins`: only claims with so many independent origins, at least and at most; None is open. With `alone`, claims
    that a single statement makes are told too; how many origins they have is asked of none of these.
    """

    words: str | None = None
    since: str | None = None
    until: str | None = None
    alone: bool = False
    origins: OriginRange | None = None


EVERY = About(alone=True)


def claim_page(
    connection: Connection, *, about: About = EVERY, after: str | None = None, limit: int = PAGE
) -> Page[ClaimRow]:
    """Claims, most disputed first, then most repeated, then newest.

    Raises:
        QueryError: if `about` has no word to look for.
    """
    new = fresh(connection)
    place = None if after is None else _place(after)
    found = list(islice(_found(connection, about, place, new, limit + 1), limit + 1))
    rows = claim_rows(connection, found[:limit], new)
    return Page(rows, _cursor(found[limit - 1]) if len(found) > limit else None)


def _found(connection: Connection, about: About, place: Place | None, new: Fresh, most: int) -> Iterator[Row[Any]]:
    """The claims that are asked for, those behind a place in the order of all."""
    asked = None if about.words is None else _asked_for(about.words)
    if asked is not None and not asked:
        return
    stems = frozenset(token.stem for token in asked or ())
    narrowed, few = _narrowed(connection, about, new)
    at_once = AT_ONCE if stems else most
    while True:
        rows = connection.execute(_ordered(about, place, few=few).where(*narrowed).limit(at_once)).all()
        if not rows:
            return
        fitting = _telling(connection, [row.id for row in rows], stems) if stems else {row.id for row in rows}
        yield from (row for row in rows if row.id in fitting)
        place = _place(_cursor(rows[-1]))
        at_once = min(2 * at_once, MOST_AT_ONCE)  # where few of them tell what is asked for, there are many to look at


def _cursor(row: Row[Any]) -> str:
    return f"{row.denials}.{row.articles}.{row.last_day}.{row.id}"


def _place(cursor: str) -> Place:
    """The place in the order of claims that a cursor stands for."""
    denials, carried, day, number = cursor.split(".")
    return int(denials), int(carried), day, int(number)


def _ordered(about: About, place: Place | None, *, few: bool) -> Select[Any]:
    """All claims in order, an index's read backwards unless they are few; those behind a place."""
    c = claims.c
    order = (c.denials, c.articles, c.last_day, c.id)
    first = c.denials + 0 if few else c.denials
    query = select(claims).order_by(first.desc(), *(column.desc() for column in order[1:]))
    if place is not None:
        query = query.where(tuple_(*order) < tuple_(*place))
    if about.since is not None:
        query = query.where(c.last_day >= about.since)
    if about.until is not None:
        query = query.where(c.first_day <= about.until)
    return query if about.alone else query.where(c.statements > 1)


def _narrowed(connection: Connection, about: About, new: Fresh) -> tuple[list[ColumnElement[bool]], bool]:
    """What else claims are narrowed to, by words and by origins, and whether few remain."""
    narrowed, few = list[ColumnElement[bool]](), False
    if about.words is not None and (likely := _in_articles_with(connection, about.words)) is not None:
        narrowed, few = [claims.c.id.in_(likely)], True
    if about.origins is not None:
        c = claim_origins.c
        so_many = select(c.claim).where(c.origins.between(*about.origins.ends))
        are_so = are_few(connection, so_many)
        kept = claims.c.id.in_(so_many) if are_so else so_many.where(c.claim == claims.c.id).exists()
        narrowed.append(_or_now(kept, about.origins, new))
        few = few or are_so
    return narrowed, few


def _asked_for(words: str) -> list[Token]:
    """The words that claims are asked for by: those that tell something, which alone are known of claims."""
    parse_query(words)
    return [token for token in tokens(words) if token.exact not in empty_words() and len(token.exact) > 1]


def _in_articles_with(connection: Connection, words: str) -> Select[Any] | None:
    """Claims of articles that hold words, where these are few; None where it is as quick to look at all claims."""
    query = parse_query(" ".join(token.exact for token in _asked_for(words)))
    if latest(connection, query, "articles", nth=FEW) is not None:
        return None
    hits = matching(connection, query, "articles").subquery()
    said = claim_statements.join(claim_units, claim_units.c.id == claim_statements.c.unit)
    return select(claim_statements.c.claim).select_from(said).where(claim_units.c.article.in_(select(hits.c.id)))


def _telling(connection: Connection, ids: Sequence[int], stems: frozenset[str]) -> set[int]:
    """Claims with a statement whose words, or those around it, hold all stems."""
    asked = select(claim_statements.c.claim, claim_units.c.traits).join(
        claim_units, claim_units.c.id == claim_statements.c.unit
    )
    written = cast(claim_units.c.traits, Text)  # not many hold them all: the database looks, and only these are loaded
    holds = (written.contains(json.dumps(stem), autoescape=True) for stem in sorted(stems))
    found = set()
    for row in connection.execute(asked.where(claim_statements.c.claim.in_(ids), *holds)):
        held = {word for part in ("words", "around", "source", "numbers") for word in row.traits[part]}
        if stems <= held:
            found.add(row.claim)
    return found


def _or_now(kept: ColumnElement[bool], wanted: OriginRange, new: Fresh) -> ColumnElement[bool]:
    """Whether a claim has so many origins: so it was settled, or so it is now where that has changed."""
    if not new.claims:
        return kept
    now = [claim for claim, row in new.origins.items() if wanted.holds(row["origins"])]
    return or_(claims.c.id.in_(now), and_(claims.c.id.not_in(new.claims), kept))


def claim_rows(connection: Connection, rows: Sequence[Row[Any]], new: Fresh) -> list[ClaimRow]:
    """Claims with their statements and origins, by their rows; `new` is what is not settled."""
    ids = [row.id for row in rows]
    told, found = _statements(connection, ids), known_origins(connection, ids, new)
    made = []
    for row in rows:
        origins = found.get(row.id)
        count, reasons = (origins["origins"], list(origins["reasons"])) if origins else (None, [])
        made.append(ClaimRow(row.key, row.text, row.kind, told[row.id], count, reasons))
    return made


_counter = mentioned.alias("counter")  # who counts is who says how many, with a word of saying or without
_who = func.coalesce(_counter.c.name, mentioned.c.name).label("who")
_made, _unit = claim_statements.c, claim_units.c
_STATEMENTS = (
    select(_made.claim, _made.side, _made.score, _made.reason, _unit.key, _unit.article, _unit.start, _unit.end)
    .add_columns(statements.c.via, statements.c.source_start, statements.c.source_end, _who)
    .join(claim_units, _unit.id == _made.unit)
    .join(articles, articles.c.id == _unit.article)
    .outerjoin(statements, statements.c.id == _unit.statement)
    .outerjoin(mentioned, mentioned.c.id == statements.c.source)
    .outerjoin(figures, figures.c.id == _unit.figure)
    .outerjoin(_counter, _counter.c.id == figures.c.by)
    .where(among(_made.claim, "ids"))
    .order_by(_made.claim, articles.c.published.nulls_last(), _unit.article)
    .order_by(_unit.start, _unit.id)
)
_CARRIERS = (
    select(statements.c.id, mentioned.c.name)
    .join(mentioned, mentioned.c.id == statements.c.source)
    .where(among(statements.c.id, "ids"))
)


def _statements(connection: Connection, ids: Iterable[int]) -> dict[int, list[ClaimStatement]]:
    rows = [row._mapping for row in connection.execute(_STATEMENTS, {"ids": list(ids)}).all()]
    unknown = {_source_place(row) for row in rows if row["who"] is None and row["source_start"] is not None}
    shown = evidence_at(connection, unknown.union((row["article"], row["start"], row["end"]) for row in rows))
    carriers = _carriers(connection, {number for row in rows for number in row["via"] or ()})
    found: dict[int, list[ClaimStatement]] = defaultdict(list)
    for row in rows:
        at = shown[row["article"], row["start"], row["end"]]
        via = [name for number in row["via"] or () if (name := carriers.get(number)) not in {None, row["who"]}]
        place = (at.name, at.article, row["key"], at.publisher, at.published, at.span, at.words)
        source = _source_place(row)
        who = shown[source].words if source in unknown else row["who"]
        told = ClaimStatement(*place, who, row["side"], via, row["score"], row["reason"])
        found[row["claim"]].append(told)
    return found


def _source_place(row: RowMapping) -> tuple[int, int, int]:
    """The article of a statement, and where its words call the source."""
    return row["article"], row["source_start"], row["source_end"]


def _carriers(connection: Connection, ids: Iterable[int]) -> dict[int, str]:
    """Who makes the statements that carry others, by the statements' ids."""
    wanted = sorted(ids)
    return {row[0]: row[1] for row in connection.execute(_CARRIERS, {"ids": wanted}).all()} if wanted else {}


def claim_details(connection: Connection, claim: str) -> ClaimDetails:
    """All of a claim, by its key or that of one of its statements.

    Raises:
        NoSuchClaim: if the dossier holds none of that key.
    """
    row = find_claim(connection, claim)
    back, told = origins_of_claim(connection, row.key), _statements(connection, [row.id])[row.id]
    ties = _ties(connection, row.id, fresh(connection))
    return ClaimDetails(
        id=row.key,
        text=row.text,
        kind=row.kind,
        pinned=row.pinned,
        statements=told,
        origins=back.origins,
        reasons=back.reasons,
        steps=back.steps,
        ties=ties,
        changes=claim_changes(connection, told, ties),
        judgements=_judgements(connection, row.id),
    )


def _ties(connection: Connection, claim: int, new: Fresh) -> list[TiedClaim]:
    found = _new_ties(connection, claim, new)
    asked = {"claim": claim, "new": sorted(new.claims)}
    for one_way in (True, False):
        rows = connection.execute(_tied(one_way), asked).all()
        found += [TiedClaim(row.key, row.text, row.kind, row.reason) for row in rows]
    return sorted(found, key=lambda one: (one.tie, one.id))


@cache
def _tied(one_way: bool) -> Select[Any]:
    """What is tied to a claim that was settled, as the one side of the tie or as the other."""
    own, other = claim_ties.c.claim, claim_ties.c.other
    if not one_way:
        own, other = other, own
    query = select(claims.c.key, claims.c.text, claim_ties.c.kind, claim_ties.c.reason)
    query = query.join(claims, claims.c.id == other)
    return query.where(own == bindparam("claim"), ~among(claim_ties.c.claim, "new"))


def _new_ties(connection: Connection, claim: int, new: Fresh) -> list[TiedClaim]:
    """Ties that are not settled."""
    told = [row for one in new.found for row in one.ties if claim in {row["claim"], row["other"]}]
    other = {row["claim"] if row["other"] == claim else row["other"]: row for row in told}
    query = select(claims.c.id, claims.c.key, claims.c.text).where(claims.c.id.in_(other))
    rows = connection.execute(query) if other else ()
    return [TiedClaim(row.key, row.text, other[row.id]["kind"], other[row.id]["reason"]) for row in rows]


def claim_texts(connection: Connection, keys: Iterable[str]) -> dict[str, str]:
    """The words of claims, by their keys, or those of units that were their keys once."""
    wanted = sorted(set(keys))
    query = select(claims.c.key, claims.c.text).where(claims.c.key.in_(wanted))
    found = {row.key: row.text for row in connection.execute(query)}
    for key in set(wanted) - found.keys():
        found[key] = find_claim(connection, key).text
    return found


def _judgements(connection: Connection, claim: int) -> list[JudgedClaim]:
    """Standing judgements on statements of a claim, the latest first."""
    held = select(claim_units.c.key).where(claim_units.c.claim == claim)
    about = select(judged.c.judgement).where(judged.c.stands_for.in_(held))
    asked = select(judgements).where(
        judgements.c.id.in_(about), judgements.c.kind.in_(KINDS), judgements.c.withdrawn_at.is_(None)
    )
    rows = connection.execute(asked.order_by(judgements.c.at.desc(), judgements.c.id.desc()))
    return [JudgedClaim(row.key, row.kind, row.by, row.at, row.why) for row in rows]
