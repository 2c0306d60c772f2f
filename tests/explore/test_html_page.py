"""The HTML page: every mark covers its words, nothing comes from outside or runs, everybody can use it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html  # type: ignore[import-untyped]  # lxml brings no types

from explore.readings import HOSTILE, STRIKE, empty, hostile, strike
from reportedly.explore.html_page import to_html
from reportedly.explore.marks import marks_of
from reportedly.reading import Reading

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

CHROMIUM = Path("/usr/bin/chromium")
QUIET = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


def tree(*readings: Reading) -> Any:
    return lxml_html.document_fromstring(to_html(readings))


def squeezed(text: str) -> str:
    return "".join(text.split())


# ------------------------------------------------------------------------------------------------- without a browser


def test_every_mark_covers_its_words() -> None:
    told = strike()
    shown = tree(told)
    for unseen in shown.xpath("//*[@class='words']//*[contains(@class, 'unseen') or contains(@class, 'handle')]"):
        unseen.drop_tree()
    marks = marks_of(told)
    assert len(marks) > 40
    for mark in marks:
        pieces = shown.xpath("//*[@data-key=$key]", key=mark.key)
        under = "".join(piece.text_content() for piece in pieces)
        assert squeezed(under) == squeezed(STRIKE[mark.start : mark.end]), mark
    assert squeezed("".join(shown.xpath("//*[@class='words']")[0].text_content())) == squeezed(STRIKE)


def test_nested_statements_stand_inside_those_that_carry_them() -> None:
    inner = tree(strike()).xpath("//*[@data-key='s4-content-0']")[0]
    around = [node.get("data-key") for node in inner.iterancestors() if node.get("data-key")]
    assert around == ["s3-content-0", "s2-content-0"]
    assert inner.get("class") == "content d3"


def test_each_statement_has_a_handle_in_reading_order_that_says_its_chain() -> None:
    handles = tree(strike()).xpath("//a[contains(@class, 'handle')]")
    assert [handle.get("data-of") for handle in handles] == [f"s{number}" for number in range(1, 10)]
    label = "s4: the governor: threatens, through Coastal Wire, then Ada Roen, to Ada Roen"
    assert handles[3].get("aria-label") == label


@pytest.mark.parametrize(
    "words",
    [
        "Coastal Wire ▸ Ada Roen ▸ the governor ▸ to Ada Roen threatens · cue “told” · in the negative",
        "the reader is unsure of this (41%)",
        "denies “the count”: what the union says (s7)",
        "denied by the governor’s office (s8)",
        "12 12 pilots, detained part of “Some 240” the union (s7)",
        "At least three 3 or more men, injured the article’s own voice 6 May 1912 ascribed to mounted police",
        "“next spring” unresolved: no date is known",
        "the article’s own voice: Ada Roen heads the harbour board",
        "actor: “He” may be Ada Roen or Emil Voss",
    ],
)
def test_the_page_says(words: str) -> None:
    panel = tree(strike()).xpath("//aside")[0]
    assert words in " ".join(panel.text_content().split())


@pytest.mark.parametrize("readings", [[strike()], [strike(), hostile(), empty(), strike()], []])
def test_ids_are_unique_and_links_lead_somewhere_in_the_page(readings: list[Reading]) -> None:
    shown = tree(*readings)
    ids = shown.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in shown.xpath("//@href")} <= set(ids)
    assert not shown.xpath("//a//a")


@pytest.mark.parametrize("readings", [[strike()], [hostile()], [strike(), hostile(), empty()]])
def test_the_page_refers_to_nothing_outside(readings: list[Reading]) -> None:
    shown = tree(*readings)
    assert all(link.startswith("#") for link in shown.xpath("//@href"))
    assert not shown.xpath("//@src | //@srcset | //@style | //@action | //@*[starts-with(name(), 'on')]")
    assert not shown.xpath("//link | //img | //iframe | //object | //embed | //base | //form | //svg")
    style = shown.xpath("//style")[0].text
    assert not re.search(r"url\(|@import|@font-face", style)


def test_only_the_pages_own_style_and_script_may_run() -> None:
    shown = tree(hostile())
    (script,), (style,) = shown.xpath("//script"), shown.xpath("//style")
    policy = shown.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]

    def allowed(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    assert policy == (
        f"default-src 'none'; style-src {allowed(style.text)}; script-src {allowed(script.text)}; "
        "base-uri 'none'; form-action 'none'"
    )


def test_an_article_is_text_and_never_markup() -> None:
    page = to_html([hostile()])
    assert HOSTILE not in page
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", page)
    assert HOSTILE in tree(hostile()).xpath("//h1")[0].text_content()


def test_several_readings_are_listed_on_top() -> None:
    shown = tree(strike(), empty())
    links = shown.xpath("//nav//a")
    assert [(link.text, link.get("href")) for link in links] == [
        ("Harbour stays shut as pilots strike", "#r1"), ("none.txt", "#r2"),
    ]  # fmt: skip
    assert shown.xpath("//h1")[0].text == "2 readings"
    assert len(shown.xpath("//article")) == 2


def test_equal_readings_give_equal_pages() -> None:
    assert to_html([strike(), hostile()]) == to_html([strike(), hostile()])


@settings(max_examples=50, deadline=None)
@given(text=st.text(min_size=1))
def test_any_text_can_be_shown(text: str) -> None:
    reading = empty(text)
    reading.article.title = text
    lxml_html.document_fromstring(to_html([reading]).encode("utf-8"))


# ---------------------------------------------------------------------------------------------------- in a browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip(f"no browser at {CHROMIUM}: install Debian's package chromium")
    with sync_api.sync_playwright() as play:
        launched = play.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """A function that opens the page of some readings; keywords are those of a browser context."""
    contexts: list[BrowserContext] = []

    def open_one(*readings: Reading, **context: Any) -> Page:
        file = tmp_path / "page.html"
        file.write_text(to_html(readings), encoding="utf-8")
        contexts.append(browser.new_context(**context))
        page = contexts[-1].new_page()
        page.goto(file.as_uri())
        return page

    yield open_one
    for context in contexts:
        context.close()


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.className"))


def violations(axe: Any, page: Page) -> list[str]:
    """What axe finds wrong, best practices included, each with the first element it finds it in."""
    found = axe.Axe().run(page).response["violations"]
    return [f"{rule['id']}: {rule['nodes'][0]['html']}" for rule in found]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1300), ("dark", 360), ("dark", 1300)])
def test_axe_finds_nothing(open_page: Callable[..., Page], scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    size = {"width": width, "height": 900}
    page = open_page(strike(), hostile(), empty(), color_scheme=scheme, viewport=size)
    assert violations(axe, page) == []
    page.locator("#r1-s4-at").focus()
    page.keyboard.press("Enter")
    page.locator(".card.pinned").wait_for()
    assert violations(axe, page) == []
    page.locator(".card a", has_text="Show in the list").click()
    assert violations(axe, page) == []
    page.locator("nav a").first.click()
    assert page.url.endswith("#r1")
    assert violations(axe, page) == []


def test_nothing_of_an_article_runs_and_nothing_is_fetched(open_page: Callable[..., Page]) -> None:
    page = open_page(hostile())
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    page.locator("a.handle").first.hover()
    page.locator(".card").wait_for()
    assert page.evaluate("typeof window.pwned") == "undefined"
    assert [url for url in asked if not url.startswith("file:")] == []
    assert page.locator(".card script, .card img").count() == 0


def test_marks_are_used_by_keyboard(open_page: Callable[..., Page]) -> None:
    page = open_page(strike())
    page.locator("#r1-s1-at").focus()
    visited = []
    for _ in range(4):
        visited.append(focused(page))
        page.keyboard.press("ArrowRight")
    assert visited == ["r1-s1-at", "r1-d1-at", "r1-s2-at", "r1-s3-at"]
    assert focused(page) == "r1-s4-at"
    card = page.locator(".card")
    assert "Coastal Wire ▸ Ada Roen ▸ the governor ▸ to Ada Roen" in card.inner_text()
    page.keyboard.press("Enter")
    assert focused(page) == "card pinned"
    page.keyboard.press("Escape")
    assert focused(page) == "r1-s4-at"
    assert card.is_hidden()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Escape")
    assert (focused(page), card.is_hidden()) == ("r1-s3-at", True)


def test_a_figures_card_says_whose_count_it_is(open_page: Callable[..., Page]) -> None:
    page = open_page(strike())
    page.locator("#r1-f1-at").focus()
    page.keyboard.press("Enter")
    assert "Whose count: the union" in page.locator(".card").inner_text()


def test_the_card_shows_on_hover_and_stays_while_the_pointer_is_on_it(open_page: Callable[..., Page]) -> None:
    page = open_page(strike())
    page.locator("[data-key='s4-content-0']").hover()
    card = page.locator(".card")
    card.wait_for()
    assert "threatens" in card.inner_text()
    assert page.locator("[data-key='s4-source-0'].lit").count() == 1
    card.hover()
    page.wait_for_timeout(400)
    assert card.is_visible()
    page.mouse.move(1, 1)
    card.wait_for(state="hidden")


def test_an_entry_leads_to_its_words_and_back(open_page: Callable[..., Page]) -> None:
    page = open_page(strike())
    page.locator("#r1-r2 a.back").click()
    assert focused(page) == "r1-r2-at"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.closest('.entry').id") == "r1-r2"


def test_a_link_skips_from_the_header_to_what_the_article_says(open_page: Callable[..., Page]) -> None:
    page = open_page(strike())
    page.keyboard.press("Tab")
    assert page.locator(".skip:focus").inner_text() == "To the text"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert focused(page) == "r1-panel"


def test_it_reads_without_script(open_page: Callable[..., Page]) -> None:
    page = open_page(strike(), java_script_enabled=False)
    assert page.locator(".words").is_visible()
    assert page.locator("#r1-s4").is_visible()
    assert page.locator(".keys").is_hidden()
    page.locator("#r1-s4-at").click()
    assert page.url.endswith("#r1-s4")
    page.locator("#r1-s4 a.back").click()
    assert page.url.endswith("#r1-s4-at")


@pytest.mark.parametrize("width", [320, 700, 1280])
def test_nothing_is_cut_off_at_any_width(open_page: Callable[..., Page], width: int) -> None:
    page = open_page(strike(), hostile(), viewport={"width": width, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_it_prints_all_words_and_entries(open_page: Callable[..., Page]) -> None:
    page = open_page(strike())
    page.locator(".dates > summary").click()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#r1-d1").is_visible()
    assert page.locator(".words").is_visible()
    assert page.locator("fieldset").is_hidden()
    assert page.evaluate("getComputedStyle(document.querySelector('.panel')).maxHeight") == "none"
