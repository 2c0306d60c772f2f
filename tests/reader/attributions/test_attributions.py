"""Who said what: each rule with hits and misses, the lexicons' examples, and what holds of every attribution."""

from __future__ import annotations

import importlib
import time
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from attributed import find_ruled
from marked import CASES, Marked, unmark
from reportedly.ingest.articles import make_article
from reportedly.lexicon import load
from reportedly.reader.attributions import Attribution
from reportedly.reader.syntax import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportedly.reader.parsed import ParsedArticle

ROWS: list[dict[str, Any]] = tomllib.loads((CASES / "attributions.toml").read_text(encoding="utf-8"))["case"]
ENTRIES: list[dict[str, Any]] = [
    entry
    for name in ("cue_verbs", "cue_nouns", "cue_adjectives", "cue_phrases")
    for kind, entries in load(f"en/{name}").items()
    if kind != "about"
    for entry in entries
]
MODULES = ("spoken", "inserted", "verbs", "nouns", "phrases", "unclaimed")


@pytest.fixture(scope="module")
def read_marked() -> dict[str, tuple[Marked, list[Attribution]]]:
    """Every marked text of this module with its attributions, parsed in one go."""
    texts = [row["text"] for row in ROWS] + [entry["example"] for entry in ENTRIES]
    marked = [unmark(text) for text in texts]
    parsed = parse(make_article(one.text) for one in marked)
    return {text: (one, find_ruled(article)) for text, one, article in zip(texts, marked, parsed, strict=True)}


def bare(words: list[str]) -> list[str]:
    """Pieces without marks, stops and a possessor's ending, which do not matter to who said what."""
    return [word.strip(" \"“”.,!?'’").removesuffix("'s").removesuffix("’s") for word in words]


def at_cue(marked: Marked, found: list[Attribution]) -> list[Attribution]:
    return [a for a in found if any(start <= a.cue.idx < end for start, end in marked.spans.get("cue", []))]


def check(marked: Marked, attribution: Attribution) -> None:
    text = marked.text
    source = [text[slice(*attribution.source_span)]] if attribution.source_span else []
    assert bare([text[start:end] for start, end in attribution.contents]) == bare(marked.words("content"))
    assert bare(source) == bare(marked.words("source"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['rule']}: {row['text'][:40]}")
def test_rules(row: dict[str, Any], read_marked: dict[str, tuple[Marked, list[Attribution]]]) -> None:
    marked, found = read_marked[row["text"]]
    by_rule = [attribution for attribution in found if attribution.rule == row["rule"]]
    if not marked.spans:
        assert by_rule == []
        return
    [attribution] = at_cue(marked, by_rule)
    check(marked, attribution)


def test_every_rule_has_a_hit_and_a_miss() -> None:
    rules = {
        rule.__name__
        for module in MODULES
        for rule in importlib.import_module(f"reportedly.reader.attributions.{module}").RULES
    }
    assert {row["rule"] for row in ROWS if "<" in row["text"]} == rules
    assert {row["rule"] for row in ROWS if "<" not in row["text"]} == rules


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.get("lemma") or entry["words"][0])
def test_lexicon_examples(entry: dict[str, Any], read_marked: dict[str, tuple[Marked, list[Attribution]]]) -> None:
    marked, found = read_marked[entry["example"]]
    at = at_cue(marked, found)
    if not marked.spans:
        assert found == []
        return
    assert at, f"nothing found at the cue of {marked.text!r}"
    check(marked, at[0])


def test_no_word_has_two_classes() -> None:
    for name, kind in (("cue_verbs", "verb"), ("cue_nouns", "noun"), ("cue_adjectives", "adjective")):
        lemmas = [entry["lemma"] for entry in load(f"en/{name}")[kind]]
        assert len(lemmas) == len(set(lemmas))


def said(parsed: ParsedArticle) -> list[tuple[str | None, str, list[str]]]:
    text = parsed.article.text
    return [
        (text[slice(*a.source_span)] if a.source_span else None, a.cue.text, [text[s:e] for s, e in a.contents])
        for a in find_ruled(parsed)
    ]


def test_a_chain_holds_the_inner_words_whole(parse_text: Callable[..., ParsedArticle]) -> None:
    inner = "The island will send “all the grain it has” to the besieged town"
    text = f"{inner}, its governor Ada Moss said in a letter to the mayor, state radio reported on Friday."
    assert said(parse_text(text)) == [
        ("its governor Ada Moss", "said", [inner]),
        ("state radio", "reported", [f"{inner}, its governor Ada Moss said in a letter to the mayor"]),
    ]


def test_a_quotation_over_paragraphs_is_one_content(parse_text: Callable[..., ParsedArticle]) -> None:
    text = "Ada Moss said: “The first barge sank.\n\n“The second is safe.”\n\nThe town slept."
    [(source, cue, contents)] = said(parse_text(text))
    assert (source, cue, contents) == ("Ada Moss", "said", ["“The first barge sank.", "“The second is safe.”"])


def test_a_participle_of_reporting_shares_the_speaker(parse_text: Callable[..., ParsedArticle]) -> None:
    text = "The river board said the bridge fell into the river, adding that nobody had crossed it."
    assert said(parse_text(text)) == [
        ("The river board", "said", ["the bridge fell into the river"]),
        ("The river board", "adding", ["that nobody had crossed it"]),
    ]


def test_a_controlled_participle_has_the_subject_of_the_sentence(parse_text: Callable[..., ParsedArticle]) -> None:
    found = said(parse_text("The duke praised the raid while denying any part in its planning."))
    assert found == [
        ("The duke", "praised", ["the raid"]),
        ("The duke", "denying", ["any part in its planning"]),
    ]


def test_what_a_speaker_thinks_in_his_own_quotation_is_no_second_attribution(
    parse_text: Callable[..., ParsedArticle],
) -> None:
    text = "“We believe that the dam will hold,” the engineer said."
    assert [cue for _, cue, _ in said(parse_text(text))] == ["said"]


def test_a_dateline_is_nobodys_name(parse_text: Callable[..., ParsedArticle]) -> None:
    text = "LOWBRIDGE (Wire) — The mayor said on Friday that the ford was closed."
    assert [source for source, _, _ in said(parse_text(text))] == ["The mayor"]


def test_types_of_quotation(parse_text: Callable[..., ParsedArticle]) -> None:
    text = "“It holds,” he said. She said it was “a pity” to leave. He said that it rained."
    assert [a.quotation for a in find_ruled(parse_text(text))] == ["direct", "mixed", "indirect"]


def test_spans_and_confidence(read_marked: dict[str, tuple[Marked, list[Attribution]]]) -> None:
    for marked, found in read_marked.values():
        for attribution in found:
            spans = [attribution.cue_span, *attribution.contents]
            assert all(0 <= start < end <= len(marked.text) for start, end in spans)
            assert attribution.contents == sorted(attribution.contents)
            assert attribution.confidence is not None
            assert 0 <= attribution.confidence <= 1


def test_the_same_text_gives_the_same_attributions(parse_text: Callable[..., ParsedArticle]) -> None:
    parsed = parse_text("The mayor said the ford was closed, and denied that she had been warned.")
    assert said(parsed) == said(parsed)


@pytest.mark.parametrize(
    "text", ['he said "a b." ' * 700, "“A b. " * 700, "he said that " * 700, "a: b\n\n" * 1500, "A, B said, " * 300]
)
def test_odd_long_texts_are_read_in_time(text: str, parse_text: Callable[..., ParsedArticle]) -> None:
    parsed = parse_text(text)
    start = time.process_time()
    find_ruled(parsed)
    assert time.process_time() - start < 15
