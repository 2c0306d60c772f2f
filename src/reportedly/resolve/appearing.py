"""What a stored reading shows of its actors: the rows of its mentions, offices and owners, as `Shown`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, or_, select

from reportedly.resolve.guises import guise_of
from reportedly.resolve.shown import Guise, Shown
from reportedly.resolve.spelling import fold
from reportedly.resolve.words import honorifics, nouns
from reportedly.store.prepared import Prepared
from reportedly.store.tables.articles import articles
from reportedly.store.tables.readings import mentioned, readings, relations

_OFFICES = ("heads",)
_MENTIONS_LOOKED_AT = 8
_BEFORE = 12
"""Characters before a mention in which a form of address stands."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """An actor of one article in a guise; `spans` are its mentions."""

    mentioned: int
    guise: Guise
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Appearing:
    """The actors of one article that have a guise, the article's id and key, and the year it was published."""

    article: int
    key: str
    year: int | None
    appearances: tuple[Appearance, ...]


_READING: BindParameter[int] = bindparam("reading")
_ARTICLE_OF = Prepared(
    select(articles.c.id, articles.c.key, articles.c.published_day, articles.c.text)
    .join(readings, readings.c.article == articles.c.id)
    .where(readings.c.id == _READING)
)
_IS_TOLD = or_(mentioned.c.named, mentioned.c.kind == "organisation", mentioned.c.kind == "state")
_TELLING = Prepared(
    select(
        mentioned.c.id,
        mentioned.c.name,
        mentioned.c.kind,
        mentioned.c.named,
        mentioned.c.aliases,
        mentioned.c.country,
        mentioned.c.sectors,
        mentioned.c.mentions,
    )
    .where(mentioned.c.reading == _READING, _IS_TOLD)
    .order_by(mentioned.c.id)
)
_TIES = Prepared(
    select(relations.c.subject, relations.c.predicate, relations.c.object, relations.c.title)
    .where(relations.c.reading == _READING, or_(*(relations.c.predicate == one for one in (*_OFFICES, "part_of"))))
    .order_by(relations.c.id)
)


def appearing(connection: Connection, reading: int) -> Appearing:
    """The actors of a stored reading that can be joined across articles."""
    (article,) = _ARTICLE_OF.rows(connection, reading=reading)
    rows = _TELLING.rows(connection, reading=reading)
    ties = _TIES.rows(connection, reading=reading)
    year = int(article.published_day[:4]) if article.published_day else None
    shown = _shown(rows, ties, article.text)
    found = (
        Appearance(row.id, guise, tuple((start, end) for start, end in row.mentions))
        for row in rows
        if (guise := guise_of(shown[row.id])) is not None
    )
    return Appearing(article.id, article.key, year, tuple(found))


def _shown(rows: Sequence[Any], ties: Sequence[Any], text: str) -> Mapping[int, Shown]:
    by_id = {row.id: row for row in rows}
    offices: dict[int, list[tuple[str, str]]] = defaultdict(list)
    owners: dict[int, str] = {}
    for tie in ties:
        whole = by_id.get(tie.object)
        if whole is None:
            continue
        if tie.predicate == "part_of" and whole.kind == "state" and whole.named and not whole.country:
            owners.setdefault(tie.subject, whole.name)
        elif tie.title and whole.named:
            offices[tie.subject].append((tie.title, whole.country if whole.kind == "state" else whole.name))
    states = tuple(sorted({row.name for row in rows if row.kind == "state" and row.named and not row.country}))
    return {
        row.id: Shown(
            row.name,
            row.kind,
            row.named,
            tuple(row.aliases),
            row.country,
            tuple(row.sectors),
            tuple(sorted((title, whose) for title, whose in offices[row.id] if whose)),
            owners.get(row.id),
            states,
            _gender(row, text) if row.kind == "person" and row.named else None,
        )
        for row in rows
    }


def _gender(row: Any, text: str) -> str | None:
    """The gender that forms of address before a person's name tell ("Mrs Berg"), or descriptions ("the widow")."""
    told = set()
    for start, _ in row.mentions[:_MENTIONS_LOOKED_AT]:
        before = text[max(0, start - _BEFORE) : start].split()
        told.add(honorifics().get(fold(before[-1])) if before else None)
    for alias in row.aliases:
        told.add(nouns().get(fold(alias).split()[-1]) if fold(alias) else None)
    told.discard(None)
    return told.pop() if len(told) == 1 else None
