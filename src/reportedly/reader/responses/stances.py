"""The stance that a statement takes towards another: denies, disputes, confirms, supports, declines to comment."""

from __future__ import annotations

from functools import cache
from typing import cast as typed

from reportedly.lexicon import load
from reportedly.reader.phrases import is_negated
from reportedly.reader.responses.answered import Answered
from reportedly.reader.statements.sayings import Saying
from reportedly.reading import Act, Stance

_BY_ACT: dict[Act, Stance] = {"deny": "denies", "decline": "declines_to_comment", "confirm": "confirms"}
_TOWARDS_NOUN: dict[Act, Stance] = {
    "refuse": "disputes",
    "condemn": "disputes",
    "agree": "supports",
    "praise": "supports",
}
"""Acts that answer another statement only where they name it: "condemned his remarks", "accepted the offer"."""

_WISHES = frozenset({"demand", "propose"})
"""Acts that say of nothing that it is so."""


@cache
def _stances() -> dict[str, Stance]:
    by_stance = load("en/responses")["stance"]
    return {word: typed(Stance, stance) for stance, entry in by_stance.items() for word in entry["examples"]}


def stance_of(saying: Saying, act: Act, answered: Answered) -> Stance | None:
    """The stance of a statement towards what it speaks of, None where it answers nothing."""
    if answered.kind == "toll":
        return "disputes"
    lying = answered.kind == "speaker" and act in {"accuse", "assert", "deny"}
    stance: Stance | None = "denies" if lying else _by_cue(saying, act)
    if stance is None and (
        answered.kind == "noun" or (answered.kind == "pronoun" and act in {"refuse", "agree", "praise"})
    ):
        stance = None if answered.family == "figure" and act in {"agree", "praise"} else _TOWARDS_NOUN.get(act)
    if stance is not None and act != "decline" and is_negated(saying.cue):
        silent = stance in {"denies", "confirms"} and not _is_unable(saying)
        return "declines_to_comment" if silent else None
    return stance


def towards(stance: Stance, act: Act) -> Stance:
    """The stance as it is towards an act: what is asked or offered can be disputed, but not denied."""
    return "disputes" if stance == "denies" and act in _WISHES else stance


def _is_unable(saying: Saying) -> bool:
    """Whether a source can't say rather than won't: "could not confirm"."""
    return any(child.tag_ == "MD" and child.lemma_ in {"can", "could"} for child in saying.cue.children)


def _by_cue(saying: Saying, act: Act) -> Stance | None:
    if act == "decline":
        return "declines_to_comment"
    cue = saying.cue
    if act == "ask" or cue.lemma_.lower() in load("en/responses")["again"]["examples"]:
        return None
    is_noun = cue.pos_ == "NOUN" and cue.lemma_ == "question"
    stance = None if is_noun else _stances().get(cue.lemma_.lower())
    if stance == "supports" and any(child.lower_ == "against" for child in cue.children):
        return "disputes"  # "defended himself against the charge"
    return stance or _BY_ACT.get(act)
