"""Even-handedness: exchange the names of an article's two sides, and everything but the names stays the same."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from marked import CASES
from reportedly.evaluate.counts import Counts
from reportedly.evaluate.even_handed import Exchange, exchanged, kept
from reportedly.ingest.articles import make_article
from reportedly.pipeline import read_articles
from reportedly.reading import Article, Reading

EXAMPLES = Path(__file__).parents[2] / "examples"
TABLE: dict[str, list[dict[str, Any]]] = tomllib.loads((CASES / "even_handed.toml").read_text(encoding="utf-8"))
AT_LEAST = 0.98
"""Of all lines; what differs, and why, is told in docs/design/even-handedness.md."""

Case = tuple[str, Article, dict[str, str]]


def example(name: str) -> Article:
    """An article of the examples by its name."""
    if name.endswith(".txt"):
        return make_article((EXAMPLES / name).read_text(encoding="utf-8"), name=name)
    rows = (json.loads(line) for line in (EXAMPLES / "dunmere.jsonl").read_text(encoding="utf-8").splitlines())
    row = next(row for row in rows if row["id"] == name)
    return make_article(row["text"], name=name, published=row["published"], publisher=row["publisher"])


def cases() -> Iterator[Case]:
    """Each article with the names that change places in it."""
    for row in TABLE["example"]:
        yield row["article"], example(row["article"]), row["names"]
    for number, row in enumerate(TABLE["article"]):
        for sides in (sides for sides in TABLE["sides"] if sides["kind"] == row["kind"]):
            one, two = sides["one"], sides["two"]
            text = row["text"].strip()
            for n in range(3):
                text = text.replace(f"{{one.{n}}}", one[n % len(one)]).replace(f"{{two.{n}}}", two[n % len(two)])
            name = f"{row['kind']}-{number}: {one[0]}, {two[0]}"
            yield name, make_article(text, name=name, published=row["published"]), dict(zip(one, two, strict=True))


CASE_LIST = list(cases())


@cache
def readings() -> list[tuple[Reading, Reading, Exchange]]:
    """Each article's reading, that of the exchanged text, and the exchange."""
    exchanges = [exchanged(article.text, names) for _, article, names in CASE_LIST]
    others = [
        make_article(exchange.text, name=article.name, published=article.published, publisher=article.publisher)
        for (_, article, _), exchange in zip(CASE_LIST, exchanges, strict=True)
    ]
    found = list(read_articles([*(article for _, article, _ in CASE_LIST), *others]))
    return list(zip(found[: len(others)], found[len(others) :], exchanges, strict=True))


def total(counts: Iterator[Counts]) -> Counts:
    return sum(counts, Counts())


def test_readings_are_the_same_but_for_the_names() -> None:
    by_article = [total(iter(kept(*triple).values())) for triple in readings()]
    lines = [f"{counts.f1:.3f} {name}" for (name, *_), counts in zip(CASE_LIST, by_article, strict=True)]
    assert total(iter(by_article)).f1 >= AT_LEAST, "\n".join(lines)


def test_neither_side_of_an_exchange_has_more_lines() -> None:
    counts = total(iter(counts for triple in readings() for counts in kept(*triple).values()))
    assert abs(counts.predicted - counts.gold) <= 0.01 * counts.gold


@pytest.mark.parametrize(
    ("text", "names", "new"),
    [
        ("Carrow and Aldova met.", {"Carrow": "Aldova"}, "Aldova and Carrow met."),
        ("Carrow's Carrowan guard", {"Carrow": "Aldova"}, "Aldova's Carrowan guard"),
        ("Port Merrin, Merrin", {"Merrin": "Oss", "Port Merrin": "Ade"}, "Ade, Oss"),
        ("Nothing here.", {}, "Nothing here."),
    ],
)
def test_names_change_places(text: str, names: dict[str, str], new: str) -> None:
    assert exchanged(text, names).text == new


def test_a_stretch_of_the_old_text_is_found_in_the_new() -> None:
    text = "Oss told Port Merrin that Oss had won."
    exchange = exchanged(text, {"Oss": "Port Merrin"})
    for old, new in (("told", "told"), ("Port Merrin", "Oss"), ("won", "won")):
        start = text.index(old)
        assert exchange.text[exchange.place(start) : exchange.place(start + len(old))] == new


def test_a_reading_that_differs_is_told() -> None:
    text = "Carrow accused Aldova of theft. Aldova denied it."
    (reading,) = read_articles([make_article(text)])
    same = exchanged(text, {})
    assert total(iter(kept(reading, reading, same).values())).f1 == 1
    assert {"actors", "statements"} <= set(kept(reading, reading, same))
    reading_of_less, *_ = read_articles([make_article("Carrow accused Aldova of theft. It snowed.")])
    assert total(iter(kept(reading, reading_of_less, same).values())).f1 < 1
