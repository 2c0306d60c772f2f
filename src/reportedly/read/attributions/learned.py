"""Attributions that the trained model finds, as the rules give theirs."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.models.attribution import runner
from reportedly.models.attribution.pieces import Pieces, pieces_of
from reportedly.models.attribution.runner import Found
from reportedly.read.attributions.attribution import Attribution
from reportedly.read.parsed import Chars, ParsedArticle
from reportedly.reading import QuotationType

RULE = "learned"


def find_learned(parsed: ParsedArticle, found: list[Found] | None = None) -> list[Attribution]:
    """The attributions that the trained model finds in an article, in the order of their cues.

    Args:
        parsed: the article.
        found: what the model has found in it before, where it has been asked.
    """
    if found is None:
        found = runner.find(pieces_of_article(parsed))
    return [_attribution(parsed, one) for one in found]


def pieces_of_article(parsed: ParsedArticle) -> Pieces:
    """An article as the attribution model is given it."""
    quoted = [(quotation.start, quotation.end, quotation.closed) for quotation in parsed.quotations]
    return pieces_of(parsed.doc, quoted, parsed.paragraphs)


def _attribution(parsed: ParsedArticle, found: Found) -> Attribution:
    return Attribution(
        rule=RULE,
        cue=_head(parsed, found.cue),
        cue_span=found.cue,
        source=_head(parsed, found.source) if found.source else None,
        source_span=found.source,
        contents=found.contents,
        quotation=quotation_type(parsed, found.contents),
        confidence=runner.confidence(found),
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
