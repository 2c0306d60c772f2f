"""Articles that attack: nothing of them runs, nothing of them breaks a page, and every word of theirs is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from lxml import html as lxml_html  # type: ignore[import-untyped]  # lxml brings no types
from starlette.testclient import TestClient

from hostile_articles import ATTACKS, FORMULA, RUNS
from reportedly.dossier import Dossier
from reportedly.explore.web.addresses import web_address
from reportedly.explore.web.app import make_app

if TYPE_CHECKING:
    from playwright.sync_api import Page

STEERING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
LISTS = ("/", "/articles", "/actors", "/copies", "/denials", "/timeline", "/problems", "/changes", "/search?q=said", "/search?q=said&in=statements")  # fmt: skip # noqa: E501


@pytest.fixture(scope="module")
def attacked_client(attacked: Dossier) -> Iterator[TestClient]:
    with TestClient(make_app(attacked), base_url="http://127.0.0.1") as opened:
        yield opened


def all_pages(client: TestClient) -> list[str]:
    articles = [row["article"] for row in client.get("/api/v1/articles?limit=500").json()["rows"]]
    actors = [row["key"] for row in client.get("/api/v1/actors?limit=500").json()["rows"]]
    return [*LISTS, *(f"/articles/{key}" for key in articles), *(f"/actors/{key}" for key in actors)]


def test_no_text_becomes_markup_or_an_address_that_runs(attacked_client: TestClient) -> None:
    seen = 0
    for address in all_pages(attacked_client):
        answer = attacked_client.get(address)
        assert answer.status_code == 200, address
        assert RUNS not in answer.text
        assert not set(STEERING) & set(answer.text), address
        page = lxml_html.document_fromstring(answer.text)
        assert not page.xpath("//style | //img | //script[not(@src)] | //iframe | //@*[starts-with(name(), 'on')]"), (
            address
        )
        links = [str(link) for link in page.xpath("//@href | //@src | //@action")]
        assert [link for link in links if not link.startswith(("/", "#", "https://"))] == [], address
        assert not [link for link in links if "evil.example" in link.partition("?")[0]], address
        seen += "window.pwned" in page.text_content()
    assert seen > 3


def test_the_words_of_an_attack_are_shown_as_they_are(attacked_client: TestClient) -> None:
    rows = {row["name"]: row for row in attacked_client.get("/api/v1/articles?limit=500").json()["rows"]}
    for name, shown in (("markup", RUNS), ("formula", FORMULA)):
        page = lxml_html.document_fromstring(attacked_client.get(f"/articles/{rows[name]['article']}").text)
        assert " ".join(shown.split()) in " ".join(page.xpath("//h1")[0].text_content().split())
    assert set(ATTACKS) <= set(rows)


@pytest.mark.parametrize(
    ("url", "may"),
    [
        ("https://example.org/a?b#c", True), ("http://example.org", True), ("HTTPS://EXAMPLE.ORG/", True),
        ("javascript:alert(1)", False), (" javascript:alert(1)", False), ("JaVaScRiPt:alert(1)", False),
        ("java\nscript:alert(1)", False), ("data:text/html,x", False), ("vbscript:x", False), ("//evil.example", False),
        ("https://example.org@evil.example/", False), ("https://a\\@b/", False), ("file:///etc/passwd", False),
        ("https://example.org/\u202egpj", False), ("", False), (None, False),
    ],
)  # fmt: skip
def test_only_addresses_of_the_web_are_linked(url: str | None, may: bool) -> None:
    assert (web_address(url) is not None) is may


def test_nothing_runs_in_a_browser(
    visit: Callable[..., Page], attacked_address: str, attacked_client: TestClient
) -> None:
    page = visit(attacked_address)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in all_pages(attacked_client)[:24]:
        page.goto(attacked_address + path)
        if page.locator("a.handle").count():
            page.locator("a.handle").first.click()
            page.locator(".card").wait_for()
        assert page.evaluate("typeof window.pwned") == "undefined", path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    assert [url for url in asked if not url.startswith(attacked_address)] == []
