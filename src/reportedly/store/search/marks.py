"""Where in a text the words stand that were searched for."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge
from itertools import islice, takewhile

from reportedly.store.search.query import Query, Term
from reportedly.store.search.tokens import Token, tokens, with_stems

AROUND = 240
"""Letters of an excerpt, about."""

_BEFORE = 60
_WIDEST = 80
_NEAR_A_BLANK = 20


def marks(query: Query, text: str, *, until: int | None = None) -> list[tuple[int, int]]:
    """The stretches of a text that match what must be there, in their order; none overlaps the one before."""
    found: list[tuple[int, int]] = []
    for start, end in _all_marks(query, text):
        if until is not None and start > until:
            break
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found


def _all_marks(query: Query, text: str) -> Iterator[tuple[int, int]]:
    wanted = query.wanted
    longest = max(len(term.words) for term in wanted)
    if longest == 1 and not any(term.prefix for term in wanted):
        yield from with_stems(text, {term.words[0].stem for term in wanted})
        return
    window: list[Token] = []
    for token in tokens(text):
        window.append(token)
        if len(window) == longest:
            yield from _starting(wanted, window)
            window.pop(0)
    while window:
        yield from _starting(wanted, window)
        window.pop(0)


def _starting(wanted: list[Term], window: list[Token]) -> Iterator[tuple[int, int]]:
    """The longest term that stands at the beginning of a row of words."""
    ends = [window[len(term.words) - 1].end for term in wanted if _stands(term, window)]
    if ends:
        yield window[0].start, max(ends)


def _stands(term: Term, window: list[Token]) -> bool:
    if len(window) < len(term.words):
        return False
    for number, (word, token) in enumerate(zip(term.words, window, strict=False), 1):
        if term.prefix and number == len(term.words):
            if not token.exact.startswith(word.exact):
                return False
        elif (token.exact != word.exact) if term.prefix else (token.stem != word.stem):
            return False
    return True


def excerpt(query: Query, text: str) -> tuple[tuple[int, int], list[tuple[int, int]]]:
    """A stretch of a text around the first words that match, and all that match in it, as offsets into the text."""
    first = _likely_first(query, text) or next(_all_marks(query, text), (0, 0))
    start = _word_edge(text, max(0, first[0] - _BEFORE))
    end = _word_edge(text, min(len(text), max(start + AROUND, first[1])))
    inside = [(start + a, start + b) for a, b in marks(query, text[start:end])]
    return (start, end), inside


def _likely_first(query: Query, text: str) -> tuple[int, int] | None:
    """The first stretch that matches and begins with letters as they were searched for; found without cutting all."""
    wanted = query.wanted
    longest = max(len(term.words) for term in wanted)
    beginnings = {_shared(term.words[0].exact, term.words[0].stem) for term in wanted}
    for start in merge(*(_beginning(text, some) for some in sorted(beginnings))):
        window = list(islice(tokens(text[start : start + _WIDEST * longest]), longest))
        for _, end in _starting(wanted, window):
            return start, start + end
    return None


def _beginning(text: str, letters: str) -> Iterator[int]:
    """Where words of a text begin with some letters, in either case; nowhere where that would take long to tell."""
    small = text.lower()
    if len(small) != len(text) or not letters:  # so that offsets are the text's
        return
    at = small.find(letters)
    while at >= 0:
        if at == 0 or not small[at - 1].isalnum():
            yield at
        at = small.find(letters, at + 1)


def _shared(one: str, other: str) -> str:
    """What two words begin with alike."""
    return "".join(mine for mine, _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _word_edge(text: str, at: int) -> int:
    """The next place, or this one, where no word is cut; this one, where none is near."""
    for place in range(at, min(at + _NEAR_A_BLANK, len(text))):
        if place == 0 or text[place].isspace():
            return place
    return at if at + _NEAR_A_BLANK < len(text) else len(text)
