"""Weights of a find's marks, counted on marked articles."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from marked import unmark
from reportedly.evaluate.cue_weights import examples_of, fit, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportedly.reader.parsed import ParsedArticle


def test_a_mark_that_is_mostly_right_weighs_more() -> None:
    examples = [(("any", "good"), True)] * 9 + [(("any", "bad"), False)] * 9 + [(("any", "good"), False)]
    weights = {name: (seen, right, weight) for name, seen, right, weight in fit(examples)}
    assert weights["good"][:2] == (10, 9)
    assert weights["good"][2] > 0.5
    assert weights["bad"][2] < 0


def test_rare_marks_are_left_out_and_fitting_repeats() -> None:
    examples = [(("any",), True)] * 5 + [(("any", "once"), False)]
    assert [name for name, *_ in fit(examples)] == ["any"]
    assert fit(examples) == fit(examples)


def test_finds_are_right_where_people_marked_them(parse_text: Callable[..., ParsedArticle]) -> None:
    marked = unmark(
        "<source>The mayor's office</source> said <content>that the ford was closed</content>. "
        "The brewery bought the old mill."
    )
    role = {name: [list(span) for span in marked.spans[name]] for name in ("source", "content")}
    found = list(examples_of(parse_text(marked.text), {"attributions": [role]}))
    assert [right for marks, right in found if "rule_lemma=said_clause say" in marks] == [True]
    assert [right for marks, right in found if "rule_lemma=judged_object buy" in marks] == [False]


def test_weights_are_written_as_the_lexicon_holds_them() -> None:
    out = io.StringIO()
    write([("any", 5, 4, 1.5), ("nothing", 9, 3, 0.01)], out)
    assert out.getvalue() == "mark,seen,right,weight\nany,5,4,1.50\n"
