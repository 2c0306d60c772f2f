"""How well attributions are found: who said what, against articles in which people marked source, cue and content.

The measures follow the PARC and PolNeAR tradition (Pareti 2015; Newell et al., LREC 2018). A token is a word or a mark
of punctuation; a role's tokens are those that share a character with one of its spans.

    content-exact     equal contents, but for quotation marks, blanks and punctuation at the ends
    content-overlap   token Jaccard of the contents at least 0.5
    who-said-what     content-overlap, and token Jaccard of the sources at least 0.5; where the gold has no source the
                      content alone decides
    cue-head          the same head token of the cue

Gold and predicted attributions of an article are paired one to one, largest overlap first. Only statements that no
other one carries are scored, for corpora of this kind mark none inside another. Where a gold row has spans `within`
which it was marked, statements of which most stands elsewhere are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportedly.errors import FormatError
from reportedly.evaluate.counts import Counts
from reportedly.lexicon import load
from reportedly.reading import Reading, Statement

MEASURES = ("content-exact", "content-overlap", "who-said-what", "cue-head")
THRESHOLD = 0.5

Pair = tuple[int, int]

_TOKEN = re.compile(r"\w+|[^\w\s]")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Marks:
    """One attribution as sets of token positions, with its content's spans without outer punctuation."""

    source: frozenset[int]
    content: frozenset[int]
    content_spans: tuple[Pair, ...]
    cue_head: int | None


