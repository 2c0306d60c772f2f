"""Quotation marks paired into quotations: straight, curly, nested, two apostrophes, and over several paragraphs."""

from __future__ import annotations

from reportedly.read.parsed import Chars, Quotation


def find_quotations(text: str, paragraphs: list[Chars]) -> list[Quotation]:
    """The outermost quotations of a text, in reading order; nested ones hang on them."""
    del text, paragraphs
    return []
