"""Event words that are one only by who says them: what somebody says another must do, or will not do oneself."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from reportedly.lexicon import load
from reportedly.reader.actors import Cast
from reportedly.reader.events.frames import Frame, verb_frames
from reportedly.reader.events.triggers import Trigger
from reportedly.reader.parties import actors_of, doer_of, parties_at
from reportedly.reader.phrases import SUBJECTS, is_negated, is_passive
from reportedly.reading import Actor


@cache
def _modals(kind: str) -> frozenset[str]:
    return frozenset(load("en/event_settings")["said"][kind]["examples"])


def said_trigger(verb: Token, cast: Cast) -> Trigger | None:
    """The demand or the refusal in a clause that somebody says; None where it is neither."""
    if verb.dep_ != "ccomp" or verb.head is verb or any(c.dep_ == "mark" and c.lower_ != "that" for c in verb.children):
        return None
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    speakers = speakers_of(verb, cast) if subject is not None else []
    if not speakers:
        return None
    asked = [actor for actor in actors_of(subject, cast) if actor not in speakers]
    if asked and not (_is_a_state(verb) or is_passive(verb)) and _has_modal(verb, "demanded") and not is_negated(verb):
        return Trigger(verb, _frame("demand", "REQUEST"), speakers, asked, is_said=True)
    if not asked and cast.at(subject) in speakers and _has_modal(verb, "refused") and is_negated(verb):
        refused = parties_at("object", verb, cast) or parties_at("complement", verb, cast)
        if not refused:
            return None
        return Trigger(
            verb, _frame("refuse", "REJECT"), speakers, [a for a in refused if a not in speakers], is_said=True
        )
    return None


def _is_a_state(verb: Token) -> bool:
    """Whether a clause tells how somebody should be, "should be more careful", and nothing to do, "be ready to go"."""
    below = (inner for child in verb.children if child.dep_ == "acomp" for inner in child.children)
    return verb.lemma_ == "be" and not any(inner.dep_ == "xcomp" for inner in below)


def speakers_of(clause: Token, cast: Cast) -> list[Actor]:
    """The actors who say a clause: the doers of the verb that it is the content of."""
    if clause.dep_ != "ccomp" or clause.head is clause or clause.head.pos_ != "VERB":
        return []
    return actors_of(doer_of(clause.head), cast)


def _has_modal(verb: Token, kind: str) -> bool:
    """Whether a clause's modal tells a demand or a refusal; before its subject it tells a condition."""
    modals = _modals(kind)
    if verb.lemma_ in modals:
        return True
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            return any(c.dep_ == "aux" and c.lower_ in modals and c.i > child.i for c in verb.children)
    return False


@cache
def _frame(word: str, kind: str) -> Frame:
    return next(frame for frame in verb_frames()[word] if frame.type == kind)
