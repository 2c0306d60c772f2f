"""How well chains are read: statements inside statements, against texts in which people marked who carries whose words.

    found      a nested statement of the gold is among those read: token Jaccard of the contents at least 0.5, and the
               right source; the source is right if token Jaccard with its words, or with a mention of the actor that
               they were settled as, is at least 0.5 ("officials who say": the source of "say" is the officials); where
               the gold has no source the content alone decides
    via        of those found, the share that the right statements carry, all of them and in their order
    chain      found and via, as precision, recall and F1: of the nested statements read, of those in the gold
    one-level  of the texts of the gold in which nothing is nested, the share in which nothing nested is read

Tokens and Jaccard are those of `evaluate.attribution`. Gold and read statements are paired one to one, largest overlap
of their contents first.

A gold row has `text` and `statements`, each with its `id`, its `source`, `cue` and `content` as lists of
`[start, end]`, and in `via` the ids of those that carry it, outermost first. `rows_of_cases` makes such rows from
marked-up text: `<source1>`, `<cue1>`, `<content1>` mark the statement `1`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportedly.errors import FormatError
from reportedly.evaluate.attribution import THRESHOLD, Pair, Tokens, jaccard
from reportedly.evaluate.counts import Counts
from reportedly.evaluate.marked import unmark
from reportedly.reading import Reading, Statement

MEASURES = ("found", "via", "chain", "one-level")


@dataclass(frozen=True, slots=True)
class Link:
    """One statement as sets of token positions: its content, and each phrase by which its source may be known."""

    sources: tuple[frozenset[int], ...]
    content: frozenset[int]
    via: tuple[int, ...]
    """Places, among the statements of the text, of those that carry it."""


def score_chains(gold: Mapping[str, Any], reading: Reading) -> dict[str, Counts]:
    """The counts of every measure for one text.

    Raises:
        FormatError: if the texts differ, for then offsets can't be compared, or the row lacks a key.
    """
    if reading.article.text != gold.get("text"):
        raise FormatError(f"the reading of {gold.get('id')!r} is of another text than the gold's")
    wanted, read = gold_links(gold), read_links(reading)
    pairs = pair_up(wanted, read)
    nested = [place for place, link in enumerate(wanted) if link.via]
    found = [place for place in nested if place in pairs]
    right = sum(read[pairs[place]].via == _carriers(wanted[place], pairs) for place in found)
    predicted = sum(bool(link.via) for link in read)
    flat = int(not nested)
    return {
        "found": Counts(len(found), len(read), len(nested)),
        "via": Counts(right, len(found), len(found)),
        "chain": Counts(right, predicted, len(nested)),
        "one-level": Counts(int(flat and not predicted), flat, flat),
    }


def _carriers(link: Link, pairs: Mapping[int, int]) -> tuple[int, ...]:
    """The statements read that should carry a statement; -1 stands for one that was not found."""
    return tuple(pairs.get(place, -1) for place in link.via)


def gold_links(row: Mapping[str, Any]) -> list[Link]:
    """The statements of a gold row.

    Raises:
        FormatError: if a key is missing, or `via` names no statement of the row.
    """
    try:
        tokens = Tokens(row["text"])
        places = {one["id"]: place for place, one in enumerate(row["statements"])}
        return [
            Link(
                tuple(tokens.touched([pair]) for pair in one["source"]),
                tokens.touched(one["content"]),
                tuple(places[carrier] for carrier in one["via"]),
            )
            for one in row["statements"]
        ]
    except KeyError as error:
        raise FormatError(f"gold row {row.get('id')!r} has no {error}") from error


def read_links(reading: Reading) -> list[Link]:
    """The statements of a reading."""
    tokens = Tokens(reading.article.text)
    places = {id(statement): place for place, statement in enumerate(reading.statements)}
    return [
        Link(
            tuple(tokens.touched([pair]) for pair in _source_spans(statement)),
            tokens.touched((span.start, span.end) for span in statement.content_spans),
            tuple(places[id(carrier)] for carrier in statement.via),
        )
        for statement in reading.statements
    ]


def _source_spans(statement: Statement) -> list[Pair]:
    """The words that name a source in this statement, and all the other mentions of the actor."""
    own = [statement.source_span] if statement.source_span else []
    mentions = statement.source.mentions if statement.source else []
    return [(span.start, span.end) for span in (*own, *mentions)]


def pair_up(gold: Sequence[Link], read: Sequence[Link]) -> dict[int, int]:
    """Which statement of the gold is which of those read: one to one, largest overlap of contents first."""
    ranked = sorted(
        (-jaccard(g.content, r.content), i, j) for i, g in enumerate(gold) for j, r in enumerate(read) if _same(g, r)
    )
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in ranked:
        if i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)
    return pairs


def _same(gold: Link, read: Link) -> bool:
    if jaccard(gold.content, read.content) < THRESHOLD:
        return False
    return not gold.sources or any(jaccard(g, r) >= THRESHOLD for g in gold.sources for r in read.sources)


def rows_of_cases(path: Path, half: str | None = None) -> list[dict[str, Any]]:
    """The gold rows of a table of marked-up cases, those of one half if it is named.

    Raises:
        FormatError: if a case marks no statement, or its `via` names one that it does not mark.
    """
    cases = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    return [_row(number, case) for number, case in enumerate(cases, 1) if half in {None, case["half"]}]


def _row(number: int, case: Mapping[str, Any]) -> dict[str, Any]:
    marked, via = unmark(case["text"]), case.get("via", {})
    names = sorted(tag.removeprefix("cue") for tag in marked.spans if tag.startswith("cue"))
    if not names or not {*via, *(carrier for carriers in via.values() for carrier in carriers)} <= set(names):
        raise FormatError(f"case {number} marks {', '.join(names) or 'no statement'}; its via names others")
    statements = [
        {"id": name, "via": via.get(name, [])}
        | {role: marked.spans.get(f"{role}{name}", []) for role in ("source", "cue", "content")}
        for name in names
    ]
    known = {key: case[key] for key in ("construction", "half") if key in case}
    return {"id": f"case {number}", "text": marked.text, "statements": statements} | known
