"""What the tests of the server share: the examples' dossier, a client without a browser, a server, and a browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from starlette.testclient import TestClient

import reportedly
from explore.readings import hostile, strike
from hostile_articles import hostile_lines
from reportedly.dossier import Dossier
from reportedly.explore.web.app import make_app
from reportedly.explore.web.guards import Access
from serving_pages import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

EXAMPLES = Path(__file__).parents[3] / "examples"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
"""The browser: the one that the variable CHROMIUM names, else the one on the path, such as Debian's package."""
QUIET = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    """The dossier of the examples, with a later text of one of them."""
    folder = tmp_path_factory.mktemp("web")
    with reportedly.open(folder / "examples.db") as dossier:
        dossier.add(EXAMPLES)
        page = (EXAMPLES / "harrow-daily.html").read_text(encoding="utf-8")
        later = folder / "harrow-daily-later.html"
        assert "Half of us have bought cherries there" in page
        later.write_text(page.replace("Half of us have bought cherries there", "All of us mourn"), encoding="utf-8")
        dossier.add(later)
        yield dossier


@pytest.fixture(scope="session")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    """A dossier in which whatever can come from outside tries to run or to break a page."""
    folder = tmp_path_factory.mktemp("attacked")
    (folder / "articles.jsonl").write_text(hostile_lines(), encoding="utf-8")
    evil = hostile()
    evil.article.text = evil.article.text.replace("\0", "0").replace("\ud800", "x")
    with reportedly.open(folder / "attacked.db") as dossier:
        dossier.add(folder / "articles.jsonl")
        dossier.keep([strike()])
        yield dossier


@pytest.fixture(scope="session")
def client(examples: Dossier) -> Iterator[TestClient]:
    with TestClient(make_app(examples), base_url="http://127.0.0.1") as opened:
        yield opened


@pytest.fixture(scope="session")
def address(examples: Dossier) -> Iterator[str]:
    with serving(make_app(examples)) as address:
        yield address


@pytest.fixture(scope="session")
def attacked_address(attacked: Dossier) -> Iterator[str]:
    with serving(make_app(attacked, Access(review=True))) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None or not Path(CHROMIUM).exists():
        pytest.skip("no browser: install Debian's package chromium, or name one in the variable CHROMIUM")
    with sync_api.sync_playwright() as play:
        launched = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield launched
        launched.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """A function that opens an address; keywords are those of a browser context. What a page complains of fails."""
    contexts: list[Any] = []
    complaints: list[str] = []

    def open_one(address: str, **context: Any) -> Page:
        contexts.append(browser.new_context(**context))
        page: Page = contexts[-1].new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []
