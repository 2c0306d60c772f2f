"""Web archives (WARC, WACZ): each page that a server answered with is an article."""

from __future__ import annotations

import io
import logging
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import dataclass, field, replace
from typing import IO, Any

from reportedly.errors import MalformedInput, NoText, NotText
from reportedly.ingest.articles import Known
from reportedly.ingest.gzip_members import members_of
from reportedly.ingest.plain import draft_of_bytes
from reportedly.ingest.source import LARGEST, Source
from reportedly.ingest.taken import Draft

LONGEST_HEADER = 4 * 2**20
"""Bytes in which the head of a record must end."""

_PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_UNPACKED = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
_BREAKS_OFF = "the file breaks off in the middle of it"
_IN_WACZ = re.compile(r"(?:.*/)?archive/[^/]+\.warc(?:\.gz)?", re.I)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)
_KEPT = frozenset({"response", "resource"})


logging.getLogger("warcio").addHandler(logging.NullHandler())  # what it would say of an address, we say on one line


@dataclass(slots=True)
class _Tally:
    """How many pages an archive held, how many records were broken, and how many of other kinds were left out."""

    pages: int = 0
    records: int = 0
    broken: int = 0
    left_out: Counter[str] = field(default_factory=Counter)


def is_wacz(names: list[str]) -> bool:
    """Whether a zip file with files of these names holds web archives."""
    return any(map(_IN_WACZ.fullmatch, names))


def read_wacz(source: Source) -> Iterator[Draft]:
    """The pages of the archives in a WACZ file.

    Raises:
        MalformedInput: if it is not a sound zip file.
        NotText: if it holds no archive.
    """
    stream = source.stream if source.stream.seekable() else io.BytesIO(source.whole())
    names: list[str] = []
    try:
        with zipfile.ZipFile(stream) as archive:
            names = [name for name in archive.namelist() if _IN_WACZ.fullmatch(name)]
            for name in names:
                with source.going_on(name), _opened(archive, name) as member:
                    inner = replace(source, shown=f"{source.shown}, {name}", place=source.part(name))
                    yield from read_warc(replace(inner, stream=io.BufferedReader(_Plain(member))))
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise MalformedInput(f"{source.shown} is not a sound WACZ file: {error}") from error
    if not names:
        raise NotText(f"{source.shown} is a zip archive without web archives in it; unpack it and name the files")


