"""The origins of claims of a dossier: their tellings and whose words their articles repeat, out of rows."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Text, bindparam, case, cast, select

from reportedly.reconcile.origins.nouns import Repeat, Telling
from reportedly.reconcile.voices.nouns import Chars, Page, Voice
from reportedly.reconcile.voices.stored import chunks, pages_in
from reportedly.store.tables.articles import articles
from reportedly.store.tables.claims import claim_statements, claim_units, claims
from reportedly.store.tables.copies import copies, passages
from reportedly.store.tables.readings import figures, mentioned, responses, statements

MOST = 400
"""Statements of a claim that are followed back, the first ones; of an event that thousands of articles tell."""

LookUp = Callable[[Iterable[int]], Mapping[int, Page]]

DENYING = ("denies", "disputes")
TURNING_DOWN = frozenset({"refuse", "condemn", "demand", "propose"})
"""Acts that may dispute what somebody says, wants or thinks, but do not deny that it is so."""


def kinds_of(connection: Connection, ids: Iterable[int]) -> dict[int, Any]:
    """The kinds of claims, by their ids."""
    found: dict[int, Any] = {}
    for some in chunks(ids):
        rows = connection.execute(select(claims.c.id, claims.c.kind).where(claims.c.id.in_(some)))
        found |= {row.id: row.kind for row in rows}
    return found


def tellings_in(connection: Connection, ids: Iterable[int], look_up: LookUp | None = None) -> dict[int, list[Telling]]:
    """The tellings of claims, by the claims' ids, in the order of publication; the first `MOST` of each.

    `look_up` gives the pages of articles, by their ids, where some are known already.
    """
    rows: dict[int, list[Row[Any]]] = defaultdict(list)
    for some in chunks(ids):
        for row in connection.execute(_asked(), {"ids": some}):
            if len(rows[row.claim]) < MOST:
                rows[row.claim].append(row)
    every = [row for own in rows.values() for row in own]
    there = {row.article for row in every}
    known = look_up(there) if look_up is not None else pages_in(connection, there)
    carriers = _carriers(connection, {number for row in every for number in row.via or ()})
    plainly = _plainly(connection, {row.statement for row in every if row.statement is not None})
    return {
        claim: [_telling(row, known[row.article], carriers, plainly) for row in own if row.article in known]
        for claim, own in rows.items()
    }


@cache
def _asked() -> Any:
    """The query for the tellings of claims; made once, for that takes longer than to ask."""
    units, source, by = claim_units.c, mentioned.alias("source"), mentioned.alias("counter")
    return (
        select(
            claim_statements.c.claim, claim_statements.c.side, claim_statements.c.score,
            units.article, units.start, units.end, units.statement,
            statements.c.via, statements.c.act, source.c.local.label("who"), by.c.local.label("counter"),
            (units.claim == claim_statements.c.claim).label("at_home"),
            case((claim_statements.c.side == "denies", cast(units.traits, Text)), else_=None).label("traits"),
        )
        .join(claim_units, units.id == claim_statements.c.unit)
        .outerjoin(statements, statements.c.id == units.statement)
        .outerjoin(source, source.c.id == statements.c.source)
        .outerjoin(figures, figures.c.id == units.figure)
        .outerjoin(by, by.c.id == figures.c.by)
        .where(claim_statements.c.claim.in_(bindparam("ids", expanding=True)))
        .order_by(claim_statements.c.claim, claim_statements.c.number)
    )  # fmt: skip


def _telling(row: Row[Any], page: Page, carriers: Mapping[int, str], plainly: set[int]) -> Telling:
    def voice(number: str | None) -> Voice | None:
        return page.voices.get(number) if number is not None else None

    via = [voice(carriers.get(number)) for number in row.via or ()]
    return Telling(
        page=page,
        chars=(row.start, row.end),
        side=row.side,
        voice=voice(row.who),
        via=tuple(one for one in via if one is not None),
        counted_by=voice(row.counter),
        plainly=row.act == "deny" or (row.statement in plainly and row.act not in TURNING_DOWN),
        act=row.act,
        at_home=bool(row.at_home),
        answers=_answered(row.traits),
        score=row.score,
    )


def _answered(traits: str | None) -> Chars | None:
    """Where the words stand that a denial is of, where its article says which: one of the traits of its unit."""
    told = json.loads(traits).get("answers") if traits is not None else None
    return (told[0], told[1]) if told else None


def _carriers(connection: Connection, ids: Iterable[int]) -> dict[int, str]:
    """Who makes statements, by his number in his article, by the statements' ids."""
    found: dict[int, str] = {}
    for some in chunks(ids):
        query = select(statements.c.id, mentioned.c.local).join(mentioned, mentioned.c.id == statements.c.source)
        found |= {row.id: row.local for row in connection.execute(query.where(statements.c.id.in_(some)))}
    return found


def _plainly(connection: Connection, ids: Iterable[int]) -> set[int]:
    """Which statements answer something by denying or disputing it."""
    found: set[int] = set()
    for some in chunks(ids):
        query = select(responses.c.statement).where(responses.c.statement.in_(some), responses.c.stance.in_(DENYING))
        found |= set(connection.execute(query).scalars())
    return found


def repeats_in(connection: Connection, keys: Iterable[str]) -> dict[str, Repeat]:
    """Whose words articles repeat, by the articles' keys."""
    found: dict[str, Repeat] = {}
    first = articles.alias("first")
    wanted = sorted(set(keys))
    for start in range(0, len(wanted), MOST):
        query = (
            select(articles.c.key, first.c.key.label("origin"), copies.c.article, copies.c.kind, copies.c.reason)
            .join(copies, copies.c.article == articles.c.id)
            .join(first, first.c.id == copies.c.origin)
            .where(articles.c.key.in_(wanted[start : start + MOST]))
        )
        rows = connection.execute(query).all()
        shared = _passages(connection, {row.article for row in rows})
        for row in rows:
            found[row.key] = Repeat(row.origin, row.reason or "", row.kind == "copy", tuple(shared[row.article]))
    return found


def _passages(connection: Connection, ids: Iterable[int]) -> dict[int, list[tuple[tuple[int, int], tuple[int, int]]]]:
    found: dict[int, list[tuple[tuple[int, int], tuple[int, int]]]] = defaultdict(list)
    for some in chunks(ids):
        query = select(passages).where(passages.c.article.in_(some)).order_by(passages.c.article, passages.c.number)
        for row in connection.execute(query):
            found[row.article].append(((row.start, row.end), (row.origin_start, row.origin_end)))
    return found
