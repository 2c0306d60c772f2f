"""Relations: every lexicon entry finds its example and not its miss; the table of cases reads as it says."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, get_args

import pytest

from marked import CASES, Marked, unmark
from reportedly.ingest.articles import make_article
from reportedly.lexicon import load
from reportedly.pipeline import read_articles
from reportedly.reader.actors import Cast, Mention
from reportedly.reader.parsed import ParsedArticle
from reportedly.reader.relations import find_relations, words
from reportedly.reader.relations.find import RULES
from reportedly.reader.syntax import parse
from reportedly.reading import Actor, ActorKind, Predicate, Relation
from without import without

PARTIES = ("s", "o", "a")
KINDS: dict[str, ActorKind] = {
    "Northmark": "state",
    "France": "state",
    "Austria": "state",
    "Southmark": "place", "island": "place", "Anna Berg": "person", "Carl Lind": "person",
    "the French state news agency": "organisation",
}  # fmt: skip
COUNTRIES = {
    "Northmark": "NMK",
    "the French state news agency": "FRA",
    "France": "FRA",
    "Austria": "AUT",
    "Norwegian Blue Ring": "NOR",
}
ROLE_LEXICON = load("en/relation_roles")
ROLES = ROLE_LEXICON["role"]
WORDS = [entry for table in ("verb", "noun", "hyphened") for entry in load("en/relation_verbs")[table]]
NAMES = [example for table in ("state_bodies", "lists") for example in load("en/relation_names")[table]["examples"]]
CASE_TABLE = tomllib.loads((CASES / "relations.toml").read_text(encoding="utf-8"))["case"]


def role_tables() -> dict[str, dict[str, str]]:
    """The tables of words of the lexicon of roles, each word with its example."""
    found = {f"{entry['predicate']}-{next(iter(entry['examples']))}": entry["examples"] for entry in ROLES}
    for group in ("ranks", "offices", "lands"):
        found |= {
            f"{group}-{key}": entry["examples"] for key, entry in ROLE_LEXICON[group].items() if "examples" in entry
        }
    return found | {"lands-heads_of": {word: one["example"] for word, one in ROLE_LEXICON["lands"]["heads_of"].items()}}


@cache
def parses() -> dict[str, tuple[Marked, ParsedArticle]]:
    """The parse of each marked text."""
    texts = [text for entry in [*ROLES, *WORDS] for key in ("example", "miss") if (text := entry.get(key))]
    texts += [text for table in role_tables().values() for text in table.values()]
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


def is_stated(text: str) -> bool:
    """Whether a text says just the tie whose name tags the word that states it, or none, and the marked title."""
    marked, relations = relations_of(text)
    predicates = [tag for tag in get_args(Predicate) if marked.spans.get(tag)]
    due = {(s, p, o) for p in predicates for s in marked.words("s") for o in marked.words("o")}
    titles = marked.words("title")
    return set(triples(relations)) == due and (not titles or [r.title for r in relations] == titles)


@pytest.mark.parametrize("table", role_tables())
def test_each_role_word_states_the_tie_of_its_example(table: str) -> None:
    assert [text for text in role_tables()[table].values() if not is_stated(text)] == []


KEPT = tuple(
    value for value in vars(words).values() if hasattr(value, "cache_clear") and value.__module__ == words.__name__
)


@pytest.mark.parametrize("table", role_tables())
def test_no_example_states_its_tie_without_its_role_word(table: str) -> None:
    needless = []
    for word, text in role_tables()[table].items():
        with without_word(table, word):
            if is_stated(text):
                needless.append(text)
    assert needless == []


@contextmanager
def without_word(table: str, word: str) -> Iterator[None]:
    """The lexicon without a word of one of its tables."""
    group, key = table.split("-", 1)
    if group not in ROLE_LEXICON:
        entry = next(entry for entry in ROLES if entry["examples"] == role_tables()[table])
        path: tuple[Any, ...] = ("role", ROLES.index(entry), "examples")
    else:
        path = (group, key) if key == "heads_of" else (group, key, "examples")
    with without("en/relation_roles", path, word, KEPT):
        yield


@pytest.mark.parametrize("entry", WORDS, ids=lambda e: f"{e['words'][0]}-{e['predicate']}")
def test_an_entry_finds_its_example(entry: dict[str, Any]) -> None:
    check(entry["example"], entry["predicate"])


@pytest.mark.parametrize("entry", [e for e in [*ROLES, *WORDS] if "miss" in e], ids=lambda e: e["predicate"])
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


@pytest.mark.parametrize(
    "text",
    [
        "A member of the UK armed forces was hurt on Monday.",
        "Three members of the Norwegian coast police were late on Monday.",
        "An officer of the Velmora harbour police was heard on Monday.",
    ],
)
def test_nobody_holds_a_place_in_what_is_called_after_him(text: str) -> None:
    (reading,) = read_articles([make_article(text)])
    within = {relation.object.name: relation.subject.name for relation in reading.relations}
    assert [names for names in within.items() if names[1] in names[0]] == []
