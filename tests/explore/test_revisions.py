"""A text that was changed at its address: what came and what went is told by the question, the command and the page."""

from __future__ import annotations

import json

import pytest
from lxml import html as lxml_html  # type: ignore[import-untyped]  # lxml brings no types
from starlette.testclient import TestClient
from typer.testing import CliRunner

import reportedly
from reportedly.explore.cli import app
from reportedly.explore.questions.articles import article_facts
from reportedly.explore.web.app import make_app
from reportedly.ingest.articles import make_article
from reportedly.pipeline import read_articles

URL = "https://gazette.example/weir"
KEPT = "The weir at Ash has stood since the great flood, and the mill beside it is older still.\n\n"
WENT, CAME = "The miller of Ash said that it would hold.", "The miller of Ash said that it might hold."
END = "\n\nNobody has gone near the sluice since Sunday, and the school on the bank is shut until the water falls."


@pytest.fixture
def dossier(place: str) -> str:
    texts = ((WENT, "1921-03-07"), (CAME, "1921-03-08"))
    made = (make_article(KEPT + said + END, name=day, url=URL, published=day) for said, day in texts)
    with reportedly.open(place) as opened:
        assert opened.keep(list(read_articles(made))).revision == 1
    return place


def test_the_question_tells_what_came_and_what_went(dossier: str) -> None:
    with reportedly.open(dossier) as opened, opened.database.reading() as connection:
        first, later = article_facts(connection, opened.articles()[-1].article).revisions
    assert (first.number, first.added, first.removed) == (0, [], [])
    assert (later.number, later.before, later.published) == (1, first.article, "1921-03-08")
    ((came_at, came),), ((went_at, went),) = later.added, later.removed
    assert (came, went) == (CAME, WENT)
    assert came_at == went_at == (len(KEPT), len(KEPT) + len(CAME))


def test_the_command_tells_it_in_words_and_as_json(dossier: str) -> None:
    asked = ["changes", "--since", "2020-01-01", "--dossier", dossier, "--format"]
    shown = CliRunner().invoke(app, [*asked, "text"])
    assert shown.exit_code == 0
    assert WENT in " ".join(shown.output.split())
    assert CAME in " ".join(shown.output.split())
    (revised,) = json.loads(CliRunner().invoke(app, [*asked, "json"]).output)["revised"]
    assert [words for _, words in revised["added"]] == [CAME]
    assert [words for _, words in revised["removed"]] == [WENT]


def test_the_pages_mark_it_and_each_end_leads_to_its_own_text(dossier: str) -> None:
    with reportedly.open(dossier) as opened, TestClient(make_app(opened), base_url="http://127.0.0.1") as client:
        rows = client.get("/api/v1/articles").json()["rows"]
        for address in ("/changes?since=2020-01-01", *(f"/articles/{row['article']}" for row in rows)):
            page = lxml_html.document_fromstring(client.get(address).text)
            for tag, words in (("del", WENT), ("ins", CAME)):
                (link,) = page.xpath(f"//{tag}/a")
                assert link.text_content() == words
                there = lxml_html.document_fromstring(client.get(link.get("href").partition("#")[0]).text)
                for unseen in there.xpath("//div[@class='words']//*[contains(@class, 'unseen') or @class='handle']"):
                    unseen.drop_tree()
                marked = "".join(mark.text_content() for mark in there.xpath("//div[@class='words']//mark"))
                assert " ".join(marked.split()) == words
