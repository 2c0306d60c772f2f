"""Actors across articles: tables of articles, and which of their actors are one; the same in any order of articles."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, func, select

from joined_articles import Group, groups, keep, reading_of
from reportedly.resolve import part_actors, rejoin
from reportedly.store.saving import remove_reading
from reportedly.store.tables.actors import actors, appearances, guise_names, guises, likenesses, undecided
from resolve_dossier import dossier

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "actors_across_articles.toml").read_text(encoding="utf-8")
)["case"]


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


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_the_order_of_articles_does_not_matter(sqlite_place: str, case: dict[str, Any], seed: int) -> None:
    order = random.Random(seed).sample(range(1, len(case["articles"]) + 1), len(case["articles"]))
    with dossier(sqlite_place) as connection:
        assert joined(connection, case["articles"], order) == expected(case)


EVERY = [article for case in CASES for article in case["articles"]]


def test_all_cases_together_give_the_same_in_any_order_on_both_databases(
    sqlite_place: str, postgresql_place: str
) -> None:
    rng = random.Random(7)
    numbers = list(range(1, len(EVERY) + 1))
    found = []
    for place, order in ((sqlite_place, numbers), (postgresql_place, rng.sample(numbers, len(numbers)))):
        with dossier(place) as connection:
            found.append((joined(connection, EVERY, order), review(connection)))
    assert found[0] == found[1]


def review(connection: Connection) -> set[tuple[frozenset[str], str]]:
    """The pairs that are listed for review, by their guises' keys, with the reason."""
    one, other = guises.alias(), guises.alias()
    rows = connection.execute(
        select(one.c.key, other.c.key, undecided.c.score)
        .join(one, one.c.id == undecided.c.one)
        .join(other, other.c.id == undecided.c.other)
    )
    return {(frozenset((left, right)), f"{score:.3f}") for left, right, score in rows}


def state(connection: Connection) -> list[tuple[Any, ...]]:
    """All that is kept of actors, by keys."""
    rows = connection.execute(
        select(guises.c.key, actors.c.key, actors.c.articles, actors.c.name, guises.c["count"], guises.c.forms)
        .outerjoin(actors, actors.c.id == guises.c.actor)
        .order_by(guises.c.key)
    )
    return [tuple(map(str, row)) for row in rows]


def test_reading_an_article_again_changes_nothing(place: str) -> None:
    with dossier(place) as connection:
        for number, lines in enumerate(EVERY, 1):
            keep(connection, reading_of(number, lines))
        before = state(connection), groups(connection)
        rejoin(connection)
        assert (state(connection), groups(connection)) == before


def test_an_article_that_goes_leaves_nothing_behind(place: str) -> None:
    with dossier(place) as connection:
        keep(connection, reading_of(1, ["person: Anna Berg | NOR", "organisation: Skerry Guild | | | SHG"]))
        before = state(connection)
        other = keep(connection, reading_of(2, ["person: Anna Berg", "person: Berg | NOR", "organisation: SHG"]))
        assert state(connection) != before
        part_actors(connection, other)
        remove_reading(connection, other)
        assert state(connection) == before
        assert connection.execute(select(func.count()).select_from(appearances)).scalar() == 2
        assert connection.execute(select(func.count()).select_from(guise_names)).scalar() == 1


def test_every_join_says_why(sqlite_place: str) -> None:
    with dossier(sqlite_place) as connection:
        for number, lines in enumerate(EVERY, 1):
            keep(connection, reading_of(number, lines))
        rows = connection.execute(select(guises).where(guises.c.joined_to.is_not(None))).all()
        assert rows
        assert [row.key for row in rows if not row.why or not 0 < row.score <= 1] == []
        for row in connection.execute(select(undecided)):
            assert row.why
            assert row.reason


def test_a_name_that_everybody_bears_is_compared_no_more(sqlite_place: str) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    firsts = [f"{one.upper()}{two}nko" for one in letters[:10] for two in "aeiou"]
    with dossier(sqlite_place) as connection:
        for number, first in enumerate(firsts, 1):
            keep(connection, reading_of(number, [f"person: {first} Marrow | NOR | GOV"]))
        keep(connection, reading_of(99, ["person: Marrow | NOR | GOV"]))
        lean = connection.execute(select(guises).where(guises.c.words == "marrow")).one()
        assert connection.execute(select(actors.c.name).where(actors.c.id == lean.actor)).scalar() == "Marrow"
        mine = (likenesses.c.one == lean.id) | (likenesses.c.other == lean.id)
        assert connection.execute(select(func.count()).select_from(likenesses).where(mine)).scalar() == 0
