"""Noun phrases that speak of an actor without its name: "the group", "two senior officials", "health authorities"."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from reportedly.reader.actor_nouns import PERSON_ENDINGS, Noun, noun_of, noun_words, quantities, referring_words
from reportedly.reader.actors.references import Reference, name_words
from reportedly.reader.actors.scene import governor
from reportedly.reading import ActorKind

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_CARRIED_ON = frozenset({"of", "in", "from", "at", "for"})
_OF = frozenset({"of"})
_OF_OFFICES = frozenset({"of", "for"})
_BEFORE = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "advmod", "predet", "npadvmod"})
_LONGEST_PHRASE = 14


def find_nominals(tokens: list[Token], taken: set[int], sources: Iterable[Token]) -> list[Reference]:
    """The nominal references of a text outside of names; any noun that is the source of a statement is one."""
    wanted = {token.i for token in sources if token.i not in taken and _may_describe(token)}
    found = []
    for token in tokens:
        if token.i in taken or (token.pos_ not in {"NOUN", "PROPN"} and token.i not in wanted):
            continue
        if _is_nobody(token):
            continue
        noun = noun_of(token)
        if noun is not None and noun.kind == "place" and token.pos_ == "PROPN":
            noun = None
        if noun is None and token.lower_ in quantities() and (counted := _counted_noun(token)) is not None:
            noun = noun_of(counted)
        if noun is None and token.i in wanted and _is_unmarked_name(token):
            found.append(_unmarked_name(token))
        elif noun is None and not _speaks(token):
            continue
        elif token.i in wanted or (noun is not None and _stands_by_itself(token) and not _is_thing(token, noun)):
            found.append(_reference(token, noun))
    return found


def _is_nobody(token: Token) -> bool:
    """As in "no ministry", and "the number of ministries", which is a figure."""
    articles = {child.lower_ for child in token.lefts if child.dep_ == "det"}
    return "no" in articles or (token.lower_ == "number" and "the" in articles)


def _may_describe(token: Token) -> bool:
    """Whether a source describes somebody: a noun, or a word like "some" and "others"."""
    return token.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"} or token.lower_ in quantities() or token.lower_ == "others"


_SOMEBODY = frozenset({"one", "ones", "other", "others", "none"})


def _speaks(token: Token) -> bool:
    """Whether a source that no class lists is somebody: a document, a word for a person, or no common noun at all.

    Things show and mean, but are no actors ("the fire showed that the roof was weak").
    """
    if token.lower_ in quantities() and (counted := _counted_noun(token)) is not None:
        return counted.tag_ not in {"NN", "NNS"} or _speaks(counted)
    if token.tag_ not in {"NN", "NNS"} or not token.is_alpha or token.lower_ in quantities() | _SOMEBODY:
        return True
    lemma = token.lemma_.lower()
    if lemma in noun_words("documents"):
        rumour = token.tag_ == "NNS" and lemma in noun_words("rumours")
        return not rumour or any(child.dep_ in {"det", "poss", "nummod", "amod", "compound"} for child in token.lefts)
    if lemma in noun_words("bodies_that_speak"):
        return True
    return lemma.endswith(PERSON_ENDINGS) and lemma not in noun_words("things")


def _is_unmarked_name(token: Token) -> bool:
    """Whether a source is a proper noun without article, which the recogniser did not take for a name."""
    return token.tag_ == "NNP" and token.text.istitle() and not any(child.dep_ == "det" for child in token.lefts)


def _unmarked_name(token: Token) -> Reference:
    """Such a source as a person's name, with the proper nouns before it."""
    first = token.i
    while first > 0 and token.doc[first - 1].tag_ == "NNP" and token.doc[first - 1].head.i == token.i:
        first -= 1
    words = name_words(token.doc[first : token.i + 1].text)
    return Reference(first, token.i + 1, token, "name", "person", words, core=token.i + 1)


def _stands_by_itself(token: Token) -> bool:
    """Whether a noun is the head of a phrase, not a part of a term or a title before a name."""
    if token.dep_ in {"compound", "nmod", "amod", "npadvmod"} and token.head.i > token.i:
        return False
    return token.tag_ not in {"NNP", "NNPS"} or token.dep_ not in {"dep"}


