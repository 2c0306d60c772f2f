"""What two units are compared by, and the weight of words: how much it tells that two units share one."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.lexicon import load, table
from reportedly.reconcile.claims.kinds import tells_who
from reportedly.reconcile.claims.nouns import Side, Unit
from reportedly.reconcile.claims.sentences import sentences_of
from reportedly.reconcile.claims.units import empty_words, number_of
from reportedly.store.search.tokens import Token, tokens


@dataclass(frozen=True, slots=True)
class Traits:
    """What a unit is compared by; words each once, in order.

    `words` are stems, `names` those written with a capital, `numbers` as digits, `around` the stems of its sentence
    and the one before, `source` those of who says it. `place` is the number of its sentence in the article. `negative`
    says that it negates or denies; `side` is the unit's own. `blames`, `quoted` and `told` tell what kind of claim it
    makes: that it says who did it, that it quotes, that it holds an event or a figure.
    """

    article: str
    place: int
    words: tuple[str, ...]
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    around: tuple[str, ...]
    source: tuple[str, ...]
    negative: bool
    side: Side
    measure: str | None
    number: float | None
    blames: bool
    quoted: bool
    told: bool

    @property
    def open(self) -> bool:
        """Whether it neither asserts nor denies."""
        return self.side in {"declines", "unverified"}


def traits_of(units: Sequence[Unit], article: str) -> list[Traits]:
    """The traits of the units of one article, by the article's key."""
    if not units:
        return []
    text = units[0].article.text
    sentences = sentences_of(text)
    stems = [_stems(tokens(text[start:end])) for start, end in sentences]
    found, place = [], 0
    for unit in units:
        while place + 1 < len(sentences) and sentences[place + 1][0] <= unit.spans[0].start:
            place += 1
        found.append(_traits(unit, article, place, stems[max(0, place - 1) : place + 1]))
    return found


def _traits(unit: Unit, article: str, place: int, around: list[tuple[str, ...]]) -> Traits:
    own = list(tokens(unit.text))
    capital = [token for token in own if token.start > 2 and unit.text[token.start].isupper()]
    source = unit.source.name if unit.source else ""
    return Traits(
        article=article,
        place=place,
        words=_stems(own),
        names=_stems(capital),
        numbers=_numbers(own, unit),
        around=tuple(sorted({stem for some in around for stem in some})),
        source=_stems(tokens(source)),
        negative=unit.negative or unit.side == "denies",
        side=unit.side,
        measure=unit.figure.measure if unit.figure else None,
        number=number_of(unit.figure) if unit.figure else None,
        blames=tells_who(unit),
        quoted=unit.statement is not None and unit.statement.quotation == "direct",
        told=bool(unit.events or unit.figures),
    )


def _stems(found: Iterable[Token]) -> tuple[str, ...]:
    telling = (one for one in found if one.exact not in empty_words() and len(one.exact) > 1)
    return tuple(sorted({one.stem for one in telling if not one.exact.isdigit() and one.exact not in _number_words()}))


def _numbers(found: Iterable[Token], unit: Unit) -> tuple[str, ...]:
    """The numbers of a unit as digits: those of its figures, and what else is written so."""
    counted = {number_of(figure) for figure in unit.figures}
    written = {one.exact for one in found if one.exact.isdigit()}
    values = {f"{value:g}" for value in counted if value is not None}
    return tuple(sorted((values | written) - {"0", "1", "2"}))


@cache
def _number_words() -> dict[str, str]:
    return {word: str(entry["means"]) for word, entry in load("en/figures_numbers")["cardinals"].items()}


@lru_cache(1 << 16)
def weight(stem: str) -> float:
    """How much it tells that two sentences share a stem: the less news has it, the more (Spärck Jones 1972)."""
    return math.log(_total() / (_counts().get(stem, _RARE) + 0.5))


_RARE = 3
"""Sentences that a stem stands in which the counts don't have."""


@cache
def _counts() -> dict[str, int]:
    return {row["stem"]: int(row["sentences"]) for row in table("en/stem_counts")}


@cache
def _total() -> int:
    return int(load("en/stem_counts")["total"]["sentences"])
