"""Judging in the browser and over HTTP: only where it is allowed, only from here, and never over the reading."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html  # type: ignore[import-untyped]  # lxml brings no types
from starlette.testclient import TestClient

import reportedly
from explore.readings import strike
from reportedly.dossier import Dossier
from reportedly.dossier.review.subjects import ItemKind
from reportedly.explore.days import told
from reportedly.explore.web.app import make_app
from reportedly.explore.web.guards import Access

API = "/api/v1"
EXAMPLES = Path(__file__).parents[3] / "examples"


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    with reportedly.open(tmp_path / "news.db") as opened:
        opened.keep([strike()])
        yield opened


@pytest.fixture
def reviewer(dossier: Dossier) -> Iterator[TestClient]:
    app = make_app(dossier, Access(review=True))
    with TestClient(app, base_url="http://127.0.0.1", follow_redirects=False) as opened:
        yield opened


def article(client: TestClient) -> str:
    return str(client.get(f"{API}/articles").json()["rows"][0]["article"])


def form(client: TestClient, item: str) -> dict[str, str]:
    """The fields of the form on an item's page, as they are when nobody touched them."""
    page = lxml_html.document_fromstring(client.get("/review/item", params={"item": item}).text)
    return dict(page.forms[-1].fields)


def post(client: TestClient, fields: dict[str, str], **headers: str) -> Any:
    return client.post("/review/item", data=fields, headers={"origin": "http://127.0.0.1", **headers})


def judged(client: TestClient, item: str) -> list[dict[str, Any]]:
    found = client.get(f"{API}/articles/{article(client)}/review").json()
    return next(one["judgements"] for one in found if one["item"].startswith(item) or one["local"] == item)


def test_a_person_accepts_corrects_and_takes_it_back(reviewer: TestClient, dossier: Dossier) -> None:
    before = dossier.reading(article(reviewer)).to_json()
    item = f"statement:{article(reviewer)}:s1"
    fields = form(reviewer, item) | {"by": "Ada", "why": "so it says", "verdict": "accept"}
    answer = post(reviewer, fields)
    assert answer.status_code == 303
    page = reviewer.get(answer.headers["location"]).text
    assert "so it says" in page
    assert "accepts it" in page
    fields = form(reviewer, item) | {"by": "Emil", "verdict": "correct", "field.act": "deny"}
    assert post(reviewer, fields).status_code == 303
    first, second = judged(reviewer, "s1")
    assert (first["by"], first["verdict"]) == ("Ada", "accept")
    assert (second["by"], second["verdict"], second["changes"]) == ("Emil", "correct", {"act": "deny"})
    fields = form(reviewer, item) | {"by": "Emil", "verdict": "undo", "judgement": second["key"]}
    assert post(reviewer, fields).status_code == 303
    assert judged(reviewer, "s1")[1]["withdrawn_by"] == "Emil"
    assert dossier.reading(article(reviewer)).to_json() == before


@pytest.mark.parametrize(
    ("changed", "headers", "status"),
    [
        ({"secret": "another"}, {}, 403),
        ({}, {"origin": "http://evil.example"}, 403),
        ({}, {"sec-fetch-site": "cross-site"}, 403),
        ({}, {"content-type": "text/plain"}, 415),
        ({"by": "  "}, {}, 400),
        ({"verdict": "burn"}, {}, 400),
        ({"why": "x" * 70_000}, {}, 413),
        ({"item": "statement:a-0:s1"}, {}, 404),
        ({"verdict": "correct", "field.act": "sing"}, {}, 400),
    ],
)
def test_what_may_not_be_judged_is_not(
    reviewer: TestClient, changed: dict[str, str], headers: dict[str, str], status: int
) -> None:
    fields = form(reviewer, f"statement:{article(reviewer)}:s1") | {"by": "Ada", "verdict": "accept", **changed}
    answer = post(reviewer, fields, **headers)
    assert answer.status_code == status, answer.text
    assert judged(reviewer, "s1") == []


def test_who_may_only_read_sees_the_same_without_a_form(dossier: Dossier) -> None:
    with TestClient(make_app(dossier), base_url="http://127.0.0.1") as client:
        item = f"statement:{article(client)}:s1"
        page = lxml_html.document_fromstring(client.get("/review/item", params={"item": item}).text)
        assert not page.xpath("//form[@method='post']")
        assert client.post("/review/item", data={"item": item}).status_code == 405
        assert "/review/judgements" not in str(client.get(f"{API}/openapi.json").json()["paths"])
        assert "open for reading alone" in client.get("/review").text


def test_the_queue_leads_to_items_that_can_be_judged(reviewer: TestClient) -> None:
    rows = reviewer.get(f"{API}/review/queue").json()["rows"]
    assert rows
    page = lxml_html.document_fromstring(reviewer.get("/review").text)
    links = [link for link in page.xpath("//main//a/@href") if "item=" in link]
    assert len(links) == len(rows)
    for link in links:
        assert reviewer.get(link).status_code == 200, link


