"""Names that the recogniser missed: those after "the town of", and words used as a name elsewhere in the article."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from reportedly.read.actor_nouns import nouns, place_terms
from reportedly.read.gazetteer import is_hyphenated
from reportedly.read.name_kinds import add_titles
from reportedly.read.references import Reference, head_of, name_words


def missed_names(doc: Doc, tokens: list[Token], found: list[Reference]) -> list[Reference]:
    """Names after "the town of", and lone capitalised words that the article elsewhere uses as a name or surname."""
    taken = {place for reference in found for place in range(reference.first, reference.last)}
    proper = [token for token in tokens if token.tag_ == "NNP" and token.i not in taken]
    placed = [_place_after_term(token) for token in proper if _follows_place_term(token)]
    taken.update(reference.first for reference in placed)
    alone = _used_alone(doc, [*found, *placed])
    again = [
        _again(doc, token.i, alone[token.text])
        for token in tokens
        if token.text in alone and token.i not in taken and token.pos_ in {"PROPN", "NOUN", "ADJ", "VERB", "X"}
    ]
    return [*placed, *again]


def _used_alone(doc: Doc, found: list[Reference]) -> dict[str, Reference]:
    """The words that name somebody by themselves: names of one word, and surnames."""
    alone: dict[str, Reference] = {}
    for reference in found:
        last = doc[reference.last - 1]
        single = reference.last - reference.first == 1
        named = single or reference.kind == "person"
        if named and reference.known is None and len(last) > 2 and last.lower_ not in nouns():
            alone.setdefault(last.text, reference)
    return alone


def _again(doc: Doc, place: int, other: Reference) -> Reference:
    first = place
    while first > 1 and is_hyphenated(doc, first):
        first -= 2
    words = name_words(doc[first : place + 1].text)
    found = Reference(first, place + 1, head_of(doc, first, place + 1), "name", other.kind, words, core=place + 1)
    if found.kind == "person":
        add_titles(found)
    return found


def _follows_place_term(token: Token) -> bool:
    """As in "the state of Alder": a proper noun that the recogniser did not take for a name."""
    if token.i < 2 or token.nbor(-1).lower_ != "of" or not token.text[0].isupper():
        return False
    return token.nbor(-2).lower_ in place_terms() and (token.i + 1 == len(token.doc) or token.nbor(1).tag_ != "NNP")


def _place_after_term(token: Token) -> Reference:
    return Reference(token.i, token.i + 1, token, "name", "place", name_words(token.text), core=token.i + 1)
