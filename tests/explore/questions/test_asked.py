"""What an actor says, and a month's figures: as the readings have it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

import reportedly
from reportedly.dossier import Dossier
from reportedly.explore.questions import figures_between, plain, statements_of
from reportedly.ingest.articles import make_article
from reportedly.pipeline import read_articles
from reportedly.store.tables.actors import actors

EXAMPLES = Path(__file__).parent.parent.parent.parent / "examples"


@pytest.fixture
def dossier(place: str) -> Iterator[Dossier]:
    with reportedly.open(place) as opened:
        opened.add(EXAMPLES / "dunmere.jsonl")
        yield opened


def test_what_an_actor_says_in_all_articles(dossier: Dossier) -> None:
    with dossier.database.reading() as connection:
        found = connection.execute(select(actors.c.key).where(actors.c.name == "Piers Handley")).scalars().all()
        assert len(found) == 1
        said = dossier.statements_of(found[0], limit=None)
        assert len({one.article for one in said}) > 1
        assert [one.published for one in said] == sorted((str(one.published) for one in said), reverse=True)
        page = statements_of(connection, found[0], limit=3)
        assert page.next is not None
        assert [*page.rows, *statements_of(connection, found[0], after=page.next, limit=500).rows] == said
    for one in said:
        text = dossier.reading(one.article).article.text
        assert " ".join(text[start:end] for start, end in one.spans) == one.content
    assert dossier.statements_of("nobody") == []


def test_a_months_figures(dossier: Dossier) -> None:
    every = dossier.figures("2024-05-01", "2024-05-31", limit=None)
    readings = [dossier.reading(number) for number in range(1, 8)]
    assert len(every) == sum(len(reading.figures) for reading in readings) > 20
    killed = dossier.figures("2024-05-01", "2024-05-31", measure="killed", limit=None)
    assert killed == [figure for figure in every if figure.measure == "killed"]
    assert dossier.figures("2024-05-16", "2024-05-15") == []
    with dossier.database.reading() as connection:
        page = figures_between(connection, "2024-05-01", "2024-05-31", limit=4)
        assert page.rows == every[:4]
        assert figures_between(connection, "2024-05-01", "2024-05-31", after=page.next, limit=2).rows == every[4:6]
    for figure in every:
        assert dossier.reading(figure.article).article.text[figure.span[0] : figure.span[1]] == figure.words
    assert plain(every[0])["article"] == every[0].article


def test_a_statement_whose_source_the_article_does_not_tell_is_not_the_publishers_own(place: str) -> None:
    text = "They said that the mill was shut for good. The river was high."
    article = make_article(text, name="a", publisher="Post", published="1911-03-08")
    with reportedly.open(place) as opened:
        opened.keep(list(read_articles([article])))
        told = {one.words: one.source for claim in opened.claims(limit=None) for one in claim.statements}
    assert told == {"that the mill was shut for good": "They", "The river was high.": None}
