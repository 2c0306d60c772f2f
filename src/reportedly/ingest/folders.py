"""The files of a folder: which are taken, in which order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from reportedly.errors import NoSuchInput
from reportedly.ingest.formats import ENDINGS, ending_of
from reportedly.ingest.report import Report


def files_under(folder: Path, report: Report) -> Iterator[Path]:
    """The files of known endings in a folder and its folders, sorted; others are reported, hidden ones passed over."""
    for place, folders, files in os.walk(folder, onerror=lambda error: _refuse_folder(error, report)):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.startswith("."):
                continue
            path = Path(place) / name
            if path.stem.lower() == "readme":
                report.note(f"{path} is left out: a README tells of a folder's files; name it to read it", str(path))
            elif ending_of(name):
                yield path
            else:
                report.note(f"{path} is left out: its ending is none of {', '.join(ENDINGS)}", str(path))


def _refuse_folder(error: OSError, report: Report) -> None:
    report.refuse(NoSuchInput(f"{error.filename} can't be opened: {error.strerror}"), str(error.filename))
