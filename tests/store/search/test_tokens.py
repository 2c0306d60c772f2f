"""Words of a text as they are indexed."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import product

import pytest

from reportedly.store.search import tokens as module
from reportedly.store.search.tokens import LONGEST, MOST_BYTES, folded, indexed, tokens, with_stems


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Strikers’ demands", ["the", "striker", "demand"]),
        ("negotiating, negotiated; negotiation", ["negoti", "negoti", "negoti"]),
        ("Café in Łódź, Straße 12", ["cafe", "in", "qx142qodz", "strass", "12"]),
        ("al-Ḥasan_2", ["al", "hasan", "2"]),
        ("— … 🙂 ’", []),
        ("中文", ["qx4e2dqqx6587q"]),
    ],
)
def test_stems(text: str, expected: list[str]) -> None:
    assert [token.stem for token in tokens(text)] == expected
    assert indexed(text)[0] == expected


def test_offsets_are_those_of_the_text() -> None:
    text = "Über  “Ports”"
    assert [text[token.start : token.end] for token in tokens(text)] == ["Über", "Ports"]


@pytest.mark.parametrize("wanted", ["strike", "Łódź", "12", "ships dying", "Youth", "中文 qualm"])
def test_words_with_stems_are_those_that_are_cut_out(wanted: str) -> None:
    text = "Strikes and STRIKERS, a strike; ships, die, dying, dies: Łódź łódź lodz youths “12” 1,200 中文 Qualms"
    stems = {token.stem for token in tokens(wanted)}
    found = [(token.start, token.end) for token in tokens(text) if token.stem in stems]
    assert list(with_stems(text, stems)) == found
    assert found


def test_a_token_is_plain_letters_and_digits() -> None:
    for word in ("İstanbul", "ﬁsh", "Ⅻ", "½", "ǅ", "x" * 1000):
        assert folded(word).isascii()
        assert folded(word).isalnum()
    assert len(folded("x" * 1000)) == LONGEST


def test_a_text_without_end_is_indexed_as_far_as_there_is_room() -> None:
    stems, exact = indexed(" ".join(f"w{number}" for number in range(200_000)))
    assert len(stems) == len(exact) < 200_000
    assert sum(map(len, exact)) < MOST_BYTES


def test_words_are_stemmed_alike_by_many_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    syllables = ("na", "tion", "al", "iz", "ing", "ed", "ful", "ment", "able", "s")
    words = sorted({"".join(some) for some in product(syllables, repeat=3)})
    expected = [next(tokens(word)).stem for word in words]
    monkeypatch.setattr(module, "_forms", module._forms.__wrapped__)  # nothing is remembered from before
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(lambda _: [next(tokens(word)).stem for word in words], range(8)))
    finally:
        sys.setswitchinterval(before)
    assert all(one == expected for one in found)
