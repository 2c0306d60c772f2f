"""Counting which guises appear in which articles: adding an article's, and taking them back before it is read again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from reportedly.resolve.appearing import Appearing
from reportedly.resolve.guises import MOST_FORMS
from reportedly.resolve.meeting import load_guises
from reportedly.resolve.rows import guise_row
from reportedly.resolve.shown import Guise, level_of
from reportedly.resolve.spelling import skeleton
from reportedly.store.among import among
from reportedly.store.into import add_all_numbered, add_rows
from reportedly.store.prepared import Prepared
from reportedly.store.tables.actors import actors, appearances, guise_names, guises, told_apart

MOST_NAMESAKES = 12
"""Persons of one surname in one article; of more, such as in a list of winners, nothing is learnt."""

RARE = 3
"""Levels by which another name may be rarer than its guise and still count: one in eight articles."""


@dataclass(slots=True)
class Changes:
    """Ids of guises: those that are `new`, that tell something else now (`changed`), or only weigh more or less.

    Those of which only what is shown changed, the spelling of the name or the sectors, are in `shown`.
    """

    new: dict[int, Guise] = field(default_factory=dict)
    changed: set[int] = field(default_factory=set)
    weighs: set[int] = field(default_factory=set)
    shown: set[int] = field(default_factory=set)

    @property
    def every(self) -> set[int]:
        """All of them."""
        return set(self.new) | self.changed | self.weighs


def add_appearances(connection: Connection, shown: Appearing) -> Changes:
    """Count an article's guises."""
    changes = Changes()
    if not shown.appearances:
        return changes
    found = {one.guise.key: one.guise for one in shown.appearances}
    known = _existing(connection, found)
    added = Counter(one.guise.key for one in shown.appearances)
    new = _insert_new(connection, found, known, shown.year)
    changes.new = {key: _first(found[name], added[name], shown.year) for name, key in new.items()}
    rows = [
        {"mentioned": a.mentioned, "article": shown.article, "guise": known[a.guise.key]["id"], "forms": a.guise.forms}
        for a in shown.appearances
    ]
    add_rows(connection, appearances, rows)
    _raise_counts(connection, known, added)
    _take_in(connection, known, found, shown.year, changes)
    for key, number in added.items():
        if level_of(known[key]["count"] + number) != level_of(known[key]["count"]):
            changes.weighs.add(known[key]["id"])
    changes.changed |= _count_names(connection, [row for row in rows if row["forms"]], 1)
    changes.changed |= _tell_apart(connection, {known[key]["id"]: guise for key, guise in found.items()}, 1)
    return changes


def take_back(connection: Connection, article: int) -> Changes:
    """Take an article's guises out of the counts."""
    gone = connection.execute(select(appearances).where(appearances.c.article == article)).all()
    if not gone:
        return Changes()
    connection.execute(delete(appearances).where(appearances.c.article == article))
    less = Counter(row.guise for row in gone)
    asked = select(guises.c.id, guises.c.count, guises.c.actor).where(guises.c.id.in_(less))
    rows = {row.id: dict(row._mapping) for row in connection.execute(asked)}
    _add_to(connection, {key: -number for key, number in less.items()}, rows)
    counts = {key: (row["count"], row["count"] - less[key]) for key, row in rows.items()}
    weighs = {key for key, (was, now) in counts.items() if not now or level_of(was) != level_of(now)}
    told = [{"guise": row.guise, "forms": row.forms} for row in gone if row.forms]
    changed = _count_names(connection, told, -1) | _tell_apart(connection, load_guises(connection, less), -1)
    return Changes(changed=changed, weighs=weighs)


_COLUMNS = ("key", "id", "count", "actor", "first_year", "last_year", "sectors", "name", "office")
_EXISTING = Prepared(select(*(guises.c[name] for name in _COLUMNS)).where(among(guises.c.key, "keys")))
_TAKEN_IN = Prepared(update(guises).where(guises.c.id == bindparam("guise_id")))
_SHOWN_MORE = Prepared(
    update(guises).where(among(guises.c.id, "ids")).values(count=guises.c["count"] + bindparam("more"))
)
_ACTORS_SHOWN_MORE = Prepared(
    update(actors).where(among(actors.c.id, "ids")).values(articles=actors.c.articles + bindparam("more"))
)


def _existing(connection: Connection, keys: Iterable[str]) -> dict[str, dict[str, Any]]:
    return {row.key: row._asdict() for row in _EXISTING.rows(connection, keys=sorted(keys))}


def _insert_new(
    connection: Connection, found: Mapping[str, Guise], known: dict[str, dict[str, Any]], year: int | None
) -> dict[str, int]:
    rows = [guise_row(guise, year) for key, guise in found.items() if key not in known]
    if not rows:
        return {}
    made = dict(zip((row["key"] for row in rows), add_all_numbered(connection, guises, rows), strict=True))
    known |= {row["key"]: {**row, "id": made[row["key"]], "actor": None} for row in rows}
    return made


def _first(guise: Guise, count: int, year: int | None) -> Guise:
    """A new guise as it is kept: other names count only once they were counted."""
    years = (year, year) if guise.office and year is not None else None
    return replace(guise, forms=(), years=years, count=count)


def _raise_counts(connection: Connection, known: Mapping[str, Mapping[str, Any]], added: Mapping[str, int]) -> None:
    _add_to(
        connection,
        {known[key]["id"]: number for key, number in added.items()},
        {known[key]["id"]: known[key] for key in added},
    )


