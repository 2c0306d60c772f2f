"""What people judged of actors: the same, different; loaded for the rules, which all yield to it.

The last judgement of each person on a pair counts, unless it was withdrawn. Where two people differ, nobody is taken:
the pair stays apart and is listed with both.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, or_, select, update

from reportedly.resolve.appearing import Appearance, Appearing
from reportedly.resolve.grouping import Judged, Pair, pair
from reportedly.resolve.rows import AT_ONCE
from reportedly.store.prepared import Prepared
from reportedly.store.tables.actors import guises
from reportedly.store.tables.judgements import judged, judgements

SAME = "actors_same"
DIFFERENT = "actors_different"
_KINDS = (SAME, DIFFERENT)
_OF_ACTORS = judgements.c.kind.in_(_KINDS)


def mention_key(article: str, start: int, end: int) -> str:
    """The key of the guise that a mention has to itself once it was judged: "m-" and 16 hexadecimal digits."""
    return f"m-{hashlib.sha256(f'{article} {start} {end}'.encode()).hexdigest()[:16]}"


def judged_of(connection: Connection, keys: Iterable[str]) -> Judged:
    """What was judged of guises with these keys."""
    sides = _sides(connection, keys)
    if not sides:
        return Judged()
    said: dict[Pair, dict[str, Any]] = defaultdict(dict)
    asked = (
        select(judgements)
        .where(judgements.c.id.in_(sides), judgements.c.withdrawn_at.is_(None), _OF_ACTORS)
        .order_by(judgements.c.at, judgements.c.id)
    )
    for row in connection.execute(asked):
        if len(sides[row.id]) == 2:
            said[pair(*sides[row.id])][row.by] = row
    return _told(said)


def _told(said: dict[Pair, dict[str, Any]]) -> Judged:
    same, different, disputed = {}, {}, {}
    for key, by in said.items():
        kinds = {row.kind for row in by.values()}
        told = "; ".join(_sentence(by[name]) for name in sorted(by))
        if kinds == {SAME}:
            same[key] = told
        elif kinds == {DIFFERENT}:
            different[key] = told
        else:
            disputed[key] = told
    return Judged(same, different, disputed)


def _sentence(row: Any) -> str:
    verdict = "the same" if row.kind == SAME else "different"
    return f"judged {verdict} by {row.by}" + (f": {row.why}" if row.why else "")


def _sides(connection: Connection, keys: Iterable[str]) -> dict[int, list[str]]:
    """The two keys of each judgement that is about any of these."""
    wanted, ids = sorted(set(keys)), set()
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        ids |= set(connection.execute(select(judged.c.judgement).where(judged.c.stands_for.in_(some))).scalars())
    sides: dict[int, list[str]] = defaultdict(list)
    if ids:
        asked = select(judged).where(judged.c.judgement.in_(ids)).order_by(judged.c.judgement, judged.c.number)
        for row in connection.execute(asked):
            sides[row.judgement].append(row.stands_for)
    return sides


def partners_of(connection: Connection, keys: Iterable[str]) -> set[int]:
    """The ids of guises that were judged together with any of these."""
    found = {key for some in _sides(connection, keys).values() for key in some}
    if not found:
        return set()
    return set(connection.execute(select(guises.c.id).where(guises.c.key.in_(found))).scalars())


# ------------------------------------------------------------------------------------------------- mentions and renames


_ANY = Prepared(select(judgements.c.id).where(or_(*(judgements.c.kind == one for one in _KINDS))).limit(1))


def any_judged(connection: Connection) -> bool:
    """Whether any actor was ever judged; most dossiers need not ask further."""
    return _ANY.first(connection) is not None


def judged_in(connection: Connection, article: str) -> list[Row[Any]]:
    """What standing judgements of actors are about in an article, by its key."""
    asked = select(judged).join(judgements, judgements.c.id == judged.c.judgement).where(_OF_ACTORS)
    there = asked.where(judged.c.article == article, judgements.c.withdrawn_at.is_(None))
    return list(connection.execute(there.order_by(judged.c.judgement, judged.c.number)).all())


def set_apart(shown: Appearing, rows: list[Row[Any]]) -> Appearing:
    """An article's appearances, each mention that was judged by itself in a guise of its own."""
    private = {(row.start, row.end): row.key for row in rows if row.key.startswith("m-")}
    if not private:
        return shown
    return replace(shown, appearances=tuple(_apart(one, private) for one in shown.appearances))


def _apart(one: Appearance, private: dict[tuple[int, int], str]) -> Appearance:
    key = next((private[span] for span in sorted(private) if _is_at(one, span)), None)
    return one if key is None else replace(one, guise=replace(one.guise, key=key))


def _is_at(one: Appearance, span: tuple[int, int]) -> bool:
    """Whether a mention of this appearance shares a character with a span."""
    return any(start < span[1] and span[0] < end for start, end in one.spans)


def find_again(connection: Connection, shown: Appearing, rows: list[Row[Any]]) -> bool:
    """Let judgements on actors that this article showed stand for what it shows there now, where their key is gone.

    Gives whether any stands for something else now.
    """
    there = set()
    if rows:
        asked = select(guises.c.key).where(guises.c.key.in_({row.key for row in rows}))
        there = set(connection.execute(asked).scalars())
    moved = False
    for row in rows:
        now = row.key
        if row.key not in there:
            now = next((a.guise.key for a in shown.appearances if _is_at(a, (row.start, row.end))), row.key)
        if now != row.stands_for:
            place = (judged.c.judgement == row.judgement) & (judged.c.number == row.number)
            connection.execute(update(judged).where(place).values(stands_for=now))
            moved = True
    return moved
