"""What a number counts: the noun that follows it, or nothing where the noun is left out ("killed 12", "12 dead")."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from reportedly.reader.figures.ranges import Range
from reportedly.reader.figures.vocabulary import Kind, measure_words, unit_words

_NOMINAL = frozenset({"NOUN", "PROPN"})
_POINTING = frozenset({"them", "whom", "which", "those", "these"})
_DEFINITE = frozenset({"the", "these", "those", "his", "her", "their", "its", "our", "my", "both", "all"})
_BETWEEN = frozenset({"of", "other", "more", "-", "–"})
_PEOPLE_ENDINGS = ("ists", "ians", "eers", "goers", "men", "women", "mates", "ees")
_OWNED = frozenset({"'s", "'", "the", "its", "their"})
_FARTHEST = 7


@dataclass(frozen=True, slots=True)
class Row:
    """The tokens of an article with what is asked of each once: lower case, begin and end of its sentence."""

    doc: Doc
    words: list[str]
    starts: list[int]
    ends: list[int]


def make_row(doc: Doc) -> Row:
    """The row of a parsed article; time and memory grow with its length."""
    words, starts, current = [], [], 0
    for place, token in enumerate(doc):
        if token.is_sent_start:
            current = place
        starts.append(current)
        words.append(token.lower_)
    ends, current = [0] * len(words), len(words)
    for place in range(len(words) - 1, -1, -1):
        ends[place] = current
        if starts[place] == place:
            current = place
    return Row(doc, words, starts, ends)


@dataclass(frozen=True, slots=True)
class Counted:
    """A range with what it counts.

    `head` is the token that stands for the whole phrase in the syntax; `unit` the noun, None where it is left out or
    only pointed at ("others"); `end` the end of the phrase. `partitive` tells "12 of the hostages", "30 of them",
    `definite` "the two men", `single` one that an article tells ("a boy") or none ("no one").
    """

    row: Row
    range: Range
    head: Token
    unit: Token | None
    end: int
    partitive: bool = False
    definite: bool = False
    single: bool = False

    @property
    def kind(self) -> Kind | None:
        """What kind of thing is counted, as far as the unit tells."""
        return None if self.unit is None else kind_of(self.unit)

    @property
    def first(self) -> int:
        """The first token of the phrase."""
        return self.range.first


def kind_of(noun: Token) -> Kind | None:
    """What kind of thing a noun names: people (peoples included), weapons, things, a measurement; None unknown."""
    kinds = unit_words().kinds
    if noun.lower_ in unit_words().plurals:
        return "people"
    found = kinds.get(noun.lemma_) or kinds.get(noun.lower_)
    if found is not None:
        return found
    people = noun.ent_type_ == "NORP" or (noun.tag_ == "NNPS" and not noun.ent_type_)
    return "people" if people or (noun.tag_ == "NNS" and noun.lower_.endswith(_PEOPLE_ENDINGS)) else None


def count(row: Row, found: Range) -> Counted:
    """What a range counts."""
    unit, end, partitive = _unit(row, found)
    within = unit is None or partitive or "of" in row.words[found.core_end : unit.i]
    head = row.doc[found.core_end - 1] if within or unit is None else unit
    if found.qualifier == "exactly" and row.words[end : end + 2] == ["or", "more"]:
        found = replace(found, end=end + 2, high=None, qualifier="at_least")
    before = row.words[found.first - 1] if found.first > row.starts[found.core] else ""
    return Counted(row, found, head, unit, end, partitive, definite=before in _DEFINITE)


def _unit(row: Row, found: Range) -> tuple[Token | None, int, bool]:
    """The counted noun, the end of its phrase, and whether a part of a whole is counted."""
    words, at = row.words, found.end
    limit = min(row.ends[found.core], at + _FARTHEST)
    pointed = words[at + 1] if at + 1 < limit and words[at] == "of" else ""
    if pointed in _POINTING - _DEFINITE:
        return _predicate(row, at + 2, limit), at + 2, True
    noun, end = _next_noun(row, at, limit)
    if noun is not None and noun.lower_ in measure_words().adjectives:
        noun = None
    part = pointed in _DEFINITE and not words[found.core_end - 1].endswith("s")
    end = max(end, at + 2 if part else at)
    if (part or noun is None) and end < limit and row.doc[end].lemma_ == "be":
        told = _predicate(row, end + 1, limit)
        return (told, end, True) if told is not None else (noun, end, part)
    return noun, end, part


def _predicate(row: Row, at: int, limit: int) -> Token | None:
    """The people that a part turns out to be: "30 of them children", "two of them were children"."""
    at += 1 if at < limit and row.doc[at].lemma_ == "be" else 0
    if at < limit and row.words[at] in unit_words().plurals:  # which the parser may take for a verb
        return row.doc[at]
    noun, _ = _next_noun(row, at, limit)
    return noun if noun is not None and noun.tag_ == "NNS" and kind_of(noun) == "people" else None


def _next_noun(row: Row, at: int, limit: int) -> tuple[Token | None, int]:
    """The head noun of the phrase that goes on at `at`, and the end of the phrase."""
    noun, end = None, at
    for place in range(at, limit):
        token, word = row.doc[place], row.words[place]
        if token.tag_ == "POS":
            noun, end = None, place + 1
            continue
        if noun is not None and (token.pos_ not in _NOMINAL or word == "others" or not _compounds(noun, token)):
            break
        if word == "others":
            return None, place + 1
        if token.pos_ == "NUM" and noun is None and row.words[place - 1] in _OWNED:
            continue
        if token.pos_ in _NOMINAL:
            noun, end = token, place + 1
        elif not (
            word in _BETWEEN
            or (word in _DEFINITE and row.words[place - 1] == "of")
            or token.pos_ in {"ADJ", "ADV"}
            or _modifies(token)
        ):
            break
    return noun, end


def _compounds(noun: Token, token: Token) -> bool:
    """Whether a noun goes on to the next word: "police" then "officers"."""
    return token.tag_ == "POS" or noun.dep_ in {"compound", "nmod", "amod", "nummod"} or noun.head is token


def _modifies(token: Token) -> bool:
    """Whether a participle stands before its noun: "12 wounded villagers"."""
    return token.tag_ in {"VBN", "VBG", "VBD"} and token.dep_ == "amod" and token.head.i > token.i
