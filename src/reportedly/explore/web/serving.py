"""Running the server: where it listens, and who may ask."""

from __future__ import annotations

import gc
import ipaddress
import multiprocessing
import secrets
import socket
import threading
from collections.abc import Callable
from typing import Any

import uvicorn

from reportedly.dossier import Dossier
from reportedly.errors import DossierError
from reportedly.explore.html_templates import load_templates
from reportedly.explore.web.app import make_app
from reportedly.explore.web.guards import LOOPBACK, Access

BACKLOG = 256
"""Connections that wait to be taken."""

GRACE = 3
"""Seconds that answers have left to be ended when the server is."""


def run(
    dossier: Dossier,
    *,
    host: str,
    listening: socket.socket,
    access: Access,
    say: Callable[[str], None],
    processes: int = 1,
) -> None:
    """Serve a dossier until it is stopped.

    Args:
        dossier: what is served.
        host: where, as it was named.
        listening: a socket there, as `listen` gives it.
        access: who may ask.
        say: is told the address.
        processes: how many answer side by side, on a core each; this one is one of them.
    """
    secret = secrets.token_urlsafe(24)
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listening.getsockname()[1]}/"
    say(f"{dossier.place} is open at {address}{f'?token={access.token}' if access.token else ''} (Ctrl-C ends it)")
    context = multiprocessing.get_context("spawn")
    place = (listening.family, listening.getsockname())
    told = (dossier.database.address, place, access, secret)
    others = [context.Process(target=_beside, args=told, daemon=True) for _ in range(processes - 1)]
    for other in others:
        other.start()
    try:
        _server(dossier, access, secret).run(sockets=[listening])
    finally:
        for other in others:
            other.terminate()
        for other in others:
            other.join(GRACE + 1)


def _shared(family: int, place: Any) -> socket.socket:
    """A socket for one of several processes: each takes the connections that the system gives it, about as many.

    Of one socket for all, whoever wakes up first would take all that wait.
    """
    return _prompt(socket.create_server(place[:2], family=family, backlog=BACKLOG, reuse_port=True))


def _prompt(listening: socket.socket) -> socket.socket:
    """A socket whose connections send what they have at once.

    They would else keep the end of an answer back until its beginning has been acknowledged, which takes 40 ms. asyncio
    sees to that by itself only for sockets that are told to be of TCP.
    """
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def _server(dossier: Dossier, access: Access, secret: str) -> uvicorn.Server:
    application = make_app(dossier, access, secret=secret)
    load_templates()
    gc.collect()
    gc.freeze()  # what is there for good is not looked through each time that what answers leave behind is
    config = uvicorn.Config(
        application,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE,
    )
    return uvicorn.Server(config)


def _beside(address: str, place: tuple[int, Any], access: Access, secret: str) -> None:
    """Answer beside the process that started this one, until that ends, however it ends."""
    from reportedly.dossier import open_dossier

    parent = multiprocessing.parent_process()
    with open_dossier(address, create=False) as dossier:
        server = _server(dossier, access, secret)

        def end_with_parent() -> None:
            if parent is not None:
                parent.join()
            server.should_exit = True

        threading.Thread(target=end_with_parent, daemon=True).start()
        server.run(sockets=[_shared(*place)])


def listen(host: str, port: int, *, shared: bool = False) -> socket.socket:
    """A socket that listens there; `shared`: other processes of this server may listen there too.

    Raises:
        DossierError: if none can, or another server does.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        alone = socket.create_server((host, port), family=family, backlog=BACKLOG)
        if not shared:
            return _prompt(alone)
        place = alone.getsockname()
        alone.close()
        return _shared(family, place)
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
