"""Whether two articles tell of one matter, and what that does to sentences that are alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.ingest.articles import make_article
from reportedly.pipeline import read_articles
from reportedly.reading import Reading
from reportedly.reconcile.claims import claims_of
from reportedly.reconcile.claims.likeness import weights
from reportedly.reconcile.claims.matters import Matter, likely_all, likely_one, matter, matter_of, shared
from reportedly.reconcile.claims.traits import traits_of
from reportedly.reconcile.claims.units import units_of

SAME = (
    "A goods train left the rails at Altmark junction on Tuesday. Three people were injured, the railway said. "
    "Signals at Altmark had failed twice this month, a guard said."
)
TEXTS = {
    "train": ("1926-02-03", SAME),
    "train-again": (
        "1926-02-03",
        "Trains were delayed for hours after a goods train came off the rails near Altmark. Three people were injured. "
        "The railway is looking at the signals of the junction.",
    ),
    "theatre": (
        "1926-06-20",
        "The roof of the Lyric theatre in Port Sable fell in during a rehearsal of an opera. Three people were "
        "injured, the fire brigade said. The tenor had left for supper.",
    ),
}


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    made = [make_article(text, name=name, published=day) for name, (day, text) in TEXTS.items()]
    return {reading.article.name: reading for reading in read_articles(made)}


def likely(one: Reading, other: Reading) -> float:
    matters = [matter_of(traits_of(units_of(reading), reading.article.name)) for reading in (one, other)]
    return likely_one(weights()["matter"], *matters)


def test_reports_of_one_event_are_of_one_matter(readings: dict[str, Reading]) -> None:
    assert likely(readings["train"], readings["train-again"]) > 0.9
    assert likely(readings["train"], readings["theatre"]) < 0.1


def test_what_is_said_of_every_accident_joins_only_within_one_matter(readings: dict[str, Reading]) -> None:
    held = [
        {one.article.name for one in claim.statements}
        for claim in claims_of(list(readings.values()))
        if any("injured" in one.unit.text for one in claim.statements)
    ]
    assert {"train", "train-again"} in held
    assert not any("theatre" in names and len(names) > 1 for names in held)


def test_days_apart_make_one_matter_less_likely() -> None:
    words = {"goods": 2, "rail": 1, "altmark": 2}
    found = [likely_one(weights()["matter"], matter(words, {}, "1926-02-03"), matter(words, {}, day))
             for day in ("1926-02-03", "1926-03-03", "1936-02-03")]  # fmt: skip
    assert found[0] > found[1] > found[2] or found[0] == found[1] == 1.0 > found[2]


@given(st.dictionaries(st.sampled_from(["flood", "dam", "ford", "mill", "ferry"]), st.integers(1, 5)), st.booleans())
def test_it_is_the_same_both_ways(words: dict[str, int], dated: bool) -> None:
    one, other = matter(words, {"hask": 1}, "1958-04-02" if dated else None), matter({"dam": 2, "wall": 1}, {}, None)
    assert shared(one, other) == shared(other, one)
    assert 0 <= likely_one(weights()["matter"], one, other) <= 1


WORDS = st.dictionaries(st.sampled_from(["flood", "shaft", "pump", "house"]), st.integers(1, 9), max_size=4)
MATTERS = st.builds(matter, WORDS, WORDS, st.sampled_from([None, "1921-03-07", "1921-06-01"]))


@given(st.lists(MATTERS, max_size=5))
def test_all_pairs_at_once_are_as_likely_as_each_by_itself(matters: list[Matter]) -> None:
    told = weights()["matter"]
    together = likely_all(told, matters)
    for one, left in enumerate(matters):
        for other, right in enumerate(matters):
            if one != other:
                assert together[one, other] == pytest.approx(likely_one(told, left, right))
