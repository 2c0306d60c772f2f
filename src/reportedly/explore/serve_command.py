"""`reportedly serve`: a dossier in a browser, and over HTTP."""

from __future__ import annotations

import os
import socket
import sys
from typing import Annotated

import typer

from reportedly.explore.dossier_options import VARIABLE, opened

MOST = 4
"""Processes that answer side by side where nothing else is said; each takes some 150 MB."""

Place = Annotated[
    str | None,
    typer.Argument(
        metavar="[DOSSIER]",
        envvar=VARIABLE,
        show_envvar=False,
        help=f"The dossier: a file, or a postgresql:// address. Default: what the variable {VARIABLE} names.",
    ),
]
Host = Annotated[
    str, typer.Option(metavar="ADDRESS", help="Where to listen. Any but this machine's own needs a token.")
]
Port = Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="The port; 0 takes a free one.")]
Token = Annotated[
    str | None,
    typer.Option(
        metavar="TEXT",
        envvar="REPORTEDLY_TOKEN",
        help="Answer only who shows this. Made up where --host is not this machine and none is given.",
    ),
]
Processes = Annotated[
    int,
    typer.Option(
        metavar="N", min=0, max=64, help=f"Processes that answer side by side; 0: one a core, at most {MOST}."
    ),
]
Review = Annotated[bool, typer.Option("--review", help="Let people judge what was read. Without, nothing is changed.")]


def serve(
    dossier: Place = None,
    host: Host = "127.0.0.1",
    port: Port = 8100,
    token: Token = None,
    review: Review = False,
    processes: Processes = 0,
) -> None:
    """Open a dossier in a browser, and to programs over HTTP, until Ctrl-C."""
    with opened(dossier) as open_one:
        from reportedly.explore.web.serving import access_for, listen, run

        side_by_side = (processes or min(MOST, os.cpu_count() or 1)) if hasattr(socket, "SO_REUSEPORT") else 1
        listening = listen(host, port, shared=side_by_side > 1)
        access = access_for(host, token, review=review)
        run(open_one, host=host, listening=listening, access=access, say=_say, processes=side_by_side)


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
