"""Certainty and polarity: the table of cases, and the examples of the lexicon."""

from __future__ import annotations

import tomllib

import pytest

from attributed import read_marked
from marked import CASES
from reportedly.lexicon import load

CASE_LIST: list[dict[str, str]] = tomllib.loads((CASES / "speech_acts.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize(("half", "floor"), [("tuned", 0.97), ("kept", 0.9)])
def test_certainty_and_polarity_of_cases(half: str, floor: float) -> None:
    cases = [case for case in CASE_LIST if case["half"] == half]
    wrong = []
    for case, read in zip(cases, read_marked([case["text"] for case in cases]), strict=True):
        (statement,) = read.statements.values()
        want = (case.get("certainty", "certain"), case.get("polarity", "positive"))
        if (statement.certainty, statement.polarity) != want:
            wrong.append((case["text"], statement.certainty, statement.polarity))
    assert 1 - len(wrong) / len(cases) >= floor, wrong if half == "tuned" else len(wrong)


def test_lexicon_examples() -> None:
    lexicon = load("en/certainty")
    levels = ("possible", "probable")
    examples = [(text, level) for level in levels for text in lexicon[level]["examples"]]
    examples += [(text, "certain") for level in levels for text in lexicon[level]["counter_examples"]]
    reads = read_marked([text for text, _ in examples])
    found = [next(iter(read.statements.values())).certainty for read in reads]
    wrong = [(text, one) for (text, want), one in zip(examples, found, strict=True) if one != want]
    assert not wrong
