"""What has to be settled anew: which matters there are now where something was noted, and which of these changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from reportedly.reconcile.settling.shares import Shares
from reportedly.reconcile.voices.stored import chunks
from reportedly.store.among import among
from reportedly.store.tables.claims import claim_statements, claim_units
from reportedly.store.tables.settled import matter_articles, matters, unsettled
from reportedly.store.unsettled import BEGINS, PAGE

_own, _first = claim_units.alias("own"), claim_units.alias("first")
_said, _begins = claim_statements.alias("said"), claim_statements.alias("begins")
_TOLD_IN = (
    select(_said.c.claim, _first.c.article)
    .join(_begins, _begins.c.claim == _said.c.claim)
    .join(_first, _first.c.id == _begins.c.unit)
    .join(_own, _own.c.id == _said.c.unit)
    .where(among(_own.c.article, "ids"), _begins.c.number == 0)
    .distinct()
)


@dataclass(slots=True)
class Plan:
    """What becomes of matters: those of before that are no more, new ones, and those that stay and are told anew."""

    gone: set[int] = field(default_factory=set)
    made: list[frozenset[int]] = field(default_factory=list)
    anew: dict[int, frozenset[int]] = field(default_factory=dict)
    stale: set[int] = field(default_factory=set)
    """Claims whose origins are to be worked out anew, since an article that tells them is other than before."""


def noted(connection: Connection, most: int | None = None) -> dict[int, set[str]]:
    """What is noted of articles, by their ids; `most`: so many notes, and one more where there are more."""
    query = select(unsettled).order_by(unsettled.c.article, unsettled.c.why)
    found: dict[int, set[str]] = defaultdict(set)
    for row in connection.execute(query if most is None else query.limit(most + 1)):
        found[row.article].add(row.why)
    return found


def plan(connection: Connection, notes: dict[int, set[str]]) -> Plan:
    """What becomes of the matters of articles that something was noted of."""
    shares, before = Shares(connection), _Before(connection)
    before.look_up(notes)
    now: dict[int, frozenset[int]] = {}
    waiting = sorted(set(notes).union(*(before.members(matter) for matter in before.of_articles(notes))))
    shares.look_around(waiting)
    while waiting:
        article = waiting.pop()
        if article in now:
            continue
        own = shares.matter_of(article)
        now |= dict.fromkeys(own, own)
        before.look_up(own)
        reached = set().union(*(before.members(matter) for matter in before.of_articles(own)))
        waiting += sorted(reached - now.keys())
    return _compared(connection, notes, now, before)


def _compared(
    connection: Connection, notes: dict[int, set[str]], now: dict[int, frozenset[int]], before: _Before
) -> Plan:
    found = Plan()
    stays: dict[frozenset[int], int] = {}
    for own in dict.fromkeys(now.values()):
        known = before.of_articles(own)
        if len(known) == 1 and before.members(next(iter(known))) == own:
            stays[own] = next(iter(known))
        else:
            found.made.append(own)
            found.gone |= known
    told = {article for article, why in notes.items() if why & {BEGINS, PAGE}}
    found.stale, beginnings = _told_in(connection, {article for article, why in notes.items() if PAGE in why})
    told |= beginnings
    before.look_up(told)
    for article in told:
        matter = stays.get(now[article]) if article in now else before.of.get(article)
        if matter is not None:
            found.anew[matter] = before.members(matter)
    return found


def _told_in(connection: Connection, ids: Iterable[int]) -> tuple[set[int], set[int]]:
    """The claims that articles tell, and the articles in which these begin."""
    told: set[int] = set()
    beginnings: set[int] = set()
    for some in chunks(ids):
        for claim, article in connection.execute(_TOLD_IN, {"ids": some}):
            told.add(claim)
            beginnings.add(article)
    return told, beginnings


class _Before:
    """The matters as they are written down, looked up as far as is needed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.of: dict[int, int | None] = {}
        self._members: dict[int, frozenset[int]] = {}

    def look_up(self, ids: Collection[int]) -> None:
        """Look up the matters of articles, with all their articles."""
        wanted = set(ids) - self.of.keys()
        self.of |= dict.fromkeys(wanted)
        new: set[int] = set()
        for some in chunks(wanted):
            query = select(matter_articles).where(matter_articles.c.article.in_(some))
            for row in self._connection.execute(query):
                self.of[row.article] = row.matter
                new.add(row.matter)
        for some in chunks(new - self._members.keys()):
            members: dict[int, set[int]] = defaultdict(set)
            for row in self._connection.execute(select(matter_articles).where(matter_articles.c.matter.in_(some))):
                members[row.matter].add(row.article)
            self._members |= {matter: frozenset(own) for matter, own in members.items()}

    def members(self, matter: int) -> frozenset[int]:
        """The articles of a matter that was looked up."""
        return self._members[matter]

    def of_articles(self, ids: Iterable[int]) -> set[int]:
        """The matters that articles were of."""
        return {matter for article in ids if (matter := self.of.get(article)) is not None}


def told_anew(connection: Connection, most: int) -> dict[int, frozenset[int]]:
    """Matters that are to be told anew, so many at the most, with their articles."""
    ids = connection.execute(select(matters.c.id).where(~matters.c.settled).order_by(matters.c.id).limit(most))
    found: dict[int, set[int]] = {number: set() for number in ids.scalars()}
    for some in chunks(found):
        for row in connection.execute(select(matter_articles).where(matter_articles.c.matter.in_(some))):
            found[row.matter].add(row.article)
    return {matter: frozenset(own) for matter, own in found.items()}
