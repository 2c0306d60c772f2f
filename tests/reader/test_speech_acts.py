"""Acts of statements: the tables of cases, and the examples of the lexicons."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

import pytest

from attributed import Read, read_again, read_marked
from marked import CASES
from reportedly.lexicon import load
from reportedly.reader.statements.content_acts import CONTENT_RULES
from reportedly.reader.statements.cue_acts import _acts as _acts_of_words
from reportedly.reader.statements.speech_acts import RULES
from without import without

CASE_LIST: list[dict[str, str]] = tomllib.loads((CASES / "speech_acts.toml").read_text(encoding="utf-8"))["case"]


def _cue_words() -> list[tuple[tuple[str, str], str, str]]:
    """The words of the lexicon of cues with their examples, each with the keys of its table: kind and act."""
    lexicon = load("en/speech_acts")
    tables = [(kind, act) for kind in ("verb", "noun", "adjective") for act in lexicon[kind]]
    return [(table, word, text) for table in tables for word, text in lexicon[table[0]][table[1]].items()]


@cache
def _read_examples() -> dict[str, Read]:
    """Every example of the lexicons of cues and of contents, read."""
    texts = [text for *_, text in _cue_words()] + [text for text, _ in _class_examples()]
    return dict(zip(texts, read_marked(texts), strict=True))


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


@pytest.mark.parametrize(
    "examples", [[(text, table[1]) for table, _, text in _cue_words()], _class_examples()], ids=["cues", "contents"]
)
def test_lexicon_examples(examples: list[tuple[str, str]]) -> None:
    acts = _acts([_read_examples()[text] for text, _ in examples])
    wrong = [(text, act) for (text, want), act in zip(examples, acts, strict=True) if act != want]
    assert not wrong


def test_no_cue_names_its_act_without_its_word() -> None:
    needless = []
    for table, word, text in _cue_words():
        with without("en/speech_acts", table, word, (_acts_of_words,)):
            if _acts([read_again(_read_examples()[text])]) == [table[1]]:
                needless.append(text)
    assert needless == []


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