def test_two_that_may_be_one_are_shown_with_their_words_and_people_may_differ(
    claimed: tuple[Dossier, TestClient],
) -> None:
    dossier, client = claimed
    pair = client.get(f"{API}/review/queue?what=undecided").json()["rows"][0]
    page = lxml_html.document_fromstring(client.get("/review/item", params={"item": pair["item"]}).text)
    assert [" ".join(one.text_content().split()) for one in page.xpath("//section/h2")] == [
        pair["says"]["one"], pair["says"]["other"],
    ]  # fmt: skip
    assert pair["why"] in page.text_content()
    for side in page.xpath("//section[h2]"):
        link = side.xpath(".//blockquote/a/@href")[0]
        there = lxml_html.document_fromstring(client.get(link.partition("#")[0]).text)
        assert there.xpath("string(//mark)") in side.text_content()
    for by, verdict in (("Ada", "accept"), ("Bo", "reject")):
        assert post(client, form(client, pair["item"]) | {"by": by, "verdict": verdict}).status_code == 303
    shown = client.get("/review/item", params={"item": pair["item"]}).text
    assert "says that they are one" in shown
    assert "says that they are two" in shown
    key = next(one.key for one in dossier.review.pairs() if one.by == "Bo")
    undo = form(client, pair["item"]) | {"by": "Bo", "verdict": "undo", "judgement": key}
    assert post(client, undo).status_code == 303
    assert "withdrawn by Bo" in client.get("/review/item", params={"item": pair["item"]}).text
    assert client.get("/review/item", params={"item": "g-0=g-1"}).status_code == 404


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("statement", "content", "a rocket hit a covered market"), ("statement", "source", "local officials"),
        ("statement", "act", "deny"), ("figure", "low", "16"), ("figure", "high", "18"), ("figure", "by", "Velmora"),
        ("event", "status", "planned"), ("date", "value", "2024-05-13"),
    ],
)  # fmt: skip
def test_each_part_of_what_was_read_is_corrected_from_the_page(
    claimed: tuple[Dossier, TestClient], kind: ItemKind, field: str, value: str
) -> None:
    dossier, client = claimed
    key = next(one.article for one in dossier.articles() if one.name == "dunmere-wire")
    before = dossier.reading(key).to_json()
    item = dossier.review.items(key, kind=kind)[1 if field == "source" else 0].item
    corrected = form(client, item) | {"by": "Ada", "verdict": "correct", f"field.{field}": value}
    answer = post(client, corrected)
    assert answer.status_code == 303, answer.text
    (opinion,) = dossier.review.opinions()
    assert opinion.judgements[0].says == {field: value}
    assert f"{field}: {value}" in " ".join(
        lxml_html.document_fromstring(client.get(answer.headers["location"]).text).text_content().split()
    )
    assert dossier.reading(key).to_json() == before


def test_whom_a_mention_stands_for_is_shown_corrected_and_undone_from_the_page(
    claimed: tuple[Dossier, TestClient],
) -> None:
    dossier, client = claimed
    key = next(one.article for one in dossier.articles() if one.name == "dunmere-letter")
    item = next(one.item for one in dossier.review.items(key, kind="actor") if one.words == "Idris Calder")
    right = next(actor for actor in dossier.actors() if actor.name == "Dagny Sorel")

    def shown() -> str:
        page = lxml_html.document_fromstring(client.get("/review/item", params={"item": item}).text)
        return " ".join(page.xpath("//main")[0].text_content().split())

    assert "Taken for Idris Calder" in shown()
    fields = form(client, item) | {"by": "Ada", "verdict": "correct", "field.actor": right.key}
    assert post(client, fields).status_code == 303
    assert "Taken for Dagny Sorel" in shown()
    assert "Ada says that it is Dagny Sorel" in shown()
    assert "Ada says that it is not Idris Calder" in shown()
    for one in dossier.actor_judgements():
        undo = form(client, item) | {"by": "Ada", "verdict": "undo", "judgement": one.key}
        assert post(client, undo).status_code == 303
    assert "Taken for Idris Calder" in shown()
    assert shown().count("withdrawn by Ada") == 2


def test_a_problem_is_judged_with_its_reason_before_ones_eyes(reviewer: TestClient) -> None:
    found = reviewer.get(f"{API}/problems").json()["rows"][0]
    row = reviewer.get(f"{API}/review/queue?what=problem").json()["rows"][0]
    page = lxml_html.document_fromstring(reviewer.get("/review/item", params={"item": row["item"]}).text)
    assert told(found["reason"]) in page.text_content()
    assert "the text leaves it open" in page.text_content()


def test_the_items_of_an_article_are_narrowed_to_a_kind(reviewer: TestClient) -> None:
    page = lxml_html.document_fromstring(reviewer.get(f"/articles/{article(reviewer)}/review").text)
    every = [row.text_content() for row in page.xpath("//tbody/tr/td[1]")]
    assert len(set(every)) > 3
    for link in page.xpath("//ul[@class='chips']//a")[1:]:
        kind, _, number = link.text_content().partition(" ")
        narrowed = lxml_html.document_fromstring(reviewer.get(link.get("href")).text)
        shown = [row.text_content() for row in narrowed.xpath("//tbody/tr/td[1]")]
        assert shown == [kind] * every.count(kind)
        assert len(shown) == int(number)
    assert reviewer.get(f"/articles/{article(reviewer)}/review?kind=tale").status_code == 422


