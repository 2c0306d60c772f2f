"""Quotations: pairing of marks, nesting, paragraphs, and what is no quotation."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counting_lines import lines_of
from marked import CASES, unmark
from reportedly.reader.parsed import Quotation
from reportedly.reader.quotations import find_quotations
from reportedly.reader.sentences import paragraphs_of

ROWS: list[dict[str, Any]] = tomllib.loads((CASES / "quotations.toml").read_text(encoding="utf-8"))["case"]


def quotations(text: str) -> list[Quotation]:
    return find_quotations(text, paragraphs_of(text))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["what"])
def test_marks_are_paired(row: dict[str, Any]) -> None:
    marked = unmark(row["text"])
    found = quotations(marked.text)
    assert [marked.text[q.start : q.end] for q in found] == marked.words("q")
    assert [marked.text[n.start : n.end] for q in found for n in q.nested] == marked.words("n")


def test_inner_leaves_the_marks_out() -> None:
    text = "She said ''never'' and “always”."
    assert [text[slice(*q.inner)] for q in quotations(text)] == ["never", "always"]


def test_a_quotation_over_paragraphs_is_several() -> None:
    found = quotations("“One.\n\n“Two.\n\n“Three,” he said.\n\n“Another.”")
    assert [(q.closed, q.continues) for q in found] == [(False, False), (False, True), (True, True), (True, False)]


def test_paragraphs_run_together_keep_a_reopened_quotation() -> None:
    text = "Ann said: “One is lost. “Two are safe.” Bob left."
    found = quotations(text)
    assert [text[q.start : q.end] for q in found] == ["“One is lost.", "“Two are safe.”"]
    assert [(q.closed, q.continues) for q in found] == [(False, False), (True, True)]


def test_a_paragraph_that_opens_a_quotation_and_never_closes_it_ends_it() -> None:
    text = "“One is lost.\n\nBob left."
    assert [text[q.start : q.end] for q in quotations(text)] == ["“One is lost."]


@pytest.mark.parametrize("mark", ['"a ', "“a ", "'a ", '" ', "‘“", "''", "s' a", "“a. "])
def test_many_marks_take_linear_time(mark: str) -> None:
    def lines(times: int) -> int:
        text = mark * times
        paragraphs = paragraphs_of(text)
        return lines_of(lambda: find_quotations(text, paragraphs))

    assert lines(4_000) < 12 * lines(400)


@given(st.text(alphabet="a .,?“”‘’\"'`«»\n", max_size=80))
def test_quotations_lie_in_their_paragraph_and_do_not_overlap(text: str) -> None:
    paragraphs = paragraphs_of(text)
    found = find_quotations(text, paragraphs)
    assert all(a.end <= b.start for a, b in pairwise(found))
    for quotation in found:
        assert quotation.start < quotation.inner[0] <= quotation.inner[1] <= quotation.end
        assert any(start <= quotation.start and quotation.end <= end for start, end in paragraphs)
        assert all(quotation.start < n.start and n.end <= quotation.end for n in quotation.nested)
