"""Pieces of HTML, as feeds carry them, to text.

A reader of our own, since that of the standard library takes time in the square of what is malformed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

LONGEST_FRAGMENT = 3_000_000
"""Code points of a piece that are read."""

_BREAKS = frozenset(
    ["p", "br", "hr", "div", "li", "ul", "ol", "blockquote", "pre", "tr", "table", "section", "figure", "figcaption"]
)
_HEADING = re.compile(r"h[1-6]$")
_TAG = re.compile(r"</?(?P<name>[a-zA-Z][a-zA-Z0-9]{0,20})")
_CLOSED = {name: re.compile(rf"</{name}\b", re.I) for name in ("script", "style", "template", "noscript", "iframe")}
"""Elements whose inside is not seen, and where each ends."""


def text_of_fragment(html: str) -> str:
    """The text of a piece of HTML: a line a paragraph, entities resolved, scripts left out.

    Text without a trace of HTML stays as it is.
    """
    if "<" not in html and "&" not in html:
        return html.strip()
    lines = (" ".join(line.split()) for line in "".join(_pieces(html[:LONGEST_FRAGMENT])).split("\n"))
    return "\n".join(line for line in lines if line)


def _pieces(html: str) -> Iterator[str]:
    """The words between the tags, and a line break for each tag that makes one; every letter is passed over once."""
    at = 0
    while (start := html.find("<", at)) >= 0:
        yield _words(html[at:start])
        tag = _TAG.match(html, start)
        if tag is None and html[start + 1 : start + 2] not in {"!", "?"}:
            yield "<"
            at = start + 1
            continue
        end = html.find(*_end_of(html, start))
        if end < 0:
            return
        at = end + 1 if not html.startswith("<!--", start) else end + 3
        if tag is not None:
            name = tag["name"].lower()
            if name in _BREAKS or _HEADING.match(name):
                yield "\n"
            if name in _CLOSED and not html.startswith("</", start):
                closed = _CLOSED[name].search(html, at)
                if closed is None:
                    return
                at = closed.start()
    yield _words(html[at:])


def _end_of(html: str, start: int) -> tuple[str, int]:
    """What ends the tag or remark that starts here, and from where to look for it."""
    return ("-->", start + 4) if html.startswith("<!--", start) else (">", start)


def _words(text: str) -> str:
    return unescape(text).replace("\n", " ")
