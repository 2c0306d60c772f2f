"""Which guises meet: new and changed ones with those that share a key with them, each pair weighed once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, delete, or_, select, update

from reportedly.resolve.keys import MOST_GUISES, keys_of, most_names
from reportedly.resolve.likeness import UNDECIDED, compare
from reportedly.resolve.rows import AT_ONCE, guise_from, guise_query
from reportedly.resolve.shown import Guise
from reportedly.store.among import among
from reportedly.store.into import add_missing, add_rows
from reportedly.store.prepared import Prepared
from reportedly.store.tables.actors import common_keys, guise_keys, guises, likenesses

_BY_ID = Prepared(guise_query().where(among(guises.c.id, "ids")))
_UNDER = Prepared(
    select(guise_keys.c.key, guise_keys.c.guise, guises.c.words)
    .join(guises, guises.c.id == guise_keys.c.guise)
    .where(among(guise_keys.c.key, "keys"))
)
_COMMON = Prepared(select(common_keys.c.key).where(among(common_keys.c.key, "keys")))
_FORGOTTEN = Prepared(
    delete(likenesses)
    .where(or_(among(likenesses.c.one, "ids"), among(likenesses.c.other, "ids")))
    .returning(likenesses.c.one, likenesses.c.other)
)


def load_guises(connection: Connection, ids: Iterable[int]) -> dict[int, Guise]:
    """Guises by id."""
    wanted = sorted(set(ids))
    rows = _BY_ID.rows(connection, ids=wanted) if wanted else ()
    return {row.id: guise_from(row) for row in rows}


def meet(connection: Connection, new: Mapping[int, Guise], changed: set[int]) -> dict[int, Guise | None]:
    """Weigh new and changed guises against all that share a key with them.

    Gives the ids of all whose likenesses may be others now, these included, with the guises that were looked at.
    """
    if not new and not changed:
        return {}
    touched = set(new) | changed | forget(connection, changed)
    found = load_guises(connection, changed - set(new)) | dict(new)
    keys = {key: keys_of(guise) for key, guise in found.items()}
    _write_keys(connection, keys, changed)
    meeting, crowded = _meeting(connection, {key for some in keys.values() for key in some})
    if crowded:
        touched |= _grow_common(connection, crowded)
    met = {one for ids in meeting.values() if len(ids) > 1 for one in ids}
    found |= load_guises(connection, met - set(found))
    weighed = _weigh(keys, meeting, found)
    add_rows(connection, likenesses, weighed)
    touched |= {row[side] for row in weighed for side in ("one", "other")}
    return {key: found.get(key) for key in touched}


def forget(connection: Connection, ids: set[int]) -> set[int]:
    """Delete the likenesses of guises; gives the guises on the other sides, too."""
    deleted = _FORGOTTEN.rows(connection, ids=sorted(ids)) if ids else ()
    return {one for row in deleted for one in row}


def _write_keys(connection: Connection, keys: Mapping[int, tuple[str, ...]], changed: set[int]) -> None:
    there: dict[int, set[str]] = defaultdict(set)
    if changed:
        asked = select(guise_keys.c.key, guise_keys.c.guise).where(guise_keys.c.guise.in_(changed))
        for key, guise in connection.execute(asked):
            there[guise].add(key)
    rows = [{"key": key, "guise": guise} for guise, some in keys.items() for key in some if key not in there[guise]]
    add_rows(connection, guise_keys, rows)
    for guise, some in there.items():
        if gone := some - set(keys.get(guise, ())):
            connection.execute(delete(guise_keys).where(guise_keys.c.guise == guise, guise_keys.c.key.in_(gone)))


def _meeting(connection: Connection, keys: set[str]) -> tuple[dict[str, list[int]], set[str]]:
    """The guises under each key that is not common, and the keys that have just become so."""
    asked = sorted(keys - _common(connection, keys))
    meeting: dict[str, list[int]] = defaultdict(list)
    names: dict[str, set[str]] = defaultdict(set)
    for key, guise, words in _UNDER.rows(connection, keys=asked) if asked else ():
        meeting[key].append(guise)
        names[key].add(words)
    crowded = {
        key for key, some_names in names.items() if len(some_names) > most_names(key) or len(meeting[key]) > MOST_GUISES
    }
    return {key: ids for key, ids in meeting.items() if key not in crowded}, crowded


def _common(connection: Connection, keys: set[str]) -> set[str]:
    return set(_COMMON.column(connection, keys=sorted(keys))) if keys else set()


def _weigh(
    keys: Mapping[int, tuple[str, ...]], meeting: Mapping[str, list[int]], known: Mapping[int, Guise]
) -> list[dict[str, Any]]:
    """The likenesses of guises with those that they meet, each under the first key that the two share."""
    weighed: dict[tuple[int, int], dict[str, Any] | None] = {}
    for key in sorted(meeting):
        for one in meeting[key]:
            for other in meeting[key] if one in keys else ():
                pair = (min(one, other), max(one, other))
                if one != other and pair not in weighed:
                    weighed[pair] = _likeness_row(known, pair, key)
    return [row for row in weighed.values() if row is not None]


def _likeness_row(known: Mapping[int, Guise], pair: tuple[int, int], key: str) -> dict[str, Any] | None:
    """The row of two guises' likeness; None if they are not alike enough to be shown to anybody."""
    left, right = sorted((known[pair[0]], known[pair[1]]), key=lambda guise: guise.key)
    found = compare(left, right)
    if found is None or found.score < UNDECIDED:
        return None
    told = {"score": found.score, "why": found.why, "lean": found.lean, "against": found.against}
    return {"one": pair[0], "other": pair[1], "key": key, **told}


def _grow_common(connection: Connection, keys: set[str]) -> set[int]:
    """Take keys for common from now on: pairs that met under one meet under another that they share, or no more."""
    add_missing(connection, common_keys, [{"key": key} for key in sorted(keys)])
    met = select(likenesses.c.one, likenesses.c.other).where(likenesses.c.key.in_(keys))
    pairs = [(one, other) for one, other in connection.execute(met)]
    ids = sorted({one for pair in pairs for one in pair})
    mine: dict[int, set[str]] = defaultdict(set)
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        rows = connection.execute(select(guise_keys.c.guise, guise_keys.c.key).where(guise_keys.c.guise.in_(some)))
        for guise, key in rows:
            mine[guise].add(key)
    common = _common(connection, {key for some_keys in mine.values() for key in some_keys})
    for one, other in pairs:
        place = (likenesses.c.one == one) & (likenesses.c.other == other)
        shared = min((mine[one] & mine[other]) - common, default=None)
        if shared is None:
            connection.execute(delete(likenesses).where(place))
        else:
            connection.execute(update(likenesses).where(place).values(key=shared))
    return set(ids)
