"""Relations: every lexicon entry finds its example and not its miss; the table of cases reads as it says."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

import pytest

from marked import CASES, Marked, unmark
from reportedly.ingest.articles import make_article
from reportedly.lexicon import load
from reportedly.reader.actors import Cast, Mention
from reportedly.reader.parsed import ParsedArticle
from reportedly.reader.relations import find_relations
from reportedly.reader.relations.find import RULES
from reportedly.reader.syntax import parse
from reportedly.reading import Actor, ActorKind, Relation

PARTIES = ("s", "o", "a")
KINDS: dict[str, ActorKind] = {
    "Northmark": "state",
    "France": "state",
    "Southmark": "place", "island": "place", "Anna Berg": "person", "Carl Lind": "person",
    "the French state news agency": "organisation",
}  # fmt: skip
COUNTRIES = {"Northmark": "NMK", "the French state news agency": "FRA", "France": "FRA", "Norwegian Blue Ring": "NOR"}
ROLES = load("en/relation_roles")["role"]
WORDS = [entry for table in ("verb", "noun", "hyphened") for entry in load("en/relation_verbs")[table]]
NAMES = [example for table in ("state_bodies", "lists") for example in load("en/relation_names")[table]["examples"]]
CASE_TABLE = tomllib.loads((CASES / "relations.toml").read_text(encoding="utf-8"))["case"]


@cache
def parses() -> dict[str, tuple[Marked, ParsedArticle]]:
    """The parse of each marked text."""
    texts = [text for entry in [*ROLES, *WORDS] for key in ("example", "miss") if (text := entry.get(key))]
    texts += [entry["text"] for entry in [*NAMES, *CASE_TABLE]]
    marked = [(text, unmark(text)) for text in dict.fromkeys(texts)]
    parsed = parse(make_article(m.text) for _, m in marked)
    return {text: (m, p) for (text, m), p in zip(marked, parsed, strict=True)}


def cast_of(marked: Marked, parsed: ParsedArticle) -> Cast:
    """Actors at the marks; those of one name are one. Small letters make a people, a capital a body."""
    cast, actors = Cast(), {}  # type: ignore[var-annotated]  # filled below
    for start, end in sorted(span for tag in PARTIES for span in marked.spans.get(tag, [])):
        name = marked.text[start:end]
        if name not in actors:
            named = any(word[0].isupper() for word in name.split() if word not in {"The", "A"})
            kind = KINDS.get(name, "organisation" if named else "people")
            actors[name] = Actor(f"a{len(actors) + 1}", name, kind, named)
            actors[name].country = COUNTRIES.get(name)
        actors[name].mentions.append(parsed.span(start, end))
        head = parsed.tokens(start, end).root.i
        cast.by_head[head] = Mention(start, end, head, "name", actors[name])
    cast.actors, cast.mentions = list(actors.values()), list(cast.by_head.values())
    return cast


def relations_of(text: str) -> tuple[Marked, list[Relation]]:
    """The relations of a marked text."""
    marked, parsed = parses()[text]
    return marked, find_relations(parsed, [], cast_of(marked, parsed))


def triples(relations: list[Relation]) -> list[tuple[str, str, str]]:
    """Relations as names."""
    return [(r.subject.name, r.predicate, r.object.name) for r in relations]


def check(text: str, predicate: str) -> list[Relation]:
    """All that a text says is the tie from each subject to each object; the relations."""
    marked, relations = relations_of(text)
    due = {(s, predicate, o) for s in marked.words("s") for o in marked.words("o")}
    assert set(triples(relations)) == due
    return relations


@pytest.mark.parametrize("entry", [*ROLES, *WORDS], ids=lambda e: f"{e['words'][0]}-{e['predicate']}")
def test_an_entry_finds_its_example(entry: dict[str, Any]) -> None:
    check(entry["example"], entry["predicate"])


@pytest.mark.parametrize("entry", [e for e in [*ROLES, *WORDS] if "miss" in e], ids=lambda e: e["words"][0])
def test_an_entry_does_not_find_its_miss(entry: dict[str, Any]) -> None:
    assert triples(relations_of(entry["miss"])[1]) == []


@pytest.mark.parametrize("example", NAMES, ids=lambda e: e["text"][:40])
def test_a_name_says_what_its_example_says(example: dict[str, Any]) -> None:
    check(example["text"], example["predicate"])


@pytest.mark.parametrize("case", CASE_TABLE, ids=lambda case: f"{case['rule']}: {case['text'][:40]}")
def test_a_case_is_read_as_it_says(case: dict[str, Any]) -> None:
    if "predicate" not in case:
        assert triples(relations_of(case["text"])[1]) == []
        return
    relations = check(case["text"], case["predicate"])
    assert [r.title for r in relations] == [case.get("title")] * len(relations)


def test_every_rule_has_a_hit_and_a_miss_in_the_table() -> None:
    rules = {rule.__name__ for rule in RULES}
    assert {case["rule"] for case in CASE_TABLE if "predicate" in case} == rules
    assert {case["rule"] for case in CASE_TABLE if "predicate" not in case} == rules


def test_the_span_runs_from_the_first_to_the_last_word_of_the_tie() -> None:
    _, (relation,) = relations_of("<s>Anna Berg</s>, leader of <o>the ferrymen</o>, smiled.")
    assert relation.span.text == "Anna Berg, leader of the ferrymen"
