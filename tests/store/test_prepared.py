"""Prepared statements find and write the same as SQLAlchemy does by itself, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Connection, bindparam, delete, event, func, select, text, update

import reportedly
from reportedly.dossier import Dossier
from reportedly.store.among import among
from reportedly.store.into import add_all_numbered, add_missing, add_numbered, add_row, add_rows
from reportedly.store.prepared import Prepared
from reportedly.store.tables.actors import actors, guise_names, guises

_NAMED = Prepared(
    select(guises).where(among(guises.c.key, "keys"), guises.c.sort == "person", guises.c.alone).order_by(guises.c.id)
)
_TOLD = Prepared(update(guises).where(guises.c.id == bindparam("of")))
_MORE = Prepared(
    update(guises).where(among(guises.c.id, "ids")).values(count=guises.c["count"] + bindparam("more"), lean=True)
)
_GONE = Prepared(delete(guises).where(among(guises.c.id, "ids")).returning(guises.c.id, guises.c.spheres))


def _guise(number: int, **told: Any) -> dict[str, Any]:
    row: dict[str, Any] = {
        "key": f"g-{number}",
        "sort": "person",
        "kind": "person",
        "name": "Berg",
        "words": "berg",
        "country": None,
    }
    row |= {"spheres": ["press"], "lean": False, "alone": True, "sectors": [], "forms": [], "count": number}
    return row | told


@pytest.fixture
def writing(place: str) -> Iterator[Connection]:
    """A writing transaction of a new dossier."""
    with reportedly.open(place) as dossier, dossier.database.writing() as connection:
        yield connection


def _all(connection: Connection) -> list[dict[str, Any]]:
    return [dict(row._mapping) for row in connection.execute(select(guises).order_by(guises.c.id))]


def test_what_is_added_is_found_as_it_was(writing: Connection) -> None:
    made = [_guise(1), _guise(2, spheres=[], forms=["the mayor"], alone=False), _guise(3, about=None, score=1)]
    ids = [*add_all_numbered(writing, guises, made[:2]), add_numbered(writing, guises, made[2])]
    assert len(set(ids)) == 3
    rows = _NAMED.rows(writing, keys=["g-1", "g-2", "g-3", "nobody"])
    assert [row._asdict() for row in rows] == [row for row in _all(writing) if row["alone"]]
    assert [(row.id, row.count, row.lean, row.spheres) for row in rows] == [
        (ids[0], 1, False, ["press"]),
        (ids[2], 3, False, ["press"]),
    ]
    assert _NAMED.column(writing, keys=["g-3"]) == ids[2:]
    assert _NAMED.first(writing, keys=["g-3"]).key == "g-3"
    assert _NAMED.first(writing, keys=[]) is None


def test_constants_may_stand_in_brackets(writing: Connection) -> None:
    ids = add_all_numbered(writing, guises, [_guise(1), _guise(2, sort="body"), _guise(3, sort="place")])
    asked = select(guises.c.id).where(guises.c.id > bindparam("after"), guises.c.sort.in_(["person", "body"]))
    prepared = Prepared(asked.where(among(guises.c.key, "keys")))
    assert prepared.column(writing, after=0, keys=["g-1", "g-2", "g-3"]) == ids[:2]
    assert prepared.column(writing, after=ids[0], keys=["g-1", "g-2"]) == ids[1:2]


def test_rows_are_changed_and_taken_out(writing: Connection) -> None:
    one, two, three = add_all_numbered(writing, guises, [_guise(1), _guise(2), _guise(3)])
    _TOLD.run_each(writing, [{"of": one, "name": "A", "forms": ["a"]}, {"of": two, "name": "B", "forms": []}])
    _TOLD.run(writing, of=three, country="NOR")  # of other columns than before
    _MORE.run(writing, ids=[one, three], more=10)
    found = [(row["name"], row["forms"], row["country"], row["count"], row["lean"]) for row in _all(writing)]
    assert found == [("A", ["a"], None, 11, True), ("B", [], None, 2, False), ("Berg", [], "NOR", 13, True)]
    assert [tuple(row) for row in _GONE.rows(writing, ids=[two, 99])] == [(two, ["press"])]
    assert [row["id"] for row in _all(writing)] == [one, three]


def test_nothing_is_added_or_changed_for_no_rows(writing: Connection) -> None:
    add_rows(writing, guises, [])
    _TOLD.run_each(writing, [])
    assert add_all_numbered(writing, guises, []) == []
    assert _all(writing) == []


def test_many_rows_are_added_at_once(writing: Connection) -> None:
    key = add_numbered(writing, guises, _guise(1))
    add_rows(writing, guise_names, [{"guise": key, "words": f"w{n}", "number": n} for n in range(500)])
    add_row(writing, guise_names, {"guise": key, "words": "ü'\"", "number": -1})
    told = select(func.count(), func.sum(guise_names.c.number), func.min(guise_names.c.words))
    assert tuple(writing.execute(told).one()) == (501, 500 * 499 // 2 - 1, "w0")


def test_a_row_that_lacks_what_the_first_has_is_an_error(writing: Connection) -> None:
    key = add_numbered(writing, guises, _guise(1))
    with pytest.raises(Exception, match="number"):
        add_rows(writing, guise_names, [{"guise": key, "words": "a", "number": 1}, {"guise": key, "words": "b"}])


def test_a_statement_in_words_takes_values_too(writing: Connection) -> None:
    add = Prepared(text("INSERT INTO common_keys (key) VALUES (:key)"))
    add.run_each(writing, [{"key": "a"}, {"key": "b"}])
    add.run(writing, key="c")
    assert writing.execute(text("SELECT count(*) FROM common_keys")).scalar_one() == 3


def test_sqlite_runs_it_without_sqlalchemy(sqlite_place: str) -> None:
    told: list[str] = []
    with reportedly.open(sqlite_place) as dossier, dossier.database.writing() as connection:
        event.listen(connection, "before_cursor_execute", lambda _, __, statement, *rest: told.append(statement))
        add_rows(connection, actors, [{"key": "a", "name": "A", "kind": "person", "sectors": [], "articles": 1}])
        assert _NAMED.rows(connection, keys=["g-1"]) == []
    assert told == []


def _fail_after(dossier: Dossier) -> None:
    with dossier.database.writing() as connection:
        add_numbered(connection, guises, _guise(3))
        raise RuntimeError


def test_what_was_prepared_is_rolled_back_with_the_rest(place: str) -> None:
    with reportedly.open(place) as dossier:
        with dossier.database.writing() as connection:
            whole = connection.begin_nested()
            add_numbered(connection, guises, _guise(1))
            whole.rollback()
            add_numbered(connection, guises, _guise(2))
        with pytest.raises(RuntimeError):
            _fail_after(dossier)
        with dossier.database.reading() as connection:
            assert [row["key"] for row in _all(connection)] == ["g-2"]


def test_what_is_there_already_is_left_as_it_is(writing: Connection) -> None:
    key = add_numbered(writing, guises, _guise(1))
    for rows in (["a", "b"], [], ["b", "c"]):
        add_missing(writing, guise_names, [{"guise": key, "words": words, "number": len(rows[0])} for words in rows])
        add_missing(writing, guise_names, [{"guise": key, "words": words, "number": 9} for words in rows])
    found = writing.execute(select(guise_names.c.words, guise_names.c.number).order_by(guise_names.c.words))
    assert [tuple(row) for row in found] == [("a", 1), ("b", 1), ("c", 1)]
