"""What the trained model finds, as attributions on the article's own offsets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.models.attribution import runner
from reportedly.reader.attributions.learned import find_learned, says_something, whole_contents
from reportedly.reader.parsed import ParsedArticle

pytestmark = pytest.mark.skipif(not runner.is_there(), reason="the trained model's weights are not installed")


@pytest.mark.parametrize(
    ("text", "pieces", "whole"),
    [
        ("''We sail,'' he said", ["'We sail,'"], ["''We sail,''"]),
        ("“We sail,” he said", ["“", "We sail,”"], ["“We sail,”"]),
        ("He sails. He said", ["He", "sails"], ["He sails"]),
        ("One\n\nTwo", ["One", "Two"], ["One", "Two"]),
        ("One and two", ["One", "two"], ["One", "two"]),
        ("— we sail", ["—", "sail"], ["sail"]),
    ],
)
def test_pieces_of_a_content_are_whole(text: str, pieces: list[str], whole: list[str]) -> None:
    spans = [(start := text.index(piece), start + len(piece)) for piece in pieces]
    assert [text[start:end] for start, end in whole_contents(text, spans)] == whole


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The mayor said that the bridge is closed.", "The mayor", "said", "that the bridge is closed"),
        ("“The mill is shut,” said Ada Finch.", "Ada Finch", "said", "“The mill is shut,”"),
        ("The dam held, according to the engineers.", "the engineers", "according to", "The dam held"),
        ("The governor believes that the flood will return.", "The governor", "believes", "that the flood will return"),
    ],
)
def test_plain_attributions_are_found(
    parse_text: Callable[..., ParsedArticle], text: str, source: str, cue: str, content: str
) -> None:
    [found] = [one for one in find_learned(parse_text(text)) if (one.confidence or 0) > 0.5]
    assert found.source_span is not None
    assert text[slice(*found.source_span)] == source
    assert text[slice(*found.cue_span)] == cue
    assert [text[slice(*piece)] for piece in found.contents] == [content]
    assert found.source is not None
    assert found.source.text in source
    assert found.quotation == ("direct" if "“" in text else "indirect")


def test_the_same_article_is_read_alike_alone_and_among_others(parse_text: Callable[..., ParsedArticle]) -> None:
    parsed = parse_text("The mayor said that the bridge is closed. The baker denied it, the radio reported.")
    assert [(one.cue_span, one.contents) for one in find_learned(parsed)] == [
        (one.cue_span, one.contents) for one in find_learned(parsed)
    ]


@pytest.mark.parametrize(
    ("text", "content", "says"),
    [
        ("He said in a letter to the council", "the", False),
        ("He said in a letter to the council", "to the", False),
        ("He has not commented on it", "it", True),
        ("She said “no”", "“no”", True),
        ("It cost 12, he said", "12", True),
    ],
)
def test_a_content_says_something(
    parse_text: Callable[..., ParsedArticle], text: str, content: str, says: bool
) -> None:
    start = text.index(content)
    assert says_something(parse_text(text), [(start, start + len(content))]) is says
