"""Who may ask, and what a browser is told to let happen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from reportedly.dossier import Dossier
from reportedly.errors import DossierError
from reportedly.explore.web.app import make_app
from reportedly.explore.web.guards import Access
from reportedly.explore.web.serving import access_for, is_loopback, listen


@pytest.fixture
def guarded(examples: Dossier) -> Iterator[TestClient]:
    access = Access("a-token", review=True)
    with TestClient(make_app(examples, access), base_url="http://192.0.2.7:8100", follow_redirects=False) as opened:
        yield opened


@pytest.mark.parametrize("address", ["/", "/nothing", "/api/v1/status", "/api/v1/nothing", "/static/x/style.css"])
def test_every_answer_tells_a_browser_what_may_run(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8100", ""])
def test_a_name_that_is_not_the_servers_gets_nothing(client: TestClient, host: str) -> None:
    answer = client.get("/api/v1/status", headers={"host": host})
    assert answer.status_code == 421
    assert "articles" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8100", "[::1]:8100", "LOCALHOST"])
def test_its_own_names_do(client: TestClient, host: str) -> None:
    assert client.get("/api/v1/status", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_without_review_nothing_can_be_asked_to_change(client: TestClient, method: str) -> None:
    answer = client.request(method, "/api/v1/articles")
    assert answer.status_code == 405
    assert answer.headers["content-type"] == "application/problem+json"


def test_without_the_token_nobody_gets_in(guarded: TestClient) -> None:
    for address in ("/", "/api/v1/status", "/articles", "/?token=another", "/nothing"):
        assert guarded.get(address).status_code == 401
    assert guarded.get("/api/v1/status", headers={"authorization": "Bearer another"}).status_code == 401
    assert guarded.get("/api/v1/status", headers={"cookie": "reportedly=another"}).status_code == 401


def test_a_program_shows_the_token_in_a_header(guarded: TestClient) -> None:
    assert guarded.get("/api/v1/status", headers={"authorization": "Bearer a-token"}).status_code == 200


def test_a_token_in_the_address_moves_into_a_cookie_that_no_other_site_can_send(guarded: TestClient) -> None:
    answer = guarded.get("/articles?token=a-token&month=2024-05")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/articles?month=2024-05"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert guarded.get("/articles?month=2024-05").status_code == 200


def test_a_token_never_leads_to_another_server(guarded: TestClient) -> None:
    answer = guarded.get("http://192.0.2.7:8100//evil.example/x?token=a-token")
    assert answer.headers["location"] == "/evil.example/x"


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://192.0.2.7:9999"},
    ],
)
def test_a_change_asked_for_by_another_site_is_refused(guarded: TestClient, headers: dict[str, str]) -> None:
    answer = guarded.post("/api/v1/status", headers={"authorization": "Bearer a-token", **headers})
    assert answer.status_code == 403


def test_a_change_from_here_gets_through_to_where_there_is_none_to_make(guarded: TestClient) -> None:
    own = {"authorization": "Bearer a-token", "origin": "http://192.0.2.7:8100", "sec-fetch-site": "same-origin"}
    answer = guarded.post("/api/v1/status", headers=own)
    assert answer.status_code == 405
    assert "open for reading alone" not in answer.text


@pytest.mark.parametrize(
    ("host", "loopback"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("127.8.8.8", True),
     ("0.0.0.0", False), ("::", False), ("x.org", False)],
)  # fmt: skip
def test_who_listens_to_others_needs_a_token(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback
    token = access_for(host, None, review=False).token
    assert (token is None) is loopback
    assert loopback or len(str(token)) >= 32
    assert access_for(host, "given", review=True) == Access(
        "given", access_for(host, None, review=False).hosts, review=True
    )


def test_a_port_that_is_taken_is_said(examples: Dossier) -> None:
    with listen("127.0.0.1", 0) as taken, pytest.raises(DossierError, match="try --port"):
        listen("127.0.0.1", taken.getsockname()[1])
