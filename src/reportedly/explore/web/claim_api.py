"""The API's part on claims, origins, disputes and figure series."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse
from starlette.requests import Request

from reportedly.explore.questions import Page, plain
from reportedly.explore.questions.claims import About, ClaimDetails, ClaimRow, claim_details, claim_page
from reportedly.explore.questions.disputes import DisputeRow, dispute_page
from reportedly.explore.questions.origin_range import origin_range
from reportedly.explore.questions.origins import ClaimOrigins, claim_origins
from reportedly.explore.questions.series import Asked, SeriesRow, series_page
from reportedly.explore.web.api import goes_wrong
from reportedly.explore.web.asking import After, Day, Limit, Origins, Text, asking, page_of

router = APIRouter(responses=goes_wrong(400, 401, 422, 503))
Alone = Annotated[bool, Query(description="Also claims that a single statement makes.")]
Kind = Annotated[Literal["happened", "responsible", "count", "said"] | None, Query()]


@router.get("/claims", response_model=Page[ClaimRow])
def claims(  # noqa: PLR0913, PLR0917 - a parameter is a field of the query here, and FastAPI reads them so
    request: Request,
    about: Text = None,
    since: Day = None,
    until: Day = None,
    alone: Alone = False,
    origins: Origins = None,
    after: After = None,
    limit: Limit = 50,
) -> JSONResponse:
    """Claims with their statements, the most disputed first, then the most repeated, then the newest."""
    narrowed = About(about, since, until, alone, origin_range(origins))
    with asking(request) as connection:
        return JSONResponse(plain(page_of(claim_page, connection, about=narrowed, after=after, limit=limit)))


@router.get("/claims/{key}", response_model=ClaimDetails, responses=goes_wrong(404))
def claim(request: Request, key: str) -> JSONResponse:
    """One claim: its statements, the way back to who said it first, and what is tied to it."""
    with asking(request) as connection:
        return JSONResponse(plain(claim_details(connection, key)))


@router.get("/claims/{key}/origins", response_model=ClaimOrigins, responses=goes_wrong(404))
def origins(request: Request, key: str) -> JSONResponse:
    """Where a claim comes from, with the reason for every step."""
    with asking(request) as connection:
        return JSONResponse(plain(claim_origins(connection, key)))


@router.get("/disputes", response_model=Page[DisputeRow])
def disputes(request: Request, kind: Kind = None, after: After = None, limit: Limit = 50) -> JSONResponse:
    """Disputes: whether it happened, who did it, how many; sources side by side."""
    with asking(request) as connection:
        return JSONResponse(plain(page_of(dispute_page, connection, kind=kind, after=after, limit=limit)))


@router.get("/figures", response_model=Page[SeriesRow])
def figures(
    request: Request,
    measure: Text = None,
    place: Text = None,
    since: Day = None,
    until: Day = None,
    after: After = None,
    limit: Limit = 50,
) -> JSONResponse:
    """Figure series: for each toll every count by whom, as of when, and what replaced what."""
    with asking(request) as connection:
        asked = Asked(measure, place, since, until)
        return JSONResponse(plain(page_of(series_page, connection, asked=asked, after=after, limit=limit)))
