"""Articles as they are cited: title, publisher, date, the original address and that of an archived copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection, select

from reportedly.store.tables.articles import articles, inputs

ARCHIVES = ("archive.org", "archive.ph", "archive.today", "archive.is", "perma.cc", "webcitation.org")
"""Public archives of the web, by their domains."""


@dataclass(frozen=True, slots=True)
class Citation:
    """An article as it is cited.

    `url` is the original address, `archived` that of a copy in a public archive of the web, `record` the place in a
    web archive of one's own (a WARC file) with the time at which it was taken; each None where it is not known.
    """

    article: str
    name: str
    title: str | None
    publisher: str | None
    byline: str | None
    published: str | None
    url: str | None
    archived: str | None
    record: str | None


def citations(connection: Connection, keys: Iterable[str]) -> dict[str, Citation]:
    """The citations of articles, by their keys."""
    a, found = articles.c, dict[str, Citation]()
    wanted = sorted(set(keys))
    for start in range(0, len(wanted), 400):
        query = select(a.id, a.key, a.name, a.title, a.publisher, a.byline, a.published, a.url)
        rows = connection.execute(query.where(a.key.in_(wanted[start : start + 400]))).all()
        places = select(inputs.c.article, inputs.c.place, inputs.c.noted).order_by(inputs.c.id)
        seen: dict[int, list[Any]] = {}
        for row in connection.execute(places.where(inputs.c.article.in_([row.id for row in rows]))):
            seen.setdefault(row.article, []).append(row)
        found |= {row.key: _citation(row, seen.get(row.id, [])) for row in rows}
    return found


def _citation(row: Any, seen: list[Any]) -> Citation:
    archived = next((address for address in _addresses(row, seen) if _is_archive(address)), None)
    original = row.url if row.url != archived else _original(archived)
    records = (f"{one.place}, {one.noted['archived']}" for one in seen if one.noted.get("archived"))
    return Citation(
        row.key, row.name, row.title, row.publisher, row.byline, row.published, original, archived,
        next(records, None),
    )  # fmt: skip


def _addresses(row: Any, seen: list[Any]) -> Iterator[str]:
    for one in seen:
        yield from (str(told) for told in (one.place, *one.noted.values()))
    yield row.url or ""


def _is_archive(address: str) -> bool:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return False
    return address.startswith(("http://", "https://")) and any(
        host == domain or host.endswith(f".{domain}") for domain in ARCHIVES
    )


def _original(archived: str | None) -> str | None:
    """The address that stands at the end of a copy's address, as most archives write it."""
    for scheme in ("https://", "http://"):
        _, found, rest = (archived or "").rpartition(f"/{scheme}")
        if found:
            return scheme + rest
    return None
