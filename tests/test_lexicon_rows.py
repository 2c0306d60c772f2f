"""Tables of names, counts and spellings: every row is looked up as reading does, since each is its own example."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from math import exp
from types import SimpleNamespace
from typing import Any

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc, Span

from marked import CASES, unmark
from reportedly import lexicon
from reportedly.errors import NotEnglish
from reportedly.ingest.articles import make_article
from reportedly.ingest.language import require_said_english
from reportedly.ingest.written_dates import read_date
from reportedly.pipeline import read_parsed
from reportedly.reader.actors.gazetteer import known_names
from reportedly.reader.actors.names import find_names
from reportedly.reader.actors.references import Reference
from reportedly.reader.actors.same_name import _shortened
from reportedly.reader.attributions import confidence as scorer
from reportedly.reader.attributions.find import candidates
from reportedly.reader.attributions.scene import set_scene
from reportedly.reader.counted import shares
from reportedly.reader.events import find as events
from reportedly.reader.parsed import ParsedArticle
from reportedly.reader.relations import find as relations
from reportedly.reader.syntax import parse
from reportedly.reconcile.copies.words import one_spelling

ENGLISH = English()


def names_in(name: str, label: str) -> list[Reference]:
    """The names that are read in "Rain fell on NAME.", cut into words and labelled as the parser does."""
    words = [(token.text, bool(token.whitespace_)) for token in ENGLISH.make_doc(f"Rain fell on {name}.")]
    if words[-1][0] != ".":  # it took the stop for a part of the name
        words[-1:] = [(words[-1][0].removesuffix("."), False), (".", False)]
    head = len(words) - 2
    size = head - 2
    doc = Doc(
        ENGLISH.vocab,
        words=[word for word, _ in words],
        spaces=[space for _, space in words],
        heads=[1, 1, 1, *[head] * (size - 1), 2, 1],
        deps=["nsubj", "ROOT", "prep", *["compound"] * (size - 1), "pobj", "punct"],
        tags=["NN", "VBD", "IN", *["NNP"] * size, "."],
        pos=["NOUN", "VERB", "ADP", *["PROPN"] * size, "PUNCT"],
        lemmas=[word for word, _ in words],
    )
    doc.set_ents([Span(doc, 3, 3 + size, label=label)])
    return find_names(doc, list(doc))


def test_a_city_is_a_place_in_its_country() -> None:
    wrong = []
    for row in lexicon.table("places/cities"):
        found = [(one.kind, one.country) for one in names_in(row["name"], "GPE")]
        if found != [("place", row["country"])]:
            wrong.append((row, found))
    assert wrong == []


def test_a_country_is_known_by_all_its_names() -> None:
    regions = {name for entry in lexicon.load("places/regions")["place"] for name in entry["names"]}
    wrong = []
    for row in lexicon.table("places/countries"):
        for name in (row["name"], *filter(None, row["other_names"].split("|"))):
            known = known_names()[name]
            code = None if name in regions else row["code"]
            if (known.name, known.kind, known.country) != (row["name"], "place" if not code else row["kind"], code):
                wrong.append((name, known))
    assert wrong == []


def test_a_capital_leads_to_its_state() -> None:
    for row in lexicon.table("places/countries"):
        for name in filter(None, row["capital"].split("|")):
            known = known_names()[name]
            assert (known.use, known.country) == ("capital", row["code"]), name


def test_a_demonym_leads_to_its_country() -> None:
    uses = {"adjective": "demonym", "noun": "people", "people": "people"}
    wrong = []
    for row in lexicon.table("places/demonyms"):
        known = known_names()[row["word"]]
        if (known.use, known.country or "") != (uses[row["use"]], row["code"]):
            wrong.append((row, known))
    assert wrong == []


def test_a_first_name_tells_a_person_and_the_gender() -> None:
    wrong = []
    for row in lexicon.table("first_names"):
        found = [(one.kind, one.gender or "") for one in names_in(f"{row['name']} Aldstrand", "PERSON")]
        if found != [("person", row["gender"])]:
            wrong.append((row, found))
    assert wrong == []


def test_a_nickname_and_its_full_name_are_one_person() -> None:
    for row in lexicon.table("nicknames"):
        short, full = ((row[key].casefold(), "aldstrand") for key in ("nickname", "name"))
        assert _shortened(short, full), row


def test_a_language_is_named_by_its_code() -> None:
    for row in lexicon.table("languages"):
        if row["code"] == "en":
            require_said_english("en", "a.txt")
            continue
        with pytest.raises(NotEnglish) as caught:
            require_said_english(row["code"], "a.txt")
        assert f"in {row['name']};" in str(caught.value)


def test_a_month_is_read_in_a_date() -> None:
    for row in lexicon.table("months"):
        assert read_date(f"3 {row['name']} 1931") == f"1931-{int(row['month']):02}-03", row


@pytest.mark.parametrize("rule", lexicon.load("en/spellings")["rewrite"], ids=lambda rule: rule["example"][0])
def test_spellings_of_one_word_are_compared_as_one(rule: dict[str, Any]) -> None:
    one, other = rule["example"]
    assert one_spelling(one) == one_spelling(other)
    one, other = rule.get("counter_example", ("harbour", "harvest"))
    assert one_spelling(one) != one_spelling(other)


def test_a_cue_weight_is_what_its_mark_adds_to_the_odds(monkeypatch: pytest.MonkeyPatch) -> None:
    marks: list[str] = []
    monkeypatch.setattr(scorer, "marks_of", lambda scene, find: marks)
    nothing: Any = SimpleNamespace()
    for row in lexicon.table("en/cue_weights"):
        marks[:] = [row["mark"]]
        assert scorer.confidence(nothing, nothing) == pytest.approx(1 / (1 + exp(-float(row["weight"])))), row


def test_the_scorer_gives_marks_of_every_kind_that_is_weighed() -> None:
    files = [(CASES / f"{name}.toml").read_text(encoding="utf-8") for name in ("attributions", "nested", "quotations")]
    texts = [row["text"] for text in files for row in tomllib.loads(text)["case"]]
    texts.append("The mayor said the road was open, but that the ferry would not sail.")
    for name in ("cue_adjectives", "cue_nouns", "cue_phrases", "cue_verbs"):
        entries = (entry for part in lexicon.load(f"en/{name}").values() if isinstance(part, list) for entry in part)
        texts += [entry["example"] for entry in entries]
    seen: set[str] = set()
    for parsed in parse(make_article(unmark(text).text) for text in texts):
        scene = set_scene(parsed)
        for find in candidates(scene):
            seen.update(part for mark in scorer.marks_of(scene, find) for part in _kind(mark))
    weighed = {part for row in lexicon.table("en/cue_weights") for part in _kind(row["mark"])}
    assert weighed - seen == set()


def _kind(mark: str) -> list[str]:
    """What a mark is of, without what it says, and the form that it is counted with: "in_quotation said_clause"."""
    return mark.removeprefix("rule=").split("=", maxsplit=1)[0].split()


def test_counts_of_events_are_their_confidence() -> None:
    counts = lexicon.load("en/event_confidence")["types"]
    types = lexicon.load("plover/types")["types"]
    for name in counts:
        assert name in types
        assert events._confidence()[name] == shares(counts)[name]


def test_counts_of_ties_are_their_confidence() -> None:
    counts = lexicon.load("en/relation_confidence")["rules"]
    for name in counts:
        assert name in {rule.__name__ for rule in relations.RULES}
        assert relations._confidence()[name] == shares(counts)[name]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The fair in Trondheim drew crowds from Saint Petersburg.", {"Trondheim": "NOR", "Saint Petersburg": "RUS"}),
        ("Rain fell on Mexico City for a week.", {"Mexico City": "MEX"}),
        ("Côte d'Ivoire won the regatta before Chad.", {"Côte d'Ivoire": "CIV", "Chad": "TCD"}),
        ("A Norwegian ferry and two Danish tugs collided.", {"Norway": "NOR", "Denmark": "DNK"}),
        ("Ann Lindqvist sold the mill, and Bill Berg bought it. William Berg was pleased.", {}),
    ],
)
def test_rows_are_read_in_sentences(
    text: str, actors: dict[str, str], parse_text: Callable[..., ParsedArticle]
) -> None:
    reading = read_parsed(parse_text(text))
    assert {actor.name: actor.country for actor in reading.actors if actor.country} == actors
    people = [actor.name for actor in reading.actors if actor.kind == "person"]
    assert not actors or people == []
    assert actors or people == ["Ann Lindqvist", "William Berg"]
