"""One article while it is being settled who is who: its references, by head and in reading order, and its drafts."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from spacy.tokens import Token

from reportedly.reader.actors.references import Draft, Reference
from reportedly.reader.attributions import Attribution
from reportedly.reader.parsed import ParsedArticle
from reportedly.reader.phrases import SUBJECTS
from reportedly.reading import ActorKind, Problem

_MOST_NAMED = 200
"""Actors, or earlier descriptions, that a description is compared with at most."""


@dataclass(slots=True, eq=False)
class Scene:
    """References in reading order (`references`), by the index of their head, and the attributions of the article.

    `sentence` holds the number of each token's sentence.
    """

    parsed: ParsedArticle
    attributions: list[Attribution]
    references: list[Reference]
    by_head: dict[int, Reference] = field(default_factory=dict)
    sentence: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    by_start: dict[int, Reference] = field(default_factory=dict)
    by_end: dict[int, list[Reference]] = field(default_factory=dict)
    sources: set[int] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    _named: dict[ActorKind, list[Draft]] = field(default_factory=dict)
    _called: dict[str, list[Reference]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.references.sort(key=lambda r: (r.head.i, -r.first))
        for reference in self.references:
            self.by_head.setdefault(reference.head.i, reference)
            self.by_start.setdefault(reference.first, reference)
            for end in {reference.core, reference.last, reference.full}:
                self.by_end.setdefault(end, []).append(reference)
        for number, sentence in enumerate(self.parsed.doc.sents):
            self.sentence += [number] * len(sentence)
        self.starts = [reference.head.i for reference in self.references]
        self.sources = {a.source.i for a in self.attributions if a.source is not None}

    def named(self, kind: ActorKind) -> list[Draft]:
        """The drafts of actors of a kind that are named, in the order of their first name, kept from the first call."""
        if kind not in self._named:
            drafts = {id(r.draft): r.draft for r in self.references if r.form == "name" and r.draft is not None}
            self._named[kind] = [d for d in drafts.values() if d.kind == kind and not d.rivals][:_MOST_NAMED]
        return self._named[kind]

    def named_before(self, reference: Reference, kind: ActorKind) -> list[Draft]:
        """The named actors of a kind that the article has named before a reference."""
        return [draft for draft in self.named(kind) if draft.names and draft.names[0].start < reference.start]

    def called(self, word: str, reference: Reference) -> list[Reference]:
        """The references before one that this noun describes: it is a person's title there, or a description's head."""
        if not self._called:
            for other in self.references:
                for noun in nouns_of(other):
                    self._called.setdefault(noun, []).append(other)
        listed = self._called.get(word, [])
        place = bisect_left(listed, reference.head.i, key=lambda r: r.head.i)
        return listed[max(0, place - _MOST_NAMED) : place]

    @property
    def drafts(self) -> list[Draft]:
        """The drafts that hold references, in the order of their first one."""
        return list({id(r.draft): r.draft for r in self.references if r.draft is not None}.values())

    def before(self, token: Token, sentences: int) -> list[Reference]:
        """The settled references before a token, nearest first, from its sentence and so many sentences before."""
        place = bisect_left(self.starts, token.i)
        oldest = self.sentence[token.i] - sentences
        found = []
        while place > 0 and self.sentence[self.starts[place - 1]] >= oldest:
            place -= 1
            if self.references[place].draft is not None:
                found.append(self.references[place])
        return found

    def after(self, token: Token, sentences: int) -> list[Reference]:
        """The references after a token in reading order, from its sentence and so many sentences after, 200 at most."""
        place = bisect_left(self.starts, token.i + 1)
        latest = self.sentence[token.i] + sentences
        found: list[Reference] = []
        while place < len(self.starts) and self.sentence[self.starts[place]] <= latest and len(found) < _MOST_NAMED:
            found.append(self.references[place])
            place += 1
        return found

    def join(self, reference: Reference, draft: Draft) -> None:
        """Take a reference, with those it already stands with, into a draft."""
        if reference.draft is None:
            draft.add(reference)
        else:
            draft.absorb(reference.draft)


def nouns_of(reference: Reference) -> set[str]:
    """The common nouns that describe an actor in one reference: the phrase's head, or the titles beside a name."""
    if reference.form == "nominal":
        return set(reference.words[-1:])
    return {token.lemma_.lower() for token in reference.titles}


def governor(token: Token) -> Token:
    """The first of coordinated tokens, whose place in the sentence all share."""
    for _ in range(20):
        if token.dep_ != "conj" or token.head is token:
            break
        token = token.head
    return token


def is_subject(token: Token) -> bool:
    """Whether a token, or the first of those coordinated with it, is a verb's subject."""
    return governor(token).dep_ in SUBJECTS
