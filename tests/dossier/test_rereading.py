"""Reading again: new readings in the place of the old, and only where asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

import reportedly
from reportedly.reading import Reader, Reading
from reportedly.reading_json import dumps
from reportedly.store.tables.readings import mentioned, readings

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


def test_what_is_read_again_is_as_if_read_for_the_first_time(place: str) -> None:
    with reportedly.open(place) as dossier:
        dossier.add(EXAMPLES / "dunmere.jsonl")
        before = [dumps(dossier.reading(number)) for number in range(1, 8)]
        with dossier.database.reading() as connection:
            actors = connection.execute(select(func.count()).select_from(mentioned)).scalar()
        told: list[int] = []
        done = dossier.reread(told=told.append)
        assert (done.read, done.expected, sum(told)) == (7, 7, 7)
        assert [dumps(dossier.reading(number)) for number in range(1, 8)] == before
        with dossier.database.reading() as connection:
            assert connection.execute(select(func.count()).select_from(mentioned)).scalar() == actors
            assert connection.execute(select(func.min(readings.c.id))).scalar() == 8
        assert len(dossier.search_statements("rocket", limit=None)) > 5


def test_only_what_another_version_has_read(place: str) -> None:
    text = "The mill will reopen in May, the mayor said on Monday.\n"
    with reportedly.open(place) as dossier:
        old = Reading(Reader("0.0.9", {}), reportedly.read(text, name="old").article)
        new = reportedly.read(text.replace("mill", "dairy"), name="new")
        dossier.keep([old, new])
        assert dossier.reading(1).statements == []
        done = dossier.reread(only_older=True)
        assert (done.read, done.current, done.problem) == (1, 1, 0)
        assert len(dossier.reading(1).statements) == 1
        assert dossier.reread(only_older=True).current == 2


def test_what_fails_keeps_its_reading_and_is_a_problem(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from reportedly import pipeline

    def broken(*_: object) -> Reading:
        raise ZeroDivisionError("mill")

    with reportedly.open(place) as dossier:
        dossier.keep([reportedly.read("The mill will reopen in May, the mayor said.", name="a")])
        with monkeypatch.context() as patch:
            patch.setattr(pipeline, "read_parsed", broken)
            assert dossier.reread().problem == 1
            assert dossier.reread().problem == 1
        assert len(dossier.problems(what="reading")) == 1
        assert len(dossier.reading(1).statements) == 1
        assert dossier.reread().read == 1
        assert dossier.problems(what="reading") == []
