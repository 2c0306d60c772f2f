"""Tolls: parts, ranges by counter, what replaced what. Runs the examples of en/tolls."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from reconcile.told import page
from reportedly import lexicon
from reportedly.reconcile.series import Count, series_of
from reportedly.reconcile.series.tolls import tolls_of
from reportedly.reconcile.voices import Page

TOLLS = lexicon.load("en/tolls")


def paper(text: str, day: str = "1921-03-07", name: str = "post") -> Page:
    named = {who: "person" for who in ("Orla Finn", "Carl Lind") if who in text}
    return page(name, text, publisher=f"The {name}", day=day, named=named, speaking=list(named))  # type: ignore[arg-type]  # kinds as words


def count(of: Page, words: str, number: float, who: str | None = None, as_of: str | None = None) -> Count:
    start = of.text.index(words)
    by = of.voices[who] if who else None
    return Count(of, (start, start + len(words)), "killed", number, number, "exactly", None, by, as_of, None, None)


def test_money_of_two_currencies_is_laid_in_two_rows() -> None:
    of = paper("The fund for the dam has $600, the mayor said; the fund for the dam has £600, the clerk said.")
    dollars = replace(count(of, "$600", 600), measure="money", unit="$")
    pounds = replace(count(of, "£600", 600), measure="money", unit="£")
    again = replace(dollars, chars=(dollars.chars[0] + 1, dollars.chars[1]))
    assert [[one.unit for one in toll] for toll in tolls_of([dollars, pounds, again])] == [["$", "$"], ["£"]]


def test_counters_have_ranges_and_a_later_count_replaces_the_earlier() -> None:
    first = paper("Orla Finn counted 12 dead at the dam. Carl Lind counted 15 dead at the dam.")
    later = paper("Orla Finn counted 20 dead at the dam, her list of the dead at the dam says.", "1921-03-09", "late")
    told = [
        count(first, "12", 12, "Orla Finn"),
        count(first, "15", 15, "Carl Lind"),
        count(later, "20", 20, "Orla Finn"),
    ]
    (found,) = series_of(told)
    ranges = {one.counter: (one.low, one.high) for one in found.ranges}
    assert ranges == {"Orla Finn": (12, 20), "Carl Lind": (15, 15)}
    assert [
        (one.counter, found.counts[one.earlier].words, found.counts[one.later].words) for one in found.replaced
    ] == [("Orla Finn", "12", "20")]


def test_a_part_is_in_no_range() -> None:
    of = paper("Orla Finn counted 40 dead at the dam, including 12 dead at the dam from the mill.")
    (found,) = series_of([count(of, "40", 40, "Orla Finn"), count(of, "12", 12, "Orla Finn")])
    assert [one.partial for one in found.counts] == [False, True]
    assert [(one.low, one.high) for one in found.ranges] == [(40, 40)]


def test_counts_of_two_matters_are_two_series() -> None:
    dam = paper("Forty drowned when the wall of the reservoir burst above the mill town of Hask.", name="dam")
    fire = paper("Nine weavers burned in a loft over the tannery at Corley market.", name="fire")
    assert len(series_of([count(dam, "Forty", 40), count(fire, "Nine", 9)])) == 2


def test_no_counts_are_no_series() -> None:
    assert series_of([]) == []


@pytest.mark.parametrize("name", [name for name in TOLLS if name != "about"])
def test_the_marked_words_of_an_example_are_in_the_list(name: str) -> None:
    entry = TOLLS[name]
    words = set(entry["words"]) if "words" in entry else {word for some in entry.values() for word in some}
    for example in entry["examples"]:
        marked = re.findall(r"<\w+>(.*?)</\w+>", example)
        assert marked
        assert {word.lower() for word in marked} <= words


def test_counts_side_by_side_that_make_another_together_are_its_parts() -> None:
    of = paper("Five drowned at Hask. Two women and three men were in the boat. Three died at Low Bridge.")
    counts = [count(of, "Five", 5), count(of, "Two", 2), count(of, "three", 3), count(of, "Three", 3)]
    parts = {one.words: one.partial for series in series_of(counts) for one in series.counts}
    assert parts == {"Five": False, "Two": True, "three": True, "Three": False}


def test_a_count_is_no_part_of_itself_for_nobody_stands_beside_it() -> None:
    of = paper("Nobody drowned at Hask and five at Low Bridge.")
    counts = [count(of, "Nobody", 0), count(of, "five", 5)]
    assert [one.partial for series in series_of(counts) for one in series.counts] == [False, False]
