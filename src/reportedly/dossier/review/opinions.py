"""What people think of each item together: whether it is accepted, corrected, rejected, or they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportedly.dossier.review.fields import Values
from reportedly.dossier.review.items import Item, find_again
from reportedly.dossier.review.kept import Kept
from reportedly.dossier.review.subjects import Subject

State = Literal["accepted", "corrected", "rejected", "added", "disputed", "withdrawn"]
_STATES: dict[str, State] = {"accept": "accepted", "correct": "corrected", "reject": "rejected", "add": "added"}


@dataclass(frozen=True, slots=True)
class Opinion:
    """All judgements on one item. `item` is how it is read now, None where it is read no more.

    `counting` is the last standing judgement of each person, by name; `all` holds the others too.
    """

    subject: Subject
    item: Item | None
    counting: dict[str, Kept]
    all: tuple[Kept, ...]

    @property
    def state(self) -> State:
        """What all agree on, or that they do not."""
        if not self.counting:
            return "withdrawn"
        told = {(one.verdict, _settled(one)) for one in self.counting.values()}
        return _STATES[next(iter(told))[0]] if len(told) == 1 else "disputed"

    @property
    def right(self) -> Values | None:
        """The fields as they should be, where people agree and the item stands."""
        if self.state in {"disputed", "rejected", "withdrawn"}:
            return None
        return right_values(next(iter(self.counting.values())))

    @property
    def read_otherwise(self) -> bool:
        """Whether the reader has put other values there since the last judgement."""
        last = self.all[-1].side.read
        return self.item is not None and last is not None and self.item.read != last


def right_values(one: Kept) -> Values:
    """The fields of an item as a judgement has them."""
    return {**(one.side.read or {}), **(one.changes or {})}


def _settled(one: Kept) -> str:
    return repr(sorted((one.changes or {}).items()))


def opinions_on(items: Sequence[Item], judged: Sequence[Kept]) -> list[Opinion]:
    """Judgements on the items of one article, gathered by what they are about now, in the order of the words."""
    found: dict[Subject, tuple[Item | None, list[Kept]]] = {}
    for one in judged:
        subject = one.side.subject
        item = find_again(subject, items)
        found.setdefault(item.subject if item is not None else subject, (item, []))[1].append(one)
    return [
        Opinion(subject, item, {one.by: one for one in all_ if one.stands}, tuple(all_))
        for subject, (item, all_) in sorted(found.items(), key=lambda entry: (entry[0].start, entry[0]))
    ]
