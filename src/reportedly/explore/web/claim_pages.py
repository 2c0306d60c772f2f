"""The pages of claims, disputes and figure series: everything side by side, each line with its words, no verdict."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from reportedly.explore.plain_text import listed
from reportedly.explore.questions.claims import About, ClaimStatement, claim_details, claim_page, claim_texts
from reportedly.explore.questions.disputes import DisputeRow, dispute_page
from reportedly.explore.questions.evidence import Evidence
from reportedly.explore.questions.origin_range import origin_range
from reportedly.explore.questions.origins import OriginStep
from reportedly.explore.questions.series import Asked, series_page
from reportedly.explore.web.asking import After, Day, Origins, Text, asking, page_of
from reportedly.explore.web.range_charts import range_chart
from reportedly.explore.web.rendering import render
from reportedly.reading import Measure

router = APIRouter()
SIDES = ("asserts", "denies", "declines", "unverified")
DisputeKind = Annotated[Literal["", "happened", "responsible", "count", "said"] | None, Query()]
CLAIMS, DISPUTES, SERIES = 12, 12, 12
"""Rows of a page."""
_ANSWER = re.compile(r"(Says?|Deny|Denies):? (“.*”)", re.DOTALL)
By = Annotated[str, Query(max_length=100, description="Who judges; put into the form.")]


@router.get("/claims")
def claims(
    request: Request,
    about: Text = None,
    since: Day = None,
    until: Day = None,
    alone: Annotated[Literal["", "yes"] | None, Query()] = None,
    origins: Origins = None,
    after: After = None,
) -> Response:
    """Claims, the most disputed first, then the most repeated."""
    narrowed = About(about or None, since, until, alone == "yes", origin_range(origins))
    with asking(request) as connection:
        page = page_of(claim_page, connection, about=narrowed, after=after, limit=CLAIMS)
    state = {"about": about, "since": since, "until": until, "alone": alone, "origins": origins}
    return render(request, "claims.html.j2", page=page, state=state, sided=sided)


@router.get("/claims/{key}")
def claim(request: Request, key: str, by: By = "") -> Response:
    """One claim: who says it and through whom, where it comes from, who disputes it."""
    with asking(request) as connection:
        details = claim_details(connection, key)
    known: dict[str, Any] = {
        "claim": details,
        "sides": sided(details.statements),
        "tree": tree(details.steps),
        "here": "/claims",
        "by": by,
    }
    return render(request, "claim.html.j2", **known)


def sided(statements: list[ClaimStatement]) -> list[tuple[str, list[ClaimStatement]]]:
    """The statements of a claim by side, in the order in which sides are shown; a side without any is left out."""
    found = [(side, [one for one in statements if one.side == side]) for side in SIDES]
    return [(side, those) for side, those in found if those]


@dataclass(slots=True)
class Branch:
    """A step of the way back, with those that have their words or news from it."""

    step: OriginStep
    number: int
    branches: list[Branch]


def tree(steps: list[OriginStep]) -> list[Branch]:
    """The steps as trees, each first source with all that leads back to it."""
    made = [Branch(step, number, []) for number, step in enumerate(steps, 1)]
    roots = []
    for branch, step in zip(made, steps, strict=True):
        if step.back_to is None or _comes_round(steps, branch.number - 1):
            roots.append(branch)
        else:
            made[step.back_to].branches.append(branch)
    return roots


def _comes_round(steps: list[OriginStep], start: int) -> bool:
    """Whether the way back from a step never ends, so that the tree must begin with it."""
    seen, at = set[int](), start
    while (back := steps[at].back_to) is not None and at not in seen:
        seen.add(at)
        at = back
    return at in seen and at == start


@router.get("/disputes")
def disputes(request: Request, kind: DisputeKind = None, after: After = None) -> Response:
    """Who is on which side of what."""
    with asking(request) as connection:
        page = page_of(dispute_page, connection, kind=kind or None, after=after, limit=DISPUTES)
        texts = claim_texts(connection, (key for row in page.rows for key in row.claims))
    known: dict[str, Any] = {"page": page, "texts": texts, "state": {"kind": kind}, "both": both}
    return render(request, "disputes.html.j2", **known)


def both(row: DisputeRow) -> list[tuple[str, list[tuple[str, Evidence]]]]:
    """The sides of a dispute, each with its answer, and each source with its words; who denies stands last."""
    told = [list(zip(*side, strict=True)) for side in zip(row.sides, row.evidence, strict=True)]
    answers = [_without_names(answer, names) for answer, names in zip(row.answers, row.sides, strict=False)]
    sides = list(zip([*_shortened(answers), *[""] * len(told)], told, strict=False))
    return sorted(sides, key=lambda side: side[0].startswith("Den"))


def _shortened(answers: list[str]) -> list[str]:
    """Answers without the words that some say and others deny, which stand above them: "Say so", "Denies it"."""
    parts = [_ANSWER.fullmatch(answer) for answer in answers]
    said = {found[2] for found in parts if found and found[1].startswith("Say")}
    denied = {found[2] for found in parts if found and found[1].startswith("Den")}
    return [
        f"{found[1]} {'so' if found[1].startswith('Say') else 'it'}" if found and found[2] in said & denied else answer
        for found, answer in zip(parts, answers, strict=True)
    ]


def _without_names(answer: str, names: list[str]) -> str:
    """An answer without who gives it, as all of them are told below it: "Say: …", "Deny …"."""
    said = answer.removeprefix(listed(names)).strip().removesuffix(".")
    return said[:1].upper() + said[1:]


@router.get("/figures")
def figures(
    request: Request,
    measure: Text = None,
    place: Text = None,
    since: Day = None,
    until: Day = None,
    after: After = None,
) -> Response:
    """Tolls: every count by whom, as of when, with a chart of the ranges."""
    with asking(request) as connection:
        asked = Asked(measure or None, place or None, since, until)
        page = page_of(series_page, connection, asked=asked, after=after, limit=SERIES)
    shown = [(series, range_chart(series)) for series in page.rows]
    state = {"measure": measure, "place": place, "since": since, "until": until}
    known: dict[str, Any] = {
        "shown": shown,
        "page": page,
        "measures": get_args(Measure),
        "state": state,
    }
    return render(request, "figures.html.j2", **known)
