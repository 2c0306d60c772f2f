"""Attributions that the trained model finds, as the rules give theirs."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Token

from reportedly.lexicon import load
from reportedly.models.attribution import runner
from reportedly.models.attribution.pieces import Pieces, pieces_of
from reportedly.models.attribution.runner import Found
from reportedly.reader.attributions.attribution import Attribution, leaves_its_quotation
from reportedly.reader.attributions.cues import is_relative
from reportedly.reader.parsed import Chars, ParsedArticle
from reportedly.reading import QuotationType

RULE = "learned"

_WORD = re.compile(r"\w")
_BEFORE_NOUN = frozenset({"det", "amod", "compound", "nummod", "poss"})
_MOST_BEFORE_NOUN = 3
"""Words from a word to the noun that it stands before."""

_FAR = 50
"""Words behind a cue from which on the model may have seen no more of a content."""

_TIMES = frozenset({"DATE", "TIME"})
_DEFINING = frozenset({"refer", "mean", "denote"})
_LOOSE, _JOINING = frozenset({"DET", "ADP", "CCONJ"}), frozenset({"CCONJ"})
_EMPTY = frozenset({"DET", "ADP", "PART", "CCONJ", "SCONJ", "PUNCT", "SPACE", "SYM", "X"})


def find_learned(parsed: ParsedArticle, found: list[Found] | None = None) -> list[Attribution]:
    """The attributions that the trained model finds in an article, in the order of their cues.

    Args:
        parsed: the article.
        found: what the model has found in it before, where it has been asked.
    """
    if found is None:
        found = runner.find(pieces_of_article(parsed))
    told = (_attribution(parsed, one) for one in found if says_something(parsed, one.contents))
    kept = [one for one in told if not leaves_its_quotation(parsed, one.cue, one.contents[0][0])]
    return [one for one in kept if one.cue.ent_type_ not in _TIMES and not _defines(one) and not _is_dealt_with(one)]


def _is_dealt_with(one: Attribution) -> bool:
    """Whether what looks like a noun's content tells what others made of it: "a claim that | the mayor dismissed"."""
    cue = one.cue
    that = cue.nbor() if cue.pos_ == "NOUN" and cue.i + 1 < len(cue.doc) else None
    return that is not None and one.contents[0][0] == that.idx and is_relative(that)


def _defines(one: Attribution) -> bool:
    """Whether a cue only tells what a term means: "the Blue Ring refers to a league of crews"; a document may refer."""
    cue, source = one.cue, one.source
    if cue.lemma_ not in _DEFINING or cue.tag_ not in {"VBZ", "VBP"} or one.quotation != "indirect":
        return False
    if source is None or source.pos_ == "PRON" or source.ent_type_ == "PERSON" or source.lemma_.lower() in _media():
        return False
    opening = source.doc.char_span(*one.contents[0], alignment_mode="expand")
    return opening is not None and opening[0].lower_ in {"a", "an"}


@cache
def _media() -> frozenset[str]:
    """Nouns for what speaks for those who wrote it: "the report refers to a raid"."""
    return frozenset(word for words in load("en/media")["noun"].values() for word in words)


def says_something(parsed: ParsedArticle, contents: list[Chars]) -> bool:
    """Whether a content holds more than articles, prepositions and marks, all that is left of some cut in two."""
    return any(token.pos_ not in _EMPTY for start, end in contents for token in parsed.tokens(start, end))


def pieces_of_article(parsed: ParsedArticle) -> Pieces:
    """An article as the attribution model is given it."""
    quoted = [(quotation.start, quotation.end, quotation.closed) for quotation in parsed.quotations]
    return pieces_of(parsed.doc, quoted, parsed.paragraphs)


