"""An `Article` from a text and what is known about it, checked: there is a text, and it is English."""

from __future__ import annotations

import hashlib
import re
from typing import TypedDict, Unpack

from reportedly.errors import MalformedInput, NoText
from reportedly.ingest.bylines import find_byline
from reportedly.ingest.credits import find_credits
from reportedly.ingest.language import require_english
from reportedly.ingest.published import check_published
from reportedly.reading import Article

_HALF_CHARACTER = re.compile(r"[\ud800-\udfff]")


class Known(TypedDict, total=False):
    """What may be known about an article besides its text; None and absent are the same: unknown."""

    name: str | None
    url: str | None
    title: str | None
    publisher: str | None
    byline: str | None
    published: str | None


def make_article(text: str, **known: Unpack[Known]) -> Article:
    """An article from its text, which is kept letter by letter.

    Raises:
        NoText: if no word is in it.
        NotEnglish: if it is in another language.
        MalformedInput: if `published` is not a date in ISO 8601, or the text holds half a character.
    """
    name = known.get("name") or None
    shown = name or "the text"
    if not text.strip():
        raise NoText(f"{shown} is empty; give an article")
    if half := _HALF_CHARACTER.search(text):
        raise MalformedInput(
            f"{shown} holds half a character (U+{ord(half[0]):04X} at {half.start()}): it was cut or decoded wrongly;"
            " save it as UTF-8 again"
        )
    published = known.get("published")
    if published is not None:
        published = check_published(published)
    require_english(text, shown)
    byline = known.get("byline") or find_byline(text)
    key = hashlib.sha256(text.encode()).hexdigest()[:16]
    return Article(
        id=key,
        name=name or key,
        text=text,
        url=known.get("url") or None,
        title=known.get("title") or None,
        publisher=known.get("publisher") or None,
        byline=byline,
        credit=find_credits(text, byline),
        published=published,
    )
