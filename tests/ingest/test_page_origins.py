"""Which part of a page says a fact."""

from __future__ import annotations

import pytest

from reportedly.ingest.page_origins import origins_on_page

PAGE = """<html><head><title>Mill burns | Gazette</title>
<meta content='Quarry Town Gazette' property="og:site_name"><meta name="author" content="Ann &amp; Bo">
<link rel="canonical" href="https://gazette.example/mill">
<script type="application/ld+json">{"datePublished": "1921-03-08T22:10:00"}</script></head>
<body><h1>Mill <em>burns</em></h1></body></html>"""


@pytest.mark.parametrize(
    ("fact", "value", "origin"),
    [
        ("publisher", "Quarry Town Gazette", "og:site_name"),
        ("byline", "Ann & Bo", "author"),
        ("url", "https://gazette.example/mill", "canonical link"),
        ("published", "1921-03-08", "JSON-LD"),
        ("title", "Mill burns", "h1"),
        ("title", "Mill burns | Gazette", "title"),
    ],
)
def test_fact_stands_in(fact: str, value: str, origin: str) -> None:
    assert origins_on_page(PAGE, {fact: value}) == {fact: f"page metadata: {origin}"}


def test_what_stands_nowhere_is_left_out() -> None:
    assert origins_on_page(PAGE, {"byline": "Cy Dorn"}) == {}


def test_a_page_of_nothing_but_openings_is_quick() -> None:
    assert origins_on_page("<meta <script ld+json><time <h1 <title>" * 10_000, {"title": "x"}) == {}
