"""Guises as rows and back."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, select

from reportedly.resolve.shown import Guise
from reportedly.store.tables.actors import guises, lists

AT_ONCE = 500
"""Ids or keys that one query asks for at most."""


_UNTOLD = frozenset({"list", "about", "joined_to", "score", "why"})


def guise_query() -> Select[Any]:
    """The rows of guises as far as they tell who it is, each with its list's name as `dataset`."""
    told = (column for column in guises.c if column.name not in _UNTOLD)
    return select(*told, lists.c.name.label("dataset")).select_from(
        guises.outerjoin(lists, guises.c.list == lists.c.id)
    )


def guise_from(row: Any) -> Guise:
    """The guise that a row of `guise_query` holds."""
    years = None if row.first_year is None else (row.first_year, row.last_year)
    return Guise(
        row.key,
        row.sort,
        row.kind,
        row.name,
        row.words,
        row.country,
        frozenset(row.spheres),
        row.gender,
        row.office,
        row.place_sort,
        row.lean,
        row.alone,
        row.dataset,
        tuple(row.sectors),
        tuple(row.forms),
        years if row.office else None,
        row.count,
        row.actor,
    )


def guise_row(guise: Guise, year: int | None = None) -> dict[str, Any]:
    """The row of a guise that no article has shown yet; `year` is that of the first to show it."""
    held = year if guise.office else None
    return {
        "key": guise.key, "sort": guise.sort, "kind": guise.kind, "name": guise.name, "words": guise.words,
        "country": guise.country, "spheres": sorted(guise.spheres), "gender": guise.gender, "office": guise.office,
        "place_sort": guise.place_sort, "lean": guise.lean, "alone": guise.alone, "sectors": list(guise.sectors),
        "forms": [], "count": 0, "first_year": held, "last_year": held,
    }  # fmt: skip
