"""What the trained model finds, as attributions on the article's own offsets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.models.attribution import runner
from reportedly.models.attribution.runner import Found
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


def told(parsed: ParsedArticle, cue: str, content: str | list[str], source: str | None = None) -> list[str]:
    """The contents of an attribution as it is told where the model finds these words."""
    pieces = [content] if isinstance(content, str) else content
    text = parsed.article.text

    def at(words: str) -> tuple[int, int]:
        start = text.index(words)
        return start, start + len(words)

    found = Found(at(cue), at(source) if source else None, [at(piece) for piece in pieces], (3.0, 3.0, -0.1))
    return [text[slice(*piece)] for one in find_learned(parsed, [found]) for piece in one.contents]


def test_a_long_quotation_goes_on_beyond_what_the_model_sees(parse_text: Callable[..., ParsedArticle]) -> None:
    quotation = "“" + "The mill by the ford was shut and nobody came to grind their corn, " * 6 + "so we left.”"
    parsed = parse_text(f"The miller said: {quotation} He sat down.")
    assert told(parsed, "said", quotation[: quotation.rindex(" and nobody")], "The miller") == [quotation]
    first = quotation[: quotation.index(" and nobody")]
    assert told(parsed, "said", first, "The miller") == [first]


def test_a_content_does_not_break_off_in_a_noun_phrase(parse_text: Callable[..., ParsedArticle]) -> None:
    parsed = parse_text("The mayor said that he had closed the old stone bridge.")
    whole = "that he had closed the old stone bridge"
    assert told(parsed, "said", "that he had closed the old") == [whole]
    assert told(parsed, "said", "that he had closed") == ["that he had closed"]


@pytest.mark.parametrize(
    ("text", "cue", "source", "found", "whole"),
    [
        (
            "In a fenced town the mayor says remains shut, bread is short.",
            "says",
            "the mayor",
            ["a fenced", "remains shut"],
            ["a fenced town", "remains shut"],
        ),
        (
            "The small mayor said that it rained.",
            "said",
            "The small mayor",
            ["The", "that it rained"],
            ["that it rained"],
        ),
        (
            "The old, mayor says, bridge is shut.",
            "mayor says",
            None,
            ["The old", "bridge is shut"],
            ["The old", "bridge is shut"],
        ),
        ("But bread, she said, is short.", "said", "she", ["But", "bread", "is short"], ["bread", "is short"]),
        ("“The,” she said, “oldest mill is shut.”", "said", "she", ["“The,”", "“oldest mill is shut.”"], None),
        ("That was what she said of the mill.", "said", "she", ["That", "what"], ["That", "what"]),
    ],
)
def test_no_piece_of_a_content_breaks_off_before_its_noun(
    parse_text: Callable[..., ParsedArticle],
    text: str,
    cue: str,
    source: str | None,
    found: list[str],
    whole: list[str] | None,
) -> None:
    assert told(parse_text(text), cue, found, source) == (found if whole is None else whole)


def test_the_day_of_a_cue_is_no_part_of_its_content(parse_text: Callable[..., ParsedArticle]) -> None:
    parsed = parse_text("The mayor accused France on Tuesday of blocking the bridge.")
    whole, parts = "France on Tuesday of blocking the bridge", ["France", "of blocking the bridge"]
    assert told(parsed, "accused", whole, "The mayor") == parts
    parsed = parse_text("The mayor praised the raid of Monday.")
    assert told(parsed, "praised", "the raid of Monday", "The mayor") == ["the raid of Monday"]


def test_what_others_made_of_a_claim_is_not_the_claim(parse_text: Callable[..., ParsedArticle]) -> None:
    parsed = parse_text("The guild called it unfair, a claim that harbour officials dismissed as nonsense.")
    assert told(parsed, "claim", "that harbour officials dismissed as nonsense") == []
    parsed = parse_text("He heard a claim that harbour officials dismissed two clerks.")
    assert told(parsed, "claim", "that harbour officials dismissed two clerks") != []


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "is_told"),
    [
        ("The Blue Ring refers to a league of ferrymen.", "The Blue Ring", "refers to", "a league of ferrymen", False),
        ("The report refers to a league of ferrymen.", "The report", "refers to", "a league of ferrymen", True),
        ("He refers to a league of ferrymen.", "He", "refers to", "a league of ferrymen", True),
        ("The experts today urged the mayor to go.", "The experts", "today", "urged the mayor to go", False),
        ("The experts today urged the mayor to go.", "The experts", "urged", "the mayor to go", True),
    ],
)
def test_a_definition_or_a_day_tells_nothing(
    parse_text: Callable[..., ParsedArticle], text: str, source: str, cue: str, content: str, is_told: bool
) -> None:
    assert told(parse_text(text), cue, content, source) == ([content] if is_told else [])
