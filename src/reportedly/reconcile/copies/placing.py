"""An article's place among the copies of a dossier: whom it has words from, and who has words from it.

When a better origin comes (an original that was found late), those who have its words are tied anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, select

from reportedly.reconcile.copies.candidates import Carriers, likely
from reportedly.reconcile.copies.origins import ALIKE, TAKEN_WHOLE, Facts, Link, is_open, link_of
from reportedly.reconcile.copies.passages import Common, compare
from reportedly.reconcile.copies.prints import VERSION, Print, unpack
from reportedly.reconcile.copies.ties import (
    facts_of,
    has_copies,
    has_others,
    line_of,
    members_of,
    tie_of,
    tie_to,
    untie,
)
from reportedly.store.tables.copies import prints

MEMBERS = 24
"""Members of a group that are compared with a new article that turns out to be the group's first."""

_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_PRINTS_OF = select(prints.c.article, prints.c.words, prints.c.boilerplate).where(
    prints.c.article.in_(_IDS), prints.c.version == VERSION
)


ROUNDS = 3
"""Times that an article is placed, as long as doubtful ties turn round for it."""


def place(connection: Connection, article: int, own: Print, carriers: Carriers) -> None:
    """Find whom an article has words from and who has words from it, and write both down."""
    compared = likely(connection, carriers)
    for _ in range(ROUNDS):
        _place(connection, article, own, compared)
        if not any(_reconsider(connection, one) for one in line_of(connection, article)[:2]):
            return


def _place(connection: Connection, article: int, own: Print, compared: Sequence[int]) -> None:
    links = links_of(connection, article, own, compared)
    _find_origin(connection, article, [link for link in links if link.copy.id == article])
    taking = [link for link in links if link.origin.id == article]
    _offer(connection, taking)
    if taking:
        rest = [member for member in members_of(connection, article, MEMBERS) if member not in compared]
        _offer(connection, [link for link in links_of(connection, article, own, rest) if link.origin.id == article])


def links_of(connection: Connection, article: int, own: Print, others: Sequence[int]) -> list[Link]:
    """What an article has in common with others."""
    if not others:
        return []
    facts = facts_of(connection, [article, *others])
    stored = {row.article: row for row in connection.execute(_PRINTS_OF, {"ids": list(others)})}
    links = []
    for other in others:
        if other in stored:
            common = compare(own, unpack(stored[other].words, stored[other].boilerplate))
            links.append(_link(connection, facts[article], facts[other], common))
    return [link for link in links if link]


def _link(connection: Connection, one: Facts, other: Facts, common: Common) -> Link | None:
    """The link of two articles; where nothing else tells, the one that others have words from too is the origin."""
    first = None
    if common.passages and is_open(one, other, common):
        used = has_copies(connection, one.id, other.id), has_copies(connection, other.id, one.id)
        first = {(True, False): one.id, (False, True): other.id}.get(used)
    return link_of(one, other, common, first)


def _reconsider(connection: Connection, article: int) -> bool:
    """Look again at a doubtful tie of an article that others have words from by now; whether it turned round."""
    facts = facts_of(connection, [article])[article]
    now = tie_of(connection, facts)
    if now is None or now.kind != "copy" or max(now.share, now.origin_share) >= TAKEN_WHOLE:
        return False
    stored = connection.execute(_PRINTS_OF, {"ids": [article]}).first()
    again = links_of(connection, article, unpack(stored.words, stored.boilerplate), [now.origin.id]) if stored else []
    turned = bool(again) and again[0].copy.id != article
    if turned:
        untie(connection, article)
        _offer(connection, again)
    return turned


def _find_origin(connection: Connection, article: int, links: list[Link]) -> None:
    """Tie an article to the likeliest of its origins; a later text at an address is tied to the first already."""
    for link in sorted(links, key=lambda link: _rank(connection, link), reverse=True):
        line = line_of(connection, link.origin.id)
        if article not in line and link.copy.revision_of is None:
            above = {one.origin.id: one for one in links if about_as_good(one, link)}
            line = line_of(connection, link.origin.id, passages_too=True)
            tie_to(connection, next((above[one] for one in reversed(line) if one in above), link))
            return


def _rank(connection: Connection, link: Link) -> tuple[object, ...]:
    return link.rank(others=link.kind == "copy" and has_others(connection, link.origin.id, link.copy.id))


def about_as_good(one: Link, best: Link) -> bool:
    """Whether an article may have its words from one origin as well as from the likeliest."""
    return one is best or (one.kind == "copy" and not best.is_credited and one.share > best.share - ALIKE)


def _offer(connection: Connection, links: list[Link]) -> None:
    """Make an article the origin of those who rather have their words from it, the fullest of them first."""
    for link in sorted(links, key=lambda link: link.origin_share, reverse=True):
        now = tie_of(connection, link.copy)
        if link.copy.revision_of is not None or link.copy.id in line_of(connection, link.origin.id):
            continue
        if now is None or _rank(connection, link) > _rank(connection, now) or _is_above(connection, link, now):
            tie_to(connection, link)


def _is_above(connection: Connection, link: Link, now: Link) -> bool:
    """Whether the present origin has its words from the offered one, which has about as many of this article's."""
    return about_as_good(link, now) and link.origin.id in line_of(connection, now.origin.id, passages_too=True)
