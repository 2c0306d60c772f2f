"""Where a web page says what was taken from it: which `meta` element, JSON-LD, link or headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from itertools import islice

SEARCHED = 400_000
"""Code points of a page in which its metadata are looked for."""

MOST = 500
"""Elements that are looked at."""

_ELEMENT = re.compile(r"<(meta|link|script|title|h1|time)\b", re.I)
_LONGEST = {"script": 50_000}
_NAME = re.compile(r"""\b(?:property|name|itemprop)\s*=\s*["']?([\w:.-]{1,60})""", re.I)
_CONTENT = re.compile(r"""\b(?:content|href|datetime)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.I)
_TAG = re.compile(r"<[^<>]*>")


def origins_on_page(source: str, facts: Mapping[str, str]) -> dict[str, str]:
    """For each fact with its value, the first place in a page's source that says it: "page metadata: og:site_name".

    A fact that stands in none of them is left out.
    """
    places = list(_places(source[:SEARCHED]))
    origins: dict[str, str] = {}
    for fact, value in facts.items():
        sought = _plain(value)
        exact = (name for name, said in places if sought == said)
        within = (name for name, said in places if sought in said)
        if name := next(exact, None) or next(within, None):
            origins[fact] = f"page metadata: {name}"
    return origins


def _places(source: str) -> Iterator[tuple[str, str]]:
    """What the elements of a page's metadata say, each with the name of its place."""
    for found in islice(_ELEMENT.finditer(source), MOST):
        kind = found[1].lower()
        end = source.find(">", found.end(), found.end() + 2_000)
        if end < 0:
            continue
        head = source[found.end() : end]
        attribute = _CONTENT.search(head)
        said = (attribute[1] or attribute[2] or "") if attribute else ""
        if kind == "meta":
            name = _NAME.search(head)
            yield name[1] if name else "meta", _plain(said)
        elif kind == "link":
            yield "canonical link" if "canonical" in head.lower() else "link", _plain(said)
        elif kind != "script" or "ld+json" in head.lower():
            close = source.find(f"</{kind}", end, end + _LONGEST.get(kind, 2_000))
            inside = _TAG.sub(" ", source[end + 1 : max(close, end + 1)])
            yield "JSON-LD" if kind == "script" else kind, _plain(f"{said} {inside}")


def _plain(text: str) -> str:
    return " ".join(unescape(text).split()).casefold()
