"""Where readings go: standard output or a file, as text, JSON, JSON Lines or one HTML page."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from io import TextIOWrapper
from itertools import chain, islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO

from reportedly.errors import OutputError

if TYPE_CHECKING:
    from rich.console import Console

    from reportedly.reading import Reading


class Format(StrEnum):
    """How readings are written."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"


_BY_ENDING = {".txt": Format.TEXT, ".json": Format.JSON, ".jsonl": Format.JSONL, ".html": Format.HTML}
WIDTH = 100
"""Columns of a text page that is not shown on a terminal."""


def choose_format(asked: Format | None, file: Path | None) -> Format:
    """The format asked for, else the one that the file's ending or the terminal suggests."""
    if asked is not None:
        return asked
    if file is not None:
        return _BY_ENDING.get(file.suffix.lower(), Format.JSON)
    return Format.TEXT if sys.stdout.isatty() else Format.JSON


def write_readings(readings: Iterable[Reading], form: Format, stream: BinaryIO, console: Console | None = None) -> None:
    """Write readings in a format as they come; `console` is the terminal that text pages are shown on, if any.

    One reading as JSON is indented; several are JSON Lines, in both JSON formats.
    """
    if form is Format.TEXT:
        _write_text(readings, stream, console)
    elif form is Format.HTML:
        _write_html(readings, stream)
    else:
        _write_json(readings, stream, indented=form is Format.JSON)


def _write_text(readings: Iterable[Reading], stream: BinaryIO, console: Console | None) -> None:
    from reportedly.explore.terminal_page import print_reading

    written: TextIOWrapper | None = None
    if console is None:
        written = TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="\n", write_through=True)
        console = page_console(written, width=WIDTH)
    try:
        for reading in readings:
            print_reading(reading, console)
    finally:
        if written is not None:
            written.detach()


def page_console(file: IO[str], width: int | None = None) -> Console:
    """A console for pages: what an article says is shown as it stands, and a reader who goes away is an error."""
    from rich.console import Console

    class PageConsole(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError  # rich would end the program itself, with a code of its own

    return PageConsole(file=file, width=width, markup=False, highlight=False, emoji=False)


def _write_html(readings: Iterable[Reading], stream: BinaryIO) -> None:
    from reportedly.explore.html_page import to_html

    pages = list(readings)
    if pages:
        stream.write(to_html(pages).encode("utf-8", "replace"))


def _write_json(readings: Iterable[Reading], stream: BinaryIO, *, indented: bool) -> None:
    from reportedly.reading_json import dumps

    coming = iter(readings)
    first = list(islice(coming, 2 if indented else 0))
    indent = 2 if len(first) == 1 else None
    for reading in chain(first, coming):
        stream.write(dumps(reading, indent=indent).encode("utf-8", "backslashreplace") + b"\n")
        stream.flush()


@contextmanager
def opened(file: Path | None) -> Iterator[BinaryIO]:
    """Standard output, or a file that appears under its name only when all is written.

    Raises:
        OutputError: if the file can't be written.
    """
    if file is None:
        yield sys.stdout.buffer
        sys.stdout.flush()
        return
    try:
        with _replacing(file) as stream:
            yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"{file} can't be written: {error.strerror or error}") from error


@contextmanager
def _replacing(file: Path) -> Iterator[BinaryIO]:
    target = Path(os.path.realpath(file))
    if target.exists() and not target.is_file():  # a device or a pipe: nothing to put in its place
        with target.open("wb") as stream:
            yield stream
        return
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:100]}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            empty = stream.tell() == 0
        if empty:  # nothing was read: what stood there before stays
            os.unlink(name)
        else:
            _take_over(name, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def _take_over(name: str, target: Path) -> None:
    """Put a finished file in the place of another, with the permissions that the other has or would have."""
    if target.exists():
        mode = stat.S_IMODE(target.stat().st_mode)
    else:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    os.chmod(name, mode)
    os.replace(name, target)


def mute(stream: IO[str]) -> None:
    """Let a stream whose reader went away take what is still buffered, so that nothing complains at exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
