"""Disputes: sources on different sides of a question, whether it happened, who did it, how many; never who is right."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from reportedly.explore.questions.answers import PAGE, Page
from reportedly.reconcile.disputes import Dispute
from reportedly.reconcile.disputes.stored import Candidate, Matters, candidates


@dataclass(frozen=True, slots=True)
class TakenBack:
    """That a source took back or corrected what it had said: of which claim, when that was published, in what words."""

    claim: str
    source: str
    published: str | None
    words: str


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """A dispute over claims, by their keys.

    Each of `sides` holds the sources that give one answer; `answers` says for each which. `taken_back` comes first in
    what is shown. Who gave no answer (`without_answer`) and who could not check it (`unverified`) are on no side.
    """

    claims: list[str]
    kind: str
    sides: list[list[str]]
    reason: str
    answers: list[str]
    taken_back: list[TakenBack]
    without_answer: list[str]
    unverified: list[str]


def dispute_page(
    connection: Connection, *, kind: str | None = None, after: str | None = None, limit: int = PAGE
) -> Page[DisputeRow]:
    """Disputes, those over claims that most deny first; `kind`: only whether it happened, who did it, or how many."""
    matters, rows = Matters(connection), list[DisputeRow]()
    last: Candidate | None = None
    for candidate in candidates(connection, after=_cursor(after)):
        if len(rows) >= limit and last is not None:
            return Page(rows, f"{last.weight[0]}.{last.weight[1]}")
        rows += [_row(one) for one in matters.led_by(candidate) if kind in {None, one.kind}]
        last = candidate
    return Page(rows, None)


def _cursor(after: str | None) -> tuple[int, int] | None:
    if after is None:
        return None
    denials, _, number = after.partition(".")
    return int(denials), int(number)


def _row(dispute: Dispute) -> DisputeRow:
    return DisputeRow(
        claims=list(dispute.claims),
        kind=dispute.kind,
        sides=[list(side) for side in dispute.sides],
        reason=dispute.reason,
        answers=list(dispute.answers),
        taken_back=[TakenBack(one.claim, one.name, one.published, one.words) for one in dispute.turns],
        without_answer=list(dispute.without_answer),
        unverified=list(dispute.unverified),
    )
