"""The marked-up texts of the other tests are read rightly."""

from __future__ import annotations

import pytest

from marked import unmark


def test_marks_become_offsets() -> None:
    marked = unmark("<source>Ann</source> <cue>said</cue> <content>no</content>, <content>twice</content>")
    assert marked.text == "Ann said no, twice"
    assert marked.words("content") == ["no", "twice"]
    assert marked.one("cue") == (4, 8)
    assert marked.one("absent") is None


def test_marks_nest() -> None:
    assert unmark("<a>one <b>two</b></a>").words("a") == ["one two"]


@pytest.mark.parametrize("text", ["<a>open", "closed</a>"])
def test_unbalanced_marks_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"never closed|closes nothing"):
        unmark(text)
