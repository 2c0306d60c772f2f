"""Who is one voice in a circle of articles: the voices of a claim, a dispute or a series, folded, with the reasons.

Two persons with names of their own are never folded, whoever they speak for: two officials who each say it are two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from reportedly.reconcile.voices.nouns import Bond, Page, Voice
from reportedly.reconcile.voices.sameness import BY_WORDS, fitting_rules, makings, meeting_words, part
from reportedly.reconcile.voices.words import listed, name_words, telling_words
from reportedly.resolve.personal_names import personal_name

CROWD = 60
"""Voices with a word in common from which on it tells nobody from anybody."""
OPENING = 400
"""Letters of an article in which somebody may speak who is named only further on."""
Two = tuple[Voice, Voice]
Pair = tuple[Voice, Voice, str]
"""Two voices that are one, and why."""


class Circle:
    """The voices that speak in some articles, each led to the one that stands for it.

    Args:
        pages: the articles.
        besides: voices that are looked at besides those who speak in them.
    """

    def __init__(self, pages: Sequence[Page], besides: Iterable[Voice] = ()) -> None:
        speaking = [voice for page in pages for voice in page.speaking]
        self._whole = _wholes(dict.fromkeys([*speaking, *besides]))
        self._voices = list(dict.fromkeys(self._whole.values()))
        self._above = {voice: voice for voice in self._voices}
        self._persons = {voice: voice for voice in self._voices if _is_full(voice)}
        self._names: dict[Voice, list[str]] | None = None
        self.why: dict[Voice, str] = {}
        """Why a voice was led to another, for those that were."""
        self._fold(_bound(page.bonds for page in pages))
        self._fold(pair for page in pages for pair in _introduced(page))
        for rule, likely in zip(BY_WORDS, self._likely(), strict=True):
            self._fold(self._only(list(self._pairs(rule.rule, likely))))
        self._fold(_unnamed(pages, self))
        self._heard = frozenset(map(self.one, speaking))

    def one(self, voice: Voice) -> Voice:
        """The voice that stands for this one; itself if it is nobody else."""
        return self._led(self._whole.get(voice, voice))

    def _led(self, voice: Voice) -> Voice:
        """Where a voice is led to that has what all articles tell of it."""
        while (above := self._above.get(voice, voice)) is not voice:
            voice = above
        return voice

    def same(self, one: Voice, other: Voice) -> bool:
        """Whether two voices are one."""
        return self.one(one) is self.one(other)

    def names(self, voice: Voice) -> list[str]:
        """All names of who a voice is."""
        if self._names is None:
            self._names = {}
            for own in self._whole:
                self._names.setdefault(self.one(own), []).append(own.name)
        return list(dict.fromkeys([voice.name, *self._names.get(self.one(voice), ())]))

    def speaks(self, voice: Voice) -> bool:
        """Whether words or counts are attributed to who this is, somewhere in these articles."""
        return self.one(voice) in self._heard

    def _pairs(self, rule: Callable[[Voice, Voice], str | None], likely: Iterable[Two]) -> Iterator[Pair]:
        """Pairs that a rule finds to be one, of those that are not one yet."""
        for one, other in likely:
            reason = rule(one, other) if self._led(one) is not self._led(other) else None
            if reason is not None:
                yield one, other, reason

    def _likely(self) -> list[list[Two]]:
        """For each rule the pairs of voices that it may find to be one, in the order of the voices.

        They have a word in common, and are by themselves what the rule asks for.
        """
        found: list[list[Two]] = [[] for _ in BY_WORDS]
        by_word: dict[str, list[int]] = {}
        for place, voice in enumerate(self._voices):
            for word in meeting_words(voice):
                by_word.setdefault(word, []).append(place)
        met = [places for places in by_word.values() if 1 < len(places) <= CROWD]
        for one, other in sorted({pair for places in met for pair in combinations(places, 2)}):
            two = self._voices[one], self._voices[other]
            for rule in fitting_rules(makings(two[0]), makings(two[1])):
                found[rule].append(two)
        return found

    def _only(self, pairs: list[Pair]) -> list[Pair]:
        """The pairs whose lesser voice fits no other voice; who fits two that are not one is neither.

        Who fits one that is named is that one, whomever without a name it fits besides.
        """
        fitting: dict[Voice, set[Voice]] = {}
        for one, other, _ in pairs:
            lesser, greater = self._ranked(one, other)
            fitting.setdefault(lesser, set()).add(self.one(greater))
        only = {}
        for lesser, found in fitting.items():
            named = {voice for voice in found if voice.named} or found
            if len(named) == 1:
                only[lesser] = named
        ranked = ((pair, *self._ranked(pair[0], pair[1])) for pair in pairs)
        return [pair for pair, lesser, greater in ranked if self.one(greater) in only.get(lesser, ())]

    def _fold(self, pairs: Iterable[Pair]) -> None:
        for one, other, reason in pairs:
            left, right = self.one(one), self.one(other)
            if left == right or self._at_odds(left, right):
                continue
            lesser, greater = self._ranked(left, right)
            self._above[lesser] = greater
            person = self._persons.get(greater) or self._persons.get(lesser)
            if person is not None:
                self._persons[greater] = person
            if one.name != other.name:
                self.why[lesser] = reason

    def _at_odds(self, left: Voice, right: Voice) -> bool:
        one, other = self._persons.get(left), self._persons.get(right)
        return one is not None and other is not None and one.key != other.key and part(one, other)

    def _ranked(self, one: Voice, other: Voice) -> tuple[Voice, Voice]:
        """The lesser and the greater of two: the greater is named, and by more words.

        The key of an actor of the dossier counts for nothing: it may be another by the next article.
        """
        rank = sorted((one, other), key=_rank)
        return rank[0], rank[1]


def _rank(voice: Voice) -> tuple[bool, int, str, bool, str]:
    is_local = "#" in voice.key
    return voice.named, len(name_words(voice.name)), voice.name, not is_local, voice.key if is_local else ""


def _wholes(voices: Iterable[Voice]) -> dict[Voice, Voice]:
    """For each voice one that has what all articles tell of it: of one actor of the dossier, or of one name."""
    groups: dict[str, list[Voice]] = {}
    by_name: dict[frozenset[str], str] = {}
    for voice in voices:
        key = voice.key
        words = telling_words(voice.name)
        if words and not (voice.kind == "person" and voice.named and "#" not in key):
            key = by_name.setdefault(words, key)
        groups.setdefault(key, []).append(voice)
    return {voice: whole for own in groups.values() for whole in [_whole(own)] for voice in own}


def _whole(own: Sequence[Voice]) -> Voice:
    if len(own) == 1:
        return own[0]
    best = max(own, key=lambda one: (one.named, "#" not in one.key, len(name_words(one.name))))
    return replace(
        best,
        described=frozenset().union(*(one.described for one in own)),
        belongs=frozenset().union(*(one.belongs for one in own)),
        sectors=frozenset().union(*(one.sectors for one in own)),
        pages=frozenset().union(*(one.pages for one in own)),
    )


def _is_full(voice: Voice) -> bool:
    """Whether this is a person with a given name and a surname."""
    name = personal_name(voice.name) if voice.named and voice.kind == "person" else None
    return name is not None and name.is_full


def _bound(pages: Iterable[Iterable[Bond]]) -> Iterator[Pair]:
    """Who speaks for a body, by what the articles say of them: its head, its spokesman; not who is said of two."""
    bonds = [bond for page in pages for bond in page if _is_mouth(bond)]
    wholes: dict[str, set[frozenset[str]]] = {}
    for bond in bonds:
        wholes.setdefault(bond.voice.key, set()).add(name_words(bond.whole.name))
    for bond in bonds:
        if not _are_at_odds(wholes[bond.voice.key]):
            what = f"{bond.title} of" if bond.title else "the head of" if bond.predicate == "heads" else "one with"
            yield bond.voice, bond.whole, f"{bond.voice.name} is {what} {bond.whole.name}"


def _unnamed(pages: Iterable[Page], circle: Circle) -> Iterator[Pair]:
    """Persons without a name whom one publisher has spoken to: whether they are more than one it keeps to itself.

    "US officials" and "opposition officials" are more than one, and "officials" may be either.
    """
    own: dict[str, list[Voice]] = {}
    for page in pages:
        for voice in page.speaking:
            alone = not circle.one(voice).named and voice.kind in {"person", "people"}
            if alone and page.publisher and name_words(voice.name) & listed("sources"):
                own.setdefault(page.publisher, []).append(voice)
    for publisher, voices in own.items():
        fullest = {
            words: next(one for one in voices if _said_of(one) == words)
            for words in dict.fromkeys(map(_said_of, voices))
            if not any(words < _said_of(other) for other in voices)
        }
        for voice in voices:
            fitting = [one for words, one in fullest.items() if _said_of(voice) <= words]
            if len(fitting) == 1:
                known = fitting[0]
                yield voice, known, f"{voice.name} and {known.name} are unnamed sources of {publisher}"


def _said_of(voice: Voice) -> frozenset[str]:
    """What a source without a name is called, besides a source."""
    return name_words(voice.name) - listed("sources") - listed("vague")


def _introduced(page: Page) -> Iterator[Pair]:
    """Who speaks first without a name, and is the next to speak, with one: "The mediator said", then his words."""
    if len(page.speaking) < 2:
        return
    first, then = page.speaking[:2]
    opens = any(voice == first and start < OPENING for (start, _), voice in page.mentions)
    if opens and first.kind == then.kind == "person" and then.named and not first.named:
        yield first, then, f"{first.name} is {then.name}, who speaks next in {page.called}"


def _is_mouth(bond: Bond) -> bool:
    title = set((bond.title or "").lower().split())
    if bond.voice.kind == "people":
        return False
    if bond.predicate == "same_as" and bond.voice.kind != bond.whole.kind:
        return False
    if bond.predicate == "works_for":
        return bool(title & (listed("heads") | listed("mouthpieces"))) and not title & listed("deputies")
    return bond.predicate in {"heads", "spokesperson_of", "same_as"} and not title & listed("deputies")


def _are_at_odds(names: set[frozenset[str]]) -> bool:
    """Whether these are names of two bodies: neither is short for the other."""
    return any(not (one <= other or other <= one) for one in names for other in names)
