"""The parties of an event or a tie: which actors stand in the places that a frame names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from spacy.tokens import Token

from reportedly.lexicon import load
from reportedly.reader.actors import Cast
from reportedly.reader.causes import behind_cause
from reportedly.reader.phrases import OBJECTS, SUBJECTS, agent_of, conjuncts, is_passive, subject_of
from reportedly.reading import Actor

_MODIFIERS = frozenset({"compound", "amod", "nmod", "nummod"})
_INNER = ("of", "against", "from", "with", "between", "in", "to", "on")
_DOING = ("by", "of", "from")
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "pcomp", "acl", "advcl"})
_OF_OBJECT = frozenset({"of", "from", "into", "for", "against"})
_HELPING = frozenset({"help", "support", "assist", "aid", "back", "join"})
_OWN_WORD = frozenset({"promise", "threaten", "vow"})
_PREPOSITIONAL = frozenset({"prep", "dative", "agent", "prt", "advmod"})
_WHEREIN = frozenset({"in", "during"})
_CONDITIONS = frozenset({"if", "unless", "until", "till"})
_STATES = {"oppose": "to", "engage": "in", "involve": "in", "commit": "to", "lock": "in"}
_NEVER_NESTED = frozenset({"of", "in", "with", "from"})
_CLIMBS = frozenset({"pcomp", "xcomp", "ccomp", "acl", "advcl", "conj", "dobj", "pobj", "prep", "dep", "acomp"})
_VERBAL = frozenset({"VERB", "AUX"})
_RELATIVE = frozenset({"WDT", "WP", "WP$"})


def actors_of(head: Token | None, cast: Cast, *, inner: tuple[str, ...] = _INNER) -> list[Actor]:
    """The actors that a noun phrase and those coordinated with it name.

    A head that names none lends its place to whom it belongs to: "Harland's positions", "the homes of the islanders",
    or to who made it: "crimes committed by the raiders".
    """
    found: list[Actor] = []
    if head is None:
        return found
    for token in conjuncts(head):
        for actor in _own_or_inner(token, cast, inner):
            if actor not in found:
                found.append(actor)
    return found


def _own_or_inner(head: Token, cast: Cast, prepositions: tuple[str, ...]) -> list[Actor]:
    actor = cast.at(head)
    if actor is not None:
        return [actor]
    belonging = [child for child in head.children if child.dep_ == "poss"]
    belonging += [child for child in head.children if child.dep_ in _MODIFIERS]
    for child in belonging:
        owner = cast.at(child)
        if owner is not None and not (child.lower_ == "our" and owner.kind == "person"):
            return [owner]  # what a speaker calls "ours" is that of a side, not the speaker's own
    for preposition in prepositions:
        inner = [a for a in (cast.at(t) for o in objects_after(head, preposition) for t in conjuncts(o)) if a]
        if inner:
            return inner
    makers = (agent_of(child) for child in head.children if child.dep_ == "acl" and child.tag_ == "VBN")
    return [actor for maker in makers if maker is not None and (actor := cast.at(maker)) is not None]


def objects_after(head: Token, preposition: str) -> Iterator[Token]:
    """The objects of a word's phrases with a preposition.

    Two prepositions in a row are one ("out of"). Behind a noun the phrase may hang on the noun of the phrase before it,
    where the parser puts the last one of "attacks by the raiders on the islanders".
    """
    nested: list[Token] = []
    for child in head.children:
        label = child.dep_
        if label not in _PREPOSITIONAL:
            continue
        if (preposition == "with" and child.i < head.i) or child.lower_ == "according":
            continue
        if child.lower_ == preposition:
            yield from (inner for inner in child.children if inner.dep_ in {"pobj", "pcomp"})
        else:
            nested += (inner for inner in child.children if inner.dep_ in {"pobj", "prep"})
    for inner in nested:
        if inner.dep_ == "prep":
            yield from (last for last in inner.children if inner.lower_ == preposition and last.dep_ == "pobj")
        elif head.pos_ == "NOUN" and preposition not in _NEVER_NESTED:
            yield from objects_after(inner, preposition)


def doer_of(verb: Token) -> Token | None:
    """Who does what a verb says: its subject, a passive's agent, of an infinitive or gerund whoever is to do it."""
    interrupted = _interrupted(verb)
    if interrupted is None and is_passive(verb):
        return subject_of(verb.head if verb.dep_ == "acomp" else verb) if _is_state(verb) else agent_of(verb)
    verb = interrupted or verb
    for _ in range(8):
        subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        if subject is not None:
            return _antecedent(subject, verb) if subject.tag_ in _RELATIVE else subject
        above, told = _above(verb)
        if above is None or told:
            return above
        verb = above
    return None


def _is_state(verb: Token) -> bool:
    """Whether a participle tells what its subject does or holds: "is opposed to talks", "were engaged in a siege"."""
    through = _STATES.get(verb.lemma_)
    return through is not None and any(child.lower_ == through for child in verb.children if child.dep_ == "prep")


