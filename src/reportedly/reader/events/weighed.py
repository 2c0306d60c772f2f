"""Which event words tell of an event between actors, and which of what people ask, promise or suffer in private."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from spacy.tokens import Token

from reportedly.lexicon import load
from reportedly.reader.events.drafts import Draft
from reportedly.reader.events.triggers import Trigger
from reportedly.reader.parties import doer_of, done_to
from reportedly.reader.phrases import is_passive
from reportedly.reading import Actor

_BODIES = frozenset({"organisation", "state"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "dobj"})
_REACH = 20
_TO_COME = frozenset({"will", "'ll", "would", "should", "must", "shall", "to", "can", "could", "may", "might"})
_WAS = frozenset({"has", "have", "had", "was", "were", "is", "are", "did", "does", "do"})


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(load("en/event_settings")["private"][key]["examples"])


def matters(actor: Actor) -> bool:
    """Whether an actor is one between whom events are told.

    One with a name, a body, a state, of a country, of a sector, or people named by one of these ("Northmark sailors").
    """
    if actor.named or actor.kind in _BODIES or actor.country is not None:
        return True
    of_sector = any(sector not in _words("sectors") for sector in actor.sectors)
    return of_sector or any(word[:1].isupper() for word in actor.name.split()[1:])


def _any_matters(actors: Iterable[Actor]) -> bool:
    return any(matters(actor) for actor in actors)


def between_nobody(draft: Draft, asked: list[Trigger]) -> bool:
    """What people say to, promise, give or refuse each other where nobody of weight takes part.

    Harm and protest are events whoever suffers or makes them, once they took place.
    """
    del asked
    if draft.type in _words("suffered") and draft.status in {"happened", "ongoing"}:
        return False
    return not _any_matters([*draft.initiators, *draft.recipients])


def done_by_a_thing(draft: Draft, asked: list[Trigger]) -> bool:
    """What the text says that something does which is no actor, "that would support her view", or one not known."""
    del asked
    token = draft.trigger.token
    if draft.type in _words("suffered") or draft.initiators or token.pos_ != "VERB" or is_passive(token):
        return False
    doer = doer_of(token)
    return token.dep_ != "acl" and doer is not None and not (_is_somebody(doer) and _any_matters(draft.recipients))


def _is_somebody(doer: Token) -> bool:
    """Whether a doer is a person whom only a pronoun names, and the text does not settle who."""
    return doer.lower_ in {"he", "she", "they"}


def asked_of_nobody(draft: Draft, asked: list[Trigger]) -> bool:
    """A request without anybody asked or anything asked for; a question, a wish, a word told to nobody of weight."""
    if draft.type != "REQUEST":
        return False
    token = draft.trigger.token
    if token.lemma_.lower() in _words("ordering") and _is_own(done_to(token)):
        return True
    if token.lemma_.lower() in _words("asking"):
        return not (_any_matters(draft.initiators) and _any_matters(draft.recipients))
    if draft.trigger.is_said:
        return not _any_matters(draft.recipients)
    return token.pos_ == "VERB" and not (draft.recipients or asked or done_to(token) is not None or _is_for(token))


def merely_asserted(draft: Draft, asked: list[Trigger]) -> bool:
    """What somebody insists is so; a demand says what should be: "insisted that he go"."""
    del asked
    return draft.type == "REQUEST" and _asserts(draft.trigger.token)


def _asserts(token: Token) -> bool:
    if token.lemma_.lower() not in _words("asserting"):
        return False
    clause = next((child for child in token.children if child.dep_ == "ccomp" and child.i > token.i), None)
    if clause is None:
        return False
    helping = {child.lower_ for child in clause.children if child.dep_ in {"aux", "auxpass"}}
    return not helping & {"must", "should", "be"} and (clause.tag_ not in {"VB", "VBN"} or bool(helping))


def shows_something(draft: Draft, asked: list[Trigger]) -> bool:
    """What demonstrates something, and against nobody: "demonstrated how the pump works"."""
    del asked
    token = draft.trigger.token
    return (
        draft.type == "PROTEST"
        and token.lemma_.lower() in _words("showing")
        and any(child.dep_ in {"dobj", "ccomp"} for child in token.children)
    )


def called_by_a_name(draft: Draft, asked: list[Trigger]) -> bool:
    """A call that gives somebody a name: "called him a liar"."""
    del asked
    token = draft.trigger.token
    return draft.type == "CONSULT" and token.pos_ == "VERB" and any(c.dep_ in {"oprd", "ccomp"} for c in token.children)


def attacked_in_words(draft: Draft, asked: list[Trigger]) -> bool:
    """An attack that hurts nobody: "a scathing attack on the regent"."""
    del asked
    token = draft.trigger.token
    figurative = draft.type == "ASSAULT" and token.pos_ == "NOUN"
    return figurative and any(c.dep_ == "amod" and c.lower_ in _words("figurative") for c in token.lefts)


def tells_what_is(trigger: Trigger) -> bool:
    """Whether an event word only says that its clause is so, and that clause tells an event of its own."""
    kind, token = trigger.frame.type, trigger.token
    return (kind == "AGREE" and _shares_an_opinion(token)) or (kind == "REQUEST" and _asserts(token))


def _is_own(thing: Token | None) -> bool:
    """Whether those who are told are of one's own: "ordered its sailors"."""
    return thing is not None and any(child.dep_ == "poss" and child.tag_ == "PRP$" for child in thing.children)


