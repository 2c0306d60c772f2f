"""`reportedly origins`, `disputes` and `figures`, on both databases and in all formats."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import reportedly
from reportedly.explore.chart import Dot, draw
from reportedly.explore.cli import app
from reportedly.ingest.articles import make_article
from reportedly.pipeline import read_articles
from reportedly.reading import Reading

ARTICLES = [
    ("wire", "Coast Wire", "1921-03-07",
     "At least 12 miners were killed when the Alder shaft flooded, Inspector Orla Finn said on Monday. "
     "Finn accused the Alder Company of locking the pump house.\n\n"
     "The company denied that it had locked the pump house."),
    ("gazette", "Mole Gazette", "1921-03-08",
     "At least 12 miners were killed when the Alder shaft flooded, Inspector Orla Finn said on Monday. "
     "Finn accused the Alder Company of locking the pump house.\n\n"
     "The company denied that it had locked the pump house.\n\n(Coast Wire)"),
    ("post", "Hill Post", "1921-03-09",
     "The flood in the Alder shaft killed 15 miners, Inspector Orla Finn said on Wednesday. "
     "Doctor Carl Lind said that 21 miners were killed in the Alder shaft."),
]  # fmt: skip


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    made = (make_article(text, name=name, publisher=who, published=day) for name, who, day, text in ARTICLES)
    return list(read_articles(made))


@pytest.fixture
def dossier(place: str, readings: list[Reading]) -> str:
    with reportedly.open(place) as opened:
        opened.keep(readings)
    return place


def told(dossier: str, *asked: str) -> str:
    done = CliRunner().invoke(app, [*asked, "--dossier", dossier])
    assert done.exit_code == 0, done.output
    return done.output


def a_claim(dossier: str) -> str:
    """The key of a claim that all of these articles' copies carry."""
    with reportedly.open(dossier) as opened, opened.database.reading() as connection:
        from sqlalchemy import select

        from reportedly.store.tables.claims import claims

        query = select(claims.c.key).where(claims.c.text.like("%12 miners%"), claims.c.kind == "count")
        return str(connection.execute(query).scalar_one())


def test_a_claim_that_a_paper_copied_goes_back_to_who_said_it(dossier: str) -> None:
    found = json.loads(told(dossier, "origins", a_claim(dossier), "--format", "json"))
    assert found["origins"] == 1
    assert found["names"] == ["Orla Finn"]
    copied = [step for step in found["steps"] if step["article"] == "gazette"]
    assert copied
    assert all(found["steps"][step["back_to"]]["article"] == "wire" for step in copied if step["back_to"] is not None)
    texts = {name: text for name, _, _, text in ARTICLES}
    assert all(texts[step["article"]][slice(*step["span"])] == step["words"] for step in found["steps"])
    page = told(dossier, "origins", found["id"], "--format", "text")
    assert "independent origins: 1" in page
    assert "Orla Finn" in page
    rows = list(csv.DictReader(io.StringIO(told(dossier, "origins", found["id"], "--format", "csv"))))
    assert [row["reason"] for row in rows] == [step["reason"] for step in found["steps"]]


def test_a_claim_that_is_not_there_is_refused(dossier: str) -> None:
    done = CliRunner().invoke(app, ["origins", "c-nowhere", "--dossier", dossier])
    assert done.exit_code != 0
    assert "no claim c-nowhere" in done.output


def test_counters_at_odds_are_in_dispute(dossier: str) -> None:
    found = [json.loads(line) for line in told(dossier, "disputes", "--format", "jsonl").splitlines()]
    counts = [one for one in found if one["kind"] == "count"]
    assert [sorted(map(sorted, one["sides"])) for one in counts] == [[["Carl Lind"], ["Orla Finn"]]]
    assert all(one["claims"] and one["reason"] for one in found)
    only = json.loads(told(dossier, "disputes", "--kind", "count", "--format", "json"))
    assert only == counts
    assert "how many" in told(dossier, "disputes", "--format", "text")


def test_a_kind_that_is_none_is_refused(dossier: str) -> None:
    assert CliRunner().invoke(app, ["disputes", "--kind", "why", "--dossier", dossier]).exit_code == 2


def test_a_toll_is_one_series_with_ranges_and_what_replaced_what(dossier: str) -> None:
    (found,) = json.loads(told(dossier, "figures", "--measure", "killed", "--place", "Alder", "--format", "json"))
    assert [(one["article"], one["low"], one["high"]) for one in found["counts"]] == [
        ("wire", 12, None), ("gazette", 12, None), ("post", 15, 15), ("post", 21, 21),
    ]  # fmt: skip
    assert {one["counter"]: (one["low"], one["high"]) for one in found["counters"]} == {
        "Orla Finn": (12, 15), "Carl Lind": (21, 21),
    }  # fmt: skip
    assert [one["counter"] for one in found["replaced"]] == ["Orla Finn"]
    rows = list(csv.DictReader(io.StringIO(told(dossier, "figures", "--measure", "killed", "--format", "csv"))))
    assert [row["low"] for row in rows] == [str(one["low"]) for one in found["counts"]]
    page = told(dossier, "figures", "--measure", "killed", "--format", "text")
    assert "Orla Finn" in page
    assert "1 series" in page


