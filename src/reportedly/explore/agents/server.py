"""The server for agents: over standard input and output, or over HTTP. It keeps nothing between two requests."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ResourceError
from mcp.server.transport_security import TransportSecuritySettings
from starlette.types import ASGIApp

from reportedly import __version__
from reportedly.dossier import Dossier
from reportedly.errors import ReportedlyError
from reportedly.explore.agents.passages import ARTICLE, PASSAGE, passage_words
from reportedly.explore.agents.tools import Tools, as_tool
from reportedly.explore.web.guards import Access, Guards

ABOUT = (
    "Who said what in a collection of news articles, through whom, on whose count, and who disputes it. It tells what "
    "articles say, not what is true: name the source and the publisher when you use a line, and check the words at its "
    "passage, which is a resource. Every line has `words`, `passage`, `article` (a key) and `where` (publisher, day). "
    "Lists are short: ask again with `cursor` set to `next`. What no schema names is text, null if not known."
)


def make_server(dossier: Dossier) -> MCPServer[object]:
    """The server of a dossier."""
    _log_to_standard_error()
    server: MCPServer[object] = MCPServer(
        "reportedly",
        title="reportedly",
        description="A dossier of news articles: who said what, with the words",
        instructions=ABOUT,
        version=__version__,
        tools=[as_tool(tool) for tool in Tools(dossier).all],
        log_level="WARNING",
        subscriptions=False,
    )
    _add_resources(server, dossier)
    return server


def _add_resources(server: MCPServer[object], dossier: Dossier) -> None:
    @server.resource(PASSAGE, name="passage", description="Words of an article, letter by letter.")
    def passage(article: str, span: str) -> str:
        with _telling():
            return passage_words(dossier.reading(article).article, span)

    @server.resource(ARTICLE, name="article", description="An article's text; spans count its code points.")
    def text(article: str) -> str:
        with _telling():
            return dossier.reading(article).article.text


@contextmanager
def _telling() -> Iterator[None]:
    """What is wrong with a question is told to the agent."""
    try:
        yield
    except ReportedlyError as error:
        raise ResourceError(str(error)) from error


def _log_to_standard_error() -> None:
    """Standard output carries the protocol and nothing else."""
    if not logging.getLogger().handlers:
        logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(name)s: %(message)s")


def serve_here(dossier: Dossier) -> None:
    """Serve over standard input and output until the input ends."""
    make_server(dossier).run("stdio")


def http_app(dossier: Dossier, access: Access) -> ASGIApp:
    """The server as an application of the web, at `/mcp`, behind the guards of the pages."""
    app = make_server(dossier).streamable_http_app(
        stateless_http=True,
        json_response=True,
        transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),  # the guards see to it
    )
    return Guards(app, access)


def serve_http(dossier: Dossier, *, host: str, port: int, token: str | None, say: Callable[[str], None]) -> None:
    """Serve over HTTP until stopped; `say` is told where.

    Raises:
        DossierError: if nothing can listen there.
    """
    import uvicorn

    from reportedly.explore.web.serving import access_for, listen

    listening = listen(host, port)
    access = access_for(host, token, review=True)  # every question is a POST here, and changes nothing
    shown = f"[{host}]" if ":" in host else host
    secret = f" with the token {access.token}" if access.token is not None and token is None else ""
    say(
        f"{dossier.place} is open to agents at http://{shown}:{listening.getsockname()[1]}/mcp{secret} (Ctrl-C ends it)"
    )
    app = http_app(dossier, access)
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
    uvicorn.Server(config).run(sockets=[listening])
