"""What the nearness of other attributions says about one: where its content ends, and who "who" is."""

from __future__ import annotations

from itertools import pairwise

from reportedly.read.attributions.nested.citing import without
from reportedly.read.attributions.nested.within import Within
from reportedly.read.attributions.nested.words import can_inform
from reportedly.read.attributions.sources import source_words

_NEAR = 2
"""Tokens from a noun to the "who" that stands for it, where nothing else says that it is a person's."""
_RELATIVE = frozenset({"WP", "WDT"})


def cut_at_teller(within: Within) -> None:
    """End a content before who tells it: in "It held, she said, the Herald reported", she did not say the last words.

    Where two attributions hold each other's cues, the later one, set off at the end, carries the other.
    """
    quoted = within.scene.quoted
    ordered = sorted(within.by_cue.values(), key=lambda one: one.cue.i)
    for inner, outer in pairwise(ordered):
        if inner.cue.sent.start != outer.cue.sent.start or outer.source_span is None:
            continue
        if quoted[inner.cue.i] != quoted[outer.cue.i]:
            continue
        if _holds(inner.contents, outer.cue.idx) and _holds(outer.contents, inner.cue.idx):
            told = (min(outer.source_span[0], outer.cue_span[0]), outer.cue.sent.end_char)
            inner.contents = without(within, inner.contents, told) or inner.contents


def _holds(contents: list[tuple[int, int]], offset: int) -> bool:
    return any(start <= offset < end for start, end in contents)


def name_relatives(within: Within) -> None:
    """Take for the source of "officers who say that" the officers, where another carries what they say."""
    for one in within.by_cue.values():
        who = one.source
        if who is None or who.tag_ not in _RELATIVE or who.head.i != one.cue.i or within.depth[one.cue.i] == 0:
            continue
        noun = one.cue.head
        if one.cue.dep_ != "relcl" or noun.i > who.i or noun.pos_ not in {"NOUN", "PROPN", "PRON"}:
            continue
        if can_inform(noun) or (who.tag_ == "WP" and who.i - noun.i <= _NEAR):
            first, last = source_words(within.scene, noun, one.cue)
            one.source, one.source_span = noun, within.chars((first, max(noun.i + 1, min(last, who.i))))
