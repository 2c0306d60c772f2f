"""Who is in an article, on marked-up cases: same tag, same actor."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import Any

import pytest

from marked import CASES, Marked, unmark
from reportedly.ingest.articles import make_article
from reportedly.pipeline import read_parsed
from reportedly.reader.actors import Cast, resolve_actors
from reportedly.reader.attributions import find_attributions
from reportedly.reader.parsed import ParsedArticle
from reportedly.reader.syntax import parse
from reportedly.reading import Actor

CASES_OF_ACTORS: list[dict[str, Any]] = tomllib.loads((CASES / "actors.toml").read_text(encoding="utf-8"))["case"]


@pytest.fixture(scope="module")
def casts() -> list[tuple[Marked, ParsedArticle, Cast]]:
    marked = [unmark(case["text"]) for case in CASES_OF_ACTORS]
    parsed = list(parse(make_article(m.text) for m in marked))
    return [(m, p, resolve_actors(p, find_attributions(p))) for m, p in zip(marked, parsed, strict=True)]


def _actor_at(parsed: ParsedArticle, cast: Cast, span: tuple[int, int]) -> Actor | None:
    """The actor whose mention's head is the last one inside a stretch."""
    heads = [token.i for token in parsed.tokens(*span) if token.i in cast.by_head]
    inside = [cast.by_head[head] for head in heads]
    own = [m for m in inside if abs(m.start - span[0]) <= 4 and m.end <= span[1] + 1]
    return (own or inside)[-1].actor if inside else None


def _names(number: int) -> str:
    case = CASES_OF_ACTORS[number]
    return f"{number}-{case['rule']}{'-miss' if case.get('miss') else ''}"


@pytest.mark.parametrize("number", range(len(CASES_OF_ACTORS)), ids=_names)
def test_same_tag_is_one_actor(casts: list[tuple[Marked, ParsedArticle, Cast]], number: int) -> None:
    marked, parsed, cast = casts[number]
    found: dict[str, Actor | None] = {}
    for tag, spans in marked.spans.items():
        actors = [_actor_at(parsed, cast, span) for span in spans]
        if tag == "none":
            assert actors == [None] * len(spans), [str(actor) for actor in actors]
            continue
        assert None not in actors, (marked.words(tag), [str(actor) for actor in actors])
        assert len({actor.id for actor in actors if actor}) == 1, [str(actor) for actor in actors]
        found[tag] = actors[0]
    ids = [actor.id for actor in found.values() if actor]
    assert len(ids) == len(set(ids)), {tag: str(actor) for tag, actor in found.items()}
    for tag, expected in CASES_OF_ACTORS[number].get("is", {}).items():
        assert {key: getattr(found[tag], key) for key in expected} == expected


@pytest.mark.parametrize("number", [n for n, case in enumerate(CASES_OF_ACTORS) if "problem" in case], ids=_names)
def test_what_is_undecided_is_a_problem(casts: list[tuple[Marked, ParsedArticle, Cast]], number: int) -> None:
    _, _, cast = casts[number]
    problems = [str(problem.span) for problem in cast.problems if problem.what == "actor"]
    assert CASES_OF_ACTORS[number]["problem"] in problems


def test_every_rule_has_a_case() -> None:
    from reportedly.reader.actors import descriptions, links, name_evidence, same_name

    rules = {rule.__name__ for module in (descriptions, links, name_evidence, same_name) for rule in module.RULES}
    untested = rules - {case["rule"] for case in CASES_OF_ACTORS} - {"title_before_name", "name_after_comma"}
    assert not untested


ARTICLE = """The harbour of Vardal was closed on Monday after a storm sank nine boats, the Ministry of Fisheries said.
Minister Anna Lindqvist told Reuters that Norway would pay for new boats. “We will not wait,” she said.
The ministry’s spokesman, Peter Aasen, said two fishermen were missing. Aasen did not name them.
Sweden offered help. Oslo accepted the offer, officials in Vardal said."""


def _read(parse_text: Callable[..., ParsedArticle], text: str) -> tuple[ParsedArticle, Cast]:
    parsed = parse_text(text)
    return parsed, resolve_actors(parsed, find_attributions(parsed))


def test_actors_come_in_the_order_of_their_first_mention(parse_text: Callable[..., ParsedArticle]) -> None:
    _, cast = _read(parse_text, ARTICLE)
    assert [actor.id for actor in cast.actors] == [f"a{n}" for n in range(1, len(cast.actors) + 1)]
    starts = [actor.mentions[0].start for actor in cast.actors]
    assert starts == sorted(starts)
    for actor in cast.actors:
        assert actor.mentions == sorted(actor.mentions)


