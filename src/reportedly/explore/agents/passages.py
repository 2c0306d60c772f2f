"""What words are called for agents: `reportedly://article/KEY#start-end`, a resource that gives exactly these words."""

from __future__ import annotations

import re

from reportedly.errors import QueryError
from reportedly.reading import Article

Pair = tuple[int, int]

ARTICLE = "reportedly://article/{article}"
PASSAGE = "reportedly://article/{article}#{span}"

MOST_WORDS = 300
"""Characters of a passage that a line shows; the passage itself has all."""

_SPAN = re.compile(r"(\d{1,12})-(\d{1,12})")


def article_uri(article: str) -> str:
    """The whole text of an article."""
    return ARTICLE.format(article=article)


def passage_uri(article: str, span: Pair) -> str:
    """A stretch of an article's text, in code points, the end exclusive."""
    return PASSAGE.format(article=article, span=f"{span[0]}-{span[1]}")


def passage_words(article: Article, span: str) -> str:
    """The words of a stretch such as `12-20`.

    Raises:
        QueryError: if it is none of this article.
    """
    match = _SPAN.fullmatch(span)
    start, end = (int(match[1]), int(match[2])) if match else (0, 0)
    if not start < end <= len(article.text):
        raise QueryError(f"{span!r} is no stretch of the article, which has {len(article.text)} characters")
    return article.text[start:end]


def short(words: str) -> str:
    """The beginning of words that are long."""
    return words if len(words) <= MOST_WORDS else words[: MOST_WORDS - 1].rstrip() + "…"


def outer(spans: list[Pair]) -> Pair:
    """From the beginning of the first of some spans to the end of the last."""
    return min(start for start, _ in spans), max(end for _, end in spans)
