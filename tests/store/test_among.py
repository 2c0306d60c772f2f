"""Asking for many rows by one parameter: the same rows on both databases, and one statement for any number."""

from __future__ import annotations

import pytest
from sqlalchemy import event, insert, select

import reportedly
from reportedly.store.among import among
from reportedly.store.tables.actors import actors

_BY_KEY = select(actors.c.key).where(among(actors.c.key, "keys")).order_by(actors.c.key)
_BY_ID = select(actors.c.id).where(among(actors.c.id, "ids")).order_by(actors.c.id)


@pytest.mark.parametrize("asked", [[], ["b"], ["c", "a"], ["a", "a", 'q"uote', "nobody", "ü"]], ids=len)
def test_rows_are_found_by_texts_and_by_numbers(place: str, asked: list[str]) -> None:
    keys = ["a", "b", "c", 'q"uote', "ü"]
    with reportedly.open(place) as dossier, dossier.database.writing() as connection:
        rows = [{"key": key, "name": key, "kind": "person", "sectors": [], "articles": 1} for key in keys]
        connection.execute(insert(actors), rows)
        ids = {row.key: row.id for row in connection.execute(select(actors.c.key, actors.c.id))}
        found = set(asked) & set(keys)
        assert set(connection.execute(_BY_KEY, {"keys": asked}).scalars()) == found
        by_id = connection.execute(_BY_ID, {"ids": [ids[key] for key in sorted(found)]}).scalars().all()
        assert set(by_id) == {ids[key] for key in found}


def test_the_statement_is_the_same_for_any_number(place: str) -> None:
    told: set[str] = set()
    with reportedly.open(place) as dossier, dossier.database.reading() as connection:
        event.listen(connection, "before_cursor_execute", lambda _, __, statement, *rest: told.add(statement))
        for keys in ([], ["a"], ["a", "b", "c"]):
            connection.execute(_BY_KEY, {"keys": keys}).all()
    assert len(told) == 1