def test_each_count_of_some_days_by_itself(dossier: str) -> None:
    killed = ["figures", "--each", "--measure", "killed"]
    every = json.loads(told(dossier, *killed, "--format", "json"))
    assert [one["low"] for one in every] == [12, 12, 15, 21]
    assert {one["measure"] for one in every} == {"killed"}
    days = sorted(one["published"] for one in every)
    month = json.loads(told(dossier, *killed, "--since", days[-1], "--until", days[-1], "--format", "json"))
    assert month == [one for one in every if one["published"] == days[-1]]
    assert "4 counts" in told(dossier, *killed, "--format", "text")
    rows = list(csv.DictReader(io.StringIO(told(dossier, *killed, "--format", "csv"))))
    assert [row["words"] for row in rows] == [one["words"] for one in every]


def test_each_count_is_not_asked_by_place(dossier: str) -> None:
    done = CliRunner().invoke(app, ["figures", "--each", "--place", "Alder", "--dossier", dossier])
    assert done.exit_code == 2


def test_nothing_is_counted_at_a_place_that_nobody_names(dossier: str) -> None:
    assert json.loads(told(dossier, "figures", "--place", "Nowhere", "--format", "json")) == []
    assert json.loads(told(dossier, "figures", "--since", "1930-01-01", "--format", "json")) == []


def test_a_page_of_disputes_goes_on_where_the_one_before_ended(dossier: str) -> None:
    from reportedly.explore.questions.disputes import dispute_page

    with reportedly.open(dossier) as opened, opened.database.reading() as connection:
        whole = dispute_page(connection, limit=100).rows
        rows, after = [], None
        while True:
            page = dispute_page(connection, after=after, limit=1)
            rows += page.rows
            if (after := page.next) is None:
                break
    assert rows == whole


def test_a_page_of_claims_goes_on_where_the_one_before_ended(dossier: str) -> None:
    from reportedly.explore.questions.claims import claim_page

    with reportedly.open(dossier) as opened, opened.database.reading() as connection:
        whole = claim_page(connection, limit=100).rows
        rows, after = [], None
        while True:
            page = claim_page(connection, after=after, limit=2)
            rows += page.rows
            if (after := page.next) is None:
                break
        with pytest.raises(ValueError, match="unpack"):
            claim_page(connection, after="7")
    assert rows == whole
    assert len(rows) == len({row.id for row in rows}) > 4


def test_a_chart_shows_each_day_and_number() -> None:
    dots = [Dot("1921-03-07", 0, "A", open=False), Dot("1921-03-07", 10, "B", open=True),
            Dot("1921-03-08", 10, "A", open=False), Dot("1921-03-08", 10, "B", open=False)]  # fmt: skip
    first, second, axis = draw(dots, 40)
    assert first.startswith("1921-03-07  |A")
    assert first.endswith("B→")
    assert second.endswith("+")
    assert axis.split() == ["0", "10"]
    assert max(map(len, (first, second, axis))) <= 40
    assert draw([], 40)
    assert draw([Dot("d", 5, "A", open=False)], 1)


def test_the_facade_asks_the_same(tmp_path: Path, readings: list[Reading]) -> None:
    with reportedly.open(tmp_path / "news.db") as opened:
        opened.keep(readings)
        assert len(opened.series(measure="killed")) == 1
        assert opened.disputes(kind="count", limit=1)[0].kind == "count"


def test_each_source_of_a_dispute_has_its_words_and_where_they_stand(dossier: str) -> None:
    found = [json.loads(line) for line in told(dossier, "disputes", "--format", "jsonl").splitlines()]
    assert found
    shown = told(dossier, "disputes", "--format", "text")
    with reportedly.open(dossier) as opened:
        for one in found:
            assert [len(side) for side in one["evidence"]] == [len(side) for side in one["sides"]]
            sources = [source for side in one["sides"] for source in side]
            evidence = [words for side in one["evidence"] for words in side]
            for source, words in zip(sources, evidence, strict=True):
                start, end = words["span"]
                assert opened.reading(words["article"]).article.text[start:end] == words["words"]
                assert f"{source}, in {words['publisher'] or words['name']}" in shown


def test_all_kinds_of_disputes_are_called_something(dossier: str) -> None:
    for kind in ("happened", "responsible", "count", "said"):
        assert told(dossier, "disputes", "--kind", kind, "--format", "text").endswith("disputes\n")
