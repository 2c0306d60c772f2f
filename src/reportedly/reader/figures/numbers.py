"""Numbers in a row of words: digits, words for numbers, scales, fractions, and words that only say "many".

Works on the words alone (lower case, as the parser cut them) and on which of them are glued to the next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.reader.figures.vocabulary import NumberWords, Vague, number_words, unit_words

_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,15})(\.\d{1,6})?([a-z]{1,2})?(\+)?", re.ASCII)
_LARGEST = 1e15
_GROUP = re.compile(r"\d{3}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Number:
    """A number said by the words `[first, end)`; `vague` where they only say how many at the least."""

    first: int
    end: int
    value: float
    vague: Vague | None = None
    share: bool = False
    bare: bool = False
    """Digits alone, which may be a year, an age, a name."""


def read_number(words: Sequence[str], place: int, limit: int) -> Number | None:
    """The number that begins at `place` and ends before `limit`, the longest that can be read."""
    known = number_words()
    return (
        _vague(words, place, limit, known)
        or _fraction(words, place, limit, known)
        or _digits(words, place, limit, known)
        or _spelled(words, place, limit, known)
    )


def can_start(word: str) -> bool:
    """Whether a number may begin with this word; articles are left out, numbers begin after them."""
    return word[:1].isdigit() or word in number_words().starts


def _vague(words: Sequence[str], place: int, limit: int, known: NumberWords) -> Number | None:
    for phrase, meaning in known.vague.get(words[place], ()):
        end = place + len(phrase)
        if end <= limit and tuple(words[place:end]) == phrase:
            return Number(place, end, meaning.low, vague=meaning)
    return None


def _fraction(words: Sequence[str], place: int, limit: int, known: NumberWords) -> Number | None:
    """A part of a whole: "a third of", "two-thirds of", "half of", "half the"."""
    count, at = 1, place
    if words[place] in {"a", "one"}:
        at += 1
    elif words[place] in known.cardinals:
        count, at = known.cardinals[words[place]], place + 1
    if at < limit and words[at] == "-":
        at += 1
    if at + 1 >= limit or words[at] not in known.fractions or words[at + 1] not in {"of", "the", "its", "their"}:
        return None
    if words[at] != "half" and (words[at + 1] != "of" or at == place):
        return None
    return Number(place, at + 1, round(count * known.fractions[words[at]], 1), share=True)


def _digits(words: Sequence[str], place: int, limit: int, known: NumberWords) -> Number | None:
    match = _DIGITS.fullmatch(words[place])
    if match is None:
        return None
    whole, decimals, suffix, _ = match.groups()
    if suffix and suffix not in known.suffixes:
        return None
    end = place + 1
    if end < limit and place and words[place - 1] in unit_words().signs and words[end].rstrip(".") in known.suffixes:
        suffix, end = words[end].rstrip("."), end + 1
    while not suffix and not decimals and len(words[place]) <= 3 and end < limit and _GROUP.fullmatch(words[end]):
        whole, end = whole + words[end], end + 1
    value = float(whole.replace(",", "") + (decimals or "")) * known.suffixes.get(suffix or "", 1)
    value, scaled = _scaled(words, end, limit, value, known)
    if value > _LARGEST:
        return None
    return Number(place, scaled, value, bare=scaled == place + 1 and not suffix and "," not in words[place])


def _scaled(words: Sequence[str], end: int, limit: int, value: float, known: NumberWords) -> tuple[float, int]:
    """The value times the scales that follow it: "2.3 million", "three dozen", "two and a half million"."""
    if tuple(words[end : end + 3]) == ("and", "a", "half") and end + 3 < limit and words[end + 3] in known.scales:
        value, end = value + 0.5, end + 3
    if end + 1 < limit and words[end] == "-" and words[end + 1] in known.scales:
        end += 1
    while end < limit and words[end] in known.scales and value <= _LARGEST:
        value, end = value * known.scales[words[end]], end + 1
    return round(value, 6), end


def _spelled(words: Sequence[str], place: int, limit: int, known: NumberWords) -> Number | None:
    """Numbers in words: "twenty-one", "two hundred and five", "a dozen", "half a million"."""
    if words[place] == "half":
        return _half(words, place, limit, known)
    if words[place] in {"a", "an"} and not (place + 1 < limit and words[place + 1] in known.scales):
        return None
    if words[place] in known.scales and words[place] != "dozen":  # "a multi-billion deal"
        return None
    total, current, at, end = 0.0, 0.0, place, place
    while at < limit:
        word = words[at]
        if word in known.cardinals and _fits(current, known.cardinals[word]):
            current += known.cardinals[word]
        elif known.scales.get(word, 1000) < 1000 and current < 100:
            current = max(1.0, current) * known.scales[word]
        elif word in known.scales and (current or at == place or words[place] in {"a", "an"}) and total < _LARGEST:
            total, current = total + max(1.0, current) * known.scales[word], 0.0
        elif not ((word == "-" and at > place) or (word == "and" and _joins(words, at, limit, current, known))):
            if at > place or word not in {"a", "an"}:
                break
            at += 1
            continue
        else:
            at += 1
            continue
        at += 1
        end = at
    return Number(place, end, total + current) if end > place else None


def _half(words: Sequence[str], place: int, limit: int, known: NumberWords) -> Number | None:
    """Half of a scale: "half a million", "half-dozen"."""
    at = place + 1
    while at < limit and words[at] in {"a", "-"}:
        at += 1
    if at == place + 1 or at >= limit or words[at] not in known.scales:
        return None
    return Number(place, at + 1, known.scales[words[at]] / 2)


def _fits(current: float, value: int) -> bool:
    """Whether a cardinal may follow what has been added up so far: "twenty" then "one", "hundred" then "five"."""
    last = current % 100
    return last == 0 or (last >= 20 and last % 10 == 0 and value < 10)


def _joins(words: Sequence[str], at: int, limit: int, current: float, known: NumberWords) -> bool:
    """Whether "and" stands inside a number: "two hundred and five"."""
    return current >= 100 and at + 1 < limit and words[at + 1] in known.cardinals
