"""Who reads: this process, or several side by side with one writer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from reportedly.dossier.adding import Read


@contextmanager
def reading_with(jobs: int) -> Iterator[Read]:
    """A way to read articles, with so many processes."""
    from reportedly.pipeline import read_each

    yield read_each
