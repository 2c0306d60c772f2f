"""Running the server: where it listens, and who may ask."""

from __future__ import annotations

import ipaddress
import secrets
import socket
from collections.abc import Callable

import uvicorn

from reportedly.dossier import Dossier
from reportedly.errors import DossierError
from reportedly.explore.web.app import make_app
from reportedly.explore.web.guards import LOOPBACK, Access


def run(dossier: Dossier, *, host: str, port: int, token: str | None, review: bool, say: Callable[[str], None]) -> None:
    """Serve a dossier until it is stopped; `say` is told where.

    Raises:
        DossierError: if nothing can listen there.
    """
    listening = listen(host, port)
    access = access_for(host, token, review=review)
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listening.getsockname()[1]}/"
    say(f"{dossier.place} is open at {address}{f'?token={access.token}' if access.token else ''} (Ctrl-C ends it)")
    config = uvicorn.Config(
        make_app(dossier, access),
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=3,
    )
    uvicorn.Server(config).run(sockets=[listening])


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there.

    Raises:
        DossierError: if none can.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=256)
    except OSError as error:
        raise DossierError(f"can't listen at {host}, port {port}: {error.strerror or error}; try --port") from error


def access_for(host: str, token: str | None, *, review: bool) -> Access:
    """Who may ask a server that listens there: on this machine anybody on it, elsewhere who has the token."""
    if token is None and not is_loopback(host):
        token = secrets.token_urlsafe(24)
    return Access(token, LOOPBACK | {host.lower()}, review)


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
