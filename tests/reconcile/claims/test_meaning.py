"""Vectors of units: the same ahead and when asked, in steps of eight bits, none where there is no encoder."""

from __future__ import annotations

import threading
from dataclasses import replace

import numpy as np
import pytest

from reportedly.dossier.adding import batches
from reportedly.ingest.articles import make_article
from reportedly.models.meaning import runner
from reportedly.models.meaning.runner import Meant
from reportedly.models.meaning.sizes import MODEL, WIDTH
from reportedly.pipeline import read_articles
from reportedly.reading import Article, Reading
from reportedly.reconcile.claims import meaning
from reportedly.reconcile.claims.likeness import FAR, features, likeness_across
from reportedly.reconcile.claims.meaning import Ahead, meant_of, vectors_of
from reportedly.reconcile.claims.packing import from_bytes, pack, to_bytes
from reportedly.reconcile.claims.traits import traits_of
from reportedly.reconcile.claims.units import units_of

TEXTS = (
    "The granary at Ostmark burned down on Friday. The guild said that lamps had set it on fire. Nobody was hurt.",
    "Fire destroyed the grain store at Ostmark. The harbour master denied that his lamps were to blame.",
)

needs_weights = pytest.mark.skipif(not runner.is_there(), reason="the encoder's weights are not installed")


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return list(read_articles([make_article(text, name=f"a{place}") for place, text in enumerate(TEXTS)]))


@needs_weights
def test_vectors_are_the_same_whether_looked_ahead_or_not(
    readings: list[Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = [vectors_of(units_of(one)) for one in readings]
    asked: list[str] = []

    def watched(article: Article) -> Meant:
        asked.append(threading.current_thread().name)
        return meant_of(article)

    monkeypatch.setattr(meaning, "meant_of", watched)
    ahead = Ahead()
    made = [vectors_of(units_of(one), ahead.of(one)) for one in ahead.over(readings)]
    assert made == plain
    assert {len(one) for own in plain for one in own} == {WIDTH}
    assert len(asked) == len(readings)
    assert all(name.startswith("meaning") for name in asked)


@needs_weights
def test_what_was_not_looked_ahead_is_not_waited_for(readings: list[Reading]) -> None:
    ahead = Ahead()
    assert ahead.of(readings[0]) is None
    for_two = ahead.over(readings)
    first = next(for_two)
    for_two.close()
    assert ahead.of(first) is None


@needs_weights
def test_a_fault_of_the_encoder_is_told_to_who_asks(readings: list[Reading], monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(article: Article) -> Meant:
        raise MemoryError(article.name)

    monkeypatch.setattr(meaning, "meant_of", broken)
    ahead = Ahead()
    for reading in ahead.over(readings):
        assert ahead.of(reading) is None
        with pytest.raises(MemoryError):
            vectors_of(units_of(reading), ahead.of(reading))


@needs_weights
def test_what_is_looked_at_ahead_is_there_for_a_batch_too(readings: list[Reading]) -> None:
    ahead = Ahead()
    (batch,) = batches(ahead.over(readings))
    assert all(ahead.of(reading) is not None for reading in batch)


def test_without_the_encoder_units_have_no_vectors(readings: list[Reading], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "is_there", lambda: False)
    assert list(Ahead().over(readings)) == readings
    own = traits_of(units_of(readings[0]), "a0")
    assert {one.meaning for one in own} == {b""}
    table = features(pack(own), pack(own))
    assert not table["meant"].any()
    assert not table["meaning"].any()


def test_an_article_of_nothing_has_no_vectors() -> None:
    assert vectors_of([]) == []


@needs_weights
def test_vectors_stay_the_same_as_bytes(readings: list[Reading]) -> None:
    packed = [pack(traits_of(units_of(one), one.article.name)) for one in readings]
    kept = from_bytes([to_bytes(one) for one in packed])
    np.testing.assert_array_equal(kept.meaning, np.concatenate([one.meaning for one in packed]))


@needs_weights
def test_what_was_kept_before_there_were_vectors_has_none(readings: list[Reading]) -> None:
    packed = pack(traits_of(units_of(readings[0]), "a0"))
    before = to_bytes(packed)[: -1 - len(packed) * WIDTH]
    kept = from_bytes([before + bytes(16 * len(packed))])
    assert not kept.meaning.any()
    np.testing.assert_array_equal(kept.place, packed.place)
    one, other = (features(packed, with_) for with_ in (kept, packed))
    assert not one["meant"].any()
    assert other["meant"].all()
    np.testing.assert_allclose(one["words"], other["words"])


@needs_weights
def test_vectors_of_another_encoder_count_as_none(readings: list[Reading]) -> None:
    packed = pack(traits_of(units_of(readings[0]), "a0"))
    kept = bytearray(to_bytes(packed))
    kept[-1 - len(packed) * WIDTH] = MODEL + 1
    assert not from_bytes([bytes(kept)]).meaning.any()


@needs_weights
def test_what_says_the_same_without_a_word_in_common_may_be_one() -> None:
    texts = ("Twelve sailors drowned.", "A dozen seamen lost their lives.", "A choir sang psalms.")
    made = [make_article(text, name=text[:4], published="1911-03-04") for text in texts]
    one, same, other = (pack(traits_of(units_of(read), read.article.name)) for read in read_articles(made))
    about = np.ones(1)
    assert likeness_across(one, same, about)[0, 0] > FAR
    assert likeness_across(one, other, about)[0, 0] == FAR
    assert features(one, same)["words_weight"][0, 0] == 0


def test_vectors_do_not_change_what_else_a_unit_has(readings: list[Reading]) -> None:
    own = traits_of(units_of(readings[0]), "a0")
    bare = [replace(one, meaning=b"") for one in own]
    one, other = features(pack(own), pack(own)), features(pack(bare), pack(bare))
    for name in one.keys() - {"meaning", "meant"}:
        np.testing.assert_array_equal(one[name], other[name])
