"""By what means an assault is carried out: the weapon, or who uses it, gives its mode."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from spacy.tokens import Token

from reportedly.lexicon import load
from reportedly.reader.events.triggers import Trigger
from reportedly.reader.parties import doer_of, done_to
from reportedly.reader.phrases import is_passive, with_hyphen

_WITH = frozenset({"in", "with", "by", "from", "using"})
_PARTS = frozenset({"compound", "amod", "nmod", "conj"})


@cache
def _means() -> Mapping[str, str]:
    table = load("en/event_settings")["means"]
    return {word: mode for mode, words in table.items() for word in words["examples"]}


def mode_of_means(triggers: list[Trigger]) -> str | None:
    """The mode that the first weapon near one of an assault's words gives; None where none is named."""
    means = _means()
    for trigger in triggers:
        for word in _instruments(trigger):
            mode = means.get(with_hyphen(word, word.lemma_.lower()))
            if mode is not None:
                return mode
    return None


def _instruments(trigger: Trigger) -> Iterator[Token]:
    """The words that can say with what: the noun itself, who or what does it, what it is done with, with modifiers."""
    word = trigger.token
    heads = [word] if word.pos_ == "NOUN" else []
    if word.pos_ == "VERB":
        heads += [head for head in (doer_of(word), None if is_passive(word) else done_to(word)) if head is not None]
    for child in word.children:
        if child.dep_ in {"prep", "agent"} and child.lower_ in _WITH:
            heads += [inner for inner in child.children if inner.dep_ == "pobj"]
        elif child.lower_ == "using":
            heads += [inner for inner in child.children if inner.dep_ == "dobj"]
    for head in heads:
        yield from (child for child in head.children if child.dep_ in _PARTS)
        yield head
