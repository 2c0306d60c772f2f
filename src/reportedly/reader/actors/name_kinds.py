"""What kind of actor a name is, where the words around it say more than the recogniser: persons, bodies, places."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from reportedly.reader.actor_nouns import honorifics, name_words_of, noun_of
from reportedly.reader.actors.gazetteer import cities, first_names
from reportedly.reader.actors.references import Reference


def settle_kinds(doc: Doc, found: list[Reference]) -> list[Reference]:
    """Take for persons what the recogniser took for something else, where the words around say so."""
    for reference in found:
        if reference.known is None and (noun := _body_before(doc, reference)) is not None:
            reference.kind, reference.country, reference.titles = "organisation", None, [noun]
        elif reference.known is None and reference.kind != "person" and _reads_as_person(doc, reference):
            make_person(reference)
        elif reference.known is None and _reads_as_place(doc, reference):
            reference.kind, reference.gender = "place", None
    surnames = {r.words[-1] for r in found if r.kind == "person" and len(r.words) > 1}
    for reference in found:
        if reference.known is None and _bears(reference, surnames):
            make_person(reference)
    return found


def _bears(reference: Reference, surnames: set[str]) -> bool:
    """Whether a name is a surname of the article, alone or after one plain word that no class of bodies lists."""
    if reference.words[-1:] == () or reference.words[-1] not in surnames or len(reference.words) > 2:
        return False
    words = reference.doc[reference.first : reference.last]
    return len(reference.words) == 1 or all(word.text.istitle() and noun_of(word) is None for word in words)


def make_person(reference: Reference) -> None:
    """Take a name for a person's, with the titles before it and the gender that its first name tells."""
    if reference.kind != "person":
        reference.kind, reference.country = "person", None
        add_titles(reference)
    first = reference.doc[reference.first].text
    if len(reference.words) > 1 and reference.gender is None:
        reference.gender = first_names().get(first)


def _reads_as_person(doc: Doc, reference: Reference) -> bool:
    """Whether a name is two or three plain words after a first name or a person's title, and no listed city's."""
    words = doc[reference.first : reference.last]
    if reference.kind == "place" and words.text in cities():
        return False
    if not 1 < len(reference.words) < 5 or not words[0].text.istitle() or noun_of(words[-1]) is not None:
        return False
    if words[0].text in first_names() and words[-1].text not in first_names():
        return True
    before = doc[reference.first - 1] if reference.first else None
    if before is not None and before.text == "," and reference.first > 1:
        before = doc[reference.first - 2] if words[-1].dep_ == "appos" else None
    noun = noun_of(before) if before is not None and before.tag_ in {"NN", "NNP"} else None
    return noun is not None and noun.kind == "person" and noun.title


def _body_before(doc: Doc, reference: Reference) -> Token | None:
    """The noun of a body right before its name ("state news agency Nordlys", "the aid group Lantern")."""
    if reference.first == 0 or doc[reference.first].text in first_names():
        return None
    before = doc[reference.first - 1]
    if before.text == "," and reference.head.dep_ == "appos" and reference.head.head.i < reference.first:
        noun = noun_of(reference.head.head)
        fits = noun is not None and noun.kind == "organisation" and reference.head.head.tag_ == "NN"
        return reference.head.head if fits else None
    attached = before.head.i in {reference.head.i, before.i} or before.i == reference.head.head.i
    if before.tag_ != "NN" or not attached:
        return None
    noun = noun_of(before)
    return before if noun is not None and noun.kind == "organisation" and noun.of_group else None


def _reads_as_place(doc: Doc, reference: Reference) -> bool:
    if reference.kind == "person" and _ends_as_places_do(doc, reference):
        return True
    return reference.kind in _BEFORE and _stands_where_places_do(doc, reference)


_BEFORE: dict[str | None, frozenset[str]] = {
    "person": frozenset({"in", "at", "near"}),
    "people": frozenset({"in", "at", "near"}),
    "organisation": frozenset({"near"}),
}
"""Words before a place's name that tell it from one of another kind that the recogniser took it for."""


def _ends_as_places_do(doc: Doc, reference: Reference) -> bool:
    """Whether a supposed person without a known first name bears a place's noun: "Causeway Bay"."""
    last = doc[reference.last - 1]
    if len(reference.words) < 2 or reference.titles or doc[reference.first].text in first_names():
        return False
    noun = noun_of(last)
    return last.lower_ in name_words_of("place_endings") or (noun is not None and noun.kind == "place")


def _stands_where_places_do(doc: Doc, reference: Reference) -> bool:
    """Whether a supposed person without a known first name, people or body follows "in", "at" or "near"."""
    before = doc[reference.first - 1].lower_ if reference.first else ""
    alone = reference.kind != "people" or reference.head.pos_ == "PROPN"
    return (
        alone
        and before in _BEFORE[reference.kind]
        and doc[reference.first].text not in first_names()
        and not reference.titles
    )


def add_titles(reference: Reference) -> None:
    """Note the titles right before a person's name, and the gender that a form of address tells."""
    doc, place = reference.doc, reference.first - 1
    while place >= 0 and reference.first - place <= 4:
        token = doc[place]
        if token.text in honorifics():
            reference.gender = honorifics()[token.text] or reference.gender
        elif (noun := noun_of(token)) is not None and noun.kind == "person":
            reference.gender = noun.gender or reference.gender
        elif token.pos_ not in {"NOUN", "PROPN", "ADJ"} or token.lower_ in name_words_of("before_places"):
            break
        reference.titles.insert(0, token)
        place -= 1
