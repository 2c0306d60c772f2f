"""Which articles are noted as other than before when actors are joined: those that name them, and now somebody else."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select

from joined_articles import keep, reading_of
from reportedly.store.tables.actors import actors
from reportedly.store.tables.settled import unsettled
from resolve_dossier import dossier

NAMES = ("Anna Berg", "Orla Finn", "Carl Lind", "Ivo Brandt", "Nora Holm", "Edda Voss", "Jon Aske", "Mia Lund")


def noted(connection: Connection) -> set[int]:
    """The articles that are noted, which are not from here on."""
    found = set(connection.execute(select(unsettled.c.article)).scalars())
    connection.execute(delete(unsettled))
    return found


def keys(connection: Connection) -> dict[str, str]:
    return {row.name: row.key for row in connection.execute(select(actors.c.name, actors.c.key))}


def test_another_key_for_all_of_an_actor_is_nothing_to_articles_of_before(sqlite_place: str) -> None:
    with dossier(sqlite_place) as connection:
        for number in range(3):
            keep(connection, reading_of(number, [f"person: {name}" for name in NAMES]))
        noted(connection)
        before = keys(connection)
        new = keep(connection, reading_of(3, [f"person: {name} | NOR" for name in NAMES]))
        after = keys(connection)
        assert before.keys() == after.keys()
        assert 0 < sum(before[name] != after[name] for name in before) < len(NAMES)
        assert noted(connection) == {new}


def test_two_actors_who_become_one_are_noted_in_all_their_articles(sqlite_place: str) -> None:
    with dossier(sqlite_place) as connection:
        one = keep(connection, reading_of(1, ["person: Omar Sayf | | MED"]))
        other = keep(connection, reading_of(2, ["person: Omar Sayf | | REB"]))
        assert noted(connection) == {one, other}
        third = keep(connection, reading_of(3, ["person: Omar Sayf | | REB, MED"]))
        assert len(keys(connection)) == 1
        assert noted(connection) > {third}


def test_an_actor_that_is_called_otherwise_is_noted(sqlite_place: str) -> None:
    with dossier(sqlite_place) as connection:
        first = [keep(connection, reading_of(number, ["person: Esmail Qasimi"])) for number in range(2)]
        noted(connection)
        there = keys(connection)
        for number in range(2, 8):
            keep(connection, reading_of(number, ["person: Ismail Ghassemi"]))
        assert keys(connection).keys() != there.keys()
        assert set(first) <= noted(connection)