def _add_to(connection: Connection, more: Mapping[int, int], rows: Mapping[int, Mapping[str, Any]]) -> None:
    """Add to the counts of guises and of the actors that hold them."""
    of_actors: Counter[int] = Counter()
    for key, number in more.items():
        if rows[key]["actor"] is not None:
            of_actors[rows[key]["actor"]] += number
    for number in sorted(set(more.values())):
        alike = sorted(key for key, some in more.items() if some == number)
        _SHOWN_MORE.run(connection, ids=alike, more=number)
    for number in sorted(set(of_actors.values())):
        alike = sorted(key for key, some in of_actors.items() if some == number)
        _ACTORS_SHOWN_MORE.run(connection, ids=alike, more=number)


def _take_in(
    connection: Connection,
    known: Mapping[str, Mapping[str, Any]],
    found: Mapping[str, Guise],
    year: int | None,
    changes: Changes,
) -> None:
    """Take in what does not tell guises apart: sectors, how the name is written, and the years of an office."""
    rows = []
    for key, guise in found.items():
        row = known[key]
        years = [one for one in (row["first_year"], row["last_year"], year) if one is not None and row["office"]]
        first, last = min(years, default=None), max(years, default=None)
        sectors, name = sorted({*row["sectors"], *guise.sectors}), _better_name(row["name"], guise.name)
        if (first, last) != (row["first_year"], row["last_year"]):
            changes.changed.add(row["id"])
        elif sectors == row["sectors"] and name == row["name"]:
            continue
        changes.shown.add(row["id"])
        rows.append({"guise_id": row["id"], "first_year": first, "last_year": last, "sectors": sectors, "name": name})
    _TAKEN_IN.run_each(connection, rows)


def _better_name(one: str, other: str) -> str:
    """Of two ways in which a name is written, the one not all in capitals, else the first in the alphabet."""
    return min((one, other), key=lambda name: (name.isupper(), not name[:1].isupper(), name))


# -------------------------------------------------------------------------------------------------------- side by side


def _tell_apart(connection: Connection, found: Mapping[int, Guise], by: int) -> set[int]:
    """Count pairs of persons of one surname that an article speaks of side by side; gives those of which that is new.

    The article's reading has two where it could have had one, so it holds them for two.
    """
    surnames: dict[str, list[int]] = defaultdict(list)
    for key, guise in found.items():
        if guise.sort == "person" and not guise.lean:
            surnames[skeleton(guise.words.split()[-1])].append(key)
    pairs = [
        pair for some in surnames.values() if len(some) <= MOST_NAMESAKES for pair in combinations(sorted(some), 2)
    ]
    first: set[int] = set()
    for one, other in pairs:
        place = (told_apart.c.one == one) & (told_apart.c.other == other)
        number = connection.execute(select(told_apart.c.number).where(place)).scalar()
        if number is None:
            connection.execute(insert(told_apart).values(one=one, other=other, number=by))
            first |= {one, other}
        elif number + by > 0:
            connection.execute(update(told_apart).where(place).values(number=number + by))
        else:
            connection.execute(delete(told_apart).where(place))
            first |= {one, other}
    return first


# ---------------------------------------------------------------------------------------------------------- other names


def _count_names(connection: Connection, rows: list[dict[str, Any]], by: int) -> set[int]:
    """Count other names of guises; gives the ids of guises of which other ones count now."""
    if not rows:
        return set()
    kept: dict[int, dict[str, int]] = {row["guise"]: {} for row in rows}
    for row in connection.execute(select(guise_names).where(guise_names.c.guise.in_(kept))):
        kept[row.guise][row.words] = row.number
    for told in rows:
        counts = kept[told["guise"]]
        for words in told["forms"]:
            counts[words] = counts.get(words, 0) + by
    connection.execute(delete(guise_names).where(guise_names.c.guise.in_(kept)))
    names = [{"guise": k, "words": w, "number": n} for k, counts in kept.items() for w, n in counts.items() if n > 0]
    add_rows(connection, guise_names, names)
    return _set_forms(connection, kept)


def _set_forms(connection: Connection, kept: Mapping[int, Mapping[str, int]]) -> set[int]:
    """Write which other names count; an entry of a list has those that the list says."""
    asked = select(guises.c.id, guises.c.forms, guises.c["count"], guises.c["list"]).where(guises.c.id.in_(kept))
    rows = []
    for key, forms, of, listed in connection.execute(asked).all():
        now = forms_that_count(kept[key], of)
        if listed is None and now != forms:
            rows.append({"guise_id": key, "forms": now})
    if rows:
        connection.execute(update(guises).where(guises.c.id == bindparam("guise_id")), rows)
    return {row["guise_id"] for row in rows}


def forms_that_count(counts: Mapping[str, int], of: int) -> list[str]:
    """The other names of a guise that enough of its articles give it, the most frequent `MOST_FORMS`, sorted."""
    enough = {words: n for words, n in counts.items() if n > 0 and level_of(n) + RARE >= level_of(of)}
    return sorted(sorted(enough, key=lambda words: (-level_of(enough[words]), words))[:MOST_FORMS])


def empty_ones(connection: Connection, ids: set[int]) -> set[int]:
    """Those of some guises that no article shows any more and no list has."""
    asked = select(guises.c.id).where(guises.c.id.in_(ids), guises.c["count"] <= 0, guises.c["list"].is_(None))
    return set(connection.execute(asked).scalars())
