"""An article's place among the copies of a dossier: whom it has words from, and who has words from it.

It is compared with those that likely share words with it, and with all that these share words with; then the ties of
all of them are settled anew, so that an original that was found late becomes the origin. What is looked at is bounded.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import Connection

from reportedly.reconcile.copies.candidates import Carriers, likely
from reportedly.reconcile.copies.origins import link_of
from reportedly.reconcile.copies.pairs import (
    in_common,
    next_to,
    pairs_among,
    prints_of,
    reached,
    write_pairs,
)
from reportedly.reconcile.copies.passages import Common
from reportedly.reconcile.copies.prints import Print
from reportedly.reconcile.copies.settling import settle
from reportedly.reconcile.copies.surrounding import standing_around
from reportedly.reconcile.copies.ties import facts_of, line_of, members_of, write_ties

WHOLE = 32
"""Articles that share words, directly or by others, that are compared and settled all together."""

MEMBERS = 24
"""Members of a larger group that are compared with a new article that turns out to be before the group's first."""


def place(connection: Connection, article: int, own: Print, carriers: Carriers) -> None:
    """Find whom an article has words from and who has words from it, and write both down."""
    before = next_to(connection, [article])
    key = facts_of(connection, [article])[article].key
    likeliest = set(likely(connection, carriers)) - {article}
    found = _compared(connection, (key, own), likeliest)
    near = reached(connection, [*found], WHOLE)
    rest = _of_its_group(connection, article, found) if near is None else near
    found |= _compared(connection, (key, own), rest - likeliest - {article})
    write_pairs(connection, article, found)
    _settle(connection, {article, *before})


def _compared(connection: Connection, own: tuple[str, Print], others: Iterable[int]) -> dict[int, Common]:
    """What an article has in common with those of others that it has passages in common with."""
    stored = prints_of(connection, others)
    found = {other: in_common(own, stored[other]) for other in sorted(stored)}
    return {other: common for other, common in found.items() if common.passages}


def _of_its_group(connection: Connection, article: int, found: dict[int, Common]) -> set[int]:
    """Of the large groups in which an article is before others, those that came first."""
    facts = facts_of(connection, [article, *found])
    links = [link_of(facts[article], facts[other], common) for other, common in found.items()]
    later = [link.copy.id for link in links if link and link.origin.id == article]
    roots = {line_of(connection, one)[-1] for one in later}
    return {member for root in sorted(roots) for member in members_of(connection, root, MEMBERS)}


def _settle(connection: Connection, starts: Collection[int]) -> None:
    """Settle the ties of all that pairs lead to from some articles; where they are too many, of those next to them."""
    group = reached(connection, starts, WHOLE)
    near = group if group is not None else {*starts, *next_to(connection, starts)}
    standing = {} if group is not None else standing_around(connection, near, WHOLE)
    facts = facts_of(connection, [*near, *standing])
    settled = settle(facts, pairs_among(connection, facts), standing)
    write_ties(connection, {one: facts[one] for one in near}, settled)
