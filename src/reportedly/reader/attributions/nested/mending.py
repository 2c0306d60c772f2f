"""What the nearness of other attributions says about one: where its content ends, and who "who" is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Token

from reportedly.reader.attributions.attribution import Attribution
from reportedly.reader.attributions.cues import SPEECH, class_of
from reportedly.reader.attributions.nested.citing import without
from reportedly.reader.attributions.nested.within import Within
from reportedly.reader.attributions.nested.words import can_inform
from reportedly.reader.attributions.sources import source_words
from reportedly.reader.phrases import SUBJECTS

_NEAR = 2
"""Tokens from a noun to the "who" that stands for it, where nothing else says that it is a person's."""
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_CONTRAST = frozenset({"while", "whereas", "although", "though"})
_RELATIVE = frozenset({"WP", "WDT"})


def restore_carriers(within: Within, ruled: Sequence[Attribution]) -> None:
    """Give a content back the statement inside it, where the rules see one and another finder left it out.

    A model that was trained on statements nobody carries cuts them out: of "It held, she said, the Herald reported" it
    takes the first two words for what the Herald reported. "Reportedly" beside another's cue is kept.
    """
    cues = sorted(within.by_cue)
    starts = [within.starts[place] for place in cues]
    for one in ruled:
        inside = _first_inside(cues, starts, one)
        if inside is None or not _tells(one.cue) or not _tells(within.by_cue[inside].cue):
            continue
        known = within.by_cue.get(one.cue.i)
        if known is None and one.rule == "reportedly":
            within.add(one)
        elif known is not None and known is not one and _is_cut(known, one, within.by_cue[inside]):
            known.contents, known.quotation = list(one.contents), one.quotation
            if known.source is None:
                known.source, known.source_span = one.source, one.source_span
        _leave_adverb(within, one, within.by_cue[inside])


def _first_inside(cues: list[int], starts: list[int], outer: Attribution) -> int | None:
    """The place of the first cue, other than its own, that stands in an attribution's content."""
    for start, end in outer.contents:
        for place in range(bisect_left(starts, start), bisect_left(starts, end)):
            if cues[place] != outer.cue.i:
                return cues[place]
    return None


def _tells(cue: Token) -> bool:
    """Whether a cue is one of saying or of a saying's noun, not of a thought, a wish or a judgement."""
    if cue.pos_ == "VERB" and cue.lower_ != "according":
        return class_of(cue) in SPEECH | {"deny"}
    return cue.pos_ != "NOUN" or class_of(cue) == "word"


def _is_cut(known: Attribution, ruled: Attribution, inside: Attribution) -> bool:
    """Whether a content is the rules' without a speaker inside it: "It held, she said", or "a man who says that"."""
    before = ruled.contents[0][0] < ruled.cue_span[0]
    relative = inside.source is not None and inside.source.tag_ == "WP"
    if known.contents == ruled.contents or not (before or relative):
        return False
    return all(any(start <= a and b <= end for start, end in ruled.contents) for a, b in known.contents)


def _leave_adverb(within: Within, outer: Attribution, inner: Attribution) -> None:
    """Take "reportedly", which is another's cue, off the cue of "reportedly told"."""
    if outer.rule == "reportedly" and inner.cue_span[0] == outer.cue.idx < inner.cue.idx:
        inner.cue_span = (inner.cue.idx, inner.cue_span[1])


def cut_at_teller(within: Within) -> None:
    """End a content before who tells it: in "It held, she said, the Herald reported", she did not say the last words.

    Where two attributions hold each other's cues, the later one, set off at the end, carries the other.
    """
    quoted = within.scene.quoted
    ordered = sorted(within.by_cue.values(), key=lambda one: one.cue.i)
    for inner, outer in pairwise(ordered):
        sentence = within.scene.sentence_of(outer.cue)
        if inner.cue.i < sentence[0] or outer.source_span is None:
            continue
        if quoted[inner.cue.i] != quoted[outer.cue.i]:
            continue
        if _holds(inner.contents, outer.cue.idx) and _holds(outer.contents, inner.cue.idx):
            told = (min(outer.source_span[0], outer.cue_span[0]), within.chars(sentence)[1])
            inner.contents = without(within, inner.contents, told) or inner.contents


def _holds(contents: list[tuple[int, int]], offset: int) -> bool:
    return any(start <= offset < end for start, end in contents)


def name_relatives(within: Within) -> None:
    """Take for the source of "officers who say that" the officers, where another carries what they say."""
    for one in within.by_cue.values():
        who = one.source
        if who is None or who.tag_ not in _RELATIVE or who.head.i != one.cue.i or within.depth[one.cue.i] == 0:
            continue
        noun = _who_is_meant(one.cue.head)
        if one.cue.dep_ != "relcl" or noun.i > who.i or noun.pos_ not in {"NOUN", "PROPN", "PRON"}:
            continue
        if can_inform(noun) or (who.tag_ == "WP" and who.i - noun.i <= _NEAR):
            first, last = source_words(within.scene, noun, one.cue)
            one.source, one.source_span = noun, within.chars((first, max(noun.i + 1, min(last, who.i))))


def _who_is_meant(noun: Token) -> Token:
    """The noun of "men in red coats who say": the men, where the parse takes the coats."""
    above = noun
    for _ in range(2):
        if can_inform(above) or above.dep_ != "pobj" or above.head.head.pos_ not in {"NOUN", "PROPN"}:
            break
        above = above.head.head
    return above if can_inform(above) else noun


def part_siblings(within: Within) -> None:
    """End a content before somebody else's statement that stands beside it: "said it held, while the army said".

    The parse often hangs the second clause into the first one's content. It stands beside it if it is introduced by a
    word of contrast, or coordinated, and its cue is in the same tense: "had said" would be told by the first.
    """
    quoted = within.scene.quoted
    ordered = sorted(within.by_cue.values(), key=lambda one: one.cue.i)
    for first, second in pairwise(ordered):
        cue, other = first.cue, second.cue
        if other.tag_ != cue.tag_ or cue.tag_ not in _FINITE or quoted[other.i] >= 0 or quoted[cue.i] >= 0:
            continue
        link = _link(other)
        if link is None or link.i <= cue.i or not _holds(first.contents, other.idx) or second.source is None:
            continue
        if second.source.i < link.i or any(child.dep_ == "aux" for child in other.children):
            continue
        kept = without(within, first.contents, (link.idx, within.chars(within.scene.sentence_of(other))[1]))
        first.contents = kept or first.contents


def _link(verb: Token) -> Token | None:
    """The word that puts a clause beside another: "while", "but", "and"; None if it is none of these."""
    mark = next((child for child in verb.children if child.dep_ == "mark" and child.lower_ in _CONTRAST), None)
    if mark is not None:
        return mark
    if verb.dep_ != "conj" or not any(child.dep_ in SUBJECTS for child in verb.children):
        return None
    return next((c for c in verb.head.children if c.dep_ == "cc" and verb.head.i < c.i < verb.i), None)
