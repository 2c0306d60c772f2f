"""Statements inside statements: each rule with a hit and a miss, the lexicon's examples, and what they cost."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from attributed import find_ruled
from counting_lines import lines_of
from marked import CASES, unmark
from reportedly.ingest.articles import make_article
from reportedly.lexicon import load
from reportedly.pipeline import read_articles
from reportedly.reader.attributions.nested import RULES
from reportedly.reader.syntax import parse

if TYPE_CHECKING:
    from marked import Marked
    from reportedly.reading import Reading, Statement

ROWS: list[dict[str, str]] = tomllib.loads((CASES / "nested.toml").read_text(encoding="utf-8"))["case"]
ENTRIES: list[dict[str, Any]] = [
    entry for kind, entries in load("en/chains").items() if kind != "about" for entry in entries
]
_MARKS = " \"“”‘’.,!?'"


def bare(words: list[str]) -> list[str]:
    """Pieces without the marks and stops at their ends."""
    return [word.strip(_MARKS) for word in words]


def read(*texts: str) -> list[tuple[Marked, Reading]]:
    marked = [unmark(text) for text in texts]
    return list(zip(marked, read_articles(make_article(one.text) for one in marked), strict=True))


def statement_at(marked: Marked, reading: Reading, number: str) -> Statement:
    """The statement with the marked cue."""
    start, end = marked.spans[f"cue{number}"][0]
    [found] = [s for s in reading.statements if s.cue_span and s.cue_span.start <= start and end <= s.cue_span.end]
    return found


def check(marked: Marked, reading: Reading) -> None:
    """The chain is as marked: 1 carries 2, each with its source and content."""
    outer, inner = (statement_at(marked, reading, number) for number in "12")
    assert (outer.via, inner.via) == ([], [outer])
    for number, statement in (("1", outer), ("2", inner)):
        source = [statement.source_span.text] if statement.source_span else []
        assert bare(source) == bare(marked.words(f"source{number}"))
        assert bare([span.text for span in statement.content_spans]) == bare(marked.words(f"content{number}"))


@pytest.mark.parametrize("row", [row for row in ROWS if "<" in row["text"]], ids=lambda row: row["rule"])
def test_hits(row: dict[str, str]) -> None:
    [(marked, reading)] = read(row["text"])
    check(marked, reading)
    assert row["rule"] in rules_of(marked.text)


@pytest.mark.parametrize("row", [row for row in ROWS if "<" not in row["text"]], ids=lambda row: row["rule"])
def test_misses(row: dict[str, str]) -> None:
    assert row["rule"] not in rules_of(row["text"])


def rules_of(text: str) -> set[str]:
    [parsed] = parse([make_article(text)])
    return {one.rule for one in find_ruled(parsed)}


def test_every_rule_has_a_hit_and_a_miss() -> None:
    names = {rule.__name__ for rule in RULES}
    assert {row["rule"] for row in ROWS if "<" in row["text"]} == names
    assert {row["rule"] for row in ROWS if "<" not in row["text"]} == names


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: str(next(iter(entry.values()))[0]))
def test_lexicon_examples(entry: dict[str, Any]) -> None:
    [(marked, reading), (_, counter)] = read(entry["example"], entry["counter_example"])
    check(marked, reading)
    assert not any(statement.via for statement in counter.statements)


def test_what_stands_beside_a_statement_is_not_inside_it() -> None:
    [(_, reading)] = read("The general said the bridge had held, while the mayor said the water was rising.")
    assert [statement.via for statement in reading.statements] == [[], []]


def test_who_is_whom_a_relative_clause_is_about() -> None:
    [(_, reading)] = read("The abbot said two monks in red coats who say that the fire was lit had left.")
    assert "two monks in red coats" in [str(s.source_span) for s in reading.statements if s.via]


def test_work_does_not_grow_with_the_square() -> None:
    sentence = "“He said, ‘No,’” Ann said, the Herald, citing two firemen, reported. "

    def lines(times: int) -> int:
        [parsed] = parse([make_article(sentence * times)])
        return lines_of(lambda: find_ruled(parsed))

    lines(20)
    assert lines(800) < 12 * lines(100)
