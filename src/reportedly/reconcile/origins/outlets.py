"""Which voice is an outlet: a publisher by its name, "a newspaper", "the agency"."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.reconcile.voices import Page, Voice
from reportedly.reconcile.voices.words import listed, name_words


def pages_of(names: Sequence[str], pages: Sequence[Page], besides: Page) -> list[Page]:
    """The articles of the outlet that an article names, from those given; none if it is none of them.

    "A newspaper" that no name tells is whoever alone printed it before.
    """
    others = [page for page in pages if page.publisher and page.publisher != besides.publisher]
    words = [name_words(name) for name in names]
    for likeness in (_is_named, _is_sort, _is_akin, _is_any):
        found = [page for page in others if any(likeness(own, name_words(page.publisher or "")) for own in words)]
        if len({page.publisher for page in found}) == 1:
            return found
    return []


def is_own(voice: Voice, page: Page) -> bool:
    """Whether a voice is the publisher of the article in which it speaks: "the Argus was told"."""
    return bool(page.publisher) and _is_named(name_words(voice.name), name_words(page.publisher or ""))


def _is_named(words: frozenset[str], publisher: frozenset[str]) -> bool:
    """Whether a name is that of a publisher: its words, or those that tell it from others."""
    telling = publisher - listed("outlet")
    return bool(words) and (
        words == publisher
        or (words <= publisher and bool(words & telling or words == publisher))
        or (bool(telling) and telling <= words <= publisher | listed("outlet") | listed("vague"))
    )


def _is_sort(words: frozenset[str], publisher: frozenset[str]) -> bool:
    """Whether a name says what sort of outlet the publisher is: "the agency", Orsenian State Agency."""
    return _is_plain(words) and bool(words & listed("outlet") & publisher)


def _is_akin(words: frozenset[str], publisher: frozenset[str]) -> bool:
    """Whether a description shares a word with the publisher's name: "a Sunday newspaper", The Sunday Examiner."""
    return bool(words & listed("outlet")) and bool(words & publisher)


def _is_any(words: frozenset[str], publisher: frozenset[str]) -> bool:
    """Whether a name is just "a newspaper", and this is not an agency's."""
    return bool(words) and words <= listed("outlet") and bool(publisher)


def _is_plain(words: frozenset[str]) -> bool:
    return bool(words & listed("outlet")) and words <= listed("outlet") | listed("vague") | {"state", "official"}
