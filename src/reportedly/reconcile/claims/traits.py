"""What two units are compared by, and the weight of words: how much it tells that two units share one."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from reportedly.lexicon import load, table
from reportedly.models.meaning.runner import Meant
from reportedly.reading import Actor, ActorKind
from reportedly.reconcile.claims.aims import aims_of
from reportedly.reconcile.claims.kinds import tells_who
from reportedly.reconcile.claims.meaning import vectors_of
from reportedly.reconcile.claims.nouns import Side, Unit
from reportedly.reconcile.claims.sentences import sentences_of
from reportedly.reconcile.claims.units import empty_words, is_negating, number_of
from reportedly.store.search.tokens import Token, tokens_of

SCOPE = 3
"""Words with a matter that a negating word bears on at most."""

_CLAUSE_ENDS = re.compile(r"[,;:.!?()–—]")


@dataclass(frozen=True, slots=True)
class Traits:
    """What a unit is compared by; words each once, in order.

    `words` are stems, `names` those written with a capital, `numbers` as digits, `around` the stems of its sentence
    and the one before, `source` those of who says it. `place` is the number of its sentence in the article. `negative`
    says that it negates or denies, `negated` are the stems that a negating word bears on; `side` is the unit's own.
    `blames`, `quoted` and `told` tell what kind of claim it makes: that it says who did it, that it quotes, that it
    holds an event or a figure. `day` is when its article was published, `places` are the places that it names.
    `start` is where its words begin; `answers` where the words begin and end of the statement that its own answers.
    `named` has an entry for each word by which somebody, some place or a day is named, but for the source: the word,
    "=", and who is meant. `doers` are who attacks in its events: name, land and sectors, with "|" between.
    `meaning` is its vector (`meaning.vectors_of`), empty where none was made; it is kept packed, not with the rest.
    `text` are its words; they aren't kept, for the article has them.
    """

    article: str
    day: str | None
    places: tuple[str, ...]
    place: int
    words: tuple[str, ...]
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    around: tuple[str, ...]
    source: tuple[str, ...]
    negative: bool
    negated: tuple[str, ...]
    side: Side
    measure: str | None
    number: float | None
    blames: bool
    quoted: bool
    told: bool
    start: int = 0
    answers: tuple[int, int] | None = None
    named: tuple[str, ...] = ()
    doers: tuple[str, ...] = ()
    meaning: bytes = b""
    text: str = ""

    @property
    def open(self) -> bool:
        """Whether it neither asserts nor denies."""
        return self.side in {"declines", "unverified"}


def traits_of(units: Sequence[Unit], article: str, meant: Meant | None = None) -> list[Traits]:
    """The traits of the units of one article.

    Args:
        units: in reading order.
        article: its key.
        meant: what the encoder of meaning made of it, where it was asked before.
    """
    if not units:
        return []
    text = units[0].article.text
    sentences = sentences_of(text)
    stems = [_stems(tokens_of(text[start:end])) for start, end in sentences]
    found: list[Traits] = []
    place, whole = 0, units[0]
    for unit, meaning in zip(units, vectors_of(units, meant), strict=True):
        while place + 1 < len(sentences) and sentences[place + 1][0] <= unit.spans[0].start:
            place += 1
        if unit.figure is not None and unit.spans is whole.spans:  # the same words, as what they count
            found.append(replace(found[-1], measure=unit.figure.measure, number=number_of(unit.figure)))
            continue
        whole = unit
        found.append(_traits(unit, article, place, stems[max(0, place - 1) : place + 1], meaning))
    for number, other in aims_of(units, [one.place for one in found], [one.blames for one in found]):
        found[number] = replace(found[number], answers=(units[other].spans[0].start, units[other].spans[-1].end))
    return found


def _traits(unit: Unit, article: str, place: int, around: list[tuple[str, ...]], meaning: bytes) -> Traits:
    own = tokens_of(unit.text)
    capital = [token for token in own if token.start > 2 and unit.text[token.start].isupper()]
    source = unit.source.name if unit.source else ""
    return Traits(
        article=article,
        day=_day(unit.article.published),
        places=tuple(sorted({actor.name.casefold() for actor in unit.actors if actor.kind == "place"})),
        place=place,
        words=_stems(own),
        names=_stems(capital),
        numbers=_numbers(own, unit),
        around=tuple(sorted({stem for some in around for stem in some})),
        source=_stems(tokens_of(source)),
        negative=unit.negative or unit.side == "denies",
        negated=_negated(own, unit.text) if unit.negative else (),
        side=unit.side,
        measure=unit.figure.measure if unit.figure else None,
        number=number_of(unit.figure) if unit.figure else None,
        blames=tells_who(unit),
        quoted=unit.statement is not None and unit.statement.quotation == "direct",
        told=bool(unit.events or unit.figures),
        start=unit.spans[0].start,
        answers=_answered(unit),
        named=_named(unit),
        doers=_doers(unit),
        meaning=meaning,
        text=unit.text,
    )


def _named(unit: Unit) -> tuple[str, ...]:
    """The words of a unit that name somebody, some place or a day, each with who is meant; not those of its source."""
    source = _meant_by(unit.source) if unit.source is not None else None
    found: dict[str, str] = {}
    for actor in unit.actors:
        if actor.named and (meant := _meant_by(actor)) != source:
            found |= {word: meant for text in _inside(unit, actor) for word in _words_in(text)}
    found |= {word: f"day:{word}" for one in unit.dates for word in _words_in(one.text) if word in weekdays()}
    return tuple(f"{word}={meant}" for word, meant in sorted(found.items()))


def _inside(unit: Unit, actor: Actor) -> list[str]:
    """How a unit mentions an actor."""
    start, end = unit.spans[0].start, unit.spans[-1].end
    return [one.text for one in actor.mentions if start <= one.start and one.end <= end]


def meant_by(kind: ActorKind, name: str, country: str | None) -> str:
    """What somebody who is named is in any article: a land where it is one or is called by it, else kind and name."""
    return f"state:{country}" if kind in {"state", "people"} and country else f"{kind}:{name.casefold()}"


def _meant_by(actor: Actor) -> str:
    return meant_by(actor.kind, actor.name, actor.country)


def _words_in(text: str) -> list[str]:
    return [word.exact for word in tokens_of(text) if word.exact not in empty_words() and len(word.exact) > 1]


@cache
def weekdays() -> frozenset[str]:
    """The names of the days of the week."""
    return frozenset(load("en/claims")["weekdays"]["words"])


def _doers(unit: Unit) -> tuple[str, ...]:
    """Who attacks in the events of a unit, of those that it names."""
    attacks = (event for event in unit.events if event.type == "ASSAULT")
    found = (one for event in attacks for one in event.initiators if _inside(unit, one))
    told = {f"{one.name.casefold()}|{one.country or ''}|{','.join(one.sectors)}" for one in found}
    return tuple(sorted(one for one in told if one.count("|") == 2))


def _answered(unit: Unit) -> tuple[int, int] | None:
    """Where the words of the statement are that a unit's statement answers."""
    target = unit.response.to_statement if unit.response else None
    if target is None or not target.content_spans:
        return None
    return target.content_spans[0].start, target.content_spans[-1].end


