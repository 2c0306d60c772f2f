"""The HTTP API: what the commands answer, as the same JSON, with cursors and tags."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.requests import Request

from reportedly.explore import questions
from reportedly.explore.questions import Page, plain
from reportedly.explore.questions.actors import (
    ActorDetails,
    FoundActor,
    UndecidedPair,
    actor_details,
    actor_page,
    undecided_page,
)
from reportedly.explore.questions.articles import ArticleFacts, ArticleRow, article_facts, article_page
from reportedly.explore.questions.carried import SharedPassage, shared_passages
from reportedly.explore.questions.changes import Changes, changes_since
from reportedly.explore.questions.copied import CopyGroup, copy_groups
from reportedly.explore.questions.dated import Dated, timeline
from reportedly.explore.questions.denials import Denial, denial_page
from reportedly.explore.questions.facets import Facets, search_facets
from reportedly.explore.questions.network import MOST_NEIGHBOURS, Network, network_around
from reportedly.explore.questions.origin_range import origin_range
from reportedly.explore.questions.roles import Role, roles_of
from reportedly.explore.web.asking import After, Day, Limit, Month, Origins, Text, asking, page_of
from reportedly.reading_records import ReadingRecord


class ProblemDetails(BaseModel):
    """What went wrong, as RFC 9457 has it."""

    type: str
    title: str
    status: int
    detail: str


def goes_wrong(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """How an endpoint says that it may fail with these."""
    content = {"application/problem+json": {"schema": ProblemDetails.model_json_schema()}}
    return {status: {"description": "A problem.", "content": content} for status in statuses}


router = APIRouter(responses=goes_wrong(400, 401, 422, 503))
Words = Annotated[str, Query(max_length=500, description='Words that must all be there, "phrases", beginnings*, -not.')]
Kind = Annotated[Literal["person", "organisation", "state", "place", "people"] | None, Query()]
Matter = Literal["articles", "statements"]
Neighbours = Annotated[int, Query(description="Actors at the most, those with most ties.", ge=1, le=200)]
Mentions = Annotated[int, Query(description="Articles that are looked at, those read last.", ge=1, le=1000)]


def _json(answer: Any) -> JSONResponse:
    return JSONResponse(plain(answer))


@router.get("/status", response_model=questions.Status)
def status(request: Request) -> JSONResponse:
    """How the dossier stands: inputs by outcome, why some were left out, articles by publisher and month."""
    with asking(request) as connection:
        return _json(questions.status(connection))


@router.get("/articles", response_model=Page[ArticleRow])
def articles(
    request: Request, publisher: Text = None, month: Month = None, after: After = None, limit: Limit = 50
) -> JSONResponse:
    """Articles, the latest published first."""
    with asking(request) as connection:
        return _json(page_of(article_page, connection, publisher=publisher, month=month, after=after, limit=limit))


@router.get("/articles/{key}", response_model=ReadingRecord, responses=goes_wrong(404))
def article(request: Request, key: str) -> JSONResponse:
    """An article's reading, in the format `reportedly/1`."""
    return JSONResponse(request.app.state.dossier.reading(key).to_json())


@router.get("/articles/{key}/facts", response_model=ArticleFacts, responses=goes_wrong(404))
def facts(request: Request, key: str) -> JSONResponse:
    """What the dossier knows of an article besides: where it was found, its revisions, copies, and its actors."""
    with asking(request) as connection:
        return _json(article_facts(connection, key))


@router.get("/articles/{key}/passages", response_model=list[SharedPassage], responses=goes_wrong(404))
def passages(request: Request, key: str) -> JSONResponse:
    """The passages of an article that stand in others too."""
    with asking(request) as connection:
        article_facts(connection, key)
        return _json(shared_passages(connection, key))


@router.get("/search/articles", response_model=Page[questions.ArticleHit])
def search_articles(  # noqa: PLR0913, PLR0917 - a parameter is a field of the query here, and FastAPI reads them so
    request: Request,
    q: Words,
    publisher: Text = None,
    since: Day = None,
    until: Day = None,
    origins: Origins = None,
    after: After = None,
    limit: Limit = 50,
) -> JSONResponse:
    """Articles whose title or text holds what is searched for, the best first."""
    only = questions.Only(publisher, since, until, origins=origin_range(origins))
    with asking(request) as connection:
        return _json(page_of(questions.search_articles, connection, q, only=only, after=after, limit=limit))


