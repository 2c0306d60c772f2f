"""CSV tables: a row an article, a header that says which column holds which fact."""

from __future__ import annotations

import csv
import io
import itertools
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from reportedly.errors import MalformedInput, NoText, NotText
from reportedly.ingest.decoding import decode
from reportedly.ingest.rows import draft_of_row, fact_of_column
from reportedly.ingest.source import LARGEST, Source
from reportedly.ingest.taken import Draft

LONGEST_RECORD = 16 * 2**20
"""Characters that a row may have; a longer one has a quotation mark that nobody closed."""

MENDED = 50
"""Rows with such a mark after which a table is given up, since each makes much of it be read twice."""

_DELIMITERS = ",;\t|"
_SAMPLE = 2**20
_END = "\x1cend\x1c\n"
"""A line of its own after the last; where it comes into a row, that row is not closed."""


def read_table(source: Source) -> Iterator[Draft]:
    """The articles of a table.

    Raises:
        MalformedInput: if no column of its header holds the text.
        NoText: if it has no rows.
    """
    lines = _Lines(_decoded(source))
    delimiter, header = _header(lines, source.shown)
    found = False
    for number, cells in _records(lines, delimiter, source):
        found = True
        with source.going_on(f"row {number}"):
            where = f"{source.shown}, row {number}"
            if len(cells) > len(header):
                raise MalformedInput(f"{where} has {len(cells)} cells and the header has {len(header)}; quote the text")
            yield draft_of_row(dict(zip(header, cells, strict=False)), source, number)
    if not found:
        raise NoText(f"{source.shown} has no rows; give a row an article")


@dataclass(slots=True)
class _Lines:
    """The lines of a table, some of which may be given back to be read again."""

    coming: Iterator[str]
    again: deque[str] = field(default_factory=deque)
    taken: list[str] = field(default_factory=list)
    size: int = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.again.popleft() if self.again else next(self.coming, _END)
        self.taken.append(line)
        self.size += len(line)
        if self.size > LONGEST_RECORD:
            raise csv.Error("a quotation mark is not closed")
        return line

    def at_end(self) -> bool:
        """Whether the end was taken."""
        return bool(self.taken) and self.taken[-1] is _END

    def record_ends(self) -> None:
        """What was taken so far is done with."""
        self.taken.clear()
        self.size = 0

    def give_back(self) -> None:
        """Read again what was taken, but for its first line, which is broken."""
        self.again.extendleft(reversed(self.taken[1:]))
        self.record_ends()


def _decoded(source: Source) -> Iterator[str]:
    """The lines as text; of a table in UTF-16 or another encoding of wide letters at once, else one by one."""
    sample = source.stream.read(_SAMPLE)
    if not sample:
        raise NoText(f"{source.shown} is empty; give a header and a row an article")
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in sample:
        text = source.decode(sample + source.stream.read(LARGEST), source.shown)
        yield from io.StringIO(text, newline="")
        return
    rest = io.BufferedReader(_Joined(sample, source.stream))
    lines = iter(lambda: rest.readline(LONGEST_RECORD), b"")
    first = next(lines).removeprefix(b"\xef\xbb\xbf")
    noted = False
    for line in itertools.chain([first], lines):
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError:
            decoded = decode(line, name=source.shown)
            if decoded.note and not noted:
                source.report.note(f"{source.shown} is {decoded.note}", source.place)
            noted = True
            yield decoded.text


class _Joined(io.RawIOBase):
    """Bytes that were read ahead, and then the stream that they came from."""

    def __init__(self, ahead: bytes, stream: io.BufferedReader) -> None:
        self._ahead, self._stream = io.BytesIO(ahead), stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # what BufferedReader gives
        data = self._ahead.read(len(buffer)) or self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _header(lines: _Lines, shown: str) -> tuple[str, list[str]]:
    """The delimiter and the columns: the delimiter by which a column holds the text."""
    line = next(line for line in lines if line.strip())
    lines.record_ends()
    for delimiter in sorted(_DELIMITERS, key=line.count, reverse=True):
        header = next(csv.reader([line], delimiter=delimiter), [])
        if any(fact_of_column(column)[0] == "text" for column in header):
            return delimiter, header
    raise MalformedInput(
        f'{shown} has no column with the text; begin it with a line of column names, one of them "text"'
    )


def _records(lines: _Lines, delimiter: str, source: Source) -> Iterator[tuple[int, list[str]]]:
    """The rows, numbered from 1 below the header; one whose quotation mark is not closed costs itself alone."""
    csv.field_size_limit(LONGEST_RECORD)
    number = mended = 0
    while mended < MENDED:
        try:
            for cells in csv.reader(lines, delimiter=delimiter):
                if lines.at_end():
                    if len(lines.taken) > 1:
                        raise csv.Error("a quotation mark is not closed")
                    return
                lines.record_ends()
                if any(cell.strip() for cell in cells):
                    number += 1
                    yield number, cells
        except (csv.Error, NotText) as error:
            number, mended = number + 1, mended + 1
            where = f"{source.shown}, row {number}"
            source.report.refuse(MalformedInput(f"{where}: not CSV: {error}"), source.part(f"row {number}"))
            lines.give_back()
    reason = f"{source.shown} has {MENDED} rows that are not CSV; the rest of it is not read"
    source.report.refuse(MalformedInput(reason), source.part("the rest"))
