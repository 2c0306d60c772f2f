"""Web pages: main text and what the page says about it."""

from __future__ import annotations

import pytest

from reportedly.errors import NoText
from reportedly.ingest import pages
from reportedly.ingest.pages import charset_of, is_page, read_page

PARAGRAPHS = [
    "The mill at the old harbour burned down on Monday, the mayor said in a letter to the council of the town.",
    "“We will build it up again,” she wrote to the councillors, who met late in the evening at the town hall.",
    "No one was hurt, according to the fire brigade, which fought the flames with four engines until the morning.",
]


def page(head: str, paragraphs: list[str] = PARAGRAPHS) -> str:
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>Mill burns down</h1>{body}</article><footer>Copyright 2018 Somebody</footer></body></html>"
    )


def test_main_text_keeps_paragraphs_and_leaves_the_rest() -> None:
    found = read_page(page("<title>Mill burns down</title>"), name="p.html")
    assert found.text.splitlines()[-3:] == PARAGRAPHS
    assert "Home" not in found.text
    assert not found.cut


def test_metadata_of_meta_elements() -> None:
    head = (
        '<title>Mill burns down</title><meta property="og:site_name" content="Quarry Town Gazette">'
        '<meta property="article:published_time" content="1921-03-08T22:10:00-05:00">'
        '<meta name="author" content="Ann Holm"><link rel="canonical" href="https://gazette.example/mill">'
    )
    assert read_page(page(head), name="p.html").known == {
        "title": "Mill burns down",
        "publisher": "Quarry Town Gazette",
        "published": "1921-03-08",
        "byline": "Ann Holm",
        "url": "https://gazette.example/mill",
    }


def test_metadata_of_linked_data() -> None:
    head = """<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
        "headline": "Mill burns down", "datePublished": "2031-11-16",
        "author": [{"@type": "Person", "name": "Ann Holm"}, {"@type": "Person", "name": "Bo Lind"}],
        "publisher": {"@type": "Organization", "name": "Quarry Town Gazette"}}</script>"""
    known = read_page(page(head), name="p.html").known
    assert (known["publisher"], known["byline"], known["published"]) == (
        "Quarry Town Gazette", "Ann Holm; Bo Lind", "2031-11-16",
    )  # fmt: skip


def test_nothing_is_made_up() -> None:
    known = read_page(page('<link rel="canonical" href="https://gazette.example/mill">'), name="p.html").known
    assert (known["publisher"], known["byline"], known["published"]) == (None, None, None)


@pytest.mark.parametrize(
    ("element", "published"),
    [
        ("<p class='date'>Published 3 March 2019</p>", "2019-03-03"),
        ("<p>By Ann Holm <time datetime='2019-03-03T10:00'>yesterday</time></p>", "2019-03-03"),
        ("<p>The report published on 11/10/2019 by the town says that <a href='/x'>mills</a> burn down.</p>", None),
        ("<div>The law on mills, published on 12.05.2018 in the gazette, forbids lamps of any kind.</div>", None),
    ],
)  # fmt: skip
def test_dates_of_publication_stand_apart_from_those_of_the_prose(element: str, published: str | None) -> None:
    html = page("").replace("<h1>Mill burns down</h1>", f"<h1>Mill burns down</h1>{element}")
    assert read_page(html, name="p.html").known["published"] == published


@pytest.mark.parametrize("html", ["<html><body></body></html>", "<html>", "<!doctype html><body><nav>Home</nav>"])
def test_page_without_main_text(html: str) -> None:
    with pytest.raises(NoText, match="is a web page without a main text"):
        read_page(html, name="p.html")


def test_very_long_page_is_cut_after_its_scripts_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "LONGEST_PAGE", 2_000)
    script = "<script>" + "x = 1;\n" * 1_000 + "</script>"
    assert not read_page(page(script), name="p.html").cut
    assert read_page(page("", PARAGRAPHS * 20), name="p.html").cut


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!DOCTYPE html><p>", True),
        ("\n <!-- saved --> <html>", True),
        ('<?xml version="1.0"?><html>', True),
        ("The <html> element", False),
        ("<headline>", False),
        ("", False),
    ],
)
def test_is_page(text: str, expected: bool) -> None:
    assert is_page(text) is expected


def test_charset_of_head() -> None:
    assert charset_of(b'<html><head><meta charset="windows-1251">') == "windows-1251"
    assert charset_of(b'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">') == "koi8-r"
    assert charset_of(b"The charset = of the town") is None
