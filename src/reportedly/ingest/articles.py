"""An `Article` from a text and what is known about it, checked: there is a text, and it is English."""

from __future__ import annotations

import hashlib

from reportedly.errors import NoText
from reportedly.reading import Article


def make_article(
    text: str,
    *,
    name: str | None = None,
    url: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
) -> Article:
    """An article from its text.

    Raises:
        NoText: if nothing but blanks is in it.
        NotEnglish: if it is in another language.
        MalformedInput: if `published` is not a date in ISO 8601.
    """
    if not text.strip():
        raise NoText(f"{name or 'the text'} is empty; give an article")
    key = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Article(key, name or key, text, url=url, title=title, publisher=publisher, published=published)
