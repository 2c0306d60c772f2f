"""Lists of known actors that users bring: FollowTheMoney JSON, as OpenSanctions publishes it, and CSV."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select, update

from reportedly.errors import MalformedInput, NoSuchInput
from reportedly.resolve.counting import Changes
from reportedly.resolve.guises import guise_of
from reportedly.resolve.joining import settle
from reportedly.resolve.known import three_letters
from reportedly.resolve.meeting import load_guises
from reportedly.resolve.personal_names import personal_name
from reportedly.resolve.regrouping import drop_guises
from reportedly.resolve.rows import guise_row
from reportedly.resolve.shown import Guise, Shown
from reportedly.resolve.spelling import fold
from reportedly.store.clock import now
from reportedly.store.tables.actors import guises, lists

KINDS = {
    "Person": "person", "Organization": "organisation", "PublicBody": "organisation", "Company": "organisation",
    "LegalEntity": "organisation",
}  # fmt: skip
"""FollowTheMoney's schemata that are actors here; of the others (vessels, addresses, ownerships) nothing is taken."""

COLUMNS = ("name", "kind")
"""Columns that a CSV file must have; it may have id, country, sectors, aliases and wikidata (several with ";")."""

MOST_NAMES = 24
"""Other names of an entry that are taken."""

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list: an actor with all its names, and what the list says beside."""

    id: str
    kind: str
    names: tuple[str, ...]
    country: str | None = None
    sectors: tuple[str, ...] = ()
    gender: str | None = None
    wikidata: str | None = None
    about: dict[str, list[str]] = field(default_factory=dict)


@dataclass(slots=True)
class Imported:
    """What became of a list: entries taken, entries of an earlier import that it has no more, and what was left out."""

    taken: int = 0
    removed: int = 0
    skipped: Counter[str] = field(default_factory=Counter)


def import_list(connection: Connection, path: Path, name: str) -> Imported:
    """Take a list's entries for known actors, in place of those of the same list imported before.

    Raises:
        NoSuchInput: if the file can't be opened.
        MalformedInput: if it is neither FollowTheMoney JSON lines nor such a CSV file.
    """
    imported = Imported()
    number = _list_id(connection, path, name)
    before = set(connection.execute(select(guises.c.id).where(guises.c["list"] == number)).scalars())
    kept: set[int] = set()
    entries = _entries(path, imported)
    while some := list(islice(entries, _BATCH)):
        kept |= _take(connection, number, name, some)
    imported.taken, imported.removed = len(kept), len(before - kept)
    near = drop_guises(connection, before - kept)
    settle(connection, Changes(), Changes(weighs=near))
    return imported


def _list_id(connection: Connection, path: Path, name: str) -> int:
    told = {"place": str(path), "imported": now()}
    found = connection.execute(select(lists.c.id).where(lists.c.name == name)).scalar()
    if found is not None:
        connection.execute(update(lists).where(lists.c.id == found).values(told))
        return int(found)
    made = connection.execute(insert(lists).values(name=name, **told)).inserted_primary_key
    assert made is not None
    return int(made[0])


def _take(connection: Connection, number: int, name: str, entries: Iterable[Entry]) -> set[int]:
    """Write some entries as guises, and join them to the actors that they are."""
    rows = {}
    for entry in entries:
        guise = guise_of_entry(name, entry)
        told = {"forms": list(guise.forms), "about": entry.about, "wikidata": entry.wikidata, "list": number}
        rows[guise.key] = {**guise_row(guise), **told}
    there = dict.fromkeys(connection.execute(select(guises.c.key).where(guises.c.key.in_(rows))).scalars())
    for key in there:
        told = {k: v for k, v in rows[key].items() if k not in {"count", "first_year", "last_year"}}
        connection.execute(update(guises).where(guises.c.key == key).values(told))
    if new := [row for key, row in rows.items() if key not in there]:
        connection.execute(insert(guises), new)
    ids = set(connection.execute(select(guises.c.id).where(guises.c.key.in_(rows))).scalars())
    old = set(connection.execute(select(guises.c.id).where(guises.c.key.in_(list(there)))).scalars())
    fresh = load_guises(connection, ids - old)
    settle(connection, Changes(), Changes(new=fresh, changed=old))
    return ids


def guise_of_entry(dataset: str, entry: Entry) -> Guise:
    """The guise of a list's entry, with all its names."""
    sort = "person" if entry.kind == "person" else "body"
    names = [str(personal_name(n)) if sort == "person" else fold(n).removeprefix("the ") for n in entry.names]
    forms = sorted(dict.fromkeys(form for form in names[1:] if form not in {names[0], "None", ""}))[:MOST_NAMES]
    shown = guise_of(Shown(entry.names[0], entry.kind, country=entry.country, sectors=entry.sectors))
    return Guise(
        f"d-{fold(dataset).replace(' ', '-')}-{entry.id}",
        "person" if sort == "person" else "body",
        entry.kind,
        entry.names[0],
        names[0],
        entry.country,
        shown.spheres if shown is not None and sort == "person" else frozenset(),
        entry.gender,
        dataset=dataset,
        sectors=entry.sectors,
        forms=tuple(forms),
    )


