"""Disputes of a dossier: a claim's matter, the claims that its articles make, laid side by side out of rows.

What is at odds is looked for within a matter, never in all the dossier: the articles that tell a claim, and those
that tell more than one thing with them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Row, func, or_, select

from reportedly.reconcile.disputes.finding import disputes_of
from reportedly.reconcile.disputes.nouns import Dispute, Told
from reportedly.reconcile.origins import Telling
from reportedly.reconcile.origins.stored import tellings_in
from reportedly.reconcile.origins.tree import circle_of
from reportedly.reconcile.series import Count, series_of
from reportedly.reconcile.series.stored import counts_by_article
from reportedly.reconcile.voices import Page
from reportedly.reconcile.voices.stored import AT_ONCE, chunks, pages_in
from reportedly.store.tables.claims import claim_statements, claim_ties, claim_units, claims

MOST_ARTICLES = 60
"""Articles of a matter, those that tell most of the claim and of what goes with it first."""
MOST_PAGES = 2_000
"""Articles whose pages are held at once."""
SHARED = 2
"""Articles that two claims must share for the articles of the one to belong to the matter of the other."""

_MAY_BE = or_(claims.c.denials > 0, claims.c.statements > 1, claims.c.kind.in_(("count", "responsible")))
"""Claims that may be in dispute: denied ones, counts, who did it, and what is told more than once."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that may be in dispute, by its row's id and its key, with its place in the order of candidates."""

    id: int
    key: str
    weight: tuple[int, int]


def candidates(connection: Connection, *, after: tuple[int, int] | None = None) -> Iterator[Candidate]:
    """Claims that may be in dispute, those that most deny first."""
    denials, last = after if after is not None else (None, 0)
    if denials != 0:
        yield from _denied(connection, denials, last)
        last = 0
    yield from _undenied(connection, last)


def _denied(connection: Connection, denials: int | None, last: int) -> Iterator[Candidate]:
    """Claims that are denied, few of all; those behind one with so many denials, where that is given."""
    c = claims.c
    query = select(c.id, c.key, c.denials).where(c.denials > 0)
    if denials is not None:
        query = query.where(c.denials <= denials, or_(c.denials < denials, c.id > last))
    for row in connection.execute(query.order_by(c.denials.desc(), c.id)):
        yield Candidate(row.id, row.key, (row.denials, row.id))


def _undenied(connection: Connection, last: int) -> Iterator[Candidate]:
    """Claims that nobody denies and that may be in dispute, in the order of their ids, some at once."""
    c = claims.c
    query = select(c.id, c.key, c.denials).where(c.denials == 0, _MAY_BE).order_by(c.id).limit(AT_ONCE)
    while rows := connection.execute(query.where(c.id > last)).all():
        yield from (Candidate(row.id, row.key, (row.denials, row.id)) for row in rows)
        last = rows[-1].id


class Matters:
    """The matters of a dossier, each looked at once; `led_by` gives the disputes that a candidate leads."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._known: dict[frozenset[int], Matter] = {}
        self._looked_up = LookedUp(connection)

    def of(self, claim: int) -> Matter:
        """The matter of a claim."""
        ids = frozenset(_articles_of_matter(self.connection, claim))
        if ids not in self._known:
            self._known[ids] = Matter(self.connection, ids, self._looked_up)
        return self._known[ids]

    def led_by(self, candidate: Candidate) -> list[Dispute]:
        """The disputes of its matter of whose claims this one is the first candidate."""
        matter = self.of(candidate.id)
        return [one for one in matter.disputes if _leader(matter, one) == candidate.key]


class LookedUp:
    """The pages of articles and what they count, each looked up once: an article belongs to many matters."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._pages: dict[int, Page] = {}
        self._counts: dict[int, list[Count]] = {}

    def pages(self, ids: Iterable[int]) -> dict[int, Page]:
        """The pages of articles, by their ids."""
        wanted = sorted(ids)
        missing = [number for number in wanted if number not in self._pages]
        if len(self._pages) + len(missing) > MOST_PAGES:
            self._pages, self._counts, missing = {}, {}, wanted
        found = pages_in(self.connection, missing)
        self._pages |= found
        self._counts |= counts_by_article(self.connection, found)
        return {number: self._pages[number] for number in wanted}

    def counts(self, pages: Mapping[int, Page]) -> list[Count]:
        """What pages that were just looked up count."""
        return [count for number in pages for count in self._counts[number]]


