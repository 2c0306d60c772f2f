"""What could not be taken in or read, held until it is written down as a problem; a report hears it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.dossier.sightings import fit
from reportedly.store.inputs import Input, Refused

if TYPE_CHECKING:
    from reportedly.errors import ReportedlyError
    from reportedly.ingest.report import Report


LONGEST = 300
"""Letters of what an error says that are kept; some say a whole query."""


def short(error: Exception) -> str:
    """What an error says, on one line of bearable length."""
    said = " ".join(str(error).split())
    return said if len(said) <= LONGEST else said[: LONGEST - 1] + "…"


class Refusals:
    """A report as ingest wants it, which remembers every input that ends as a problem."""

    def __init__(self, report: Report | None = None) -> None:
        self._report = report
        self._held: list[Refused] = []

    def note(self, message: str, place: str | None = None) -> None:
        """Something to know about an article that is read all the same; it is no problem."""
        if self._report is not None:
            self._report.note(message, place)

    def refuse(self, error: ReportedlyError, place: str | None = None) -> None:
        """An input that is not read."""
        self._hold(place or str(error), place or str(error), error, str(error))
        if self._report is not None:
            self._report.refuse(error, place)

    def fail(self, name: str, error: Exception, place: str | None = None) -> None:
        """An input on which this package itself failed."""
        self._hold(place or name, name, error, f"a fault in reportedly ({type(error).__name__}: {short(error)})")
        if self._report is not None:
            self._report.fail(name, error, place)

    def fail_all(self, given: list[Input], error: Exception) -> None:
        """Inputs of one article on which this package itself failed."""
        for one in given:
            self.fail(one.name, error, one.place)

    def _hold(self, place: str, name: str, error: Exception, reason: str) -> None:
        self._held.append(Refused(Input(fit(place), fit(name)), type(error).__name__, fit(reason)))

    def taken(self) -> list[Refused]:
        """What was held; it is held no more."""
        held, self._held = self._held, []
        return held

    def __bool__(self) -> bool:
        return bool(self._held)
