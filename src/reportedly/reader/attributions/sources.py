"""How far a source goes: the whole noun phrase, with title, apposition and relative clause."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.reader.attributions.scene import Scene, Words, trimmed
from reportedly.reader.phrases import SUBJECTS, object_of

_HANGING = frozenset({"xcomp", "advcl", "conj", "pcomp", "prep", "acl", "acomp", "oprd"})
_OF_NAMES = frozenset({"of", "from", "for", "with", "at"})
_LONGEST_CLAUSE = 12
_OUTSIDE = frozenset({"punct", "dep", "case", "advcl", "parataxis", "ccomp"})


def source_words(scene: Scene, head: Token, cue: Token) -> Words:
    """The noun phrase of a source, up to its cue, from which it never takes words."""
    first = head.i if head.i > cue.i and head.left_edge.i <= cue.i else head.left_edge.i
    last = head.right_edge.i + 1
    for child in head.children:
        if child.i > head.i and child.right_edge.i + 1 >= last and _is_aside(head, child):
            last = max(head.i + 1, child.left_edge.i)
            break
    if first <= cue.i < last:
        first, last = (first, cue.i) if head.i < cue.i else (cue.i + 1, last)
    return _outside_quotation(scene, head, *trimmed(scene, _after_strays(scene, first, head), last))


def _after_strays(scene: Scene, first: int, head: Token) -> int:
    """Where a source starts without a mark left over before it, or an adverb of the sentence ("Earlier Ann Lee")."""
    doc = head.doc
    while first < head.i and doc[first].is_quote and not _opens(scene, first):
        first += 1
    if first < head.i and doc[first].pos_ == "ADV" and doc[first + 1].pos_ == "PROPN":
        first += 1
    return first


def _opens(scene: Scene, place: int) -> bool:
    number = scene.quoted[place]
    return number >= 0 and scene.stretches[number][0] == place


def _is_aside(head: Token, child: Token) -> bool:
    """Whether words after a source's head are no part of its name: "Ann, speaking in Lima", "Ann in recent weeks"."""
    before = head.doc[child.left_edge.i - 1].text
    if child.dep_ in _OUTSIDE:
        return before != "-"
    comma = before == ","
    if child.dep_ == "acl":
        return comma
    if child.dep_ == "relcl":
        return comma and child.right_edge.i - child.left_edge.i > _LONGEST_CLAUSE
    return child.dep_ == "prep" and head.ent_type_ == "PERSON" and child.lower_ not in _OF_NAMES


def _outside_quotation(scene: Scene, head: Token, first: int, last: int) -> Words:
    """Cut a phrase at a quotation that it runs into without holding it whole."""
    quoted = scene.quoted
    if quoted[head.i] >= 0:
        return first, last
    if quoted[first] >= 0 and scene.stretches[quoted[first]][0] < first:
        first = min(head.i, scene.stretches[quoted[first]][1])
    if quoted[last - 1] >= 0 and scene.stretches[quoted[last - 1]][1] > last:
        last = max(head.i + 1, scene.stretches[quoted[last - 1]][0])
    return trimmed(scene, first, last)


def subject(scene: Scene, verb: Token) -> Token | None:
    """Who does a verb: its own subject, or that of the verb (or noun) on which it hangs; None in a passive.

    A relative pronoun stands for itself: whom it means is for the actors to say.
    """
    found = _subject(scene.hung.get(verb.i, verb))
    return None if found is None else _after_dateline(scene, found)


def _after_dateline(scene: Scene, head: Token) -> Token:
    """The speaker, where the parse takes the place of a dateline for the subject ("LIMA (AFP) — The mayor says")."""
    first = head.left_edge.i
    body = scene.datelines.get(first)
    if body is None or head.i >= body:
        return head
    return next((child for child in head.children if child.i >= body and child.pos_ in {"NOUN", "PROPN", "PRON"}), head)


def _subject(verb: Token) -> Token | None:
    for climbed in range(8):
        passive = False
        for child in verb.children:
            dep = child.dep_
            if dep in SUBJECTS:
                weather = climbed > 0 and child.lower_ == "it" and verb.lemma_ == "be"  # "it was too early to expect"
                return child if dep in {"nsubj", "csubj"} and not weather else None
            passive = passive or dep == "auxpass"
        above = verb.head
        if passive or above.i == verb.i:
            return None
        if verb.dep_ == "acl" and above.pos_ in {"NOUN", "PROPN", "PRON"}:
            return above if verb.tag_ in {"VBG", "VBN"} else None
        if verb.dep_ not in _HANGING:
            return None
        if verb.dep_ == "pcomp" and above.lower_ == "as":
            return object_of(above.head)
        verb = above
    return None


def agent(verb: Token) -> Token | None:
    """Who does a verb in the passive: the noun after "by"."""
    for child in verb.children:
        if child.dep_ == "agent":
            return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    return None
