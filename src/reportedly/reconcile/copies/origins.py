"""Which of two articles with the same words has them from the other, and whether that makes it a copy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from reportedly.reconcile.copies.passages import Common

Kind = Literal["copy", "passage", "revision"]

COPY = 0.3
"""Share of an article's words that its origin has, from which on it is a copy and not one with a passage.

There is no natural line between an article that was built on another and one that takes some lines from it: with three
words in ten, others tell enough of it for it not to be counted as a report of its own.
"""

PARAGRAPH, COPY_OF_A_PARAGRAPH = 50, 0.5
"""Compared words that a paragraph has, and the share that makes a copy of an article with no more in common.

One paragraph, some 80 words as they are read, is soon a third of a short report, whose author wrote the rest.
"""

COPY_OF_ITS_OWN = 0.5
"""Share that makes a copy of an article of the same publisher.

Outlets repeat background, forms and questions of their own in reports of other events; a report that they run again is
the same for the most part.
"""

TAKEN_WHOLE, WITHIN = 0.8, 0.18
"""Share of the origin, and of the article, from which on it is a copy because it holds the whole of the origin."""

ALIKE = 0.15
"""Shares that differ by less are taken for equal."""

WHOLE = 0.8
"""Share of both articles that the other has, from which on they are one text, with lines added or cut."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an article that tells who was first."""

    id: int
    key: str
    title: str | None
    publisher: str | None
    credit: tuple[str, ...]
    published: str | None
    revision_of: int | None

    @property
    def family(self) -> int:
        """The first text at its address, itself if it is that."""
        return self.revision_of or self.id

    def credits(self, other: Facts) -> bool:
        """Whether it names the other's publisher as one that it has words from."""
        return other.publisher is not None and other.publisher.casefold() in {name.casefold() for name in self.credit}

    def is_of_the_publisher_of(self, other: Facts) -> bool:
        """Whether both are known to be of one publisher."""
        return (
            self.publisher is not None
            and other.publisher is not None
            and self.publisher.casefold() == other.publisher.casefold()
        )


@dataclass(frozen=True, slots=True)
class Link:
    """That one article has words from another, its origin; if `even`, neither credit nor dates tell which is which."""

    copy: Facts
    origin: Facts
    share: float
    origin_share: float
    kind: Kind
    even: bool = False

    @property
    def is_credited(self) -> bool:
        """Whether the copy names the origin's publisher."""
        return self.copy.credits(self.origin)

    def rank(self, *, others: bool) -> tuple[object, ...]:
        """The greater, the likelier the words are from there: one that is credited, with about the most, the first.

        One whose words `others` have too goes before one that may have them from elsewhere itself; of two of one day it
        is the one that has less besides these words.
        """
        day = [-ord(letter) for letter in self.origin.published or "9999"]
        key = [-ord(letter) for letter in self.origin.key]
        return (
            self.kind == "copy",
            self.is_credited,
            int(min(self.share, 0.999) * 5),
            others,
            day,
            self.origin_share,
            key,
        )


def is_open(one: Facts, other: Facts, common: Common) -> bool:
    """Whether neither credit nor dates tell which of two articles is the origin, nor that one holds the other whole."""
    return _first(one, other) is None and max(common.share, common.other_share) < TAKEN_WHOLE


def link_of(one: Facts, other: Facts, common: Common, first: int | None = None) -> Link | None:
    """Which of two articles, with a passage in common, has words from the other; None for revisions of one.

    Args:
        one: an article.
        other: another.
        common: what they have in common.
        first: the id of the one that is the origin, if something else than these three tells.
    """
    if one.family == other.family:
        return None
    told = _first(one, other)
    first = first or told
    if first == one.id or (first is None and not _contained(one, other, common)):
        one, other, common = other, one, common.turned
    return Link(one, other, common.share, common.other_share, _kind(one, other, common), told is None)


def _kind(one: Facts, origin: Facts, common: Common) -> Kind:
    """Whether an article with so much of an origin's words is a copy, or one with a passage."""
    words = common.share * common.words
    if common.other_share >= TAKEN_WHOLE and common.share >= WITHIN and words >= PARAGRAPH:
        return "copy"
    least = COPY if words >= PARAGRAPH else COPY_OF_A_PARAGRAPH
    if one.is_of_the_publisher_of(origin):
        least = max(least, COPY_OF_ITS_OWN)
    return "copy" if common.share >= least else "passage"


def _first(one: Facts, other: Facts) -> int | None:
    """The id of the one that credit or dates show to be the origin; None if they don't tell."""
    if one.credits(other) != other.credits(one):
        return other.id if one.credits(other) else one.id
    earlier = _earlier(one.published, other.published)
    return None if earlier is None else (one.id if earlier else other.id)


def _earlier(one: str | None, other: str | None) -> bool | None:
    """Whether the first of two times is earlier; None if they are equal or can't be compared."""
    if one is None or other is None:
        return None
    if one[:10] == other[:10] and (len(one) == 10 or len(other) == 10):
        return None
    first, second = _time(one), _time(other)
    if first is None or second is None or (first.tzinfo is None) != (second.tzinfo is None):
        return None if one[:10] == other[:10] else one[:10] < other[:10]
    return None if first == second else first < second


def _time(given: str) -> datetime | None:
    try:
        return datetime.fromisoformat(given)
    except ValueError:
        return None


def _contained(one: Facts, other: Facts, common: Common) -> bool:
    """Whether the first is the copy of two of which neither is known to be earlier: less of it is its own."""
    if min(common.share, common.other_share) < WHOLE:
        return (common.share, one.key) > (common.other_share, other.key)
    if bool(one.credit) != bool(other.credit):
        return bool(one.credit)
    return (common.words, one.key) > (common.other_words, other.key)  # outlets add lines of their own
