"""Units of a dossier in rows, with what they are compared by and how likely pairs say the same."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

import numpy as np
from sqlalchemy import Connection, Text, bindparam, cast, delete, insert, or_, select

from reportedly.reading import Reading
from reportedly.reconcile.claims.assembling import Seen, key_of
from reportedly.reconcile.claims.likeness import FAR, likeness, weights
from reportedly.reconcile.claims.matters import Matrix
from reportedly.reconcile.claims.nouns import Unit
from reportedly.reconcile.claims.traits import Traits, traits_of
from reportedly.reconcile.claims.units import units_of
from reportedly.store.tables.articles import articles
from reportedly.store.tables.claims import claim_links, claim_units
from reportedly.store.tables.metadata import row_id

AT_ONCE = 500
"""Ids in one query."""

MOST_LINKS = 24
"""Links of a unit that are kept when it comes, the likeliest ones."""

_IDS_OF = (
    select(claim_units.c.id, claim_units.c.key)
    .where(claim_units.c.article == bindparam("article"))
    .order_by(claim_units.c.id)
)
_SHOWN_OF = select(
    articles.c.id, articles.c.key, articles.c.name, articles.c.publisher, articles.c.published, articles.c.text
).where(articles.c.id.in_(bindparam("ids", expanding=True)))
_UNITS = select(
    claim_units.c.id,
    claim_units.c.key,
    claim_units.c.article,
    claim_units.c.claim,
    claim_units.c.start,
    claim_units.c.end,
    cast(claim_units.c.traits, Text),  # as text, so that it is decoded once
)


@dataclass(frozen=True, slots=True)
class KeptUnit:
    """A unit as it is kept: its row's id, its key, its article, the claim where it is at home, and its traits."""

    id: int
    key: str
    article: int
    claim: int | None
    start: int
    end: int
    traits: Traits


def save_units(connection: Connection, article: int, key: str, reading: int, read: Reading) -> list[KeptUnit]:
    """Write the units of an article's reading down; none of them is in a claim yet."""
    units = units_of(read)
    traits = traits_of(units, key)
    rows = _rows(units, traits, article, key, reading, read)
    if not rows:
        return []
    connection.execute(insert(claim_units), rows)
    told = {row["key"]: (row, traits[row["number"]]) for row in rows}
    ids = connection.execute(_IDS_OF, {"article": article}).all()
    return [
        KeptUnit(id_, own, article, None, told[own][0]["start"], told[own][0]["end"], told[own][1]) for id_, own in ids
    ]


def _rows(
    units: Sequence[Unit], traits: Sequence[Traits], article: int, key: str, reading: int, read: Reading
) -> list[dict[str, Any]]:
    """One row for each key: two statements of the same words make one unit, the first."""
    statements = {id(one): number for number, one in enumerate(read.statements)}
    figures = {id(one): number for number, one in enumerate(read.figures)}
    rows: dict[str, dict[str, Any]] = {}
    for number, (unit, told) in enumerate(zip(units, traits, strict=True)):
        start, end = unit.spans[0].start, unit.spans[-1].end
        own = key_of(key, start, end, unit.figure)
        places = {"article": article, "number": number, "start": start, "end": end}
        statement = row_id(reading, statements[id(unit.statement)]) if unit.statement else None
        figure = row_id(reading, figures[id(unit.figure)]) if unit.figure else None
        rows.setdefault(own, {"key": own, **places, "statement": statement, "figure": figure, "traits": _told(told)})
    return list(rows.values())


def units_in(connection: Connection, ids: Iterable[int]) -> list[KeptUnit]:
    """The units of articles, in the order of their ids."""
    return _units(connection, claim_units.c.article, ids)


def units_of_claims(connection: Connection, ids: Iterable[int]) -> list[KeptUnit]:
    """The units that are at home in claims, in the order of their ids."""
    return _units(connection, claim_units.c.claim, ids)


def units_by_id(connection: Connection, ids: Iterable[int]) -> list[KeptUnit]:
    """Units by their ids, in that order."""
    return _units(connection, claim_units.c.id, ids)


