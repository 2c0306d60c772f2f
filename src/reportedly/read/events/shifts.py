"""What becomes of an event's type when it is promised, refused, demanded or threatened instead of done."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from reportedly.lexicon import load
from reportedly.read.events.drafts import Draft
from reportedly.reading import EventType


@cache
def cooperative() -> frozenset[str]:
    """The types in which the parties work together."""
    return frozenset(name for name, entry in load("plover/types")["types"].items() if entry["nature"] == "cooperative")


def promised(draft: Draft, absorbed: list[EventType]) -> None:
    """Help, talks or a concession to come is an agreement to it: PLOVER's AGREE holds every stated intent."""
    del absorbed
    if draft.status == "planned" and draft.type in cooperative() and draft.trigger.token.pos_ == "VERB":
        draft.type, draft.mode = "AGREE", None


def will_not(draft: Draft, absorbed: list[EventType]) -> None:
    """Help, talks or a concession that somebody will not give is a refusal."""
    del absorbed
    token = draft.trigger.token
    will = any(child.dep_ == "aux" and child.lower_ in {"will", "wo", "would"} for child in token.children)
    if draft.status == "negated" and will and draft.type in cooperative():
        draft.mode = load("plover/types")["modes_of_what_is_asked"].get(draft.type)
        draft.type, draft.status = "REJECT", "happened"


def about_what(draft: Draft, absorbed: list[EventType]) -> None:
    """What is asked, refused or threatened gives the mode of the demand, the refusal, the threat."""
    if draft.mode is not None or draft.type not in {"REQUEST", "REJECT", "THREATEN"}:
        return
    modes = load("plover/types")["modes_of_threats" if draft.type == "THREATEN" else "modes_of_what_is_asked"]
    draft.mode = next((modes[kind] for kind in absorbed if kind in modes), None)


RULES: tuple[Callable[[Draft, list[EventType]], None], ...] = (promised, will_not, about_what)


def shift(draft: Draft, absorbed: list[EventType]) -> None:
    """Apply every rule to a draft, in order; `absorbed` are the types of what its complement names."""
    for rule in RULES:
        rule(draft, absorbed)