def test_an_article_without_a_title_is_called_by_its_name_where_it_is_judged(tmp_path: Path) -> None:
    untitled = strike()
    untitled.article.title = None
    with reportedly.open(tmp_path / "news.db") as opened:
        opened.keep([untitled])
        with TestClient(make_app(opened), base_url="http://127.0.0.1") as client:
            page = lxml_html.document_fromstring(client.get(f"/articles/{article(client)}/review").text)
    assert page.xpath("//h1")[0].text_content() == "strike.txt"


def test_a_program_judges_and_withdraws(reviewer: TestClient) -> None:
    item = f"statement:{article(reviewer)}:s2"
    new = {"item": item, "verdict": "reject", "by": "a program", "why": "it says otherwise"}
    answer = reviewer.post(f"{API}/review/judgements", json=new)
    assert answer.status_code == 201, answer.text
    key = answer.json()["key"]
    assert [one["key"] for one in judged(reviewer, "s2")] == [key]
    assert reviewer.post(f"{API}/review/judgements/{key}/withdrawal", json={"by": "a program"}).status_code == 201
    assert reviewer.post(f"{API}/review/judgements/{key}/withdrawal", json={"by": "a program"}).status_code == 404
    assert judged(reviewer, "s2")[0]["withdrawn_by"] == "a program"
    for wrong in ({**new, "by": " "}, {**new, "verdict": "burn"}, {**new, "item": "statement:a-0:s1"}):
        assert reviewer.post(f"{API}/review/judgements", json=wrong).status_code in {404, 422}
    plain = reviewer.post(f"{API}/review/judgements", content=b"{}", headers={"content-type": "text/plain"})
    assert plain.status_code in {415, 422}


@pytest.fixture
def claimed(tmp_path: Path) -> Iterator[tuple[Dossier, TestClient]]:
    """The articles of the examples, whose claims may be judged."""
    with reportedly.open(tmp_path / "claims.db") as opened:
        opened.add(EXAMPLES / "dunmere.jsonl")
        app = make_app(opened, Access(review=True))
        with TestClient(app, base_url="http://127.0.0.1", follow_redirects=False) as client:
            yield opened, client


def claim_form(client: TestClient, claim: str, label: str) -> dict[str, str]:
    """The fields of the form on a claim's page whose name begins so."""
    page = lxml_html.document_fromstring(client.get(f"/claims/{claim}").text)
    form = page.xpath(f"//form[starts-with(@aria-label, '{label}')]")[0]
    return dict(form.fields) | {"verdict": form.xpath(".//button")[0].get("value"), "by": "Ada", "why": "so it is"}


def test_claims_are_joined_split_and_pinned_from_their_page_and_that_is_undone(
    claimed: tuple[Dossier, TestClient],
) -> None:
    dossier, client = claimed
    first, other = dossier.claims(limit=2)
    answer = post(client, claim_form(client, first.id, "Join") | {"other": other.id})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/claims/{first.id}?by=Ada")
    assert [(one.by, one.why) for one in dossier.review.pairs()] == [("Ada", "so it is")]

    unit = dossier.claim(first.id).statements[-1].unit
    assert post(client, claim_form(client, first.id, "Take") | {"other": unit}).status_code == 303
    assert unit not in {one.unit for one in dossier.claim(first.statements[0].unit).statements}

    left = dossier.claim(first.statements[0].unit)
    answer = post(client, claim_form(client, left.id, "Pin"))
    assert (answer.status_code, answer.headers["location"]) == (303, f"/claims/{left.id}?by=Ada")
    assert dossier.claim(left.id).pinned
    assert "so it is" in client.get(answer.headers["location"]).text
    standing = len(dossier.claim(left.id).judgements)
    assert post(client, claim_form(client, left.id, "Withdraw")).status_code == 303
    assert len(dossier.claim(left.id).judgements) == standing - 1


def test_a_claim_that_can_not_be_joined_is_refused_and_readers_see_no_form(
    claimed: tuple[Dossier, TestClient],
) -> None:
    dossier, client = claimed
    first = dossier.claims(limit=1)[0]
    fields = claim_form(client, first.id, "Join")
    assert post(client, fields | {"other": "c-0"}).status_code == 404
    assert post(client, fields | {"other": "x y"}).status_code in {400, 404}
    assert post(client, fields | {"secret": "another", "other": first.id}).status_code == 403
    assert dossier.claim(first.id).judgements == []
    with TestClient(make_app(dossier), base_url="http://127.0.0.1") as reader:
        page = lxml_html.document_fromstring(reader.get(f"/claims/{first.id}").text)
        assert not page.xpath("//form[@method='post']")
