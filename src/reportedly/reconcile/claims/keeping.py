"""Units of a dossier in rows, with what they are compared by and how likely pairs say the same."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Text, bindparam, cast, delete, select

from reportedly.models.meaning.runner import Meant
from reportedly.reading import Reading
from reportedly.reconcile.claims.assembling import Seen, key_of
from reportedly.reconcile.claims.contrast import contrast
from reportedly.reconcile.claims.likeness import FAR, PARTED, likeness_across, likeness_within, nearly_alike, weights
from reportedly.reconcile.claims.matters import Flags, Matrix
from reportedly.reconcile.claims.nouns import Unit
from reportedly.reconcile.claims.packing import Packed, from_bytes, to_bytes
from reportedly.reconcile.claims.traits import Traits, traits_of
from reportedly.reconcile.claims.units import units_of
from reportedly.store.among import among
from reportedly.store.into import add_rows
from reportedly.store.prepared import Prepared
from reportedly.store.tables.articles import articles
from reportedly.store.tables.claims import claim_links, claim_matters, claim_units
from reportedly.store.tables.metadata import row_id

Link = tuple[int, int, float]
"""Two units, by their ids, and how likely they say the same."""

MOST_LINKS = 24
"""Links of a unit that are kept when it comes, the likeliest ones."""

_IDS_OF = Prepared(
    select(
        claim_units.c.id,
        claim_units.c.key,
        claim_units.c.start,
        claim_units.c.end,
        claim_units.c.measure,
        claim_units.c.count,
    )
    .where(claim_units.c.article == bindparam("article"))
    .order_by(claim_units.c.id)
)
_SHOWN_OF = Prepared(
    select(
        articles.c.id, articles.c.key, articles.c.name, articles.c.publisher, articles.c.published, articles.c.text
    ).where(among(articles.c.id, "ids"))
)
_LINKS = select(claim_links.c.one, claim_links.c.other, claim_links.c.likely)
_LINKS_AMONG = Prepared(_LINKS.where(among(claim_links.c.one, "ids"), among(claim_links.c.other + 0, "ids")))
_LIKELY_WITH = Prepared(
    _LINKS.where(among(claim_links.c.one, "ids"), claim_links.c.likely > bindparam("least")).union_all(
        _LINKS.where(among(claim_links.c.other, "ids"), claim_links.c.likely > bindparam("least"))
    )
)
_LINKS_BETWEEN = Prepared(
    _LINKS.where(among(claim_links.c.one, "some"), among(claim_links.c.other + 0, "ids")).union_all(
        _LINKS.where(among(claim_links.c.other, "some"), among(claim_links.c.one + 0, "ids"))
    )
)
"""Adding nothing keeps a database from trying every pair: it goes through the links of the first ones instead."""

_UNITS = select(
    claim_units.c.id,
    claim_units.c.key,
    claim_units.c.article,
    claim_units.c.claim,
    claim_units.c.start,
    claim_units.c.end,
    claim_units.c.measure,
    claim_units.c.count,
    cast(claim_units.c.traits, Text),  # as text, so that it is decoded once
)


_UNITS_IN = Prepared(_UNITS.where(among(claim_units.c.article, "ids")))
_UNITS_OF_CLAIMS = Prepared(_UNITS.where(among(claim_units.c.claim, "ids")))
_UNITS_BY_ID = Prepared(_UNITS.where(among(claim_units.c.id, "ids")))


@dataclass(frozen=True, slots=True)
class KeptUnit:
    """A unit as it is kept: its row's id, its key, its article, the claim where it is at home, and its traits."""

    id: int
    key: str
    article: int
    claim: int | None
    start: int
    end: int
    measure: str | None
    number: float | None
    told: Traits | str

    @property
    def traits(self) -> Traits:
        """What it is compared by, which is worked out from what is written down only where it is asked for."""
        return _traits(self.told) if isinstance(self.told, str) else self.told