@router.get("/search/statements", response_model=Page[questions.StatementHit])
def search_statements(  # noqa: PLR0913, PLR0917 - a parameter is a field of the query here, and FastAPI reads them so
    request: Request,
    q: Words,
    publisher: Text = None,
    since: Day = None,
    until: Day = None,
    act: Text = None,
    actor: Text = None,
    origins: Origins = None,
    after: After = None,
    limit: Limit = 50,
) -> JSONResponse:
    """Statements whose content holds what is searched for, the best first."""
    only = questions.Only(publisher, since, until, act, actor, origin_range(origins))
    with asking(request) as connection:
        return _json(page_of(questions.search_statements, connection, q, only=only, after=after, limit=limit))


@router.get("/search/{matter}/facets", response_model=Facets)
def facets(
    request: Request, matter: Matter, q: Words, publisher: Text = None, since: Day = None, until: Day = None
) -> JSONResponse:
    """What a search could be narrowed to."""
    with asking(request) as connection:
        return _json(search_facets(connection, q, matter, only=questions.Only(publisher, since, until)))


@router.get("/actors", response_model=Page[FoundActor])
def actors(
    request: Request, named: Text = None, kind: Kind = None, after: After = None, limit: Limit = 50
) -> JSONResponse:
    """Actors, the most named first."""
    with asking(request) as connection:
        return _json(page_of(actor_page, connection, named=named, kind=kind, after=after, limit=limit))


@router.get("/actors/undecided", response_model=list[UndecidedPair])
def undecided(request: Request, limit: Limit = 50) -> JSONResponse:
    """Pairs of actors that may be one, for a person to judge."""
    with asking(request) as connection:
        return _json(undecided_page(connection, limit=limit))


@router.get("/actors/{key}", response_model=ActorDetails, responses=goes_wrong(404))
def actor(request: Request, key: str, limit: Limit = 50) -> JSONResponse:
    """An actor: its names, why they were joined, and where articles name it."""
    with asking(request) as connection:
        return _json(actor_details(connection, key, limit=limit))


@router.get("/actors/{key}/roles", response_model=list[Role], responses=goes_wrong(404))
def roles(request: Request, key: str) -> JSONResponse:
    """What an actor is to others, with the days and the words that say so."""
    with asking(request) as connection:
        return _json(roles_of(connection, key))


@router.get("/actors/{key}/statements", response_model=Page[questions.StatementOf], responses=goes_wrong(404))
def said(request: Request, key: str, after: After = None, limit: Limit = 50) -> JSONResponse:
    """What an actor says, the latest published first."""
    with asking(request) as connection:
        held = actor_details(connection, key, limit=1).actor.key
        return _json(page_of(questions.statements_of, connection, held, after=after, limit=limit))


@router.get("/actors/{key}/network", response_model=Network, responses=goes_wrong(404))
def network(request: Request, key: str, most: Neighbours = MOST_NEIGHBOURS, articles: Mentions = 1000) -> JSONResponse:
    """The network around an actor, each edge with words that say it."""
    with asking(request) as connection:
        return _json(network_around(connection, key, most=most, mentions=articles))


@router.get("/timeline", response_model=Page[Dated], responses=goes_wrong(404))
def dated(
    request: Request,
    actor: Text = None,
    since: Day = None,
    until: Day = None,
    after: After = None,
    limit: Limit = 50,
) -> JSONResponse:
    """Dated events and statements, the earliest first."""
    with asking(request) as connection:
        return _json(page_of(timeline, connection, actor=actor, since=since, until=until, after=after, limit=limit))


@router.get("/denials", response_model=Page[Denial])
def denials(request: Request, after: After = None, limit: Limit = 50) -> JSONResponse:
    """Statements that deny or dispute, with what they answer, the latest published first."""
    with asking(request) as connection:
        return _json(page_of(denial_page, connection, after=after, limit=limit))


@router.get("/copies", response_model=Page[CopyGroup])
def copies(request: Request, after: After = None, limit: Limit = 50) -> JSONResponse:
    """Articles that others copy, the most copied first."""
    with asking(request) as connection:
        return _json(page_of(copy_groups, connection, after=after, limit=limit))


@router.get("/changes", response_model=Changes)
def changes(
    request: Request, since: Annotated[str, Query(max_length=40)] = "yesterday", limit: Limit = 50
) -> JSONResponse:
    """What has come since a day or a time: articles, later texts of articles with what was changed, denials."""
    with asking(request) as connection:
        return _json(changes_since(connection, since, limit=limit))


@router.get("/problems", response_model=Page[questions.FoundProblem])
def problems(request: Request, what: Text = None, after: After = None, limit: Limit = 50) -> JSONResponse:
    """What could not be read, placed or decided, each with its reason."""
    with asking(request) as connection:
        return _json(page_of(questions.problem_page, connection, what=what, after=after, limit=limit))
