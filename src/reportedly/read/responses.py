"""How statements answer each other: denials, disputes, confirmations, support, silence."""

from __future__ import annotations

from reportedly.read.actors import Cast
from reportedly.read.attributions import Attribution
from reportedly.read.parsed import ParsedArticle
from reportedly.reading import Response, Statement


def find_responses(
    parsed: ParsedArticle, attributions: list[Attribution], statements: list[Statement], cast: Cast
) -> list[Response]:
    """The responses of an article; `statements[i]` is made from `attributions[i]`."""
    del parsed, attributions, statements, cast
    return []
