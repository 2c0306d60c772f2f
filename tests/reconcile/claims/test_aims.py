"""What a denial is of that does not say again what it denies: short articles, and which words each denial answers."""

from __future__ import annotations

import pytest

from reportedly.ingest.articles import make_article
from reportedly.pipeline import read_articles
from reportedly.reconcile.claims.aims import names_an_account
from reportedly.reconcile.claims.traits import traits_of
from reportedly.reconcile.claims.units import units_of
from reportedly.store.search.tokens import tokens_of


def answered(text: str) -> dict[str, str]:
    """The words of each denial of an article, with the words that it is taken to be of."""
    reading = next(read_articles([make_article(text, name="mill", published="1911-03-08")]))
    units = units_of(reading)
    found = zip(units, traits_of(units, "mill"), strict=True)
    return {unit.text: text[slice(*its.answers)] for unit, its in found if unit.side == "denies" and its.answers}


def denials_in(text: str) -> list[str]:
    """The words of each denial of an article."""
    units = units_of(next(read_articles([make_article(text, name="mill", published="1911-03-08")])))
    return [unit.text for unit in units if unit.side == "denies"]


@pytest.mark.parametrize(
    ("text", "denial", "charge"),
    [
        (
            "The weavers accused the owner of setting fire to the mill. Carl Lind, the owner, denied any involvement.",
            "any involvement",
            "setting fire to the mill",
        ),
        (
            "The weavers accused the owner of setting fire to the mill. The fire began at night. "
            "Carl Lind, the owner, denied the charges.",
            "the charges",
            "setting fire to the mill",
        ),
        (
            "The insurers said that the owner was behind the fire at the mill. Carl Lind denied firing the mill.",
            "firing the mill",
            "the owner was behind the fire at the mill",
        ),
    ],
)
def test_a_denial_of_a_charge_is_of_the_charge_before_it(text: str, denial: str, charge: str) -> None:
    found = answered(text)
    assert charge in found[denial]


def test_a_denial_is_not_of_what_the_same_source_charges_others_with() -> None:
    text = "Carl Lind accused the weavers of setting fire to the mill. Carl Lind denied any involvement."
    assert denials_in(text) == ["any involvement"]
    assert "setting fire" not in answered(text).get("any involvement", "")


def test_a_denial_whose_report_is_known_or_that_shares_no_word_with_the_charge_is_not_of_the_charge_beside_it() -> None:
    told = "Orla Finn said that Carl Lind had sold the mill to the state."
    text = f"{told} The weavers blamed the council for the fire. Carl Lind denied selling the mill."
    assert "sold the mill" in answered(text)["selling the mill"]
    text = "The weavers blamed the council for the fire. Carl Lind denied selling the mill."
    assert denials_in(text) == ["selling the mill"]
    assert answered(text) == {}


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("the charges", True),
        ("any involvement", True),
        ("any involvement in the raid", False),
        ("charges that he had sold the mill", False),
        ("that the mill was sold", False),
    ],
)
def test_words_that_name_an_account_do_not_say_it_again(words: str, *, bare: bool) -> None:
    assert names_an_account(tokens_of(words), words) is bare
