"""The application that serves a dossier."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import PurePath

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from starlette.types import ASGIApp

from reportedly import __version__
from reportedly.dossier import Dossier
from reportedly.explore.web import api, assets, claim_api, pages, review_api
from reportedly.explore.web.failures import API, tell_failures
from reportedly.explore.web.guards import Access, Guards
from reportedly.explore.web.remembering import Remembering
from reportedly.store.state import State

THREADS = 3
"""Requests that a process answers at once; the others wait. More would only take turns on one core, and each other's
time: a second is answered while a first waits for the database, a third while a long one goes on."""

ABOUT = (
    "What a dossier holds: articles and what they say, who says it, through whom, on whose count. "
    "It shows what articles say and who they say said so; it does not say who is right. "
    "Lists come by the page: ask again with `after` set to what `next` says."
)


def make_app(dossier: Dossier, access: Access | None = None, *, secret: str | None = None) -> ASGIApp:
    """The application for a dossier; by default for this machine alone, and for reading alone.

    `secret` is what forms show that these pages made them; applications that answer side by side need the same one.
    """
    state = State(dossier.database)

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = THREADS
        yield
        state.close()

    application = FastAPI(
        title="reportedly",
        version=__version__,
        description=ABOUT,
        openapi_url=f"{API}/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=life,
        redirect_slashes=False,
    )
    application.state.dossier = dossier
    application.state.secret = secret or secrets.token_urlsafe(24)
    application.state.place = called(dossier.place)
    application.state.access = access or Access()
    tell_failures(application)
    application.add_route("/static/{tag}/{name}", assets.serve_asset, include_in_schema=False)
    application.include_router(pages.router, include_in_schema=False)
    application.include_router(api.router, prefix=API)
    application.include_router(claim_api.router, prefix=API)
    application.include_router(review_api.reading, prefix=API)
    if application.state.access.review:
        application.include_router(review_api.writing, prefix=API)
    return Guards(Remembering(application, state, at_once=state.is_quick), application.state.access)


def called(place: str) -> str:
    """What pages call a dossier: a file without its folder and ending, or a database's name."""
    return PurePath(place.rpartition("/")[2] if "://" in place else place).stem or place