def _attribution(parsed: ParsedArticle, found: Found) -> Attribution:
    ended = [*(_to_its_noun(parsed, piece, found) for piece in found.contents[:-1]), _to_its_end(parsed, found)]
    if len(ended) > 1 and _is_only(parsed, ended[0], _JOINING):
        ended = ended[1:]  # the article's own "But"
    whole = whole_contents(parsed.article.text, ended)
    contents = [piece for piece in whole if not _is_only(parsed, piece, _LOOSE)] or whole
    contents = [part for piece in contents for part in _without_day(piece, _head(parsed, found.cue))]
    source = _without_cues_article(parsed, found.source) if found.source else None
    return Attribution(
        rule=RULE,
        cue=_head(parsed, found.cue),
        cue_span=found.cue,
        source=_head(parsed, source) if source else None,
        source_span=source,
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


def _without_day(piece: Chars, cue: Token) -> list[Chars]:
    """A content without the day of its cue in its midst: "accused the guild | on Monday | of piracy"."""
    for child in cue.children:
        inner = next(child.rights, child) if child.dep_ == "prep" else child
        if child.dep_ not in {"prep", "npadvmod"} or inner.ent_type_ != "DATE" or cue.pos_ != "VERB":
            continue
        start, end = child.left_edge.idx, child.right_edge.idx + len(child.right_edge)
        if piece[0] < start - 1 and end + 1 < piece[1] and child.right_edge.ent_type_ == "DATE":
            return [(piece[0], start - 1), (end + 1, piece[1])]
    return [piece]


def _to_its_end(parsed: ParsedArticle, found: Found) -> Chars:
    """A content that breaks off in the midst of a quotation or of a noun phrase, taken to the end of that.

    The model sees only so much around a cue, and long quotations go on beyond it.
    """
    start, end = found.contents[-1]
    tokens, cue = parsed.tokens(start, end), parsed.tokens(*found.cue)
    if not len(tokens) or tokens[-1].i + 1 >= len(parsed.doc):
        return start, end
    last = tokens[-1]
    far = last.i - cue[0].i > _FAR
    quotation = parsed.quotation_at(last.idx)
    if far and quotation is not None and quotation.start <= start + 1 and end < quotation.end - 1 and not last.is_punct:
        return start, quotation.end
    return _to_its_noun(parsed, (start, end), found)


def _to_its_noun(parsed: ParsedArticle, piece: Chars, found: Found) -> Chars:
    """A piece of a content that breaks off before its noun, with the noun; not over words of another part."""
    tokens = parsed.tokens(*piece)
    if not len(tokens):
        return piece
    last = tokens[-1]
    while last.dep_ in _BEFORE_NOUN and last.i < last.head.i <= last.i + _MOST_BEFORE_NOUN:
        last = last.head
    end = max(piece[1], last.idx + len(last))
    others = [found.cue, *([found.source] if found.source else []), *found.contents]
    return piece if any(start < end and piece[1] < stop for start, stop in others) else (piece[0], end)


def _is_only(parsed: ParsedArticle, piece: Chars, kinds: frozenset[str]) -> bool:
    """Whether a piece is but words of some parts of speech, in nobody's quotation marks; not a relative "that"."""
    words = [token for token in parsed.tokens(*piece) if not (token.is_punct or token.is_space)]
    return all(t.pos_ in kinds and t.tag_ != "WDT" and parsed.quotation_at(t.idx) is None for t in words)


def _with_double_apostrophes(text: str, span: Chars) -> Chars:
    """A span widened by the half of a two-apostrophe mark that it lacks: the parser was given one mark and a blank."""
    start, end = span
    if text[start - 1 : start + 1] == "''":
        start -= 1
    if text[end - 1 : end + 1] == "''":
        end += 1
    return start, end


def _without_cues_article(parsed: ParsedArticle, source: Chars) -> Chars:
    """A source without the article of its cue: of "a Herald report that" the Herald."""
    tokens = parsed.tokens(*source)
    first = tokens[0] if len(tokens) > 1 else None
    if first is None or first.pos_ != "DET" or first.head.i < tokens.end:
        return source
    return tokens[1].idx, source[1]


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
