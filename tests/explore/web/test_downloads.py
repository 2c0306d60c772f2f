"""What a page shows can be downloaded, as the command line would write it, and no word of it runs anywhere."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html as lxml_html  # type: ignore[import-untyped]  # lxml brings no types
from starlette.testclient import TestClient
from typer.testing import CliRunner

from reportedly.dossier import Dossier
from reportedly.explore.cli import app
from reportedly.explore.web.app import make_app

CITED = re.compile(r"\[\[(\d+)\]\(#article-\1\), (\d+)–(\d+)\]")


@pytest.fixture(scope="module")
def attacked_client(attacked: Dossier) -> Iterator[TestClient]:
    with TestClient(make_app(attacked), base_url="http://127.0.0.1") as opened:
        yield opened


def pages(client: TestClient) -> list[str]:
    """An article, an actor, a claim, and two searches."""
    article = client.get("/api/v1/articles?limit=1").json()["rows"][0]["article"]
    actor = client.get("/api/v1/actors?limit=1").json()["rows"][0]["key"]
    claim = client.get("/api/v1/claims?alone=true&limit=1").json()["rows"][0]["id"]
    searches = ["/search?q=said", "/search?q=the*&in=statements"]
    return [f"/articles/{article}", f"/actors/{actor}", f"/claims/{claim}", *searches]


def links(client: TestClient, page: str) -> list[str]:
    found = lxml_html.document_fromstring(client.get(page).text)
    return [str(link) for link in found.xpath("//nav[@class='download']//a/@href")]


def test_all_that_is_offered_can_be_downloaded(client: TestClient, attacked_client: TestClient) -> None:
    for asked in (client, attacked_client):
        for page in pages(asked):
            offered = links(asked, page)
            assert len(offered) >= 4, page
            for link in offered:
                answer = asked.get(link)
                assert answer.status_code == 200, link
                assert answer.content or "/plover" in link or "/ftm" in link  # without events, no lines
                assert re.fullmatch(r'attachment; filename="[\w.-]+"', answer.headers["content-disposition"]), link
                assert answer.headers["x-content-type-options"] == "nosniff"
                if answer.headers["content-type"] == "application/ld+json":
                    json.loads(answer.content)
                if answer.headers["content-type"] == "application/zip":
                    assert zipfile.ZipFile(io.BytesIO(answer.content)).testzip() is None


def test_cells_of_a_downloaded_table_are_no_formulas_and_no_name_leaves_its_folder(attacked_client: TestClient) -> None:
    for page in pages(attacked_client):
        for link in [one for one in links(attacked_client, page) if "/csv" in one or "/brat" in one]:
            packed = zipfile.ZipFile(io.BytesIO(attacked_client.get(link).content))
            assert all(".." not in name and not name.startswith("/") for name in packed.namelist())
            for name in packed.namelist() if "/csv" in link else ():
                for line in packed.read(name).decode().splitlines():
                    assert not line.startswith(("=", "+", "@")), line


def test_what_is_not_offered_is_not_there(client: TestClient) -> None:
    page = pages(client)[2]
    assert client.get(f"{page}/export/parquet").status_code == 404
    assert client.get("/claims/c-0/export/briefing").status_code == 404
    assert client.get("/actors/nobody/export/csv").status_code == 404
    assert client.get("/articles/a-0/export/csv").status_code == 404
    assert client.get("/search/export/csv?q=").status_code == 400


def test_a_claim_is_briefed_with_its_words_and_its_articles(client: TestClient, examples: Dossier) -> None:
    claim = client.get("/api/v1/claims?limit=1").json()["rows"][0]["id"]
    told = client.get(f"/claims/{claim}/export/briefing").text
    details = examples.claim(claim)
    cited = CITED.findall(told)
    assert len(cited) >= len(details.statements) + len(details.steps)
    places = {(f"{start}", f"{end}") for start, end in (one.span for one in details.statements)}
    assert {(start, end) for _, start, end in cited} >= places
    for one in details.statements:
        assert f"({len([s for s in details.statements if s.side == one.side])})" in told
    assert told.count('<a id="article-') == len({one.key for one in details.statements})
    assert told.count("[original](<http") + told.count("no original address known") == told.count('<a id="article-')
    changed = told.partition("## How it changed\n")[2].partition("\n## ")[0]
    assert changed.count("\n- ") == len(details.changes) > 1
    assert len(CITED.findall(changed)) == sum(one.article is not None for one in details.changes)
    assert "is the first that says so" in changed
    runner = CliRunner()
    written = runner.invoke(app, ["export", "briefing", "--claim", claim, "--dossier", examples.place])
    assert (written.exit_code, written.stdout) == (0, told)
    for wrong in (["--actor", "x"], ["--since", "2024"]):
        refused = runner.invoke(app, ["export", "briefing", "--claim", claim, "--dossier", examples.place, *wrong])
        assert refused.exit_code == 2


def test_other_formats_of_a_claim_hold_its_statements_alone(examples: Dossier, tmp_path: Path) -> None:
    claim = examples.claims(limit=1)[0]
    done = CliRunner().invoke(app, ["export", "schema-org", "--claim", claim.id, "--dossier", examples.place])
    graph = json.loads(done.stdout)["@graph"]
    assert 0 < len(graph) <= 3 * len(claim.statements)
    assert {one["appearance"]["@id"].rpartition(":")[2] for one in graph} <= {one.key for one in claim.statements}