def _is_for(verb: Token) -> bool:
    return any(child.dep_ == "prep" and child.lower_ in {"for", "to", "that"} for child in verb.children) or any(
        child.dep_ in {"ccomp", "xcomp"} for child in verb.children
    )


def promised_in_private(draft: Draft, asked: list[Trigger]) -> bool:
    """A promise by nobody known, or one that says nothing to do for anybody of weight; an opinion that is shared."""
    if draft.type != "AGREE" or draft.trigger.token.pos_ != "VERB":
        return False
    token = draft.trigger.token
    if not draft.initiators:
        doer = doer_of(token)
        return doer is None or not _is_somebody(doer)
    if _shares_an_opinion(token):
        return True
    if token.lemma_.lower() in _words("agreeing") and _has_finite_clause(token):
        return not asked
    return token.lemma_.lower() in _words("promising") and not asked and not _any_matters(draft.recipients)


def _shares_an_opinion(verb: Token) -> bool:
    """Whether somebody agrees about something, or that something was or is so: "agreed that the raid had failed"."""
    if verb.lemma_.lower() not in _words("agreeing"):
        return False
    if any(child.dep_ == "prep" and child.lower_ == "about" for child in verb.children):
        return True
    clauses = (child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i)
    return any(_tells_what_is(clause) for clause in clauses)


def _tells_what_is(clause: Token) -> bool:
    helping = {child.lower_ for child in clause.children if child.dep_ in {"aux", "auxpass"}}
    return not helping & _TO_COME and (clause.tag_ in {"VBD", "VBZ"} or bool(helping & _WAS))


def not_commented(draft: Draft, asked: list[Trigger]) -> bool:
    """Somebody who will not say, comment, be named: no offer or demand is turned down."""
    del asked
    token = draft.trigger.token
    if draft.type != "REJECT" or token.lemma_.lower() not in _words("refusing"):
        return False
    return any(
        c.dep_ in _COMPLEMENTS and c.i > token.i and c.lemma_.lower() in _words("saying") for c in token.children
    )


def denied_in_words(draft: Draft, asked: list[Trigger]) -> bool:
    """A charge or a report denied is told as an answer to it; an event is what is denied to somebody."""
    del asked
    token = draft.trigger.token
    if draft.type != "REJECT" or token.lemma_.lower() not in _words("denying") or draft.recipients:
        return False
    thing = done_to(token)
    return thing is None or thing.lemma_.lower() not in _words("denied")


def dismissed_from_office(draft: Draft, asked: list[Trigger]) -> bool:
    """Persons dismissed: they lose their posts, and no offer or demand is turned down."""
    del asked
    dismissed = draft.trigger.token.lemma_.lower() in _words("dismissing") and draft.trigger.place == "object"
    return (
        draft.type == "REJECT" and dismissed and all(actor.kind in {"person", "people"} for actor in draft.recipients)
    )


def not_broken(draft: Draft, asked: list[Trigger]) -> bool:
    """What nobody refused, broke or turned down."""
    del asked
    return draft.type == "REJECT" and draft.status == "negated"


def rallied_to(draft: Draft, asked: list[Trigger]) -> bool:
    """People who rally to somebody's defence, or whom somebody rallies, do not march against anybody."""
    del asked
    token = draft.trigger.token
    rallies = draft.type == "PROTEST" and token.lemma_.lower() == "rally" and token.pos_ == "VERB"
    return rallies and any(
        child.dep_ == "dobj" or (child.dep_ == "prep" and child.lower_ in {"to", "behind", "around"})
        for child in token.children
    )


