"""Ranges: two numbers that bound a count, and words that widen one number or bound it on one side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.reader.figures.numbers import Number, read_number
from reportedly.reader.figures.vocabulary import number_words, unit_words
from reportedly.reading import Qualifier

_TRANSPARENT = frozenset({"another", "further", "additional", "a", "an", "the", "other", "only", "just"})
_DASHES = frozenset({"-", "–", "—"})


@dataclass(frozen=True, slots=True)
class Range:
    """A count from `low` to `high`, said by the words `[first, end)`; the number itself is `[core, core_end)`."""

    first: int
    end: int
    core: int
    core_end: int
    low: float | None
    high: float | None
    qualifier: Qualifier
    money: bool = False
    share: bool = False
    bare: bool = False


def read_range(words: Sequence[str], place: int, start: int, limit: int) -> Range | None:
    """The range whose number begins at `place`, inside the sentence `[start, limit)`."""
    number = read_number(words, place, limit)
    if number is None:
        return None
    second = _second(words, number, start, limit)
    end = second.end if second else number.end
    first, money = _currency_before(words, number.first, start)
    end, money_after, share = _unit_after(words, end, limit)
    share, money = share or number.share, money or money_after
    first, before = _before(words, first, start)
    end, after = _after(words, end, limit)
    if second:
        bounds = _bounds(number, second)
        first = first - 1 if first > start and words[first - 1] in {"between", "from"} else first
        return Range(first, end, number.first, second.end, *bounds, "between", money, share)
    low, high, qualifier = _widened(number, before or after, whole=not share)
    bare = number.bare and not money and not share
    return Range(first, end, number.first, number.end, low, high, qualifier, money, share, bare)


def _second(words: Sequence[str], number: Number, start: int, limit: int) -> Number | None:
    """The upper number of "10 to 15", "10-15", "between 10 and 15", "two or three"; None if it isn't a range."""
    at = number.end
    if at < limit and words[at] in unit_words().percent:
        at += 1
    if number.vague or at + 1 >= limit:
        return None
    joint, previous = words[at], words[number.first - 1] if number.first > start else ""
    between = "between" in words[max(start, number.first - 2) : number.first]
    if not (
        joint in _DASHES or joint == "or" or (joint == "to" and previous != "from") or (joint == "and" and between)
    ):
        return None
    at += 2 if words[at + 1] in unit_words().signs and at + 2 < limit else 1
    second = read_number(words, at, limit)
    if second is None or second.vague:
        return None
    low, high = _bounds(number, second)
    near = high <= low + 10 if joint == "or" else high <= low * 100
    return second if low < high and near else None


def _bounds(number: Number, second: Number) -> tuple[float, float]:
    """Both ends; a scale said once holds for both ("2 to 3 million")."""
    ratio = second.value / number.value if number.value else 0
    scale = 10.0 ** (3 * int(len(str(int(ratio))) // 3)) if second.end - second.first > 1 and ratio >= 1000 else 1.0
    return number.value * scale, second.value


def _currency_before(words: Sequence[str], first: int, start: int) -> tuple[int, bool]:
    if first > start and words[first - 1] in unit_words().signs:
        first -= 1
        if first > start and words[first - 1] in {"us", "u.s."}:
            first -= 1
        return first, True
    return first, False


def _unit_after(words: Sequence[str], end: int, limit: int) -> tuple[int, bool, bool]:
    """The end after a currency or "per cent", and whether it is money, or a share."""
    known = unit_words()
    if end < limit and words[end] in known.percent:
        point = end + 1 < limit and words[end + 1] in {"point", "points"}
        return (end, False, False) if point else (end + 1, False, True)
    if end + 1 < limit and words[end] == "per" and words[end + 1] == "cent":
        return end + 2, False, True
    at = end + 1 if end < limit and words[end] in {"of", "us", "u.s.", "american", "canadian", "turkish"} else end
    if at < limit and words[at] in known.money:
        return at + 1, True, False
    return end, False, False


def _before(words: Sequence[str], first: int, start: int) -> tuple[int, Qualifier | None]:
    """Where the qualifying words before a number begin, and what they say; the outermost one that bounds wins."""
    known, qualifier, at = number_words().before, None, first
    for _ in range(4):
        if at <= start:
            break
        phrase = next(
            (
                (p, q)
                for p, q in known.get(words[at - 1], ())
                if at - len(p) >= start and words[at - len(p) : at] == list(p)
            ),
            None,
        )
        if phrase is not None:
            at -= len(phrase[0])
            first = at
            qualifier = phrase[1] if phrase[1] != "about" or qualifier is None else qualifier
        elif words[at - 1] in _TRANSPARENT:
            at -= 1
        elif words[at - 1] == "of" and at - 2 >= start and words[at - 2] == "total":
            at -= 2
        else:
            break
    return first, qualifier


def _after(words: Sequence[str], end: int, limit: int) -> tuple[int, Qualifier | None]:
    if end < limit:
        for phrase, qualifier in number_words().after.get(words[end], ()):
            if tuple(words[end : min(limit, end + len(phrase))]) == phrase:
                return end + len(phrase), qualifier
    if words[end - 1].endswith("+"):
        return end, "at_least"
    return end, None


def _widened(number: Number, said: Qualifier | None, *, whole: bool) -> tuple[float | None, float | None, Qualifier]:
    """Low, high and qualifier of one number under the words that qualify it."""
    value, step = number.value, 1 if whole else 0
    if number.vague is not None and said in {None, "about", "at_least", "exactly"}:
        return number.vague.low, number.vague.high, number.vague.qualifier
    bounds: dict[Qualifier, tuple[float | None, float | None]] = {
        "at_least": (value, None),
        "more_than": (value + step, None),
        "up_to": (None, value),
        "fewer_than": (None, max(0.0, value - step)),
    }
    low, high = bounds.get(said or "exactly", (value, value))
    return low, high, said or "exactly"
