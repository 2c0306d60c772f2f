"""Where a telling leads back to: each rule answers for one telling, or leaves it to the next.

The publisher's own voice has an origin only where the article, its copy, its credit line or the words around tell it;
what was told before, and is told again without a word on whence, leads nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from reportedly.reconcile.claims.units import empty_words
from reportedly.reconcile.origins.nouns import Repeat, Step, Telling
from reportedly.reconcile.origins.outlets import is_own, pages_of
from reportedly.reconcile.voices import Circle, Page, Voice
from reportedly.reconcile.voices.words import listed, name_words
from reportedly.store.search.tokens import tokens_of

_QUOTED = re.compile(r'“[^”]*”|(?<!\w)"[^"\n]*(?:"|(?=\n)|$)')
"""A quotation; one in straight marks ends with its paragraph, also where the next goes on with it."""
_WORD = re.compile(r"\w+")
FIRST = "tells it first, in its own voice"
"""What is said of a publisher that nobody told it before."""
UNTOLD = "and does not say whence"
"""What is said of a publisher that tells what others told too."""
TELLS = 3
"""Words with a matter from which on words tell something by themselves."""
REPEATED = 0.6
"""Share of the words that a telling of a copy has in common with that of the article that it copies."""
VERY_WORDS, SENTENCE = 0.8, 8
"""Share of the words of the longer of two sentences that are told in the very words; and how many words make one."""
NEARLY_ALL = 0.85
"""Share of the letters of one statement from which on another within it is of the same words."""
MUCH = 0.3
"""Share of a sentence's letters that are somebody's words from which on it is his."""
OPENING = 80
"""Letters from the beginning of an article in which its lead begins."""
LEAD = 60
"""Letters behind a lead in which who is meant speaks."""

_STOP = re.compile(r"[.!?][”\"’')]*\s|\n")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All tellings of a claim, in the order of publication, with who is one and whose words are repeated."""

    tellings: Sequence[Telling]
    circle: Circle
    repeats: dict[str, Repeat]
    """What an article repeats, by its key."""
    kind: str = "happened"
    """Whether the claim says what happened, who did it, how many, or what somebody said."""

    @property
    def asserting(self) -> list[Telling]:
        """The tellings that assert the claim."""
        return [one for one in self.tellings if one.side == "asserts"]

    def of_page(self, key: str) -> list[Telling]:
        """The tellings of an article that assert the claim."""
        return [one for one in self.asserting if one.page.key == key]

    def called(self, voice: Voice) -> str:
        """The name of who a voice is."""
        return self.circle.one(voice).name

    def publisher(self, page: Page) -> str:
        """The name of who the publisher of an article is."""
        return self.called(page.own) if page.own is not None else page.name

    def speaking(self, but: Telling) -> list[Telling]:
        """The tellings that assert the claim and say who says it, without one."""
        return [one for one in self.asserting if one.voice is not None and one is not but]


Rule = Callable[[Telling, Surroundings], Step | None]


def repeats_words(telling: Telling, around: Surroundings) -> Step | None:
    """The words stand in the article that this one copies."""
    repeat = around.repeats.get(telling.page.key)
    if repeat is None:
        return None
    likely = [
        (_shared(_moved(telling, repeat), one.chars), _alike(one, telling), one)
        for one in around.of_page(repeat.origin)
    ]
    first = [one for one in likely if one[0] > 0 or (repeat.whole and one[1] >= REPEATED)]
    if not first:
        return None
    back = max(first, key=lambda one: (one[1] >= REPEATED, one[0], one[1], one[2].voice is not None))[2]
    return Step(telling, f"{telling.page.called}: {repeat.reason}", back)


def cites_outlet(telling: Telling, around: Surroundings) -> Step | None:
    """Who says it, or carries it, is an outlet whose article tells it too, not later."""
    voices = [one for one in (telling.voice, *telling.via) if one is not None]
    said_by_name = telling.voice is not None and telling.voice.named
    for voice in voices[:1] if said_by_name else voices:
        if (step := _cited(voice, telling, around)) is not None:
            return step
    return None