def looked_into(draft: Draft, asked: list[Trigger]) -> bool:
    """An inquiry into a question and not into anybody: "investigates how bees see"."""
    del asked
    studied = draft.type == "ACCUSE" and draft.mode == "investigate" and not draft.recipients
    return studied and any(child.dep_ == "ccomp" for child in draft.trigger.token.children)


def backed_undoing(draft: Draft, asked: list[Trigger]) -> bool:
    """Support for somebody's fall is none for him: "backed the regent's overthrow"."""
    del asked
    if draft.type != "SUPPORT" or draft.trigger.token.pos_ != "VERB":
        return False
    thing = done_to(draft.trigger.token)
    return thing is not None and thing.lemma_.lower() in undoing()


@cache
def undoing() -> frozenset[str]:
    """Nouns that name an end of whom they belong to, or those against him."""
    return frozenset(load("en/event_objects")["classes"]["undoing"]["examples"])


def met_nobody(draft: Draft, asked: list[Trigger]) -> bool:
    """A meeting or a visit of one alone, or of people who meet in private."""
    del asked
    if draft.type != "CONSULT":
        return False
    parties = [*draft.initiators, *draft.recipients]
    if len(parties) == 1:
        return parties[0].kind == "person" or not matters(parties[0])
    return not _any_matters(draft.initiators or parties) or not _any_matters(draft.recipients or parties)


def met_a_thing(draft: Draft, asked: list[Trigger]) -> bool:
    """What is met and is nobody, "met the deadline", or what things are met with, "were met with scorn"."""
    del asked
    token = draft.trigger.token
    if draft.type != "CONSULT" or token.lemma_.lower() not in _words("meeting"):
        return False
    thing = done_to(token)
    return is_passive(token) or (thing is not None and thing.lemma_.lower() in _words("met"))


def set_against(draft: Draft, asked: list[Trigger]) -> bool:
    """What is only set against something else: "as opposed to fines"."""
    del asked
    token = draft.trigger.token
    return draft.type == "REJECT" and token.tag_ == "VBN" and token.i > 0 and token.nbor(-1).lower_ == "as"


def called_off(draft: Draft, asked: list[Trigger]) -> bool:
    """Ties or a visit broken off with nobody of weight: "cancelled a trip to the coast"."""
    del asked
    return (
        draft.type == "SANCTION"
        and draft.mode == "withdraw"
        and bool(draft.recipients)
        and not _any_matters(draft.recipients)
    )


def allowed_by_nobody(draft: Draft, asked: list[Trigger]) -> bool:
    """A permission that nobody is said to give."""
    del asked
    return draft.type == "CONCEDE" and not draft.initiators and draft.trigger.token.lemma_.lower() in _words("allowing")


def accident(draft: Draft, asked: list[Trigger]) -> bool:
    """People harmed by an accident or by nature: nobody did it, and the clause names what befell them."""
    del asked
    if draft.type != "ASSAULT" or draft.initiators or draft.mode is not None:
        return False
    return draft.trigger.token.lemma_.lower() in _words("harming") and _is_befallen(draft.trigger.token)


def _is_befallen(verb: Token) -> bool:
    """Whether an accident is named around a verb, and no weapon or attack."""
    sentence = verb.sent
    doc = verb.doc
    window = range(max(sentence.start, verb.i - _REACH), min(sentence.end, verb.i + _REACH))
    words = {doc[i].lemma_.lower() for i in window}
    return not words.isdisjoint(_words("accidents")) and words.isdisjoint(_words("weapons"))


def _has_finite_clause(verb: Token) -> bool:
    return any(c.dep_ == "ccomp" and c.i > verb.i and c.tag_ not in {"VB", "VBG"} for c in verb.children)


RULES: tuple[Callable[[Draft, list[Trigger]], bool], ...] = (
    between_nobody,
    done_by_a_thing,
    asked_of_nobody,
    merely_asserted,
    shows_something,
    called_by_a_name,
    attacked_in_words,
    promised_in_private,
    not_commented,
    denied_in_words,
    dismissed_from_office,
    not_broken,
    met_nobody,
    met_a_thing,
    set_against,
    called_off,
    allowed_by_nobody,
    rallied_to,
    looked_into,
    backed_undoing,
    accident,
)
"""Each tells why a draft is no event; it is one if none of them does."""


def is_event(draft: Draft, asked: list[Trigger]) -> bool:
    """Whether a draft has a party and is no private matter; `asked` are the event words of its complement."""
    return bool(draft.initiators or draft.recipients) and not any(rule(draft, asked) for rule in RULES)
