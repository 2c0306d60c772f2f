"""Names that the recogniser missed: those after "the town of", and words used as a name elsewhere in the article."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from reportedly.reader.actor_nouns import name_words_of, noun_of, nouns, place_terms
from reportedly.reader.actors.gazetteer import first_names, is_hyphenated
from reportedly.reader.actors.name_kinds import add_titles
from reportedly.reader.actors.references import Reference, head_of, name_words
from reportedly.reading import ActorKind


def missed_names(doc: Doc, tokens: list[Token], found: list[Reference]) -> list[Reference]:
    """Names after "the town of", and lone capitalised words that the article elsewhere uses as a name or surname."""
    taken = {place for reference in found for place in range(reference.first, reference.last)}
    proper = [token for token in tokens if token.tag_ == "NNP" and token.i not in taken]
    placed = [_place_after_term(token) for token in proper if _follows_place_term(token) or _opens_behind_near(token)]
    placed += [_body_after_noun(token) for token in proper if _follows_body_noun(token)]
    placed += [_outlet(token) for token in proper if _ends_outlet(token, taken)]
    taken.update(place for reference in placed for place in range(reference.first, reference.last))
    placed += _acronyms(proper, found)
    placed += [_person_after_comma(token) for token in proper if token.i not in taken and _is_named_after_comma(token)]
    taken.update(place for reference in placed for place in range(reference.first, reference.last))
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
    while other.kind == "person" and first > 0 and doc[first - 1].text in first_names() and place - first < 3:
        first -= 1
    words = name_words(doc[first : place + 1].text)
    found = Reference(first, place + 1, head_of(doc, first, place + 1), "name", other.kind, words, core=place + 1)
    if found.kind == "person":
        add_titles(found)
    return found


def _follows_place_term(token: Token) -> bool:
    """As in "the state of Alder": a proper noun that the recogniser did not take for a name."""
    if token.i < 2 or token.nbor(-1).lower_ != "of" or not token.text[0].isupper():
        return False
    return token.nbor(-2).lower_ in place_terms()


def _opens_behind_near(token: Token) -> bool:
    """As in "Near Old Quay, two boats sank": a proper noun behind a preposition at the start of a sentence."""
    if token.i == 0 or not token.text[0].isupper():
        return False
    before = token.nbor(-1)
    return before.is_title and before.lower_ in name_words_of("before_places")


def _place_after_term(token: Token) -> Reference:
    last = _end_of_capitals(token)
    return _name(token, last, "place")


def _follows_body_noun(token: Token) -> bool:
    """As in "the aid organisation Many Rivers": two or more capitalised words right after a group's noun."""
    if token.i == 0 or not token.text.istitle() or _end_of_capitals(token) - token.i < 2:
        return False
    before = token.nbor(-1)
    noun = noun_of(before) if before.tag_ == "NN" else None
    return noun is not None and noun.kind == "organisation" and noun.of_group and before.text.islower()


def _body_after_noun(token: Token) -> Reference:
    found = _name(token, _end_of_capitals(token), "organisation")
    found.titles = [token.nbor(-1)]
    return found


def _ends_outlet(token: Token, taken: set[int]) -> bool:
    """As in "the Orrin Gazette": an outlet's last word after a capitalised one that is no name of its own."""
    if token.i == 0 or token.text not in name_words_of("outlets"):
        return False
    before = token.nbor(-1)
    return before.tag_ == "NNP" and before.text.istitle() and before.i not in taken and before.head.i == token.i


def _acronyms(proper: list[Token], found: list[Reference]) -> list[Reference]:
    """As in "the Lantern Relief Trust (LRT)": initials in brackets right after a name that is more than one word."""
    names = {reference.last: reference for reference in found if len(reference.words) > 1}
    return [
        _name(token, token.i + 1, "organisation")
        for token in proper
        if token.is_upper and len(token) > 1 and token.i > 1 and token.nbor(-1).text == "(" and _closes_brackets(token)
        if (name := names.get(token.i - 1)) is not None and _initials(name) == token.text
    ]


def _closes_brackets(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().text == ")"


def _initials(name: Reference) -> str:
    return "".join(word.text[0] for word in name.doc[name.first : name.last] if word.text[0].isupper())


def _outlet(token: Token) -> Reference:
    return _name(token.nbor(-1), token.i + 1, "organisation")


def _is_named_after_comma(token: Token) -> bool:
    """As in "Its coordinator in Dunmere, Milo Prentice, said": a first name and a surname between commas."""
    last = _end_of_capitals(token)
    if not 1 < last - token.i < 4 or last >= len(token.doc) or token.i < 2:
        return False
    return token.text in first_names() and token.nbor(-1).text == "," and token.doc[last].text == ","


def _person_after_comma(token: Token) -> Reference:
    return _name(token, _end_of_capitals(token), "person")


def _end_of_capitals(token: Token) -> int:
    """The end of the capitalised proper nouns that begin with a token, at most four."""
    last = token.i + 1
    while last < len(token.doc) and last - token.i < 4 and token.doc[last].tag_ in {"NNP", "NNPS"}:
        if not token.doc[last].text[0].isupper():
            break
        last += 1
    return last


def _name(token: Token, last: int, kind: ActorKind) -> Reference:
    doc = token.doc
    words = name_words(doc[token.i : last].text)
    return Reference(token.i, last, head_of(doc, token.i, last), "name", kind, words, core=last)
