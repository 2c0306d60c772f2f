"""What a feature of two guises is: a score and a sentence that says why."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from reportedly.resolve.shown import Guise


class Found(NamedTuple):
    """What a feature found: a score from 0 to 1, or what it adds to one, and why, for a person to read.

    `lean`: alike in too little to be joined where another actor is as like.
    """

    score: float
    why: str
    lean: bool = False


Feature = Callable[[Guise, Guise], Found | None]
"""A feature looks at two guises and says what it found; None where it has nothing to say. Order does not matter."""
