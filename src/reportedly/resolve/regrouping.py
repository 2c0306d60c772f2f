"""Groups of guises in the dossier: finding all that a change may touch, grouping it anew, and writing the actors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, or_, select, update

from reportedly.resolve.grouping import (
    Grouping,
    Joined,
    Judged,
    Pair,
    Undecided,
    first_of,
    group,
    pair,
)
from reportedly.resolve.judged import judged_of, partners_of
from reportedly.resolve.known import known_wikidata
from reportedly.resolve.leaning import Candidate, settle
from reportedly.resolve.likeness import JOINED, Likeness
from reportedly.resolve.meeting import forget, load_guises
from reportedly.resolve.rows import guise_from, guise_query
from reportedly.resolve.shown import Guise
from reportedly.store.among import among
from reportedly.store.into import add_all_numbered, add_rows
from reportedly.store.prepared import Prepared
from reportedly.store.tables.actors import actors, guises, likenesses, told_apart, undecided
from reportedly.store.unsettled import actors_changed, guises_moved

_LIKENESSES_OF = Prepared(
    select(likenesses).where(or_(among(likenesses.c.one, "ids"), among(likenesses.c.other, "ids")))
)
_TOLD_APART = Prepared(
    select(told_apart.c.one, told_apart.c.other).where(
        or_(among(told_apart.c.one, "ids"), among(told_apart.c.other, "ids"))
    )
)
_BY_KEY = Prepared(select(actors.c.key, actors.c.id).where(among(actors.c.key, "keys")))
_SIZES = Prepared(
    select(actors.c.id, actors.c.name, func.count().label("size"))
    .join(guises, guises.c.actor == actors.c.id)
    .where(among(actors.c.id, "ids"))
    .group_by(actors.c.id, actors.c.name)
)
_HELD_BY = Prepared(guise_query().where(among(guises.c.actor, "ids")))
_MOVED = Prepared(update(guises).where(guises.c.id == bindparam("guise_id")))
_CALLED = Prepared(select(actors.c.id, actors.c.name).where(among(actors.c.id, "ids")))
_SUMMARISED = Prepared(update(actors).where(actors.c.id == bindparam("actor_id")))
_DECIDED = Prepared(delete(undecided).where(or_(among(undecided.c.one, "ids"), among(undecided.c.other, "ids"))))


def regroup(
    connection: Connection, touched: Mapping[int, Guise | None], steady: Iterable[int] = (), *, judged: bool = True
) -> None:
    """Group all guises anew that a change to some may touch, those that say little by themselves last.

    `touched` are ids, with those guises that are loaded already; `steady` those that only weigh more or less now, which
    matters to nothing that is like no other. `judged`: whether people judged anything in this dossier.
    """
    found, rows = _reached(connection, dict(touched) | dict.fromkeys(steady), judged=judged)
    near = {one for row in rows for one in (row.one, row.other)}
    told = judged_of(connection, {guise.key for guise in found.values()}) if judged else Judged()
    same = {key for some in told.same for key in some}
    idle = set(steady) - set(touched) - near
    found = {key: guise for key, guise in found.items() if key not in idle or guise.key in same}
    if not found:
        return
    full = {key: guise for key, guise in found.items() if not guise.lean or guise.key in same}
    lean = {key: guise for key, guise in found.items() if key not in full}
    if rows or judged:
        _clear_undecided(connection, set(found))
        leaning = {key: guise for key, guise in load_guises(connection, near - set(found)).items() if guise.lean}
        if judged:  # what was judged the same is grouped with its partner, not settled
            theirs = judged_of(connection, {guise.key for guise in leaning.values()}).same
            same |= {key for some in theirs for key in some}
        lean |= {key: guise for key, guise in leaning.items() if guise.key not in same}
    if full:
        ids = {guise.key: key for key, guise in full.items()}
        made = group(full.values(), _links(full, rows), told, _told_apart(connection, full))
        _write_groups(connection, made, full, ids)
        _write_undecided(connection, made.undecided, ids)
    if lean:
        _settle_all(connection, lean, told, None if set(lean) - set(found) else rows)


def _reached(
    connection: Connection, touched: Mapping[int, Guise | None], *, judged: bool
) -> tuple[dict[int, Guise], list[Any]]:
    """The touched guises and all that firm likenesses or judgements lead to from them, with their likenesses."""
    found: dict[int, Guise] = {}
    rows: dict[tuple[int, int], Any] = {}
    waiting = set(touched)
    while waiting:
        here = {key: guise for key in waiting if (guise := touched.get(key)) is not None}
        new = here | load_guises(connection, waiting - set(here))
        found |= new
        near = _likenesses(connection, new)
        rows |= {(row.one, row.other): row for row in near}
        reached = {one for row in near if row.score >= JOINED and not row.lean for one in (row.one, row.other)}
        if judged:
            reached |= partners_of(connection, {guise.key for guise in new.values()})
        waiting = reached - set(found)
    return found, list(rows.values())


def _likenesses(connection: Connection, ids: Iterable[int]) -> list[Any]:
    """The likenesses of guises, on either side."""
    wanted = sorted(ids)
    return _LIKENESSES_OF.rows(connection, ids=wanted) if wanted else []


def _told_apart(connection: Connection, found: Mapping[int, Guise]) -> set[Pair]:
    """Pairs of these that an article speaks of side by side."""
    persons = {key for key, guise in found.items() if guise.sort == "person"}
    pairs: set[Pair] = set()
    for one, other in _TOLD_APART.rows(connection, ids=sorted(persons)) if persons else ():
        if one in found and other in found:
            pairs.add(pair(found[one].key, found[other].key))
    return pairs


def _links(found: Mapping[int, Guise], rows: Iterable[Any]) -> dict[Pair, Likeness]:
    return {
        pair(found[row.one].key, found[row.other].key): Likeness(row.score, row.why, row.lean, row.against)
        for row in rows
        if row.one in found and row.other in found
    }


# -------------------------------------------------------------------------------------------------------------- writing


def _write_groups(connection: Connection, made: Grouping, found: Mapping[int, Guise], ids: Mapping[str, int]) -> None:
    """Write actors and which guises they hold; actors that hold none any more go."""
    by_key = {guise.key: guise for guise in found.values()}
    keys = {actor_key(by_key[key] for key in members): members for members in made.groups}
    there: dict[str, int] = {row.key: row.id for row in _BY_KEY.rows(connection, keys=list(keys))}
    new = [{"key": key, **summary([by_key[m] for m in members])} for key, members in keys.items() if key not in there]
    old = {guise.home for guise in found.values() if guise.home is not None} | set(there.values())
    there |= zip((row["key"] for row in new), add_all_numbered(connection, actors, new), strict=True)
    rows = [
        {"guise_id": ids[member], "actor": there[key], **_how(made.joined.get(member), ids)}
        for key, members in keys.items()
        for member in members
    ]
    moved = {one for key, own in keys.items() for one in own if by_key[one].home != there[key]}
    moved -= _under_another_key(connection, {row["key"]: row["name"] for row in new}, keys, by_key)
    guises_moved(connection, {ids[one] for one in moved})
    _MOVED.run_each(connection, rows)
    if old:
        summarise(connection, old | {there[row["key"]] for row in new})


def _under_another_key(
    connection: Connection, named: Mapping[str, str], keys: Mapping[str, Iterable[str]], found: Mapping[str, Guise]
) -> set[str]:
    """Guises of actors that are new by their key alone: all that one held, and none of another, is one by its name.

    Whoever came to it changes its key half of the time, which is nothing to the articles that name it.

    Args:
        connection: before anything is written.
        named: the names of new actors, by their keys.
        keys: the keys of the guises of each actor.
        found: these guises.
    """
    held = {key: [one for one in keys[key] if found[one].home is not None] for key in named}
    homes = {key: {found[one].home for one in own} for key, own in held.items()}
    only = {key: home for key, own in homes.items() if len(own) == 1 and (home := min(own, key=str)) is not None}
    rows = _SIZES.rows(connection, ids=sorted(set(only.values()))) if only else ()
    before = {row.id: (row.name, row.size) for row in rows}
    still = (key for key, home in only.items() if before.get(home) == (named[key], len(held[key])))
    return {one for key in still for one in held[key]}


def actor_key(members: Iterable[Guise]) -> str:
    """The key of an actor: a listed guise's, else the first in order; every guise's key leads to the actor."""
    return min(members, key=lambda guise: (not guise.key.startswith("k-"), not guise.is_known, guise.key)).key


def _how(joined: Joined | None, ids: Mapping[str, int]) -> dict[str, Any]:
    if joined is None:
        return {"joined_to": None, "score": None, "why": None}
    return {"joined_to": ids[joined.to], "score": joined.score, "why": joined.why}


def summary(members: list[Guise]) -> dict[str, Any]:
    """What is shown of an actor, from its guises."""
    first = first_of(members)
    weights: dict[str, int] = defaultdict(int)
    countries: dict[str, int] = defaultdict(int)
    for guise in members:
        for sector in guise.sectors:
            weights[sector] += 1 << guise.level
        if guise.country:
            countries[guise.country] += 1 << guise.level
    sectors = (
        list(first.sectors) if first.is_known and first.sectors else sorted(weights, key=lambda s: (-weights[s], s))
    )
    country = first.country or max(countries, key=lambda c: (countries[c], c), default=None)
    return {
        "name": first.name, "kind": first.kind, "country": country, "sectors": sectors[:3],
        "wikidata": known_wikidata(first.key), "articles": sum(guise.count for guise in members),
    }  # fmt: skip


def summarise(connection: Connection, ids: set[int]) -> None:
    """Bring what is shown of actors up to date, from their guises; actors without guises go."""
    members: dict[int, list[Guise]] = defaultdict(list)
    listed: dict[int, list[str]] = defaultdict(list)
    for row in _HELD_BY.rows(connection, ids=list(ids)):
        members[row.actor].append(guise_from(row))
        listed[row.actor] += [row.wikidata] if row.wikidata else []
    if gone := ids - set(members):
        connection.execute(delete(actors).where(actors.c.id.in_(gone)))
    values = []
    before = _CALLED.rows(connection, ids=list(ids))
    called = {row.id: row.name for row in before}
    for actor, some in members.items():
        told = summary(some)
        told["wikidata"] = told["wikidata"] or min(listed[actor], default=None)
        values.append({"actor_id": actor, **told})
    actors_changed(connection, {one["actor_id"] for one in values if one["name"] != called.get(one["actor_id"])})
    _SUMMARISED.run_each(connection, values)


def drop_guises(connection: Connection, ids: set[int]) -> set[int]:
    """Delete guises with all that hangs on them; gives the ids of those that stood by them."""
    if not ids:
        return set()
    homes = {guise.home for guise in load_guises(connection, ids).values() if guise.home is not None}
    beside = set(connection.execute(select(guises.c.id).where(guises.c.actor.in_(homes))).scalars())
    near = (forget(connection, ids) | beside) - ids
    connection.execute(delete(guises).where(guises.c.id.in_(ids)))
    summarise(connection, homes)
    return near


# ------------------------------------------------------------------------------------------------------------ undecided


def _clear_undecided(connection: Connection, ids: set[int]) -> None:
    _DECIDED.run(connection, ids=list(ids))


def _write_undecided(connection: Connection, found: Iterable[Undecided], ids: Mapping[str, int]) -> None:
    rows: dict[tuple[int, int], dict[str, Any]] = {}
    for one in found:
        left, right = sorted((ids[one.pair[0]], ids[one.pair[1]]))
        told = {"one": left, "other": right, "score": one.score, "why": one.why, "reason": one.reason}
        rows.setdefault((left, right), told)
    add_rows(connection, undecided, list(rows.values()))


# ------------------------------------------------------------------------------------------------------------ lean ones


def _settle_all(connection: Connection, lean: Mapping[int, Guise], told: Judged, rows: list[Any] | None) -> None:
    """Give each guise that says little by itself to the one actor that it fits, or to none.

    `rows` are the likenesses of all of them, where they were looked up already.
    """
    every = _likenesses(connection, lean) if rows is None else rows
    rows = [row for row in every if row.one in lean or row.other in lean]
    linked = dict(lean) | load_guises(connection, {one for row in rows for one in (row.one, row.other)})
    near: dict[int, list[tuple[Guise, Likeness]]] = defaultdict(list)
    for row in rows:
        link = Likeness(row.score, row.why, row.lean, row.against)
        near[row.one].append((linked[row.other], link))
        near[row.other].append((linked[row.one], link))
    if rows and told.different:
        told = judged_of(connection, {guise.key for guise in linked.values()})
    own: dict[int, Joined | None] = {}
    left = []
    for key in sorted(lean, key=lambda key: lean[key].key):
        own[key], undecided_ones = settle(lean[key], _candidates(near[key]), told)
        left += undecided_ones
    if rows:
        _clear_undecided(connection, set(lean))
    _write_lean(connection, own, linked)
    _write_undecided(connection, left, {guise.key: key for key, guise in linked.items()})


def _candidates(near: Iterable[tuple[Guise, Likeness]]) -> list[Candidate]:
    """The actors that a guise is like, each with its guises that are, none that says little itself."""
    found: dict[int, list[tuple[Guise, Likeness]]] = defaultdict(list)
    for other, link in near:
        if other.home is not None and not other.lean:
            found[other.home].append((other, link))
    return [
        Candidate(min(guise.key for guise, _ in some), tuple(some), sum(1 << guise.level for guise, _ in some))
        for some in found.values()
    ]


def _write_lean(connection: Connection, own: Mapping[int, Joined | None], linked: Mapping[int, Guise]) -> None:
    """Write to which actor each belongs; one that fits none is an actor alone, or none where it says too little."""
    ids = {guise.key: key for key, guise in linked.items()}
    alone = {key: linked[key] for key, joined in own.items() if joined is None and linked[key].alone}
    touched, rows = {linked[key].home for key in own}, []
    for key, joined in own.items():
        if key not in alone:
            home = None if joined is None else linked[ids[joined.to]].home
            rows.append({"guise_id": key, "actor": home, **_how(joined, ids)})
            touched.add(home)
    if rows:
        guises_moved(connection, {row["guise_id"] for row in rows if row["actor"] != linked[row["guise_id"]].home})
        _MOVED.run_each(connection, rows)
    if alone:
        _write_groups(connection, Grouping([[guise.key] for guise in alone.values()]), alone, ids)
    if homes := {home for home in touched if home is not None}:
        summarise(connection, homes)
