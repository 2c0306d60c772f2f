"""Who is one voice in a circle of articles: the voices of a claim, a dispute or a series, folded, with the reasons.

Two persons with names of their own are never folded, whoever they speak for: two officials who each say it are two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportedly.reconcile.voices.nouns import Bond, Page, Voice
from reportedly.reconcile.voices.sameness import BY_WORDS, SURE, Sameness
from reportedly.reconcile.voices.words import listed, name_words
from reportedly.resolve.personal_names import personal_name


class Circle:
    """The voices that speak in some articles, each led to the one that stands for it."""

    def __init__(self, pages: Sequence[Page], besides: Iterable[Voice] = ()) -> None:
        speaking = [voice for page in pages for voice in page.speaking]
        self._voices = list(dict.fromkeys([*speaking, *besides]))
        self._above: dict[Voice, Voice] = {voice: voice for voice in self._voices}
        self._persons = {voice: _surname(voice) for voice in self._voices}
        self.why: dict[Voice, str] = {}
        """Why a voice was led to another, for those that were."""
        for rule in SURE:
            self._fold(self._pairs(rule))
        self._fold(_bound(page.bonds for page in pages))
        for rule in BY_WORDS:
            self._fold(self._only(list(self._pairs(rule))))

    def one(self, voice: Voice) -> Voice:
        """The voice that stands for this one; itself if it is nobody else."""
        above = self._above.get(voice, voice)
        while above is not self._above.get(above, above):
            above = self._above[above]
        return above

    def same(self, one: Voice, other: Voice) -> bool:
        """Whether two voices are one."""
        return self.one(one) == self.one(other)

    def reasons(self, voices: Iterable[Voice]) -> list[str]:
        """Why these voices are fewer than their names, each reason once."""
        return list(dict.fromkeys(self.why[voice] for voice in voices if voice in self.why))

    def _pairs(self, rule: Sameness) -> Iterator[tuple[Voice, Voice, str]]:
        for place, one in enumerate(self._voices):
            for other in self._voices[place + 1 :]:
                reason = None if self.same(one, other) else rule(one, other)
                if reason is not None:
                    yield one, other, reason

    def _only(self, pairs: list[tuple[Voice, Voice, str]]) -> list[tuple[Voice, Voice, str]]:
        """The pairs whose lesser voice fits no other voice; who fits two that are not one is neither."""
        fitting: dict[Voice, set[Voice]] = {}
        for one, other, _ in pairs:
            lesser, greater = self._ranked(one, other)
            fitting.setdefault(lesser, set()).add(self.one(greater))
        return [pair for pair in pairs if len(fitting[self._ranked(pair[0], pair[1])[0]]) == 1]

    def _fold(self, pairs: Iterable[tuple[Voice, Voice, str]]) -> None:
        for one, other, reason in pairs:
            left, right = self.one(one), self.one(other)
            if left == right or self._at_odds(left, right):
                continue
            lesser, greater = self._ranked(left, right)
            self._above[lesser] = greater
            self._persons[greater] = self._persons.get(greater) or self._persons.get(lesser)
            if one.name != other.name:
                self.why[lesser] = reason

    def _at_odds(self, left: Voice, right: Voice) -> bool:
        one, other = self._persons.get(left), self._persons.get(right)
        return one is not None and other is not None and one != other

    def _ranked(self, one: Voice, other: Voice) -> tuple[Voice, Voice]:
        """The lesser and the greater of two: the greater is named, and by more words."""
        rank = sorted((one, other), key=lambda voice: (voice.named, len(name_words(voice.name)), voice.name, voice.key))
        return rank[0], rank[1]


def _surname(voice: Voice) -> str | None:
    name = personal_name(voice.name) if voice.named and voice.kind == "person" else None
    return name.surname if name is not None and name.is_full else None


def _bound(pages: Iterable[Iterable[Bond]]) -> Iterator[tuple[Voice, Voice, str]]:
    """Who speaks for a body, by what the articles say of them: its head, its spokesman."""
    for bonds in pages:
        for bond in bonds:
            title = set((bond.title or "").lower().split())
            if bond.predicate not in {"heads", "spokesperson_of", "works_for", "same_as"} or title & listed("deputies"):
                continue
            if bond.predicate == "works_for" and bond.title is None:
                continue
            what = f"{bond.title} of" if bond.title else "the head of" if bond.predicate == "heads" else "one with"
            yield bond.voice, bond.whole, f"{bond.voice.name} is {what} {bond.whole.name}"
