"""What becomes of an event's type when it is promised, refused, demanded or threatened instead of done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from reportedly.lexicon import load
from reportedly.reader.events.drafts import Draft
from reportedly.reader.events.status import settled
from reportedly.reader.events.triggers import Trigger
from reportedly.reader.parties import done_to, objects_after
from reportedly.reader.phrases import is_negated

_DECIDED = frozenset({"SANCTION", "COERCE"})
"""Types of harm that are done once they are decided."""


@cache
def cooperative() -> frozenset[str]:
    """The types in which the parties work together."""
    return frozenset(name for name, entry in load("plover/types")["types"].items() if entry["nature"] == "cooperative")


@cache
def _modes(table: str) -> Mapping[str, str]:
    """The modes of a table of the codebook, by what is asked or threatened: a type, or a type and its mode."""
    return {what: entry["mode"] for what, entry in load("plover/types")[table].items()}


@cache
def _harm() -> frozenset[str]:
    return frozenset(what.partition(" ")[0] for what in _modes("modes_of_threats"))


@cache
def _changes() -> frozenset[str]:
    return frozenset(load("en/event_settings")["asked"]["change"]["examples"])


def _mode_of_threat(kind: str, mode: str | None) -> str | None:
    """The mode of a threat by the type and the mode of what is threatened."""
    modes = _modes("modes_of_threats")
    return modes.get(f"{kind} {mode}") or modes.get(kind)


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
    if token.dep_ == "xcomp" and token.head.lemma_ in settled():
        draft.status = "happened"
    else:
        draft.type, draft.mode = "AGREE", None


def announced(draft: Draft, asked: list[Trigger], own: bool) -> None:
    """Harm that somebody says they will do is a threat; said by others it stays an event to come.

    What was decided is no threat: "decided to adopt sanctions" tells of sanctions.
    """
    del asked
    token = draft.trigger.token
    if draft.status == "planned" and token.dep_ in {"xcomp", "acl"} and token.head.lemma_ in settled():
        if draft.type in _DECIDED:
            draft.status = "happened"
        return
    if own and draft.type in _harm() and draft.trigger.token.pos_ == "VERB":
        draft.mode = _mode_of_threat(draft.type, draft.mode)
        draft.type, draft.status = "THREATEN", "happened"


def will_not(draft: Draft, asked: list[Trigger], own: bool) -> None:
    """Help, talks or a concession that somebody will not give is a refusal."""
    del asked, own
    token = draft.trigger.token
    will = any(child.dep_ == "aux" and child.lower_ in {"will", "wo", "would"} for child in token.children)
    if draft.status == "negated" and will and draft.type in cooperative():
        draft.mode = _modes("modes_of_what_is_asked").get(draft.type)
        draft.type, draft.status = "REJECT", "happened"


def about_what(draft: Draft, asked: list[Trigger], own: bool) -> None:
    """What is asked, refused or threatened gives the mode of the demand, the refusal, the threat."""
    del own
    if draft.mode is not None or draft.type not in {"REQUEST", "REJECT", "THREATEN"}:
        return
    if draft.type == "THREATEN":
        modes = (_mode_of_threat(trigger.frame.type, trigger.frame.mode) for trigger in asked)
    else:
        modes = (_modes("modes_of_what_is_asked").get(trigger.frame.type) for trigger in asked)
    draft.mode = next((mode for mode in modes if mode), None) or _changed(draft)


def _changed(draft: Draft) -> str | None:
    """The mode of asking for, or refusing, another order of things: "demanded reforms", "called for elections"."""
    token = draft.trigger.token
    things = [thing for thing in (done_to(token), *objects_after(token, "for")) if thing is not None]
    asked = draft.type != "THREATEN" and any(thing.lemma_.lower() in _changes() for thing in things)
    return "change" if asked else None


def parties_of_what_is_asked(draft: Draft, asked: list[Trigger], own: bool) -> None:
    """Asked is who is to do it; who is to receive what is promised, refused or threatened receives the promise of it.

    Recipients that stand beside the event's own word stay.
    """
    del own
    if not asked or draft.trigger.place not in {None, "complement", "of", "from"}:
        return
    noun = asked[0].token if asked[0].token.pos_ == "NOUN" else None
    if draft.type == "REQUEST" and draft.recipients and noun is not None and noun.head.i != draft.trigger.token.i:
        return  # in "demanded that the guilds match the regent's support" nobody asks the regent
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
