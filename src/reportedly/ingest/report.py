"""Where it is said what could not be taken in; what goes wrong with one input costs that one alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from reportedly.errors import FetchError, InputError, ReportedlyError


class Report(Protocol):
    """Where it is said what could not be taken in, and what was noticed on the way.

    `place` is where the input stands: the file, the row of a file, the record of an archive, the address.
    """

    def note(self, message: str, place: str | None = None) -> None:
        """Something a user should know about an article that is read all the same, or about what is no article."""

    def refuse(self, error: ReportedlyError, place: str | None = None) -> None:
        """An input that is not read; the others are."""

    def fail(self, name: str, error: Exception, place: str | None = None) -> None:
        """An input on which this package itself failed; the others are read."""


@contextmanager
def going_on(report: Report, name: str, place: str) -> Iterator[None]:
    """Report what goes wrong with one input, row or record, and go on with the next."""
    try:
        yield
    except (InputError, FetchError) as error:
        report.refuse(error, place)
    except ReportedlyError:
        raise
    except Exception as error:  # a fault here or in a library, on this input alone
        report.fail(name, error, place)