def _opened(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    try:
        return archive.open(name)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise MalformedInput(f"{name} can't be taken out of the zip file: {error}") from error


class _Plain(io.RawIOBase):
    """A member of a zip file, whose faults are those of the archive in it."""

    def __init__(self, member: Any) -> None:
        self._member = member

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # what BufferedReader gives
        try:
            data: bytes = self._member.read(len(buffer))
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise MalformedInput(f"the zip file is broken: {error}") from error
        buffer[: len(data)] = data
        return len(data)


def read_warc(source: Source) -> Iterator[Draft]:
    """The pages of an archive; records of other kinds are counted and left out.

    Raises:
        NoText: if it holds no page.
        NotText: if it holds no record at all.
    """
    tally = _Tally()
    if source.head().startswith(b"\x1f\x8b"):
        yield from _packed_records(source, tally)
    else:
        yield from _records(source, tally)
    if tally.left_out:
        kinds = ", ".join(f"{count:,} {kind}" for kind, count in tally.left_out.most_common(8))
        source.report.note(f"{source.shown}: {tally.pages:,} pages; left out: {kinds}", source.place)
    if not tally.records:
        raise NotText(f"{source.shown} is no web archive; unpack what is in it, or save the articles as text")
    if not tally.pages and not tally.broken:
        raise NoText(f"{source.shown} holds no page among its {tally.records:,} records")


def _packed_records(source: Source, tally: _Tally) -> Iterator[Draft]:
    """The pages of an archive whose records are packed one by one; what is broken in one doesn't touch the next."""
    for number, member in enumerate(members_of(source.stream), 1):
        broken = tally.broken
        yield from _records(replace(source, stream=io.BufferedReader(member)), tally)
        member.drain()
        if member.problem and tally.broken == broken:
            where = f"packed record {number}"
            _refuse(source, tally, where, f"{source.shown}, {where}: {member.problem}")


def _refuse(source: Source, tally: _Tally, part: str, reason: str) -> None:
    tally.broken += 1
    source.report.refuse(MalformedInput(reason), source.part(part))


def _records(source: Source, tally: _Tally) -> Iterator[Draft]:
    from warcio.recordloader import ArcWarcRecordLoader

    loader, lines = ArcWarcRecordLoader(verify_http=False, arc2warc=False), _Lines(source.stream)
    while first := _first_line(lines, source, tally):
        tally.records += 1
        record = _loaded(loader, lines, first)
        if record is None:
            where = f"record number {tally.records}"
            _refuse(source, tally, where, f"{source.shown}, {where} has no sound head")
            continue
        shown = _called(record, tally)
        kind = _kind(record)
        if kind is None:
            tally.pages += 1
            with source.going_on(shown):
                yield _draft(record, shown, source)
        else:
            tally.left_out[kind] += 1
        if not _passed_over(record):
            tally.broken += 1
            if kind is not None:
                source.report.refuse(MalformedInput(f"{source.shown}, {shown}: {_BREAKS_OFF}"), source.part(shown))


class _Lines:
    """A stream of which no line and no head may be endless."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self.read = stream.read
        self._stream = stream
        self.left: int | None = None

    def readline(self, length: int | None = None) -> bytes:
        """A line, cut where it is too long; in a head there may be so many bytes `left`."""
        line = self._stream.readline(LONGEST_HEADER if length is None else min(length, LONGEST_HEADER))
        if self.left is not None:
            self.left -= len(line)
            if self.left < 0:
                raise MalformedInput("its head is endless")
        return line


def _first_line(lines: _Lines, source: Source, tally: _Tally) -> bytes:
    """The line that opens the next record, nothing at the end; what belongs to no record is reported."""
    stray = False
    while (line := lines.readline()) and not line.startswith(b"WARC/"):
        stray = stray or bool(line.strip())
    if stray and tally.records:
        where = f"after record number {tally.records}"
        _refuse(source, tally, where, f"{source.shown}: {where} there are bytes that belong to no record")
    return line


def _loaded(loader: Any, lines: _Lines, first: bytes) -> Any:
    """The record with its heads read, None if they are not sound."""
    lines.left = LONGEST_HEADER
    try:
        record = loader.parse_record_stream(lines, first, "warc")
    except Exception:  # whatever warcio raises on what is no record
        return None
    finally:
        lines.left = None
    return record if record.length is not None and record.rec_type else None


def _called(record: Any, tally: _Tally) -> str:
    """What a record is called: by its own id, else its number."""
    own = (record.rec_headers.get_header("WARC-Record-ID") or "").strip("<> ")
    return f"record {own or f'number {tally.records}'}"


def _kind(record: Any) -> str | None:
    """Why a record is no page, None if it may be one."""
    if record.rec_type == "revisit":
        return "revisits, whose page is in another record"
    if record.rec_type not in _KEPT:
        return f"records of type {record.rec_type[:20]}"
    content = record.content_type
    if record.http_headers is not None:
        status = record.http_headers.get_statuscode()
        if status != "200":
            return f"answers with status {status[:3]}"
        content = record.http_headers.get_header("Content-Type")
    content = (content or "text/html").partition(";")[0].strip().lower()
    return None if content in _PAGES else content[:40]


def _draft(record: Any, shown: str, source: Source) -> Draft:
    header = record.rec_headers.get_header
    url = (header("WARC-Target-URI") or "").strip("<> ") or None
    where = f"{source.shown}, {shown}" + (f" ({url})" if url else "")
    cut = header("WARC-Truncated")
    body = _body(record, where, cut=bool(cut))
    inner = replace(source, shown=where, place=source.part(shown))
    draft = draft_of_bytes(body, inner, charset=_charset(record), url=url)
    noted = {"archived": header("WARC-Date"), "cut by the crawler": cut}
    known = Known(**{**draft.known, "name": url or where})
    origins = {**draft.origins, "url": "archive: address of the record"}
    return replace(draft, known=known, origins=origins, noted={key: value for key, value in noted.items() if value})


def _charset(record: Any) -> str | None:
    content = record.http_headers.get_header("Content-Type") if record.http_headers is not None else None
    found = _CHARSET.search(content or "")
    return found[1] if found else None


def _body(record: Any, where: str, *, cut: bool) -> bytes:
    """The page as it was before the server packed it.

    Raises:
        NotText: if it is too large, or packed in a way that can't be undone.
        MalformedInput: if it breaks off and the crawler doesn't say so.
    """
    headers = record.http_headers
    packed = ((headers.get_header("Content-Encoding") if headers is not None else None) or "").strip().lower()
    if packed not in _UNPACKED:
        raise NotText(f"{where} is packed as {packed[:20]!r}, which can't be unpacked here; record it again as gzip")
    stream = record.content_stream()
    with redirect_stderr(io.StringIO()) as said:  # where warcio says that packed bytes are broken
        try:
            body: bytes = stream.read(LARGEST + 1)
        except (ValueError, AssertionError) as error:
            raise MalformedInput(f"{where} is not sound: {error}") from error
    if len(body) > LARGEST:
        raise NotText(f"{where} is larger than {LARGEST // 2**20} MB; a page is not")
    if not _passed_over(record):
        raise MalformedInput(f"{where}: {_BREAKS_OFF}")
    unpacking = getattr(stream, "decompressor", None)
    if not cut and (said.getvalue() or (unpacking is not None and not unpacking.eof)):
        raise MalformedInput(f"{where}: its packed page is broken or breaks off")
    return body


def _passed_over(record: Any) -> bool:
    """Go to the end of a record; whether it is all there."""
    while record.raw_stream.read(2**16):
        pass
    return bool(record.raw_stream.limit == 0)
