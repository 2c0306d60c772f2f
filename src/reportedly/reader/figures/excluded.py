"""Numbers that count nothing: dates, years, ages, times of day, measurements, names with a number, results of games."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from reportedly.reader.figures.counted import Counted
from reportedly.reader.figures.numbers import read_number
from reportedly.reader.figures.vocabulary import unit_words
from reportedly.reading import Date

_BEFORE_YEARS = frozenset(
    {"in", "since", "of", "by", "until", "from", "during", "early", "late", "mid", "to", "and", "before", "after", "-"}
)
_PRONOUN_ONE = frozenset(
    {
        "of",
        "another",
        "day",
        "by",
        "thing",
        "-",
        "that",
        "who",
        "which",
        "has",
        "can",
        "would",
        "should",
        "could",
        "must",
        "may",
    }
)
_LISTING = frozenset({"and", "or", "to", "&", "-", "–"})
_LISTED = 4

_OLDEST = 120

Exclusion = Callable[[Counted], bool]


def in_date(counted: Counted, dates: Sequence[Date]) -> bool:
    """Whether the number stands in a time expression; `dates` are in reading order."""
    offset = counted.row.doc[counted.range.core].idx
    place = bisect_right(dates, offset, key=lambda date: date.span.start) - 1
    return place >= 0 and offset < dates[place].span.end


def beside_month(counted: Counted) -> bool:
    """A day of a month: "October 7", "7 October"."""
    row, months = counted.row, unit_words().months
    before, after = counted.range.core - 1, counted.range.core_end
    if not counted.range.bare:
        return False
    if before >= 0 and row.words[before] in months and row.doc[before].text[:1].isupper():
        return True
    return after < len(row.words) and row.words[after] in months and row.doc[after].text[:1].isupper()


def year(counted: Counted) -> bool:
    """A number of four digits that may be a year: after "in" or a month, or with nothing that it counts."""
    if not counted.range.bare or not 1000 <= (counted.range.low or counted.range.high or 0) <= 2100:
        return False
    if len(counted.row.words[counted.range.core]) != 4:
        return False
    before = counted.row.words[counted.range.core - 1] if counted.range.core else ""
    if counted.unit is None or (
        counted.range.first == counted.range.core and before in _BEFORE_YEARS and counted.kind != "people"
    ):
        return True
    return before in unit_words().months or before in {"in", "since"}


def age_or_name(counted: Counted) -> bool:
    """An age or the number in a name: "aged 12", "12-year-old", "Resolution 2118", "#4"."""
    row = counted.row
    before = _word_before(counted)
    if before in unit_words().before or before == "#" or _age_of(counted):
        return True
    after = row.words[counted.range.end : counted.range.end + 2]
    return after[:1] in (["-"], ["–"]) and after[1:2] != [] and _measured(after[1])


def children_had(counted: Counted) -> bool:
    """How many children somebody has: "a father of four"."""
    words, first = counted.row.words, counted.first
    before = words[max(counted.row.starts[counted.range.core], first - 2) : first]
    return before[1:] == ["of"] and before[0] in unit_words().kin and counted.unit is None


def _word_before(counted: Counted) -> str:
    """The word before a number, or before the numbers that it is listed with: "articles 11 and 12", "No. 12"."""
    row, place = counted.row, counted.range.first
    start = row.starts[counted.range.core]
    for _ in range(_LISTED):
        if place - 2 > start and row.words[place - 1] in _LISTING and row.words[place - 2].isdigit():
            place -= 2
    if place - 2 >= start and row.words[place - 1] == "." and not row.doc[place - 2].whitespace_:
        place -= 1
    return row.words[place - 1] if place > start else ""


def _age_of(counted: Counted) -> bool:
    """An age set off from a name: "Ann Lee, 31, said", "Ann Lee (31)"."""
    row, place, end = counted.row, counted.range.core, counted.range.core_end
    if not counted.range.bare or not 0 < place < end < len(row.words) or (counted.range.low or 0) > _OLDEST:
        return False
    apart = (row.words[place - 1], row.words[end])
    return apart in {(",", ","), ("(", ")"), (",", ".")} and place > 1 and row.doc[place - 2].pos_ == "PROPN"


def _measured(word: str) -> bool:
    return word in unit_words().measurement or word in {
        "year",
        "years",
        "day",
        "hour",
        "man",
        "member",
        "point",
        "storey",
        "story",
        "seat",
        "strong",
        "nation",
        "party",
        "way",
        "state",
    }


def measurement(counted: Counted) -> bool:
    """A length, weight or time: "12 miles", "three days", "50 percentage points"."""
    row, end = counted.row, counted.range.end
    known = unit_words().measurement
    if counted.range.money or counted.range.share:
        return False
    if end < len(row.words) and row.words[end] in known:
        return True
    unit = counted.unit
    return unit is not None and (unit.lemma_ in known or unit.lower_ in known)


def part_of_word(counted: Counted) -> bool:
    """Digits glued to what stands beside them: "10:30", "F-16", "3-0", "24/7", "20-nation"."""
    row, end, doc = counted.row, counted.range.core_end, counted.row.doc
    if counted.range.money or counted.range.share:
        return False
    before_glued = (
        counted.range.first > 0
        and not doc[counted.range.first - 1].whitespace_
        and row.words[counted.range.first - 1] in {"-", "/", ":", ".", "–"}
        and not doc[counted.range.first - 1].is_space
    )
    after_glued = end < len(row.words) and not doc[end - 1].whitespace_ and row.words[end] in {"/", ":", "-", "–"}
    glued_twice = after_glued and end + 1 < len(row.words) and not doc[end].whitespace_ and not doc[end].is_space
    return (before_glued and counted.range.bare) or glued_twice


def numbered_name(counted: Counted) -> bool:
    """The number of a name: "the ministry released Atlas 8", "the Group of Twelve"."""
    row, core = counted.row, counted.range.core
    if row.words[max(0, core - 2) : core] == ["group", "of"] and row.doc[core - 2].text[0].isupper():
        return True
    if not counted.range.bare or counted.unit is not None or core == 0 or counted.range.first != core:
        return False
    before = row.doc[core - 1]
    return before.pos_ == "PROPN" and row.doc[core].head == before


def half_of_time(counted: Counted) -> bool:
    """A half that is a stretch of time or of a game: "the first half of"."""
    row, first = counted.row, counted.range.first
    return counted.range.share and row.words[max(0, first - 1) : first] in (
        ["first"],
        ["second"],
        ["latter"],
        ["other"],
    )


def decimal(counted: Counted) -> bool:
    """A broken number counts no people and no things: "a quake of 5.9"."""
    value = counted.range.low if counted.range.low is not None else counted.range.high
    return value is not None and value != int(value) and not counted.range.share and not counted.range.money


def rate(counted: Counted) -> bool:
    """A number in another, or per another: "one in five", "4 out of every 10", "seven per 100,000"."""
    row, first, end = counted.row, counted.range.first, counted.range.core_end
    before, after = row.words[max(0, first - 4) : first], row.words[end : end + 4]
    if after[:1] == ["per"] or before[-1:] == ["per"]:
        return not (counted.range.money or counted.range.share)
    return _in_another(row.words[end - 1], after) or _in_another(row.words[counted.range.core], before[::-1])


def _in_another(word: str, beside: list[str]) -> bool:
    """Whether only "in" or "out of" stands between a word for a number up to ten, and another."""
    joints = [other for other in beside if other not in {"of", "every", "out"}]
    joined = joints[:1] == ["in"] or beside[:1] == ["out"] or beside[1:2] == ["out"] or beside[2:3] == ["out"]
    other = joints[1:2] if joints[:1] == ["in"] else joints[:1]
    return joined and _up_to_ten(word) and any(_up_to_ten(number) for number in other)


def _up_to_ten(word: str) -> bool:
    found = read_number([word], 0, 1)
    return found is not None and not found.vague and (found.value <= 10 or found.value in {100, 1000})


def one(counted: Counted) -> bool:
    """The pronoun "one": "one of", "one another"; "no one" is read elsewhere."""
    row, core = counted.row, counted.range.core
    if row.words[core] != "one" or counted.range.core_end != core + 1:
        return False
    before = row.words[core - 1] if core else ""
    after = row.words[core + 1] if core + 1 < len(row.words) else ""
    return before in {"no", "any", "every", "each", "this", "that", "the", "which", "-"} or (
        after in _PRONOUN_ONE and not counted.partitive
    )


EXCLUSIONS: tuple[Exclusion, ...] = (
    beside_month,
    year,
    age_or_name,
    children_had,
    measurement,
    part_of_word,
    decimal,
    numbered_name,
    half_of_time,
    rate,
    one,
)


def counts_nothing(counted: Counted, dates: Sequence[Date]) -> bool:
    """Whether a number is no count at all."""
    return in_date(counted, dates) or any(exclusion(counted) for exclusion in EXCLUSIONS)
