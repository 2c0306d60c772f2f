"""How sure a find is: a logistic sum over what speaks for and against it, its weights counted on marked-up news.

The weights are data (`lexicons/en/cue_weights.csv`): for each mark how often it was seen on a find, how often the find
was right, and what it adds to the log-odds.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import exp

from spacy.tokens import Token

from reportedly.lexicon import table
from reportedly.reader.attributions.cues import class_of
from reportedly.reader.attributions.scene import Find, Scene

_MODALS = frozenset({"will", "would", "can", "could", "may", "might", "shall", "should", "must", "to", "'ll", "'d"})
_FIRST = frozenset({"i", "we", "my", "our", "me", "us"})
_SECOND = frozenset({"you", "your"})
_RELATIVE = frozenset({"who", "which", "that", "what", "whose"})
_PERSONAL = frozenset({"he", "she", "they", "his", "her", "their"})
_THINGS = frozenset({"it", "this", "its", "these", "those", "there"})


def confidence(scene: Scene, find: Find) -> float:
    """The probability that a find is an attribution with the right source and content, 0 to 1."""
    weights = cue_weights()
    total = sum(weights.get(mark, 0.0) for mark in marks_of(scene, find))
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))


@cache
def cue_weights() -> dict[str, float]:
    """What each mark adds to the log-odds."""
    return {row["mark"]: float(row["weight"]) for row in table("en/cue_weights")}


def marks_of(scene: Scene, find: Find) -> Iterator[str]:
    """The names of all that speaks for or against a find."""
    rule, cue = find.form, find.cue
    lemma = cue.lemma_.lower()
    kind = class_of(cue)
    yield "any"
    yield f"rule={rule}"
    yield f"lemma={lemma}"
    yield f"rule_lemma={rule} {lemma}"
    yield f"class={kind}"
    yield f"rule_class={rule} {kind}"
    source = _source_kind(find)
    yield f"source={source}"
    yield f"rule_source={rule} {source}"
    if find.source is not None and find.source.pos_ == "NOUN":
        yield f"source_noun={find.source.lemma_.lower()}"
    yield f"tag={cue.tag_}"
    yield f"rule_dep={rule} {cue.dep_}"
    yield from _setting(scene, find)
    yield from _content(scene, find)
    for mark in find.marks:
        yield mark
        yield f"{rule} {mark}"


def _source_kind(find: Find) -> str:
    source = find.source
    if source is None:
        return "none"
    word = source.lower_
    for kind, words in (
        ("first", _FIRST), ("second", _SECOND), ("relative", _RELATIVE), ("personal", _PERSONAL), ("thing", _THINGS),
    ):  # fmt: skip
        if word in words:
            return kind
    return source.ent_type_ or ("name" if source.pos_ == "PROPN" else f"{source.pos_.lower()}")


def _setting(scene: Scene, find: Find) -> Iterator[str]:
    cue = find.cue
    if scene.quoted[cue.i] >= 0:
        yield "in_quotation"
        yield f"in_quotation {find.form}"
    for child in cue.children:
        dep = child.dep_
        if dep == "aux" and child.lower_ in _MODALS:
            yield f"aux={child.lower_}"
        elif dep == "neg":
            yield "negated"
        elif dep == "mark" and child.i < cue.i:
            yield f"mark={child.lower_}"
        elif dep == "advmod" and child.lower_ in {"how", "when", "why", "where"}:
            yield "wh"
    if find.source is not None:
        own = find.source.head.i == cue.i
        yield "source_own" if own else "source_shared"
        yield "source_after" if find.source.i > cue.i else "source_before"


def _content(scene: Scene, find: Find) -> Iterator[str]:
    first, last = find.contents[0][0], find.contents[-1][1]
    length = sum(b - a for a, b in find.contents)
    bucket = length if length < 4 else 4 if length < 7 else 7 if length < 12 else 12 if length < 40 else 40
    yield f"length={bucket}"
    yield f"rule_length={find.form} {bucket}"
    yield f"pieces={min(3, len(find.contents))}"
    start = scene.doc[first]
    yield f"content_starts={_starting(start)}"
    yield f"rule_content={find.form} {_starting(start)}"
    if scene.quoted[first] >= 0 and scene.quoted[find.cue.i] < 0:
        yield "content_starts_quoted"
    elif any(scene.quoted[i] >= 0 for i in range(first, min(last, first + 60))) and scene.quoted[find.cue.i] < 0:
        yield "content_holds_quotation"
    yield "content_before" if first < find.cue.i else "content_after"


def _starting(token: Token) -> str:
    word = token.lower_
    if token.tag_ in {"IN", "WRB", "WP", "WDT", "TO", "DT", "PRP", "PRP$"}:
        return word
    return token.pos_


__all__ = ["confidence", "cue_weights", "marks_of"]
