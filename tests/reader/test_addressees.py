"""Addressees: marked cases and the examples of the lexicon."""

from __future__ import annotations

import tomllib

import pytest

from attributed import Read, read_marked
from marked import CASES
from reportedly.lexicon import load

CASE_LIST: list[dict[str, str]] = tomllib.loads((CASES / "speech_acts.toml").read_text(encoding="utf-8"))["case"]
MORE: list[str] = tomllib.loads((CASES / "addressees.toml").read_text(encoding="utf-8"))["texts"]


def _counts(reads: list[Read]) -> tuple[int, int, int, list[str]]:
    """Right, found and due addressees, and the texts with a wrong one."""
    right = found = due = 0
    wrong: list[str] = []
    for read in reads:
        (statement,) = read.statements.values()
        wanted = read.marked.spans.get("addressee", [])
        hits = sum(
            any(span.start < end and start < span.end for actor in statement.addressees for span in actor.mentions)
            for start, end in wanted
        )
        right, found, due = right + hits, found + len(statement.addressees), due + len(wanted)
        if not hits == len(wanted) == len(statement.addressees):
            wrong.append(f"{read.marked.text} -> {[str(actor) for actor in statement.addressees]}")
    return right, found, due, wrong


@pytest.mark.parametrize(("half", "floor"), [("tuned", 0.85), ("kept", 0.6)])
def test_addressees_of_cases(half: str, floor: float) -> None:
    right, found, due, wrong = _counts(read_marked([case["text"] for case in CASE_LIST if case["half"] == half]))
    assert 2 * right / (found + due) >= floor, wrong if half == "tuned" else len(wrong)


def test_letters_interviews_and_audiences() -> None:
    right, found, due, wrong = _counts(read_marked(MORE))
    assert right == found == due, wrong


def test_lexicon_examples() -> None:
    entries = [entry for name, entry in load("en/addressees").items() if name != "about"]
    texts = [text for entry in entries for text in [*entry["examples"], *entry["counter_examples"]]]
    right, found, due, wrong = _counts(read_marked(texts))
    assert right == found == due, wrong


def test_a_message_whose_receiver_the_parser_misses() -> None:
    text = (
        "<content>Marvia will do “all it can” to help the isles in their war with Ostland</content>, <source>Marvia’s "
        "Coast Guard commander Anton Reed</source> <cue>said</cue> in a message to top island commander "
        "<addressee>Odo Karsk</addressee>, state media reported on Thursday."
    )
    right, found, due, wrong = _counts(read_marked([text]))
    assert right == found == due, wrong
