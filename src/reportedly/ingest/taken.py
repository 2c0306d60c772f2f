"""What is taken in: an article, the place where it was found, and where each fact about it comes from."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.errors import InputError
from reportedly.ingest.articles import Known, make_with_origins
from reportedly.reading import Article

GIVEN = "given by the user"
"""The origin of what the caller says about an article."""


@dataclass(frozen=True, slots=True)
class Taken:
    """An article that was taken in.

    `place` is where it was found, the same at every call: a file's absolute path, `path#row 3`, `path#record …`, an
    address. `origins` says for each known fact of the article (`published`, `publisher`, `byline`, `title`, `url`,
    `credit: NAME` for each credit) where it was taken from, in plain words. `noted` is what the input says besides:
    `archived`, `feed`, `section` and the like.
    """

    article: Article
    place: str
    origins: dict[str, str]
    noted: dict[str, str]


@dataclass(frozen=True, slots=True)
class Draft:
    """What a file, row or record says of one article, before it is checked.

    `shown` is what messages call it. Origins of facts that `origins` does not name are `source`.
    """

    text: str
    place: str
    shown: str
    known: Known = field(default_factory=Known)
    source: str = "file"
    origins: dict[str, str] = field(default_factory=dict)
    noted: dict[str, str] = field(default_factory=dict)


def finish(draft: Draft, given: Known) -> Taken:
    """The article of a draft; what the caller says about it goes before what the draft says.

    Raises:
        InputError: as `make_article`; the message begins with what the draft is called.
    """
    joined: Known = {"name": draft.shown, **draft.known, **given}
    try:
        article, found = make_with_origins(draft.text, joined)
    except InputError as error:
        message = str(error)
        if message.startswith(draft.shown):
            raise
        raise type(error)(f"{draft.shown}: {message}") from error
    return Taken(article, draft.place, _origins(article, draft, given, found), draft.noted)


def _origins(article: Article, draft: Draft, given: Known, found: dict[str, str]) -> dict[str, str]:
    """Where each known fact was taken from, in the order of the facts."""
    origins: dict[str, str] = {}
    for fact in ("published", "publisher", "byline", "title", "url"):
        if getattr(article, fact) is None:
            continue
        if given.get(fact):
            origins[fact] = GIVEN
        else:
            origins[fact] = found.get(fact) or draft.origins.get(fact) or draft.source
    for name in article.credit:
        origins[f"credit: {name}"] = found.get(f"credit: {name}") or draft.origins.get("credit") or draft.source
    return origins
