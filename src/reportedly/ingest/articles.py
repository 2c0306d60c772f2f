"""An `Article` from a text and what is known about it, checked: there is a text, and it is English."""

from __future__ import annotations

import hashlib
import re
from typing import TypedDict, Unpack

from reportedly.errors import MalformedInput, NoText
from reportedly.ingest.bylines import find_byline
from reportedly.ingest.credits import credits_with_origins
from reportedly.ingest.language import require_english, require_said_english
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
    lang: str | None
    credit: list[str] | None


def make_article(text: str, **known: Unpack[Known]) -> Article:
    """An article from its text, which is kept letter by letter.

    Raises:
        NoText: if no word is in it.
        NotEnglish: if it is in another language, or said to be.
        MalformedInput: if `published` is not a date in ISO 8601, or the text holds half a character.
    """
    return make_with_origins(text, known)[0]


def make_with_origins(text: str, known: Known) -> tuple[Article, dict[str, str]]:
    """As `make_article`, with what was found in the text itself: where its `byline` and each `credit: NAME` stand."""
    name = known.get("name") or None
    _check_text(text, name or "the text")
    _check_language(text, known.get("lang"), name or "the text")
    published = known.get("published")
    said, origins = known.get("byline"), {}
    byline = said or find_byline(text)
    if byline and not said:
        origins["byline"] = "text: byline"
    found = credits_with_origins(text, byline)
    credit = list(dict.fromkeys([*(known.get("credit") or ()), *found]))
    origins |= {f"credit: {agency}": f"text: {where}" for agency, where in found.items()}
    key = hashlib.sha256(text.encode()).hexdigest()[:16]
    article = Article(
        id=key,
        name=name or key,
        text=text,
        url=known.get("url") or None,
        title=known.get("title") or None,
        publisher=known.get("publisher") or None,
        byline=byline,
        credit=credit,
        published=None if published is None else check_published(published),
    )
    return article, origins


def _check_text(text: str, shown: str) -> None:
    if not text.strip():
        raise NoText(f"{shown} is empty; give an article")
    if half := _HALF_CHARACTER.search(text):
        raise MalformedInput(
            f"{shown} holds half a character (U+{ord(half[0]):04X} at {half.start()}): it was cut or decoded wrongly;"
            " save it as UTF-8 again"
        )


def _check_language(text: str, said: str | None, shown: str) -> None:
    if said:
        require_said_english(said, shown)
    require_english(text, shown)
