"""One event told twice in an article is one: a noun that only takes up what was told before is no event of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportedly.reader.events.drafts import Draft
from reportedly.reading import Actor, Date

_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_TOOK_PLACE = frozenset({"happened", "ongoing"})


def without_told_again(drafts: Sequence[Draft], dated: Mapping[int, Date]) -> list[int]:
    """The places of the drafts, in reading order, that are not an earlier one taken up by a noun: "the raid".

    Args:
        drafts: the events in reading order.
        dated: the date of each, by its place, where it has one.
    """
    kept: list[int] = []
    by_type: dict[str, list[int]] = {}
    for place, draft in enumerate(drafts):
        earlier = by_type.setdefault(draft.type, [])
        if _takes_up(draft) and any(_is_same(drafts, dated, other, place) for other in earlier):
            continue
        kept.append(place)
        if len(earlier) < _MOST:
            earlier.append(place)
    return kept


_MOST = 50
"""Events of one type that a later one is compared with."""


def _takes_up(draft: Draft) -> bool:
    """Whether a draft is told by a noun alone that the reader is to know: "the raid", "their raid"."""
    token = draft.trigger.token
    if len(draft.triggers) > 1 or token.pos_ != "NOUN" or draft.trigger.lender is not None:
        return False
    if draft.status not in _TOOK_PLACE:
        return False
    return any(child.dep_ == "poss" or (child.dep_ == "det" and child.lower_ in _KNOWN) for child in token.lefts)


def _is_same(drafts: Sequence[Draft], dated: Mapping[int, Date], first: int, again: int) -> bool:
    """Whether nothing that is told again is new: no other party, day, mode or number of happenings."""
    one, other = drafts[first], drafts[again]
    if one.status not in _TOOK_PLACE or other.mode not in {None, one.mode}:
        return False
    if _is_several(other) and not _is_several(one):
        return False
    new = again in dated and (first not in dated or dated[first].value != dated[again].value)
    return not new and _within(other.initiators, one.initiators) and _within(other.recipients, one.recipients)


def _is_several(draft: Draft) -> bool:
    return draft.trigger.token.tag_ == "NNS"


def _within(named: Sequence[Actor], before: Sequence[Actor]) -> bool:
    return all(actor in before for actor in named)
