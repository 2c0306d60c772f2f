"""Taking inputs in for the tests: what came of them, and what was reported where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from reportedly.errors import ReportedlyError
from reportedly.ingest.articles import Known
from reportedly.ingest.inputs import Intake
from reportedly.ingest.taken import Taken

MILL = "The mill at the old harbour burned down on Monday, the mayor said in a letter to the council of the town."
WELL = "The well in the market was closed by the council, which said that the water had been foul for a week."


@dataclass
class Reported:
    """Remembers what was reported; `failed` are faults of our own."""

    notes: list[str] = field(default_factory=list)
    refused: list[tuple[str | None, ReportedlyError]] = field(default_factory=list)
    failed: list[tuple[str, Exception]] = field(default_factory=list)

    def note(self, message: str, place: str | None = None) -> None:
        self.notes.append(message)

    def refuse(self, error: ReportedlyError, place: str | None = None) -> None:
        self.refused.append((place, error))

    def fail(self, name: str, error: Exception, place: str | None = None) -> None:
        self.failed.append((name, error))

    @property
    def reasons(self) -> list[str]:
        """What was refused, in words."""
        return [str(error) for _, error in self.refused]


def take_in(*names: Path | str, known: Known | None = None) -> tuple[list[Taken], Reported]:
    """What these inputs give, and what was reported."""
    reported = Reported()
    taken = list(Intake(reported, known or Known()).taken([str(name) for name in names]))
    assert reported.failed == []
    return taken, reported


Write = Callable[[str, bytes | str], Path]
