"""`reportedly actor`, `network` and `timeline`: one actor's names, roles and words, its ties, and dated matters."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.explore.dossier_options import Place, opened
from reportedly.explore.lists import (
    Form,
    ListFormat,
    chosen,
    write_found,
    write_json,
    write_row,
    write_rows,
    write_text,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection

DATED = (
    "first", "last", "kind", "what", "status", "certainty", "by", "to", "place", "told_by", "words", "article", "name",
    "publisher", "published", "span",
)  # fmt: skip
SAID = ("article", "name", "publisher", "published", "source", "act", "content", "statement", "spans")
EDGE = ("start", "kind", "label", "end", "times", "evidence")

Who = Annotated[str, typer.Argument(metavar="NAME", help="An actor's name, or its key from `reportedly actors list`.")]
Actor = Annotated[str | None, typer.Option(metavar="NAME", help="Only what this actor has part in: a name, or a key.")]
Around = Annotated[str, typer.Option(metavar="NAME", help="The actor in the middle: a name, or a key.")]
Since = Annotated[str | None, typer.Option(metavar="DAY", help="Only what is dated on this day or later.")]
Until = Annotated[str | None, typer.Option(metavar="DAY", help="Only what is dated on this day or earlier.")]
Limit = Annotated[int, typer.Option(metavar="N", min=1, help="As many at the most.")]
Neighbours = Annotated[int, typer.Option(metavar="N", min=1, help="As many other actors at the most.")]


class NetworkFormat(StrEnum):
    """How a network is written."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    GEXF = "gexf"
    GRAPHML = "graphml"


NetworkForm = Annotated[
    NetworkFormat | None,
    typer.Option("--format", help="Default: text on a terminal, json in a pipe.", show_default=False),
]


def actor(name: Who, limit: Limit = 20, dossier: Place = None, form: Form = None) -> None:
    """One actor: its names, what it is to others and since when, and what it says, the latest first."""
    from reportedly.explore.questions import plain
    from reportedly.explore.questions.actors import actor_details
    from reportedly.explore.questions.naming import actor_named
    from reportedly.explore.questions.roles import roles_of
    from reportedly.explore.questions.statements import statements_of

    asked = chosen(form)
    with opened(dossier) as open_one, open_one.database.reading() as connection:
        key = actor_named(connection, name).key
        details = actor_details(connection, key, limit=limit)
        roles, said = roles_of(connection, key), statements_of(connection, key, limit=limit).rows
        if asked is ListFormat.TEXT:
            from reportedly.explore.dated_page import print_actor

            write_text(lambda console: print_actor(details, roles, said, console))
        elif asked is ListFormat.CSV:
            write_rows((plain(row) for row in said), asked, SAID)
        else:
            answer = {**plain(details), "roles": plain(roles), "statements": plain(said)}
            write_json(answer) if asked is ListFormat.JSON else write_row(answer, asked, ())


def network(around: Around, most: Neighbours = 40, dossier: Place = None, form: NetworkForm = None) -> None:
    """Whom an actor speaks to, quotes, answers, is tied to or acts on, each with the words that say so."""
    from reportedly.explore.questions import plain
    from reportedly.explore.questions.naming import actor_named
    from reportedly.explore.questions.network import network_around

    with opened(dossier) as open_one, open_one.database.reading() as connection:
        found = network_around(connection, actor_named(connection, around).key, most=most)
        if form in {NetworkFormat.GEXF, NetworkFormat.GRAPHML}:
            from reportedly.explore.exports.around import write_network

            write_network(found, str(form))
            return
        asked = chosen(ListFormat(form) if form is not None else None)
        if asked is ListFormat.TEXT:
            from reportedly.explore.dated_page import print_network

            write_text(lambda console: print_network(found, console))
        elif asked is ListFormat.JSON:
            write_json(plain(found))
        else:
            write_rows((plain(edge) for edge in found.edges), asked, EDGE)


def timeline(
    actor: Actor = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 100,
    dossier: Place = None,
    form: Form = None,
) -> None:
    """Dated events and statements, the earliest first, with their status and how certain they are."""
    from reportedly.explore.dated_page import print_dated
    from reportedly.explore.questions.dated import timeline as ask

    asked = chosen(form)
    with opened(dossier) as open_one, open_one.database.reading() as connection:
        key = _key(connection, actor)
        rows = ask(connection, actor=key, since=since, until=until, limit=limit).rows
        write_found(rows, asked, DATED, print_dated)


def _key(connection: Connection, name: str | None) -> str | None:
    from reportedly.explore.questions.naming import actor_named

    return actor_named(connection, name).key if name is not None else None
