"""One opened input, as the readers of the formats get it."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, cast

from reportedly.errors import NoText, NotText
from reportedly.ingest.decoding import decode
from reportedly.ingest.report import Report, going_on

if TYPE_CHECKING:
    from reportedly.ingest.fetching import Page

LARGEST = 64 * 2**20
"""Bytes of a file that are taken in at once; rows, records and messages come from files of any size."""

HEAD = 8_192
"""Bytes at the start of an input that tell its format."""


@dataclass(frozen=True, slots=True)
class Source:
    """An opened input: its bytes, its place, what messages call it, and where to report.

    `url` and `charset` are what a server says; `fetch` gets a page of the web, where the caller allows it.
    """

    stream: io.BufferedReader
    place: str
    shown: str
    report: Report
    ending: str = ""
    url: str | None = None
    charset: str | None = None
    fetch: Callable[[str], Page] | None = field(default=None)

    def head(self) -> bytes:
        """The first bytes, which stay to be read."""
        return self.stream.peek(HEAD)[:HEAD]

    def whole(self, largest: int | None = None) -> bytes:
        """All bytes.

        Raises:
            NoText: if there are none.
            NotText: if there are more than `largest`.
        """
        largest = LARGEST if largest is None else largest
        data = self.stream.read(largest + 1)
        if not data:
            raise NoText(f"{self.shown} is empty; give an article")
        if len(data) > largest:
            raise NotText(f"{self.shown} is larger than {largest // 2**20} MB; an article is not, split it")
        return data

    def part(self, what: str) -> str:
        """The place of a part: a row, a record, a message."""
        return f"{self.place}#{what}"

    def going_on(self, what: str) -> AbstractContextManager[None]:
        """Report what goes wrong with one part, and go on with the next."""
        return going_on(self.report, f"{self.shown}, {what}", self.part(what))

    def decode(self, data: bytes, shown: str, declared: str | None = None) -> str:
        """The text that bytes stand for; an encoding that is not UTF-8 is noted."""
        decoded = decode(data, name=shown, declared=declared)
        if decoded.note:
            self.report.note(f"{shown} is {decoded.note}", self.place)
        return decoded.text


def buffered(stream: BinaryIO) -> io.BufferedReader:
    """A stream whose first bytes can be looked at without using them up."""
    if isinstance(stream, io.BufferedReader):
        return stream
    return io.BufferedReader(cast("io.RawIOBase", stream))