class Tokens:
    """The tokens of a text, and which of them a stretch touches."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [match.span() for match in _TOKEN.finditer(text)]
        self._starts = [start for start, _ in self.spans]
        self._ends = [end for _, end in self.spans]

    def touched(self, spans: Iterable[Pair]) -> frozenset[int]:
        """Positions of the tokens that share a character with one of the spans."""
        found: set[int] = set()
        for start, end in spans:
            found.update(range(bisect_right(self._ends, start), bisect_left(self._starts, end)))
        return frozenset(found)

    def head_of_cue(self, cue: Iterable[int]) -> int | None:
        """The first word of a cue that is not an auxiliary, a pronoun, a negation or an adverb in -ly."""
        ordered = sorted(cue)
        words = [place for place in ordered if _WORD.match(self.text, self.spans[place][0])]
        for place in words:
            word = self.text[slice(*self.spans[place])].lower()
            if word not in _light_words() and not (len(word) > 4 and word.endswith("ly")):
                return place
        return next(iter(words or ordered), None)


@cache
def _light_words() -> frozenset[str]:
    return frozenset(load("en/light_words")["light"]["words"])


def score_attributions(gold: Mapping[str, Any], reading: Reading) -> dict[str, Counts]:
    """The counts of every measure for one article.

    Args:
        gold: a row with `text` and `attributions`, each with `source`, `cue` and `content` as lists of `[start, end]`.
        reading: what was read of the same text.

    Raises:
        FormatError: if the texts differ, for then offsets can't be compared, or the row lacks a key.
    """
    wanted, found = gold_marks(gold), predicted_marks(gold, reading)
    return {
        "content-exact": _count(wanted, found, lambda g, p: g.content_spans == p.content_spans),
        "content-overlap": _count(wanted, found, _alike),
        "who-said-what": _count(wanted, found, _same_source_and_content),
        "cue-head": _count_cues(wanted, found),
    }


def gold_marks(row: Mapping[str, Any]) -> list[Marks]:
    """The attributions of a gold row.

    Raises:
        FormatError: if a key is missing or a span is not a pair of offsets inside the text.
    """
    try:
        tokens = Tokens(row["text"])
        return [
            _marks(
                tokens, *([_checked(pair, row) for pair in a.get(role, [])] for role in ("source", "cue", "content"))
            )
            for a in row["attributions"]
        ]
    except KeyError as error:
        raise FormatError(f"gold row {row.get('id')!r} has no {error}") from error


def predicted_marks(row: Mapping[str, Any], reading: Reading) -> list[Marks]:
    """The attributions of a reading, those that nothing carries."""
    if reading.article.text != row["text"]:
        raise FormatError(f"the reading of {row.get('id')!r} is of another text than the gold's")
    tokens = Tokens(row["text"])
    found = [_marks(tokens, *_roles(statement)) for statement in reading.statements if not statement.via]
    if "within" not in row:
        return found
    within = tokens.touched(_checked(pair, row) for pair in row["within"])
    return [marks for marks in found if 2 * len(marks.content & within) >= len(marks.content)]


def _roles(statement: Statement) -> tuple[list[Pair], list[Pair], list[Pair]]:
    source, cue = statement.source_span, statement.cue_span
    return (
        [(source.start, source.end)] if source else [],
        [(cue.start, cue.end)] if cue else [],
        [(span.start, span.end) for span in statement.content_spans],
    )


def _marks(tokens: Tokens, source: list[Pair], cue: list[Pair], content: list[Pair]) -> Marks:
    return Marks(
        tokens.touched(source),
        tokens.touched(content),
        bare_spans(tokens.text, content),
        tokens.head_of_cue(tokens.touched(cue)),
    )


def _checked(pair: Any, row: Mapping[str, Any]) -> Pair:
    if isinstance(pair, list | tuple) and len(pair) == 2 and 0 <= pair[0] < pair[1] <= len(row["text"]):
        return pair[0], pair[1]
    raise FormatError(f"gold row {row.get('id')!r}: {pair!r} is not a span of its text")


def bare_spans(text: str, spans: Sequence[Pair]) -> tuple[Pair, ...]:
    """Spans without non-word characters at their ends; joined where nothing but such characters parts them."""
    kept: list[Pair] = []
    for start, end in sorted(spans):
        words = [match.start() for match in _WORD.finditer(text, start, end)]
        if not words:
            continue
        first, last = words[0], words[-1] + 1
        if kept and (first <= kept[-1][1] or not _WORD.search(text, kept[-1][1], first)):
            kept[-1] = (kept[-1][0], max(kept[-1][1], last))
        else:
            kept.append((first, last))
    return tuple(kept) or tuple(sorted(set(spans)))


def jaccard(left: frozenset[int], right: frozenset[int]) -> float:
    """Shared over all; 0 for two empty sets."""
    shared = len(left & right)
    return shared / (len(left) + len(right) - shared) if shared else 0.0


def _alike(gold: Marks, predicted: Marks) -> bool:
    return jaccard(gold.content, predicted.content) >= THRESHOLD


def _same_source_and_content(gold: Marks, predicted: Marks) -> bool:
    return _alike(gold, predicted) and (not gold.source or jaccard(gold.source, predicted.source) >= THRESHOLD)


def _count(gold: list[Marks], predicted: list[Marks], eligible: Callable[[Marks, Marks], bool]) -> Counts:
    gold, predicted = [g for g in gold if g.content], [p for p in predicted if p.content]
    return Counts(pair_up(gold, predicted, eligible), len(predicted), len(gold))


def _count_cues(gold: list[Marks], predicted: list[Marks]) -> Counts:
    gold = [g for g in gold if g.cue_head is not None]
    predicted = [p for p in predicted if p.cue_head is not None]
    right = pair_up(gold, predicted, lambda g, p: g.cue_head == p.cue_head)
    return Counts(right, len(predicted), len(gold))


def pair_up(gold: list[Marks], predicted: list[Marks], eligible: Callable[[Marks, Marks], bool]) -> int:
    """How many pairs a greedy one-to-one matching makes: largest content overlap first, then source, then order."""
    ranked = sorted(
        (-jaccard(g.content, p.content), -jaccard(g.source, p.source), i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(predicted)
        if eligible(g, p)
    )
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    for _, _, i, j in ranked:
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
    return len(used_gold)
