"""Which words of a text name an event, and in which frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from reportedly.reader.actors import Cast
from reportedly.reader.events.frames import Frame, carriers, lending_verbs, noun_frames, receiving_verbs, verb_frames
from reportedly.reader.parties import doer_of, done_to, lender_of, objects_after, parties_at
from reportedly.reader.phrases import conjuncts, is_passive, with_hyphen
from reportedly.reading import Actor

_WINDOW = 12
_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"csubj", "nsubj", "dobj", "pobj", "nsubjpass"})
_QUESTIONS = frozenset({"WP", "WDT", "WRB"})
_CLAUSES = frozenset({"xcomp", "ccomp"})
_GERUNDS, _WHEREIN = frozenset({"advcl", "acl", "pcomp"}), frozenset({"in", "by", "from", "during", "after"})
_OF_NOUN = frozenset({"of", "on", "by", "against", "in", "at", "near"})
_TIMES = frozenset({"DATE", "TIME"})


@dataclass(slots=True, eq=False)
class Trigger:
    """An event word in one of its frames, with its parties.

    `lender` is the verb that lends a noun its subject; `is_said` tells that saying it is the event, which so happened;
    `place` is where its recipients were found.
    """

    token: Token
    frame: Frame
    initiators: list[Actor] = field(default_factory=list)
    recipients: list[Actor] = field(default_factory=list)
    lender: Token | None = None
    is_said: bool = False
    place: str | None = None

    @property
    def host(self) -> Token:
        """The verb that carries tense and negation: the lender, else the word itself."""
        return self.token if self.lender is None else self.lender


def find_triggers(doc: Doc, cast: Cast) -> Iterator[Trigger]:
    """The event words of a text in reading order, each in the first of its frames that fits."""
    verbs, nouns = verb_frames(), noun_frames()
    for token in doc:
        pos = token.pos_
        if pos in _VERBAL:
            nominal = token.tag_ == "VBG" and (token.dep_ in _NOMINAL or _said_before(token) is not None)
            if nominal and (frames := nouns.get(token.lower_)):
                yield from _noun(token, frames, cast)
            elif (frames := verbs.get(token.lemma_.lower())) and token.dep_ != "amod":
                yield from _verb(token, frames, cast)
        elif pos == "NOUN" and (frames := nouns.get(token.lemma_.lower())) and token.dep_ != "compound":
            yield from _noun(token, frames, cast)


def _said_before(gerund: Token) -> Token | None:
    """The noun before a gerund that is one itself, where the parser takes it for a clause: "died in army shelling"."""
    before = gerund.nbor(-1) if gerund.i > gerund.sent.start else gerund
    if gerund.dep_ not in _GERUNDS or before.dep_ != "pobj" or before.head.lower_ not in _WHEREIN:
        return None
    behind = [child for child in gerund.rights if child.dep_ in {"dobj", "prep", "ccomp", "prt"}]
    return before if all(child.dep_ == "prep" and child.lower_ in _OF_NOUN for child in behind) else None


def _verb(verb: Token, frames: tuple[Frame, ...], cast: Cast) -> Iterator[Trigger]:
    for frame in frames:
        if fits(frame, verb, cast):
            thing = done_to(verb)
            words = [verb] if thing is None or (cast.at(thing) and not frame.objects) else [verb, *conjuncts(thing)]
            initiators = _first(frame.initiators, [verb], cast)
            recipients, place = _recipients(frame, words, initiators, cast)
            if (recipients or not frame.party) and (initiators or not frame.doer):
                yield Trigger(verb, frame, initiators, recipients, place=place)
            return


def _recipients(
    frame: Frame, words: list[Token], initiators: list[Actor], cast: Cast
) -> tuple[list[Actor], str | None]:
    """The actors of the first place that holds others than the initiators, and that place."""
    for place in frame.recipients:
        for word in words:
            if found := [actor for actor in parties_at(place, word, cast) if actor not in initiators]:
                return found, place
    return [], None


def fits(frame: Frame, verb: Token, cast: Cast) -> bool:
    """Whether a verb stands as one of its frames asks."""
    if frame.is_free:
        return True
    if frame.particles and "" not in frame.particles and not _has_particle(frame, verb):
        return False
    if frame.complements and not any(_is_infinitive(child) for child in verb.children):
        return False
    if frame.other_subject and not any(c.dep_ == "ccomp" or (c.dep_ == "dobj" and cast.at(c)) for c in verb.children):
        return False
    return (
        _object_fits(frame, verb, cast)
        and _object_of_preposition_fits(frame, verb, cast)
        and _subject_fits(frame, verb, cast)
        and (not frame.words_around or _is_near(verb, frame.words_around))
    )


def _has_particle(frame: Frame, verb: Token) -> bool:
    """Whether one of a frame's particles or prepositions hangs on the verb or its object ("asked them for help")."""
    for child in verb.children:
        if child.dep_ == "prt" and child.lower_ not in frame.particles:
            return False
        if child.lower_ in frame.particles and not _tells_when(child):
            return True
        if child.dep_ == "dobj" and any(inner.lower_ in frame.particles for inner in child.children):
            return True
    return False


def _tells_when(preposition: Token) -> bool:
    """Whether a preposition's object is a day or a time: "called her on Friday"."""
    return any(child.dep_ == "pobj" and child.ent_type_ in _TIMES for child in preposition.children)


def _is_infinitive(clause: Token) -> bool:
    """Whether a clause says what to do, not which of several things to do ("told them what to do")."""
    if clause.dep_ not in _CLAUSES or any(child.tag_ in _QUESTIONS for child in clause.children):
        return False
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in clause.children)