class Matter:
    """Some articles on one matter, with the claims that they make and the disputes over these."""

    def __init__(self, connection: Connection, ids: Iterable[int], looked_up: LookedUp) -> None:
        self.connection = connection
        self.ids = frozenset(ids)
        self._looked_up = looked_up

    @cached_property
    def _rows(self) -> dict[int, Row[Any]]:
        found: dict[int, Row[Any]] = {}
        for some in chunks(self.ids):
            query = (
                select(claims)
                .join(claim_statements, claim_statements.c.claim == claims.c.id)
                .join(claim_units, claim_units.c.id == claim_statements.c.unit)
                .where(claim_units.c.article.in_(some))
                .where(_MAY_BE)
                .distinct()
            )
            found |= {row.id: row for row in connection_rows(self.connection, query)}
        return dict(sorted(found.items()))

    @cached_property
    def weights(self) -> dict[str, tuple[int, int]]:
        """The place of each claim in the order of candidates, by its key."""
        return {row.key: (-row.denials, row.id) for row in self._rows.values()}

    @cached_property
    def disputes(self) -> list[Dispute]:
        """What is in dispute."""
        pages = self._looked_up.pages(self.ids)
        tellings = tellings_in(self.connection, self._rows, pages)
        circle = circle_of([one for own in tellings.values() for one in own])
        counts = self._looked_up.counts(pages)
        told = [_told(row, tellings.get(number, []), counts) for number, row in self._rows.items()]
        return disputes_of([one for one in told if one.tellings], series_of(counts, circle), circle, ties=self._ties())

    def _ties(self) -> list[tuple[str, str]]:
        keys = {number: row.key for number, row in self._rows.items()}
        found = []
        for some in chunks(keys):
            query = select(claim_ties).where(claim_ties.c.claim.in_(some), claim_ties.c.kind == "rival")
            rows = connection_rows(self.connection, query)
            found += [(keys[row.claim], keys[row.other]) for row in rows if row.other in keys]
        return found


def connection_rows(connection: Connection, query: Any) -> Sequence[Row[Any]]:
    """All rows of a query."""
    return connection.execute(query).all()


def _leader(matter: Matter, dispute: Dispute) -> str:
    return min(dispute.claims, key=lambda key: matter.weights[key])


def _articles_of_matter(connection: Connection, claim: int) -> list[int]:
    """The articles of a claim, and of those that share articles with it, the nearest first."""
    own = _articles_of(connection, [claim])
    units, said = claim_units.c, claim_statements.c
    beside = (
        select(said.claim, func.count(units.article.distinct()).label("shared"))
        .join(claim_units, units.id == said.unit)
        .where(units.article.in_(own[:MOST_ARTICLES]))
        .group_by(said.claim)
        .having(func.count(units.article.distinct()) >= SHARED)
    )
    near = [row.claim for row in connection.execute(beside)]
    often = Counter(article for some in chunks(near) for article in _articles_of(connection, some, each=True))
    ranked = sorted(often, key=lambda article: (-often[article], article))
    return list(dict.fromkeys([*own, *ranked]))[:MOST_ARTICLES]


def _articles_of(connection: Connection, ids: Sequence[int], *, each: bool = False) -> list[int]:
    """The articles of claims, in order; `each`: once for each claim."""
    query = (
        select(claim_statements.c.claim, claim_units.c.article)
        .join(claim_units, claim_units.c.id == claim_statements.c.unit)
        .where(claim_statements.c.claim.in_(ids))
        .distinct()
        .order_by(claim_units.c.article)
    )
    found = [row.article for row in connection.execute(query)]
    return found if each else list(dict.fromkeys(found))


def _told(row: Row[Any], tellings: Sequence[Telling], counts: Sequence[Count]) -> Told:
    inside = [
        (count.low, count.high)
        for one in tellings
        if row.kind == "count" and one.side == "asserts"
        for count in counts
        if count.page is one.page and one.chars[0] <= count.chars[0] and count.chars[1] <= one.chars[1]
    ]
    low, high = Counter(inside).most_common(1)[0][0] if inside else (None, None)
    return Told(row.key, row.kind, row.text, tellings, low, high)
