"""Fetching: which addresses, which limits, which answers; against a real server on this machine."""

from __future__ import annotations

import gzip
import http.server
import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from reportedly.errors import FetchError
from reportedly.ingest import fetching
from reportedly.ingest.fetching import Limits, fetch, is_public

PAGE = "<html><body><p>The café burned down.</p></body></html>"
PRIVATE = Limits(allow_private=True)


class _Pages(http.server.BaseHTTPRequestHandler):
    """A few pages that behave and many that don't."""

    def do_GET(self) -> None:
        getattr(self, f"page_{self.path.strip('/').split('?')[0]}", self.page_missing)()

    def answer(self, body: bytes, code: int = 200, **headers: str) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def page_missing(self) -> None:
        self.answer(b"", code=404)

    def page_mill(self) -> None:
        self.answer(PAGE.encode("cp1252"), Content_Type="text/html; charset=iso-8859-1")

    def page_host(self) -> None:
        self.answer(self.headers["Host"].encode())

    def page_packed(self) -> None:
        self.answer(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def page_bomb(self) -> None:
        self.answer(gzip.compress(b"\0" * 50_000_000), Content_Encoding="gzip")

    def page_odd(self) -> None:
        self.answer(b"...", Content_Encoding="br")

    def page_large(self) -> None:
        self.answer(b"x" * 200_000)

    def page_moved(self) -> None:
        self.answer(b"", code=302, Location="/mill")

    def page_round(self) -> None:
        self.answer(b"", code=302, Location="/round")

    def page_file(self) -> None:
        self.answer(b"", code=302, Location="file:///etc/passwd")

    def page_nowhere(self) -> None:
        self.answer(b"", code=302, Location="http://user@[::1/")

    def page_slow(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(50):
            self.wfile.write(b"x")
            time.sleep(0.1)

    def page_silent(self) -> None:
        time.sleep(3)

    def log_message(self, *_: Any) -> None:
        """Nothing on standard error."""

    def handle(self) -> None:
        try:
            super().handle()
        except OSError:
            self.close_connection = True


@pytest.fixture(scope="module")
def server() -> Iterator[Callable[[str], str]]:
    """The address of a page of a server on this machine."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Pages) as running:
        running.daemon_threads = True
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield lambda path: f"http://127.0.0.1:{running.server_port}/{path}"
        running.shutdown()


def test_page_is_fetched_with_its_encoding(server: Callable[[str], str]) -> None:
    page = fetch(server("mill?day=1"), PRIVATE)
    assert (page.url, page.charset) == (server("mill?day=1"), "iso-8859-1")
    assert page.body.decode("cp1252") == PAGE


def test_redirect_is_followed_and_its_address_kept(server: Callable[[str], str]) -> None:
    assert fetch(server("moved"), PRIVATE).url == server("mill")


def test_packed_page_is_unpacked(server: Callable[[str], str]) -> None:
    assert fetch(server("packed"), PRIVATE).body.decode() == PAGE


def test_host_is_named_to_the_server(server: Callable[[str], str]) -> None:
    assert fetch(server("host"), PRIVATE).body.decode() in server("host")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("missing", "the server says 404"),
        ("round", "more than 5 redirects"),
        ("file", "only http and https"),
        ("nowhere", "is not a web address"),
        ("odd", "packed as 'br'"),
    ],
)
def test_answers_that_are_no_page(server: Callable[[str], str], path: str, reason: str) -> None:
    with pytest.raises(FetchError, match=reason):
        fetch(server(path), PRIVATE)


@pytest.mark.parametrize("path", ["large", "bomb"])
def test_size_limit(server: Callable[[str], str], path: str) -> None:
    with pytest.raises(FetchError, match="larger than 100,000 bytes"):
        fetch(server(path), Limits(size=100_000, allow_private=True))


@pytest.mark.parametrize("path", ["slow", "silent"])
def test_time_limit(server: Callable[[str], str], path: str) -> None:
    started = time.monotonic()
    with pytest.raises(FetchError, match=r"too long|longer than"):
        fetch(server(path), Limits(seconds=0.5, allow_private=True))
    assert time.monotonic() - started < 2


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "2130706433", "127.1", "[::ffff:7f00:1]"]
)
def test_this_machine_is_refused_however_it_is_written(server: Callable[[str], str], host: str) -> None:
    url = server("mill").replace("127.0.0.1", host)
    with pytest.raises(FetchError, match=r"is not public; give --allow-private|is not known"):
        fetch(url)


def test_redirect_to_this_machine_is_refused(server: Callable[[str], str], monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def judged(address: fetching.Address) -> bool:
        asked.append(str(address))
        return len(asked) == 1  # the first hop passes as if it were public

    monkeypatch.setattr(fetching, "is_public", judged)
    with pytest.raises(FetchError, match=r"127\.0\.0\.1, which is not public"):
        fetch(server("moved"))
    assert len(asked) == 2


def test_one_private_address_among_several_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(2, 1, 6, "", ("93.184.215.14", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(FetchError, match=r"10\.0\.0\.1, which is not public"):
        fetch("http://gazette.example/")


def test_connection_goes_to_the_address_that_was_checked(
    server: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up: list[str] = []
    real = socket.getaddrinfo

    def rebinding(host: str, *rest: Any, **more: Any) -> Any:
        looked_up.append(host)
        return real("127.0.0.1" if host == "gazette.example" else host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    assert fetch(server("mill").replace("127.0.0.1", "gazette.example"), PRIVATE).body
    assert looked_up.count("gazette.example") == 1


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/",
        "file:///etc/passwd",
        "http://",
        "http://:80/",
        "http://a.example:99999/",
        "http://u:p@a.example/",
    ],
)
def test_urls_that_are_not_fetched(url: str) -> None:
    with pytest.raises(FetchError):
        fetch(url, PRIVATE)


def test_closed_port_is_said(server: Callable[[str], str]) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        with pytest.raises(FetchError, match="could not be fetched"):
            fetch(f"http://127.0.0.1:{free.getsockname()[1]}/", PRIVATE)


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.1", "172.16.0.1", "192.168.1.1", "127.0.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::", "::1", "fe80::1", "fc00::1", "fec0::1",
        "ff02::1", "::ffff:10.0.0.1", "2002:0a00:0001::1", "64:ff9b::10.0.0.1", "2001:db8::1", "64:ff9b:1::1",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["93.184.215.14", "1.1.1.1", "2606:4700::1", "::ffff:1.1.1.1", "64:ff9b::1.1.1.1"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))
