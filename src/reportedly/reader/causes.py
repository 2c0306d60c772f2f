"""Against what people act, and who is behind it."""

from __future__ import annotations

from itertools import islice

from spacy.tokens import Token

from reportedly.reader.actors import Cast
from reportedly.reading import Actor

_MODIFIERS = frozenset({"compound", "amod", "nmod", "nummod"})
_AGAINST = frozenset({"protest", "defiance", "opposition", "response", "retaliation", "reprisal"})
_FAR = 40
"""Words of a phrase that are looked through."""


def behind_cause(word: Token, cast: Cast) -> list[Actor]:
    """Who is behind what people act against: "marched to protest the board's tolls", "in defiance of the regent".

    The first one named where the text says against what, or to what end; no mere place.
    """
    words = [word, *(child for child in word.children if child.dep_ == "dobj")]
    for child in (child for above in words for child in above.children if child.i > above.i and _is_cause(child)):
        for token in islice(child.subtree, _FAR):
            actor = cast.at(token)
            if actor is not None and actor.kind != "place" and not _is_inside(token, cast):
                return [actor]
    return []


def _is_inside(token: Token, cast: Cast) -> bool:
    """Whether a modifier is part of another actor's name or description: the "Harland" of "Harland President Ruud"."""
    for _ in range(3):
        if token.dep_ not in _MODIFIERS:
            return False
        token = token.head
        if cast.at(token) is not None:
            return True
    return False


def _is_cause(phrase: Token) -> bool:
    """Whether a phrase says against what or to what end something is done."""
    if phrase.dep_ in {"advcl", "xcomp", "acl", "relcl"}:
        return phrase.tag_ == "VB" and any(child.lower_ == "to" for child in phrase.lefts)
    if phrase.dep_ != "prep":
        return False
    if phrase.lower_ == "in":
        return any(child.lower_ in _AGAINST for child in phrase.children)
    return phrase.lower_ in {"over", "against", "at"}
