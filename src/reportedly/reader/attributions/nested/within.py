"""What the rules for nested statements look at: the attributions of an article, and what stands in whose content."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from spacy.tokens import Token

from reportedly.reader.attributions.attribution import Attribution
from reportedly.reader.attributions.scene import Find, Scene, Words, chars_of_words
from reportedly.reader.attributions.sources import source_words
from reportedly.reader.parsed import Chars, Quotation
from reportedly.reading import QuotationType

CONFIDENCE = 0.8
"""Of what the rules for nested statements find: about the share that was right in news read through for it. They have
no weights of their own, for no corpus marks what they look for."""


@dataclass(slots=True, eq=False)
class Within:
    """An article's attributions, by the place of their cue and of their source, and all that the rules saw besides."""

    scene: Scene
    by_cue: dict[int, Attribution]
    finds: dict[int, list[Find]]
    """All that the rules saw, by the place of the cue."""
    depth: list[int]
    """For each token in how many contents it stands."""
    starts: list[int]
    """Where each token begins."""
    by_source: dict[int, Attribution] = field(default_factory=dict)
    nested: dict[int, Quotation] = field(default_factory=dict)
    """Quotations inside others, by the place of their first token."""

    def words_of(self, chars: Chars) -> Words:
        """The tokens that begin in a stretch of text."""
        return bisect_left(self.starts, chars[0]), bisect_left(self.starts, chars[1])

    def chars(self, words: Words) -> Chars:
        """The stretch of text that some tokens cover."""
        return chars_of_words(self.scene, words)

    def add(self, attribution: Attribution) -> None:
        """Take an attribution in, instead of the one with the same cue."""
        self.by_cue[attribution.cue.i] = attribution

    def drop(self, cue: Token) -> None:
        """Leave out the attribution with this cue, if there is one."""
        self.by_cue.pop(cue.i, None)

    def made(
        self, rule: str, cue: Token, source: Token | None, contents: Sequence[Words], carrier: Attribution | None = None
    ) -> Attribution:
        """An attribution of what a rule saw."""
        scene = self.scene
        words = source_words(scene, source, cue) if source is not None else None
        return Attribution(
            rule=rule,
            cue=cue,
            cue_span=chars_of_words(scene, (cue.i, cue.i + 1)),
            source=source,
            source_span=chars_of_words(scene, words) if words else None,
            contents=[chars_of_words(scene, piece) for piece in contents],
            quotation=self.quotation(contents),
            confidence=CONFIDENCE,
            carrier=carrier,
        )

    def quotation(self, contents: Sequence[Words]) -> QuotationType:
        """Direct if every word is quoted, mixed if some are."""
        doc, quoted = self.scene.doc, self.scene.quoted
        marked = [
            quoted[i] >= 0 for first, last in contents for i in range(first, last) if doc[i].is_alpha or doc[i].is_digit
        ]
        if marked and all(marked):
            return "direct"
        return "mixed" if any(marked) else "indirect"


def set_within(scene: Scene, attributions: Sequence[Attribution], finds: Sequence[Find]) -> Within:
    """Lay the attributions over the tokens; one pass over all."""
    by_place: dict[int, list[Find]] = {}
    for find in finds:
        by_place.setdefault(find.cue.i, []).append(find)
    within = Within(
        scene,
        {one.cue.i: one for one in attributions},
        by_place,
        [],
        [token.idx for token in scene.doc],
    )
    text = scene.parsed.article.text
    for quotation in scene.quotations:
        for inner in quotation.nested:
            if text[inner.start] == text[quotation.start]:
                continue  # one that was never closed: the next one only looks as if it stood inside
            within.nested[within.words_of((inner.start, inner.end))[0]] = inner
    steps = [0] * (len(scene.doc) + 1)
    for one in attributions:
        if one.source is not None:
            within.by_source.setdefault(one.source.i, one)
        for chars in one.contents:
            first, last = within.words_of(chars)
            steps[first] += 1
            steps[last] -= 1
    within.depth = list(accumulate(steps))
    return within
