"""Acts of statements: the tables of cases, and the examples of the lexicons."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from attributed import Read, read_marked
from marked import CASES
from reportedly.lexicon import load
from reportedly.reader.statements.content_acts import CONTENT_RULES
from reportedly.reader.statements.speech_acts import RULES

CASE_LIST: list[dict[str, str]] = tomllib.loads((CASES / "speech_acts.toml").read_text(encoding="utf-8"))["case"]


def _cue_examples() -> list[tuple[str, str]]:
    lexicon = load("en/speech_acts")
    kinds = ("verb", "noun", "adjective")
    return [(example, act) for kind in kinds for act, words in lexicon[kind].items() for example in words.values()]


def _class_examples() -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, entry in load("en/content_acts").items():
        if name != "about":
            assert entry["words"] == sorted(set(entry["words"])), f"[{name}] is not sorted, or holds a word twice"
            found += [(one["text"], one["act"]) for one in [*entry["examples"], *entry["counter_examples"]]]
    return found


def _acts(reads: list[Read]) -> list[str]:
    return [next(iter(read.statements.values())).act for read in reads]


@pytest.fixture(scope="module")
def read_cases() -> list[Read]:
    return read_marked([case["text"] for case in CASE_LIST])


@pytest.mark.parametrize(("half", "floor"), [("tuned", 0.97), ("kept", 0.85)])
def test_acts_of_cases(read_cases: list[Read], half: str, floor: float) -> None:
    both = zip(CASE_LIST, _acts(read_cases), strict=True)
    right = [(case["act"] == act, case["text"], act) for case, act in both if case["half"] == half]
    wrong = [(text, act) for ok, text, act in right if not ok]
    assert sum(ok for ok, _, _ in right) / len(right) >= floor, wrong if half == "tuned" else len(wrong)


@pytest.mark.parametrize("examples", [_cue_examples(), _class_examples()], ids=["cues", "contents"])
def test_lexicon_examples(examples: list[tuple[str, str]]) -> None:
    acts = _acts(read_marked([text for text, _ in examples]))
    wrong = [(text, act) for (text, want), act in zip(examples, acts, strict=True) if act != want]
    assert not wrong


def test_every_rule_decides_some_case(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each rule is the first to apply to an example, so that none could be taken out unnoticed."""
    from reportedly.reader.statements import speech_acts

    fired: set[str] = set()

    def watched(rule: Any) -> Any:
        def call(argument: Any) -> Any:
            act = rule(argument)
            if act is not None:
                fired.add(rule.__name__)
            return act

        return call

    monkeypatch.setattr(speech_acts, "RULES", tuple(watched(rule) for rule in RULES))
    monkeypatch.setattr(speech_acts, "CONTENT_RULES", tuple(watched(rule) for rule in CONTENT_RULES))
    read_marked([case["text"] for case in CASE_LIST] + [text for text, _ in _class_examples()])
    assert {rule.__name__ for rule in (*RULES, *CONTENT_RULES)} - fired == set()
