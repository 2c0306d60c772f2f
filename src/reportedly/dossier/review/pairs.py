"""Judging two things: whether they are one actor, or make one claim; joining heeds it at once, and ever after."""

from __future__ import annotations

import re

from sqlalchemy import Connection, select

from reportedly.dossier.review.items import alike
from reportedly.dossier.review.kept import Signed, Verdict
from reportedly.dossier.review.subjects import Subject
from reportedly.errors import NoSuchItem, QueryError
from reportedly.reconcile.claims import judging as claims_judging
from reportedly.resolve import judging as actors_judging
from reportedly.store.tables.articles import articles
from reportedly.store.tables.claims import claim_units

_ACTOR = re.compile(r"[^c\s]-[^\s:]+|a-[0-9a-f]+:\d+-\d+")
_CLAIM = re.compile(r"c-[0-9a-f]+")


def names_actor(text: str) -> bool:
    """Whether a side is an actor's key, or a mention as judging actors calls it (`a-…:12-20`)."""
    return _ACTOR.fullmatch(text) is not None


def names_claim(text: str) -> bool:
    """Whether a side is the key of a claim."""
    return _CLAIM.fullmatch(text) is not None


def judge_actors(connection: Connection, one: str, other: str, verdict: Verdict, signed: Signed) -> str:
    """Keep that two actors are one, or two; gives the judgement's key."""
    judged = actors_judging.judge_same if verdict == "accept" else actors_judging.judge_different
    return judged(connection, one, other, by=signed.by, why=signed.why)


def judge_claims(connection: Connection, one: str, other: str, verdict: Verdict, signed: Signed) -> str:
    """Keep that two claims are one, or that a statement (`other`) is not of a claim (`one`); by their keys."""
    judged = claims_judging.join_claims if verdict == "accept" else claims_judging.split_claim
    return judged(connection, one, other, by=signed.by, why=signed.why)


def judge_claim(connection: Connection, claim: str, verdict: Verdict, signed: Signed) -> str:
    """Keep that a claim is as it should be, so that nothing joins it or leaves it; gives the judgement's key."""
    if verdict != "accept":
        raise QueryError(f"{claim}: say which statement does not belong there: reject {claim}=STATEMENT")
    return claims_judging.pin_claim(connection, claim, by=signed.by, why=signed.why)


def claim_made_at(connection: Connection, subject: Subject) -> str:
    """The key of what an item says, as claims are made of it.

    Raises:
        NoSuchItem: if no claim was made of these words.
    """
    query = select(claim_units).join(articles, articles.c.id == claim_units.c.article)
    there = query.where(
        articles.c.key == subject.article, claim_units.c.start < subject.end, claim_units.c.end > subject.start
    )
    counted = subject.kind == "figure"
    ranked = sorted(
        (-((row.figure is not None) == counted), -alike(subject.spans, [(row.start, row.end)]), row.number, row.key)
        for row in connection.execute(there)
    )
    if not ranked:
        raise NoSuchItem(f"{subject} makes no claim")
    return str(ranked[0][-1])
