"""Which articles tell of one matter: those that share claims, and, where those are too many, those that share most.

Articles are tied by the claims that both make. All that are tied to one another, however far, are a matter, unless they
are too many; then only ties of two claims count, then of three, and so on. What a matter is depends on nothing but the
claims, and is found by looking at the articles around, never at all of a dossier.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, func, select

from reportedly.store.among import among
from reportedly.store.tables.claims import claim_statements, claim_units, claims

MOST = 48
"""Articles of a matter at the most."""

LEVELS = (1, 2, 3, 4, 6, 8, 12, 16, 24)
"""How many claims two articles must share, one after the other; where even the last leaves too many, each is alone."""

CARRIED = 60
"""Claims that more articles make tie no two of them: whatever is told everywhere is of no one matter."""

AT_ONCE = 200


class Shares:
    """The articles of a dossier with how many claims each two share, looked up as far as is needed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._near: dict[int, Mapping[int, int]] = {}
        self._many: dict[int, set[int]] = {level: set() for level in LEVELS}

    def matter_of(self, article: int) -> frozenset[int]:
        """The articles of the matter that an article is of, with itself."""
        for level in LEVELS:
            found = self._tied(article, level)
            if found is not None:
                return found
        return frozenset({article})

    def look_up(self, ids: Iterable[int]) -> None:
        """Look up what articles share that will be asked for."""
        wanted = sorted(set(ids) - self._near.keys())
        for start in range(0, len(wanted), AT_ONCE):
            some = wanted[start : start + AT_ONCE]
            found: dict[int, dict[int, int]] = defaultdict(dict)
            for article, other, shared in self._connection.execute(_shared(), {"ids": some}).all():
                found[article][other] = shared
            self._near |= {article: found.get(article, {}) for article in some}

    def look_around(self, ids: Iterable[int]) -> None:
        """Look up what articles share, and those beside them that may be of one matter with them."""
        first = set(ids)
        self.look_up(first)
        self.look_up(other for one in first for other in self._beside(one))

    def _beside(self, article: int) -> list[int]:
        """Who is tied to an article by as few claims as not too many are."""
        for level in LEVELS:
            found = [other for other, shared in self._near[article].items() if shared >= level]
            if len(found) <= MOST:
                return found
        return []

    def _tied(self, article: int, level: int) -> frozenset[int] | None:
        """All articles tied to one, however far, by so many claims; None where they are too many."""
        many = self._many[level]
        found, last = {article}, {article}
        while last and len(found) <= MOST and not found & many:
            self.look_up(last)
            last = {other for one in last for other, shared in self._near[one].items() if shared >= level} - found
            found |= last
        if len(found) > MOST or found & many:
            many |= found
            return None
        return frozenset(found)


@cache
def _shared() -> Any:
    """The query for how many claims articles share with others."""
    own, theirs = claim_units.alias("own"), claim_units.alias("theirs")
    said, also = claim_statements.alias("said"), claim_statements.alias("also")
    return (
        select(own.c.article, theirs.c.article.label("other"), func.count(said.c.claim.distinct()).label("shared"))
        .join(said, said.c.unit == own.c.id)
        .join(claims, claims.c.id == said.c.claim)
        .join(also, also.c.claim == said.c.claim)
        .join(theirs, theirs.c.id == also.c.unit)
        .where(among(own.c.article, "ids"), theirs.c.article != own.c.article)
        .where(claims.c.articles.between(2, CARRIED))
        .group_by(own.c.article, theirs.c.article)
    )
