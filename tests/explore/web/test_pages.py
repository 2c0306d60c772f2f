"""The pages without a browser: what they hold, that every link leads somewhere, and that their state is an address."""

from __future__ import annotations

import re
from typing import Any

import pytest
from lxml import html as lxml_html  # type: ignore[import-untyped]  # lxml brings no types
from starlette.testclient import TestClient

from reportedly.dossier import Dossier
from reportedly.explore.questions.disputes import DisputeRow
from reportedly.explore.questions.evidence import Evidence
from reportedly.explore.web.claim_pages import DISPUTES, both

PAGES = (
    "/", "/articles", "/articles?month=2024-05", "/search", "/search?q=market", "/search?q=market&in=statements",
    "/actors", "/actors?kind=person", "/copies", "/denials", "/timeline", "/problems", "/api",
    "/timeline?since=2024-05-14&until=2024-05-15", "/changes?since=2020-01-01", "/claims", "/disputes",
    "/claims?alone=yes", "/claims?about=market", "/figures", "/figures?measure=killed", "/review",
)  # fmt: skip


def tree(client: TestClient, address: str, status: int = 200) -> Any:
    answer = client.get(address)
    assert answer.status_code == status, answer.text[:2000]
    return lxml_html.document_fromstring(answer.text)


def words(node: Any) -> str:
    return " ".join(node.text_content().split())


def keys(client: TestClient, what: str) -> list[str]:
    rows = client.get(f"/api/v1/{what}?limit=200").json()["rows"]
    return [row["key"] if what == "actors" else row["article"] for row in rows]


def test_every_link_of_every_page_leads_somewhere(client: TestClient) -> None:
    waiting, seen = list(PAGES), set()
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        assert answer.status_code == 200, address
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        page = lxml_html.document_fromstring(answer.text)
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), address
        for link in page.xpath("//@href | //@src"):
            where, _, anchor = str(link).partition("#")
            if not where:
                assert anchor in ids, (address, link)
            elif where.startswith("/") and where.partition("?")[0] not in seen:
                seen.add(where.partition("?")[0])
                waiting.append(where)
    assert len([page for page in seen if re.fullmatch("/articles/[^/]*", page)]) == 12
    assert len([page for page in seen if page.startswith("/actors/")]) > 20


def test_an_anchor_of_a_statement_is_on_the_page_of_its_article(client: TestClient) -> None:
    links = tree(client, "/denials").xpath("//blockquote/a/@href")
    assert links
    for link in links:
        where, _, anchor = link.partition("#")
        assert tree(client, where).xpath("//*[@id=$id]", id=anchor)


def test_the_start_page_says_what_the_dossier_holds(client: TestClient) -> None:
    shown = words(tree(client, "/"))
    assert "12 articles from 7 publishers, May 2024" in shown
    newest = client.get("/api/v1/denials").json()["rows"][0]
    assert f"{newest['denial']['source']} {'denies' if newest['stance'] == 'denies' else 'disputes'}" in shown
    assert "2 copies by 2 publishers" in shown


def test_an_article_tells_whom_it_copies_and_what_was_changed(client: TestClient) -> None:
    later = next(row for row in client.get("/api/v1/articles").json()["rows"] if row["revision"])
    page = tree(client, f"/articles/{later['article']}")
    assert "2 texts at this address" in words(page)
    assert "Half of us" in words(page.xpath("//del")[0])
    assert "All of us mourn" in words(page.xpath("//ins")[0])
    (gone,) = page.xpath("//del/a/@href")
    there = tree(client, gone.partition("#")[0])
    assert "Half of us" in "".join(mark.text_content() for mark in there.xpath("//mark"))


def test_a_statement_names_the_articles_that_carry_its_words(client: TestClient, examples: Dossier) -> None:
    copies = client.get("/api/v1/copies").json()["rows"][0]
    page = tree(client, f"/articles/{copies['repeated_by'][0]['article']}")
    lines = page.xpath("//p[@class='beside']")
    assert lines
    link = lines[0].xpath("a/@href")[0]
    assert link.startswith(f"/articles/{copies['first']['article']}?at=")
    assert tree(client, link.partition("#")[0]).xpath("//mark[@id='r1-at']")


@pytest.mark.parametrize("at", ["0-20", "5-5", "20-5", "999999998-999999999", "0-999999999"])
def test_any_span_can_be_asked_for(client: TestClient, at: str) -> None:
    page = tree(client, f"/articles/{keys(client, 'articles')[0]}?at={at}")
    start, end = map(int, at.split("-"))
    assert bool(page.xpath("//mark[@id='r1-at']")) == (start < end and start < 10_000)


