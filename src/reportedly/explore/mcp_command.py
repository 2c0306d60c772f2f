"""`reportedly mcp`: a dossier for agents."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from reportedly.explore.dossier_options import opened
from reportedly.explore.serve_command import Host, Place, Port, Token


def mcp(
    dossier: Place = None,
    http: Annotated[bool, typer.Option("--http", help="Over HTTP, instead of standard input and output.")] = False,
    host: Host = "127.0.0.1",
    port: Port = 8101,
    token: Token = None,
) -> None:
    """Open a dossier to agents by the Model Context Protocol. Its tools only read; each line links to its passage."""
    with opened(dossier) as open_one:
        from reportedly.explore.agents.server import serve_here, serve_http

        if http:
            serve_http(open_one, host=host, port=port, token=token, say=_say)
        else:
            serve_here(open_one)


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
