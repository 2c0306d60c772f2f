"""Statements: attributions with their actors, chain, act, addressees, medium and date."""

from __future__ import annotations

from reportedly.read.actors import Cast
from reportedly.read.attributions import Attribution
from reportedly.read.parsed import ParsedArticle
from reportedly.reading import Date, Span, Statement


def make_statements(
    parsed: ParsedArticle, attributions: list[Attribution], cast: Cast, dates: list[Date]
) -> list[Statement]:
    """The statements of an article; `statements[i]` is made from `attributions[i]`."""
    del parsed, attributions, cast, dates
    return []


def innermost(statements: list[Statement], span: Span) -> Statement | None:
    """The statement in whose content a stretch stands, the innermost where one carries another; None: own voice."""
    return max((s for s in statements if s.covers(span)), key=lambda s: len(s.via), default=None)
