"""Chains: which statements carry which, and in whose words a stretch of the article stands.

"The agency reported that the minister said …": the agency's statement carries the minister's.

A statement is carried by the nearest one whose content holds its cue. Contents are looked up in one sweep over the
article, so that the time grows with the number of statements (and with the depth of a chain), not with its square.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reportedly.reader.attributions import Attribution
from reportedly.reader.parsed import Chars
from reportedly.reading import Span, Statement


@dataclass(slots=True)
class _Node:
    """A piece of a content, with the pieces that lie inside it in reading order."""

    start: int
    end: int
    owner: int
    parent: _Node | None = field(default=None, repr=False)


class Stretches:
    """Stretches of text that belong to numbered owners, and the question which of them hold another stretch.

    Made for stretches that mostly nest, as contents do; crossing ones are allowed.
    """

    def __init__(self, stretches: Iterable[tuple[int, int, int]]) -> None:
        """Take `(start, end, owner)` triples in any order; owners of equal stretches keep their order."""
        self._nodes = [_Node(*one) for one in sorted(stretches, key=lambda one: (one[0], -one[1], one[2]))]
        self._starts = [node.start for node in self._nodes]
        open_node: _Node | None = None
        for node in self._nodes:
            while open_node is not None and open_node.end <= node.start:
                open_node = open_node.parent
            node.parent = open_node
            open_node = node

    def holding(self, start: int, end: int) -> Iterator[int]:
        """The owners of the stretches that hold `[start, end)`, nearest first."""
        place = bisect_right(self._starts, start) - 1
        node = self._nodes[place] if place >= 0 else None
        while node is not None:
            if node.end >= end:
                yield node.owner
            node = node.parent


def carriers(attributions: Sequence[Attribution]) -> list[int | None]:
    """For each attribution the index of the one that directly carries it, None for those in the publisher's voice.

    What carries is longer than what is carried, so nothing carries itself and no two carry each other, not even where
    their contents are equal.
    """
    pieces = [(start, end, index) for index, one in enumerate(attributions) for start, end in one.contents]
    contents = Stretches(pieces)
    lengths = [sum(end - start for start, end in one.contents) for one in attributions]
    found: list[int | None] = []
    for index, one in enumerate(attributions):
        holding = contents.holding(*one.cue_span)
        found.append(next((other for other in holding if _carries(attributions, lengths, other, index)), None))
    return _with_told_carriers(attributions, found)


def _with_told_carriers(attributions: Sequence[Attribution], direct: list[int | None]) -> list[int | None]:
    """The carriers with those that the syntax tells, not the contents; what would carry itself so is left as it is."""
    if any(one.carrier is not None for one in attributions):
        places = {one.cue.i: index for index, one in enumerate(attributions)}
        for index, one in enumerate(attributions):
            above = None if one.carrier is None else places.get(one.carrier.cue.i)
            if above is not None and index not in {above, *chain_of(direct, above)}:
                direct[index] = above
    return direct


def _carries(attributions: Sequence[Attribution], lengths: list[int], other: int, index: int) -> bool:
    if other == index or lengths[other] <= lengths[index]:
        return False
    inner = attributions[index].contents
    return not inner or any(_overlaps(piece, outer) for piece in inner for outer in attributions[other].contents)


def _overlaps(one: Chars, other: Chars) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def carried_by(direct: Sequence[int | None]) -> list[list[int]]:
    """For each attribution the indices of those that it directly carries; `direct` is what `carriers` gives."""
    carried: list[list[int]] = [[] for _ in direct]
    for index, above in enumerate(direct):
        if above is not None:
            carried[above].append(index)
    return carried


def chain_of(direct: Sequence[int | None], index: int) -> list[int]:
    """The indices of all that carry an attribution, outermost first; `direct` is what `carriers` gives."""
    chain: list[int] = []
    above = direct[index]
    while above is not None:
        chain.append(above)
        above = direct[above]
    return chain[::-1]


class Voices:
    """In whose statement a stretch of the article stands, asked many times over the same statements."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._statements = statements
        self._contents = Stretches(
            (span.start, span.end, index) for index, one in enumerate(statements) for span in one.content_spans
        )

    def at(self, span: Span) -> Statement | None:
        """The statement in whose content a stretch stands, the innermost where one carries another; None: own voice."""
        found = [self._statements[index] for index in self._contents.holding(span.start, span.end)]
        return max(found, key=lambda one: len(one.via), default=None)
