"""How pages and endpoints ask: in one reading transaction, with the cursor of a list checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, Any, TypeVar

from fastapi import Query
from sqlalchemy import Connection
from starlette.requests import Request

from reportedly.errors import QueryError
from reportedly.explore.questions import Page
from reportedly.explore.questions.known import hand_over
from reportedly.explore.web.remembering import KNOWN

T = TypeVar("T")

After = Annotated[
    str | None,
    Query(description="The `next` of the page before.", pattern=r"^[!-~]+$", max_length=120),
]
Limit = Annotated[int, Query(description="Rows of a page.", ge=1, le=500)]
Month = Annotated[str | None, Query(description="A month, 2024-05.", pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]
Day = Annotated[
    str | None, Query(description="A day, 2024-05-17.", pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")
]
Origins = Annotated[
    str | None,
    Query(
        description="How many independent origins a claim of several statements has: 2, 2.., ..3, 2..5.",
        pattern=r"^([0-9]{1,6}|[0-9]{1,6}\.\.[0-9]{0,6}|\.\.[0-9]{1,6}|)$",
    ),
]
Text = Annotated[str | None, Query(max_length=500)]


@contextmanager
def asking(request: Request) -> Iterator[Connection]:
    """A connection on which questions see one state of the dossier."""
    with request.app.state.dossier.database.reading() as connection:
        if KNOWN in request.scope:
            hand_over(connection, request.scope[KNOWN])
        yield connection


def page_of(ask: Callable[..., Page[T]], *args: Any, after: str | None, limit: int = 50, **narrowed: Any) -> Page[T]:
    """A page of a list.

    Raises:
        QueryError: if the cursor is none of this list.
    """
    try:
        return ask(*args, after=after, limit=limit, **narrowed)
    except (ValueError, OverflowError) as error:
        if after is None:
            raise
        raise QueryError(f"{after} is not the `next` of a page of this list") from error
