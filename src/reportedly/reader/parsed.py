"""An article with its syntax: what every step of reading works on."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from reportedly.reading import Article, Problem, Span

Chars = tuple[int, int]
"""A stretch `[start, end)` of the article's text in code points, inside the reader; `Span` once it is recorded."""


@dataclass(slots=True, eq=False)
class Quotation:
    """A stretch between quotation marks, in one paragraph.

    `start` and `end` include the marks; `inner` leaves them out. A quotation that runs over several paragraphs is
    several of these, each but the last with `closed` False and all but the first with `continues` True.
    """

    start: int
    end: int
    inner: Chars
    closed: bool = True
    continues: bool = False
    nested: list[Quotation] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class ParsedArticle:
    """An article, its spaCy parse, its paragraphs and its quotations.

    `doc.text` differs from `article.text` only in letters exchanged one for one (curly marks made straight), so
    `token.idx` is an offset into `article.text`.
    """

    article: Article
    doc: Doc
    paragraphs: list[Chars]
    quotations: list[Quotation] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    text: str = field(init=False, repr=False)
    """`doc.text`, kept, since spaCy puts it together anew each time it is asked."""

    def __post_init__(self) -> None:
        self.text = self.doc.text

    def span(self, start: int, end: int) -> Span:
        """The stretch `[start, end)` of the article's text, with its words."""
        return self.article.span(start, end)

    def span_of(self, tokens: Tokens | Token) -> Span:
        """The stretch that some tokens cover."""
        return self.span(*chars_of(tokens))

    def tokens(self, start: int, end: int) -> Tokens:
        """The tokens that share a character with `[start, end)`; empty where none does."""
        found = self.doc.char_span(start, end, alignment_mode="expand")
        return found if found is not None else self.doc[0:0]

    def paragraph_at(self, offset: int) -> int:
        """The index of the paragraph that an offset lies in, or of the last one before it."""
        return max(0, bisect_right(self.paragraphs, (offset, len(self.article.text) + 1)) - 1)

    def quotation_at(self, offset: int) -> Quotation | None:
        """The outermost quotation that an offset lies in."""
        place = bisect_right(self.quotations, offset, key=lambda q: q.start) - 1
        if place >= 0 and offset < self.quotations[place].end:
            return self.quotations[place]
        return None


def chars_of(tokens: Tokens | Token) -> Chars:
    """The stretch of text that some tokens cover."""
    if isinstance(tokens, Token):
        return tokens.idx, tokens.idx + len(tokens)
    return tokens.start_char, tokens.end_char
