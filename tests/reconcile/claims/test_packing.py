"""What units are compared by as numbers: the same decisions as by words, also once kept as bytes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.ingest.articles import make_article
from reportedly.pipeline import read_articles
from reportedly.reconcile.claims.likeness import likeness, likeness_across, likeness_within, weights
from reportedly.reconcile.claims.matters import Matter, likely_by, likely_one, matter, matter_of
from reportedly.reconcile.claims.packing import (
    cosines,
    from_bytes,
    matter_to_bytes,
    number_of,
    pack,
    to_bytes,
    weights_of,
)
from reportedly.reconcile.claims.traits import Traits, traits_of, weight
from reportedly.reconcile.claims.units import units_of

TEXTS = {
    "wharf": "The granary at Ostmark wharf burned down on Friday, and 14 barges were lost, the harbour master said. "
    "Nobody was hurt, he said. The guild denied that its lamps were to blame.",
    "guild": "The guild of Ostmark denied that lamps set the granary on fire. 14 barges were lost at the wharf. "
    "The harbour master declined to comment.",
    "choir": "A choir from Velden sang in the square of Ostmark on Friday.",
}


@pytest.fixture(scope="module")
def traits() -> dict[str, list[Traits]]:
    made = [make_article(text, name=name, published="1911-03-04") for name, text in TEXTS.items()]
    return {one.article.name: traits_of(units_of(one), one.article.name) for one in read_articles(made)}


def test_units_of_kept_articles_are_as_like_as_by_their_words(traits: dict[str, list[Traits]]) -> None:
    own, others = traits["wharf"], [*traits["guild"], *traits["choir"]]
    kept = from_bytes([to_bytes(pack(traits["guild"])), to_bytes(pack(traits["choir"]))])
    about = [likely_one(weights()["matter"], matter_of(own), matter_of(traits[one.article])) for one in others]
    found = likeness_across(pack(own), kept, np.array(about))
    np.testing.assert_allclose(found, likeness(own, others), atol=1e-5)
    assert (found > 0.3).any()


def test_units_of_one_article_are_as_like_as_among_others(traits: dict[str, list[Traits]]) -> None:
    for own in traits.values():
        np.testing.assert_allclose(likeness_within(own, pack(own)), likeness(own, own))


def test_an_article_without_units_is_packed_too(traits: dict[str, list[Traits]]) -> None:
    kept = from_bytes([to_bytes(pack([])), to_bytes(pack(traits["choir"]))])
    assert len(kept) == len(traits["choir"])
    assert likeness_across(pack([]), kept, np.ones(len(kept))).shape == (0, len(kept))


def test_words_weigh_what_they_weigh_in_letters() -> None:
    words = ("harbour", "granari", "xyzzyq")
    numbers = pack([]).sets[0].words
    assert weights_of(numbers).shape == (0,)
    found = weights_of(np.array([number_of(word) for word in words], np.uint32))
    assert found.tolist() == [weight(word) for word in words]


WORDS = st.dictionaries(st.sampled_from(["flood", "shaft", "pump", "house", "kiln"]), st.integers(1, 9), max_size=4)
MATTERS = st.builds(matter, WORDS, WORDS, st.sampled_from([None, "1921-03-07", "1921-06-01"]))


@given(MATTERS, st.lists(MATTERS, max_size=4))
def test_matters_that_are_kept_are_as_likely_one_as_by_their_words(own: Matter, others: list[Matter]) -> None:
    words, places, placed = cosines(own, [matter_to_bytes(one) for one in others])
    days = np.array([np.nan if None in (own.day, one.day) else abs((own.day or 0) - (one.day or 0)) for one in others])
    found = likely_by(weights()["matter"], words, places, placed & bool(own.places), days)
    told = [likely_one(weights()["matter"], own, one) for one in others]
    np.testing.assert_allclose(found, told, atol=1e-5)
