"""Quotations that nobody has been found to say: signed ones, turns of a transcript, and what goes on from a speaker.

A quotation that is a sentence of its own is somebody's words, though no word of saying stands beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from reportedly.reader.attributions.attribution import Attribution
from reportedly.reader.attributions.scene import Scene, Words, chars_of_words
from reportedly.reader.attributions.spoken import stands_alone
from reportedly.reader.parsed import Chars
from reportedly.reading import QuotationType

LEAST = 4
"""Tokens of a quotation, its marks counted, that is looked at."""

LEAST_OF_PARAGRAPH = 9
"""The same of one that opens a paragraph: a shorter one may be a heading."""

LONGEST_NAME = 6
"""Tokens of the name that opens a turn of a transcript."""

REACH = 30
"""Tokens between a speaker's words and a quotation that goes on from there, at most."""

MOST_ENDS = 2
"""Ends of sentences between, at most: that of the speaker's, and of one in the publisher's own voice."""

SURE = 0.9
"""The confidence of what is signed or a turn: on the articles for tuning all of them were marked so."""

_NAME = r"(?:[A-Z]\.|[A-Z][\w'’-]+)"
_BLANK = r"[^\S\n]"
_SIGNATURE = re.compile(
    rf"{_BLANK}*(?P<dash>--|[-–—―]){_BLANK}*(?P<name>{_NAME}(?:{_BLANK}+(?:[a-z]{{1,3}}{_BLANK}+)?{_NAME}){{0,4}})"
    rf"(?={_BLANK}*(?:[,.(\n]|$))"
)
_ENDS = frozenset(".?!…")


def claim_quotations(scene: Scene, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with those of quotations that none of them holds, or with these among their contents."""
    claimed = list(attributions)
    held = sorted(content for one in claimed for content in one.contents)
    speakers = _Speakers(claimed)
    for words in _unclaimed(scene, held):
        content = chars_of_words(scene, words)
        speakers.go_to(content[0])
        found = next((one for rule in RULES if (one := rule(scene, words)) is not None), None)
        if found is not None:
            speakers.last = len(claimed), _end(found)
            claimed.append(found)
        elif speakers.last is not None and _goes_on(scene, claimed[speakers.last[0]], speakers.last[1], words):
            number, before = speakers.last[0], claimed[speakers.last[0]]
            speakers.last = number, content[1]
            quotation = _with_quotation(before.quotation)
            claimed[number] = replace(before, contents=[*before.contents, content], quotation=quotation)
    return claimed


class _Speakers:
    """Who spoke last before a place: the number of an attribution in a list, and where its words end."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        known = [(_end(one), -one.cue.i, number) for number, one in enumerate(attributions) if one.source_span]
        self._ahead = sorted(known, reverse=True)
        self.last: tuple[int, int] | None = None

    def go_to(self, place: int) -> None:
        """Take in who has spoken up to a place."""
        while self._ahead and self._ahead[-1][0] <= place:
            end, _, number = self._ahead.pop()
            if self.last is None or end >= self.last[1]:
                self.last = number, end


def _with_quotation(before: QuotationType) -> QuotationType:
    """How words are quoted that a quotation is added to."""
    return "direct" if before == "direct" else "mixed"


def _unclaimed(scene: Scene, held: Sequence[Chars]) -> Iterator[Words]:
    """The quotations that share no letter with any of some spans, in order."""
    reached = -1
    place = 0
    for first, last in scene.stretches:
        start, end = chars_of_words(scene, (first, last))
        while place < len(held) and held[place][0] < end:
            reached = max(reached, held[place][1])
            place += 1
        if last - first >= LEAST and reached <= start:
            yield first, last


def signed(scene: Scene, words: Words) -> Attribution | None:
    """A quotation with a dash and a name behind it, and nothing more in the line: '"We shall rebuild." — Anna Berg'."""
    content = chars_of_words(scene, words)
    found = _SIGNATURE.match(scene.parsed.article.text, content[1])
    if found is None:
        return None
    dash, name = (scene.parsed.tokens(*found.span(part)) for part in ("dash", "name"))
    if not any(token.pos_ == "PROPN" for token in name):
        return None
    return _attribution("signed", dash[0], name.root, found.span("name"), content)


def turn(scene: Scene, words: Words) -> Attribution | None:
    """A quotation that opens with who speaks, as transcripts have it: '"BERG: Well, the mill is shut.'."""
    doc = scene.doc
    first = words[0] + 1
    colon = next((i for i in range(first, min(first + LONGEST_NAME, words[1])) if doc[i].text == ":"), None)
    if colon is None or colon == first or colon + 2 >= words[1] or not all(t.text.isupper() for t in doc[first:colon]):
        return None
    content = chars_of_words(scene, (colon + 1, words[1]))
    return _attribution("turn", doc[colon], doc[colon - 1], chars_of_words(scene, (first, colon)), content)


RULES = (signed, turn)


def _attribution(rule: str, cue: Token, source: Token, named: Chars, content: Chars) -> Attribution:
    span = cue.idx, cue.idx + len(cue)
    return Attribution(rule, cue, span, source, named, [content], "direct", SURE)


def _goes_on(scene: Scene, before: Attribution, end: int, words: Words) -> bool:
    """Whether a quotation that is a sentence of its own goes on with somebody's words, which end before it.

    It does in the same paragraph, if nobody else is named between and at most one sentence stands there, or as the
    next paragraph, if nothing stands between.
    """
    if before.rule == "signed" or not stands_alone(scene, *words) or scene.doc[words[0] + 1].text == "(":
        return False
    after = bisect_left(scene.doc, end, key=lambda token: token.idx)
    between = scene.doc[after : words[0]]
    ends_between = sum(token.text[-1] in _ENDS for token in between if not token.is_space)
    if len(between) > REACH or any(token.ent_type_ == "PERSON" for token in between):
        return False
    behind = next((token for token in scene.doc[words[1] : words[1] + 3] if not token.is_space or _breaks(token)), None)
    closes = behind is None or _breaks(behind)
    breaks = [token.i for token in between if _breaks(token)]
    if breaks:
        is_next = breaks == [words[0] - 1] and ends_between <= 1
        return is_next and closes and words[1] - words[0] >= LEAST_OF_PARAGRAPH
    closes = closes or (behind is not None and (scene.quoted[behind.i] >= 0 or behind.text[0].isupper()))
    return closes and ends_between <= MOST_ENDS


def _end(one: Attribution) -> int:
    """Where the words of an attribution end."""
    source = one.source_span[1] if one.source_span else 0
    return max(one.cue_span[1], source, *(end for _, end in one.contents))


def _breaks(token: Token) -> bool:
    return "\n" in token.text
