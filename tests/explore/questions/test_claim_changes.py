"""How a claim changed: sides, turns, other words, revised texts; in the order of publication, each with its words."""

from __future__ import annotations

from pathlib import Path

import reportedly
from reportedly.explore.questions.articles import Revision
from reportedly.explore.questions.claim_changes import ClaimChange, revised, steps_of
from reportedly.explore.questions.claims import ClaimStatement, claim_details, claim_page
from reportedly.explore.wording import change_of_claim

PAGE = "https://harbour.example/pump-house"


def statement(day: str, source: str | None, side: str, words: str, key: str = "a-1") -> ClaimStatement:
    return ClaimStatement(key, key, "c-1", "Coast Wire", day, (10, 20), words, source, side, [], 1.0, "")


def test_each_step_brings_what_those_before_did_not() -> None:
    told = [
        statement("1921-03-07", "Orla Finn", "asserts", "the company locked the pump house"),
        statement("1921-03-07", "Carl Lind", "asserts", "the pump house was locked"),
        statement("1921-03-08", "The company", "denies", "it had locked the pump house"),
        statement("1921-03-08", "Orla Finn", "asserts", "the company locked the pump house"),
        statement("1921-03-09", "Orla Finn", "asserts", "a clerk of the company locked the pump house at night"),
        statement("1921-03-10", "Carl Lind", "denies", "the pump house was locked"),
        statement("1921-03-11", None, "unverified", "whether it was locked"),
    ]
    assert [(one.published, one.what, one.source) for one in steps_of(told)] == [
        ("1921-03-07", "first", "Orla Finn"),
        ("1921-03-08", "side", "The company"),
        ("1921-03-09", "wording", "Orla Finn"),
        ("1921-03-10", "turned", "Carl Lind"),
        ("1921-03-11", "side", None),
    ]


def test_a_step_reads_as_a_sentence() -> None:
    told = [
        statement("1921-03-07", "Orla Finn", "asserts", "the company locked “the lower pump house”"),
        statement("1921-03-08", None, "denies", "it had locked the pump house"),
        statement("1921-03-09", "Orla Finn", "asserts", "a clerk locked it at night"),
        statement("1921-03-10", "Orla Finn", "denies", "a clerk locked it"),
    ]
    later = Revision("a-2", 1, "1921-03-11", "1921-03-11", "a-1", [], [((15, 40), "old")])
    changes = [*steps_of(told), *revised(told[:1], {"a-1": [later]})]
    count = ClaimChange("count", None, "a later count", "two clerks", None, None, None, None, "c-2")
    assert [" ".join(change_of_claim(one)).strip() for one in [*changes, count]] == [
        "Orla Finn is the first that says so",
        "Coast Wire itself is the first that denies it",
        "Orla Finn, in other words than before: “the company locked ‘the lower pump house’”",
        "Orla Finn denies it, who said so before",
        "Coast Wire: a later text of the article takes it out or changes its words",
        "a later count:",
    ]


def test_what_one_day_tells_twice_is_no_change() -> None:
    told = [
        statement("1921-03-07", "Orla Finn", "asserts", "the company locked the pump house"),
        statement("1921-03-07", "Orla Finn", "asserts", "a clerk locked it"),
        statement("1921-03-07", "Orla Finn", "denies", "the company locked it"),
    ]
    assert [one.what for one in steps_of(told)] == ["first", "side"]


def test_a_later_text_puts_in_and_takes_out() -> None:
    told = [statement("1921-03-07", "Orla Finn", "asserts", "x" * 10), statement("", "A", "asserts", "y", "a-2")]
    later = Revision("a-2", 1, "1921-03-09", "1921-03-09", "a-1", [((0, 11), "new")], [((15, 40), "old")])
    apart = Revision("a-3", 2, "1921-03-10", "1921-03-10", "a-2", [((0, 5), "new")], [((30, 40), "old")])
    found = list(revised(told, {"a-1": [later], "a-2": [later, apart]}))
    assert [(one.what, one.article, one.published) for one in found] == [
        ("taken_out", "a-1", "1921-03-09"),
        ("put_in", "a-2", ""),
    ]


def test_a_claim_tells_its_changes_from_articles_and_their_later_texts(tmp_path: Path) -> None:
    head = "<html><head><title>Flood</title><meta property='article:published_time' content='1921-03-0{day}'></head>"
    body = "<body><article><h1>Flood</h1>{text}</article></body></html>"
    first = "<p>The Alder company locked the pump house on Sunday, Inspector Orla Finn said on Monday in the town.</p>"
    rest = (
        "<p>The Alder shaft has stood under water since the weekend, and nobody may go near it before the summer.</p>"
    )
    denial = "<p>The company denied on Tuesday that the Alder company locked the pump house on Sunday.</p>"
    link = f"<link rel='canonical' href='{PAGE}'></head>"
    with reportedly.open(tmp_path / "news.db") as dossier:
        for day, text in ((7, first + rest), (8, first + denial + rest)):
            page = tmp_path / f"page{day}.html"
            page.write_text(head.format(day=day).replace("</head>", link) + body.format(text=text), encoding="utf-8")
            dossier.add(page)
        with dossier.database.reading() as connection:
            keys = [row.id for row in claim_page(connection).rows]
            changes = [claim_details(connection, key).changes for key in keys]
    told = [(one.what, one.published) for found in changes for one in found]
    assert ("first", "1921-03-07") in told
    assert any(what == "side" and day == "1921-03-08" for what, day in told)
    assert any(what == "put_in" for what, _ in told)
    assert all(found == sorted(found, key=lambda one: one.published or "9") for found in changes)
