"""The pages of a dossier: each asks `explore.questions` and shows the answer; its whole state is in its address."""

from __future__ import annotations

from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from reportedly.explore import questions
from reportedly.explore.days import day, stretch
from reportedly.explore.questions.actors import actor_of_key
from reportedly.explore.questions.articles import article_page
from reportedly.explore.questions.changes import changes_since
from reportedly.explore.questions.claims import About, claim_page
from reportedly.explore.questions.contents import contents, held_by
from reportedly.explore.questions.copied import copy_groups
from reportedly.explore.questions.dated import Dated, timeline
from reportedly.explore.questions.denials import denial_page
from reportedly.explore.questions.problems import problem_counts
from reportedly.explore.web import actor_pages, article_pages, claim_pages, export_pages, review_pages, search_pages
from reportedly.explore.web.asking import After, Day, Month, Text, asking, page_of
from reportedly.explore.web.charts import months_chart
from reportedly.explore.web.rendering import render

router = APIRouter()
router.include_router(article_pages.router)
router.include_router(actor_pages.router)
router.include_router(search_pages.router)
router.include_router(export_pages.router)
router.include_router(claim_pages.router)
router.include_router(review_pages.router)
FEW = 5
"""Rows of each list on the start page."""


@router.get("/")
def start(request: Request) -> Response:
    """What the dossier holds, and what is worth looking at first."""
    with asking(request) as connection:
        held = contents(connection)
        return render(
            request,
            "start.html.j2",
            held=held,
            chart=months_chart(held.months),
            newest=article_page(connection, limit=FEW).rows,
            copied=copy_groups(connection, limit=FEW).rows,
            claims=claim_page(connection, about=About(), limit=3).rows,
            sided=claim_pages.sided,
            denials=denial_page(connection, limit=FEW).rows,
        )


@router.get("/articles")
def articles(request: Request, publisher: Text = None, month: Month = None, after: After = None) -> Response:
    """All articles, those of a publisher, those of a month."""
    with asking(request) as connection:
        publishers, months = held_by(connection)
        rows = page_of(article_page, connection, publisher=publisher, month=month, after=after)
        state = {"publisher": publisher, "month": month}
        return render(
            request, "articles.html.j2", publishers=publishers[:40], months=months[:-61:-1], page=rows, state=state
        )


@router.get("/denials")
def denials(request: Request, after: After = None) -> Response:
    """Who denies what."""
    with asking(request) as connection:
        page = page_of(denial_page, connection, after=after, limit=30)
        return render(request, "denials.html.j2", page=page, state={})


@router.get("/copies")
def copies(request: Request, after: After = None) -> Response:
    """Articles that others copy, the most copied first."""
    with asking(request) as connection:
        page = page_of(copy_groups, connection, after=after, limit=30)
        return render(request, "copies.html.j2", page=page, state={})


@router.get("/timeline")
def dated(request: Request, actor: Text = None, since: Day = None, until: Day = None, after: After = None) -> Response:
    """Events and statements in the order of their days."""
    with asking(request) as connection:
        page = page_of(timeline, connection, actor=actor or None, since=since, until=until, after=after)
        about = actor_of_key(connection, actor) if actor else None
        state = {"actor": actor, "since": since, "until": until}
        days = [(when, list(rows)) for when, rows in groupby(page.rows, _when)]
        return render(request, "timeline.html.j2", page=page, days=days, about=about, state=state)


def _when(row: Dated) -> str:
    """The day, the month or the days of a row of the timeline, as people write them."""
    return stretch(row.first, row.last) if row.last is not None else day(row.first)


@router.get("/changes")
def changes(request: Request, since: Annotated[str, Query(max_length=40)] = "yesterday") -> Response:
    """What has come to the dossier since some day."""
    with asking(request) as connection:
        return render(request, "changes.html.j2", changes=changes_since(connection, since or "yesterday"))


@router.get("/api")
def programs(request: Request) -> Response:
    """The endpoints of the API, for people who write programs."""
    paths = request.app.openapi()["paths"]
    endpoints = [
        (
            address,
            what["get"]["description"],
            [field["name"] for field in what["get"].get("parameters", [])],
            any(field["required"] for field in what["get"].get("parameters", [])),
        )
        for address, what in paths.items()
        if "get" in what
    ]
    return render(request, "api.html.j2", endpoints=endpoints)


@router.get("/problems")
def problems(request: Request, what: Text = None, after: After = None) -> Response:
    """What could not be read, placed or decided, with the reasons."""
    with asking(request) as connection:
        page = page_of(questions.problem_page, connection, what=what or None, after=after)
        counts = problem_counts(connection)
        return render(request, "problems.html.j2", page=page, counts=counts, state={"what": what})
