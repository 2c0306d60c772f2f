"""Attributions inside other attributions' contents, and the words by which one is put inside another.

They need no trained weights: what is known of the outer attributions, however those were found, is all that they ask.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.reader.attributions.attribution import Attribution
from reportedly.reader.attributions.nested import citing, inside, mending
from reportedly.reader.attributions.nested.within import set_within
from reportedly.reader.attributions.scene import Find, Scene

RULES = (*citing.RULES, *inside.RULES)


def with_nested(
    scene: Scene, attributions: Sequence[Attribution], finds: Sequence[Find], ruled: Sequence[Attribution] = ()
) -> list[Attribution]:
    """The attributions of an article with those inside their contents.

    `finds` is all that the rules saw, `ruled` what they kept, where the attributions are not theirs alone.
    """
    within = set_within(scene, attributions, finds)
    mending.restore_carriers(within, ruled)
    mending.cut_at_teller(within)
    mending.part_siblings(within)
    for rules in (citing.RULES, inside.RULES):
        for token in scene.doc:
            for rule in rules:
                for found in rule(within, token):
                    within.add(found)
    mending.name_relatives(within)
    return list(within.by_cue.values())


__all__ = ["RULES", "with_nested"]