# ------------------------------------------------------------------------------------------------------------- reading


def _entries(path: Path, imported: Imported) -> Iterator[Entry]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            read = _from_csv if path.suffix.lower() == ".csv" else _from_ftm
            yield from read(lines, path, imported)
    except OSError as error:
        raise NoSuchInput(f"{path} can't be opened: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise MalformedInput(f"{path} is not UTF-8 text") from error


def _from_ftm(lines: Iterable[str], path: Path, imported: Imported) -> Iterator[Entry]:
    """Entries of FollowTheMoney JSON, an entity a line."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            entity = json.loads(line)
            schema, properties = entity["schema"], entity["properties"]
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            raise MalformedInput(f"{path}, line {number}: not a FollowTheMoney entity ({error})") from error
        if schema not in KINDS:
            imported.skipped[f"{schema}: no actor"] += 1
        elif (entry := _entity(entity, properties)) is None:
            imported.skipped["no name that can be compared"] += 1
        else:
            yield entry


def _entity(entity: dict[str, Any], properties: dict[str, list[str]]) -> Entry | None:
    kind = KINDS[entity["schema"]]
    every = [
        name for key in ("name", "alias", "previousName") for name in properties.get(key, []) if isinstance(name, str)
    ]
    caption = entity.get("caption")
    first = [caption] if caption in every else []
    names = [name for name in dict.fromkeys([*first, *every]) if _can_be_compared(name, kind)]
    if not names or not entity.get("id"):
        return None
    places = ("country", "citizenship", "nationality", "jurisdiction")
    codes = {three_letters().get(code.lower()) for key in places for code in properties.get(key, [])}
    gender = {"male": "m", "female": "f"}.get(next(iter(properties.get("gender", [])), ""))
    about = {key: properties[key] for key in ("birthDate", "position", "topics", "country") if properties.get(key)}
    wikidata = next(iter(properties.get("wikidataId", [])), None)
    country = codes.pop() if len(codes) == 1 else None
    return Entry(str(entity["id"]), kind, tuple(names), country, (), gender, wikidata, about)


def _can_be_compared(name: str, kind: str) -> bool:
    """Whether a name is in Latin letters and, a person's, more than one word."""
    folded = fold(name)
    if not folded or not folded.replace(" ", "").isascii():
        return False
    personal = personal_name(name) if kind == "person" else None
    return kind != "person" or (personal is not None and personal.is_full)


def _from_csv(lines: Iterable[str], path: Path, imported: Imported) -> Iterator[Entry]:
    """Entries of a CSV file with a row of headings."""
    rows = csv.DictReader(lines)
    missing = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
    if missing:
        raise MalformedInput(f"{path}: no column {' and '.join(missing)}; it has {', '.join(rows.fieldnames or ())}")
    for row in rows:
        kind, name = row["kind"].strip().lower().replace("organization", "organisation"), row["name"].strip()
        if kind not in {"person", "organisation"}:
            imported.skipped[f"{kind or 'empty'}: no kind of actor that can be listed"] += 1
        elif not _can_be_compared(name, kind):
            imported.skipped["no name that can be compared"] += 1
        else:
            yield _row(row, kind, name)


def _row(row: dict[str, str], kind: str, name: str) -> Entry:
    aliases = [alias for alias in _several(row, "aliases") if _can_be_compared(alias, kind)]
    country = three_letters().get((row.get("country") or "").strip().lower())
    wikidata = (row.get("wikidata") or "").strip() or None
    key = (row.get("id") or "").strip() or fold(name).replace(" ", "-")
    return Entry(key, kind, (name, *aliases), country, tuple(_several(row, "sectors")), None, wikidata)


def _several(row: dict[str, str], column: str) -> list[str]:
    return [part.strip() for part in (row.get(column) or "").split(";") if part.strip()]
