"""What the tests share: parsing a text and reading it, with the real model."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from reportedly.reader.parsed import ParsedArticle


@pytest.fixture(scope="session")
def parse_text() -> Callable[..., ParsedArticle]:
    """A function that parses a text; keywords as those of `reportedly.read`."""
    from reportedly.ingest.articles import make_article
    from reportedly.reader.syntax import parse

    def parse_one(text: str, **known: str) -> ParsedArticle:
        return next(parse([make_article(text, **known)]))

    return parse_one
