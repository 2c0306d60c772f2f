"""What a page shows, as a file to be downloaded: the same exports that the command line writes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from reportedly.dossier import Dossier
from reportedly.explore import questions
from reportedly.explore.exports import Export, parts
from reportedly.explore.exports.files import Files
from reportedly.explore.questions.articles import article_facts
from reportedly.explore.web.asking import Month, Origins, Text, asking
from reportedly.explore.web.search_pages import only_of

router = APIRouter()
OF_ARTICLES = ("briefing", "csv", "plover", "ftm", "annotations", "schema-org", "brat", "inception")
OF_ACTORS = ("briefing", "csv", "plover", "ftm", "annotations", "schema-org", "gexf", "graphml")
OF_CLAIMS = ("briefing", "csv", "annotations", "schema-org")
OF_SEARCHES = ("briefing", "csv", "plover", "annotations", "schema-org")
MOST_HITS = 200
"""Hits of a search that are exported, the best ones."""

Matter = Annotated[Literal["articles", "statements"], Query(alias="in")]


@router.get("/articles/{key}/export/{form}")
def article(request: Request, key: str, form: str) -> Response:
    """An article."""
    with asking(request) as connection:
        article_facts(connection, key)
    return _sent(request, form, OF_ARTICLES, key, lambda *place: parts.write_articles(place[0], [key], *place[1:]))


@router.get("/actors/{key}/export/{form}")
def actor(request: Request, key: str, form: str) -> Response:
    """What an actor says and does in its latest articles."""
    return _sent(request, form, OF_ACTORS, key, lambda *place: parts.write_actor(place[0], key, *place[1:]))


@router.get("/claims/{key}/export/{form}")
def claim(request: Request, key: str, form: str) -> Response:
    """A claim."""
    return _sent(request, form, OF_CLAIMS, key, lambda *place: parts.write_claim(place[0], key, *place[1:]))


@router.get("/search/export/{form}")
def search(  # noqa: PLR0913, PLR0917 - a parameter is a field of the form here, and FastAPI reads them so
    request: Request,
    form: str,
    q: Annotated[str, Query(max_length=500)],
    matter: Matter = "articles",
    publisher: Text = None,
    month: Month = None,
    act: Text = None,
    actor: Text = None,
    origins: Origins = None,
) -> Response:
    """What a search finds, the best hits."""
    if matter == "articles":
        with asking(request) as connection:
            only = only_of(publisher, month, origins=origins)
            keys = [hit.article for hit in questions.search_articles(connection, q, only=only, limit=MOST_HITS).rows]
        return _sent(
            request, form, OF_SEARCHES, "search", lambda *place: parts.write_articles(place[0], keys, *place[1:])
        )
    spans: parts.Spans = {}
    with asking(request) as connection:
        only = only_of(publisher, month, act, actor, origins)
        for hit in questions.search_statements(connection, q, only=only, limit=MOST_HITS).rows:
            spans.setdefault(hit.article, []).extend(hit.spans)
    return _sent(request, form, OF_SEARCHES, "search", lambda *place: parts.write_spans(place[0], spans, *place[1:]))


def _sent(
    request: Request, name: str, among: tuple[str, ...], called: str, write: Callable[[Dossier, Export, Files], None]
) -> Response:
    """An export as a download.

    Raises:
        HTTPException: if the page has no export of that name.
    """
    form = parts.form_of(name, among)
    if form is None:
        raise HTTPException(404, f"This can be downloaded as {', '.join(among)}.")
    files = parts.InMemory()
    write(request.app.state.dossier, form, files)
    made = files.download(form, parts.safe_name(called))
    told = {"content-disposition": f'attachment; filename="{made.name}"'}
    return Response(made.content, headers=told, media_type=made.media_type)