def negated_in(own: Sequence[Token], text: str) -> frozenset[str]:
    """The stems that negating words bear on, of a text and its tokens."""
    return frozenset(_negated(own, text))


def _negated(own: Sequence[Token], text: str) -> tuple[str, ...]:
    """The stems that a negating word bears on: of the next few words that tell something, as far as the clause goes."""
    found: set[str] = set()
    for place, token in enumerate(own):
        if not is_negating(own, place):
            continue
        reach, end = 0, token.end
        for after in own[place + 1 :]:
            if reach == SCOPE or _CLAUSE_ENDS.search(text, end, after.start) or after.exact in {"but", "and"}:
                break
            end = after.end
            if after.exact not in empty_words() and len(after.exact) > 1:
                found.add(after.stem)
                reach += 1
    return tuple(sorted(found))


def _day(published: str | None) -> str | None:
    """The day of a moment that is known to the day."""
    return published[:10] if published and len(published) >= len("2000-01-01") else None


def _stems(found: Iterable[Token]) -> tuple[str, ...]:
    telling = (one for one in found if one.exact not in empty_words() and len(one.exact) > 1)
    return tuple(sorted({one.stem for one in telling if not one.exact.isdigit() and one.exact not in number_words()}))


def _numbers(found: Iterable[Token], unit: Unit) -> tuple[str, ...]:
    """The numbers of a unit as digits: those of its figures, and what else is written so and tells no year."""
    counted = {number_of(figure) for figure in unit.figures}
    start = unit.spans[0].start
    dated = [(one.start - start, one.end - start) for one in unit.dates]
    digits = [one for one in found if one.exact.isdigit()]
    years = {one.exact for one in digits if len(one.exact) == 4 and any(a <= one.start < b for a, b in dated)}
    written = {one.exact for one in digits} - years
    values = {f"{value:g}" for value in counted if value is not None}
    return tuple(sorted((values | written) - {"0", "1", "2"}))


@cache
def number_words() -> dict[str, str]:
    """Number words with what they mean, in digits."""
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
