"""The pages of actors: all of them, and one with its names, roles, words and ties."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from reportedly.explore import questions
from reportedly.explore.questions.actors import actor_details, actor_page, undecided_page
from reportedly.explore.questions.network import network_around
from reportedly.explore.questions.roles import roles_of
from reportedly.explore.web.asking import After, Text, asking, page_of
from reportedly.explore.web.rendering import render

router = APIRouter()
ROLES = 30
"""Ties that are told on an actor's page."""
NEAREST, LATEST = 16, 150
"""Neighbours in the network on an actor's page, and articles that it is made of; its own page has more."""
Kind = Annotated[Literal["", "person", "organisation", "state", "place", "people"] | None, Query()]


@router.get("/actors")
def actors(request: Request, named: Text = None, kind: Kind = None, after: After = None) -> Response:
    """Everyone and everything that speaks, acts or is counted, the most named first."""
    with asking(request) as connection:
        page = page_of(actor_page, connection, named=named or None, kind=kind or None, after=after)
        is_first = not (named or kind or after)
        undecided = undecided_page(connection, limit=10) if is_first else []
        state = {"named": named, "kind": kind}
        return render(request, "actors.html.j2", page=page, undecided=undecided, state=state)


@router.get("/actors/{key}")
def actor(request: Request, key: str, after: After = None) -> Response:
    """One actor."""
    with asking(request) as connection:
        details = actor_details(connection, key, limit=20)
        near = network_around(connection, key, most=NEAREST, mentions=LATEST)
        return render(
            request,
            "actor.html.j2",
            details=details,
            roles=roles_of(connection, key, limit=ROLES, most_words=1),
            said=page_of(questions.statements_of, connection, details.actor.key, after=after, limit=20),
            network=near,
            names={node.key: node.name for node in near.nodes},
            state={},
            here="/actors",
        )


@router.get("/actors/{key}/network")
def network(request: Request, key: str) -> Response:
    """The network around an actor, out of all the articles that are looked at for it."""
    with asking(request) as connection:
        details = actor_details(connection, key, limit=1)
        found = network_around(connection, key)
        names = {node.key: node.name for node in found.nodes}
        return render(request, "network.html.j2", details=details, network=found, names=names, here="/actors")