def _is_thing(token: Token, noun: Noun) -> bool:
    """A source or a head of something is no person ("a source of support"), nor is a noun without any article."""
    if token.lower_ in referring_words("never_actors"):
        return True
    if token.lower_ == "state" and token.i > 1 and token.nbor(-2).lemma_.lower() in referring_words("before_state"):
        return True
    if token.lemma_ in referring_words("opposed") and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "to":
        return True
    bare = token.tag_ == "NN" and noun.kind != "organisation" and noun.group not in {"personnel", "the public"}
    if bare and governor(token).dep_ not in {"appos", "attr", "nsubj"} and not any(True for _ in token.lefts):
        return True
    if token.lemma_ not in referring_words("actors_as_subjects"):
        return False
    followed = token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "of"
    return (followed and token.lemma_ == "source") or (
        token.lemma_ != "source" and token.dep_ not in {"nsubj", "appos"}
    )


def _counted_noun(head: Token) -> Token | None:
    """The noun that a quantity counts ("sources" in "a number of sources")."""
    of = next((c for c in head.rights if c.lower_ == "of"), None) if head.lower_ in quantities() else None
    return next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None


def _reference(head: Token, noun: Noun | None) -> Reference:
    doc = head.doc
    counted = _counted_noun(head)
    first = phrase_start(head)
    core = head.i + 1
    office = noun is not None and noun.title
    last, full = _phrase_end(head, _OF_OFFICES if office else _OF), _phrase_end(head, _CARRIED_ON)
    many = head.tag_ in {"NNS", "NNPS"} or counted is not None
    kind = noun.kind if noun else None
    alone = head.lower_ in {"one", "another", "first", "second", "third"} and counted is None
    if (kind == "person" and many) or (noun is None and head.pos_ in {"PRON", "NUM"} and not alone):
        kind = "people"
    elif noun is None:
        kind = _unlisted_kind(head, alone)
    reference = Reference(first, last, head, "nominal", kind, _words(doc, first, core), core=core, full=full, noun=noun)
    reference.number = "many" if many or (noun is not None and noun.kind == "people") else "one"
    reference.gender = noun.gender if noun else None
    reference.definite = any(child.lower_ in _DEFINITE or child.dep_ == "poss" for child in head.lefts)
    return reference


def _unlisted_kind(head: Token, alone: bool) -> ActorKind | None:
    """The kind of somebody whom no class lists: a document speaks for a body, "one of them" is a person."""
    if head.lemma_.lower() in noun_words("documents") | noun_words("bodies_that_speak"):
        return "organisation"
    if alone or (head.tag_ == "NN" and head.lemma_.lower().endswith(PERSON_ENDINGS)):
        return "person"
    return None


def phrase_start(head: Token) -> int:
    """The first token of a phrase: the head's left children that stand next to each other and to it."""
    first = head.i
    for child in reversed(list(head.lefts)):
        if child.dep_ not in _BEFORE and child.text != "-":
            break
        edge = child.left_edge.i
        if head.i - edge > _LONGEST_PHRASE:
            break
        first = edge
    return first


def _phrase_end(head: Token, prepositions: frozenset[str]) -> int:
    """The end of a phrase with the prepositional phrases that tell which one it is ("authorities in the enclave")."""
    last = head.i + 1
    for child in head.rights:
        carried = child.dep_ == "prep" and child.lower_ in prepositions
        telling = child.dep_ in {"amod", "acl"} and child.lower_ in referring_words("told_by_what_follows")
        near = len(prepositions) > 1 and telling
        if child.left_edge.i != last or not (carried or near):
            break
        edge = child.right_edge.i + 1
        if edge - head.i > _LONGEST_PHRASE:
            break
        last = edge
    last = next((t.i for t in head.doc[head.i + 1 : last] if _ends_phrase(t, head)), last)
    while last - 1 > head.i and (
        head.doc[last - 1].pos_ == "ADP" or head.doc[last - 1].is_space or head.doc[last - 1].is_punct
    ):
        last -= 1
    return last


def _ends_phrase(token: Token, head: Token) -> bool:
    """Whether a phrase's name ends before a token: a bracket, a comma, or the clause of a noun inside it."""
    if token.text in {"(", "[", ","} or (token.text == "the" and token.nbor(-1).tag_ == "NNP"):
        return True
    if token.dep_ in {"nsubj", "nsubjpass", "dobj"} and token.tag_ in {"WP", "WDT"}:
        return True
    return token.dep_ in {"acl", "relcl"} and token.head.i not in {head.i, token.i} and token.tag_ != "VBN"


def _words(doc: Doc, first: int, core: int) -> tuple[str, ...]:
    kept = [t for t in doc[first:core] if t.dep_ not in {"det", "punct", "case", "preconj"} and t.text != "-"]
    return tuple(t.lemma_.lower() if t.i == core - 1 else t.lower_ for t in kept)
