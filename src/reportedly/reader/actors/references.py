"""What a stretch of text says by itself of the actor it speaks of, before it is known which actor that is."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Doc, Token

from reportedly.reader.actor_nouns import Gender, Noun
from reportedly.reader.actors.gazetteer import Known
from reportedly.reading import ActorKind

Form = Literal["name", "nominal", "pronoun"]
Number = Literal["one", "many"]


@dataclass(slots=True, eq=False)
class Reference:
    """A stretch that speaks of an actor: tokens `[first, last)`, with its head, form, and what the words tell.

    A description has three ends: `core` after its head ("members"), `last` after what it is a part of ("members of the
    council"), `full` after all that tells which one it is ("members of the council in the capital").
    `words` are the name's words, or those of the noun phrase without article and possessor, folded for comparison.
    """

    first: int
    last: int
    head: Token
    form: Form
    kind: ActorKind | None
    words: tuple[str, ...]
    core: int = 0
    full: int = 0
    number: Number | None = None
    gender: Gender | None = None
    country: str | None = None
    definite: bool = False
    known: Known | None = None
    noun: Noun | None = None
    label: str = ""
    titles: list[Token] = field(default_factory=list)
    draft: Draft | None = None
    counted: bool = True
    """False for a word that leads to an actor but is no mention of its own: a possessive, "Iranian" in a phrase."""

    @property
    def doc(self) -> Doc:
        """The parse that the reference stands in."""
        return self.head.doc

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.doc[self.first].idx

    @property
    def end(self) -> int:
        """Offset after the last character."""
        last = self.doc[self.last - 1]
        return last.idx + len(last)


def folded(word: str) -> str:
    """A word for comparing: small letters, no accents, no possessive ending, no dots."""
    word = word.casefold()
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return word.removesuffix("'s").strip(".,'\"()").replace(".", "")


def name_words(text: str) -> tuple[str, ...]:
    """The folded words of a name, without article."""
    words = [folded(word) for word in text.split()]
    kept = [word for word in words if word]
    return tuple(kept[1:] if len(kept) > 1 and kept[0] == "the" else kept)


def head_of(doc: Doc, first: int, last: int) -> Token:
    """The token of `[first, last)` that the others hang on: the last that hangs on none of them, through no other.

    Of "Harbour Watch for Safe Water monitor" the parser hangs "for Safe Water monitor" on "Watch", which is the head.
    """
    tops = [token for token in doc[first:last] if not any(first <= above.i < last for above in token.ancestors)]
    nouns = [token for token in tops if token.pos_ in {"NOUN", "PROPN"}]
    return (nouns or tops or [doc[last - 1]])[-1]


@dataclass(slots=True, eq=False)
class Draft:
    """An actor in the making: the references that are taken to speak of it, and what they tell together.

    `names` are the references by name. `country` and `gender` are the first that one tells. `rivals` are the actors
    between which a short name can't be decided; a draft with rivals becomes no actor. `address` is the form of address
    of one whose surname alone is given and whom others share it with.
    """

    references: list[Reference] = field(default_factory=list)
    names: list[Reference] = field(default_factory=list)
    rivals: list[Draft] = field(default_factory=list)
    country: str | None = None
    gender: Gender | None = None
    address: Token | None = None
    _kinds: Counter[ActorKind] = field(default_factory=Counter)

    @property
    def kind(self) -> ActorKind | None:
        """The kind that most references by name tell, else that most descriptions tell; the first among equals."""
        return self._kinds.most_common(1)[0][0] if self._kinds else None

    def add(self, reference: Reference) -> None:
        """Take a reference in."""
        self.references.append(reference)
        reference.draft = self
        self._learn(reference)

    def absorb(self, other: Draft) -> None:
        """Take all references of another draft in, which is then empty."""
        if other is self:
            return
        for reference in other.references:
            self.add(reference)
        other.references, other.names = [], []

    def relabel(self, kind: ActorKind) -> None:
        """Take the actor for another kind than its references tell."""
        for reference in self.references:
            reference.kind = kind
        self._kinds = Counter({kind: len(self.references)})

    def _learn(self, reference: Reference) -> None:
        self.country = self.country or reference.country
        self.gender = self.gender or reference.gender
        if reference.form == "name":
            if not self.names:
                self._kinds = Counter()
            self.names.append(reference)
        if reference.kind and (reference.form == "name" or not self.names):
            self._kinds[reference.kind] += 1
