"""Whose report, claim or letter is rejected where only "the report" is named."""

from __future__ import annotations

from reportedly.lexicon import load
from reportedly.reader.events.drafts import Draft
from reportedly.reader.parties import done_to
from reportedly.reading import Actor, Statement


def source_of_answered(draft: Draft, statements: list[Statement]) -> list[Actor]:
    """The source of the last statement before the event whose cue or medium is the word that the event's object is."""
    thing = done_to(draft.trigger.token)
    if thing is None or thing.lemma_.lower() not in load("en/event_settings")["statements"]["examples"]:
        return []
    word, start = thing.lemma_.lower(), draft.trigger.token.idx
    for statement in reversed(statements):
        cue = statement.cue_span
        if cue is None or cue.end > start or statement.source is None or statement.source in draft.initiators:
            continue
        if statement.medium == word or word in cue.text.lower().split():
            return [statement.source]
    return []
