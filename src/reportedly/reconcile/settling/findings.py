"""What there is to say of a matter: the origins of its claims, their ties, its disputes and its figure series.

A matter answers for the claims that begin in its articles, with all that any article says of them, and for the counts
of its own articles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from reportedly.reconcile.disputes import Dispute, Told
from reportedly.reconcile.disputes.finding import disputes_over_rivals
from reportedly.reconcile.disputes.holders import ties_by_counts
from reportedly.reconcile.disputes.nouns import Tie
from reportedly.reconcile.disputes.rivals import rivals
from reportedly.reconcile.origins import Origins, Telling, origins_of
from reportedly.reconcile.origins.tree import told_beside
from reportedly.reconcile.series import Count, Series, series_of
from reportedly.reconcile.settling.looked_up import LookedUp, is_weighed
from reportedly.reconcile.voices import Circle


@dataclass(frozen=True, slots=True)
class Findings:
    """What there is to say of a matter; claims by their rows' ids."""

    claims: Mapping[str, int]
    """The claims that it answers for, with the ids of their rows."""
    origins: Mapping[int, Origins]
    """Of claims that more than one statement makes, and whose origins were not known."""
    ties: Sequence[Tie]
    disputes: Sequence[tuple[Dispute, str]]
    """With the day on which what tells of each was last published; "" where unknown."""
    series: Sequence[Series]


def findings_of(articles: Collection[int], looked_up: LookedUp, known: Collection[int] = ()) -> Findings:
    """What there is to say of the matter of some articles.

    Args:
        articles: all those of the matter.
        looked_up: what is known of articles.
        known: claims, by their ids, whose origins are known already; these are not worked out again.
    """
    own = looked_up.pages(articles)
    rows = looked_up.claims(articles)
    told = looked_up.tellings(row.id for row in rows if is_weighed(row))
    counts = looked_up.counts(articles)
    circle = _circle([one for tellings in told.values() for one in tellings], list(own.values()), counts)
    series = series_of(counts, circle)
    looked_up.counts({looked_up.ids[one.page] for row in rows if row.kind == "count" for one in told.get(row.id, ())})
    disputable = [_told(row, told[row.id], looked_up) for row in rows if told.get(row.id)]
    pairs = rivals(disputable, circle)
    ties = _without_repeats([*pairs, *ties_by_counts(disputable, series)])
    found = disputes_over_rivals(disputable, series, circle, [(one.claim, one.other) for one in pairs])
    days = {one.key: max(telling.page.day for telling in one.tellings) for one in disputable}
    return Findings(
        claims={row.key: row.id for row in rows},
        origins={
            row.id: origins_of(told[row.id], looked_up.repeats, kind=row.kind)
            for row in rows
            if row.statements > 1 and row.id not in known and told.get(row.id)
        },
        ties=ties,
        disputes=[(one, max(days[key] for key in one.claims)) for one in found],
        series=series,
    )


def _circle(tellings: Sequence[Telling], pages: Sequence[Any], counts: Sequence[Count]) -> Circle:
    """Who is one of those who tell, are named beside what is told, count or publish."""
    every = list(dict.fromkeys([*(one.page for one in tellings), *pages]))
    counting = [count.by for count in counts if count.by is not None]
    publishers = [page.own for page in every if page.own is not None]
    return Circle(every, [*told_beside(tellings), *counting, *publishers])


def _told(row: Row[Any], tellings: Sequence[Telling], looked_up: LookedUp) -> Told:
    low, high = _range(tellings, looked_up) if row.kind == "count" else (None, None)
    return Told(row.key, row.kind, row.text, tellings, low, high)


def _range(tellings: Sequence[Telling], looked_up: LookedUp) -> tuple[float | None, float | None]:
    """The number that most of what asserts a claim counts."""
    inside = [
        (count.low, count.high)
        for one in tellings
        if one.side == "asserts"
        for count in looked_up.counts([looked_up.ids[one.page]])
        if one.chars[0] <= count.chars[0] and count.chars[1] <= one.chars[1]
    ]
    return Counter(inside).most_common(1)[0][0] if inside else (None, None)


def _without_repeats(ties: Sequence[Tie]) -> list[Tie]:
    """Each two claims once, by the first tie of them; a claim is not tied to itself."""
    found: dict[frozenset[str], Tie] = {}
    for one in ties:
        if one.claim != one.other:
            found.setdefault(frozenset((one.claim, one.other)), one)
    return list(found.values())
