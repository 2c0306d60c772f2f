"""Marks nest after cutting, and each still covers exactly its words."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from explore.readings import hostile, strike
from reportedly.explore.marks import Mark, contents_of, marks_of, nested
from reportedly.explore.plain_text import paragraphs


def words_under(text: str, marks: list[Mark]) -> dict[str, str]:
    """The words that each mark covers; fails where marks do not nest."""
    under: dict[str, str] = defaultdict(str)
    opened: list[Mark] = []
    for piece in nested(text, marks, paragraphs(text)):
        if piece.mark is None:
            for mark in opened:
                under[mark.key] += piece.words
        elif piece.step == "open":
            opened.append(piece.mark)
            under[piece.mark.key] += ""
        else:
            assert opened.pop() is piece.mark
    assert not opened
    return under


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_every_mark_covers_its_words() -> None:
    for reading in (strike(), hostile()):
        text, marks = reading.article.text, marks_of(reading)
        under = words_under(text, marks)
        assert len({mark.key for mark in marks}) == len(marks) > 5
        for mark in marks:
            assert squeezed(under[mark.key]) == squeezed(text[mark.start : mark.end])


def test_contents_carry_how_deep_they_stand() -> None:
    assert [(mark.of, mark.depth) for mark in contents_of(strike())][:6] == [
        ("s1", 1), ("s2", 1), ("s3", 2), ("s4", 3), ("s5", 1), ("s5", 1),
    ]  # fmt: skip


def test_a_mark_that_crosses_another_is_cut_where_the_other_ends() -> None:
    marks = [Mark(0, 6, "content", "s1"), Mark(3, 9, "content", "s2")]
    steps = [(piece.step, piece.mark.of if piece.mark else piece.words, piece.first, piece.last)
             for piece in nested("abcdefghi", marks, [(0, 9)])][1:-1]  # fmt: skip
    assert steps == [
        ("open", "s1", True, True), ("words", "abc", True, True), ("open", "s2", True, True),
        ("words", "def", True, True), ("close", "s2", True, False), ("close", "s1", True, True),
        ("open", "s2", False, True), ("words", "ghi", True, True), ("close", "s2", True, True),
    ]  # fmt: skip


def test_a_mark_goes_on_in_the_next_paragraph() -> None:
    text = "one two\n\nthree four"
    assert words_under(text, [Mark(4, 14, "content", "s1")])["s1-content-0"] == "twothree"


@given(
    text=st.text(st.sampled_from("ab \n"), min_size=1, max_size=30),
    spans=st.lists(st.tuples(st.integers(0, 29), st.integers(1, 30)), max_size=8),
)
def test_any_marks_nest(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [
        Mark(min(start, end), max(start, end), "content", f"s{number}")
        for number, (start, end) in enumerate(spans)
        if start != end and max(start, end) <= len(text)
    ]
    under = words_under(text, marks)
    for mark in marks:
        assert squeezed(under.get(mark.key, "")) == squeezed(text[mark.start : mark.end])
