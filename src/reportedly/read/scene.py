"""One article while it is being settled who is who: its references, by head and in reading order, and its drafts."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from spacy.tokens import Token

from reportedly.read.attributions import Attribution
from reportedly.read.parsed import ParsedArticle
from reportedly.read.phrases import SUBJECTS
from reportedly.read.references import Draft, Reference
from reportedly.reading import Problem


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
    by_end: dict[int, Reference] = field(default_factory=dict)
    sources: set[int] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.references.sort(key=lambda r: (r.head.i, -r.first))
        for reference in self.references:
            self.by_head.setdefault(reference.head.i, reference)
            self.by_end.setdefault(reference.last, reference)
            self.by_end.setdefault(reference.core, reference)
            self.by_end.setdefault(reference.full, reference)
        number = -1
        for token in self.parsed.doc:
            number += bool(token.is_sent_start) or number < 0
            self.sentence.append(number)
        self.starts = [reference.head.i for reference in self.references]
        self.sources = {a.source.i for a in self.attributions if a.source is not None}

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

    def join(self, reference: Reference, draft: Draft) -> None:
        """Take a reference, with those it already stands with, into a draft."""
        if reference.draft is None:
            draft.add(reference)
        else:
            draft.absorb(reference.draft)


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
