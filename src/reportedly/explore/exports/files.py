"""Where exports are written: standard output, one file with those beside it, or a folder; whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Protocol

from reportedly.errors import OutputError


class Files(Protocol):
    """The files of one export."""

    def open(self, part: str = "") -> AbstractContextManager[BinaryIO]:
        """A file to write to: the one asked for, one beside it (`.spans.jsonl`), or one of the folder asked for."""


class OneStream:
    """Standard output, or any stream: an export of one file."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream

    @contextmanager
    def open(self, part: str = "") -> Iterator[BinaryIO]:
        """The stream itself.

        Raises:
            OutputError: if the export has more than one file.
        """
        if part:
            raise OutputError(f"this export has several files ({part}); name a place for them with --output")
        yield self.stream


class Place:
    """A file or folder that is written beside its place, and put there when all is done."""

    def __init__(self, path: Path, *, folder: bool) -> None:
        self.path, self.folder = path, folder
        self.written: dict[Path, str] = {}
        self.made = False

    def target(self, part: str) -> Path:
        """Where a part is to stand."""
        return self.path / part if self.folder else self.path.with_name(self.path.name + part)

    @contextmanager
    def open(self, part: str = "") -> Iterator[BinaryIO]:
        """A part of the export, under a name of its own until all is written."""
        target = self.target(part)
        if target.exists() and not target.is_file() and not self.folder:  # a device or a pipe: it has no other name
            with target.open("wb") as stream:
                yield stream
            return
        if self.folder and not self.path.exists():
            self.path.mkdir(parents=True)
            self.made = True
        handle, name = tempfile.mkstemp(prefix=".export.", dir=target.parent)
        self.written[target] = name
        with os.fdopen(handle, "wb") as stream:
            yield stream

    def keep(self) -> None:
        """Put every part in its place."""
        mask = os.umask(0)
        os.umask(mask)
        for target, name in self.written.items():
            os.chmod(name, 0o666 & ~mask)
            os.replace(name, target)

    def drop(self) -> None:
        """Leave everything as it was."""
        for name in self.written.values():
            with suppress(OSError):
                os.unlink(name)
        if self.made:
            with suppress(OSError):
                self.path.rmdir()


@contextmanager
def placed(path: Path, *, folder: bool) -> Iterator[Place]:
    """A place for an export; what goes wrong on the way leaves no file behind.

    Raises:
        OutputError: if it can't be written, or a file stands where a folder should.
    """
    place = Place(path, folder=folder)
    try:
        if folder and path.exists() and not path.is_dir():
            raise OutputError(f"{path} is a file; this export is a folder of several")
        if not folder and path.is_dir():
            raise OutputError(f"{path} is a folder; this export is a file")
        yield place
        place.keep()
    except BrokenPipeError:
        place.drop()
        raise
    except OSError as error:
        place.drop()
        raise OutputError(f"{path} can't be written: {error.strerror or error}") from error
    except BaseException:
        place.drop()
        raise
