"""In a real browser: what people come for, by mouse and keyboard, with and without script; and that all can use it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

import reportedly
from explore.readings import strike
from reportedly.dossier import Dossier
from reportedly.explore.web.app import make_app
from reportedly.explore.web.guards import Access
from serving_pages import serving

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

Visit = Callable[..., "Page"]
NARROW = {"width": 360, "height": 760}
ACTOR = "/actors?named=Calder"


def pages(client: TestClient) -> dict[str, str]:
    """One page of each kind, by name."""
    articles = client.get("/api/v1/articles?limit=50").json()["rows"]
    later = next(row["article"] for row in articles if row["revision"])
    actor = client.get("/api/v1/actors?named=Calder").json()["rows"][0]["key"]
    claim = client.get("/api/v1/claims").json()["rows"][0]["id"]
    return {
        "start": "/", "articles": "/articles", "article": f"/articles/{articles[0]['article']}",
        "later-text": f"/articles/{later}", "passage": f"/articles/{articles[0]['article']}?at=100-300",
        "search": "/search?q=market", "statements": "/search?q=market&in=statements&act=accuse", "actors": "/actors",
        "actor": f"/actors/{actor}", "network": f"/actors/{actor}/network",
        "copies": "/copies", "denials": "/denials", "timeline": "/timeline",
        "problems": "/problems", "changes": "/changes?since=2020-01-01", "api": "/api",
        "claims": "/claims", "claim": f"/claims/{claim}", "disputes": "/disputes", "figures": "/figures",
        "review": "/review", "items": f"/articles/{articles[0]['article']}/review", "nothing": "/nothing",
    }  # fmt: skip


def violations(axe: Any, page: Page) -> list[str]:
    """What axe finds wrong, best practices included, each with the first element; in what is folded, too."""
    folded = page.evaluate_handle("[...document.querySelectorAll('details:not([open])')]")
    folded.evaluate("(those) => those.forEach((one) => (one.open = true))")
    found = axe.Axe().run(page).response["violations"]
    folded.evaluate("(those) => those.forEach((one) => (one.open = false))")
    return [f"{rule['id']}: {rule['nodes'][0]['html']}" for rule in found]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_axe_finds_nothing_on_any_page(visit: Visit, address: str, client: TestClient, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    page = visit(address, color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True)
    for name, path in pages(client).items():
        if name != "nothing":
            page.goto(address + path)
            if name in {"actor", "network"}:
                page.locator("#graph[data-drawn]").wait_for()
            assert violations(axe, page) == [], name


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_axe_finds_nothing_where_people_judge(
    visit: Visit, examples: Dossier, client: TestClient, scheme: str, width: int
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    waiting = client.get("/api/v1/review/queue").json()["rows"]
    kinds = {row["item"].partition(":")[0]: row["item"] for row in waiting}
    there = {name: path for name, path in pages(client).items() if name in {"claim", "article", "items", "review"}}
    with serving(make_app(examples, Access(review=True))) as address:
        page = visit(address, color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True)
        for path in [*there.values(), *(f"/review/item?item={quote(item)}" for item in kinds.values())]:
            page.goto(address + path)
            assert violations(axe, page) == [], path
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert len(kinds) > 1


def test_a_researcher_finds_an_article_reads_it_and_follows_a_copy(visit: Visit, address: str) -> None:
    page = visit(address)
    page.get_by_role("searchbox", name="Search the dossier").fill("cherries market")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="market struck in Dunmere").first.click()
    assert page.locator("mark").first.inner_text().lower() in {"market", "cherries"}
    page.locator(".words .content").nth(3).click()
    card = page.locator(".card.pinned")
    assert "The same words:" in card.inner_text()
    card.get_by_role("link", name="Meridian News Agency").click()
    assert page.locator("h1").inner_text() == "At least 17 killed in rocket strike on market in Velmora"
    assert "roof" in page.locator("mark#r1-at").inner_text() + page.locator(".words").inner_text()
    assert "Copied by" in page.locator(".elsewhere").inner_text()


def test_a_researcher_goes_from_a_statement_to_who_made_it_and_what_it_is_tied_to(visit: Visit, address: str) -> None:
    page = visit(address + ACTOR)
    page.get_by_role("link", name="Idris Calder").click()
    page.locator("#graph[data-drawn]").wait_for()
    assert page.locator("#graph canvas").count() > 0
    assert (
        page.locator("#graph").get_attribute("aria-label") == "A drawing of the network; the table below says the same"
    )
    page.get_by_role("link", name="Timeline of Idris Calder").click()
    assert page.url.endswith(f"actor={page.url.rpartition('=')[2]}")
    page.locator(".days blockquote a").first.click()
    assert page.locator("mark").count() > 0


def test_problems_lead_to_the_words_that_could_not_be_settled(visit: Visit, address: str) -> None:
    page = visit(address + "/problems")
    row = page.locator("tbody tr", has=page.locator("th", has_text="“")).first
    words = row.locator("th").inner_text().strip("“”")
    row.locator("a").click()
    marked = "".join(page.locator("mark").all_inner_texts())
    assert re.sub(r"\W", "", words.rstrip("…")) in re.sub(r"\W", "", marked)


def test_everything_can_be_reached_by_keyboard(visit: Visit, address: str) -> None:
    page = visit(address)
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "To the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    page.goto(address + "/search?q=market")
    page.locator("#q").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.locator("#q").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**in=statements**")


def test_it_reads_without_script(visit: Visit, address: str, client: TestClient) -> None:
    page = visit(address, java_script_enabled=False)
    for name, path in pages(client).items():
        if name != "nothing":
            page.goto(address + path)
            assert page.locator("main h1").is_visible()
    page.goto(address + pages(client)["actor"])
    assert page.locator(".ties table").is_visible()
    assert page.locator("#graph").is_hidden()


@pytest.mark.parametrize("width", [320, 640, 1280])
def test_nothing_is_cut_off_at_any_width(visit: Visit, address: str, client: TestClient, width: int) -> None:
    page = visit(address, viewport={"width": width, "height": 800})
    for name, path in pages(client).items():
        if name != "nothing":
            page.goto(address + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, name


def test_nothing_is_asked_of_anyone_but_the_server(visit: Visit, address: str, client: TestClient) -> None:
    page = visit(address)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for name, path in pages(client).items():
        if name != "nothing":
            page.goto(address + path)
            page.wait_for_load_state("networkidle")
    assert asked
    assert [url for url in asked if not url.startswith(address)] == []


def test_it_prints_without_what_only_works_on_a_screen(visit: Visit, address: str, client: TestClient) -> None:
    page = visit(address + pages(client)["article"])
    page.emulate_media(media="print")
    assert page.locator(".words").is_visible()
    assert page.locator(".panel").is_visible()
    assert page.locator("nav[aria-label=Dossier]").is_hidden()
    lists = page.locator(".panel :is(.statements, .actors)")
    assert set(lists.evaluate_all("(those) => those.map((one) => getComputedStyle(one).columnCount)")) == {"2"}
    assert page.locator(".panel .actors .entries").first.evaluate("(one) => getComputedStyle(one).display") == "block"


def test_a_researcher_finds_a_claim_follows_its_origins_and_exports_it(visit: Visit, address: str) -> None:
    page = visit(address, accept_downloads=True)
    page.get_by_role("link", name="All claims").click()
    page.locator("main .items .name a").first.click()
    assert page.locator(".sides blockquote").count() > 1
    step = page.locator(".tree blockquote a").first
    words = step.inner_text()
    step.click()
    page.locator(".handle, .ending").evaluate_all("(those) => those.forEach((one) => one.remove())")
    marked = "".join(page.locator("mark").all_inner_texts())
    assert re.sub(r"\W", "", words.rstrip("…"))[:40] in re.sub(r"\W", "", marked)
    page.go_back()
    with page.expect_download() as coming:
        page.locator(".download").get_by_role("link", name="briefing").click()
    assert coming.value.suggested_filename.endswith(".md")
    assert "## Where it comes from" in Path(coming.value.path()).read_text(encoding="utf-8")


def test_a_researcher_judges_a_statement_in_the_article(visit: Visit, tmp_path: Path) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    with reportedly.open(tmp_path / "news.db") as dossier:
        dossier.keep([strike()])
        with serving(make_app(dossier, Access(review=True))) as address:
            page = visit(address + "/articles", bypass_csp=True)
            page.get_by_role("link", name="Harbour stays shut").click()
            page.locator("#r1-s1").get_by_role("link", name="Judge it").click()
            assert violations(axe, page) == []
            page.get_by_label("Your name").fill("Ada")
            page.get_by_label("act", exact=True).select_option("deny")
            page.get_by_role("button", name="Keep the correction").click()
            assert "Ada corrects it" in page.locator("main").inner_text()
            assert violations(axe, page) == []
            page.get_by_text("Withdraw this judgement").click()
            page.get_by_role("button", name="Withdraw").click()
            assert "withdrawn by Ada" in page.locator("main").inner_text()


def tab_to(page: Page, wanted: Locator) -> None:
    """Press the tabulator until something has the focus."""
    for _ in range(400):
        page.keyboard.press("Tab")
        if wanted.evaluate("(one) => one === document.activeElement"):
            return
    raise AssertionError(f"{wanted} is not reached by the keyboard")


def test_a_researcher_needs_no_mouse(visit: Visit, address: str) -> None:
    page = visit(address, accept_downloads=True)
    tab_to(page, page.locator("main .items .name a[href^='/articles/']").first)
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/a-*")
    tab_to(page, page.locator(".words a").first)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert page.locator(".card.pinned").is_visible()
    page.keyboard.press("Escape")
    assert page.locator(".card").is_hidden()
    tab_to(page, page.locator("nav[aria-label=Dossier] a[href='/claims']"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/claims")
    tab_to(page, page.locator("main .items .name a").first)
    page.keyboard.press("Enter")
    page.wait_for_url("**/claims/c-*")
    tab_to(page, page.locator(".download a").first)
    with page.expect_download() as coming:
        page.keyboard.press("Enter")
    assert "## How it changed" in Path(coming.value.path()).read_text(encoding="utf-8")
    tab_to(page, page.locator(".tree blockquote a").first)
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/a-*")
    assert page.locator("mark").count() > 0


def test_a_researcher_judges_without_a_mouse(visit: Visit, tmp_path: Path) -> None:
    with reportedly.open(tmp_path / "news.db") as dossier:
        dossier.keep([strike()])
        with serving(make_app(dossier, Access(review=True))) as address:
            page = visit(address + "/review")
            tab_to(page, page.get_by_role("link", name="Judge").first)
            page.keyboard.press("Enter")
            page.wait_for_url("**/review/item*")
            tab_to(page, page.get_by_label("Your name"))
            page.keyboard.type("Ada")
            tab_to(page, page.get_by_role("button", name="Accept"))
            page.keyboard.press("Enter")
            page.get_by_text("Ada accepts it").wait_for()
