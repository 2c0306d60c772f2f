"""Every example of the figures' lexicons is read as its mark says, and no counter-example is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import pytest

from marked import unmark
from reportedly import lexicon
from reportedly.ingest.articles import make_article
from reportedly.reader.actors import Cast, resolve_actors
from reportedly.reader.attributions import find_attributions
from reportedly.reader.dates import find_dates
from reportedly.reader.figures import find_figures
from reportedly.reader.figures.vocabulary import measure_words, number_words, unit_words
from reportedly.reader.parsed import ParsedArticle
from reportedly.reader.syntax import parse
from reportedly.reading import Figure, Measure, Qualifier
from without import without

NAMES = ("en/figures_measures", "en/figures_units")
NUMBERS = "en/figures_numbers"
VOCABULARY = (measure_words, number_words, unit_words)
KINDS_OF_NUMBERS = ("cardinals", "scales", "suffixes", "fractions")


def _entries(name: str) -> Iterator[dict[str, Any]]:
    for part in lexicon.load(name).values():
        yield from part if isinstance(part, list) else [part]


def _words() -> Iterator[tuple[str, str, str, str]]:
    """Lexicon, table, word and example of the tables that have an example by word."""
    for name in NAMES:
        for table, entry in lexicon.load(name).items():
            if isinstance(entry, dict) and isinstance(entry.get("examples"), dict):
                yield from ((name, table, word, example) for word, example in entry["examples"].items())


WORDS = list(_words())
EXAMPLES = [
    example
    for name in NAMES
    for entry in _entries(name)
    if isinstance(entry.get("examples"), list)
    for example in entry["examples"]
]
COUNTERS = [
    (text, entry["measure"]) for name in NAMES for entry in _entries(name) for text in entry.get("counter_examples", ())
]
HARMLESS = [text for name in NAMES for entry in _entries(name) for text in entry.get("uncounted", ())]
HARMS_TOLD = {"killed", "injured", "missing", "captured", "detained", "released", "displaced", "affected", "destroyed"}
NUMBER_WORDS = [
    (table, word, entry) for table in KINDS_OF_NUMBERS for word, entry in lexicon.load(NUMBERS)[table].items()
]
RANGES = [entry for table in ("number", "vague", "qualifier") for entry in lexicon.load(NUMBERS)[table]]


@pytest.fixture(scope="module")
def parsed() -> dict[str, ParsedArticle]:
    """Each example, all parsed in one batch."""
    marked = [*EXAMPLES, *(text for text, _ in COUNTERS), *HARMLESS, *(entry["example"] for entry in RANGES)]
    marked += [*(example for *_, example in WORDS), *(entry["example"] for *_, entry in NUMBER_WORDS)]
    articles = [make_article(text) for text in dict.fromkeys(unmark(text).text for text in marked)]
    return {one.article.text: one for one in parse(articles)}


@pytest.fixture(scope="module")
def figures(parsed: dict[str, ParsedArticle]) -> dict[str, list[Figure]]:
    """The figures of each example."""
    return {text: find_figures(one, [], Cast(), []) for text, one in parsed.items()}


@pytest.mark.parametrize("example", EXAMPLES)
def test_example(example: str, figures: dict[str, list[Figure]]) -> None:
    marked = unmark(example)
    found = {(f.span.start, f.span.end): f.measure for f in figures[marked.text]}
    ((tag, (span, *_)),) = marked.spans.items()
    hits = [measure for (start, end), measure in found.items() if start < span[1] and span[0] < end]
    assert hits == [tag]


@pytest.mark.parametrize(("text", "measure"), COUNTERS)
def test_counter_example(text: str, measure: str, figures: dict[str, list[Figure]]) -> None:
    assert measure not in [f.measure for f in figures[text]]


@pytest.mark.parametrize("text", HARMLESS)
def test_no_harm(text: str, figures: dict[str, list[Figure]]) -> None:
    assert not HARMS_TOLD & {f.measure for f in figures[text]}


@pytest.mark.parametrize("entry", RANGES, ids=lambda entry: entry["example"])
def test_range(entry: dict[str, Any], figures: dict[str, list[Figure]]) -> None:
    marked = unmark(entry["example"])
    ((qualifier, (span,)),) = marked.spans.items()
    figure = figures[marked.text][0]
    assert (figure.qualifier, (figure.span.start, figure.span.end)) == (qualifier, span)
    assert (figure.low, figure.high) == (entry.get("low"), entry.get("high"))


PLURALS = {
    "person": "persons", "child": "children", "schoolchild": "schoolchildren", "grandchild": "grandchildren",
    "wife": "wives", "prisoner of war": "prisoners of war", "passer": "passers-by", "passerby": "passersby",
}  # fmt: skip
ALIKE = {
    "people",
    "staff",
    "crew",
    "police",
    "elderly",
    "personnel",
    "dead",
    "injured",
    "wounded",
    "displaced",
    "aircraft",
}


def plural(noun: str) -> str:
    """The plural of a noun of the lexicon; some entries are plurals already."""
    if noun in PLURALS or noun in ALIKE or noun.endswith(("troops", "corpses", "bases", "children", "passersby")):
        return PLURALS.get(noun, noun)
    if noun.endswith(("man", "woman")) and noun != "human":
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")


def test_every_noun_is_counted_by_its_measure() -> None:
    nouns = [(noun, entry["measure"]) for entry in lexicon.load("en/figures_units")["unit"] for noun in entry["nouns"]]
    assert len({noun for noun, _ in nouns}) == len(nouns)
    articles = (make_article(f"The town had 40 {plural(noun)} in 1911.") for noun, _ in nouns)
    found = [[figure.measure for figure in find_figures(one, [], Cast(), [])] for one in parse(articles)]
    assert [(noun, got) for (noun, measure), got in zip(nouns, found, strict=True) if got != [measure]] == []


def _framed() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every word around a number in a sentence, with what the figure must say."""
    numbers, units = lexicon.load(NUMBERS), lexicon.load("en/figures_units")
    for entry in numbers["vague"]:
        told = {"qualifier": entry["qualifier"], "low": entry["low"], "high": entry.get("high")}
        for words in entry["words"]:
            of = " of" if words.endswith("s") and " " not in words and words not in {"numerous", "countless"} else ""
            yield f"The flood displaced {words}{of} villagers.", told
    for entry in numbers["qualifier"]:
        yield from (
            (f"The flood killed {words} 30 villagers.", {"qualifier": entry["means"]}) for words in entry["before"]
        )
        yield from ((f"The flood killed 30 {words}.", {"qualifier": entry["means"]}) for words in entry["after"])
    for sign in units["currency"]["signs"]:
        yield f"The dam cost {sign.upper()}{' ' if sign.isalpha() else ''}300.", {"measure": "money", "unit": sign}
    for noun in units["currency"]["nouns"]:
        yield f"The dam cost 300 {noun}.", {"measure": "money", "unit": noun}
    for words in units["percent"]["words"]:
        yield f"The party won 30 {words} of the vote.", {"measure": "share", "low": 30}


