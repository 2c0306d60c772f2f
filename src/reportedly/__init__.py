"""reportedly: who said what, through whom, to whom, on whose count, and who disputes it.

>>> import reportedly
>>> reading = reportedly.read("The mill will reopen in May, the mayor said on Monday.", published="1921-03-08")
>>> for statement in reading.statements:
...     print(statement.source, "|", statement.act, "|", statement.content)
the mayor | predict | The mill will reopen in May

Importing this package loads no language model; the first call of `read` does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

__all__ = [
    "Actor",
    "Article",
    "Date",
    "Event",
    "Figure",
    "Problem",
    "Reading",
    "Relation",
    "ReportedlyError",
    "Response",
    "Span",
    "Statement",
    "open",
    "read",
]

if TYPE_CHECKING:
    import os

    from reportedly.dossier import Dossier
    from reportedly.errors import ReportedlyError
    from reportedly.reading import (
        Actor,
        Article,
        Date,
        Event,
        Figure,
        Problem,
        Reading,
        Relation,
        Response,
        Span,
        Statement,
    )


def read(
    text: str,
    *,
    published: str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
    byline: str | None = None,
    name: str | None = None,
) -> Reading:
    """Read one article.

    Args:
        text: the article's text as it stands; offsets of the reading count its code points.
        published: date or date-time of publication, ISO 8601; weekdays and the like are counted from it.
        publisher: who printed it.
        title: its headline, where the text does not hold it.
        url: where it was published.
        byline: who wrote it, where the text does not say so.
        name: what you call it; the article's id unless given.

    Returns:
        The reading, the same for the same arguments and version, byte for byte.

    Raises:
        ReportedlyError: if the text is empty, not English, or `published` is not a date.
    """
    from reportedly.ingest.articles import make_article
    from reportedly.pipeline import read_articles

    article = make_article(
        text, name=name, url=url, title=title, publisher=publisher, byline=byline, published=published
    )
    return next(read_articles([article]))


def open(place: str | os.PathLike[str], *, create: bool = True) -> Dossier:  # noqa: A001 - as shelve.open, dbm.open
    """Open a dossier, where articles and their readings are kept.

    Args:
        place: a file, made if it is not there, or the `postgresql://` address of a database of its own.
        create: whether a dossier may be made; without, one must be there.

    Returns:
        The dossier; use it in a `with` statement, or close it.

    Raises:
        DossierError: if it is missing, is none, was made by a newer version, or can't be reached.
    """
    from reportedly.dossier import open_dossier

    return open_dossier(place, create=create)


def __getattr__(name: str) -> Any:
    """The nouns, loaded when first asked for, so that importing the package stays light."""
    if name == "ReportedlyError":
        from reportedly.errors import ReportedlyError

        return ReportedlyError
    if name in __all__:
        from reportedly import reading

        return getattr(reading, name)
    raise AttributeError(f"module 'reportedly' has no attribute {name!r}")