def save_units(
    connection: Connection, article: int, key: str, reading: int, read: Reading, meant: Meant | None = None
) -> list[KeptUnit]:
    """Write the units of an article's reading down; none of them is in a claim yet."""
    units = units_of(read)
    traits = traits_of(units, key, meant)
    rows = _rows(units, traits, article, key, reading, read)
    if not rows:
        return []
    add_rows(connection, claim_units, rows)
    told = {row["key"]: traits[row["number"]] for row in rows}
    ids = _IDS_OF.rows(connection, article=article)
    return [
        KeptUnit(row.id, row.key, article, None, row.start, row.end, row.measure, row.count, told[row.key])
        for row in ids
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
        said = {
            "statement": row_id(reading, statements[id(unit.statement)]) if unit.statement else None,
            "figure": row_id(reading, figures[id(unit.figure)]) if unit.figure else None,
            "measure": told.measure,
            "count": told.number,
            "traits": _told(told),
        }
        rows.setdefault(own, {"key": own, **places, **said})
    return list(rows.values())


def units_in(connection: Connection, ids: Iterable[int]) -> list[KeptUnit]:
    """The units of articles, in the order of their ids."""
    return _units(connection, _UNITS_IN, ids)


def units_of_claims(connection: Connection, ids: Iterable[int]) -> list[KeptUnit]:
    """The units that are at home in claims, in the order of their ids."""
    return _units(connection, _UNITS_OF_CLAIMS, ids)


def units_by_id(connection: Connection, ids: Iterable[int]) -> list[KeptUnit]:
    """Units by their ids, in that order."""
    return _units(connection, _UNITS_BY_ID, ids)


def _units(connection: Connection, asked: Prepared, ids: Iterable[int]) -> list[KeptUnit]:
    wanted = list(ids)
    rows = asked.rows(connection, ids=wanted) if wanted else ()
    return sorted((KeptUnit(*row) for row in rows), key=lambda one: one.id)


_WORDS = ("places", "words", "names", "numbers", "around", "source", "negated", "named", "doers")
_FIELDS = tuple(field.name for field in fields(Traits) if field.name not in {"meaning", "text"})


def _told(traits: Traits) -> dict[str, Any]:
    """The traits as they are written down."""
    return {name: getattr(traits, name) for name in _FIELDS}


@lru_cache(maxsize=8192)  # the units of the days that are being added are compared again and again
def _traits(written: str) -> Traits:
    data = json.loads(written)
    words: dict[str, Any] = {name: tuple(data.get(name, ())) for name in _WORDS}
    answers = tuple(data["answers"]) if data["answers"] else None
    return Traits(**{**data, **words, "answers": answers})


def forget_units(connection: Connection, article: int) -> None:
    """Remove the units of an article, with their links and their places in claims."""
    connection.execute(delete(claim_units).where(claim_units.c.article == article))


_COMPARED_OF = Prepared(
    select(claim_matters.c.article, claim_matters.c.units).where(among(claim_matters.c.article, "ids"))
)


def compared(own: Sequence[KeptUnit], packed: Packed) -> bytes:
    """What an article's units are compared by, with their ids and keys, as it is kept for later articles."""
    ids, order = np.array([one.id for one in own], "<i8"), np.array([_order(one.key) for one in own], "<u8")
    return to_bytes(packed) + ids.tobytes() + order.tobytes()


def _order(key: str) -> int:
    """The hexadecimal digits of a unit's key as a number, which tells who goes first of two that are as likely."""
    return int(key.removeprefix("c-"), 16)


def _others(connection: Connection, near: Mapping[int, float]) -> tuple[NDArray[Any], Packed, Matrix]:
    """The units of articles: their ids and their order in two rows, what they are compared by, and how near each is."""
    kept = _COMPARED_OF.rows(connection, ids=list(near))
    counts = [int.from_bytes(units[:4], "little") for _, units in kept]
    ends = [np.frombuffer(units[-16 * count :], "<u8") for (_, units), count in zip(kept, counts, strict=True)]
    about = np.repeat([near[article] for article, _ in kept], counts)
    return np.concatenate([own.reshape(2, -1) for own in ends], axis=1), from_bytes([one for _, one in kept]), about


def link(
    connection: Connection, own: Sequence[KeptUnit], packed: Packed, near: Mapping[int, float]
) -> dict[int, float]:
    """Compare an article's units with one another and with those of others, and keep what links them.

    Args:
        connection: within the transaction that writes.
        own: the article's units.
        packed: what they are compared by.
        near: the articles to compare with, and how likely each tells of the same matter.

    Returns:
        For each unit that one of them might be in a claim with, how much it is linked to them.
    """
    likely = likeness_within([one.traits for one in own], packed)
    ids, order = np.array([one.id for one in own]), np.array([_order(one.key) for one in own], np.uint64)
    parted: set[tuple[int, int]] = set()
    if near:
        units, others, about = _others(connection, near)
        across, nearly = likeness_across(packed, others, about), nearly_alike(packed, others)
        parted = _part(connection, own, units[0], across, nearly)
        likely = np.concatenate([likely, across], axis=1)
        ids, order = np.concatenate([ids, units[0].astype(np.int64)]), np.concatenate([order, units[1]])
    by_key = np.argsort(order)
    likely, ids = likely[:, by_key], ids[by_key]
    linked: dict[int, float] = defaultdict(float)
    rows: dict[tuple[int, int], float] = {}
    for row, one in enumerate(own):
        places = np.flatnonzero(likely[row] > FAR)
        best = places[np.argsort(-likely[row, places], kind="stable")][:MOST_LINKS]
        for other, value in zip(ids[best].tolist(), likely[row, best].tolist(), strict=True):
            if other != one.id:
                rows[min(one.id, other), max(one.id, other)] = round(value, 4)
                if value > weights()["threshold"]:  # a pair that is less likely joins no claims
                    linked[other] += value
    rows |= dict.fromkeys(parted, PARTED)
    if rows:
        told = [{"one": one, "other": other, "likely": value} for (one, other), value in sorted(rows.items())]
        add_rows(connection, claim_links, told)
    return linked


def _part(
    connection: Connection, own: Sequence[KeptUnit], ids: NDArray[Any], likely: Matrix, nearly: Flags
) -> set[tuple[int, int]]:
    """The pairs told in nearly the same words of another party, day or number; they are taken for no one claim.

    Of each unit those likeliest to be one with it are looked at, twice as many as links are kept.
    """
    best = np.argsort(-np.where(nearly, likely, 0.0), axis=1, kind="stable")[:, : 2 * MOST_LINKS]
    some = np.zeros_like(nearly)
    np.put_along_axis(some, best, values=True, axis=1)
    rows, columns = np.nonzero(some & nearly & (likely > FAR))
    if not len(rows):
        return set()
    others = {one.id: one for one in units_by_id(connection, np.unique(ids[columns]).tolist())}
    units = [*own, *others.values()]
    shown = seen(connection, units, range(len(units)))
    text = {unit.id: shown[place].text for place, unit in enumerate(units)}
    found = set()
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        one, other = own[row], others[int(ids[column])]
        if contrast(one.traits, text[one.id], other.traits, text[other.id]):
            likely[row, column] = PARTED
            found.add((min(one.id, other.id), max(one.id, other.id)))
    return found


def links_among(connection: Connection, ids: Sequence[int]) -> list[Link]:
    """The links of units with one another."""
    rows = _LINKS_AMONG.rows(connection, ids=list(ids))
    return [(one, other, likely) for one, other, likely in rows]


def links_from(connection: Connection, ids: Collection[int]) -> dict[int, float]:
    """For each unit that one of these might be in a claim with, how much it is linked to them."""
    linked: dict[int, float] = defaultdict(float)
    inside = set(ids)
    rows = _LIKELY_WITH.rows(connection, ids=sorted(inside), least=weights()["threshold"]) if inside else ()
    for one, other, value in rows:
        for unit in {one, other} - inside:
            linked[unit] += value
    return linked


def links_outside(connection: Connection, ids: Collection[int], least: float) -> list[Link]:
    """The links of units with others that are linked to one of them by more than so much; these stand second."""
    inside = set(ids)
    if not inside:
        return []
    rows = _LIKELY_WITH.rows(connection, ids=sorted(inside), least=least)
    others = {unit for one, other, _ in rows for unit in (one, other)} - inside
    found = _LINKS_BETWEEN.rows(connection, some=sorted(others), ids=sorted(inside)) if others else ()
    return [(one, other, value) if one in inside else (other, one, value) for one, other, value in found]


def matrix(units: Sequence[KeptUnit], links: Iterable[Link]) -> Matrix:
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
    if wanted:
        ids = sorted({one.article for _, one in wanted})
        rows = {row.id: row for row in _SHOWN_OF.rows(connection, ids=ids)}
    return {place: _seen(one, rows[one.article]) for place, one in wanted}


def _seen(unit: KeptUnit, row: Any) -> Seen:
    text = row.text[unit.start : unit.end]
    return Seen(unit.key, row.key, row.publisher or row.name, row.published or "9999", unit.start, text)
