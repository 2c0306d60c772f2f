"""Zip files: Word's, web archives', and plain ones with files in them, as Nexis gives articles saved one by one."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from reportedly.errors import MalformedInput, NotText
from reportedly.ingest.archives import is_wacz, read_wacz
from reportedly.ingest.office import is_word, read_word
from reportedly.ingest.source import LARGEST, Source, buffered
from reportedly.ingest.taken import Draft

Reader = Callable[[Source], Iterator[Draft]]

_OF_OTHER_KINDS = frozenset({"[Content_Types].xml", "mimetype"})
_ZIP = b"PK\x03\x04"

MOST_FILES = 20_000
"""Files of a zip file that are read."""


def read_zip(source: Source, ending_of: Callable[[str], str], read: Reader) -> Iterator[Draft]:
    """The articles of a zip file of any of these kinds; `read` reads a file in it by what `ending_of` says of its name.

    Nothing is written to disk, and a zip file in the zip file is not opened unless it is Word's or a web archive.

    Raises:
        MalformedInput: if it is not a sound zip file.
        NotText: if no file in it can be read.
    """
    if not source.stream.seekable():
        source = replace(source, stream=buffered(io.BytesIO(source.whole())))
    names = _names(source)
    if is_word(names):
        yield from read_word(source)
    elif is_wacz(names):
        yield from read_wacz(source)
    elif any(name in _OF_OTHER_KINDS or name.startswith(("xl/", "ppt/", "META-INF/")) for name in names):
        raise NotText(f"{source.shown} is an office file or program other than Word's; save the articles as text")
    else:
        yield from _members(source, [name for name in names if ending_of(name)], ending_of, read)


def _names(source: Source) -> list[str]:
    """The names of the files in a zip file, of which nothing is used up."""
    try:
        with zipfile.ZipFile(source.stream) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise MalformedInput(f"{source.shown} is not a sound zip file: {error}") from error
    source.stream.seek(0)
    return names


def _members(source: Source, names: list[str], ending_of: Callable[[str], str], read: Reader) -> Iterator[Draft]:
    shown = [name for name in names if not name.startswith("__MACOSX/") and PurePosixPath(name).name[:1] != "."]
    if not shown:
        raise NotText(f"{source.shown} is a zip archive without files that can be read; unpack it and name the files")
    if len(shown) > MOST_FILES:
        raise NotText(f"{source.shown} holds more than {MOST_FILES:,} files; unpack it and name the folder")
    with zipfile.ZipFile(source.stream) as archive:
        for name in sorted(shown):
            with source.going_on(name):
                data = buffered(io.BytesIO(_content(archive, name, source.shown)))
                called, place = f"{source.shown}, {name}", source.part(name)
                yield from read(replace(source, stream=data, shown=called, place=place, ending=ending_of(name)))


def _content(archive: zipfile.ZipFile, name: str, shown: str) -> bytes:
    """The bytes of a file in a zip file.

    Raises:
        NotText: if there are too many, or it is a zip file of files again.
        MalformedInput: if it is broken.
    """
    try:
        with archive.open(name) as member:
            data = member.read(LARGEST + 1)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise MalformedInput(f"{shown}, {name} can't be taken out of the zip file: {error}") from error
    if len(data) > LARGEST:
        raise NotText(f"{shown}, {name} is larger than {LARGEST // 2**20} MB; an article is not, split it")
    if data.startswith(_ZIP) and not _is_of_one_kind(data):
        raise NotText(f"{shown}, {name} is a zip archive in a zip archive; unpack it")
    return data


def _is_of_one_kind(data: bytes) -> bool:
    """Whether a zip file is Word's or a web archive's, whose files are not read one by one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return False
    return is_word(names) or is_wacz(names)
