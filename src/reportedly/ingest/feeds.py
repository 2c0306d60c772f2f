"""Feeds in RSS and Atom: an item an article, by its full text where the feed carries it, else its summary."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from reportedly.errors import FetchError, InputError, MalformedInput, NoText
from reportedly.ingest.articles import Known
from reportedly.ingest.fragments import text_of_fragment
from reportedly.ingest.plain import draft_of_bytes
from reportedly.ingest.source import Source
from reportedly.ingest.taken import Draft
from reportedly.ingest.written_dates import read_date

_FEED = re.compile(rb"<(?:\w{1,20}:)?(?:rss|feed|rdf)\b", re.I)
_ITEM = re.compile(rb"<(?:\w{1,20}:)?(?:item|entry)[\s>]", re.I)
_MAIL = re.compile(r"^\S+@\S+\s*\((?P<name>[^()]+)\)$")


def is_feed(head: bytes) -> bool:
    """Whether the first bytes of a file are those of a feed."""
    return _FEED.search(head) is not None


def read_feed(source: Source) -> Iterator[Draft]:
    """The articles of a feed; with a `fetch`, the page of an item of which the feed has a summary alone.

    Raises:
        MalformedInput: if it is no feed, or holds no items.
    """
    data = source.whole()
    feed = _parsed(data, source)
    summaries = 0
    for number, item in enumerate(feed.entries, 1):
        called = f"item {item.get('id') or item.get('link') or number}"
        with source.going_on(called):
            draft = _draft(item, number, feed.feed, source)
            if "extent" in draft.noted:
                draft = _fetched(draft, source) or draft
                summaries += "extent" in draft.noted
            yield draft
    if summaries:
        hint = "" if source.fetch else "; --fetch has their pages fetched"
        note = f"{source.shown}: of {summaries} of {len(feed.entries)} items there is a summary only{hint}"
        source.report.note(note, source.place)
    _check_count(data, feed, source)


def _parsed(data: bytes, source: Source) -> Any:
    import feedparser

    headers = {"content-type": f"application/xml; charset={source.charset}"} if source.charset else {}
    try:
        # a stream, since feedparser would take bytes for the name of a file or an address
        feed = feedparser.parse(io.BytesIO(data), response_headers=headers)
    except Exception as error:  # whatever its parsers raise on what is no feed
        raise MalformedInput(f"{source.shown} is not a feed: {error}") from error
    if not feed.entries:
        reason = f": {feed.bozo_exception}" if feed.get("bozo") else ""
        raise MalformedInput(f"{source.shown} is not a feed, or one without items{reason}")
    return feed


def _check_count(data: bytes, feed: Any, source: Source) -> None:
    """Say so where a feed breaks off or is broken, so that items of it are missing."""
    expected, found = len(_ITEM.findall(data)), len(feed.entries)
    if feed.get("bozo") and found < expected:
        reason = f"{source.shown} is broken ({feed.bozo_exception}): {expected} items expected, {found} found"
        source.report.refuse(MalformedInput(reason), source.part("items expected"))


def _draft(item: Any, number: int, feed: Any, source: Source) -> Draft:
    link = item.get("link") or None
    called = f"item {item.get('id') or link or number}"
    shown = f"{source.shown}, {called}"
    text, extent = _text(item)
    if not text.strip() and (source.fetch is None or link is None):
        raise NoText(f"{shown} has no text" + ("" if source.fetch else "; --fetch has its page fetched"))
    published, raw, dated = _published(item)
    publisher, publishing = _publisher(item, feed, link)
    known = Known(
        name=link or shown, url=link, title=_line(item.get("title")), publisher=publisher, byline=_byline(item),
        published=published,
    )  # fmt: skip
    origins = {"publisher": publishing, "published": dated, "url": "feed: link", "title": "feed: title",
               "byline": "feed: author"}  # fmt: skip
    noted = {"feed": _line(feed.get("title")), "date as written": raw, "extent": extent}
    told = {name: value for name, value in noted.items() if value}
    return Draft(text, source.part(called), shown, known, "feed", origins, told)


def _text(item: Any) -> tuple[str, str | None]:
    """The longest text of an item, and "summary only" if that is its summary."""
    contents = [text_of_fragment(content.get("value") or "") for content in item.get("content") or ()]
    if whole := max(contents, key=len, default=""):
        return whole, None
    return text_of_fragment(item.get("summary") or ""), "summary only"


def _published(item: Any) -> tuple[str | None, str | None, str]:
    """The date with its own time zone, as the feed writes it, and where it stands.

    Not feedparser's parsed date, which takes a date without a zone for one in UTC.
    """
    for key, origin in (("published", "feed: published"), ("updated", "feed: updated")):
        raw = dict.get(item, key)  # its own `get` gives `published` for `updated`, and warns of it
        if isinstance(raw, str) and raw.strip():
            return read_date(raw), raw.strip(), origin
    return None, None, "feed"


def _publisher(item: Any, feed: Any, link: str | None) -> tuple[str | None, str]:
    """The item's `<source>`, else the publisher that is named, else the feed's title if the item is on its own site."""
    if name := _line((item.get("source") or {}).get("title")):
        return name, "feed: <source>"
    for holder in (item, feed):
        if name := _line(holder.get("publisher")):
            return name, "feed: publisher"
    own = _site(feed.get("link"))
    if own is None or link is None or own == _site(link):
        return _line(feed.get("title")), "feed: its own title"
    return None, "feed"


def _site(link: str | None) -> str | None:
    """The last two labels of a host, three where the last but one is short: "gazette.example", "gazette.co.example"."""
    try:
        labels = (urlsplit(link or "").hostname or "").split(".")
    except ValueError:
        return None
    return ".".join(labels[-3 if len(labels) > 2 and len(labels[-2]) <= 3 else -2 :]) or None


def _byline(item: Any) -> str | None:
    written = _line(item.get("author"))
    if written and (found := _MAIL.match(written)):  # "ann@gazette.example (Ann Holm)", which feedparser cuts wrongly
        return found["name"].strip()
    names = [_line(author.get("name")) for author in item.get("authors") or () if isinstance(author, dict)]
    byline = ", ".join(name for name in dict.fromkeys(names) if name) or written
    return None if byline and "@" in byline else byline


def _line(value: object) -> str | None:
    return " ".join(text_of_fragment(value).split()) or None if isinstance(value, str) else None


def _fetched(draft: Draft, source: Source) -> Draft | None:
    """The page of an item, with what the feed says of it where the page doesn't; None if it can't be had."""
    url = draft.known.get("url")
    if source.fetch is None or not url:
        return None
    try:
        page = source.fetch(url)
        found = draft_of_bytes(page.body, replace(source, shown=draft.shown), charset=page.charset, url=page.url)
    except (FetchError, InputError) as error:
        if not draft.text.strip():
            raise
        source.report.note(f"{draft.shown}: only its summary is read, since {error}", draft.place)
        return None
    said = {key: value for key, value in found.known.items() if value}
    known = Known(**{**draft.known, **said})  # type: ignore[typeddict-item]  # both are of its keys
    if publisher := draft.known.get("publisher"):
        known["publisher"] = publisher
    origins = {**draft.origins, **{fact: found.origins.get(fact, found.source) for fact in said if fact != "publisher"}}
    noted = {key: value for key, value in draft.noted.items() if key != "extent"}
    return Draft(found.text, draft.place, draft.shown, known, draft.source, origins, noted)
