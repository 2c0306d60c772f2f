"""Fetching a page: http and https alone, in a time and size limit, from public addresses unless told otherwise.

Every hop of a redirect is checked like the first one. The name of the host is looked up once, all its addresses are
checked, and the connection is made to one of those, so that a second look-up can't lead elsewhere.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from contextlib import closing
from dataclasses import dataclass, replace
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from reportedly.errors import FetchError

TIME_LIMIT = 30.0
"""Seconds that a page may take, with all its redirects."""
SIZE_LIMIT = 16 * 2**20
"""Bytes that a page may have."""
REDIRECTS = 5
"""Redirects that are followed."""

_PORTS = {"http": 80, "https": 443}
_REDIRECT_CODES = frozenset({301, 302, 303, 307, 308})
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_SAFE = "/:?#[]@!$&'()*+,;=%~"
_HEADERS = {
    "User-Agent": "reportedly",
    "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,*/*;q=0.5",
    "Accept-Encoding": "identity",
}

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Page:
    """A fetched page: its address after all redirects, its bytes, and the encoding that the server claims."""

    url: str
    body: bytes
    charset: str | None


@dataclass(frozen=True, slots=True)
class Limits:
    """What a fetch may take: seconds, bytes, and whether private addresses are allowed.

    `started` is when the fetch at hand began, set by `fetch`.
    """

    seconds: float = TIME_LIMIT
    size: int = SIZE_LIMIT
    allow_private: bool = False
    started: float = 0.0

    @property
    def left(self) -> float:
        """Seconds that are left, never quite none."""
        return max(0.05, self.started + self.seconds - time.monotonic())


def fetch(url: str, limits: Limits | None = None) -> Page:
    """Fetch a page.

    Raises:
        FetchError: if it can't be had in the limits, or its address is not one that may be fetched from.
    """
    limits = replace(limits or Limits(), started=time.monotonic())
    done: list[Page | Exception] = []

    def work() -> None:
        try:
            done.append(_follow(url, limits))
        except Exception as error:
            done.append(error)

    # A thread, because nothing else ends a look-up of a name or a server that sends a byte now and then.
    worker = threading.Thread(target=work, daemon=True)
    worker.start()
    worker.join(limits.seconds)
    outcome = done[0] if done else FetchError(f"{url} took longer than {limits.seconds:g} seconds")
    if isinstance(outcome, FetchError):
        raise outcome
    if isinstance(outcome, Exception):
        raise FetchError(f"{url} could not be fetched: {_reason(outcome)}") from outcome
    return outcome


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "the server took too long"
    return str(error) or type(error).__name__


def _follow(url: str, limits: Limits) -> Page:
    for _ in range(REDIRECTS + 1):
        parts = _checked(url)
        with closing(_connect(parts, limits)) as connection:
            connection.request("GET", _path(parts), headers={**_HEADERS, "Host": _host(parts)})
            with connection.getresponse() as response:
                if response.status not in _REDIRECT_CODES:
                    return _page(url, response, limits)
                url = _next_hop(url, response.getheader("Location") or "")
    raise FetchError(f"{url} leads on through more than {REDIRECTS} redirects")


def _next_hop(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise FetchError(f"{url} leads to {location!r}, which is not a web address") from error


def _checked(url: str) -> SplitResult:
    """The parts of a URL that may be fetched."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchError(f"{url} is not a web address: {error}") from error
    if parts.scheme not in _PORTS:
        raise FetchError(f"{url} is not fetched: only http and https are")
    if not parts.hostname or port == 0:
        raise FetchError(f"{url} is not a web address: it names no host")
    if parts.username is not None:
        raise FetchError(f"{parts.hostname}: an address with a user name in it is not fetched")
    return parts


def _host(parts: SplitResult) -> str:
    name = _ascii_host(parts)
    name = f"[{name}]" if ":" in name else name
    return name if parts.port in (None, _PORTS[parts.scheme]) else f"{name}:{parts.port}"


def _ascii_host(parts: SplitResult) -> str:
    host = parts.hostname or ""
    try:
        return host if host.isascii() else host.encode("idna").decode()
    except UnicodeError as error:
        raise FetchError(f"{host!r} is not the name of a host") from error


def _path(parts: SplitResult) -> str:
    path = parts.path or "/"
    return quote(f"{path}?{parts.query}" if parts.query else path, safe=_SAFE)


def _connect(parts: SplitResult, limits: Limits) -> http.client.HTTPConnection:
    """A connection to one of the host's addresses, all of which have been checked."""
    host = _ascii_host(parts)
    port = parts.port or _PORTS[parts.scheme]
    addresses = _addresses(host, port)
    if not limits.allow_private:
        for address in addresses:
            if not is_public(address):
                raise FetchError(f"{host} is at {address}, which is not public; give --allow-private to fetch it")
    connection = http.client.HTTPConnection(host, port, timeout=limits.left)
    connection.sock = _first_open(addresses, port, limits)
    if parts.scheme == "https":
        try:
            connection.sock = ssl.create_default_context().wrap_socket(connection.sock, server_hostname=host)
        except Exception:
            connection.close()
            raise
    return connection


def _addresses(host: str, port: int) -> list[Address]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"{host} is not known: {getattr(error, 'strerror', None) or error}") from error
    return list(dict.fromkeys(ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found))


def is_public(address: Address) -> bool:
    """Whether an address is one of the open net: not private, loopback, link-local, reserved or multicast.

    An address of version 6 that carries one of version 4 is judged by that one.
    """
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return is_public(address.ipv4_mapped)
        if address in _NAT64:
            return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if address.sixtofour is not None and not is_public(address.sixtofour):
            return False
        if address.teredo is not None or address.is_site_local:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _first_open(addresses: list[Address], port: int, limits: Limits) -> socket.socket:
    failure: OSError | None = None
    for address in addresses:
        try:
            return socket.create_connection((str(address), port), timeout=limits.left)
        except OSError as error:
            failure = error
    raise failure or FetchError("the host has no address")


def _page(url: str, response: http.client.HTTPResponse, limits: Limits) -> Page:
    if response.status != http.client.OK:
        raise FetchError(f"{url} could not be fetched: the server says {response.status} {response.reason}".rstrip())
    body = _body(url, response, limits)
    charset = response.headers.get_content_charset()
    return Page(url, body, charset)


def _body(url: str, response: http.client.HTTPResponse, limits: Limits) -> bytes:
    encoding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    pieces: list[bytes] = []
    size = 0
    while piece := response.read1(65_536):
        size += len(piece)
        pieces.append(piece)
        if size > limits.size:
            raise FetchError(f"{url} is larger than {limits.size:,} bytes")
        if limits.started + limits.seconds < time.monotonic():
            raise FetchError(f"{url} took longer than {limits.seconds:g} seconds")
    return _unpacked(url, b"".join(pieces), encoding, limits)


def _unpacked(url: str, body: bytes, encoding: str, limits: Limits) -> bytes:
    """A body as it was before the server packed it, asked or not."""
    if encoding == "identity":
        return body
    if encoding not in {"gzip", "x-gzip", "deflate"}:
        raise FetchError(f"{url} comes packed as {encoding!r}, which was not asked for")
    unpacking = zlib.decompressobj(zlib.MAX_WBITS | 32)
    unpacked = unpacking.decompress(body, limits.size + 1)
    if len(unpacked) > limits.size:
        raise FetchError(f"{url} is larger than {limits.size:,} bytes")
    return unpacked
