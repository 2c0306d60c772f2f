"""All disputes of some claims: over one that is denied, over accounts that are rivals, over counts of one toll."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from reportedly.reconcile.claims.kinds import blames
from reportedly.reconcile.disputes.counts import rival_counts, told_counts
from reportedly.reconcile.disputes.holders import Holders
from reportedly.reconcile.disputes.meeting import by_tellers, met, opposed
from reportedly.reconcile.disputes.nouns import Dispute, Told
from reportedly.reconcile.disputes.rivals import blame_others, leaves_open, rivals, said_by_somebody, says_no
from reportedly.reconcile.disputes.sides import dispute_over
from reportedly.reconcile.disputes.weighed import is_of_toll, with_denials
from reportedly.reconcile.disputes.words import matter_of
from reportedly.reconcile.series import Series
from reportedly.reconcile.voices import Circle, Page

Denial = tuple[Page, int]
"""Where a denial begins."""


def disputes_of(
    claims: Sequence[Told], series: Iterable[Series], circle: Circle, *, ties: Iterable[tuple[str, str]] = ()
) -> list[Dispute]:
    """The disputes, those with a turn first, then those with most sources.

    Args:
        claims: the claims with their tellings.
        series: the tolls of their articles.
        circle: who is one.
        ties: pairs of claims, by their keys, that are known to be rivals.
    """
    return disputes_over_rivals(
        claims, series, circle, [*ties, *((one.claim, one.other) for one in rivals(claims, circle))]
    )


def disputes_over_rivals(
    claims: Sequence[Told], series: Iterable[Series], circle: Circle, pairs: Iterable[tuple[str, str]]
) -> list[Dispute]:
    """The disputes where it is known which accounts of claims are rivals, by their keys, the surest first."""
    by_key = {claim.key: _without_tolls(claim) for claim in claims}
    known = [pair for pair in pairs if by_key.keys() >= set(pair)]
    groups = [
        _by_kind(opposed(group)) if len(group) > 1 else [_as_denied(met(by_tellers(group[0], circle)))]
        for group in _groups(by_key, known)
    ]
    groups = [group for group in groups if len(group) > 1 or _is_denied(group[0])]
    found = [dispute for group in groups if (dispute := dispute_over(group, circle)) is not None]
    denied = [dispute for one in with_denials(claims) if (dispute := dispute_over([one], circle)) is not None]
    found = [*_each_denial_once(found, by_key), *denied, *_over_counts(claims, series, circle)]
    kept = _without_repeats(found, by_key)
    return sorted(kept, key=lambda one: (not one.turns, -sum(map(len, one.sides)), one.claims))


def _without_tolls(claim: Told) -> Told:
    """A claim without denials of how many: that something happened, they don't deny."""
    kept = tuple(one for one in claim.tellings if not is_of_toll(one))
    return claim if len(kept) == len(claim.tellings) else replace(claim, tellings=kept)


def _groups(by_key: dict[str, Told], pairs: Iterable[tuple[str, str]]) -> list[list[Told]]:
    """Claims that are all rivals of one another, the pairs that come first before others, and each claim left alone."""
    inorder = list(pairs)
    known = {frozenset(pair) for pair in inorder}
    groups: dict[str, list[str]] = {key: [key] for key in by_key}
    for one, other in inorder:
        left, right = groups[one], groups[other]
        if left is not right and all(frozenset((a, b)) in known for a in left for b in right):
            merged = left + right
            groups.update(dict.fromkeys(merged, merged))
    unique = {id(group): group for group in groups.values()}
    place = {key: number for number, key in enumerate(by_key)}
    return [[by_key[key] for key in sorted(group, key=place.__getitem__)] for group in unique.values()]


def _by_kind(claims: list[Told]) -> list[Told]:
    """Rival claims, as ones of who did it where they are alike but for whom they name."""
    if not any(blame_others(one, other) for one, other in combinations(claims, 2)):
        return claims
    return [replace(one, kind="responsible") for one in claims]


