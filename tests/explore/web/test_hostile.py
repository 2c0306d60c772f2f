"""Articles that attack: nothing of them runs, nothing of them breaks a page, and every word of theirs is shown."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from lxml import html as lxml_html  # type: ignore[import-untyped]  # lxml brings no types
from starlette.testclient import TestClient

from hostile_articles import ATTACKS, FORMULA, RUNS
from reportedly.dossier import Dossier
from reportedly.explore.web.addresses import web_address
from reportedly.explore.web.app import make_app
from reportedly.explore.web.guards import Access
from reportedly.explore.web.rendering import EXPORTS

if TYPE_CHECKING:
    from playwright.sync_api import Page

STEERING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
LISTS = (
    "/", "/articles", "/actors", "/copies", "/denials", "/timeline", "/problems", "/changes?since=2020-01-01",
    "/search?q=said", "/search?q=said&in=statements", "/claims?alone=yes", "/disputes", "/figures", "/review", "/api",
)  # fmt: skip


@pytest.fixture(scope="module")
def attacked_client(attacked: Dossier) -> Iterator[TestClient]:
    with TestClient(make_app(attacked, Access(review=True)), base_url="http://127.0.0.1") as opened:
        yield opened


def rows(client: TestClient, address: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(f"/api/v1/{address}").json()["rows"]
    return found


def some_pages(client: TestClient, most: int = 500) -> list[str]:
    """The pages of all kinds, of each kind so many at the most."""
    articles = [row["article"] for row in rows(client, "articles?limit=500")][:most]
    actors = [row["key"] for row in rows(client, "actors?limit=500")][:most]
    claims = [row["id"] for row in rows(client, "claims?limit=500")][:most]
    items = [quote(row["item"], safe="") for row in rows(client, "review/queue?limit=500")][:most]
    return [
        *LISTS,
        *(f"/articles/{key}" for key in articles),
        *(f"/articles/{key}/review" for key in articles),
        *(f"/actors/{key}" for key in actors),
        *(f"/actors/{key}/network" for key in actors[:20]),
        *(f"/claims/{key}" for key in claims),
        *(f"/review/item?item={item}" for item in items),
    ]


def test_claims_disputes_and_tolls_are_made_of_attacks_too(attacked_client: TestClient) -> None:
    assert rows(attacked_client, "disputes")
    assert any(len(row["statements"]) > 1 for row in rows(attacked_client, "claims"))
    assert attacked_client.get("/figures").text.count("<tr") > 3


def test_no_text_becomes_markup_or_an_address_that_runs(attacked_client: TestClient) -> None:
    seen = 0
    for address in some_pages(attacked_client):
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
    named = {row["name"]: row for row in rows(attacked_client, "articles?limit=500")}
    for name, shown in (("markup", RUNS), ("formula", FORMULA)):
        page = lxml_html.document_fromstring(attacked_client.get(f"/articles/{named[name]['article']}").text)
        assert " ".join(shown.split()) in " ".join(page.xpath("//h1")[0].text_content().split())
    assert set(ATTACKS) <= set(named)


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
    asked, opened = list[str](), list[str]()
    page.on("dialog", lambda dialog: opened.append(dialog.message))  # and it stands there till the test fails
    page.on("request", lambda request: asked.append(request.url))
    for path in some_pages(attacked_client, most=6):
        page.goto(attacked_address + path)
        if page.locator("a.handle").count():
            page.locator("a.handle").first.click()
            page.locator(".card").wait_for()
        assert page.evaluate("typeof window.pwned") == "undefined", path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    assert [url for url in asked if not url.startswith(attacked_address)] == []
    assert opened == []


def test_answers_and_downloads_are_nothing_that_a_browser_runs(attacked_client: TestClient) -> None:
    article = rows(attacked_client, "articles?limit=1")[0]["article"]
    paths = attacked_client.get("/api/v1/openapi.json").json()["paths"]
    asked = [path.replace("{key}", article) for path in paths if path.startswith("/api/v1/articles")]
    asked += ["/api/v1/claims", "/api/v1/disputes", "/api/v1/figures", "/api/v1/actors", "/api/v1/denials"]
    asked += [f"/articles/{article}/export/{form}" for form in EXPORTS if form not in {"gexf", "graphml"}]
    for address in asked:
        answer = attacked_client.get(address)
        assert answer.status_code == 200, address
        assert answer.headers["x-content-type-options"] == "nosniff", address
        assert "html" not in answer.headers["content-type"], address
        assert address.startswith("/api/") or answer.headers["content-disposition"].startswith("attachment"), address


def test_no_cell_of_a_downloaded_table_is_a_formula(attacked_client: TestClient) -> None:
    seen = 0
    for key in (row["article"] for row in rows(attacked_client, "articles?limit=500")):
        packed = zipfile.ZipFile(io.BytesIO(attacked_client.get(f"/articles/{key}/export/csv").content))
        for name in packed.namelist():
            for row in csv.reader(io.StringIO(packed.read(name).decode("utf-8-sig"))):
                wrong = [cell for cell in row if cell[:1] in {"=", "+", "@"}]
                assert wrong == [], (key, name)
                seen += any("HYPERLINK" in cell for cell in row)
    assert seen > 0