def test_a_marked_passage_has_the_very_words(client: TestClient, examples: Dossier) -> None:
    key = keys(client, "articles")[0]
    text = examples.reading(key).article.text
    for start in range(0, len(text) - 60, 97):
        page = tree(client, f"/articles/{key}?at={start}-{start + 60}")
        for extra in page.xpath("//mark//*[contains(@class, 'unseen') or contains(@class, 'handle')]"):
            extra.drop_tree()
        marked = "".join(mark.text_content() for mark in page.xpath("//div[@class='words']//mark"))
        assert "".join(marked.split()) == "".join(text[start : start + 60].split())


def test_a_search_is_narrowed_step_by_step(client: TestClient) -> None:
    page = tree(client, "/search?q=market&in=statements")
    (link,) = [link for link in page.xpath("//aside//a") if words(link) == "accuses"]
    narrowed = tree(client, link.get("href"))
    acts = {words(act) for act in narrowed.xpath("//main//li[@class='item']//span[@class='act']")}
    assert acts == {"accuses"}
    (away,) = narrowed.xpath("//ul[@class='chips']//a/@href")
    assert "act=" not in away
    assert "in=statements" in away
    assert words(narrowed.xpath("//main//mark")[0]).lower() == "market"


def test_a_search_that_can_not_be_meant_says_so(client: TestClient) -> None:
    assert "has no word to search for" in words(tree(client, "/search?q=-only"))


def test_lists_go_on_where_the_page_before_ended(client: TestClient) -> None:
    first = client.get("/api/v1/timeline?limit=4").json()
    page = tree(client, f"/timeline?after={first['next']}")
    assert words(page.xpath("//main//blockquote")[0]) != first["rows"][0]["words"]
    assert len(page.xpath("//main//blockquote")) == len(client.get("/api/v1/timeline").json()["rows"]) - 4


def test_a_claim_shows_its_sides_and_every_line_opens_its_words(client: TestClient) -> None:
    row = client.get("/api/v1/claims").json()["rows"][0]
    page = tree(client, f"/claims/{row['id']}")
    asked = {"happened": "whether it happened", "responsible": "who did it", "count": "how many"}
    assert words(page.xpath("//main//header//span[@class='status']")[0]) == asked[row["kind"]]
    shown = page.xpath("//div[@class='sides']//li//blockquote/a")
    assert len(shown) == len(row["statements"])
    for link, one in zip(
        shown[:3], sorted(row["statements"], key=lambda one: one["side"] != "asserts")[:3], strict=True
    ):
        there = tree(client, link.get("href").partition("#")[0])
        assert "".join(there.xpath("string(//mark)").split())[:5] in "".join(one["words"].split())


def test_a_dispute_puts_its_sides_beside_each_other(client: TestClient) -> None:
    rows = client.get(f"/api/v1/disputes?limit={DISPUTES}").json()["rows"]
    sections = tree(client, "/disputes").xpath("//section[@class='dispute']")
    assert len(sections) == len(rows) > 0
    for section, row in zip(sections, rows, strict=True):
        sides = section.xpath("div[@class='sides']/div/ul")
        shown = [[words(one) for one in side.xpath("li/b")] for side in sides]
        assert sorted(shown) == sorted(row["sides"])
        headings = [words(heading) for heading in section.xpath("div[@class='sides']/div/h3")]
        assert [heading.startswith("Den") for heading in headings] == sorted(one.startswith("Den") for one in headings)
        for heading, names in zip(headings, shown, strict=True):
            answer = row["answers"][row["sides"].index(names)].casefold().removesuffix(".")
            assert heading.startswith(("Say", "Den"))  # who does is told below it, and what above it if that is one
            assert f" {heading.split()[0].casefold().removesuffix(':')}" in answer
            assert heading.endswith((" so", " it")) or answer.endswith(heading.casefold())
            assert '"' not in heading
        assert len(section.xpath("details[@class='also']/ul/li")) == len(row["claims"]) - 1