def _object_fits(frame: Frame, verb: Token, cast: Cast) -> bool:
    if not (frame.objects or frame.object_kinds or frame.objects_needed):
        return True
    thing = done_to(verb)
    if thing is None:
        return False
    if frame.objects_needed and cast.at(thing) is None:
        return False
    return not (frame.objects or frame.object_kinds) or any(
        with_hyphen(word, word.lemma_.lower()) in frame.objects or _is_of_kind(word, frame.object_kinds, cast)
        for word in _heads(thing)
    )


def _object_of_preposition_fits(frame: Frame, verb: Token, cast: Cast) -> bool:
    """Whether what one of a frame's prepositions names is of its classes, or somebody ("yielded to the dockers")."""
    if not frame.objects_of_preposition:
        return True
    named = (inner for word in frame.particles for inner in objects_after(verb, word))
    return any(inner.lemma_.lower() in frame.objects_of_preposition or cast.at(inner) for inner in named)


def _heads(thing: Token) -> Iterator[Token]:
    """The nouns of a phrase that can say what it is: head, conjuncts, and what a measure is of ("tonnes of grain")."""
    for token in conjuncts(thing):
        yield token
        is_carrier = token.lemma_.lower() in carriers()
        for child in token.children:
            if is_carrier and child.dep_ == "compound":
                yield child
            if child.dep_ == "prep" and child.lower_ == "of":
                yield from (inner for inner in child.children if inner.dep_ == "pobj")


def _subject_fits(frame: Frame, verb: Token, cast: Cast) -> bool:
    if not (frame.subjects or frame.subject_kinds):
        return True
    doer = doer_of(verb)
    if doer is None:
        return is_passive(verb)
    for token in _heads(doer):
        if with_hyphen(token, token.lemma_.lower()) in frame.subjects or _is_of_kind(token, frame.subject_kinds, cast):
            return True
    if "event" in frame.subject_kinds and doer.lemma_.lower() in noun_frames():
        return True
    return doer.tag_ == "PRP" and (doer.lower_ != "it" or cast.at(doer) is not None) and bool(frame.subject_kinds)


def _is_of_kind(token: Token, kinds: frozenset[str], cast: Cast) -> bool:
    actor = cast.at(token) if kinds else None
    return actor is not None and actor.kind in kinds


def _is_near(word: Token, words: frozenset[str]) -> bool:
    doc, sentence = word.doc, word.sent
    first, last = max(sentence.start, word.i - _WINDOW), min(sentence.end, word.i + _WINDOW)
    return any(doc[i].lemma_.lower() in words for i in range(first, last))


def _noun(noun: Token, frames: tuple[Frame, ...], cast: Cast) -> Iterator[Trigger]:
    for frame in frames:
        if frame.words_around and not _is_near(noun, frame.words_around):
            continue
        if frame.modifiers and not any(child.lemma_.lower() in frame.modifiers for child in noun.lefts):
            continue
        trigger = _noun_trigger(noun, frame, cast)
        if trigger is not None:
            yield trigger
            return


def _noun_trigger(noun: Token, frame: Frame, cast: Cast) -> Trigger | None:
    lender = lender_of(noun)
    lemma = lender.lemma_ if lender is not None else ""
    gives = lender if lemma in lending_verbs() else None
    words = [noun] if gives is None else [noun, gives]
    filled = {place: _at(place, noun, gives, cast) for place in (*frame.pairs, *frame.initiators)}
    before = _said_before(noun) if noun.tag_ == "VBG" else None
    if before is not None and "modifier" in filled and (actor := cast.at(before)) is not None:
        filled["modifier"] = [actor]
    where = [actor for actor in filled.get("modifier", ()) if actor.kind == "place"]
    if where:
        filled["modifier"] = [actor for actor in filled["modifier"] if actor not in where]
    pair = next((found for place in frame.pairs if len(found := filled[place]) > 1), [])
    initiators = pair or next((found for place in frame.initiators if (found := filled[place])), [])
    initiators = initiators or _whose(noun, frame, cast)
    recipients, _ = _recipients(frame, words, initiators, cast)
    if not recipients and lemma in receiving_verbs() and lender is not None:
        recipients = [a for a in parties_at("subject", lender, cast) if a not in initiators]
    if not recipients and frame.type == "ASSAULT":
        recipients = [actor for actor in where if actor not in initiators]
    if frame.both and not (initiators and (recipients or len(initiators) > 1)):
        return None
    places = {place for place, found in filled.items() if found} | ({"modifier"} if where else set())
    places |= {place for place in frame.needs if place not in filled and parties_at(place, noun, cast)}
    if not (initiators or recipients) or (frame.needs and not frame.needs & places):
        return None
    return Trigger(noun, frame, initiators, recipients, gives)


def _whose(noun: Token, frame: Frame, cast: Cast) -> list[Actor]:
    """Whose deed a noun tells of by "of", where another phrase says against whom: "the campaign of A against B"."""
    if "against" not in frame.recipients:
        return []
    owners, others = parties_at("of", noun, cast), parties_at("against", noun, cast)
    return [actor for actor in owners if actor not in others] if others else []


def _at(place: str, noun: Token, lender: Token | None, cast: Cast) -> list[Actor]:
    if place != "lender":
        return parties_at(place, noun, cast)
    return parties_at("subject", lender, cast) if lender is not None else []


def _first(places: tuple[str, ...], words: list[Token], cast: Cast) -> list[Actor]:
    """The actors of the first place that holds one, each place asked of every word in turn."""
    for place in places:
        for word in words:
            if found := parties_at(place, word, cast):
                return found
    return []
