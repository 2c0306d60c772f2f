"""Nearly the same words of another party, person, day or number, or of the opposite, are two claims and rivals."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reportedly
from reportedly.ingest.articles import make_article
from reportedly.pipeline import read_articles
from reportedly.reading import Reading
from reportedly.reconcile.claims import claims_of
from reportedly.reconcile.claims.contrast import contrast, parted_by
from reportedly.reconcile.claims.traits import traits_of
from reportedly.reconcile.claims.units import units_of

PARTED = [
    ("Norway said Swedish gunners shelled the ferry.", "Norway said Danish gunners shelled the ferry.", "another land"),
    ("Norway said Russian gunners shelled the ferry.", "Norway said American gunners shelled the ferry.", "like codes"),
    ("Carl Lind crossed the ford at dawn.", "Orla Finn crossed the ford at dawn.", "another person"),
    ("The ferry left the pier on Monday.", "The ferry left the pier on Tuesday.", "another day"),
    ("The guild said 40 weavers had been dismissed.", "The mill said 12 weavers had been dismissed.", "another number"),
    ("The mayor said the old bridge was open.", "The bailiff said the old bridge was closed.", "the opposite"),
    ("Bandits killed the abbot of Velden.", "The abbot of Velden was killed by the army.", "other doers, turned round"),
]
ALIKE = [
    ("Denmark said Swedish gunners shelled the ferry.", "Norway said Swedish gunners shelled the ferry.", "sources"),
    ("Carl Lind crossed the ford at dawn.", "Lind crossed the ford at dawn.", "one name shorter than the other"),
    ("Sweden shelled the ferry on Monday.", "Swedish guns shelled the ferry on Monday.", "a land and its guns"),
    ("Rebels fired on the ferry.", "Gunmen fired on the ferry.", "labels"),
    ("The raid killed 15 sailors in the harbour.", "The raid killed 18 sailors in the harbour.", "a toll that runs"),
    ("The mill burned down on Monday.", "On Monday the mill burned down.", "the order of words"),
]


def read(*texts: str) -> list[Reading]:
    made = [
        make_article(text, name=f"a{n}", publisher=f"The {n}", published="1921-05-03") for n, text in enumerate(texts)
    ]
    return list(read_articles(made))


def parting(one: str, other: str) -> tuple[str, str] | None:
    left, right = (next(iter(traits_of(units_of(reading), reading.article.name))) for reading in read(one, other))
    return contrast(left, left.text, right, right.text)


@pytest.mark.parametrize(("one", "other", "why"), PARTED, ids=[why for *_, why in PARTED])
def test_what_is_told_alike_of_another_is_no_one_claim(one: str, other: str, why: str) -> None:
    assert parting(one, other) is not None, why
    assert not any(len({part.article.name for part in claim.statements}) > 1 for claim in claims_of(read(one, other)))


@pytest.mark.parametrize(("one", "other", "why"), ALIKE, ids=[why for *_, why in ALIKE])
def test_what_differs_in_words_alone_is_not_parted(one: str, other: str, why: str) -> None:
    assert parting(one, other) is None, why


def test_words_that_mean_nothing_and_long_stretches_part_nothing() -> None:
    assert parted_by("The ferry sank.", {}, "A ferry sank.", {}) is None
    assert parted_by("The mill sold 1,200 sacks", {}, "The mill sold 1200 sacks", {}) is None
    assert parted_by("The mill sold 1,200 sacks", {}, "The mill sold 1,200,000 sacks", {}) == ("1200", "1200000")
    names = {"lind": "person:carl lind", "finn": "person:orla finn"}
    assert parted_by("Lind crossed the ford", names, "Finn crossed the ford", names) == ("lind", "finn")
    assert parted_by("Lind crossed the ford", names, "the old miller Finn and his two sons swam", names) is None


def test_names_that_may_be_spelt_either_way_part_nothing() -> None:
    one, other = {"lindt": "person:lindt"}, {"lind": "person:lind"}
    assert parted_by("Lindt crossed the ford", one, "Lind crossed the ford", other) is None


STEAMER = (
    "The paddle steamer Velden Queen went down off Cape Morrow on Monday evening with forty people aboard. Rescue "
    "boats found nineteen survivors. {} The harbour has been closed since.",
    "A steamer, the Velden Queen, sank near Cape Morrow on Monday. Nineteen of those on board were rescued by boats. "
    "{} Its owners have offered a reward.",
)


@pytest.mark.parametrize(
    ("one", "other", "sides"),
    [
        (
            "Denmark said Swedish gunners had shelled the steamer from the shore.",
            "Sweden said Danish gunners had shelled the steamer from the shore.",
            {("Denmark",), ("Sweden",)},
        ),
        (
            "Denmark said Danish gunners had saluted the steamer from the shore.",
            "Sweden said Swedish gunners had saluted the steamer from the shore.",
            None,
        ),
    ],
    ids=["each blames the other", "each speaks of itself"],
)
def test_who_say_it_of_one_another_are_at_odds(
    one: str, other: str, sides: set[tuple[str, ...]] | None, tmp_path: Path
) -> None:
    texts = [text.format(said) for text, said in zip(STEAMER, (one, other), strict=True)]
    with reportedly.open(tmp_path / "news.db") as dossier:
        dossier.keep(read(*texts))
        found = [(dispute.kind, {tuple(side) for side in dispute.sides}) for dispute in dossier.disputes(limit=None)]
    assert found == ([("responsible", sides)] if sides else [])


WORDS = ["bridge", "closed", "open", "north", "south", "forty", "12", "Monday", "Tuesday", "Lind", "the", "barge"]


@given(
    st.lists(st.sampled_from(WORDS), min_size=3, max_size=8), st.lists(st.sampled_from(WORDS), min_size=3, max_size=8)
)
def test_two_part_whichever_came_first(one: list[str], other: list[str]) -> None:
    names = {"monday": "day:monday", "tuesday": "day:tuesday", "lind": "person:carl lind"}
    left, right = " ".join(one), " ".join(other)
    there, back = parted_by(left, names, right, names), parted_by(right, names, left, names)
    assert there == (back[::-1] if back is not None else None)


def test_what_is_parted_stays_so_beside_what_is_like_both() -> None:
    texts = [
        f"Norway said {whose} gunners shelled the old ferry on Monday." for whose in ("Danish", "Swedish", "foreign")
    ]
    claims = claims_of(read(*texts))
    assert not any({"a0", "a1"} <= {part.article.name for part in one.statements} for one in claims)
