"""Bytes to text: UTF-8, else what a byte order mark, the page itself or the bytes say."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from reportedly.errors import NotText

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or office file"),
    (b"\x89PNG", "an image"),
    (b"GIF8", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "a rich text file"),
    (b"\xd0\xcf\x11\xe0", "an office file"),
)
_SAMPLE = 100_000
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_WESTERN = "cp1252"
_LATIN_1 = frozenset({"iso8859-1", "ascii", "latin-1"})


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, how it was encoded, and what a user should know of that, if anything."""

    text: str
    encoding: str
    note: str | None = None


def decode(data: bytes, *, name: str, declared: str | None = None) -> Decoded:
    """The text that bytes stand for, without a byte order mark; line ends are kept as they are.

    Args:
        data: the bytes of a file or page.
        name: what the caller calls them, for the message.
        declared: the encoding that the page or server claims; followed where the bytes aren't UTF-8 and fit it.

    Raises:
        NotText: if it is a binary file, or no encoding fits.
    """
    _refuse_known_kinds(data, name)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _by_mark(data[len(mark) :], encoding, name)
    if wide := _utf16_without_mark(data):
        return Decoded(data.decode(wide, "replace"), wide, f"not UTF-8; read as {wide}")
    if _looks_binary(data):
        raise NotText(f"{name} is a binary file; give the article as text or as a web page")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _broken_utf8(data) or _declared(data, declared) or _detected(data, name)


def _refuse_known_kinds(data: bytes, name: str) -> None:
    for signature, kind in _KINDS:
        if data.startswith(signature):
            raise NotText(f"{name} is {kind}; save the article as text or as a web page")


def _by_mark(data: bytes, encoding: str, name: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        raise NotText(f"{name} claims to be {encoding} and is not (byte {error.start:,}); save it as UTF-8") from error


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 of mostly Latin letters has a zero in nearly every second byte."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    half = len(sample) // 2
    if half == 0 or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.6 and even < 0.05:
        return "utf-16-le"
    if even > 0.6 and odd < 0.05:
        return "utf-16-be"
    return None


def _looks_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return len(_CONTROL.findall(sample)) > 0.1 * len(sample)


def _broken_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes, told by the many others that make letters; those broken become U+FFFD."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(len(run) for run in _NOT_ASCII.findall(text)) - broken
    if sound < 10 * broken:
        return None
    return Decoded(text, "utf-8", f"broken UTF-8; {broken:,} places could not be read")


def _declared(data: bytes, declared: str | None) -> Decoded | None:
    if not declared:
        return None
    try:
        encoding = codecs.lookup(declared.strip()).name
        if encoding in _LATIN_1:  # as browsers read it
            encoding = _WESTERN
        return Decoded(data.decode(encoding), encoding)
    except (LookupError, UnicodeError, ValueError):
        return None


def _detected(data: bytes, name: str) -> Decoded:
    from charset_normalizer import from_bytes

    start = max(0, re.search(rb"[\x80-\xff]", data).start() - _SAMPLE // 2)  # type: ignore[union-attr]  # not UTF-8, so there is one
    matches = from_bytes(data[start : start + _SAMPLE])
    best = matches.best()
    if best is None:
        raise NotText(f"{name} is not text in any encoding that could be told; save it as UTF-8")
    # English has few letters that tell one Latin encoding from another; among equals its own is the likelier.
    western = any(_WESTERN in match.could_be_from_charset and match.chaos <= best.chaos for match in matches)
    encoding = _WESTERN if western else best.encoding
    return Decoded(data.decode(encoding, "replace"), encoding, f"not UTF-8; read as {encoding}")
