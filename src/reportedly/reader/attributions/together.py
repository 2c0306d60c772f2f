"""What the trained model and the rules find, put together: one attribution for each cue.

The model was trained on news in which nobody marked an attribution inside another's content, so what is carried and
what carries is the rules' to find; and the rules add what they are sure of and the model has missed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import cache

from reportedly.models.attribution import runner
from reportedly.models.attribution.runner import Found
from reportedly.reader.attributions.attribution import Attribution
from reportedly.reader.attributions.find import candidates, keep
from reportedly.reader.attributions.learned import find_learned
from reportedly.reader.attributions.nested import with_nested
from reportedly.reader.attributions.scene import set_scene
from reportedly.reader.attributions.unclaimed import claim_quotations
from reportedly.reader.parsed import Chars, ParsedArticle

SURE_ENOUGH = 0.39
"""What the model finds with less confidence is left out."""

SURE_ENOUGH_WITHOUT_SOURCE = 0.55
"""The same where the model finds no source."""

SURE_ENOUGH_AGREED = 0.15
"""The same where the rules keep the same cue."""

SURE_RULE = 0.42
"""From this confidence on the rules tell where a cue of meaning to do something ends."""

SURE_ENOUGH_ALONE = 0.85
"""What only the rules find is kept from this confidence on, unless it is carried or carries.

On the open halves of what was measured, what they are less sure of and the model passes over is mostly nothing said.
"""

BESIDE = frozenset({"judged_object"})
"""Rules whose finds the model must have seen too, unless they are carried: "raise revenue" is nothing said."""

SURE_ENOUGH_CARRIER = 0.65
"""What only the rules find is kept from this confidence on where its content holds another attribution's cue."""

SURE_ENOUGH_NOUN_CARRIER = 0.25
"""The same for a noun with a clause, which corpora leave unmarked more often: "a Herald report that the mayor told"."""


def find_attributions(parsed: ParsedArticle, found: list[Found] | None = None) -> list[Attribution]:
    """The attributions of an article, nested ones too, in the order of their first character.

    Where the trained model is not installed, they are those of the rules alone.

    Args:
        parsed: the article.
        found: what the model has found in it before, where it has been asked.
    """
    scene = set_scene(parsed)
    finds = candidates(scene)
    ruled = keep(scene, finds)
    outer = together(ruled, find_learned(parsed, found)) if has_model() else ruled
    return sorted(with_nested(scene, claim_quotations(scene, outer), finds, ruled), key=_place)


@cache
def has_model() -> bool:
    """Whether the trained model is installed."""
    return runner.is_there()


def model_name() -> str | None:
    """The name and version of the trained model, None where it is not installed."""
    if not has_model():
        return None
    model = runner.about()["model"]
    return f"{model['name']} {model['version']}"


def together(ruled: list[Attribution], learned: list[Attribution]) -> list[Attribution]:
    """The attributions of both, in the order of their first character.

    Where both have the same cue, the model's source and content are taken, save where its cue goes on into what is
    meant ("refuses | to sell").
    """
    by_cue = {one.cue.i: one for one in ruled}
    kept = [_parted(one, by_cue.get(one.cue.i)) for one in learned if _is_sure(one, by_cue.get(one.cue.i))]
    cues = sorted(one.cue_span for one in kept)
    contents = _joined([content for one in kept for content in one.contents])
    alone = [one for one in ruled if not _touches(cues, one.cue_span)]
    added = [one for one in alone if _is_kept(one, cues, contents)]
    return sorted([*kept, *added], key=_place)


def _is_sure(one: Attribution, rival: Attribution | None) -> bool:
    """Whether what the model finds is kept; `rival` is what the rules have on the same cue."""
    least = SURE_ENOUGH if one.source_span else SURE_ENOUGH_WITHOUT_SOURCE
    if rival is not None:
        least = SURE_ENOUGH_AGREED
    return (one.confidence or 0.0) >= least


def _is_kept(one: Attribution, cues: list[Chars], contents: list[Chars]) -> bool:
    """Whether what only the rules find is kept: where its cue stands in another's content, or the other way round."""
    sure = one.confidence or 0.0
    if _holds(contents, one.cue_span):
        return True
    if one.rule in BESIDE:
        return False
    if sure >= SURE_ENOUGH_ALONE:
        return True
    least = SURE_ENOUGH_NOUN_CARRIER if one.rule == "noun_clause" else SURE_ENOUGH_CARRIER
    return sure >= least and any(_reaches(cues, content) for content in one.contents)


def _parted(one: Attribution, rival: Attribution | None) -> Attribution:
    """An attribution of the model's, with the rules' cue and content where its own cue goes on into the infinitive."""
    if rival is None or rival.rule != "meant_to" or (rival.confidence or 0.0) < SURE_RULE:
        return one
    if rival.cue_span[1] <= rival.contents[0][0] < one.cue_span[1]:
        return replace(one, cue_span=rival.cue_span, contents=rival.contents, quotation=rival.quotation)
    return one


def _joined(spans: list[Chars]) -> list[Chars]:
    """Spans in order, those that overlap joined."""
    joined: list[Chars] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _holds(spans: list[Chars], span: Chars) -> bool:
    """Whether one of some joined spans holds a span."""
    place = bisect_right(spans, span[0], key=lambda one: one[0]) - 1
    return place >= 0 and span[1] <= spans[place][1]


def _reaches(spans: list[Chars], span: Chars) -> bool:
    """Whether a span holds the start of one of some sorted spans."""
    place = bisect_left(spans, span[0], key=lambda one: one[0])
    return place < len(spans) and spans[place][0] < span[1]


def _touches(spans: list[Chars], span: Chars) -> bool:
    """Whether one of some sorted spans that do not overlap shares a character with a span."""
    place = bisect_left(spans, span[1], key=lambda one: one[0]) - 1
    return place >= 0 and spans[place][1] > span[0]


def _place(one: Attribution) -> tuple[int, int]:
    starts = [one.cue_span[0], *(start for start, _ in one.contents)]
    if one.source_span:
        starts.append(one.source_span[0])
    return min(starts), one.cue.i
