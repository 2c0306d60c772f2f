"""What the rules look at: the words of an article with its quotations laid over them, and the finds they make."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from reportedly.reader.parsed import Chars, ParsedArticle, Quotation

Words = tuple[int, int]
"""Tokens `[first, last)` of the document."""

_DATELINE = re.compile(r"[A-Z][\w .,’'/-]{1,45}(?:\s*\([A-Z][\w ./-]{1,25}\))?\s*(?:—|–|--|\s-)\s+(?=[\"“A-Z])")
"""A place at the start of a paragraph, perhaps the agency in brackets, and a dash."""
_SENTENCE_ENDS = frozenset(".?!…")
_LOOSE = frozenset({",", ";", ":", "-", "–", "—", "--", "―"})


@dataclass(slots=True, eq=False)
class Find:
    """A possible attribution: what a rule saw, before it is decided whether somebody says something here."""

    rule: str
    cue: Token
    cue_words: Words
    source: Token | None
    source_words: Words | None
    contents: list[Words]
    marks: tuple[str, ...] = ()
    """What else speaks for or against it, as names that the confidence counts."""
    confidence: float = 0.0
    form: str = ""
    """Which of the rule's forms it is, where the rule has several; the rule's name otherwise."""

    def __post_init__(self) -> None:
        self.form = self.form or self.rule


@dataclass(slots=True, eq=False)
class Scene:
    """An article's tokens with, for each, the outermost quotation that it stands in (-1: none)."""

    parsed: ParsedArticle
    doc: Doc
    quotations: list[Quotation]
    quoted: list[int]
    sentences: list[int]
    """The first token of each sentence, and at last the number of tokens."""
    stretches: list[Words] = field(default_factory=list)
    """The tokens of each quotation, marks included."""
    datelines: dict[int, int] = field(default_factory=dict)
    """First token of a dateline ("LIMA (AFP) —") to the token after it."""
    hung: dict[int, Token] = field(default_factory=dict)
    """A participle of reporting in another's content to the verb whose subject it shares ("said it fell, adding")."""
    cuts: dict[int, int] = field(default_factory=dict)
    """A verb's place to where its content ends because such a participle follows."""

    def sentence_of(self, token: Token) -> Words:
        """The tokens of a token's sentence; `token.sent` may look through the whole article each time it is asked."""
        after = bisect_right(self.sentences, token.i)
        return self.sentences[after - 1], self.sentences[after]


def set_scene(parsed: ParsedArticle) -> Scene:
    """Lay the outermost quotations of an article over its tokens; one pass over both."""
    doc = parsed.doc
    starts = [token.idx for token in doc]
    quoted = [-1] * len(doc)
    kept: list[Quotation] = []
    stretches: list[Words] = []
    for quotation in parsed.quotations:
        first = max(0, bisect_right(starts, quotation.start) - 1)
        last = bisect_left(starts, quotation.end)
        if first < last and first < len(doc):
            quoted[first:last] = [len(kept)] * (last - first)
            kept.append(quotation)
            stretches.append((first, last))
    sentences = [0, *(token.i for token in doc if token.is_sent_start and token.i), len(doc)]
    return Scene(parsed, doc, kept, quoted, sentences, stretches, _datelines(parsed, starts))


def _datelines(parsed: ParsedArticle, starts: list[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for start, end in parsed.paragraphs:
        match = _DATELINE.match(parsed.article.text, start, min(end, start + 90))
        if match is not None:
            found[bisect_left(starts, start)] = bisect_left(starts, match.end())
    return found


def trimmed(scene: Scene, first: int, last: int) -> Words:
    """The tokens `[first, last)` without the blanks and loose punctuation at their ends that no quotation holds."""
    doc, quoted = scene.doc, scene.quoted
    first = min(scene.datelines.get(first, first), max(first, last - 1))
    while last - first > 1 and _is_loose(doc[last - 1], quoted):
        last -= 1
    while last - first > 1 and _is_loose(doc[first], quoted):
        first += 1
    return first, last


def rounded(scene: Scene, words: Words) -> Words:
    """The tokens `[first, last)`, with the quotation marks around them, and with a quotation that follows at once.

    "as “pure lies" becomes "as “pure lies.”", and "to stay" before "“for ever”" becomes "to stay “for ever”".
    """
    first, last = words
    doc, quoted, stretches = scene.doc, scene.quoted, scene.stretches
    ahead = last
    if quoted[last - 1] < 0 and ahead < len(doc) and quoted[ahead] >= 0 and quoted[first] < 0:
        start, end = stretches[quoted[ahead]]
        if start == ahead and not doc[ahead].is_sent_start:
            last = end
    inside = quoted[last - 1]
    if inside >= 0 and (quoted[first] != inside or first <= stretches[inside][0] + 1):
        start, end = stretches[inside]
        if last < end and all(doc[i].is_punct or doc[i].is_space for i in range(last, end)):
            last = end
        if first == start + 1 and last == end:
            first = start
    return first, last


def _is_loose(token: Token, quoted: list[int]) -> bool:
    if token.is_space:
        return True
    if quoted[token.i] >= 0:
        return False
    return token.text in _LOOSE or token.text in _SENTENCE_ENDS or token.dep_ == "cc"


def chars_of_words(scene: Scene, words: Words) -> Chars:
    """The stretch of text that some tokens cover, their quotation marks whole."""
    doc = scene.doc
    start, last = doc[words[0]].idx, doc[words[1] - 1]
    end = last.idx + len(last)
    at_start, at_end = scene.quoted[words[0]], scene.quoted[words[1] - 1]
    if at_start >= 0 and start < scene.quotations[at_start].inner[0]:
        start = scene.quotations[at_start].start
    if at_end >= 0 and end >= scene.quotations[at_end].inner[1]:
        end = scene.quotations[at_end].end
    return start, end