def _as_denied(claim: Told) -> Told:
    """A denied claim as one of who did it, where most of those whom somebody denies say that, or he does.

    Else it is over whether it happened, also where the claim is a remark: what is denied then is what the remark says.
    """
    if claim.kind not in {"happened", "said"} or not _is_denied(claim):
        return claim
    denied = said_by_somebody(claim)
    blaming = sum(one.act == "accuse" or blames(one.words) for one in denied)
    denials = [one for one in claim.tellings if one.side == "denies" and one.plainly]
    tells_who = 2 * blaming > len(denied) or any(blames(one.words) for one in denials)
    return replace(claim, kind="responsible" if tells_who else "happened")


def _is_denied(claim: Told) -> bool:
    """Whether somebody is told to deny it, or says no to what somebody else says in most of the same words.

    That words hold a "no" and are like it is no dispute yet.
    """
    denying = [one for one in claim.tellings if one.side == "denies" and one.voice is not None]
    said = [one for one in said_by_somebody(claim) if not matter_of(one).says_no]
    return any(one.plainly for one in claim.tellings if one.side == "denies") or any(
        says_no(one, other) and not leaves_open(one)
        for one in denying
        for other in said
        if one.voice is not other.voice
    )


def _each_denial_once(disputes: Sequence[Dispute], by_key: Mapping[str, Told]) -> list[Dispute]:
    """Disputes without those over one claim whose denials all deny another too, over which more sources are at odds."""
    used: set[Denial] = set()
    left_out: set[int] = set()
    for place in sorted(range(len(disputes)), key=lambda place: -sum(map(len, disputes[place].sides))):
        one = disputes[place]
        denials = _denials_in(one, by_key[one.claims[0]]) if len(one.claims) == 1 else set()
        if denials and denials <= used:
            left_out.add(place)
        elif denials:
            claim = by_key[one.claims[0]]
            used |= {(other.page, other.chars[0]) for other in claim.tellings if other.side == "denies"}
    return [one for place, one in enumerate(disputes) if place not in left_out]


def _denials_in(dispute: Dispute, claim: Told) -> set[Denial]:
    """Where the denials stand by which somebody is on a side of a dispute."""
    told = {telling for side in dispute.told for telling in side}
    return {(one.page, one.chars[0]) for one in claim.tellings if one.side == "denies" and one in told}


def _over_counts(claims: Sequence[Told], series: Iterable[Series], circle: Circle) -> list[Dispute]:
    """Disputes between counters, told as disputes over the claims that hold their counts."""
    found, holders = [], Holders(claims)
    for one in series:
        for places in rival_counts(one):
            dispute = dispute_over(told_counts(one, places), circle)
            keys = dict.fromkeys(key for place in places if (key := holders.of(one.counts[place])) is not None)
            if dispute is not None and keys:
                found.append(replace(dispute, claims=tuple(keys)))
    return found


def _without_repeats(disputes: Sequence[Dispute], by_key: Mapping[str, Told]) -> list[Dispute]:
    """Each dispute once: what is denied of a count that two counters differ over is of that dispute."""
    found: list[Dispute] = []
    for one in sorted(disputes, key=lambda own: -len(own.claims)):
        if not any(_is_of(one, other, by_key) for other in found):
            found.append(one)
    return found


def _is_of(one: Dispute, other: Dispute, by_key: Mapping[str, Told]) -> bool:
    """Whether a dispute is of another: over claims of that, or over whether it happened what that counts."""
    if set(one.claims) <= set(other.claims) and one.kind == other.kind:
        return True
    if len(one.claims) > 1 or other.kind != "count":
        return False
    counted = {(telling.page, telling.chars) for key in other.claims for telling in by_key[key].tellings}
    told = [telling for telling in by_key[one.claims[0]].tellings if telling.side == "asserts"]
    return 2 * sum((telling.page, telling.chars) in counted for telling in told) > len(told)
