"""What the command line says besides data: one line an incident on standard error, a bar, and the exit code."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reportedly.errors import ReportedlyError, worst

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, TaskID

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")
_LONGEST_LINE = 600


class Incidents:
    """Says what happened on standard error, a line each, and keeps the exit codes."""

    def __init__(self) -> None:
        self._codes: list[int] = []

    def note(self, message: str, place: str | None = None) -> None:
        """Something to know about an article that is read all the same; the message itself names the `place`."""
        line = _UNPRINTABLE.sub(" ", f"reportedly: {message}")
        sys.stderr.write(line[:_LONGEST_LINE] + "\n")
        sys.stderr.flush()

    def refuse(self, error: ReportedlyError, place: str | None = None) -> None:
        """An input that is not read; the others are."""
        self._codes.append(error.exit_code)
        self.note(str(error))

    def fail(self, name: str, error: Exception, place: str | None = None) -> None:
        """An article or input on which this package itself failed; the others are read."""
        self._codes.append(ReportedlyError.exit_code)
        self.note(
            f"{name} could not be read because of a fault in reportedly ({type(error).__name__}: {error});"
            " the other articles are read; please report it with the article"
        )

    def break_down(self, error: Exception) -> None:
        """This package itself failed, and not on one article."""
        self._codes.append(ReportedlyError.exit_code)
        self.note(f"stopped by a fault in reportedly ({type(error).__name__}: {error}); please report it")

    @property
    def exit_code(self) -> int:
        """What the command ends with after all this."""
        return worst(self._codes)


class Bar:
    """Progress on a terminal, shown from the second article on; without a console it shows nothing."""

    def __init__(self, console: Console | None) -> None:
        self._console = console
        self._progress: Progress | None = None
        self._task: TaskID | None = None
        self._taken_in = 0
        self._read = 0

    def taken_in(self) -> None:
        """One more article waits to be read."""
        self._taken_in += 1
        if self._console is None or self._taken_in < 2:
            return
        if self._progress is None:
            self._progress = _progress(self._console)
            self._task = self._progress.add_task("reading", total=None)
            self._progress.start()
        self._show()

    def read(self) -> None:
        """One more article is read."""
        self._read += 1
        self._show()

    def done(self, number: int = 1) -> None:
        """So many more are done; nobody said that they waited."""
        for _ in range(number):
            self.taken_in()
        self._read += number
        self._show()

    def stop(self) -> None:
        """Take the bar off the terminal."""
        if self._progress is not None:
            self._progress.stop()

    def _show(self) -> None:
        if self._progress is not None and self._task is not None:
            self._progress.update(self._task, completed=self._read, taken_in=self._taken_in)


def _progress(console: Console) -> Progress:
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        MofNCompleteColumn(),
        TextColumn("articles"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        redirect_stdout=False,
    )


@contextmanager
def showing(bar: Bar) -> Iterator[Bar]:
    """A bar that is taken off the terminal however the reading ends."""
    try:
        yield bar
    finally:
        bar.stop()
