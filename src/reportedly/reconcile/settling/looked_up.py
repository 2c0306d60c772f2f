"""What is known of articles and of the claims that begin in them, each looked up once for some matters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Row, exists, or_, select

from reportedly.reconcile.claims.likeness import PARTED
from reportedly.reconcile.origins import Telling
from reportedly.reconcile.origins.nouns import Repeat
from reportedly.reconcile.origins.stored import repeats_in, tellings_in
from reportedly.reconcile.series import Count
from reportedly.reconcile.series.stored import counts_by_article
from reportedly.reconcile.voices import Page
from reportedly.reconcile.voices.stored import chunks, pages_in
from reportedly.store.among import among
from reportedly.store.tables.claims import claim_links, claim_statements, claim_units, claims

DISPUTABLE = frozenset({"count", "responsible"})
"""Kinds of claims that may be at odds with others though one statement alone makes them."""


def _is_parted() -> Any:
    """Whether the unit that a claim begins with is parted from another that is told in nearly the same words."""
    links = claim_links.c
    ends = [
        select(links.one).where(end == claim_units.c.id, links.likely == PARTED) for end in (links.one, links.other)
    ]
    return or_(*(exists(query) for query in ends)).label("is_parted")


_BEGINNING = (
    select(claims, claim_units.c.article, _is_parted())
    .join(claim_statements, claim_statements.c.claim == claims.c.id)
    .join(claim_units, claim_units.c.id == claim_statements.c.unit)
    .where(among(claim_units.c.article, "ids"), claim_statements.c.number == 0)
)


class LookedUp:
    """What is known of articles, by their ids."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._pages: dict[int, Page] = {}
        self._counts: dict[int, list[Count]] = {}
        self._repeats: dict[str, Repeat] = {}
        self._claims: dict[int, list[Row[Any]]] = {}
        self._tellings: dict[int, list[Telling]] = {}
        self.ids: dict[Page, int] = {}
        """The article of each page."""

    def look_up(self, articles: Collection[int]) -> None:
        """Look up at once what there is to know of the matters of articles."""
        self.pages(articles)
        rows = self.claims(articles)
        self.tellings(row.id for row in rows if is_weighed(row))
        self.counts({*articles, *self._telling([row.id for row in rows if row.kind == "count"])})

    def weighed(self) -> list[int]:
        """The claims that were looked up with what tells them, by their ids."""
        return list(self._tellings)

    def _telling(self, ids: Iterable[int]) -> set[int]:
        """The articles that tell claims which were looked up."""
        return {self.ids[one.page] for number in ids for one in self._tellings.get(number, ())}

    def claims(self, articles: Collection[int]) -> list[Row[Any]]:
        """The claims that begin in articles, in the order of their keys."""
        for some in chunks(set(articles) - self._claims.keys()):
            found: dict[int, list[Row[Any]]] = defaultdict(list)
            for row in self.connection.execute(_BEGINNING, {"ids": some}):
                found[row.article].append(row)
            self._claims |= {article: found.get(article, []) for article in some}
        every = {row.id: row for article in articles for row in self._claims[article]}
        return sorted(every.values(), key=lambda row: str(row.key))

    def tellings(self, ids: Iterable[int]) -> dict[int, list[Telling]]:
        """The tellings of claims, by their ids."""
        wanted = sorted(ids)
        missing = [number for number in wanted if number not in self._tellings]
        if missing:
            found = tellings_in(self.connection, missing, self.pages)
            self._tellings |= {number: found.get(number, []) for number in missing}
        return {number: self._tellings[number] for number in wanted}

    def pages(self, ids: Iterable[int]) -> dict[int, Page]:
        """The pages of articles."""
        wanted = sorted(ids)
        missing = [number for number in wanted if number not in self._pages]
        if missing:
            found = pages_in(self.connection, missing)
            self._pages |= found
            self.ids |= {page: number for number, page in found.items()}
            self._repeats |= repeats_in(self.connection, (page.key for page in found.values()))
        return {number: self._pages[number] for number in wanted}

    def counts(self, ids: Iterable[int]) -> list[Count]:
        """What articles that were looked up count."""
        wanted = sorted(ids)
        missing = {number: self._pages[number] for number in wanted if number not in self._counts}
        if missing:
            self._counts |= counts_by_article(self.connection, missing)
        return [count for number in wanted for count in self._counts[number]]

    @property
    def repeats(self) -> Mapping[str, Repeat]:
        """Whose words the articles that were looked up repeat, by their keys."""
        return self._repeats


def is_weighed(row: Row[Any]) -> bool:
    """Whether there is something to say of a claim besides that one statement makes it."""
    return bool(row.statements > 1 or row.denials or row.kind in DISPUTABLE or row.is_parted)
