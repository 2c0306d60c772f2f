"""Which denials of a claim meet which statements of it: words may be alike enough for one claim, and of two matters.

A denial meets the statement that it is known to answer, and those elsewhere that have its words; else a statement whose
words it has itself; one that has no words of its own ("the charges") meets what its article
tells beside it, unless that speaks of charges too. Who says in words of his own that it is not so agrees with the
denial, and is not met by it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from reportedly.reconcile.claims.aims import account_stems
from reportedly.reconcile.claims.kinds import blames
from reportedly.reconcile.disputes.nouns import Told
from reportedly.reconcile.disputes.rivals import BESIDE, contradicting, said_by_somebody
from reportedly.reconcile.disputes.words import matter_in, matter_of
from reportedly.reconcile.origins import Telling
from reportedly.reconcile.voices import Circle, Voice
from reportedly.store.search.tokens import tokens_of

SHARE = 0.3
"""Share of the weight of the words of the lesser of two tellings that the other has too."""
_TITLE = re.compile(r"(?:\b[A-Z]\w*\.?\s+)+$")
_SUCH = re.compile(r"\bsuch\b", re.IGNORECASE)
PAIR = 2
"""Claims of which one may say no to the other."""


def by_tellers(claim: Told, circle: Circle) -> Told:
    """A claim in which what somebody is told to have said, who denies it, is said by who tells it of him.

    Of "Lind writes that Finn called it a ruin", where Finn denies having said so, Lind stands on the one side.
    """
    deniers = {circle.one(one.voice) for one in claim.tellings if one.side == "denies" and one.voice is not None}
    return replace(claim, tellings=tuple(_by_teller(one, deniers, circle) for one in claim.tellings))


def _by_teller(telling: Telling, deniers: Set[Voice], circle: Circle) -> Telling:
    """A telling by who tells it first, where it is told of somebody who denies it."""
    if telling.side != "asserts" or telling.voice is None or not telling.via:
        return telling
    told_of = [circle.one(one) for one in (telling.voice, *telling.via[1:])]
    if circle.one(telling.via[0]) in deniers or deniers.isdisjoint(told_of):
        return telling
    return replace(telling, voice=telling.via[0], via=())


def met(claim: Told) -> Told:
    """A claim with those denials alone that meet what somebody says, with what they meet, and with own voices."""
    denying = [one for one in claim.tellings if one.side == "denies"]
    if not denying:
        return claim
    pairs = [(one, other) for one in denying for other in said_by_somebody(claim) if meets(one, other)]
    kept = {telling for pair in pairs for telling in pair}
    return replace(claim, tellings=tuple(one for one in claim.tellings if one in kept or _is_on_no_side(one)))


def _is_on_no_side(telling: Telling) -> bool:
    """Whether a telling puts nobody on a side: a non-answer, or a publisher's own voice."""
    return telling.voice is None or telling.side not in {"asserts", "denies"}


def opposed(claims: Sequence[Told]) -> list[Told]:
    """Two rival claims with those statements alone of which one says no to the other, if any do; others as given."""
    if len(claims) > PAIR:
        return list(claims)
    kept = {telling for pair in contradicting(*map(said_by_somebody, claims)) for telling in pair}
    if not kept:
        return list(claims)
    denying = [one for own in claims for one in own.tellings if one.side == "denies"]
    kept |= {one for one in denying if any(meets(one, other) for other in kept)}
    return [
        replace(own, tellings=tuple(one for one in own.tellings if one in kept or _is_on_no_side(one)))
        for own in claims
    ]


def meets(denial: Telling, telling: Telling) -> bool:
    """Whether a denial is of what a telling says."""
    own, other = matter_of(denial), matter_of(telling)
    if denial.answers is not None and _answers(denial, telling):
        return True
    if not other.weight:  # it names an account alone: "the charge"
        return False
    if own.is_bare:
        near = denial.page is telling.page and abs(denial.chars[0] - telling.chars[0]) < BESIDE
        return near and not other.of_accounts
    return not other.says_no and own.share_of(other) >= SHARE and _share_more_than_names(denial, telling)


def _share_more_than_names(denial: Telling, telling: Telling) -> bool:
    """Whether the words that two tellings share are not only names of somebody."""
    named = _names_in(denial) | _names_in(telling)
    return bool((matter_of(denial).stems & matter_of(telling).stems) - named)


def _names_in(telling: Telling) -> frozenset[str]:
    """The stems of the names that stand in a telling, with what is written large before them: "Bishop"."""
    text, (start, end) = telling.page.text, telling.chars
    inside = [chars for chars, voice in telling.page.mentions if voice.named and start <= chars[0] and chars[1] <= end]
    found: set[str] = set()
    for first, last in inside:
        title = _TITLE.search(text, start, first)
        found.update(word.stem for word in tokens_of(text[title.start() if title else first : last]))
    return frozenset(found)


def _answers(denial: Telling, telling: Telling) -> bool:
    """Whether a denial is known to be of a telling, or of words of its article that say what the telling says.

    It says so with words of these, or names no more than a charge: "any involvement", "such weapons".
    """
    assert denial.answers is not None
    start, end = denial.answers
    own, answered, other = matter_of(denial), matter_in(denial.page.text[start:end]), matter_of(telling)
    shares = own.is_bare or bool((own.stems & answered.stems) - account_stems())
    if not (shares or blames(denial.words) or _SUCH.search(denial.words)):
        return False
    if telling.page is denial.page:
        return start < telling.chars[1] and telling.chars[0] < end
    return not other.says_no and answered.share_of(other) >= SHARE
