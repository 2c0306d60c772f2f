"""The words that are compared: their spellings, numbers, and which of them are quoted."""

from __future__ import annotations

import re

import numpy as np
import pytest

from reportedly.lexicon import load
from reportedly.reconcile.copies.prints import MOST_SAMPLED, SAMPLED, SHORT, print_of, sample, unpack
from reportedly.reconcile.copies.words import one_spelling, words_of


@pytest.mark.parametrize("rule", load("en/spellings")["rewrite"], ids=lambda rule: rule.get("from") or rule["ending"])
def test_spellings_are_one_and_other_words_are_not(rule: dict[str, list[str]]) -> None:
    one, other = rule["example"]
    assert one_spelling(one) == one_spelling(other)
    one, other = rule["counter_example"]
    assert one_spelling(one) != one_spelling(other)


def test_each_spelling_rule_is_needed() -> None:
    for rule in load("en/spellings")["rewrite"]:
        without = [other for other in load("en/spellings")["rewrite"] if other is not rule]
        one, other = (_rewritten(word, without) for word in rule["example"])
        assert one != other, rule


def _rewritten(word: str, rules: list[dict[str, str]]) -> str:
    for rule in rules:
        word = re.sub(rule["from"] if "from" in rule else f"{rule['ending']}$", rule["to"], word)
    return word


def test_number_words_are_numbers_and_short_words_are_left_out() -> None:
    one, other = words_of("On Monday seven barges sank at the weir"), words_of("Monday, 7 barges sank by a weir")
    assert one.runs.tolist() == other.runs.tolist()
    assert len(one) == 5


@pytest.mark.parametrize(
    "text",
    [
        'He said: "[water rose quickly]." Nobody asked.',
        "He said: “[water rose quickly].” Nobody asked.",
        "“[Water rose quickly].\n[Then came mist],” Anders said.",
        "“[Water rose quickly]\n\n“[Then came mist],” Anders said.",
        "Nobody said “[water rose quickly]\n\nNobody asked them either.",
        'The 7" pipe burst.\nNobody asked "[when will water rise]"',
    ],
)
def test_what_is_quoted(text: str) -> None:
    plain = re.sub(r"[\[\]]", "", text)
    words = words_of(plain)
    marked = [found.group() for part in re.findall(r"\[([^\]]*)\]", text) for found in re.finditer(r"\w{4,}", part)]
    places = np.flatnonzero(words.quoted).tolist()
    assert [plain[words.starts[place] : words.ends[place]] for place in places] == marked


def test_a_print_is_the_same_after_it_was_stored() -> None:
    text = "“Seven barges sank,” said Anders. Nobody asked when water would rise again. " * 3
    one = print_of(words_of(text))
    flags = np.arange(len(one)) % 3 == 0
    again = unpack(*one.without(flags).pack())
    assert (again.runs == one.runs).all()
    assert (again.quoted == one.quoted).all()
    assert (again.boilerplate == flags).all()


def test_a_sentence_is_sampled_alike_wherever_it_stands() -> None:
    sentence = "Seven barges sank beside the granary when water rose against every warning."
    around = " ".join(f"Barge{n} sank{n} beside granary{n}." for n in range(2 * SHORT))
    alone = sample(words_of(f"{sentence}\n\n{around}"))[0]
    among = sample(words_of(f"Anders asked nobody about anything.\n\n{around}\n\n{sentence}"))[0]
    assert {*alone.tolist()} & {*among.tolist()}


def test_every_run_of_a_short_text_is_a_sample_and_two_of_a_sentence_of_a_long_one() -> None:
    sentence = "Seven barges sank beside the granary when water rose against every warning."
    short, long = words_of(sentence), words_of(" ".join(f"Year {n}: {sentence}" for n in range(SHORT)))
    assert len(sample(short)[0]) == len(short.runs)
    assert np.bincount(sample(long)[1]).max() == SAMPLED


def test_a_long_text_has_no_more_samples_than_are_allowed() -> None:
    text = " ".join(f"Barge{n} sank{n} beside granary{n}." for n in range(2_000))
    assert len(sample(words_of(text))[0]) == MOST_SAMPLED
