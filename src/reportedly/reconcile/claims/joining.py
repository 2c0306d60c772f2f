"""Claims of a dossier, bit by bit: what an article says is linked to the rest, and what that touches grouped anew."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select, update

from reportedly.models.meaning.runner import Meant
from reportedly.reading import Reading
from reportedly.reconcile.claims.assembling import Assembled, assemble, key_of
from reportedly.reconcile.claims.groups import Group, groups_of, is_guest
from reportedly.reconcile.claims.judged import Judged, find_again, judged_of
from reportedly.reconcile.claims.keeping import (
    KeptUnit,
    compared,
    forget_units,
    link,
    links_among,
    links_from,
    links_outside,
    matrix,
    save_units,
    seen,
    units_by_id,
    units_of_claims,
)
from reportedly.reconcile.claims.likeness import FAR, PARTED, weights
from reportedly.reconcile.claims.matters import matter_of
from reportedly.reconcile.claims.meeting import keep_matter, keys_of, meet, near, unlist
from reportedly.reconcile.claims.packing import pack
from reportedly.store.among import among
from reportedly.store.into import add_rows
from reportedly.store.loading import load_reading
from reportedly.store.prepared import Prepared
from reportedly.store.tables.articles import articles
from reportedly.store.tables.claims import claim_statements, claim_units, claims
from reportedly.store.tables.readings import readings
from reportedly.store.unsettled import articles_changed, claims_changed

MOST = 200
"""Units that are grouped anew at once; of an event that thousands of articles tell, those nearest to what came."""

UNDATED = "9999"
"""What stands for the day of publication of an article that has none, after all others."""

GUEST = "much of it is in what others say here"
"""Why a unit that is at home in another claim stands in one too."""

_ARTICLE_OF = Prepared(
    select(articles.c.id, articles.c.key, articles.c.published_day)
    .join(readings, readings.c.article == articles.c.id)
    .where(readings.c.id == bindparam("reading"))
)
_HOMES_OF = Prepared(
    select(claim_units.c.id, claim_units.c.claim).where(
        among(claim_units.c.id, "units"), claim_units.c.claim.is_not(None)
    )
)
_SIZES_OF = Prepared(
    select(claim_units.c.claim, func.count().label("units"))
    .where(among(claim_units.c.claim, "claims"))
    .group_by(claim_units.c.claim)
)
_KEYS_OF = Prepared(select(claims.c.id, claims.c.key).where(among(claims.c.id, "claims")))
_BEARING = Prepared(select(claims.c.id, claims.c.key).where(among(claims.c.key, "keys")))
_MOVED = Prepared(update(claim_units).where(claim_units.c.id == bindparam("unit_id")).values(claim=bindparam("home")))
_GONE = Prepared(delete(claims).where(among(claims.c.id, "claims")))
_STATEMENTS_OF = Prepared(
    select(claim_statements.c.claim, claim_statements.c.unit, claims.c.pinned, claims.c.statements)
    .join(claims, claims.c.id == claim_statements.c.claim)
    .where(among(claims.c.id, "claims"))
)


_CLAIMS_WITH = Prepared(
    select(claim_statements.c.claim)
    .join(claim_units, claim_units.c.id == claim_statements.c.unit)
    .where(claim_units.c.article == bindparam("article"))
    .distinct()
)


def join(
    connection: Connection,
    reading: int,
    read: Reading | None = None,
    *,
    again: bool = True,
    meant: Meant | None = None,
) -> None:
    """Take what an article says into the claims of the dossier; of one that was read again, in place of before.

    To be called once for each reading within the transaction that saves it; `read` is the reading, where it is at hand.
    `again`: whether an earlier reading may have been joined. `meant`: what the encoder of meaning made of the article,
    where it was asked before.
    """
    row = _ARTICLE_OF.first(connection, reading=reading)
    read = read or load_reading(connection, row.id)
    assert read is not None
    articles_changed(connection, [row.id])
    before = _forgotten(connection, row.id) if again else []
    own = save_units(connection, row.id, row.key, reading, read, meant)
    find_again(connection, row.key, own)
    traits = [one.traits for one in own]
    met = meet(connection, row.id, keys_of(traits, row.published_day))
    matter, packed = matter_of(traits), pack(traits)
    keep_matter(connection, row.id, matter, compared(own, packed))
    regroup(connection, own, before, link(connection, own, packed, near(connection, matter, met)))


def _forgotten(connection: Connection, article: int) -> list[int]:
    """The claims that an article's statements were in, when they are forgotten."""
    before = sorted(_CLAIMS_WITH.column(connection, article=article))
    claims_changed(connection, before)
    forget_units(connection, article)
    unlist(connection, article)
    return before


