"""What a user may search for."""

from __future__ import annotations

import pytest

from reportedly.errors import QueryError
from reportedly.store.search.hits import fts5, tsquery
from reportedly.store.search.query import parse_query


@pytest.mark.parametrize(
    ("said", "sqlite"),
    [
        ("Harbours strike", 'words : "harbour" AND words : "strike"'),
        ('"no ship will sail"', 'words : "no ship will sail"'),
        ("“no ship”", 'words : "no ship"'),
        ("negotiat*", 'exact : "negotiat" *'),
        ('"the port ell"*', 'exact : "the port ell" *'),
        ("strike -ferry", '(words : "strike") NOT (words : "ferri")'),
        ('strike -"the ferry" –boats*', '(words : "strike") NOT (words : "the ferri" OR exact : "boats" *)'),
        ("al-Hasan", 'words : "al hasan"'),
        ('strike "never closed', 'words : "strike" AND words : "never close"'),
        ("NOT OR AND words: ( ^ +", 'words : "not" AND words : "or" AND words : "and" AND words : "word"'),
    ],
)
def test_queries(said: str, sqlite: str) -> None:
    assert fts5(parse_query(said)) == sqlite


def test_postgresql_writes_the_same() -> None:
    assert tsquery(parse_query('harbours "no ship" negotiat*').wanted) == "(harbour) & (no <-> ship) & (negotiat:*)"


@pytest.mark.parametrize("said", ["", "  ", "-ferry", '""', "… *", "-"])
def test_what_asks_for_nothing_is_refused(said: str) -> None:
    with pytest.raises(QueryError, match="no word to search for"):
        parse_query(said)
