"""Search: the same hits in both databases, those that a plain look through all texts finds."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest

import reportedly
from made_readings import Maker
from reportedly.dossier import Dossier
from reportedly.explore.questions import Only, search_articles, search_statements
from reportedly.explore.questions.facets import search_facets
from reportedly.reading import Reading
from reportedly.store.search.query import Query, Term, parse_query
from reportedly.store.search.tokens import Token, tokens

WORDS = (
    "the strike strikes striker harbour Harbour’s ferry ferries no ship will sail Café cafes port-ellis Ḥasan 12 1,200"
)
QUERIES = (
    "strike", "strikes ferry", '"no ship"', '"no ship will sail"', "ferr*", '"will sa"*', "strike -ferry", "cafe",
    'harbour -"no ship" -strik*', "port ellis", "port-ellis", "hasan", "12", "1,200", "nowhere", "the", "str* har*",
)  # fmt: skip


def stands(term: Term, words: list[Token]) -> bool:
    """Whether a term stands in a row of words, by looking at each place."""
    for start in range(len(words) - len(term.words) + 1):
        row = words[start : start + len(term.words)]
        if term.prefix:
            *whole, last = zip(term.words, row, strict=True)
            if all(one.exact == other.exact for one, other in whole) and last[1].exact.startswith(last[0].exact):
                return True
        elif all(one.stem == other.stem for one, other in zip(term.words, row, strict=True)):
            return True
    return False


def matches(query: Query, text: str) -> bool:
    words = list(tokens(text))
    return all(stands(term, words) is not term.excluded for term in query.terms)


@pytest.fixture
def made() -> list[Reading]:
    """Readings whose texts are made of few words, so that much is found."""
    chance = random.Random(3)
    readings = []
    for number in range(60):
        maker = Maker(number)
        article = maker.article(name=f"n{number}", title=None, publisher=("Gazette", "Courier")[number % 2])
        article.text = " ".join(chance.choices(WORDS.split(), k=chance.randint(3, 14))) + f" {number}"
        article.id = str(number)
        article.published = f"2024-05-{number % 28 + 1:02}"
        readings.append(maker.reading(article))
    return readings


@pytest.fixture
def dossier(place: str, made: list[Reading]) -> Iterator[Dossier]:
    with reportedly.open(place) as opened:
        opened.keep(made)
        yield opened


def test_articles_found_are_those_that_match(dossier: Dossier, made: list[Reading]) -> None:
    for said in QUERIES:
        query = parse_query(said)
        expected = {reading.article.name for reading in made if matches(query, reading.article.text)}
        found = dossier.search(said, limit=None)
        assert {hit.name for hit in found} == expected, said
        assert len(found) == len(expected)


def test_statements_found_are_those_that_match(dossier: Dossier, made: list[Reading]) -> None:
    total = 0
    for said in QUERIES:
        query = parse_query(said)
        expected = {
            (reading.article.name, statement.id)
            for reading in made
            for statement in reading.statements
            if matches(query, statement.content)
        }
        assert {(hit.name, hit.statement) for hit in dossier.search_statements(said, limit=None)} == expected, said
        total += len(expected)
    assert total > 100


def test_what_matches_is_marked(dossier: Dossier) -> None:
    for hit in dossier.search('"no ship" ferr*', limit=None):
        marked = [hit.excerpt[start - hit.span[0] : end - hit.span[0]].lower() for start, end in hit.marks]
        assert marked
        assert set(marked) <= {"no ship", "ferry", "ferries"}
    for found in dossier.search_statements("strikes", limit=None):
        assert {found.content[start:end].lower() for start, end in found.marks} <= {"strike", "strikes"}


def test_a_search_is_narrowed_and_paged(dossier: Dossier) -> None:
    only = Only(publisher="Gazette", since="2024-05-03", until="2024-05-09")
    for found in (dossier.search("the", only=only), dossier.search_statements("the", only=only)):
        assert found
        assert {hit.publisher for hit in found} == {"Gazette"}
        assert all("2024-05-03" <= str(hit.published) <= "2024-05-09" for hit in found)
    everything = dossier.search("the", limit=None)
    assert len(everything) > 20
    assert dossier.search("the", limit=7) == everything[:7]


def test_a_search_goes_through_all_blocks(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    from reportedly.explore.questions import search_articles

    everything = {hit.name for hit in dossier.search("the", limit=None)}
    monkeypatch.setattr("reportedly.explore.questions.search.BLOCK", 7)
    only = Only(publisher="Gazette")
    with dossier.database.reading() as connection:
        for narrowed in (Only(), only):
            names: list[str] = []
            after: str | None = None
            while True:
                page = search_articles(connection, "the", only=narrowed, after=after, limit=4)
                names += [hit.name for hit in page.rows]
                if (after := page.next) is None:
                    break
                assert len(page.rows) == 4
            expected = (
                everything if narrowed != only else {hit.name for hit in dossier.search("the", only=only, limit=None)}
            )
            assert sorted(names) == sorted(expected)


def test_what_is_read_again_is_found_by_its_new_words_alone(place: str) -> None:
    from reportedly.dossier.following import follow_reading
    from reportedly.store.saving import save_reading

    before = reportedly.read("The mill will close, the mayor said.")
    after = reportedly.read("The mill will close, the mayor said.")
    span = after.article.span(0, 8)
    after.statements[0].content_spans = [span]
    with reportedly.open(place) as dossier:
        dossier.keep([before])
        assert len(dossier.search_statements("close")) == 1
        with dossier.database.writing() as connection:
            follow_reading(connection, 1, save_reading(connection, 1, after), after)
        assert [hit.content for hit in dossier.search_statements("mill")] == ["The mill"]
        assert dossier.search_statements("close") == []


def test_both_databases_find_the_same_and_count_the_same(
    sqlite_place: str, postgresql_place: str, made: list[Reading]
) -> None:
    """The order is each database's own; what is found, what is marked and what a search can be narrowed to is not."""
    found: list[list[Any]] = []
    for place in (sqlite_place, postgresql_place):
        found.append([])
        with reportedly.open(place) as opened:
            opened.keep(made)
        with reportedly.open(place) as opened, opened.database.reading() as connection:
            for said in QUERIES:
                articles = search_articles(connection, said, limit=200).rows
                statements = search_statements(connection, said, limit=1000).rows
                facets = [search_facets(connection, said, among) for among in ("articles", "statements")]
                found[-1].append(
                    (
                        said,
                        sorted((hit.article, hit.marks) for hit in articles),
                        sorted((hit.article, hit.statement, hit.marks) for hit in statements),
                        [sorted((one.value, one.hits) for one in facet.publishers) for facet in facets],
                        [sorted((one.value, one.hits) for one in facet.months) for facet in facets],
                    )
                )
    assert found[0] == found[1]
    assert sum(bool(articles) for _, articles, *_ in found[0]) > 8
