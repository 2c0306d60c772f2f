"""Rules of neighbourhood: harm named right before or after a count, which hold where the parser lost its way."""

from __future__ import annotations

from reportedly.reader.figures.counted import Counted
from reportedly.reader.figures.harms import Measured, acts, by_noun, by_quality, by_verb, toll_measure
from reportedly.reader.figures.vocabulary import measure_words

_LEADING = frozenset(
    {"the", "a", "an", "another", "also", "of", "about", "up", "to", "some", "only", "further", "total"}
)
_ASIDE = frozenset({"from", "in", "at", "on", "near", "by", "with", "against", "into", "between", "after", "within"})
_BEHIND = 5
_AHEAD = 7
_REMARK = 10
_REMARKS = frozenset({",", "mostly", "mainly", "most", "many", "largely"})
_REMARK_ENDS = frozenset({",", "was", "were", "has", "have", "had"})
_SKIPPED = frozenset({"ADV", "ADP", "PROPN", "NOUN", "ADJ", "DET"})
_TOLL_SKIPPED = frozenset({"VERB", "AUX", "ADP", "ADV", "DET", "PART", "ADJ"})


def _aside(counted: Counted) -> bool:
    """Whether the count stands in a phrase that only tells where or when: "children from two families"."""
    place = counted.first - 1
    if place >= 0 and counted.row.words[place] in {"the", "these", "those"}:
        place -= 1
    return place >= 0 and counted.row.words[place] in _ASIDE


def described(counted: Counted) -> Measured | None:
    """An adjective or participle after the count and its noun: "12 dead", "12 people killed".

    "Two of the wounded" are told by what became of them, if anything did.
    """
    if counted.partitive:
        return None
    unit = counted.unit
    inside = unit is not None and counted.range.core_end <= unit.i < counted.end
    return _quality_between(counted, unit.i if unit is not None and inside else counted.range.core_end, counted.end + 1)


def qualified(counted: Counted) -> Measured | None:
    """An adjective or participle before the noun, where no verb says more: "12 wounded men"."""
    return _quality_between(counted, counted.range.core_end, counted.end)


def _quality_between(counted: Counted, start: int, stop: int) -> Measured | None:
    row, known = counted.row, measure_words().adjectives
    for place in range(start, min(stop, row.ends[counted.range.core])):
        measure = known.get(row.words[place])
        if measure is None or (place >= counted.end and acts(row.doc[place])):
            continue
        found = by_quality(counted, measure, row.doc[place])
        if found is not None:
            return found
    return None


def among(counted: Counted) -> Measured | None:
    """A part of the harmed: "20 women among the dead", "among those killed were 20 women"."""
    row, known = counted.row, measure_words().adjectives
    start, end = row.starts[counted.range.core], row.ends[counted.range.core]
    if _aside(counted):
        return None
    after = [p for p in range(counted.end, min(counted.end + 4, end)) if row.words[p] in {"among", "amongst"}]
    before = range(max(start, counted.first - 7), counted.first)
    for opening in (*after, *(p for p in before if row.words[p] in {"among", "amongst"})):
        last = min(opening + 7, end if opening >= counted.end else counted.first)
        for place in range(opening + 1, last):
            if row.words[place] in known:
                return by_quality(counted, known[row.words[place]], row.doc[place])
    return None


def after_toll(counted: Counted) -> Measured | None:
    """A toll shortly before the number: "the death toll since then has reached 330"."""
    row, place = counted.row, counted.first - 1
    while place >= max(row.starts[counted.range.core], counted.first - _BEHIND):
        token = row.doc[place]
        if token.pos_ == "NOUN":
            measure = toll_measure(token) if token.lemma_ in measure_words().tolls else None
            return Measured(measure, token, toll=True) if measure and counted.kind != "measurement" else None
        if token.pos_ not in _TOLL_SKIPPED:
            return None
        place -= 1
    return None


def led_by(counted: Counted) -> Measured | None:
    """A verb or noun of harm right before the count, whatever the parser made of it: "killing at least 12"."""
    row, start = counted.row, counted.row.starts[counted.range.core]
    place = counted.first - 1
    while place > max(start, counted.first - _BEHIND) and row.words[place] in _LEADING:
        place -= 1
    if place < start:
        return None
    token, of = row.doc[place], "of" in row.words[place + 1 : counted.first]
    if of:
        return by_noun(counted, token)
    if token.pos_ not in {"VERB", "ADJ"} or (place > start and row.doc[place - 1].lemma_ in {"be", "get"}):
        return None
    measure = measure_words().adjectives.get(token.lower_) if token.lower_.endswith("ed") else None
    return by_verb(counted, token, as_object=True) or (by_quality(counted, measure, token) if measure else None)


def followed_by(counted: Counted) -> Measured | None:
    """A passive or a verb of dying soon after the count: "12 people, mostly women and children, were killed"."""
    row, known = counted.row, measure_words()
    auxiliary = False
    if _aside(counted):
        return None
    start = _after_remark(counted)
    for place in range(start, min(row.ends[counted.range.core], start + _AHEAD)):
        token, word = row.doc[place], row.words[place]
        if token.pos_ in {"AUX", "VERB"} and token.lemma_ in {"be", "have", "get"}:
            auxiliary = True
        elif word in known.adjectives:
            return by_quality(counted, known.adjectives[word], token) if auxiliary else None
        elif token.pos_ == "VERB" and token.lemma_ in known.by_subject:
            return by_verb(counted, token, as_object=False)
        elif not (auxiliary and token.lemma_ in known.reporting) and token.pos_ not in _SKIPPED:
            return None
    return None


def _after_remark(counted: Counted) -> int:
    """The place after a remark on those counted, set off by commas, where an auxiliary goes on."""
    row, end = counted.row, counted.end
    stop = min(row.ends[counted.range.core], end + _REMARK)
    closing = next((place for place in range(end + 1, stop) if row.words[place] in _REMARK_ENDS), None)
    if end < stop and row.words[end] in _REMARKS and closing is not None:
        resumed = closing + (row.words[closing] == ",")
        if resumed < len(row.words) and row.words[resumed] in _REMARK_ENDS:
            return resumed
    return end
