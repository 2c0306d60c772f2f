"""Folders that are watched: files as they come and change, none before it is whole."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from reportedly.errors import NoSuchInput
from reportedly.ingest.formats import ending_of
from reportedly.ingest.report import Report

State = tuple[int, int, int]
"""What changes when a file does: when it was written, its size, and which file it is."""


class Stop(Protocol):
    """Says when to stop watching; a `threading.Event` is one."""

    def is_set(self) -> bool:
        """Whether to stop."""

    def wait(self, timeout: float) -> bool:
        """Wait so many seconds, less if it is time to stop; whether it is."""


def files_as_they_come(
    folders: Sequence[str], poll_seconds: float, stop: Stop, report: Report
) -> Iterator[tuple[Path, Path]]:
    """Each new or changed file with the folder that it is in, until it is time to stop.

    A file comes when two looks, `poll_seconds` apart, find it the same and not empty: so none comes half written. Those
    that are there at the beginning come too.
    """
    before: dict[Path, State] = {}
    done: dict[Path, State] = {}
    missing: set[str] = set()
    while not stop.is_set():
        now: dict[Path, State] = {}
        for folder in folders:
            _tell_if_missing(folder, missing, report)
            for path, state in _states(Path(folder)):
                now[path] = state
                if state[1] and before.get(path) == state != done.get(path):
                    done[path] = state
                    yield Path(folder), path
                    if stop.is_set():
                        return
        before, done = now, {path: state for path, state in done.items() if path in now}
        stop.wait(poll_seconds)


def _states(folder: Path) -> Iterator[tuple[Path, State]]:
    """The files of known formats in a folder and its folders, sorted, as they are at this moment."""
    for place, inside, files in os.walk(folder):
        inside[:] = sorted(name for name in inside if not name.startswith("."))
        for name in sorted(files):
            if name.startswith((".", "~$")) or not ending_of(name) or Path(name).stem.lower() == "readme":
                continue
            path = Path(place) / name
            try:
                found = path.stat()
            except OSError:  # gone again
                continue
            yield path, (found.st_mtime_ns, found.st_size, found.st_ino)


def _tell_if_missing(folder: str, missing: set[str], report: Report) -> None:
    """Say once that a folder is not there; it may come back, as one on another machine does."""
    if os.path.isdir(folder):
        missing.discard(folder)
    elif folder not in missing:
        missing.add(folder)
        report.refuse(NoSuchInput(f"{folder} is no folder that can be watched"), os.path.abspath(folder))