def test_every_word_around_a_number_says_what_its_entry_says() -> None:
    cases = list(_framed())
    wrong = []
    for (text, told), one in zip(cases, parse(make_article(text) for text, _ in cases), strict=True):
        found = [{key: getattr(figure, key) for key in told} for figure in find_figures(one, [], Cast(), [])]
        if found != [told]:
            wrong.append((text, found))
    assert wrong == []


Said = tuple[str, tuple[int, int], tuple[int, int] | None]
"""Of a figure: its measure, where it stands, and the first mention of who inflicted it."""


def _told(example: str, parsed: dict[str, ParsedArticle]) -> list[Said]:
    """The figures of an example, with actors where it marks who inflicted what it counts."""
    marked = unmark(example)
    one = parsed[marked.text]
    cast = resolve_actors(one, find_attributions(one)) if "by" in marked.spans else Cast()
    mentions = {id(mention.actor): (mention.start, mention.end) for mention in reversed(cast.mentions)}
    return [
        (figure.measure, (figure.span.start, figure.span.end), mentions.get(id(figure.inflicted_by)))
        for figure in find_figures(one, [], cast, find_dates(one))
    ]


def _marked(example: str) -> list[Said]:
    spans = unmark(example).spans
    by = spans.get("by", [None])[0]
    return [(tag, span, by) for tag, (span, *_) in spans.items() if tag != "by"]


@pytest.mark.parametrize(("name", "table", "word", "example"), WORDS, ids=lambda part: part)
def test_a_word_does_what_its_example_shows(
    name: str, table: str, word: str, example: str, parsed: dict[str, ParsedArticle]
) -> None:
    assert _told(example, parsed) == _marked(example)
    with without(name, (table, "examples"), word, VOCABULARY):
        assert _told(example, parsed) != _marked(example), "the example reads the same without the word"


@pytest.mark.parametrize(
    ("table", "word", "entry"), NUMBER_WORDS, ids=lambda part: part if isinstance(part, str) else ""
)
def test_a_number_word_means_what_it_says(
    table: str, word: str, entry: dict[str, Any], parsed: dict[str, ParsedArticle]
) -> None:
    marked = unmark(entry["example"])

    def read() -> list[tuple[str, float | None, float | None, tuple[int, int]]]:
        figures = find_figures(parsed[marked.text], [], Cast(), [])
        return [(f.qualifier, f.low, f.high, (f.span.start, f.span.end)) for f in figures]

    ((qualifier, (span,)),) = marked.spans.items()
    number = entry.get("number", entry["means"])
    assert read() == [(qualifier, number, number, span)]
    with without(NUMBERS, (table,), word, VOCABULARY):
        assert read() != [(qualifier, number, number, span)], "the example reads the same without the word"


def test_lexicons_name_only_measures_and_qualifiers_of_the_format() -> None:
    measures = {entry["measure"] for name in NAMES for entry in _entries(name) if "measure" in entry}
    assert measures <= set(get_args(Measure))
    entries = list(_entries(NUMBERS))
    qualifiers = {entry[key] for entry in entries for key in ("means", "qualifier") if key in entry}
    assert qualifiers <= set(get_args(Qualifier))


def test_lexicons_load() -> None:
    assert "killed" in {harm.measure for harms in measure_words().by_object.values() for harm in harms}
    assert number_words().cardinals["twelve"] == 12
    assert unit_words().measures["hostage"] == "captured"
