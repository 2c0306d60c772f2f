"""Figures that belong together: parts of a whole ("including 12 children") and lists ("22 nuns and six monks")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.reader.figures.counted import Counted
from reportedly.reader.figures.harms import HARMS, Measured
from reportedly.reading import Figure

_OPENING = frozenset({"including", "included", "includes", "include", "inclusive"})
_GROUP = frozenset({"among", "amongst", "of"})
_POINTING = frozenset({"them", "whom", "those", "which"})
_HARMED = frozenset(
    {"dead", "victims", "killed", "wounded", "injured", "casualties", "fatalities", "deaths", "hostages"}
)
_JOINTS = frozenset({",", "and", "plus", "as", "well", "&", ";"})
_LISTED = frozenset({"NOUN", "PROPN", "ADJ", "CCONJ", "PUNCT", "DET", "ADP", "NUM", "ADV", "PART", "SPACE"})
_BEFORE_NUMBER = frozenset({"ADJ", "DET", "ADV", "PRON", "SPACE", "CCONJ"})
_OF_THE = (["of", "the"], ["of", "its"], ["of", "their"])
_WIDEST = 30
_LIST_WIDEST = 9
_LOOK_BACK = 6


@dataclass(frozen=True, slots=True)
class Told:
    """A figure already read, with what it counts and how it was measured."""

    counted: Counted
    measured: Measured
    figure: Figure


def whole_of(counted: Counted, told: Sequence[Told]) -> Told | None:
    """The figure that a count is part of; None where the text names no whole."""
    if not told:
        return None
    last = told[-1]
    if _same_sentence(counted, last):
        if _opens_part(counted, last):
            return last if _fits(counted, last) else None
        whole = next((t for t in told[-_LOOK_BACK:] if t.figure is last.figure.part_of), None)
        if whole is not None and _lists(counted, last):
            return whole if _fits(counted, whole) else None
    return _whole_before(counted, told) if _points_back(counted) else None


def is_whole_of(counted: Counted, last: Told) -> bool:
    """Whether a count is the whole of the one before it: "ten children were among 48 killed", "12 of the 640 ports"."""
    if not _same_sentence(counted, last) or last.figure.part_of is not None:
        return False
    words, first = counted.row.words, counted.first
    least = last.counted.range.low if last.counted.range.low is not None else last.counted.range.high
    high = counted.range.high
    if least is None or (high is not None and least > high) or first - last.counted.range.end > _LIST_WIDEST:
        return False
    inside = last.counted.range.core_end
    return words[first - 1] in {"among", "amongst"} or (
        words[inside] == "of" and last.counted.partitive and last.counted.end > first
    )


def is_part_of(figure: Figure, following: Figure, text: str) -> bool:
    """Whether a figure is told to be so many of the one that follows it: "41 of the 63 dead"."""
    alike = figure.part_of is None and figure.measure == following.measure
    fits = _reaches(figure.low, figure.high, following)
    return alike and fits and text[figure.span.end : following.span.start].split() in _OF_THE


def listed_with(counted: Counted, told: Sequence[Told]) -> Told | None:
    """The figure right before this one in a list, whose verb holds for both."""
    if not told or not _same_sentence(counted, told[-1]):
        return None
    last = told[-1]
    return last if last.measured.measure in HARMS and _lists(counted, last) else None


def _same_sentence(counted: Counted, other: Told) -> bool:
    return counted.row.starts[counted.range.core] == other.counted.row.starts[other.counted.range.core]


def _opens_part(counted: Counted, last: Told) -> bool:
    """Whether "including", "among them", "of whom" or the like stands between two counts, or "30 of them" follows."""
    row, start = counted.row, last.counted.range.end
    if counted.first - start > _WIDEST:
        return False
    opened = aside = False
    for place in range(start, counted.first):
        word = row.words[place]
        if word in _OPENING or (word in _GROUP and row.words[place + 1] in _POINTING):
            opened, aside = True, False
        elif word in _JOINTS:
            aside = False
        elif row.doc[place].pos_ == "ADP" and word not in _GROUP:
            aside = True
        elif _acts_anew(counted, place):
            opened = False
    return (opened and not aside) or _points_back(counted)


def _acts_anew(counted: Counted, place: int) -> bool:
    """Whether a verb that begins another clause stands here."""
    token = counted.row.doc[place]
    finite = token.pos_ == "VERB" and token.tag_ in {"VBD", "VBZ", "VBP", "VBG"}
    return finite and token.dep_ != "amod" and token.lower_ != "according"


def _points_back(counted: Counted) -> bool:
    """Whether a count points at a whole: "30 of them", "12 of the dead", "among the dead were 12"."""
    row, core = counted.row, counted.range.core
    before = range(max(row.starts[core], counted.first - 5), counted.first)
    after = range(counted.range.core_end, min(row.ends[core] - 2, counted.end + 4))
    for place in (*before, *after):
        if row.words[place] in {"among", "amongst"} or (
            row.words[place] == "of" and counted.partitive and place in after
        ):
            following = row.words[place + 1 : place + 4]
            if following[0] in _POINTING or not _HARMED.isdisjoint(following):
                return True
    return False


def _lists(counted: Counted, last: Told) -> bool:
    """Whether only the rest of a noun phrase and "and" or a comma stand between two counts."""
    row = counted.row
    unit = last.counted.unit
    behind = unit.i + 1 if unit is not None and unit.i < counted.first else 0
    gap = range(max(last.counted.end, last.counted.range.end, behind), counted.first)
    if not 0 < len(gap) <= _LIST_WIDEST or not any(row.words[place] in _JOINTS for place in gap):
        return False
    last_joint = max(place for place in gap if row.words[place] in _JOINTS)
    if any(row.doc[place].pos_ not in _BEFORE_NUMBER for place in range(last_joint + 1, counted.first)):
        return False
    return all(row.doc[place].pos_ in _LISTED or row.words[place] in _JOINTS for place in gap)


def _whole_before(counted: Counted, told: Sequence[Told]) -> Told | None:
    """The last whole of a harm in the sentences before, of the same paragraph."""
    first = counted.row.doc[counted.first]
    for candidate in reversed(told[-_LOOK_BACK:]):
        between = counted.row.words[candidate.counted.range.core : first.i]
        if any("\n" in word for word in between) or len(between) > 90:
            return None
        if candidate.figure.part_of is None and candidate.measured.measure in HARMS and _fits(counted, candidate):
            return candidate
    return None


def _fits(counted: Counted, whole: Told) -> bool:
    """Whether a part can be as large as this in that whole."""
    return _reaches(counted.range.low, counted.range.high, whole.figure)


def _reaches(low: float | None, high: float | None, whole: Figure) -> bool:
    """Whether a whole is as large as the least that a part can be."""
    least = low if low is not None else high
    return whole.high is None or least is None or least <= whole.high