def _cited(voice: Voice, telling: Telling, around: Surroundings) -> Step | None:
    if is_own(voice, telling.page):
        return None
    others = [one.page for one in around.asserting if may_be_before(one.page, telling.page)]
    names = [voice.name] if voice.named else [name for name in around.circle.names(voice) if _is_outlet(name)]
    pages = pages_of([voice.name, *names], others, telling.page)
    earlier = [one for page in dict.fromkeys(pages) for one in around.of_page(page.key)]
    if not earlier:
        return None
    back = max(earlier, key=lambda one: (one.voice is not None, _alike(one, telling)))
    return Step(telling, f"{telling.page.called} cites {voice.name}", back)


def repeats_what_it_denies(telling: Telling, around: Surroundings) -> Step | None:
    """Who says it here denies it in the same article, and so repeats what others say."""
    if telling.voice is None:
        return None
    one = around.circle.one(telling.voice)
    own = [
        other for other in around.tellings if other.page is telling.page and other.side == "denies" and other.plainly
    ]
    if not any(other.voice is not None and around.circle.one(other.voice) == one for other in own):
        return None
    first = [other for other in around.speaking(telling) if other.voice and around.circle.one(other.voice) != one]
    return Step(telling, f"{telling.voice.name} repeats there what it denies", first[0]) if first else None


def is_within_words(telling: Telling, around: Surroundings) -> Step | None:
    """It stands within words of somebody who says the claim: "the mayor wants to halt it" within what a clerk says.

    Then it is told by who says these, whoever else is named for it. Words that take nearly all of these are told by who
    says the inner ones, and so are those within what an outlet carries.
    """
    outer = [
        one
        for one in around.speaking(telling)
        if one.page is telling.page and _holds(one.chars, telling.chars) and _tells_itself(one)
    ]
    if not outer:
        return None
    least = min(outer, key=lambda one: (_length(one), one.chars))
    if _length(telling) >= NEARLY_ALL * _length(least):
        return None
    return Step(telling, f"it stands within words of {least.voice.name if least.voice else None}", least)


def _tells_itself(telling: Telling) -> bool:
    """Whether somebody says it who is no outlet, and so does more than carry it."""
    return telling.voice is not None and not is_own(telling.voice, telling.page) and not _is_outlet(telling.voice.name)


def _holds(chars: tuple[int, int], inner: tuple[int, int]) -> bool:
    return chars[0] <= inner[0] and inner[1] <= chars[1] and chars != inner


def is_said(telling: Telling, around: Surroundings) -> Step | None:
    """Somebody is named who says it; of "his team", which the senator says it of, the senator."""
    voice = telling.voice
    if voice is None or is_own(voice, telling.page):
        return None
    carriers = [one for one in telling.via if one.named and not name_words(one.name) & listed("outlet")]
    if not voice.named and carriers and not around.circle.one(voice).named:
        voice = carriers[-1]
    return Step(telling, f"{telling.page.called} has it from {voice.name}", origin=around.called(voice))


def is_carried(telling: Telling, around: Surroundings) -> Step | None:
    """Nobody is named who says it, but somebody who carries it."""
    if telling.voice is not None or not telling.via:
        return None
    return Step(
        telling, f"{telling.page.called} has it through {telling.via[-1].name}", origin=around.called(telling.via[-1])
    )


def is_counted(telling: Telling, around: Surroundings) -> Step | None:
    """It is somebody's figure."""
    if telling.counted_by is None or is_own(telling.counted_by, telling.page):
        return None
    return Step(telling, f"the figure is {telling.counted_by.name}'s", origin=around.called(telling.counted_by))


def rests_on_another(telling: Telling, around: Surroundings) -> Step | None:
    """The same article names somebody for it elsewhere: a lead, and the words quoted three sentences later.

    Who says a few words of a sentence says not all of it: "resigned, citing his health".
    """
    own = [one for one in around.speaking(telling) if one.page is telling.page and not is_slight(one)]
    own = [one for one in own if not is_fragment(one, telling)]
    if not own:
        return None
    near = min(own, key=lambda one: (abs(one.chars[0] - telling.chars[0]), one.chars))
    return Step(telling, f"{telling.page.called} names {near.voice.name if near.voice else None} for it", near)


def is_fragment(telling: Telling, whole: Telling) -> bool:
    """Whether a telling is a few words of another, a sentence: who says these says not all of it."""
    same = telling.page is whole.page and _holds(whole.chars, telling.chars)
    return same and _length(telling) < MUCH * _length(whole)


def _length(telling: Telling) -> int:
    return telling.chars[1] - telling.chars[0]


