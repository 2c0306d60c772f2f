"""Web pages: the main text, and what the page says about it."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field
from typing import Any

from reportedly.errors import NoText
from reportedly.ingest.articles import Known
from reportedly.ingest.page_origins import origins_on_page

LONGEST_PAGE = 3_000_000
"""Code points of a page's source that are searched for its main text, scripts left out; that takes some ten seconds."""

SHORTEST_LINE = 5
"""Words that one line of a main text has at least; what has none is a menu or a notice."""

_PAGE = re.compile(r"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.I)
_SCRIPT = re.compile(r"<(script|style)\b(?![^>]*ld\+json).*?</\1\s*>", re.I | re.S)
_HEAD = 4_096
_DATES: dict[str, Any] = {
    "extensive_search": False,
    "original_date": True,
    "min_date": "1700-01-01",
    "max_date": "2200-01-01",
}
"""Only dates that the page states, none guessed from its footer; fixed limits, so that today doesn't matter."""
_PROSE = ("p", "li", "blockquote", "figcaption", "td")
_METADATA = frozenset({"script", "meta", "title", "time"})
_LONGEST_DATELINE = 60

for _library in ("trafilatura", "htmldate", "courlan"):  # what they would say of a page, we say on one line
    logging.getLogger(_library).addHandler(logging.NullHandler())


def is_page(text: str) -> bool:
    """Whether a text is the source of a web page."""
    return _PAGE.match(text[:_HEAD]) is not None


def charset_of(data: bytes) -> str | None:
    """The encoding that a page's head declares."""
    found = _CHARSET.search(data[:_HEAD])
    return found[1].decode("ascii") if found else None


@dataclass(frozen=True, slots=True)
class MainText:
    """The main text of a page, a line a paragraph, and what the page says about it.

    `cut` is set where the page was so long that its end was left out; `origins` says where the page says a fact.
    """

    text: str
    known: Known
    cut: bool
    origins: dict[str, str] = field(default_factory=dict)


def read_page(html: str, *, name: str) -> MainText:
    """The main text of a page.

    Raises:
        NoText: if the page has none.
    """
    from trafilatura import bare_extraction

    source = html if len(html) <= LONGEST_PAGE else _SCRIPT.sub("", html)
    page: Any = bare_extraction(source[:LONGEST_PAGE], with_metadata=True, include_comments=False, include_tables=False)
    text: str = page.text or "" if page is not None else ""
    if not any(len(line.split()) >= SHORTEST_LINE for line in text.splitlines()):
        raise NoText(f"{name} is a web page without a main text; save the article itself")
    known = _known(page, published=_published(source[:LONGEST_PAGE]))
    facts = {fact: str(value) for fact, value in known.items() if value}
    return MainText(text, known, len(source) > LONGEST_PAGE, origins_on_page(source, facts))


def _published(source: str) -> str | None:
    """The date of publication in a page's metadata or beside its headline.

    Prose is taken out first, since the dates of its events would be taken for the page's own.
    """
    from htmldate import find_date
    from trafilatura import load_html

    tree = load_html(source)
    if tree is None:
        return None
    for element in list(tree.iter(*_PROSE)):
        if len(element.text_content()) > _LONGEST_DATELINE and element.find(".//time") is None:
            element.clear()
    for element in tree.iter():
        if element.tag not in _METADATA:
            element.text = _unless_prose(element.text)
            element.tail = _unless_prose(element.tail)
    found: str | None = find_date(tree, **_DATES)
    return found


def _unless_prose(text: str | None) -> str | None:
    return None if text and len(text) > _LONGEST_DATELINE else text


def _known(page: Any, *, published: str | None) -> Known:
    """What a page says about its article; a publisher made up from the address is left out."""
    publisher = page.sitename
    if publisher and page.hostname and publisher.lower() in {page.hostname.lower(), f"www.{page.hostname}".lower()}:
        publisher = None
    return Known(url=page.url, title=page.title, publisher=publisher, byline=page.author, published=published)
