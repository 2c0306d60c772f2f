"""Articles, actors' roles and networks, timelines, denials, facets and changes: the same on both databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

import reportedly
from reportedly.dossier import Dossier
from reportedly.errors import NoSuchActor, NoSuchArticle, QueryError
from reportedly.explore.questions import Only, Page
from reportedly.explore.questions.articles import article_facts, article_page
from reportedly.explore.questions.carried import shared_passages
from reportedly.explore.questions.changes import changes_since, moment
from reportedly.explore.questions.claimed import claims_of_article
from reportedly.explore.questions.contents import contents
from reportedly.explore.questions.copied import copy_groups
from reportedly.explore.questions.dated import timeline
from reportedly.explore.questions.denials import denial_page
from reportedly.explore.questions.facets import search_facets
from reportedly.explore.questions.naming import actor_named
from reportedly.explore.questions.network import network_around
from reportedly.explore.questions.roles import roles_of

EXAMPLES = Path(__file__).parents[3] / "examples"


@pytest.fixture
def dossier(place: str) -> Iterator[Dossier]:
    with reportedly.open(place) as opened:
        opened.add(EXAMPLES / "dunmere.jsonl")
        yield opened


def whole(ask: Callable[..., Page[Any]], connection: Connection, **narrowed: Any) -> list[Any]:
    """All rows of a list, asked for two at a time."""
    found: list[Any] = []
    after = None
    while True:
        page = ask(connection, after=after, limit=2, **narrowed)
        found += page.rows
        if (after := page.next) is None:
            return found


def test_lists_by_the_page_are_the_whole_list(dossier: Dossier) -> None:
    with dossier.database.reading() as connection:
        for ask in (article_page, timeline, denial_page, copy_groups):
            assert whole(ask, connection) == ask(connection, limit=500).rows
        days = [row.published for row in whole(article_page, connection)]
        assert days == sorted(days, reverse=True)
        firsts = [row.first for row in whole(timeline, connection)]
        assert firsts == sorted(firsts)


def test_words_of_a_timeline_and_of_ties_stand_where_they_are_said_to(dossier: Dossier) -> None:
    with dossier.database.reading() as connection:
        rows = timeline(connection, since="2024-05-01", until="2024-05-31").rows
        calder = actor_named(connection, "idris calder")
        network, roles = network_around(connection, calder.key), roles_of(connection, calder.key)
    assert rows
    places = [(row.article, row.span, row.words) for row in rows if row.kind == "event"]
    told = [one for edge in network.edges for one in edge.evidence] + [one for role in roles for one in role.evidence]
    for article, (start, end), words in [*places, *((one.article, one.span, one.words) for one in told)]:
        assert dossier.reading(article).article.text[start:end] == words
    assert {node.key for node in network.nodes} >= {end for edge in network.edges for end in (edge.start, edge.end)}
    assert all(calder.key in {edge.start, edge.end} for edge in network.edges)
    assert [role.predicate for role in roles] == ["heads"]
    assert network.all


def test_facts_of_an_article_tell_whom_it_copies_and_who_its_actors_are(dossier: Dossier) -> None:
    with dossier.database.reading() as connection:
        (group,) = copy_groups(connection).rows
        copy = group.repeated_by[0].article
        facts = article_facts(connection, copy)
        assert [tied.article for tied in facts.words_from] == [group.first.article]
        assert copy in [tied.article for tied in article_facts(connection, group.first.article).repeated_by]
        reading = dossier.reading(copy)
        assert set(facts.actors) <= {actor.id for actor in reading.actors}
        here, there = reading.article.text, dossier.reading(group.first.article).article.text
        for passage in shared_passages(connection, copy):
            (start, end), (other_start, other_end) = passage.span, passage.other_span
            mine, yours = here[start:end].split(), there[other_start:other_end].split()
            assert len(set(mine) & set(yours)) > len(set(mine)) / 2
        assert {one.statement for one in claims_of_article(connection, copy)} <= {s.id for s in reading.statements}
        with pytest.raises(NoSuchArticle):
            article_facts(connection, "a-0")


def test_facets_count_what_a_search_finds(dossier: Dossier) -> None:
    with dossier.database.reading() as connection:
        found = dossier.search_statements("market", limit=None)
        facets = search_facets(connection, "market", "statements")
        assert facets.counted == len(found)
        for facet in facets.acts:
            assert facet.hits == len(dossier.search_statements("market", only=Only(act=facet.value), limit=None))
        for facet in facets.actors:
            assert facet.hits == len(dossier.search_statements("market", only=Only(actor=facet.value), limit=None))


def test_contents_add_up(dossier: Dossier) -> None:
    with dossier.database.reading() as connection:
        held, rows = contents(connection), article_page(connection, limit=500).rows
    assert held.articles == len(rows) == sum(one.articles for one in held.publishers)
    assert held.statements == sum(row.statements for row in rows)


def test_changes_begin_where_they_are_asked_to(dossier: Dossier) -> None:
    with dossier.database.reading() as connection:
        assert changes_since(connection, "today").articles_added == len(article_page(connection, limit=500).rows)
        later = changes_since(connection, "2999-01-01")
        assert (later.articles_added, later.articles, later.denials) == (0, [], [])
    assert moment("2024-05-17T02:00:00+02:00") == "2024-05-17T00:00:00Z"
    with pytest.raises(QueryError, match="is no day"):
        moment("the other day")


def test_a_name_that_several_have_names_none(dossier: Dossier) -> None:
    with dossier.database.reading() as connection:
        with pytest.raises(NoSuchActor, match="may be"):
            actor_named(connection, "e")
        with pytest.raises(NoSuchActor, match="no actor is called"):
            actor_named(connection, "Nobody At All")
        named = actor_named(connection, "Idris Calder")
        assert actor_named(connection, named.key) == named
