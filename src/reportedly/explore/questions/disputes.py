"""Disputes: sources on different sides of a question, whether it happened, who did it, how many; never who is right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, tuple_

from reportedly.explore.questions.answers import PAGE, Page
from reportedly.explore.questions.evidence import Evidence, evidence_at
from reportedly.explore.questions.evidence import Place as Span
from reportedly.reconcile.settling import Fresh, fresh
from reportedly.store.tables.settled import disputes

Place = tuple[int, int, str, str]
"""Where a dispute stands in the order of all: whether somebody turned, how many sources, the last day, and its key."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """That a source took back or corrected what it had said: of which claim, when that was published, in what words."""

    claim: str
    source: str
    published: str | None
    words: str


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """A dispute over claims, by their keys.

    Each of `sides` holds the sources that give one answer; `answers` says for each which, and `evidence` holds for each
    source words of that answer. `taken_back` comes first in what is shown. Who gave no answer (`without_answer`) and
    who could not check it (`unverified`) are on no side.
    """

    claims: list[str]
    kind: str
    sides: list[list[str]]
    evidence: list[list[Evidence]]
    reason: str
    answers: list[str]
    taken_back: list[TakenBack]
    without_answer: list[str]
    unverified: list[str]


def dispute_page(
    connection: Connection, *, kind: str | None = None, after: str | None = None, limit: int = PAGE
) -> Page[DisputeRow]:
    """Disputes: where somebody took something back first, then those with most sources, then the newest.

    `kind`: only whether it happened, who did it, or how many.
    """
    place = None if after is None else _place(after)
    new = fresh(connection)
    rows = [*_kept(connection, new, kind, place, limit + 1), *_worked_out(new, kind, place)]
    rows.sort(key=_order, reverse=True)
    following = ".".join(map(str, _order(rows[limit - 1]))) if len(rows) > limit else None
    places = [_span(place) for row in rows[:limit] for side in row["told"]["places"] for place in side]
    words = evidence_at(connection, places)
    return Page([_row(row, words) for row in rows[:limit]], following)


def _place(cursor: str) -> Place:
    turned, sources, newest, key = cursor.split(".")
    return int(turned), int(sources), newest, key


def _order(row: Mapping[str, Any]) -> Place:
    return row["turned"], row["sources"], row["newest"], row["key"]


def _kept(
    connection: Connection, new: Fresh, kind: str | None, place: Place | None, limit: int
) -> Iterator[Mapping[str, Any]]:
    """Disputes as they were settled, behind a place in the order of all, without what has changed since."""
    d = disputes.c
    order = (d.turned, d.sources, d.newest, d.key)
    query = select(disputes).order_by(*(column.desc() for column in order)).limit(limit)
    if kind is not None:
        query = query.where(d.kind == kind)
    if place is not None:
        query = query.where(tuple_(*order) < tuple_(*place))
    if new.replaces:
        query = query.where(d.matter.not_in(new.replaces))
    return (row._asdict() for row in connection.execute(query))


def _worked_out(new: Fresh, kind: str | None, place: Place | None) -> Iterator[Mapping[str, Any]]:
    every = (row for found in new.found for row in found.disputes)
    return (row for row in every if kind in {None, row["kind"]} and (place is None or _order(row) < place))


def _span(place: list[int]) -> Span:
    article, start, end = place
    return article, start, end


def _row(row: Mapping[str, Any], words: Mapping[Span, Evidence]) -> DisputeRow:
    told = row["told"]
    return DisputeRow(
        claims=told["claims"],
        kind=row["kind"],
        sides=told["sides"],
        evidence=[[words[_span(place)] for place in side] for side in told["places"]],
        reason=told["reason"],
        answers=told["answers"],
        taken_back=[TakenBack(*one) for one in told["taken_back"]],
        without_answer=told["without_answer"],
        unverified=told["unverified"],
    )