def test_a_toll_has_a_chart_and_a_table_of_all_its_counts(client: TestClient) -> None:
    page = tree(client, "/figures?measure=killed")
    series = client.get("/api/v1/figures?measure=killed").json()["rows"]
    sections = page.xpath("//section[@class='series']")
    assert [len(one.xpath(".//tbody/tr")) for one in sections] == [len(one["counts"]) for one in series]
    assert page.xpath("//svg[@role='img']")
    folded = [len(one.xpath("details//tbody/tr")) for one in sections]
    assert folded == [max(0, len(one["counts"]) - 12) if len(one["counts"]) > 15 else 0 for one in series]
    assert any(folded)


def dispute(answers: list[str]) -> DisputeRow:
    told = Evidence("a-1", "Wire", None, "Coast Wire", "1921-03-07", (0, 2), "it")
    return DisputeRow(["c-1"], "happened", [["Bo"], ["Ada", "Cy"]], [[told], [told, told]], "", answers, [], [], [])


def test_who_denies_stands_last_and_what_all_answer_is_told_once() -> None:
    denied = dispute(["Bo denies “the bridge fell”.", "Ada and Cy say: “the bridge fell”."])
    assert [(answer, [name for name, _ in told]) for answer, told in both(denied)] == [
        ("Say so", ["Ada", "Cy"]), ("Denies it", ["Bo"]),
    ]  # fmt: skip
    rivals = dispute(["Bo says: “12”.", "Ada and Cy say: “17”."])
    assert [answer for answer, _ in both(rivals)] == ["Says: “12”", "Say: “17”"]


def test_one_says_so_and_two_say_so(client: TestClient) -> None:
    shown = words(tree(client, "/claims?alone=yes"))
    assert re.search(r"\b1 (says so|denies it)\b", shown)
    assert re.search(r"\b[2-9] (say so|deny it)\b", shown)
    assert not re.search(r"\b1 (say so|deny it)|\b[2-9] (says so|denies it)", shown)


def test_an_excerpt_from_the_middle_of_an_article_begins_with_an_ellipsis(client: TestClient) -> None:
    hits = client.get("/api/v1/search/articles?q=market").json()["rows"]
    shown = [words(one) for one in tree(client, "/search?q=market").xpath("//p[@class='excerpt']")]
    assert [one.startswith("…") for one in shown] == [hit["span"][0] > 0 for hit in hits]
    assert len({one.startswith("…") for one in shown}) == 2


def test_reasons_tell_days_as_people_write_them(client: TestClient) -> None:
    claim = next(row["id"] for row in client.get("/api/v1/claims").json()["rows"] if row["reasons"])
    shown = words(tree(client, "/copies")) + words(tree(client, f"/claims/{claim}")) + words(tree(client, "/figures"))
    assert "May 2024)" in shown
    assert not re.search(r"\b2024-05-\d\d\b", shown)


def test_an_actor_page_shows_ties_with_their_words(client: TestClient) -> None:
    (key,) = [row["key"] for row in client.get("/api/v1/actors?named=Calder").json()["rows"]]
    page = tree(client, f"/actors/{key}")
    assert "Idris Calder heads Northern Front, as commander" in words(page)
    rows = page.xpath("//section[@class='ties']//tbody/tr")
    assert len(rows) == len(client.get(f"/api/v1/actors/{key}/network").json()["edges"])
    assert all(row.xpath(".//q/a/@href") for row in rows)


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/nothing", 404, "nothing at this address"),
        ("/articles/a-0", 404, "holds no article a-0"),
        ("/actors/g-0", 404, "is no actor"),
        ("/articles?month=May", 422, "month"),
        ("/articles?after=..", 400, "is not the `next`"),
        ("/articles?after=5-7", 400, "is not the `next`"),
        ("/actors?after=1.2", 400, "is not the `next`"),
        ("/timeline?after=99999999999999999999.9", 400, "is not the `next`"),
        ("/changes?since=someday", 400, "is no day"),
        ("/search?q=%00", 400, "NUL"),
        ("/static/x/../../pages.py", 404, "nothing at this address"),
    ],
)
def test_what_goes_wrong_is_a_page_that_says_so(client: TestClient, address: str, status: int, said: str) -> None:
    assert said in words(tree(client, address, status))


def test_pages_hold_no_style_no_script_and_no_handler_of_their_own(client: TestClient) -> None:
    for address in (*PAGES, *(f"/articles/{key}" for key in keys(client, "articles")[:3])):
        page = tree(client, address)
        assert not page.xpath("//style | //script[not(@src)] | //@style | //@*[starts-with(name(), 'on')]"), address
        outside = [
            link for link in page.xpath("//@src | //link/@href | //form/@action") if not re.match(r"/(?!/)", link)
        ]
        assert outside == [], address
