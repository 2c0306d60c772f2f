"""Media: the examples of the lexicon, and statements without one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from attributed import attributions_of, read_marked
from marked import Marked, unmark
from reportedly.ingest.articles import make_article
from reportedly.lexicon import load
from reportedly.reader.actors import Cast
from reportedly.reader.parsed import ParsedArticle
from reportedly.reader.statements import make_statements
from reportedly.reader.statements.media import _media, _prepositions
from reportedly.reader.syntax import parse
from without import without

KINDS = ("noun", "cue_noun", "verb")

WITHOUT = [
    "<source>The abbot</source> <cue>said</cue> <content>the letter was lost</content>.",
    "<source>The abbot</source> <cue>said</cue> in March <content>that the roof leaked</content>.",
    "<content>The roof leaks</content>, <cue>according to</cue> <source>the abbot</source>.",
]


Word = tuple[tuple[str, ...], str, str]
"""Table, word and example."""


def _words() -> Iterator[Word]:
    for kind in KINDS:
        for medium, words in load("en/media")[kind].items():
            yield from (((kind, medium), word, example) for word, example in words.items())
    for word, example in load("en/media")["prepositions"]["examples"].items():
        yield ("prepositions", "examples"), word, example


def _medium_of(marked: Marked, parsed: ParsedArticle) -> str | None:
    attributions = list(attributions_of(marked, parsed).values())
    return make_statements(parsed, attributions, Cast(), [])[0].medium


@pytest.fixture(scope="module")
def examples() -> list[tuple[Word, Marked, ParsedArticle]]:
    """Every word with its example, all parsed in one batch."""
    words = list(_words())
    marked = [unmark(example) for *_, example in words]
    return list(zip(words, marked, parse(make_article(one.text) for one in marked), strict=True))


def test_a_word_names_its_medium(examples: list[tuple[Word, Marked, ParsedArticle]]) -> None:
    found = [(path, word, _medium_of(marked, parsed)) for (path, word, _), marked, parsed in examples]
    assert [one for one in found if one[2] is None or one[0][1] not in {one[2], "examples"}] == []


def test_an_example_needs_its_word(examples: list[tuple[Word, Marked, ParsedArticle]]) -> None:
    needless = []
    for (path, word, _), marked, parsed in examples:
        medium = _medium_of(marked, parsed)
        with without("en/media", path, word, (_media, _prepositions)):
            if _medium_of(marked, parsed) == medium:
                needless.append((*path, word))
    assert needless == []


def test_no_medium_where_none_is_named() -> None:
    assert [next(iter(read.statements.values())).medium for read in read_marked(WITHOUT)] == [None, None, None]


def test_a_document_that_speaks_is_the_medium() -> None:
    (read,) = read_marked(["<source>The letter</source> <cue>said</cue> <content>the roof leaked</content>."])
    assert read.statements[""].medium == "letter"
