"""The nouns of voices: who speaks in the articles of a claim, and what is known of these articles."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice

from reportedly.reading import ActorKind, Predicate

Chars = tuple[int, int]
PUBLISHER = "publisher "
"""What the key of a publisher as a voice begins with."""


@dataclass(frozen=True, slots=True, eq=False)
class Voice:
    """Somebody whom an article names: an actor of the dossier, or, where that is not told, of this article alone.

    `key` is the actor's key in the dossier, else the article's with the actor's number there. `described` are folded
    words by which the article tells who that is: "the county coroner" beside Humphrey Pell.
    """

    key: str
    name: str
    named: bool
    kind: ActorKind
    described: frozenset[str] = frozenset()
    belongs: frozenset[str] = frozenset()
    """Folded words of whose it is called: "Orsenia's War Minister"."""
    country: str | None = None
    sectors: frozenset[str] = frozenset()
    pages: frozenset[str] = frozenset()
    """The keys of the articles that name it."""


@dataclass(frozen=True, slots=True)
class Bond:
    """That an article ties one voice to another: who heads whom, speaks for whom; and by what title."""

    voice: Voice
    predicate: Predicate
    whole: Voice
    title: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """An article with those who are named in it; `mentions` in reading order."""

    key: str
    name: str
    text: str
    publisher: str | None
    published: str | None
    title: str | None
    credit: tuple[str, ...]
    voices: dict[str, Voice]
    """By their number in the reading."""
    mentions: tuple[tuple[Chars, Voice], ...]
    speaking: tuple[Voice, ...]
    """Those to whom the article attributes words or counts, each once, in reading order."""
    bonds: tuple[Bond, ...]
    own: Voice | None = None
    """The publisher as a voice."""

    @property
    def day(self) -> str:
        """The day of its publication, ISO 8601; "" where unknown."""
        return (self.published or "")[:10]

    @property
    def called(self) -> str:
        """Its publisher, else its name."""
        return self.publisher or self.name

    def named_in(self, chars: Chars) -> list[Voice]:
        """Who is named in a stretch, each once, in reading order."""
        start, end = chars
        found: dict[Voice, None] = {}
        for (first, last), voice in islice(self.mentions, bisect_left(self.mentions, ((start,),)), None):
            if first > end:
                break
            if last <= end:
                found[voice] = None
        return list(found)
