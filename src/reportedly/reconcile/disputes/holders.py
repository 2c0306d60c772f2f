"""Which claims hold counts, and how claims of how many are tied by the counts of one toll."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from reportedly.reconcile.disputes.counts import rival_counts
from reportedly.reconcile.disputes.nouns import Tie, Told
from reportedly.reconcile.disputes.weighed import are_weighed
from reportedly.reconcile.origins import Telling
from reportedly.reconcile.series import Count, Series
from reportedly.reconcile.voices import Page


class Holders:
    """The claims whose words hold counts, found by article."""

    def __init__(self, claims: Sequence[Told]) -> None:
        self._on: dict[Page, list[tuple[Told, Telling]]] = defaultdict(list)
        for claim in claims:
            for one in claim.tellings:
                self._on[one.page].append((claim, one))

    def of(self, count: Count) -> str | None:
        """The claim that holds a count, by its key: one of how many where there is one, else what holds the words."""
        own = [
            (claim.kind != "count", one.chars[1] - one.chars[0], claim.key)
            for claim, one in self._on.get(count.page, ())
            if one.chars[0] <= count.chars[0] and count.chars[1] <= one.chars[1]
            and (claim.kind != "count" or claim.low is None or (claim.low, claim.high) == (count.low, count.high))
        ]  # fmt: skip
        return min(own)[2] if own else None


def ties_by_counts(claims: Sequence[Told], series: Iterable[Series]) -> Iterator[Tie]:
    """Claims of how many that are rivals, and those of which one took the other's place, by what they count."""
    holders = Holders(claims)
    for one in series:
        for places in rival_counts(one):
            for earlier, later in combinations(places, 2):
                yield from _tie(holders, one, earlier, later)
        for told in one.replaced:
            left, right = holders.of(one.counts[told.earlier]), holders.of(one.counts[told.later])
            if left is not None and right is not None and left != right:
                yield Tie(left, right, "series", told.reason)


def _tie(holders: Holders, series: Series, earlier: int, later: int) -> Iterator[Tie]:
    """That the claims which hold two counts are rivals, where two counters give numbers that can't both be so."""
    counts, counters = series.counts, series.counters
    one, other = (Told("", "count", "", (), count.low, count.high) for count in (counts[earlier], counts[later]))
    left, right = holders.of(counts[earlier]), holders.of(counts[later])
    compatible = one.may_be(other) and not are_weighed(counts[earlier], counts[later])
    if left is None or right is None or left == right or counters[earlier] == counters[later] or compatible:
        return
    told = [f"{counters[place]} counts {counts[place].words}" for place in (earlier, later)]
    yield Tie(left, right, "rival", f"of one toll, {' and '.join(told)}")
