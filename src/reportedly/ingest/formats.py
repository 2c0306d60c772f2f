"""Which format an input is in, by its first bytes and by the ending of its name.

Bytes that only one format has go before the ending: a Word file is one whatever it is called.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from reportedly.ingest.archives import read_wacz, read_warc
from reportedly.ingest.feeds import is_feed, read_feed
from reportedly.ingest.office import read_rich_text, read_word
from reportedly.ingest.plain import read_plain
from reportedly.ingest.rows import parse_row, read_rows, rows_of_json
from reportedly.ingest.source import Source
from reportedly.ingest.tables import read_table
from reportedly.ingest.taken import Draft
from reportedly.ingest.telegram import is_telegram, read_telegram
from reportedly.ingest.zip_files import read_zip

Format = Callable[[Source], Iterator[Draft]]

LARGEST_JSON = 256 * 2**20
"""Bytes of a JSON file; exports of Telegram are far longer than an article."""

_GZIP, _ZIP, _RTF = b"\x1f\x8b", b"PK\x03\x04", b"{\\rtf"
_ROW = re.compile(rb'\s*\{\s*"')
_JSON = re.compile(rb'\s*(?:\[\s*\{|\{[ \t]*\r?\n)\s*"')
_TELEGRAM = re.compile(rb'"(?:messages|chats)"\s*:\s*[\[{]')
_XML = re.compile(rb"\s*<(?:\?xml|rss|feed|rdf:rdf)\b", re.I)
_MARK = b"\xef\xbb\xbf"


def read_json(source: Source) -> Iterator[Draft]:
    """The articles of a JSON file: rows, or an export of Telegram."""
    data = parse_row(source.decode(source.whole(LARGEST_JSON), source.shown), where=source.shown)
    if isinstance(data, dict) and is_telegram(data):
        yield from read_telegram(data, source)
    else:
        yield from rows_of_json(data, source)


def read_xml(source: Source) -> Iterator[Draft]:
    """The articles of a feed, or of a page that is XML."""
    yield from (read_feed if is_feed(source.head()) else read_plain)(source)


def read_zipped(source: Source) -> Iterator[Draft]:
    """The articles of a zip file: Word's, a web archive's, or one of files."""
    yield from read_zip(source, ending_of, read_source)


FORMATS: dict[str, Format] = {
    ".txt": read_plain,
    ".md": read_plain,
    ".html": read_plain,
    ".htm": read_plain,
    ".jsonl": read_rows,
    ".ndjson": read_rows,
    ".json": read_json,
    ".csv": read_table,
    ".tsv": read_table,
    ".xml": read_xml,
    ".rss": read_xml,
    ".atom": read_xml,
    ".warc": read_warc,
    ".warc.gz": read_warc,
    ".wacz": read_wacz,
    ".docx": read_word,
    ".rtf": read_rich_text,
    ".zip": read_zipped,
}
"""What reads a file, by the ending of its name; a folder's other files are left out."""

ENDINGS = tuple(FORMATS)


def ending_of(name: str) -> str:
    """The ending that tells a file's format, with both parts of ".warc.gz"."""
    lower = name.lower()
    return next((ending for ending in ENDINGS if lower.endswith(ending)), "")


def read_source(source: Source) -> Iterator[Draft]:
    """The articles of one input, whatever its format."""
    yield from (_by_bytes(source) or FORMATS.get(source.ending) or _by_words(source.head()))(source)


def _by_bytes(source: Source) -> Format | None:
    """The format of bytes that no text begins with."""
    head = source.head()
    if head.startswith(b"WARC/"):
        return read_warc
    if head.startswith(_GZIP):
        return read_warc
    if head.startswith(_RTF):
        return read_rich_text
    if head.startswith(_ZIP):
        return read_zipped
    return None


def _by_words(head: bytes) -> Format:
    """The format of a text without a telling name, by how it begins."""
    head = head.removeprefix(_MARK)
    if _JSON.match(head) or (_ROW.match(head) and _TELEGRAM.search(head)):
        return read_json
    if _ROW.match(head):
        return read_rows
    return read_xml if _XML.match(head) else read_plain