def regroup(
    connection: Connection,
    own: Sequence[KeptUnit],
    before: Iterable[int],
    linked: Mapping[int, float] | None = None,
) -> None:
    """Group units anew, with all that are in claims which they were in before or are linked to, and how much."""
    judged = judged_of(connection, [one.key for one in own])
    partners = units_by_id(connection, judged.units)
    first = dict.fromkeys([*before, *(one.claim for one in (*own, *partners) if one.claim is not None)])
    touched = _reached(connection, list(first), linked or {}, len(own))
    every = {one.id: one for one in (*units_of_claims(connection, touched), *own, *partners)}
    units = [every[number] for number in sorted(every)]
    _write(connection, units, touched, judged_of(connection, [one.key for one in units]))


def _reached(connection: Connection, first: list[int], linked: Mapping[int, float], room: int) -> list[int]:
    """The claims to group anew: those that must be, those linked to what came, those linked to these, and so on.

    As many as there is room for, the nearest first; so that it is one whichever article of an event came first, as long
    as all of them are compared and have room.
    """
    chosen = dict.fromkeys(first)
    room += sum(_sizes(connection, first).values())
    while linked:
        nearest: Counter[int] = Counter()
        for unit, claim in sorted(tuple(row) for row in _HOMES_OF.rows(connection, units=list(linked))):
            if claim not in chosen:
                nearest[claim] += round(1e6 * linked[unit])
        sizes = _sizes(connection, nearest)
        came = []
        for claim, _ in nearest.most_common():
            room += sizes[claim]
            if room > MOST:
                return list(chosen)
            chosen[claim] = None
            came.append(claim)
        linked = links_from(connection, [one.id for one in units_of_claims(connection, came)])
    return list(chosen)


def _sizes(connection: Connection, wanted: Iterable[int]) -> dict[int, int]:
    """How many units are at home in each of some claims."""
    ids = list(wanted)
    return {row.claim: row.units for row in _SIZES_OF.rows(connection, claims=ids)} if ids else {}


def _write(connection: Connection, units: Sequence[KeptUnit], touched: Sequence[int], judged: Judged) -> None:
    """Make the claims of units anew, in place of those that they were in."""
    likely = matrix(units, links_among(connection, [one.id for one in units]))
    pairs = judged.pairs([one.key for one in units])
    groups = list(groups_of(units, likely, same=pairs.same, apart=pairs.apart))
    as_before = _as_before(connection, groups, units, pairs.pinned)
    groups = [found for found, settled in zip(groups, as_before, strict=True) if settled is None]
    guests = _guests_outside(connection, groups, units)
    touched = [claim for claim in touched if claim not in as_before]
    shown = seen(connection, units, {place for found in groups for place in found.all})
    keys = _inherited(connection, groups, units, touched)
    if touched:
        claims_changed(connection, touched)
        _GONE.run(connection, claims=list(touched))
    traits = {place: units[place].traits for found in groups for place in found.all}
    for left, right in pairs.same:  # a person's word is sure
        likely[left, right] = likely[right, left] = 1.0
    made = [assemble(found, shown, traits, likely) for found in groups]
    fresh = _fresh(connection, [units[place].key for found in groups for place in found.home], keys)
    given = {key for key in keys if key is not None}
    rows = []
    for number, (found, one) in enumerate(zip(groups, made, strict=True)):
        first = [one.key, *(units[place].key for place in found.home)]
        key = (
            keys[number]
            or next((key for key in first if key in fresh), None)
            or another_key(connection, one.key, given)
        )
        fresh.discard(key)
        given.add(key)
        days = sorted(shown[said.place].published[:10] for said in one.said)
        whose = {units[said.place].article for said in one.said} | {unit.article for unit, _ in guests[number]}
        counts = len(one.said) + len(guests[number]), len(whose), sum(said.side == "denies" for said in one.said)
        rows.append(_row(key, one, counts, days, pinned=bool(pairs.pinned) and pairs.pinned >= set(found.home)))
    _save(connection, rows, groups, made, units, guests)


