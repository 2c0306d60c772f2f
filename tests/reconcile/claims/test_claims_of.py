"""Claims of a few readings: what joins, what stays apart, which side each stands on, and why."""

from __future__ import annotations

import pytest

from reportedly.ingest.articles import make_article
from reportedly.pipeline import read_articles
from reportedly.reading import Reading
from reportedly.reconcile.claims import Claim, claims_of
from reportedly.reconcile.claims.likeness import weights
from reportedly.reconcile.claims.traits import traits_of
from reportedly.reconcile.claims.units import units_of

TEXTS = {
    "wire": "The ferry Alma capsized off Cape Nord on Sunday, killing 41 people, the coastguard said. "
    'Captain Ivo Berg said: "The bow door was never closed."',
    "copy": "The ferry Alma capsized off Cape Nord on Sunday, killing 41 people, the coastguard said. Schools closed.",
    "later": "The owners denied that the bow door of the ferry Alma was open. A baker won the chess prize in Telmark.",
    "toll": "The coastguard said the ferry Alma's capsizing off Cape Nord had killed 67 people.",
}


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    dated = [(name, f"1931-05-0{number}", text) for number, (name, text) in enumerate(TEXTS.items(), 4)]
    made = [make_article(text, name=name, published=day, publisher=name.title()) for name, day, text in dated]
    return list(read_articles(made))


@pytest.fixture(scope="module")
def claims(readings: list[Reading]) -> list[Claim]:
    return claims_of(readings)


def holding(claims: list[Claim], words: str, kind: str | None = None) -> list[Claim]:
    found = [one for one in claims if any(words in statement.unit.text for statement in one.statements)]
    return [one for one in found if kind is None or one.kind == kind]


def test_a_copied_sentence_joins(claims: list[Claim]) -> None:
    claim = next(one for one in holding(claims, "capsized") if one.kind != "count")
    assert {"wire", "copy"} <= {one.article.name for one in claim.statements}


def test_an_unrelated_sentence_stays_alone(claims: list[Claim]) -> None:
    assert [len(one.statements) for one in holding(claims, "chess prize")] == [1]


def test_another_number_is_another_claim(claims: list[Claim]) -> None:
    counts = {one.statements[0].unit.figure.low: one for one in claims if one.statements[0].unit.figure}
    assert {one.article.name for one in counts[41].statements} == {"wire", "copy"}
    assert {one.article.name for one in counts[67].statements} == {"toll"}
    assert counts[41].kind == counts[67].kind == "count"


def test_a_denial_stands_on_the_other_side_of_what_it_denies(claims: list[Claim]) -> None:
    sides = {one.side for claim in claims for one in claim.statements if "owners denied" in one.unit.text or
             "door of the ferry" in one.unit.text}  # fmt: skip
    assert sides == {"denies"}


def test_each_statement_says_why_it_is_there(claims: list[Claim]) -> None:
    for claim in claims:
        for one in claim.statements:
            assert 0 <= one.score <= 1
            assert one.reason
    claim = next(one for one in holding(claims, "capsized") if one.kind != "count")
    assert any('shares "' in one.reason and "prints" in one.reason for one in claim.statements)


def test_every_claim_has_a_key_of_its_own(claims: list[Claim]) -> None:
    assert len({one.key for one in claims}) == len(claims)
    assert all(one.key.startswith("c-") for one in claims)


def test_the_order_of_articles_changes_nothing(readings: list[Reading], claims: list[Claim]) -> None:
    again = claims_of(readings[::-1])
    assert [(one.key, len(one.statements)) for one in again] == [(one.key, len(one.statements)) for one in claims]


def test_nothing_said_is_nothing_claimed() -> None:
    assert claims_of([]) == []


def test_a_pair_costs_less_than_a_guest_needs() -> None:
    assert 0 < weights()["threshold"] < weights()["guest"] < 1


def test_a_denial_without_words_of_its_own_denies_what_it_answers() -> None:
    text = "Divers of Port Sable said the navy had dumped shells in the bay. The navy denied it. The bay is closed."
    made = make_article(text, name="bay", published="1931-05-04")
    claims = claims_of(list(read_articles([made])))
    sides = {
        (one.source.name, one.side)
        for claim in holding(claims, "dumped shells")
        for one in claim.statements
        if one.source is not None
    }
    assert len({side for _, side in sides}) == 2, sides
    assert any(name.endswith("navy") and side == "denies" for name, side in sides)


@pytest.mark.parametrize(("days", "together"), [(1, True), (20, False)])
def test_what_is_told_as_news_weeks_later_is_another_event(days: int, together: bool) -> None:
    """Reports of one kind of event in one place share places, counters and verbs, but not the day."""
    texts = {
        ("gazette", "1921-05-02"): "Shells fell on the market of Velden, killing three people and wounding five.",
        (
            "post",
            f"1921-05-{2 + days:02}",
        ): "Three people were killed when shells hit a tram in Velden, guards say.",
    }
    made = [make_article(text, name=name, published=day, publisher=name) for (name, day), text in texts.items()]
    found = [one for one in claims_of(list(read_articles(made))) if one.kind == "happened"]
    assert any(len({part.article.name for part in one.statements}) > 1 for one in found) == together


def test_a_year_is_no_number_that_two_sentences_share() -> None:
    text = "In May 1921 the guild counted 340 barges. The mill opened in 1921."
    units = [unit for one in read_articles([make_article(text)]) for unit in units_of(one)]
    assert next(one.numbers for one in traits_of(units, "a")) == ("340",)
    assert not any("1921" in one.numbers for one in traits_of(units, "a"))
