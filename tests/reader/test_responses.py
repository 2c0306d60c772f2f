"""Responses: articles with numbered statements, and the examples of the lexicon."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

import pytest

from attributed import Read, read_again, read_marked
from marked import CASES
from reportedly.lexicon import load
from reportedly.reader.responses.answerable import _kinds_of_event
from reportedly.reader.responses.answered import families
from reportedly.reader.responses.stances import _stances
from without import without

CASE_LIST: list[dict[str, Any]] = tomllib.loads((CASES / "responses.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize(("half", "floor"), [("tuned", 0.9), ("kept", 0.75)])
def test_responses_of_cases(half: str, floor: float) -> None:
    cases = [case for case in CASE_LIST if case["half"] == half]
    right = found = due = 0
    wrong = []
    for case, read in zip(cases, read_marked([case["text"] for case in cases]), strict=True):
        got, want = read.answers(), sorted(case["responses"])
        right += len(set(got) & set(want))
        found, due = found + len(got), due + len(want)
        if got != want:
            wrong.append((case["what"], got, want))
    assert 2 * right / (found + due) >= floor, wrong if half == "tuned" else len(wrong)


def test_a_tie_is_said() -> None:
    case = next(case for case in CASE_LIST if case["what"] == "ambiguous singular")
    (read,) = read_marked([case["text"]])
    assert read.problems == ['"the accusation" may mean s1 and s2']
    assert [str(response.to_span) for response in read.responses] == ["the accusation"]


def _numbered(text: str) -> str:
    """The marks of a lexicon example as numbered statements: each cue's clause is its content."""
    first, second = text.split(". ", 1)
    return _marked_clause(first, "target", 1) + ". " + _marked_clause(second.rstrip("."), "answer", 2) + "."


def _marked_clause(clause: str, tag: str, number: int) -> str:
    source, rest = clause.split(f"<{tag}>")
    source = source.replace("<source>", "").replace("</source>", "").strip()
    cue, content = rest.split(f"</{tag}> ")
    parts = {"source": source, "cue": cue, "content": content}
    return " ".join(f"<{part}{number}>{words}</{part}{number}>" for part, words in parts.items())


TABLES = [(group, name) for group in ("stance", "noun", "same") for name in load("en/responses")[group]] + [
    ("vague", "")
]


def _keys(table: tuple[str, str]) -> tuple[str, ...]:
    return tuple(key for key in (*table, "examples") if key)


def _examples(table: tuple[str, str]) -> dict[str, str]:
    """The words of a table of the lexicon, with their examples."""
    data: Any = load("en/responses")
    for key in _keys(table):
        data = data[key]
    return dict(data)


@cache
def _reads() -> dict[str, Read]:
    """Every example and counter-example, read."""
    texts = [text for table in TABLES for text in _examples(table).values()] + _counter_examples()
    return dict(zip(texts, read_marked([_numbered(text) for text in texts]), strict=True))


def _counter_examples() -> list[str]:
    lexicon = load("en/responses")
    return [text for entry in [*lexicon["stance"].values(), lexicon["vague"]] for text in entry["counter_examples"]]


def _answers(table: tuple[str, str], read: Read) -> bool:
    """Whether the second statement of an example answers the first, with the stance that the table is named for."""
    return any(
        one.to_statement is not None and (table[0] != "stance" or one.stance == table[1]) for one in read.responses
    )


@pytest.mark.parametrize("table", TABLES, ids=".".join)
def test_each_word_answers_as_in_its_example(table: tuple[str, str]) -> None:
    wrong = [text for text in _examples(table).values() if not _answers(table, _reads()[text])]
    assert wrong == []


@pytest.mark.parametrize("table", TABLES, ids=".".join)
def test_no_example_is_an_answer_without_its_word(table: tuple[str, str]) -> None:
    needless = []
    for word, text in _examples(table).items():
        with without("en/responses", _keys(table), word, (families, _stances, _kinds_of_event)):
            if _answers(table, read_again(_reads()[text])):
                needless.append(text)
    assert needless == []


def test_who_says_the_own_again_answers_nobody() -> None:
    entry = load("en/responses")["again"]
    texts = [*entry["examples"].values(), *entry["counter_examples"]]
    *again, counter = read_marked([_numbered(text) for text in texts])
    assert [read.responses for read in again] == [[]] * len(again)
    assert counter.responses


def test_a_counter_example_is_no_answer() -> None:
    answering = [text for text in _counter_examples() if any(r.to_statement for r in _reads()[text].responses)]
    assert answering == []
