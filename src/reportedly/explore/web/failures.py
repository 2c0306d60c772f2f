"""What goes wrong, told in the way of who asked: a page to people, RFC 9457's problem+json to programs."""

from __future__ import annotations

import json
import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from reportedly.errors import (
    DossierUnavailable,
    NoSuchActor,
    NoSuchArticle,
    NoSuchClaim,
    NoSuchItem,
    NoSuchJudgement,
    QueryError,
    ReportedlyError,
)

API = "/api/v1"
_LOG = logging.getLogger("reportedly.serve")
_STATUS: tuple[tuple[type[ReportedlyError], int], ...] = (
    (NoSuchArticle, 404),
    (NoSuchActor, 404),
    (NoSuchJudgement, 404),
    (NoSuchItem, 404),
    (NoSuchClaim, 404),
    (QueryError, 400),
    (DossierUnavailable, 503),
)


def failure(request: Request, status: int, detail: str, **more: Any) -> Response:
    """The answer to a request that failed."""
    title = HTTPStatus(status).phrase
    headers = {"cache-control": "no-store"}
    if request.url.path.startswith("/api"):
        problem = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
        body = json.dumps(problem, ensure_ascii=False).encode("utf-8", "replace")
        return Response(body, status, headers, "application/problem+json")
    from reportedly.explore.web.rendering import render

    return render(request, "failure.html.j2", code=status, headers=headers, heading=title, detail=detail)


def tell_failures(app: FastAPI) -> None:
    """Have an application tell its failures in this way: at once, for none of them asks the dossier anything."""
    app.add_exception_handler(ReportedlyError, _told)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _misunderstood)
    app.add_exception_handler(Exception, _broken)


async def _told(request: Request, error: Exception) -> Response:
    status = next((status for kind, status in _STATUS if isinstance(error, kind)), 500)
    return failure(request, status, str(error))


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404 and error.detail == "Not Found":
        return failure(request, 404, "There is nothing at this address.")
    answer = failure(request, error.status_code, error.detail)
    for name, value in (error.headers or {}).items():
        answer.headers[name] = value
    return answer


async def _misunderstood(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    wrong = [{"where": ".".join(str(step) for step in one["loc"]), "why": one["msg"]} for one in error.errors()]
    detail = "; ".join(f"{one['where']}: {one['why']}" for one in wrong)
    return failure(request, 422, detail, errors=wrong)


async def _broken(request: Request, error: Exception) -> Response:
    _LOG.error("%s %s", request.method, request.url.path, exc_info=error)
    return failure(request, 500, "Something went wrong inside reportedly; the server's own output tells what.")
