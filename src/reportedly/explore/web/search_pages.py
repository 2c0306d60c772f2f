"""The search page: full text of articles or statements, narrowed step by step, every step an address."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from markupsafe import Markup, escape
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from reportedly.errors import QueryError
from reportedly.explore import questions
from reportedly.explore.plain_text import visible
from reportedly.explore.questions import Only, Page
from reportedly.explore.questions.facets import Facets, search_facets
from reportedly.explore.questions.origin_range import origin_range
from reportedly.explore.questions.search import Marks
from reportedly.explore.web.asking import After, Month, Origins, Text, asking, page_of
from reportedly.explore.web.rendering import render

router = APIRouter()
Matter = Annotated[Literal["articles", "statements"], Query(alias="in", description="What is searched.")]


@router.get("/search")
def search(  # noqa: PLR0913, PLR0917 - a parameter is a field of the form here, and FastAPI reads them so
    request: Request,
    q: Annotated[str, Query(max_length=500)] = "",
    matter: Matter = "articles",
    publisher: Text = None,
    month: Month = None,
    act: Text = None,
    actor: Text = None,
    origins: Origins = None,
    after: After = None,
) -> Response:
    """What holds some words."""
    of_statements = {"act": act, "actor": actor} if matter == "statements" else {"act": None, "actor": None}
    state = {"q": q, "in": matter, "publisher": publisher, "month": month, "origins": origins, **of_statements}
    only = only_of(publisher, month, of_statements["act"], of_statements["actor"], origins)
    page, facets, wrong = None, None, None
    with asking(request) as connection:
        if q.strip():
            try:
                page, facets = _found(connection, q, matter, only, after)
            except QueryError as error:
                wrong = str(error)
        known: dict[str, Any] = {
            "page": page,
            "facets": facets,
            "wrong": wrong,
            "state": state,
            "matter": matter,
            "q": q,
        }
        return render(request, "search.html.j2", **known, marked=marked)


def only_of(
    publisher: str | None,
    month: str | None,
    act: str | None = None,
    actor: str | None = None,
    origins: str | None = None,
) -> Only:
    """What a search is narrowed to by the fields of a form, where an empty field narrows nothing."""
    since, until = (f"{month}-01", f"{month}-31") if month else (None, None)
    return Only(publisher or None, since, until, act or None, actor or None, origin_range(origins))


def _found(
    connection: Connection, words: str, matter: Literal["articles", "statements"], only: Only, after: str | None
) -> tuple[Page[questions.ArticleHit] | Page[questions.StatementHit], Facets]:
    facets = search_facets(connection, words, matter, only=only)
    page: Page[questions.ArticleHit] | Page[questions.StatementHit]
    if matter == "articles":
        page = page_of(questions.search_articles, connection, words, after=after, limit=20, only=only)
    else:
        page = page_of(questions.search_statements, connection, words, after=after, limit=20, only=only)
    return page, facets


def marked(text: str, marks: Marks, start: int = 0) -> Markup:
    """A text with what was searched for marked; `start` is where it begins in what the marks count in."""
    pieces, last = Markup(""), 0
    for begin, end in marks:
        pieces += escape(visible(text[last : begin - start]))
        pieces += Markup("<mark>{}</mark>").format(visible(text[begin - start : end - start]))
        last = end - start
    return pieces + escape(visible(text[last:]))
