"""What people judged of claims: that two say the same, that a statement does not belong, that one stays as it is.

A judgement names units by their keys, which an article that is read again gives to the same words; where the words'
place has changed, the unit that now stands there is meant. The last word of each person on a pair counts; where two
people differ, nobody is taken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from sqlalchemy import Connection, bindparam, select, update

from reportedly.reconcile.claims.grouping import Pair
from reportedly.reconcile.claims.keeping import KeptUnit
from reportedly.store.among import among
from reportedly.store.prepared import Prepared
from reportedly.store.tables.claims import claim_units
from reportedly.store.tables.judgements import judged, judgements

SAME, DIFFERENT, PINNED = "claims_same", "claims_different", "claim_pinned"
KINDS = (SAME, DIFFERENT, PINNED)

_NAMING = Prepared(select(judged.c.judgement).where(among(judged.c.stands_for, "keys")))
_SIDES = Prepared(
    select(judgements.c.id, judgements.c.kind, judgements.c.by, judged.c.stands_for)
    .join(judged, judged.c.judgement == judgements.c.id)
    .where(among(judgements.c.id, "ids"), judgements.c.withdrawn_at.is_(None), judgements.c.kind.in_(KINDS))
    .order_by(judgements.c.at, judgements.c.id, judged.c.number)
)
_WORDS_OF = Prepared(
    select(judged)
    .join(judgements, judgements.c.id == judged.c.judgement)
    .where(judged.c.article == bindparam("article"), judgements.c.kind.in_(KINDS))
)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Judgements on units by their places in a list: pairs of one claim, pairs of two, and units that are pinned."""

    same: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()
    pinned: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Judged:
    """Standing judgements on units, by their keys; `units` are the ids of all units that they name."""

    same: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()
    pinned: tuple[frozenset[str], ...] = ()
    units: tuple[int, ...] = ()

    def pairs(self, keys: Sequence[str]) -> Pairs:
        """The judgements on units of a list, by their places in it; what is pinned lets nobody else in."""
        where = {key: place for place, key in enumerate(keys)}
        same = [(where[a], where[b]) for a, b in self.same if a in where and b in where]
        apart = [(where[a], where[b]) for a, b in self.apart if a in where and b in where]
        held: set[int] = set()
        for pin in self.pinned:
            inside = sorted(where[key] for key in pin if key in where)
            same += list(combinations(inside, 2))
            apart += [(one, other) for one in inside for other in range(len(keys)) if other not in inside]
            held.update(inside)
        return Pairs(tuple(sorted(same)), tuple(sorted(apart)), frozenset(held))


def judged_of(connection: Connection, keys: Iterable[str]) -> Judged:
    """What was judged of units with these keys, as far as it stands."""
    wanted = list(keys)
    ids = set(_NAMING.column(connection, keys=wanted)) if wanted else ()
    if not ids:
        return Judged()
    sides: dict[tuple[int, str, str], list[str]] = defaultdict(list)
    for row in _SIDES.rows(connection, ids=list(ids)):
        sides[row.id, row.kind, row.by].append(row.stands_for)
    return _told(connection, sides)


def _told(connection: Connection, sides: dict[tuple[int, str, str], list[str]]) -> Judged:
    said: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    pinned = []
    for (_, kind, by), keys in sides.items():
        if kind == PINNED:
            pinned.append(frozenset(keys))
            continue
        for other in keys[1:]:
            said[min(keys[0], other), max(keys[0], other)][by] = kind
    same = frozenset(pair for pair, by in said.items() if set(by.values()) == {SAME})
    apart = frozenset(pair for pair, by in said.items() if set(by.values()) == {DIFFERENT})
    every = sorted({key for keys in sides.values() for key in keys})
    found = connection.execute(select(claim_units.c.id).where(claim_units.c.key.in_(every))).scalars()
    return Judged(same, apart, tuple(pinned), tuple(sorted(found)))


def find_again(connection: Connection, article: str, units: Sequence[KeptUnit]) -> None:
    """Let judgements on words of an article stand for the unit that is there now, after it was read again."""
    there = {one.key for one in units}
    for row in _WORDS_OF.rows(connection, article=article):
        now = row.key if row.key in there else _at(units, row.start, row.end) or row.key
        if now != row.stands_for:
            place = (judged.c.judgement == row.judgement) & (judged.c.number == row.number)
            connection.execute(update(judged).where(place).values(stands_for=now))


def _at(units: Sequence[KeptUnit], start: int, end: int) -> str | None:
    """The key of the unit that shares most with a stretch, if it shares at least half of the shorter one."""
    best: tuple[int, str] | None = None
    for one in units:
        shared = min(end, one.end) - max(start, one.start)
        if one.traits.measure is None and 2 * shared >= min(end - start, one.end - one.start):
            best = max(best or (0, ""), (shared, one.key))
    return best[1] if best else None
