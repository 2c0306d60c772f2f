"""A dossier for questions whose answers come in the order of publication."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, update

import reportedly
from reportedly.dossier import Dossier
from reportedly.store.tables.articles import articles

EXAMPLES = Path(__file__).parents[3] / "examples"


@pytest.fixture
def undated(place: str) -> Iterator[Dossier]:
    """Articles of the examples, the last of them without a day of publication."""
    with reportedly.open(place) as opened:
        opened.add(EXAMPLES / "dunmere.jsonl")
        with opened.database.writing() as connection:
            last = select(articles.c.id).order_by(articles.c.id.desc()).limit(1).scalar_subquery()
            connection.execute(update(articles).where(articles.c.id == last).values(published=None, published_day=None))
        yield opened
