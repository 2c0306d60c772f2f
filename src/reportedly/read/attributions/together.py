"""What the trained model and the rules find, put together: one attribution for each cue.

The model was trained on news in which nobody marked an attribution inside another's content, so those are the rules' to
find; and the rules add what they are sure of and the model has missed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from reportedly.read.attributions.attribution import Attribution
from reportedly.read.parsed import Chars

SURE_ENOUGH = 0.3
"""What the model finds with less confidence is left out."""

SURE_ENOUGH_ALONE = 0.6
"""What only the rules find is kept from this confidence on, unless it stands inside another's content."""


def together(ruled: list[Attribution], learned: list[Attribution]) -> list[Attribution]:
    """The attributions of both, in the order of their first character.

    Where both have the same cue, the model's source and content are taken.
    """
    kept = [one for one in learned if (one.confidence or 0.0) >= SURE_ENOUGH]
    cues = sorted(one.cue_span for one in kept)
    contents = _joined([content for one in kept for content in one.contents])
    added = [one for one in ruled if not _touches(cues, one.cue_span) and _is_kept(one, contents)]
    return sorted([*kept, *added], key=_place)


def _is_kept(one: Attribution, contents: list[Chars]) -> bool:
    return (one.confidence or 0.0) >= SURE_ENOUGH_ALONE or _holds(contents, one.cue_span)


def _joined(spans: list[Chars]) -> list[Chars]:
    """Spans in order, those that overlap joined."""
    joined: list[Chars] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _holds(spans: list[Chars], span: Chars) -> bool:
    """Whether one of some joined spans holds a span."""
    place = bisect_right(spans, span[0], key=lambda one: one[0]) - 1
    return place >= 0 and span[1] <= spans[place][1]


def _touches(spans: list[Chars], span: Chars) -> bool:
    """Whether one of some sorted spans that do not overlap shares a character with a span."""
    place = bisect_left(spans, span[1], key=lambda one: one[0]) - 1
    return place >= 0 and spans[place][1] > span[0]


def _place(one: Attribution) -> tuple[int, int]:
    starts = [one.cue_span[0], *(start for start, _ in one.contents)]
    if one.source_span:
        starts.append(one.source_span[0])
    return min(starts), one.cue.i