def _as_before(
    connection: Connection, groups: Sequence[Group], units: Sequence[KeptUnit], pinned: frozenset[int]
) -> list[int | None]:
    """For each group the claim that is written down already just as it is, with nobody more, less, or otherwise.

    Guests that are not grouped now stay with a group that is at home together as before: how likely they say what it
    says has not changed. Where a statement is gone since, as when its article was read again, it is not as it was.
    """
    here = {unit.id for unit in units}
    sizes = Counter(unit.claim for unit in units)
    whole = [_stays(found, units, sizes) for found in groups]
    stood: dict[int, set[int]] = defaultdict(set)
    told: dict[int, tuple[bool, int]] = {}
    there: Counter[int] = Counter()
    asked = sorted({claim for claim in whole if claim is not None})
    for claim, unit, is_pinned, size in _STATEMENTS_OF.rows(connection, claims=asked) if asked else ():
        if unit in here:
            stood[claim].add(unit)
        told[claim] = is_pinned, size
        there[claim] += 1
    found: list[int | None] = []
    for group, claim in zip(groups, whole, strict=True):
        now = {units[place].id for place in group.all}
        is_pinned = bool(pinned) and pinned >= set(group.home)
        same = claim is not None and stood[claim] == now and told[claim] == (is_pinned, there[claim])
        found.append(claim if same else None)
    return found


def _stays(found: Group, units: Sequence[KeptUnit], sizes: Mapping[int | None, int]) -> int | None:
    """The claim whose units are those of a group, all of them and no others."""
    claims_ = {units[place].claim for place in found.home}
    claim = claims_.pop() if len(claims_) == 1 else None
    return claim if claim is not None and sizes[claim] == len(found.home) else None


def _row(
    key: str, made: Assembled, counts: tuple[int, int, int], days: Sequence[str], *, pinned: bool
) -> dict[str, Any]:
    statements, carried, denials = counts
    known = [day for day in days if day < UNDATED]
    return {
        "key": key,
        "kind": made.kind,
        "text": made.text,
        "statements": statements,
        "articles": carried,
        "denials": denials,
        "first_day": known[0] if known else None,
        "last_day": known[-1] if known else "",
        "pinned": pinned,
    }


def _fresh(connection: Connection, wanted: Sequence[str], inherited: Sequence[str | None]) -> set[str]:
    """Of keys of units those that no claim bears: one that a unit has left may bear its key still."""
    taken = set(_ids(connection, wanted))
    return set(wanted) - taken - {key for key in inherited if key is not None}


def another_key(connection: Connection, first: str, given: set[str]) -> str:
    """A key that no claim bears, where claims bear those of all its units."""
    for number in count():
        key = key_of(first, -1, number)
        taken = key in given or connection.execute(select(claims.c.id).where(claims.c.key == key)).first() is not None
        if not taken:
            return key
    raise AssertionError("numbers have no end")


