"""Web pages: the main text, and what the page says about it."""

from __future__ import annotations

import re
from typing import Any

from reportedly.errors import NoText
from reportedly.ingest.articles import Known

_PAGE = re.compile(r"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.I)
_HEAD = 4_096
_DATES = {"extensive_search": False, "original_date": True, "min_date": "1700-01-01", "max_date": "2200-01-01"}
"""Only dates that the page states, none guessed from its footer; fixed limits, so that today doesn't matter."""


def is_page(text: str) -> bool:
    """Whether a text is the source of a web page."""
    return _PAGE.match(text[:_HEAD]) is not None


def charset_of(data: bytes) -> str | None:
    """The encoding that a page's head declares."""
    found = _CHARSET.search(data[:_HEAD])
    return found[1].decode("ascii") if found else None


def read_page(html: str, *, name: str) -> tuple[str, Known]:
    """The main text of a page, a line a paragraph, and what the page says about it.

    Raises:
        NoText: if the page has no main text.
    """
    from trafilatura import bare_extraction

    page: Any = bare_extraction(
        html, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=_DATES
    )
    text: str = page.text or "" if page is not None else ""
    if not text.strip():
        raise NoText(f"{name} is a web page without a main text; save the article itself")
    known = Known(url=page.url, title=page.title, publisher=page.sitename, byline=page.author, published=page.date)
    return text, known