def _units(connection: Connection, column: Any, ids: Iterable[int]) -> list[KeptUnit]:
    found: list[KeptUnit] = []
    for some in chunks(ids):
        rows = connection.execute(_UNITS.where(column.in_(some)))
        found += [KeptUnit(*(*row[:-1], _traits(row[-1]))) for row in rows]
    return sorted(found, key=lambda one: one.id)


def chunks(ids: Iterable[int]) -> Iterable[list[int]]:
    """Ids in order, in lists that a query takes."""
    every = sorted(set(ids))
    return [every[start : start + AT_ONCE] for start in range(0, len(every), AT_ONCE)]


_WORDS = ("places", "words", "names", "numbers", "around", "source", "negated")
_FIELDS = tuple(field.name for field in fields(Traits))


def _told(traits: Traits) -> dict[str, Any]:
    """The traits as they are written down."""
    return {name: getattr(traits, name) for name in _FIELDS}


@lru_cache(maxsize=8192)  # the units of the days that are being added are compared again and again
def _traits(written: str) -> Traits:
    data = json.loads(written)
    words: dict[str, Any] = {name: tuple(data[name]) for name in _WORDS}
    answers = tuple(data["answers"]) if data["answers"] else None
    return Traits(**{**data, **words, "answers": answers})


def forget_units(connection: Connection, article: int) -> None:
    """Remove the units of an article, with their links and their places in claims."""
    connection.execute(delete(claim_units).where(claim_units.c.article == article))


def link(connection: Connection, own: Sequence[KeptUnit], others: Sequence[KeptUnit]) -> dict[int, float]:
    """Compare an article's units with one another and with others, and keep what links them.

    Gives, for each that one of them might be in a claim with, how much it is linked to them.
    """
    every = sorted([*own, *others], key=lambda one: one.key)
    likely = likeness([one.traits for one in own], [one.traits for one in every])
    linked: dict[int, float] = defaultdict(float)
    rows: dict[tuple[int, int], float] = {}
    for row, one in enumerate(own):
        places = np.flatnonzero(likely[row] > FAR)
        best = places[np.argsort(-likely[row, places], kind="stable")][:MOST_LINKS]
        for place, value in zip(best.tolist(), likely[row, best].tolist(), strict=True):
            other = every[place].id
            if other != one.id:
                rows[min(one.id, other), max(one.id, other)] = round(value, 4)
                if value > weights()["threshold"]:  # a pair that is less likely joins no claims
                    linked[other] += value
    if rows:
        told = [{"one": one, "other": other, "likely": value} for (one, other), value in sorted(rows.items())]
        connection.execute(insert(claim_links), told)
    return linked


def links_of(connection: Connection, ids: Sequence[int]) -> list[tuple[int, int, float]]:
    """All links of units, with those that are not among them too."""
    found: dict[tuple[int, int], float] = {}
    for some in chunks(ids):
        asked = select(claim_links).where(or_(claim_links.c.one.in_(some), claim_links.c.other.in_(some)))
        found.update({(row.one, row.other): row.likely for row in connection.execute(asked)})
    return [(one, other, likely) for (one, other), likely in sorted(found.items())]


def matrix(units: Sequence[KeptUnit], links: Iterable[tuple[int, int, float]]) -> Matrix:
    """How likely all pairs of units say the same, by what was linked."""
    where = {unit.id: place for place, unit in enumerate(units)}
    likely = np.full((len(units), len(units)), FAR)
    for one, other, value in links:
        if one in where and other in where:
            likely[where[one], where[other]] = likely[where[other], where[one]] = value
    return likely


def seen(connection: Connection, units: Sequence[KeptUnit], shown: Collection[int]) -> dict[int, Seen]:
    """What is shown of units, by their places in a list; of those that are to be shown."""
    wanted = [(place, one) for place, one in enumerate(units) if place in shown]
    rows: dict[int, Any] = {}
    for some in chunks(one.article for _, one in wanted):
        rows |= {row.id: row for row in connection.execute(_SHOWN_OF, {"ids": some})}
    return {place: _seen(one, rows[one.article]) for place, one in wanted}


def _seen(unit: KeptUnit, row: Any) -> Seen:
    text = row.text[unit.start : unit.end]
    return Seen(unit.key, row.key, row.publisher or row.name, row.published or "9999", unit.start, text)