def _inherited(
    connection: Connection, groups: Sequence[Group], units: Sequence[KeptUnit], touched: Sequence[int]
) -> list[str | None]:
    """For each group the key of the claim that most of it was in, each key once; the larger share goes first."""
    names: dict[int, str] = {}
    if touched:
        names = {row.id: row.key for row in _KEYS_OF.rows(connection, claims=list(touched))}
    shares = []
    for number, found in enumerate(groups):
        counts = Counter(claim for place in found.home if (claim := units[place].claim) in names)
        shares += [(-count, names[claim], number) for claim, count in counts.items() if claim is not None]
    keys: list[str | None] = [None] * len(groups)
    used: set[str] = set()
    for _, key, number in sorted(shares):
        if keys[number] is None and key not in used:
            keys[number] = key
            used.add(key)
    return keys


def _is_host(found: Group, units: Sequence[KeptUnit]) -> bool:
    """Whether a group draws guests: one that counts, or stands alone, draws nobody."""
    return len(found.home) > 1 and units[found.home[0]].measure is None


def _guests_outside(
    connection: Connection, groups: Sequence[Group], units: Sequence[KeptUnit]
) -> list[list[tuple[KeptUnit, float]]]:
    """For each group, units that were not grouped now and likely say what it says, and how likely."""
    hosts = {number for number, found in enumerate(groups) if _is_host(found, units)}
    where = {units[place].id: number for number in hosts for place in groups[number].home}
    here = {unit.id for unit in units}
    sums: dict[tuple[int, int], float] = defaultdict(float)
    largest: dict[tuple[int, int], float] = defaultdict(float)
    parted: set[tuple[int, int]] = set()
    for inside, outside, value in links_outside(connection, where, weights()["guest"]):
        if outside not in here:
            sums[where[inside], outside] += value - FAR
            largest[where[inside], outside] = max(value, largest[where[inside], outside])
            if value <= PARTED:
                parted.add((where[inside], outside))
    means = {key: FAR + value / len(groups[key[0]].home) for key, value in sums.items() if key not in parted}
    near = {key: value for key, value in means.items() if is_guest(value, is_again=False)}
    rows = {one.id: one for one in units_by_id(connection, {unit for _, unit in near})}
    articles_ = [{units[place].article for place in found.home} for found in groups]
    found: list[list[tuple[KeptUnit, float]]] = [[] for _ in groups]
    for (number, unit), value in sorted(near.items()):
        one = rows[unit]
        if one.measure is None and is_guest(value, is_again=one.article in articles_[number]):
            found[number].append((one, largest[number, unit]))
    return found


def _save(
    connection: Connection,
    rows: Sequence[dict[str, Any]],
    groups: Sequence[Group],
    made: Sequence[Assembled],
    units: Sequence[KeptUnit],
    guests: Sequence[Sequence[tuple[KeptUnit, float]]],
) -> None:
    """Write claims with their statements down."""
    if not rows:
        return
    add_rows(connection, claims, rows)
    ids = _ids(connection, [row["key"] for row in rows])
    homes, told = [], []
    for row, found, one, more in zip(rows, groups, made, guests, strict=True):
        claim = ids[row["key"]]
        homes += [{"unit_id": units[place].id, "home": claim} for place in found.home]
        said = [(units[each.place].id, each.side, each.score, each.reason) for each in one.said]
        said += [(unit.id, unit.traits.side, round(value, 3), GUEST) for unit, value in more]
        told += [
            {"claim": claim, "number": number, "unit": unit, "side": side, "score": score, "reason": reason}
            for number, (unit, side, score, reason) in enumerate(said)
        ]
    _MOVED.run_each(connection, homes)
    add_rows(connection, claim_statements, told)
    claims_changed(connection, ids.values())


def _ids(connection: Connection, keys: Sequence[str]) -> dict[str, int]:
    return {key: claim for claim, key in _BEARING.rows(connection, keys=list(keys))} if keys else {}
