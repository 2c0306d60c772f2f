"""Plain contradictions: each word of the lexicon decides its example, and what is no contradiction."""

from __future__ import annotations

from typing import Any

import pytest

from attributed import Read, read_again, read_marked
from reportedly.lexicon import load
from reportedly.reader.responses.contrary import _listed
from without import without

LEXICON: dict[str, Any] = {name: entry for name, entry in load("en/contrary").items() if name != "about"}
WORDS = [(name, word) for name, entry in LEXICON.items() for word in entry["examples"]]


def _text(example: str) -> str:
    said, no = example.split(". ")
    return (
        f"<source1>The abbot</source1> <cue1>said</cue1> <content1>that {said}</content1>. "
        f"<source2>The miller</source2> <cue2>said</cue2> <content2>that {no}</content2>."
    )


@pytest.fixture(scope="module")
def reads() -> dict[tuple[str, str], Read]:
    texts = [_text(LEXICON[name]["examples"][word]) for name, word in WORDS]
    return dict(zip(WORDS, read_marked(texts), strict=True))


@pytest.mark.parametrize(("name", "word"), WORDS)
def test_a_word_decides_whether_a_no_contradicts(name: str, word: str, reads: dict[tuple[str, str], Read]) -> None:
    answers = LEXICON[name]["answers"]
    assert (reads[name, word].answers() == ["2 denies 1"]) is answers, reads[name, word].answers()
    with without("en/contrary", (name, "examples"), word, (_listed,)):
        assert bool(read_again(reads[name, word]).answers()) is not answers


NONE = [
    ("the barge had sunk", "the mill had not burned", "of another matter"),
    ("the mill had not burned", "the mill had not burned", "who says the same no agrees"),
    ("the baker had sold the oven", "the miller had not sold the ladder", "somebody else, and something else"),
    ("the bombing killed three monks", "the bombing of the other mill had killed no monks", "harm somewhere else"),
]


@pytest.mark.parametrize(("said", "no", "why"), NONE, ids=[why for _, _, why in NONE])
def test_a_no_to_something_else_contradicts_nobody(said: str, no: str, why: str) -> None:
    (read,) = read_marked([_text(f"{said}. {no}")])
    assert read.answers() == []
