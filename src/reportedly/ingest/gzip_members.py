"""The members of a gzip file, one after another; a broken or truncated one is told and the next is still found."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator

_MAGIC = b"\x1f\x8b\x08"
_BLOCK = 2**16


class Member(io.RawIOBase):
    """The unpacked bytes of one member.

    `problem` says what is wrong with it, once it was read to its end: it breaks off, or is not gzip any more.
    """

    def __init__(self, packed: _Packed) -> None:
        self._packed = packed
        self._unpacking = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._ready = b""
        self.problem: str | None = None

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # what BufferedReader gives
        """Unpack some bytes, as many as the buffer holds at most."""
        data = self._unpacked(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def drain(self) -> None:
        """Pass over what was not read."""
        while self._unpacked(_BLOCK):
            pass

    def _unpacked(self, size: int) -> bytes:
        while not self._unpacking.eof and self.problem is None:
            packed = self._unpacking.unconsumed_tail or self._packed.take()
            if not packed:
                self.problem = "the file breaks off in the middle of it"
                break
            try:
                data = self._unpacking.decompress(packed, size)
            except zlib.error as error:
                self.problem = f"its packed bytes are broken ({error})"
                self._packed.give_back(packed)
                break
            if self._unpacking.eof:
                self._packed.give_back(self._unpacking.unused_data)
            if data:
                return data
        return b""


class _Packed:
    """The packed bytes, some of which may be given back."""

    def __init__(self, stream: io.BufferedIOBase) -> None:
        self._stream = stream
        self._ahead = b""

    def take(self) -> bytes:
        data, self._ahead = self._ahead or self._stream.read(_BLOCK), b""
        return data

    def give_back(self, data: bytes) -> None:
        self._ahead = data + self._ahead

    def to_next_member(self, *, past: int) -> bool:
        """Go to where the next member begins, `past` bytes from here at the least."""
        data = self.take()
        while (start := data.find(_MAGIC, past)) < 0:
            more = self.take()
            if not more:
                return False
            data, past = data[-2:] + more, 0
        self.give_back(data[start:])
        return True


def members_of(stream: io.BufferedIOBase) -> Iterator[Member]:
    """The members of a gzip file; each must be done with before the next is asked for."""
    packed = _Packed(stream)
    past = 0
    while packed.to_next_member(past=past):
        member = Member(packed)
        yield member
        member.drain()
        past = 1 if member.problem else 0
