"""What people judged, as gold and as it stands: what they differ on is in no gold.

- `gold.jsonl`: an article a line, as `reportedly evaluate attribution` and `reportedly train attribution` take it. Its
  `attributions` are the statements that people accepted, corrected or added, as they should be; those that another one
  carries stand in `carried`. Only within the spans of `within` was anything judged, rejected statements among them, so
  only there is it measured. `complete` says that every statement that was read there was judged.
- `judgements.jsonl`: every judgement on an item, withdrawn ones too, with who, when, why, and what the item is.
- `pairs.jsonl`: every judgement on two: whether they are one actor, or make one claim.
- `agreement.jsonl`: how far each two people agree, by kind of item: items, share and Cohen's kappa.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from reportedly.explore.exports.characters import json_line
from reportedly.explore.exports.context import Context
from reportedly.explore.exports.files import Files
from reportedly.explore.questions.answers import plain
from reportedly.reading import Reading

if TYPE_CHECKING:
    from reportedly.explore.questions.review import ItemOpinion, Judged

Spans = list[list[int]]

_GOOD = frozenset({"accepted", "corrected", "added"})
_SETTLED = _GOOD | {"rejected"}


def write(readings: Iterable[Reading], files: Files, context: Context) -> None:
    """Write gold, judgements and agreement."""
    with files.open("gold.jsonl") as gold, files.open("judgements.jsonl") as judgements:
        for reading in readings:
            opinions = context.opinions(reading.article)
            row = gold_row(reading, context.article_key(reading.article), opinions)
            if row is not None:
                gold.write(json_line(row))
            for opinion in opinions:
                for judged in opinion.judgements:
                    judgements.write(json_line(_judgement(opinion, judged)))
    with files.open("pairs.jsonl") as pairs:
        for pair in context.pairs():
            pairs.write(json_line(plain(pair)))
    with files.open("agreement.jsonl") as agreement:
        for two in context.agreement():
            agreement.write(json_line(plain(two)))


def gold_row(reading: Reading, key: str, opinions: Iterable[ItemOpinion]) -> dict[str, Any] | None:
    """What people agreed on of an article's statements; None where there is nothing."""
    settled = [one for one in opinions if one.kind == "statement" and one.state in _SETTLED]
    if not settled:
        return None
    carried = {statement.id for statement in reading.statements if statement.via}
    judged = {one.local for one in settled if one.local is not None}
    free = [one for one in settled if one.local not in carried]
    article = reading.article
    return {
        "id": key,
        "published": article.published,
        "publisher": article.publisher,
        "title": article.title,
        "attributions": [_attribution(one) for one in free if one.state in _GOOD],
        "carried": [_attribution(one) for one in settled if one.local in carried and one.state in _GOOD],
        "within": sorted({(start, end) for one in free for start, end in _contents(one)}),
        "complete": {statement.id for statement in reading.statements} <= judged,
        "text": article.text,
    }


def _attribution(opinion: ItemOpinion) -> dict[str, Any]:
    fields = opinion.right or {}
    roles: dict[str, Spans] = {
        "source": [fields["source"]] if fields.get("source") else [],
        "cue": [fields["cue"]] if fields.get("cue") else [],
        "content": fields.get("content", []),
    }
    act = {"act": fields["act"]} if "act" in fields else {}
    by = sorted({one.by for one in opinion.judgements if one.counts})
    return {**roles, **act, "state": opinion.state, "by": by}


def _contents(opinion: ItemOpinion) -> list[tuple[int, int]]:
    """Where a statement stands that was judged: as it was read, and as it should be."""
    spans = [*opinion.judged.get("content", []), *(opinion.right or {}).get("content", [])]
    return [(start, end) for start, end in spans]


def _judgement(opinion: ItemOpinion, judged: Judged) -> dict[str, Any]:
    about = {
        name: plain(getattr(opinion, name))
        for name in ("item", "kind", "article", "span", "words", "state", "still_read", "read_otherwise")
    }
    return {**about, "read": opinion.judged, **plain(judged)}
