"""Ties that are told by taking part: whom strikes are for and against, who is helped in whose fight, "as part of"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.reader.actors import Mention
from reportedly.reader.events.frames import lending_verbs
from reportedly.reader.events.status import status_of
from reportedly.reader.parties import actors_of, doer_of, doers_named, lender_of, objects_after
from reportedly.reader.phrases import OBJECTS, conjuncts
from reportedly.reader.relations.scene import Scene, Tie
from reportedly.reader.relations.words import effort_words, list_words, tie_words
from reportedly.reading import Actor, Predicate

_REACH = 40
_REAL = frozenset({"happened", "ongoing"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_WHOSE = frozenset({"its", "their", "his", "her", "the"})
_NAMING = frozenset({"compound", "nmod"})
_MEMBERS = frozenset({"organisation", "people", "state", "person"})


def aimed(scene: Scene) -> Iterator[Tie]:
    """Whom attacks are told to be for and against, further on in the clause.

    As in "carried out nine raids in support of the league, using boats, against the ferrymen": behind the means the
    parser loses the target.
    """
    attacks = effort_words("attacks")
    for noun in scene.doc:
        if noun.pos_ != "NOUN" or noun.lemma_.lower() not in attacks or (lender := lender_of(noun)) is None:
            continue
        if lender.lemma_ not in lending_verbs() or status_of(lender, lender) not in _REAL:
            continue
        doers = [actor for actor in doers_named(doer_of(lender), scene.cast) if actor.kind != "person"]
        for word, predicate in _aims(noun):
            for head in (child for child in word.children if child.dep_ == "pobj"):
                aims = [(actor, head) for actor in actors_of(head, scene.cast)]
                yield from _ties(scene, ("aimed", predicate), doers, aims, noun)


def _aims(noun: Token) -> Iterator[tuple[Token, Predicate]]:
    """The prepositions behind an attack that whom it is for or against stands behind, up to the next clause."""
    for token in noun.doc[noun.i + 1 : min(noun.i + _REACH, noun.sent.end)]:
        if token.tag_ in _FINITE or token.text in {";", ":"}:
            return
        if token.lower_ == "against" and token.pos_ == "ADP" and not _is_anothers(token, noun):
            yield token, "opposes"
        elif token.lower_ == "of" and token.i > 1 and token.doc[token.i - 2 : token.i].text.lower() == "in support":
            yield token, "allied_with"


def _is_anothers(preposition: Token, noun: Token) -> bool:
    """Whether a preposition belongs to another attack or fight than the noun's: "and condemned other raids against"."""
    head = preposition.head
    lemma = head.lemma_.lower()
    return head.i != noun.i and head.pos_ == "NOUN" and lemma in effort_words("attacks") | effort_words("fights")


def helped(scene: Scene) -> Iterator[Tie]:
    """Who is helped in a fight is against whom it is: "backs the league in its campaign to defeat the ferrymen"."""
    fights = effort_words("fights")
    for noun in scene.doc:
        if noun.dep_ != "pobj" or noun.lemma_.lower() not in fights or noun.head.lower_ != "in":
            continue
        if any(child.lower_ in _WHOSE for child in noun.lefts):
            foes = [(actor, head) for head in _foes(noun) for actor in actors_of(head, scene.cast)]
            yield from _ties(scene, ("helped", "opposes"), _helped(scene, noun.head), foes, noun)


def _helped(scene: Scene, preposition: Token) -> list[Actor]:
    """Who is helped in what stands behind a preposition: the object of helping, or who help is for."""
    helper, helping = preposition.head, effort_words("helping")
    helper = next((c for c in helper.children if c.dep_ == "dobj" and c.lemma_.lower() in helping), helper)
    if helper.lemma_.lower() in helping:
        heads = [child for child in helper.children if child.dep_ in OBJECTS]
        heads = heads or [inner for word in ("for", "to") for inner in objects_after(helper, word)]
        return [actor for head in heads for actor in actors_of(head, scene.cast)]
    above = helper.head.head if helper.dep_ == "pobj" else helper.head
    return actors_of(helper, scene.cast) if above.lemma_.lower() in helping else []


def _foes(noun: Token) -> list[Token]:
    """Whom a fight is against: "fight against", or the object of the verb right behind it ("effort to defeat")."""
    if against := list(objects_after(noun, "against")):
        return against
    for token in noun.doc[noun.i + 1 : noun.i + 3]:
        words = tie_words("verb").get(token.lemma_.lower(), ()) if token.tag_ in {"VB", "VBG"} else ()
        if any(word.predicate == "opposes" and word.intended and "object" in word.object for word in words):
            return [child for child in token.children if child.dep_ in OBJECTS]
    return []


def common_allies(scene: Scene) -> Iterator[Tie]:
    """Whose allies those of a name are: "the league and its Northmark allies"; in a union, all members are that."""
    for ally in scene.doc:
        if ally.tag_ not in {"NN", "NNS"} or ally.lemma_.lower() not in effort_words("allies"):
            continue
        beside = [(m.actor, t) for t in ally.lefts if t.dep_ in _NAMING and (m := scene.at(t)) is not None]
        named = [(actor, token) for actor, token in beside if "IGO" not in actor.sectors]
        owners = [m.actor for t in ally.lefts if t.dep_ == "poss" and (m := scene.at(t)) is not None]
        yield from _ties(scene, ("common_allies", "allied_with"), owners, named, ally)


def taking_part(scene: Scene) -> Iterator[Tie]:
    """Who does something as part of a body of many is one of them: "the league, as part of the coalition, sailed"."""
    for part in scene.doc:
        if part.lower_ != "part" or part.dep_ != "pobj" or part.head.lower_ != "as":
            continue
        above = part.head.head
        who = [scene.at(above)] if above.pos_ in {"NOUN", "PROPN"} else [scene.at(doer_of(above))]
        members = [mention.actor for mention in who if mention is not None and mention.actor.kind in _MEMBERS]
        for head in objects_after(part, "of"):
            wholes = [(m.actor, t) for t in conjuncts(head) if (m := scene.at(t)) is not None and _is_body(m, t)]
            yield from _ties(scene, ("taking_part", "member_of"), members, wholes, part)


def _is_body(mention: Mention, head: Token) -> bool:
    """Whether many can be part of what a mention names: a coalition or the like, a body named by capitals."""
    collective = head.lemma_.lower() in list_words("collectives") or (head.is_upper and len(head) > 1)
    return collective and mention.actor.kind in {"organisation", "people"}


def _ties(
    scene: Scene, what: tuple[str, Predicate], subjects: list[Actor], objects: list[tuple[Actor, Token]], word: Token
) -> Iterator[Tie]:
    """Ties of a kind (`what`: the rule and the predicate) between actors, each object with the word that names it."""
    rule, predicate = what
    for subject in subjects:
        for other, named in objects:
            if subject is other or (predicate == "opposes" and other.kind == "place"):
                continue
            near = [scene.near(subject, word.idx), scene.near(other, named.idx), (word.idx, word.idx + len(word))]
            yield Tie(subject, predicate, other, min(s for s, _ in near), max(e for _, e in near), None, rule)
