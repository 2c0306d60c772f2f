"""The nouns of origins: what is said where, whose words an article repeats, and the tree back to the first sources."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.reading import Act
from reportedly.reconcile.voices import Chars, Page, Voice


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """A statement of a claim as one article has it: the words, who says it, through whom, on which side.

    `voice` is None for the publisher's own voice. `counted_by` is whose figure it is, where it gives one.
    """

    page: Page
    chars: Chars
    side: str
    voice: Voice | None
    via: tuple[Voice, ...] = ()
    counted_by: Voice | None = None
    plainly: bool = True
    """Of a denial: whether it is told as one ("denied", "dismissed"), or follows from a "no" in its words."""
    act: Act | None = None
    """What its statement does; None where it is no statement."""
    at_home: bool = True
    """Whether this claim is what its words say; else they say another, and much of this one too."""
    answers: Chars | None = None
    """Of a denial: where in its article the words stand that it is of, as far as that is known."""
    score: float = 1.0
    """How likely it says what the nearest other of the claim says; 1 of what the claim is told by."""

    @property
    def words(self) -> str:
        """The words, as they stand."""
        return self.page.text[self.chars[0] : self.chars[1]]


@dataclass(frozen=True, slots=True)
class Repeat:
    """That an article has words from another, by their keys; `passages` are spans of both, in reading order."""

    origin: str
    reason: str
    whole: bool
    """Whether the article is a copy; else it has some passages only."""
    passages: tuple[tuple[Chars, Chars], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """Where one telling leads back to: to another telling, or to its origin; to neither where that can't be told."""

    telling: Telling
    reason: str
    back_to: Telling | None = None
    origin: str | None = None
    """The name of who says it first."""


@dataclass(frozen=True, slots=True)
class Origins:
    """The tree of a claim: a step for each telling that asserts it, and how many first sources there are."""

    count: int | None
    """None: undecided."""
    names: tuple[str, ...]
    """The first sources that are known, each once."""
    steps: tuple[Step, ...]
    reasons: tuple[str, ...]
    """Why some are one, why some lead nowhere, in sentences."""
