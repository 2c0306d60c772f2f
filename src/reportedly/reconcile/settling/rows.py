"""What was found of a matter, as rows: the same for the tables and for a question that finds something not settled."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from reportedly.reconcile.disputes import Dispute
from reportedly.reconcile.origins import Origins, Step, Telling
from reportedly.reconcile.series import Series
from reportedly.reconcile.settling.findings import Findings
from reportedly.reconcile.voices import Page

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a matter. Each series has the rows of its counts with it."""

    claims: frozenset[int]
    """All that the matter answers for."""
    origins: list[Values] = field(default_factory=list)
    ties: list[Values] = field(default_factory=list)
    disputes: list[Values] = field(default_factory=list)
    series: list[tuple[Values, list[Values]]] = field(default_factory=list)


def rows_of(found: Findings, ids: Mapping[Page, int]) -> Rows:
    """The rows; `ids` are the articles of pages."""
    return Rows(
        claims=frozenset(found.claims.values()),
        origins=[origins_row(claim, one, ids) for claim, one in found.origins.items()],
        ties=[
            {"claim": found.claims[one.claim], "other": found.claims[one.other], "kind": one.kind, "reason": one.reason}
            for one in found.ties
        ],
        disputes=[_dispute(one, day, ids) for one, day in found.disputes],
        series=[(_series(one), _counts(one, ids)) for one in found.series],
    )


def origins_row(claim: int, found: Origins, ids: Mapping[Page, int]) -> Values:
    """The row of a claim's origins; `ids` are the articles of pages."""
    places = {step.telling: place for place, step in enumerate(found.steps)}
    steps = [_step(step, places, ids) for step in found.steps]
    names, reasons = list(found.names), list(found.reasons)
    return {"claim": claim, "origins": found.count, "names": names, "reasons": reasons, "steps": steps}


def _step(step: Step, places: Mapping[Telling, int], ids: Mapping[Page, int]) -> Values:
    telling = step.telling
    return {
        "article": ids[telling.page],
        "span": list(telling.chars),
        "source": telling.voice.name if telling.voice else None,
        "via": [voice.name for voice in telling.via],
        "back_to": places.get(step.back_to) if step.back_to is not None else None,
        "origin": step.origin,
        "reason": step.reason,
    }


def _dispute(found: Dispute, day: str, ids: Mapping[Page, int]) -> Values:
    told = {
        "claims": list(found.claims),
        "sides": [list(side) for side in found.sides],
        "places": [[[ids[one.page], *one.chars] for one in side] for side in found.told],
        "answers": list(found.answers),
        "reason": found.reason,
        "taken_back": [[one.claim, one.name, one.published, one.words] for one in found.turns],
        "without_answer": list(found.without_answer),
        "unverified": list(found.unverified),
    }
    order = {"turned": int(bool(found.turns)), "sources": sum(map(len, found.sides)), "newest": day}
    return {"key": _key("d", found.kind, *found.claims), "kind": found.kind, **order, "told": told}


def _series(found: Series) -> Values:
    first = found.counts[0]
    key = _key("f", found.measure, first.page.key, *map(str, first.chars))
    newest = max(count.page.day for count in found.counts)
    return {"key": key, "measure": found.measure, "of": found.of, "size": len(found.counts), "newest": newest}


def _counts(found: Series, ids: Mapping[Page, int]) -> list[Values]:
    return [
        {
            "number": number,
            "article": ids[count.page],
            "start": count.chars[0],
            "end": count.chars[1],
            "words": count.words,
            "low": count.low,
            "high": count.high,
            "by": count.by.name if count.by else None,
            "counter": name,
            "which": which,
            "as_of": count.as_of,
            "place": count.place,
            "part_start": count.part_of[0] if count.part_of else None,
            "part_end": count.part_of[1] if count.part_of else None,
            "part": count.partial,
        }
        for number, (count, name, which) in enumerate(zip(found.counts, found.counters, found.which, strict=True))
    ]


def _key(kind: str, *told: str) -> str:
    return f"{kind}-{hashlib.sha256(' '.join(told).encode()).hexdigest()[:16]}"
