"""Attributions that the trained model finds, as the rules give theirs."""

from __future__ import annotations

import re

from spacy.tokens import Token

from reportedly.models.attribution import runner
from reportedly.models.attribution.pieces import Pieces, pieces_of
from reportedly.models.attribution.runner import Found
from reportedly.reader.attributions.attribution import Attribution
from reportedly.reader.parsed import Chars, ParsedArticle
from reportedly.reading import QuotationType

RULE = "learned"

_WORD = re.compile(r"\w")
_EMPTY = frozenset({"DET", "ADP", "PART", "CCONJ", "SCONJ", "PUNCT", "SPACE", "SYM", "X"})


def find_learned(parsed: ParsedArticle, found: list[Found] | None = None) -> list[Attribution]:
    """The attributions that the trained model finds in an article, in the order of their cues.

    Args:
        parsed: the article.
        found: what the model has found in it before, where it has been asked.
    """
    if found is None:
        found = runner.find(pieces_of_article(parsed))
    return [_attribution(parsed, one) for one in found if says_something(parsed, one.contents)]


def says_something(parsed: ParsedArticle, contents: list[Chars]) -> bool:
    """Whether a content holds more than articles, prepositions and marks, all that is left of some cut in two."""
    return any(token.pos_ not in _EMPTY for start, end in contents for token in parsed.tokens(start, end))


def pieces_of_article(parsed: ParsedArticle) -> Pieces:
    """An article as the attribution model is given it."""
    quoted = [(quotation.start, quotation.end, quotation.closed) for quotation in parsed.quotations]
    return pieces_of(parsed.doc, quoted, parsed.paragraphs)


def _attribution(parsed: ParsedArticle, found: Found) -> Attribution:
    contents = whole_contents(parsed.article.text, found.contents)
    return Attribution(
        rule=RULE,
        cue=_head(parsed, found.cue),
        cue_span=found.cue,
        source=_head(parsed, found.source) if found.source else None,
        source_span=found.source,
        contents=contents,
        quotation=quotation_type(parsed, contents),
        confidence=runner.confidence(found),
    )


def whole_contents(text: str, contents: list[Chars]) -> list[Chars]:
    """The pieces of a content that hold a word, with both apostrophes of a mark made of two.

    Pieces that nothing but marks and blanks of one line part are one.
    """
    whole: list[Chars] = []
    for piece in contents:
        start, end = _with_double_apostrophes(text, piece)
        if whole and _WORD.search(text, whole[-1][1], start) is None and "\n" not in text[whole[-1][1] : start]:
            whole[-1] = (whole[-1][0], end)
        else:
            whole.append((start, end))
    return [piece for piece in whole if _WORD.search(text, *piece)] or contents


def _with_double_apostrophes(text: str, span: Chars) -> Chars:
    """A span widened by the half of a two-apostrophe mark that it lacks: the parser was given one mark and a blank."""
    start, end = span
    if text[start - 1 : start + 1] == "''":
        start -= 1
    if text[end - 1 : end + 1] == "''":
        end += 1
    return start, end


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