def _interrupted(verb: Token) -> Token | None:
    """The "have" of a perfect that the parser lost over the words between: "have for years engaged"."""
    if verb.dep_ != "acl" or verb.tag_ not in {"VBN", "VBD"} or verb.head.dep_ != "pobj":
        return None
    above = verb.head.head.head
    return (
        above
        if above.lemma_ == "have" and above.i < verb.i and not any(c.dep_ == "dobj" for c in above.children)
        else None
    )


def _above(verb: Token) -> tuple[Token | None, bool]:
    """Whence a verb without a subject has it: the verb above, or, told by True, the very noun that does it."""
    head, label = verb.head, verb.dep_
    if head is verb or label not in _CLIMBS or (label == "conj" and head.pos_ not in _VERBAL):
        return None, False
    if label == "xcomp" and head.lower_ in _undergoing():
        return None, False  # "are hard to reach": the subject is who is reached
    told, above = None, head
    if label == "pcomp" and head.lower_ in _WHEREIN and is_passive(head.head) and not _is_state(head.head):
        return None, False  # "were killed in shelling": somebody else shelled
    if label == "pcomp" and head.head.pos_ == "NOUN" and (owner := _owner_of(head.head)) is not None:
        return owner, True
    if label == "pcomp":
        told, above = (_object_before(head.head, verb) if _is_about_object(head) else None), head.head
    elif label in {"xcomp", "ccomp"}:
        told = _object_before(head, verb) if verb.tag_ == "VB" and head.lemma_ not in _OWN_WORD else None
    elif label == "acl":
        told = _described_by(verb)
    if told is None and label == "ccomp":
        return None, False
    return (above, False) if told is None else (told, True)


@cache
def _undergoing() -> frozenset[str]:
    """Adjectives whose subject is done to: "hard to reach"."""
    return frozenset(load("en/event_settings")["private"]["undergoing"]["examples"])


def _described_by(verb: Token) -> Token | None:
    """Who does a verb that describes a noun: the noun of a participle, whose what an infinitive explains is."""
    head = verb.head
    if verb.tag_ != "VB" and head.pos_ in {"NOUN", "PROPN", "PRON"}:
        return head
    return _owner_of(head) or agent_of(head)


def _owner_of(noun: Token) -> Token | None:
    """Whose a thing is: "our" in "our commitment to fighting"."""
    return next((child for child in noun.children if child.dep_ == "poss"), None)


def _is_about_object(preposition: Token) -> bool:
    """Whether the gerund behind a preposition is what the object does: "of" and "from", or "by" behind one of them."""
    if preposition.lower_ == "in":
        return preposition.head.lemma_ in _HELPING
    if preposition.lower_ != "by":
        return preposition.lower_ in _OF_OBJECT
    return any(
        c.dep_ == "prep" and c.lower_ in {"of", "from"} and c.i < preposition.i for c in preposition.head.children
    )


def _object_before(head: Token, verb: Token) -> Token | None:
    return next((child for child in head.children if child.dep_ in OBJECTS and child.i < verb.i), None)


def _antecedent(relative: Token, verb: Token) -> Token | None:
    for _ in range(6):
        if verb.dep_ == "relcl":
            return verb.head
        if verb.head is verb:
            return None
        verb = verb.head
    return relative


def done_to(verb: Token) -> Token | None:
    """To whom or what a verb does it: its object, of a passive its subject, of a bare participle the noun before it."""
    if is_passive(verb) and not _is_state(verb):
        subject = next((child for child in verb.children if child.dep_ in {"nsubjpass", "csubjpass"}), None)
        if subject is not None and subject.tag_ in _RELATIVE:
            return _antecedent(subject, verb)
        return subject if subject is not None else subject_of(verb)
    for label in ("dobj", "obj"):
        for child in verb.children:
            if child.dep_ == label:
                return _antecedent(child, verb) if child.tag_ in _RELATIVE else child
    return next((c for c in verb.children if c.dep_ == "ccomp" and c.pos_ in {"NOUN", "PROPN"}), None)


def lender_of(noun: Token) -> Token | None:
    """The verb that an event noun is the object of, straight ("launched an attack") or through "in", "out", "on"."""
    above = noun.head
    if noun.dep_ in {"dobj", "nsubjpass", "attr"} and above.pos_ == "VERB":
        return above
    if noun.dep_ == "pobj" and above.lower_ in (through := _lending_through()):
        return above.head if above.head.lemma_ in through[above.lower_] else None
    if noun.dep_ == "conj":
        return lender_of(above) if above is not noun and above.i < noun.i else None
    return None


Place = Callable[[Token, Cast], list[Actor]]


def _subject(word: Token, cast: Cast) -> list[Actor]:
    found = doers_named(doer_of(word), cast)
    if found or not _describes_object(word):
        return found
    return actors_of(word.head, cast, inner=_DOING) or doers_named(doer_of(word.head.head), cast)


