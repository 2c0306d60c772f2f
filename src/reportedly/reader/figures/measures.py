"""What a count measures: killed, injured, missing and so on, by the first rule that answers.

Rules on syntax come before those on neighbouring words; the unit's own measure comes last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from reportedly.reader.figures.counted import Counted
from reportedly.reader.figures.governors import governed, included, related, toll
from reportedly.reader.figures.harms import Measured
from reportedly.reader.figures.neighbours import after_toll, among, described, followed_by, led_by, qualified
from reportedly.reader.figures.vocabulary import unit_words

Rule = Callable[[Counted], Measured | None]
_PLURAL_FORMS = frozenset({"NNS", "NNPS"})
_NO_PLURAL = frozenset({"people", "police", "crew", "staff", "personnel", "aircraft", "elderly", "dead", "troop"})


def money(counted: Counted) -> Measured | None:
    """A currency beside the number: "$400m", "30 million euros"."""
    return Measured("money", counted.head) if counted.range.money else None


def share(counted: Counted) -> Measured | None:
    """A percentage or a fraction of something: "40%", "a third of"."""
    return Measured("share", counted.head) if counted.range.share else None


def by_unit(counted: Counted) -> Measured | None:
    """The unit's own measure: "14 hostages", "12 deaths", "40 tanks"; other people and things are `other`."""
    unit = counted.unit
    if unit is None or not (unit.tag_ in _PLURAL_FORMS or unit.lower_ in _NO_PLURAL or counted.single):
        return None
    known = unit_words().measures
    phrase = " ".join([unit.lemma_, *counted.row.words[unit.i + 1 : unit.i + 3]])
    measure = known.get(phrase) or known.get(unit.lemma_) or known.get(unit.lower_)
    if measure is None and counted.kind == "people":
        measure = "other"
    return Measured(measure, unit) if measure else None


RULES: tuple[Rule, ...] = (
    money, share, described, toll, governed, related, included, among, qualified, after_toll, led_by, followed_by,
    by_unit,
)  # fmt: skip
SINGLE_RULES: tuple[Rule, ...] = (governed, related, included, among)
"""For one person told by an article, "a boy was killed", syntax alone is asked: an article by itself counts nothing."""


def measure(counted: Counted, rules: Iterable[Rule] = RULES) -> Measured | None:
    """What a count measures: the answer of the first rule that has one."""
    for rule in rules:
        found = rule(counted)
        if found is not None:
            return replace(found, rule=rule.__name__)
    return None
