"""The addresses of pages: what leads where, with the whole state of a page in its address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote, urlencode

from reportedly.reading import Span

_WEB = re.compile(r"https?://[^\s/?#@\\]+(?:[/?#]|$)", re.I)


def article_address(key: str, span: Span | tuple[int, int] | None = None) -> str:
    """The page of an article; with a span, at those words."""
    page = f"/articles/{quote(key, safe='')}"
    if span is None:
        return page
    start, end = (span.start, span.end) if isinstance(span, Span) else span
    return f"{page}?at={start}-{end}#r1-at"


def statement_address(key: str, statement: str) -> str:
    """A statement, by its id in the reading, on the page of its article."""
    return f"/articles/{quote(key, safe='')}#r1-{quote(statement, safe='')}"


def actor_address(key: str) -> str:
    """The page of an actor."""
    return f"/actors/{quote(key, safe='')}"


def asked(path: str, state: Mapping[str, object], **changed: object) -> str:
    """A page with a state like this one, but for what is changed; what is None or empty is left out."""
    values = {name: str(value) for name, value in {**state, **changed}.items() if value not in {None, ""}}
    return f"{path}?{urlencode(values)}" if values else path


def web_address(url: str | None) -> str | None:
    """An address that a page may link to: of the web, and of no scheme that runs or opens something else."""
    return url if url is not None and _WEB.match(url) and url.isprintable() else None
