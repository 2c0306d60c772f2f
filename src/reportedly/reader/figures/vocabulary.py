"""The words that figures are read by, from `lexicons/en/figures_*.toml`, ready to be looked up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from reportedly import lexicon
from reportedly.reading import Measure, Qualifier

Kind = Literal["people", "weapons", "things", "measurement"]
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Harm:
    """What a verb does to those it counts: the measure, which unit it needs, and a word that must stand beside it."""

    measure: Measure
    of: str
    units: frozenset[str]
    beside: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vague:
    """What a word that gives no number still says."""

    qualifier: Qualifier
    low: float
    high: float | None


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Words of numbers, and of what widens them. Phrases are keyed by the word next to the number."""

    cardinals: Mapping[str, int]
    scales: Mapping[str, int]
    suffixes: Mapping[str, int]
    fractions: Mapping[str, float]
    vague: Mapping[str, list[tuple[Phrase, Vague]]]
    before: Mapping[str, list[tuple[Phrase, Qualifier]]]
    after: Mapping[str, list[tuple[Phrase, Qualifier]]]
    starts: frozenset[str]


@dataclass(frozen=True, slots=True)
class UnitWords:
    """Nouns that are counted, by kind and by the measure they give of themselves; and what is never counted."""

    kinds: Mapping[str, Kind]
    measures: Mapping[str, Measure]
    measurement: frozenset[str]
    before: frozenset[str]
    kin: frozenset[str]
    months: frozenset[str]
    signs: frozenset[str]
    money: frozenset[str]
    percent: frozenset[str]
    plurals: frozenset[str]


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """Verbs, nouns and adjectives that say what is counted."""

    by_object: Mapping[str, list[Harm]]
    by_subject: Mapping[str, list[Harm]]
    adjectives: Mapping[str, Measure]
    nouns: Mapping[str, Harm]
    tolls: Mapping[str, Measure]
    tallies: frozenset[str]
    records: frozenset[str]
    attacks: frozenset[str]
    counting: frozenset[str]
    rising: frozenset[str]
    reporting: frozenset[str]
    linking: frozenset[str]
    unfound: frozenset[str]
    feared: frozenset[str]
    speaking: frozenset[str]
    needing: frozenset[str]


@cache
def number_words() -> NumberWords:
    """The words of `lexicons/en/figures_numbers.toml`."""
    data = lexicon.load("en/figures_numbers")
    vague = [
        (tuple(words.split()), Vague(entry["qualifier"], entry["low"], entry.get("high")))
        for entry in data["vague"]
        for words in entry["words"]
    ]
    before = [(tuple(words.split()), entry["means"]) for entry in data["qualifier"] for words in entry["before"]]
    after = [(tuple(words.split()), entry["means"]) for entry in data["qualifier"] for words in entry["after"]]
    starts = {*data["cardinals"], *data["scales"], *data["fractions"], *(phrase[0] for phrase, _ in vague)}
    return NumberWords(
        cardinals=_meanings(data["cardinals"]),
        scales=_meanings(data["scales"]),
        suffixes=_meanings(data["suffixes"]),
        fractions=_meanings(data["fractions"]),
        vague=_keyed(vague, 0),
        before=_keyed(before, -1),
        after=_keyed(after, 0),
        starts=frozenset(starts - {"a", "an"}),
    )


def _meanings(entries: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    return {word: entry["means"] for word, entry in entries.items()}


def _keyed(phrases: Iterable[tuple[Phrase, Any]], place: int) -> dict[str, list[tuple[Phrase, Any]]]:
    """Phrases by their first (0) or last (-1) word, the longest first."""
    keyed: dict[str, list[tuple[Phrase, Any]]] = {}
    for phrase, meaning in sorted(phrases, key=lambda item: (-len(item[0]), item[0])):
        keyed.setdefault(phrase[place], []).append((phrase, meaning))
    return keyed


@cache
def unit_words() -> UnitWords:
    """The words of `lexicons/en/figures_units.toml`; where a noun is listed twice the later entry holds."""
    data = lexicon.load("en/figures_units")
    kinds: dict[str, Kind] = dict.fromkeys(data["measurement"]["examples"], "measurement")
    kinds |= {noun: entry["kind"] for entry in data["unit"] for noun in entry["nouns"]}
    return UnitWords(
        kinds=kinds,
        measures={noun: entry["measure"] for entry in data["unit"] for noun in entry["nouns"]},
        measurement=frozenset(data["measurement"]["examples"]),
        before=frozenset(data["before"]["examples"]),
        kin=frozenset(data["kin"]["examples"]),
        months=frozenset(_months()),
        signs=frozenset(data["currency"]["signs"]),
        money=frozenset(data["currency"]["nouns"]),
        plurals=frozenset(data["plurals"]["words"]),
        percent=frozenset(data["percent"]["words"]),
    )


def _months() -> Iterator[str]:
    """The months as `lexicons/en/dates.toml` writes them."""
    for group in lexicon.load("en/dates")["word"]:
        if group["class"] in {"MONTH", "MABBR"}:
            yield from group["forms"]


@cache
def measure_words() -> MeasureWords:
    """The words of `lexicons/en/figures_measures.toml`."""
    data = lexicon.load("en/figures_measures")
    verbs: dict[str, dict[str, list[Harm]]] = {"object": {}, "subject": {}}
    for entry in data["verb"]:
        for lemma in entry["lemmas"]:
            verbs[entry["counts"]].setdefault(lemma, []).append(_harm(entry))
    return MeasureWords(
        by_object=verbs["object"],
        by_subject=verbs["subject"],
        adjectives={word: entry["measure"] for entry in data["adjective"] for word in entry["words"]},
        nouns={lemma: _harm(entry) for entry in data["noun"] for lemma in entry["lemmas"]},
        tolls={lemma: entry["measure"] for entry in data["toll"] for lemma in entry["lemmas"]},
        tallies=frozenset(data["tally"]["lemmas"]),
        records=frozenset(data["records"]["lemmas"]),
        attacks=frozenset(data["attacks"]["examples"]),
        counting=frozenset(data["counting"]["lemmas"]),
        rising=frozenset(data["rising"]["lemmas"]),
        linking=frozenset(data["linking"]["lemmas"]),
        reporting=frozenset(data["reporting"]["lemmas"]),
        unfound=frozenset(data["unfound"]["lemmas"]),
        feared=frozenset(data["feared"]["examples"]),
        speaking=frozenset(data["speaking"]["lemmas"]),
        needing=frozenset(data["needing"]["examples"]),
    )


def _harm(entry: Mapping[str, Any]) -> Harm:
    units, beside = frozenset(entry.get("units", ())), frozenset(entry.get("beside", ()))
    return Harm(entry["measure"], entry.get("of", ""), units, beside)
