"""What questions have looked up is used again in the same state, and answers stay what they are without it."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

import reportedly
from reportedly.explore.questions import Only, search_articles, search_statements
from reportedly.explore.questions.facets import search_facets
from reportedly.explore.questions.known import Known, hand_over, known_to
from reportedly.explore.questions.search import most_hits
from reportedly.explore.web.app import make_app
from reportedly.reading import Actor, Article, Reader, Reading, Statement
from reportedly.store.search import hits
from reportedly.store.search.query import parse_query


def test_what_is_known_is_not_asked_for_again() -> None:
    known, asked = Known(), list[list[int]]()

    def ask(lacking: list[int]) -> dict[int, str]:
        asked.append(lacking)
        return {number: str(number) for number in lacking}

    assert known.many("numbers", [3, 1], ask) == {3: "3", 1: "1"}
    assert list(known.many("numbers", [1, 2, 3], ask).values()) == ["1", "2", "3"]
    assert list(known.many("others", [1], ask).values()) == ["1"]
    assert asked == [[3, 1], [2], [1]]
    assert known.one("words", "a", lambda: "first") == known.one("words", "a", lambda: "second") == "first"
    assert known.get("words", "b") is None


def test_no_more_is_known_than_there_is_room_for() -> None:
    known = Known(10)
    for number in range(30):
        known.many("numbers", [number], lambda some: {one: one for one in some})
        assert sum(map(len, known.kept.values())) <= 10
    known.one("rows", "long", lambda: "x" * 8, len)
    assert known.get("numbers", 29) is None
    assert known.get("rows", "long") == "x" * 8


def _readings(most: int) -> list[Reading]:
    """Readings of one statement each, whose texts and statements hold the same words more or less often."""
    found = []
    for number in range(most):
        text = f"The union said {'no ' * (number % 4)}strike would stop ferry {number}."
        article = Article(str(number), f"n{number}", text, publisher=("Gazette", "Courier")[number % 2])
        article.published = f"2024-05-{number % 28 + 1:02}"
        union = Actor("a1", "The union", "organisation", False, mentions=[article.span(0, 9)])
        spans = article.span(0, 9), article.span(10, 14), [article.span(15, len(text) - 1)]
        said = Statement("s1", union, *spans, "indirect", "assert")
        found.append(Reading(Reader("1", {}), article, actors=[union], statements=[said]))
    return found


@pytest.mark.parametrize("matter", ["articles", "statements"])
def test_pages_out_of_what_is_known_are_those_that_are_asked_for(
    sqlite_place: str, matter: hits.Matter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportedly.explore.questions.search.BLOCK", 4)
    search: Any = search_articles if matter == "articles" else search_statements
    with reportedly.open(sqlite_place) as dossier:
        dossier.keep(_readings(11))
        with dossier.database.reading() as connection:
            alone = [search(connection, "strike", limit=limit) for limit in range(1, 14)]
            monkeypatch.setattr("reportedly.explore.questions.search.MOST_HITS", 9)
            known = Known()
            hand_over(connection, known)
            assert known_to(connection) is known
            found, following = most_hits(connection, parse_query("strike"), matter, Only())
            assert (len(found), following) == (9, alone[8].next)
            assert [search(connection, "strike", limit=limit) for limit in range(1, 14)] == alone


@pytest.mark.parametrize("matter", ["articles", "statements"])
def test_hits_that_are_known_are_counted_as_others(sqlite_place: str, matter: hits.Matter) -> None:
    with reportedly.open(sqlite_place) as dossier:
        dossier.keep(_readings(7))
        with dossier.database.reading() as connection:
            alone = [search_facets(connection, said, matter) for said in ("strike", "no", "strike ferry")]
            assert [facets.counted for facets in alone] == [7, 5, 7]
            hand_over(connection, Known())
            for _ in range(2):
                assert [search_facets(connection, said, matter) for said in ("strike", "no", "strike ferry")] == alone


def test_a_server_forgets_what_is_known_when_the_dossier_changes(sqlite_place: str) -> None:
    with reportedly.open(sqlite_place) as dossier, TestClient(make_app(dossier), base_url="http://127.0.0.1") as client:

        def counted() -> int:
            answer = client.get("/api/v1/search/articles/facets", params={"q": "strike"})
            return int(answer.json()["counted"])

        dossier.keep(_readings(1))
        assert counted() == 1
        dossier.keep(_readings(2)[1:])
        assert counted() == 2
