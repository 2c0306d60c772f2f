"""What becomes of an event's type when it is promised, refused, demanded or threatened instead of done."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from reportedly.lexicon import load
from reportedly.reader.events.drafts import Draft
from reportedly.reader.events.triggers import Trigger
from reportedly.reader.phrases import is_negated


@cache
def cooperative() -> frozenset[str]:
    """The types in which the parties work together."""
    return frozenset(name for name, entry in load("plover/types")["types"].items() if entry["nature"] == "cooperative")


@cache
def _harm() -> frozenset[str]:
    return frozenset(load("plover/types")["modes_of_threats"])


@cache
def _settled() -> frozenset[str]:
    return frozenset(load("en/event_settings")["over"]["settled"])


def vowed(draft: Draft, asked: list[Trigger], own: bool) -> None:
    """To vow or agree to do harm is a threat; to vow not to help or to yield is a refusal."""
    del own
    if draft.type != "AGREE":
        return
    for trigger in asked:
        if is_negated(trigger.token):
            draft.type, draft.mode = "REJECT", None
            return
        if trigger.frame.type in _harm() and trigger.token.pos_ == "VERB" and trigger.frame.type != "REJECT":
            draft.type = "THREATEN"
            return


def promised(draft: Draft, asked: list[Trigger], own: bool) -> None:
    """Help, talks or a concession to come is an agreement to it: PLOVER's AGREE holds every stated intent."""
    del asked, own
    token = draft.trigger.token
    if draft.status != "planned" or draft.type not in cooperative() or token.pos_ != "VERB" or token.dep_ == "advcl":
        return
    if token.dep_ == "xcomp" and token.head.lemma_ in _settled():
        draft.status = "happened"
    else:
        draft.type, draft.mode = "AGREE", None


def announced(draft: Draft, asked: list[Trigger], own: bool) -> None:
    """Harm that somebody says they will do is a threat; said by others it stays an event to come."""
    del asked
    if own and draft.type in _harm() and draft.trigger.token.pos_ == "VERB":
        modes = load("plover/types")["modes_of_threats"]
        draft.mode = modes.get(draft.type)
        draft.type, draft.status = "THREATEN", "happened"


def will_not(draft: Draft, asked: list[Trigger], own: bool) -> None:
    """Help, talks or a concession that somebody will not give is a refusal."""
    del asked, own
    token = draft.trigger.token
    will = any(child.dep_ == "aux" and child.lower_ in {"will", "wo", "would"} for child in token.children)
    if draft.status == "negated" and will and draft.type in cooperative():
        draft.mode = load("plover/types")["modes_of_what_is_asked"].get(draft.type)
        draft.type, draft.status = "REJECT", "happened"


def about_what(draft: Draft, asked: list[Trigger], own: bool) -> None:
    """What is asked, refused or threatened gives the mode of the demand, the refusal, the threat."""
    del own
    if draft.mode is not None or draft.type not in {"REQUEST", "REJECT", "THREATEN"}:
        return
    modes = load("plover/types")["modes_of_threats" if draft.type == "THREATEN" else "modes_of_what_is_asked"]
    draft.mode = next((modes[t.frame.type] for t in asked if t.frame.type in modes), None)


def parties_of_what_is_asked(draft: Draft, asked: list[Trigger], own: bool) -> None:
    """Asked is who is to do it; who is to receive what is promised, refused or threatened receives the promise of it.

    Recipients that stand beside the event's own word stay.
    """
    del own
    if not asked or draft.trigger.place not in {None, "complement", "of", "from"}:
        return
    inner = asked[0].initiators if draft.type == "REQUEST" else asked[0].recipients
    others = [actor for actor in inner if actor not in draft.initiators]
    if others and (draft.type == "REQUEST" or draft.trigger.place in {None, "complement"}):
        draft.recipients = others


RULES: tuple[Callable[[Draft, list[Trigger], bool], None], ...] = (
    vowed,
    promised,
    announced,
    will_not,
    about_what,
    parties_of_what_is_asked,
)


def shift(draft: Draft, asked: list[Trigger], own: bool) -> None:
    """Apply every rule to a draft, in order.

    `asked` are the event words of its complement, of what is asked, agreed, refused; `own` tells whether who is to do
    it says so.
    """
    for rule in RULES:
        rule(draft, asked, own)
