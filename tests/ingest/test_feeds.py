"""Feeds: whose words an item is, when it was published, and how much of it the feed carries."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from made_inputs import ATOM, RSS
from reportedly.errors import FetchError, MalformedInput
from reportedly.ingest import fetching
from reportedly.ingest.fetching import Page
from reportedly.ingest.fragments import text_of_fragment
from reportedly.ingest.inputs import Intake
from taking_in import MILL, WELL, Reported, Write, take_in


def test_items_of_rss(write: Write) -> None:
    path = write("feed.xml", RSS)
    taken, reported = take_in(path)
    first, second, third = taken
    assert first.article.text == f'{MILL}\nNo one was "hurt".\n{WELL}'
    assert (first.article.publisher, first.origins["publisher"]) == ("Quarry Town Gazette", "feed: <source>")
    assert (first.article.published, first.article.byline) == ("1921-03-08T22:10:00-05:00", "Ann Holm")
    assert (first.article.title, first.article.url) == ("Mill burns", "https://gazette.example/mill")
    assert first.place == f"{path}#item g-1"
    assert first.noted == {"feed": "Harbour News Search", "date as written": "Tue, 08 Mar 1921 22:10:00 -0500"}
    assert (second.article.publisher, second.origins["publisher"]) == ("Harbour News Search", "feed: its own title")
    assert (second.article.published, second.article.byline) == ("1921-03-08T22:10:00", "Ann Holm")
    assert second.noted["extent"] == "summary only"
    assert (third.article.publisher, third.article.published) == (None, None)
    assert third.noted["date as written"] == "last week"
    [reason] = reported.reasons
    assert "item https://other.example/b has no text; --fetch has its page fetched" in reason
    assert "of 2 of 4 items there is a summary only; --fetch" in reported.notes[0]


def test_items_of_atom(write: Write) -> None:
    [taken], _ = take_in(write("feed.atom", ATOM))
    assert (taken.article.publisher, taken.article.byline) == ("Wire of the North", "Ann Holm, Bo Lind")
    assert taken.article.published == "2020-01-05T10:00:00+02:00"


def test_a_day_that_is_blank_is_no_day(write: Write) -> None:
    """Nor is it taken for that of a change, as feedparser would, with a warning."""
    entry = (
        '<entry><id>tag:1</id><title>Mill burns</title><link href="https://gazette.example/mill"/>'
        "<published> </published><content>The mill at the old harbour burned down on Monday, the mayor said in a "
        "letter to the guild, and nobody was hurt.</content></entry>"
    )
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette</title><id>f</id>{entry}</feed>'
    (one,), _ = take_in(write("x.atom", feed))
    assert one.article.published is None


def test_a_feed_is_told_by_its_bytes(write: Write) -> None:
    taken, _ = take_in(write("feed", RSS))
    assert len(taken) == 3


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """Pages that can be fetched, by address."""
    found: dict[str, bytes] = {}

    def fetch(url: str, limits: object) -> Page:
        if url not in found:
            raise FetchError(f"{url} could not be fetched: 404")
        return Page(url, found[url], None)

    monkeypatch.setattr(fetching, "fetch", fetch)
    return found


def test_pages_of_summaries_are_fetched(write: Write, pages: dict[str, bytes]) -> None:
    html = (
        f"<html><head><title>Well shut</title></head><body><article><p>{WELL}</p><p>{MILL}</p></article></body></html>"
    )
    pages["https://search.example/well"] = html.encode()
    reported = Reported()
    taken = list(Intake(reported, fetch=True).taken([str(write("feed.xml", RSS))]))
    assert [one.article.text for one in taken][1:] == [f"{WELL}\n{MILL}", MILL]
    assert taken[1].article.published == "1921-03-08T22:10:00"
    assert "extent" not in taken[1].noted
    assert any("only its summary is read, since https://other.example/a" in note for note in reported.notes)
    assert reported.reasons == ["https://other.example/b could not be fetched: 404"]


def test_a_feed_at_an_address(pages: dict[str, bytes]) -> None:
    pages["https://gazette.example/feed"] = ATOM.encode()
    [taken] = Intake(Reported(), fetch=True).taken(["https://gazette.example/feed"])
    assert taken.place == "https://gazette.example/feed#item tag:1"


def test_a_feed_that_breaks_off_says_how_much_is_missing(write: Write) -> None:
    taken, reported = take_in(write("feed.xml", RSS[: RSS.index("Elsewhere") + 4]))
    assert len(taken) + len(reported.refused) >= 3
    assert any("break" in reason or "broken" in reason or "no text" in reason for reason in reported.reasons)


@pytest.mark.parametrize(
    "content", ["<rss></rss>", "<rss version='2.0'><channel><item>", "<feed/>", "<?xml version='1.0'?><rss"]
)
def test_what_is_no_feed(write: Write, content: str) -> None:
    taken, reported = take_in(write("feed.xml", content))
    assert not taken
    assert reported.refused


def test_entities_are_not_blown_up(write: Write, tmp_path: Path) -> None:
    secret = write("secret", "hidden words")
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 50}">' for n in range(1, 9))
    doctype = f'<!DOCTYPE rss [<!ENTITY e0 "ha"><!ENTITY file SYSTEM "file://{secret}">{levels}]>'
    item = f"<item><title>a</title><description>{MILL} &file; &e8;</description></item>"
    taken, reported = take_in(write("feed.xml", f"<?xml version='1.0'?>{doctype}<rss><channel>{item}</channel></rss>"))
    assert all(len(one.article.text) < 10_000 and "hidden" not in one.article.text for one in taken)
    assert taken or reported.refused


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("No HTML at all.\nTwo lines", "No HTML at all.\nTwo lines"),
        ("<p>One &amp; two</p><p>Three<br/>four</p>", "One & two\nThree\nfour"),
        ("<style>p {}</style>Seen <b>bold</b>ly", "Seen boldly"),
        ("<!-- a > b -->Seen<p", "Seen"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
    ],
)
def test_fragments(html: str, text: str) -> None:
    assert text_of_fragment(html) == text


def test_refusals_are_of_the_input_tree(write: Write) -> None:
    _, reported = take_in(write("feed.xml", "<rss></rss>"))
    assert isinstance(reported.refused[0][1], MalformedInput)


@pytest.mark.parametrize(
    "piece", ["<a", "<!--", "<!", "</", "&", "<p x=", "<![CDATA[", "<script>", "<?", "<p>", "<!-- -->", "<b>x</b>"]
)
def test_a_fragment_of_nothing_but_openings_is_quick(piece: str) -> None:
    started = time.process_time()
    text_of_fragment(piece * 40_000)
    assert time.process_time() - started < 15