def _describes_object(verb: Token) -> bool:
    """Whether a participle describes what somebody makes: a letter's sender demands in "sent a letter demanding"."""
    return (
        verb.dep_ == "acl"
        and verb.tag_ == "VBG"
        and verb.head.dep_ in OBJECTS
        and not any(child.dep_ in SUBJECTS for child in verb.children)
    )


def _undergoer(word: Token, cast: Cast) -> list[Actor]:
    """Who is done to in a passive without a doer: "were disarmed"."""
    return actors_of(done_to(word), cast) if is_passive(word) and agent_of(word) is None else []


def doers_named(head: Token | None, cast: Cast) -> list[Actor]:
    """As `actors_of`, but a head that names no actor counts only where it acts for somebody ("Harland's tanks").

    It acts for whom it belongs to or by whom it is sent, not for those it is against or where it is ("the Tarn raid").
    """
    if head is None:
        return []
    if all(
        cast.at(token) is None and token.pos_ != "NUM" and token.lemma_.lower() not in _agents()
        for token in conjuncts(head)
    ):
        return []
    named = {cast.at(token) for token in conjuncts(head)}
    return [one for one in actors_of(head, cast, inner=_DOING) if one.kind != "place" or one in named]


@cache
def _lending_through() -> Mapping[str, frozenset[str]]:
    """By preposition, the verbs that lend their subject to a noun behind it."""
    return {word: frozenset(verbs) for word, verbs in load("en/event_nouns")["lending"]["through"].items()}


@cache
def _agents() -> frozenset[str]:
    return frozenset(load("en/event_objects")["classes"]["agents"]["examples"])


def _object(word: Token, cast: Cast) -> list[Actor]:
    return actors_of(done_to(word), cast)


def _dative(word: Token, cast: Cast) -> list[Actor]:
    return [
        a for child in word.children if child.dep_ == "dative" and child.pos_ != "ADP" for a in actors_of(child, cast)
    ]


def _possessor(word: Token, cast: Cast) -> list[Actor]:
    return [a for child in word.children if child.dep_ == "poss" for a in actors_of(child, cast)]


def _modifier(word: Token, cast: Cast) -> list[Actor]:
    return [a for child in word.children if child.dep_ in _MODIFIERS and (a := cast.at(child)) is not None]


def _described(word: Token, cast: Cast) -> list[Actor]:
    """Whom a phrase with this word describes: "Southmark, a source of support for the islanders"."""
    token = word
    for _ in range(4):
        if token.dep_ == "appos" or (token.dep_ == "attr" and token.head.lemma_ == "be"):
            above = token.head if token.dep_ == "appos" else subject_of(token.head)
            return actors_of(above, cast)
        if token.dep_ not in {"pobj", "prep"}:
            return []
        token = token.head
    return []


def _complement(word: Token, cast: Cast) -> list[Actor]:
    """The parties of what a verb's complement names, of the innermost clause first named."""
    for clause in _clauses_below(word):
        for place in (_own_subject, _object, _dative, _any_preposition):
            found = place(clause, cast)
            if found:
                return found
    return []


def _own_subject(clause: Token, cast: Cast) -> list[Actor]:
    subject = next((child for child in clause.children if child.dep_ in SUBJECTS), None)
    return actors_of(subject, cast) if subject is not None and subject.pos_ != "PRON" else []


def _clauses_below(word: Token) -> Iterator[Token]:
    queue, seen = [word], 0
    while queue and seen < 12:
        token = queue.pop(0)
        seen += 1
        for child in token.children:
            if child.dep_ in _COMPLEMENTS and child.i > word.i and not _is_circumstance(child):
                yield child
                queue.append(child)
            elif child.dep_ in {"dobj", "pobj", "prep"} and child.i > word.i:
                queue.append(child)


def _is_circumstance(clause: Token) -> bool:
    """Whether a clause tells when or why, "after the court cleared him", not what is asked, done, or the condition."""
    opening = [child for child in clause.lefts if child.dep_ in {"mark", "advmod"}]
    return clause.dep_ == "advcl" and bool(opening) and opening[0].lower_ not in _CONDITIONS


def _any_preposition(word: Token, cast: Cast) -> list[Actor]:
    for child in word.children:
        if child.dep_ in {"prep", "dative"}:
            for inner in child.children:
                if inner.dep_ == "pobj" and (found := actors_of(inner, cast)):
                    return found
    return []


_PLACES: Mapping[str, Place] = {
    "cause": behind_cause,
    "subject": _subject,
    "object": _object,
    "undergoer": _undergoer,
    "dative": _dative,
    "possessor": _possessor,
    "modifier": _modifier,
    "described": _described,
    "complement": _complement,
}


def parties_at(place: str, word: Token, cast: Cast) -> list[Actor]:
    """The actors in a place of an event word: one of the named places, else a preposition's objects."""
    named = _PLACES.get(place)
    if named is not None:
        return named(word, cast)
    found: list[Actor] = []
    for inner in objects_after(word, place):
        found += [actor for actor in actors_of(inner, cast) if actor not in found]
    return found