def is_slight(telling: Telling) -> bool:
    """Whether it has too few words of its own to tell anything: "the Trump campaign", cut out of a sentence."""
    return _is_slight(telling.words)


@lru_cache(1 << 11)
def _is_slight(text: str) -> bool:
    return sum(word.exact not in empty_words() for word in tokens_of(text)) < TELLS


def names_a_source(telling: Telling, around: Surroundings) -> Step | None:
    """Its sentence names somebody who says it elsewhere."""
    speaking = [one for one in around.speaking(telling) if not is_fragment(one, telling)]
    sources = {around.circle.one(one.voice) for one in speaking if one.voice is not None}
    start, end = sentence_of(telling)
    words = set(_WORD.findall(telling.page.text[start:end].lower()))
    is_told = bool(words & listed("tallies" if around.kind == "count" else "telling"))
    inside = set(telling.page.named_in(telling.chars))
    for voice in telling.page.named_in((start, end)):
        if around.circle.one(voice) in sources and (is_told or voice not in inside):
            return Step(telling, f"its sentence names {voice.name}", origin=around.called(voice))
    return None


def is_told_of_a_counter(telling: Telling, around: Surroundings) -> Step | None:
    """Its sentence gives a number as that of somebody who speaks in these articles: "the coroner's list has 52"."""
    sentence = telling.page.text[slice(*sentence_of(telling))].lower()
    if around.kind != "count" or not set(_WORD.findall(sentence)) & listed("tallies"):
        return None
    for voice in telling.page.named_in(sentence_of(telling)):
        if voice.kind in {"person", "organisation"} and around.circle.speaks(voice):
            return Step(telling, f"its sentence gives it as that of {voice.name}", origin=around.called(voice))
    return None


def leads_to_a_speaker(telling: Telling, around: Surroundings) -> Step | None:
    """It is a lead that says how many, and the next to speak in the article is whom it has that from."""
    start, end = sentence_of(telling)
    if around.kind != "count" or start > OPENING or not telling.page.speaking:
        return None
    behind = [voice for (first, _), voice in telling.page.mentions if end <= first < end + LEAD]
    own = telling.page.named_in((start, end))
    behind = [one for one in behind if one.named and not _is_outlet(one.name) and one not in own]
    speaking = [one for one in behind if one in telling.page.speaking]
    if not speaking:
        return None
    return Step(telling, f"its lead is followed by {speaking[0].name}", origin=around.called(speaking[0]))


def is_credited(telling: Telling, around: Surroundings) -> Step | None:
    """The article credits an agency for all that it tells."""
    for credit in telling.page.credit:
        words = name_words(credit)
        if words and not words <= name_words(telling.page.called):
            back = [one for one in around.asserting if words <= name_words(one.page.called) and one is not telling]
            reason = f"{telling.page.called} credits {credit}"
            return Step(telling, reason, back[0]) if back else Step(telling, reason, origin=credit)
    return None


def is_own_report(page: Page) -> bool:
    """Whether the publisher's own people write it from the place: it says "I" or "we" outside of what it quotes."""
    return bool(set(_WORD.findall(_unquoted(page.text).lower())) & listed("own"))


@lru_cache(1 << 7)
def _unquoted(text: str) -> str:
    """A text with blanks for all that it quotes, also where a quotation goes on over several sentences."""
    return _QUOTED.sub(lambda found: " " * len(found[0]), text)


def saw_it(telling: Telling, around: Surroundings) -> Step | None:
    """The publisher speaks of its own people, "our reporter", "showed me", or of the place as where it is: "here"."""
    plain = _unquoted(telling.page.text)[slice(*sentence_of(telling))].lower()
    words = _WORD.findall(plain)
    if set(words) & listed("own"):
        return Step(telling, f"{telling.page.called} speaks of its own people", origin=around.publisher(telling.page))
    if any(word == "here" and before not in listed("pointing") for before, word in pairwise(words)):
        return Step(telling, f"{telling.page.called} tells it from the place", origin=around.publisher(telling.page))
    return None


def goes_on(telling: Telling, around: Surroundings) -> Step | None:
    """The sentence before it, of the same paragraph, is somebody's who tells the claim elsewhere."""
    start, _ = sentence_of(telling)
    before = telling.page.text.rfind("\n", 0, start) + 1
    sources = {around.circle.one(one.voice) for one in around.speaking(telling) if one.voice is not None}
    for voice in reversed(telling.page.named_in((before, start))):
        if voice in telling.page.speaking and around.circle.one(voice) in sources:
            return Step(telling, f"it goes on after words of {voice.name}", origin=around.called(voice))
    return None


