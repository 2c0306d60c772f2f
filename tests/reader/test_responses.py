"""Responses: articles with numbered statements, and the examples of the lexicon."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from attributed import read_marked
from marked import CASES
from reportedly.lexicon import load

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


def test_lexicon_examples() -> None:
    lexicon = load("en/responses")
    examples: list[tuple[str, bool]] = []
    for entry in [*lexicon["stance"].values(), lexicon["vague"]]:
        examples += [(text, True) for text in entry["examples"]]
        examples += [(text, False) for text in entry["counter_examples"]]
    examples += [(entry["example"], True) for entry in lexicon["noun"].values()]
    reads = read_marked([_numbered(text) for text, _ in examples])
    wrong = [
        (text, read.answers())
        for (text, answers), read in zip(examples, reads, strict=True)
        if any(response.to_statement is not None for response in read.responses) != answers
    ]
    assert not wrong
