"""All attributions of an article."""

from __future__ import annotations

from reportedly.read.attributions.attribution import Attribution
from reportedly.read.parsed import ParsedArticle


def find_attributions(parsed: ParsedArticle) -> list[Attribution]:
    """The attributions of an article, nested ones too, in the order of their first character."""
    del parsed
    return []
