"""A reading that was saved comes back equal, byte for byte in its JSON."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

import reportedly
from explore.readings import strike
from made_readings import Maker
from reportedly.dossier import Dossier
from reportedly.ingest.inputs import Intake
from reportedly.pipeline import read_articles
from reportedly.reading import Reading
from reportedly.reading_json import dumps, loads
from reportedly.store.articles import find_same
from reportedly.store.loading import load_reading
from reportedly.store.saving import remove_reading, save_reading
from reportedly.store.tables import metadata, readings
from reportedly.store.tables.articles import problems
from taking_in import Reported

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


@pytest.fixture(scope="module")
def read_examples() -> list[str]:
    """The readings of the example articles, as JSON."""
    articles = Intake(Reported()).articles([str(EXAMPLES)])
    return [dumps(reading) for reading in read_articles(articles)]


def kept_again(dossier: Dossier, reading: Reading) -> str:
    """What comes back of a reading that is kept."""
    before = dumps(reading)
    assert dossier.keep([loads(before)]).problem == 0
    with dossier.database.reading() as connection:
        kept = find_same(connection, reading.article)
        assert kept is not None
        back = load_reading(connection, kept.id)
    assert back is not None
    return dumps(back)


def test_examples_come_back(place: str, read_examples: list[str]) -> None:
    assert len(read_examples) > 10
    with reportedly.open(place) as dossier:
        dossier.keep(map(loads, read_examples))
        for number, before in enumerate(read_examples, 1):
            assert dumps(dossier.reading(number)) == before


def test_a_reading_made_by_hand_comes_back(place: str) -> None:
    with reportedly.open(place) as dossier:
        assert kept_again(dossier, strike()) == dumps(strike())


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_any_reading_comes_back(kind: str, request: pytest.FixtureRequest) -> None:
    @settings(deadline=None, derandomize=True, max_examples=60, suppress_health_check=list(HealthCheck))
    @given(st.integers(0, 2**32))
    def comes_back(seed: int) -> None:
        reading = Maker(seed).reading()
        reading.article.publisher = str(seed)  # or the same text would be the same article
        assert kept_again(dossier, reading) == dumps(reading)

    with reportedly.open(request.getfixturevalue(f"{kind}_place")) as dossier:
        comes_back()


def test_a_removed_reading_leaves_nothing(place: str, read_examples: list[str]) -> None:
    with reportedly.open(place) as dossier:
        dossier.keep(map(loads, read_examples[:2]))
        with dossier.database.writing() as connection:
            remove_reading(connection, 1)
            remove_reading(connection, 2)
        with dossier.database.reading() as connection:
            for table in (*readings.PARTS, readings.readings, problems):
                assert connection.execute(select(func.count()).select_from(table)).scalar() == 0, table.name
    assert {table.name for table in readings.PARTS} <= set(metadata.tables)


def test_a_reading_takes_the_place_of_the_one_before(place: str) -> None:
    first, second = Maker(7).reading(), Maker(8).reading()
    second.article = first.article
    second = loads(dumps(Maker(8).reading(first.article)))
    with reportedly.open(place) as dossier:
        dossier.keep([loads(dumps(first))])
        with dossier.database.writing() as connection:
            save_reading(connection, 1, second)
        assert dumps(dossier.reading(1)) == dumps(second)
