"""Folders that are watched: what came into them since the last look, a round at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

from reportedly.dossier.sightings import Sighting, sighting_of

if TYPE_CHECKING:
    from reportedly.errors import ReportedlyError
    from reportedly.ingest.articles import Known
    from reportedly.ingest.following import Stop
    from reportedly.ingest.report import Report

Heard = Callable[["Report"], None]
"""Something that was reported in the thread that watches, to be told in the one that writes."""


class Watching:
    """Watches folders in a thread of its own, so that what has come is read while more is awaited."""

    def __init__(self, folders: Sequence[str], known: Known, every: float, stop: Stop) -> None:
        self._folders, self._known, self._every, self._stop = folders, known, every, stop
        self._queue: SimpleQueue[Sighting | Heard | Exception | None] = SimpleQueue()

    def rounds(self, report: Report) -> Iterator[list[Sighting]]:
        """What has come since the last round, whenever something has; until it is time to stop."""
        thread = Thread(target=self._watch, name="watching", daemon=True)
        thread.start()
        going = True
        while going:
            came: list[Sighting] = []
            for item in self._waiting():
                if item is None:
                    going = False
                elif isinstance(item, Exception):
                    raise item
                elif isinstance(item, Sighting):
                    came.append(item)
                else:
                    item(report)
            yield came
        thread.join()

    def _waiting(self) -> Iterator[Sighting | Heard | Exception | None]:
        """All that waits, and at least one."""
        yield self._queue.get()
        while True:
            try:
                yield self._queue.get_nowait()
            except Empty:
                return

    def _watch(self) -> None:
        from reportedly.ingest.inputs import Intake

        try:
            for taken in Intake(_Passing(self._queue.put), self._known).follow(self._folders, self._every, self._stop):
                self._queue.put(sighting_of(taken))
        except Exception as error:
            self._queue.put(error)
        finally:
            self._queue.put(None)


class _Passing:
    """A report that is passed on to another thread."""

    def __init__(self, put: Callable[[Heard], None]) -> None:
        self._put = put

    def note(self, message: str, place: str | None = None) -> None:
        """Pass a note on."""
        self._put(lambda report: report.note(message, place))

    def refuse(self, error: ReportedlyError, place: str | None = None) -> None:
        """Pass a refusal on."""
        self._put(lambda report: report.refuse(error, place))

    def fail(self, name: str, error: Exception, place: str | None = None) -> None:
        """Pass a failure on."""
        self._put(lambda report: report.fail(name, error, place))
