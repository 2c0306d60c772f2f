"""The API's part on review: what waits to be judged, what was judged, and, where that is allowed, judging."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.requests import Request

from reportedly.dossier.review import Review
from reportedly.explore.questions import Page, plain
from reportedly.explore.questions.agreement import Agreement, agreement
from reportedly.explore.questions.review import ItemOpinion, ReviewItem, opinion_page, review_items
from reportedly.explore.questions.review_queue import Queued, review_queue
from reportedly.explore.web.api import goes_wrong
from reportedly.explore.web.asking import After, Limit, asking, page_of

reading = APIRouter(responses=goes_wrong(400, 401, 422, 503))
writing = APIRouter(responses=goes_wrong(400, 401, 403, 404, 415, 422, 503))
What = Annotated[Literal["disputed", "changed", "unsure", "undecided", "problem"] | None, Query()]
Name = Annotated[str, Field(min_length=1, max_length=100, pattern=r"\S")]
Why = Annotated[str | None, Field(max_length=1000)]


class NewJudgement(BaseModel):
    """A judgement: on what, which, by whom, and why. `changes` are the right values by field, for a correction."""

    item: Annotated[str, Field(max_length=2000, description="As the queue names it, or ONE=OTHER for a pair.")]
    verdict: Literal["accept", "reject", "correct"]
    by: Name
    why: Why = None
    changes: dict[str, Any] | None = None


class Withdrawal(BaseModel):
    """Who takes a judgement back, and why."""

    by: Name
    why: Why = None


class Key(BaseModel):
    """The key of a judgement, by which it can be withdrawn."""

    key: str


@reading.get("/review/queue", response_model=Page[Queued])
def queue(request: Request, what: What = None, after: After = None, limit: Limit = 50) -> JSONResponse:
    """What is worth judging first."""
    with asking(request) as connection:
        return JSONResponse(plain(page_of(review_queue, connection, what=what, after=after, limit=limit)))


@reading.get("/review/opinions", response_model=Page[ItemOpinion])
def opinions(request: Request, after: After = None, limit: Limit = 50) -> JSONResponse:
    """Items that somebody judged, with all judgements on them, also those that were withdrawn."""
    with asking(request) as connection:
        return JSONResponse(plain(page_of(opinion_page, connection, after=after, limit=limit)))


@reading.get("/review/agreement", response_model=list[Agreement])
def agreements(request: Request) -> JSONResponse:
    """How far people who judged the same items agree."""
    with asking(request) as connection:
        return JSONResponse(plain(agreement(connection)))


@reading.get("/articles/{key}/review", response_model=list[ReviewItem], responses=goes_wrong(404))
def items(request: Request, key: str) -> JSONResponse:
    """All that is read of an article, as it can be judged, with what people think of it."""
    with asking(request) as connection:
        return JSONResponse(plain(review_items(connection, key)))


@writing.post("/review/judgements", status_code=201, response_model=Key)
def judge(request: Request, new: NewJudgement) -> JSONResponse:
    """Judge an item; the reading stays as it is, and the judgement stands beside it."""
    _is_json(request)
    review = Review(request.app.state.dossier.database)
    if new.verdict == "correct":
        key = review.correct(new.item, new.changes or {}, by=new.by, why=new.why)
    else:
        key = (review.accept if new.verdict == "accept" else review.reject)(new.item, by=new.by, why=new.why)
    return JSONResponse({"key": key}, 201)


@writing.post("/review/judgements/{key}/withdrawal", status_code=201, response_model=Key)
def withdraw(request: Request, key: str, told: Withdrawal) -> JSONResponse:
    """Withdraw a judgement: it stays on record, and counts no more."""
    _is_json(request)
    Review(request.app.state.dossier.database).undo(key, by=told.by, why=told.why)
    return JSONResponse({"key": key}, 201)


def _is_json(request: Request) -> None:
    """Take JSON alone: a page of another site can't have a browser send that without asking first.

    Raises:
        HTTPException: if it is something else.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise HTTPException(415, "A judgement is application/json.")
