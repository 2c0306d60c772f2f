"""Word pieces lie on the text's own offsets, and branches are those of the parse."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from reportedly.models.attribution.pieces import BRANCHES, COLUMNS, DEPENDENCIES, branches
from reportedly.reader.attributions.learned import pieces_of_article
from reportedly.reader.parsed import ParsedArticle

TEXT = "The mayor said that the “old” bridge is closed.\n\nHe left."


def test_pieces_lie_on_the_text(parse_text: Callable[..., ParsedArticle]) -> None:
    pieces = pieces_of_article(parse_text(TEXT))
    words = [TEXT[start:end] for start, end in zip(pieces.start, pieces.end, strict=True)]
    assert words[:6] == ["The", "mayor", "said", "that", "the", "“"]
    assert pieces.chars((1, 3)) == (4, 14)
    assert pieces.touched([(4, 14), (3, 4)]) == [(1, 3)]
    assert (pieces.columns < np.array(COLUMNS)).all()
    assert pieces.columns[5:8, 1].tolist() == [2, 1, 3]
    assert pieces.columns[words.index("He"), 2] == 2


def test_branches_are_seen_from_the_cue(parse_text: Callable[..., ParsedArticle]) -> None:
    pieces = pieces_of_article(parse_text(TEXT))
    found = branches(pieces, (2, 3))
    assert found.max() < BRANCHES
    assert found[2] == 3
    assert found[1] == 4 + DEPENDENCIES.index("nsubj")
    assert set(found[3:11].tolist()) == {4 + DEPENDENCIES.index("ccomp")}
    assert set(found[pieces.start > TEXT.index("He")].tolist()) == {0}
    assert set(branches(pieces, (len(pieces) - 2, len(pieces) - 1))[:5].tolist()) == {1}


def test_an_article_without_words_has_no_pieces(parse_text: Callable[..., ParsedArticle]) -> None:
    assert len(pieces_of_article(parse_text("\u200b x")).ids) == 1
