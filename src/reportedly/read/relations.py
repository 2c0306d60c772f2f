"""Relations of an article."""

from __future__ import annotations

from reportedly.read.actors import Cast
from reportedly.read.parsed import ParsedArticle
from reportedly.reading import Relation, Statement


def find_relations(parsed: ParsedArticle, statements: list[Statement], cast: Cast) -> list[Relation]:
    """The relations of an article in reading order."""
    del parsed, statements, cast
    return []