def test_every_source_is_an_actor(parse_text: Callable[..., ParsedArticle]) -> None:
    parsed, cast = _read(parse_text, ARTICLE)
    sources = [a.source for a in find_attributions(parsed) if a.source is not None]
    assert len(sources) >= 4
    assert [str(source) for source in sources if cast.at(source) is None] == []


def test_a_story_has_each_actor_once(parse_text: Callable[..., ParsedArticle]) -> None:
    _, cast = _read(parse_text, ARTICLE)
    by_name = {actor.name: actor for actor in cast.actors}
    assert {"Anna Lindqvist", "Peter Aasen", "Norway", "Sweden", "Reuters", "Vardal"} <= by_name.keys()
    assert by_name["Norway"].aliases == ["Oslo"]
    assert "The ministry" in by_name["Ministry of Fisheries"].aliases
    assert by_name["Reuters"].sectors == ["MED"]


def _told(cast: Cast) -> dict[str, list[str]]:
    return {actor.name: [mention.text for mention in actor.mentions] for actor in cast.actors}


def test_a_name_inside_anothers_phrase_is_no_mention(parse_text: Callable[..., ParsedArticle]) -> None:
    _, cast = _read(parse_text, "The governor of Northmark resigned. Northmark has no heir.")
    told = _told(cast)
    assert told["Northmark"] == ["Northmark"]
    assert told["The governor of Northmark"] == ["The governor of Northmark"]


def test_a_name_that_stands_only_inside_anothers_phrase_is_a_mention(
    parse_text: Callable[..., ParsedArticle],
) -> None:
    _, cast = _read(parse_text, "The governor of Northmark resigned.")
    assert _told(cast)["Northmark"] == ["Northmark"]


def test_a_place_is_mentioned_with_the_larger_one_it_lies_in(parse_text: Callable[..., ParsedArticle]) -> None:
    _, cast = _read(parse_text, "The boats left Lisbon, Portugal, in May. Portugal paid for the coal.")
    told = _told(cast)
    assert told["Lisbon"] == ["Lisbon, Portugal"]
    assert told["Portugal"] == ["Portugal"]


def test_places_of_a_list_are_each_a_mention(parse_text: Callable[..., ParsedArticle]) -> None:
    _, cast = _read(parse_text, "The boats went to Lisbon, Portugal and Spain in May.")
    assert {"Lisbon", "Portugal", "Spain"} <= _told(cast).keys()


def test_a_title_right_before_its_bearers_name_is_one_mention(parse_text: Callable[..., ParsedArticle]) -> None:
    _, cast = _read(parse_text, "The ministry's spokesman Peter Aasen wept. Aasen left for Norway.")
    assert _told(cast)["Peter Aasen"] == ["The ministry's spokesman Peter Aasen", "Aasen"]


def test_an_actor_inside_anothers_phrase_is_kept_if_it_takes_part(parse_text: Callable[..., ParsedArticle]) -> None:
    parsed = parse_text("The friends of the minister for Portugal sang.")
    named = {actor.name for actor in read_parsed(parsed).actors}
    assert "Portugal" in {actor.name for actor in resolve_actors(parsed, find_attributions(parsed)).actors}
    assert "Portugal" not in named


def test_actors_are_numbered_anew_where_some_are_left_out(parse_text: Callable[..., ParsedArticle]) -> None:
    reading = read_parsed(parse_text("The people of Portugal sang. Anna Lindqvist told Peter Aasen that Norway won."))
    assert [actor.id for actor in reading.actors] == [f"a{n}" for n in range(1, len(reading.actors) + 1)]
    assert "Portugal" not in {actor.name for actor in reading.actors}
    assert {"Anna Lindqvist", "Peter Aasen"} <= {actor.name for actor in reading.actors}


STRANGE = [
    "Norway " * 3000,
    "The group said the group. " * 800,
    "(" * 5000 + "Anna Lindqvist",
    "Anna A. Lindqvist, " * 1500,
    "The mayor of the town said … ‘’ “ \u202e Ω 🙂 \x07 that nobody was there.",
]


@pytest.mark.parametrize("text", STRANGE, ids=["names", "groups", "brackets", "list", "marks"])
def test_strange_texts_are_read_in_time(parse_text: Callable[..., ParsedArticle], text: str) -> None:
    import time

    parsed = parse_text(text)
    attributions = find_attributions(parsed)
    began = time.process_time()
    cast = resolve_actors(parsed, attributions)
    assert time.process_time() - began < 15
    assert all(mention.start < mention.end for mention in cast.mentions)
