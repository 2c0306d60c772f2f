"""Attributions that the trained model finds, as the rules give theirs."""

from __future__ import annotations

from math import exp

from spacy.tokens import Token

from reportedly.lexicon import load
from reportedly.models.attribution import runner
from reportedly.models.attribution.pieces import Pieces, pieces_of
from reportedly.models.attribution.runner import Found
from reportedly.read.attributions.attribution import Attribution
from reportedly.read.parsed import Chars, ParsedArticle
from reportedly.reading import QuotationType

RULE = "learned"


def find_learned(parsed: ParsedArticle) -> list[Attribution]:
    """The attributions that the trained model finds in an article, in the order of their cues."""
    pieces = pieces_of_article(parsed)
    return [_attribution(parsed, pieces, found) for found in runner.find(pieces)]


def pieces_of_article(parsed: ParsedArticle) -> Pieces:
    """An article as the attribution model is given it."""
    quoted = [(quotation.start, quotation.end, quotation.closed) for quotation in parsed.quotations]
    return pieces_of(parsed.doc, quoted, parsed.paragraphs)


def _attribution(parsed: ParsedArticle, pieces: Pieces, found: Found) -> Attribution:
    contents = [pieces.chars(words) for words in found.contents]
    cue, source = pieces.chars(found.cue), found.source and pieces.chars(found.source)
    return Attribution(
        rule=RULE,
        cue=_head(parsed, cue),
        cue_span=cue,
        source=_head(parsed, source) if source else None,
        source_span=source,
        contents=contents,
        quotation=quotation_type(parsed, contents),
        confidence=confidence(found),
    )


def _head(parsed: ParsedArticle, span: Chars) -> Token:
    """The head token of a stretch: the first one whose own head lies outside it."""
    tokens = parsed.tokens(*span)
    return next((t for t in tokens if not tokens.start <= t.head.i < tokens.end or t.head.i == t.i), tokens[0])


def quotation_type(parsed: ParsedArticle, contents: list[Chars]) -> QuotationType:
    """Direct if every word of the content is quoted, mixed if some are."""
    quoted = [
        parsed.quotation_at(token.idx) is not None
        for start, end in contents
        for token in parsed.tokens(start, end)
        if not (token.is_punct or token.is_space)
    ]
    if quoted and all(quoted):
        return "direct"
    return "mixed" if any(quoted) else "indirect"


def confidence(found: Found) -> float:
    """The probability that source and content are right, from the model's own odds, calibrated on held-out articles."""
    weights = load("attribution_calibration")["weights"]
    total = weights["constant"] + sum(
        weight * value for weight, value in zip(weights["evidence"], found.evidence, strict=True)
    )
    return round(1 / (1 + exp(-max(-30.0, min(30.0, total)))), 3)
