"""What one article tells of a charge and its denial, from its words to the dispute."""

from __future__ import annotations

from pathlib import Path

import pytest

import reportedly
from reportedly.ingest.articles import make_article
from reportedly.pipeline import read_articles
from reportedly.reconcile.claims.units import units_of

DENIED = [
    (
        "The raids on the granary were flown by Danish airships, the Observatory of Tolls said on Monday. Denmark "
        "denied any involvement in the raids.",
        ("responsible", "Observatory of Tolls", "Denmark"),
    ),
    (
        "Sweden accused rebels of stopping people from leaving Velden, including by shelling the roads, which rebels "
        "have denied.",
        ("responsible", "Sweden", "rebels"),
    ),
    (
        "Norway blamed Sweden for the gas attack at Velden. Sweden denies using poison gas.",
        ("responsible", "Norway", "Sweden"),
    ),
    (
        "An inquiry found that the Swedish army was behind three gas attacks. Sweden has repeatedly denied using such "
        "weapons.",
        ("responsible", "An inquiry", "Sweden"),
    ),
    (
        "Lena Grau accused Anton Ferrow of harassment. In a letter Ferrow continued to deny the allegations.",
        ("responsible", "Lena Grau", "Anton Ferrow"),
    ),
    (
        "Carl Lind suggested that the levy is the same as the toll of 1893. “That is not true,” said the spokesman "
        "Josh Ernst.",
        ("happened", "Carl Lind", "Josh Ernst"),
    ),
]
NOT_DENIED = [
    "The monitor said the granary at Velden had burned for two days. Denmark denied any involvement in the strike.",
    "Norway blamed Sweden for the gas attack at Velden. Sweden denied the divers access to the harbour.",
    "Carl Lind said the levy was the toll of 1893. “The clock is not right,” said the spokesman Josh Ernst.",
]


def disputes_in(text: str, folder: Path) -> list[tuple[str, ...]]:
    made = make_article(text, name="post", publisher="Hill Post", published="1921-05-03")
    with reportedly.open(folder / "news.db") as dossier:
        dossier.keep(list(read_articles([made])))
        return [(one.kind, *(name for side in one.sides for name in side)) for one in dossier.disputes(limit=None)]


@pytest.mark.parametrize(("text", "expected"), DENIED, ids=[who[1] for _, who in DENIED])
def test_a_charge_and_its_denial_are_a_dispute(text: str, expected: tuple[str, str, str], tmp_path: Path) -> None:
    kind, said, denied = expected
    (found,) = disputes_in(text, tmp_path)
    assert found[0] == kind
    assert set(found[1:]) == {said, denied}


@pytest.mark.parametrize("text", NOT_DENIED)
def test_what_answers_no_charge_makes_no_dispute(text: str, tmp_path: Path) -> None:
    assert not disputes_in(text, tmp_path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (DENIED[1][0], "which rebels have denied"),
        ("Carl Lind spoke of a raid on the granary, which rebels have denied carrying out.", "carrying out"),
    ],
)
def test_a_denial_in_a_word_is_told_with_who_denies_and_another_by_its_own_words(text: str, words: str) -> None:
    (reading,) = read_articles([make_article(text, name="post")])
    assert [unit.text for unit in units_of(reading) if unit.side == "denies"] == [words]