def has_the_very_words(telling: Telling, around: Surroundings) -> Step | None:
    """Another publisher has the same sentence in its own voice, and not later: one has it from the other, or both."""
    own = name_words(telling.words)
    if telling.voice is not None or len(own) < SENTENCE:
        return None
    before = around.asserting[: around.asserting.index(telling)]
    for other in before:
        words = name_words(other.words)
        same = len(own & words) >= VERY_WORDS * max(len(own), len(words))
        repeat = around.repeats.get(other.page.key)
        is_before = other.page.publisher != telling.page.publisher and (not repeat or repeat.origin != telling.page.key)
        if same and other.voice is None and is_before:
            return Step(telling, f"{telling.page.called} has the very words of {other.page.called}", other)
    return None


def tells_first(telling: Telling, around: Surroundings) -> Step | None:
    """Nobody told it before this publisher."""
    others = [one for one in around.asserting if one.page.publisher != telling.page.publisher]
    if any(_was_before(one.page, telling.page) for one in others):
        return None
    reason = f"{telling.page.called} {FIRST}"
    return Step(telling, reason, origin=around.publisher(telling.page))


def told_it_before(telling: Telling, around: Surroundings) -> Step | None:
    """The same publisher told it before."""
    own = [one for one in around.asserting if one.page.publisher == telling.page.publisher is not None]
    earlier = [one for one in own if _was_before(one.page, telling.page)]
    return Step(telling, f"{telling.page.called} told it before", earlier[-1]) if earlier else None


def tells_untold(telling: Telling, around: Surroundings) -> Step | None:
    """Others told it before, and it does not say whence it has it."""
    return Step(telling, f"{telling.page.called} tells in its own voice what others told before, {UNTOLD}")


RULES: tuple[Rule, ...] = (
    repeats_words, cites_outlet, repeats_what_it_denies, is_within_words, is_said, is_carried, is_counted,
    rests_on_another, names_a_source, is_told_of_a_counter, is_credited, saw_it, leads_to_a_speaker, goes_on,
    told_it_before, has_the_very_words, tells_first, tells_untold,
)  # fmt: skip
"""The first that answers counts."""


def step_of(telling: Telling, around: Surroundings) -> Step:
    """Where a telling leads back to."""
    return next(step for rule in RULES if (step := rule(telling, around)) is not None)


def sentence_of(telling: Telling) -> tuple[int, int]:
    """The sentence or sentences that a telling stands in, roughly: from a full stop to the next."""
    return _sentence(telling.page.text, *telling.chars)


@lru_cache(1 << 11)  # asked again and again while a claim is led back
def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    before = [found.end() for found in _STOP.finditer(text, max(0, start - 400), start + 1) if found.end() <= start]
    behind = _STOP.search(text, max(start, end - 2), min(len(text), end + 400))
    return (before[-1] if before else max(0, start - 400)), (
        behind.start() + 1 if behind else min(len(text), end + 400)
    )


def _is_outlet(name: str) -> bool:
    return bool(name_words(name) & listed("outlet"))


def may_be_before(one: Page, other: Page) -> bool:
    """Whether an article may have been published before another: by day, by time where both have one."""
    left, right = one.published or "", other.published or ""
    same = min(len(left), len(right))
    return left[:same] <= right[:same]


def _was_before(one: Page, other: Page) -> bool:
    left, right = one.published or "", other.published or ""
    same = min(len(left), len(right))
    return left[:same] < right[:same]


def _moved(telling: Telling, repeat: Repeat) -> tuple[int, int]:
    """Where the words of a copy stand in the article that it copies; (0, 0) where they don't."""
    for (start, end), (first, last) in repeat.passages:
        if _shared((start, end), telling.chars):
            shift = first - start
            return max(first, telling.chars[0] + shift), min(last, telling.chars[1] + shift)
    return 0, 0


def _shared(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _alike(one: Telling, other: Telling) -> float:
    """The share of the words of the shorter of two tellings that stand in the other too."""
    left, right = name_words(one.words), name_words(other.words)
    return len(left & right) / max(1, min(len(left), len(right)))
