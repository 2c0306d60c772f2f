"""Actors across articles: tables of articles, and which of their actors are one; the same in any order of articles."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from joined_articles import Group, groups, keep, reading_of
from reportedly.store.connection import connect
from reportedly.store.migrations import prepare

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "actors_across_articles.toml").read_text(encoding="utf-8")
)["case"]


@contextmanager
def dossier(place: str) -> Iterator[Connection]:
    database = connect(place, create=True)
    prepare(database, create=True)
    with database.writing() as connection:
        yield connection
    database.close()


def expected(case: dict[str, Any]) -> set[Group]:
    return {tuple(name.replace(": Mrs ", ": ") for name in group) for group in case["groups"]}


def joined(connection: Connection, articles: list[list[str]], order: list[int]) -> set[Group]:
    """The groups of articles taken in an order, by the articles' own numbers."""
    ids = {keep(connection, reading_of(number, articles[number - 1])): number for number in order}
    found = set()
    for group in groups(connection):
        names = [name.partition(": ") for name in group]
        numbered = sorted((ids[int(article)], name) for article, _, name in names)
        if len({name for _, name in numbered} & {"Alder", "Birk"}) == 0:
            found.add(tuple(f"{number}: {name}" for number, name in numbered))
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_which_are_one(sqlite_place: str, case: dict[str, Any]) -> None:
    with dossier(sqlite_place) as connection:
        numbers = list(range(1, len(case["articles"]) + 1))
        assert joined(connection, case["articles"], numbers) == expected(case)
