"""Counts without a number: one ("a boy was killed"), two ("both were killed"), none ("no one was killed")."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.reader.figures.counted import Counted, Row, kind_of
from reportedly.reader.figures.ranges import Range
from reportedly.reading import Qualifier

ARTICLES = frozenset({"a", "an", "another"})
NOBODY = frozenset({"nobody", "none"})
OWNERS = frozenset({"his", "her", "their"})
OPENERS = ARTICLES | NOBODY | OWNERS | {"no", "both"}
_FARTHEST = 8
_DESCRIBING = frozenset({"attr", "appos", "acomp", "oprd"})


def single(row: Row, place: int) -> Counted | None:
    """The count of one, two or none that begins at `place`; None if nothing is counted there."""
    word, token = row.words[place], row.doc[place]
    if word in ARTICLES:
        return _one(row, token)
    if word in OWNERS:
        return _relative(row, token)
    if word in NOBODY:
        return _counted(row, place, place + 1, token, None, 0)
    if word == "both":
        return _both(row, token)
    if row.words[place + 1 : place + 2] == ["one"]:
        return _counted(row, place, place + 2, row.doc[place + 1], None, 0)
    noun = _noun_of(row, token)
    return _counted(row, place, noun.i + 1, noun, noun, 0) if noun is not None else None


def _noun_of(row: Row, determiner: Token) -> Token | None:
    """The noun that a determiner belongs to, if it follows closely."""
    noun = determiner.head
    near = determiner.i < noun.i < min(determiner.i + _FARTHEST, row.ends[determiner.i])
    return noun if near and noun.pos_ == "NOUN" and determiner.dep_ == "det" else None


def _one(row: Row, article: Token) -> Counted | None:
    """One person: "a woman", "a 12-year-old boy"."""
    noun = _noun_of(row, article)
    if noun is None or noun.tag_ != "NN" or noun.dep_ in _DESCRIBING or kind_of(noun) != "people":
        return None
    if any(child.lower_ == "of" and any(_has_number(inner) for inner in child.children) for child in noun.children):
        return None  # "a family of seven" are seven
    return _counted(row, article.i, noun.i + 1, noun, noun, 1)


def _has_number(noun: Token) -> bool:
    return noun.tag_ == "CD" or any(child.tag_ == "CD" for child in noun.children)


def _relative(row: Row, owner: Token) -> Counted | None:
    """One person named as somebody's, beside another who is counted: "a man and his wife"."""
    noun = owner.head
    beside = noun.dep_ == "conj" and noun.tag_ == "NN" and owner.dep_ == "poss" and kind_of(noun) == "people"
    return _counted(row, owner.i, noun.i + 1, noun, noun, 1) if beside and noun.i - owner.i < _FARTHEST else None


def _both(row: Row, both: Token) -> Counted | None:
    noun = _noun_of(row, both)
    if noun is None and both.dep_ not in {"nsubj", "nsubjpass", "dobj", "pobj"}:
        return None
    return _counted(row, both.i, both.i + 1, noun if noun is not None else both, noun, 2)


def _counted(row: Row, first: int, end: int, head: Token, unit: Token | None, value: int) -> Counted:
    qualifier: Qualifier = "exactly" if value else "none"
    found = Range(first, end, first, end, value, value, qualifier)
    return Counted(row, found, head, unit, end, single=True)
