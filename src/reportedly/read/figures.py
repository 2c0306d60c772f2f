"""Figures of an article."""

from __future__ import annotations

from reportedly.read.actors import Cast
from reportedly.read.parsed import ParsedArticle
from reportedly.reading import Date, Figure, Statement


def find_figures(parsed: ParsedArticle, statements: list[Statement], cast: Cast, dates: list[Date]) -> list[Figure]:
    """The figures of an article in reading order."""
    del parsed, statements, cast, dates
    return []
