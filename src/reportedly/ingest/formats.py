"""Which format an input is in, by the ending of its name and by its first bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.ingest.plain import read_plain
from reportedly.ingest.rows import parse_row, read_rows, rows_of_json
from reportedly.ingest.source import Source
from reportedly.ingest.taken import Draft

ENDINGS = (".txt", ".md", ".html", ".htm", ".jsonl", ".json")
"""Files that are taken from a folder."""

_ROW = re.compile(rb'\s*\{\s*"')


def read_source(source: Source) -> Iterator[Draft]:
    """The articles of one input, whatever its format."""
    if source.ending == ".jsonl" or (source.ending not in ENDINGS and _ROW.match(source.head())):
        yield from read_rows(source)
    elif source.ending == ".json":
        text = source.decode(source.whole(), source.shown)
        yield from rows_of_json(parse_row(text, where=source.shown), source)
    else:
        yield from read_plain(source)
