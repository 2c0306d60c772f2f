"""Copies in a dossier: what outlets make of an article, what only looks like it, in whatever order they come."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select

import reportedly
from reconcile.copies.articles import CASE_LIST, FOOTER, TEXTS, TITLES, keep, placed, unrelated
from reportedly.dossier import Dossier
from reportedly.reconcile.copies import tie
from reportedly.reconcile.copies.placing import WHOLE
from reportedly.store.tables.articles import articles


@pytest.fixture
def dossier(place: str) -> Iterator[Dossier]:
    with reportedly.open(place) as opened:
        yield opened


def original(of: str, **known: Any) -> dict[str, Any]:
    return {"text": TEXTS[of], "name": of, "title": TITLES[of], "published": "2019-05-03"} | known


def made_of(case: dict[str, Any], **known: Any) -> dict[str, Any]:
    text = case["text"].strip().format_map(TEXTS)
    return {"text": text, "name": case["what"], "published": "2019-05-04", "publisher": "Moor Courier"} | known


@pytest.mark.parametrize("case", CASE_LIST, ids=lambda case: case["what"].split(":")[0])
def test_what_becomes_of_each_case(dossier: Dossier, case: dict[str, Any]) -> None:
    first = original(case["of"], publisher="Hill Gazette")
    found = keep(dossier, first, original("flock"), made_of(case))
    mine, its = found[case["what"]], found[case["of"]]
    assert (mine.kind or "none") == case["kind"], mine.reason
    assert (mine.group == its.group) is (case["kind"] == "copy")
    assert its.kind is None
    assert found["flock"].kind is None
    if case["kind"] == "none":
        assert (mine.copied_from, mine.passages) == (None, [])
        return
    assert mine.copied_from == case["of"]
    assert mine.share == pytest.approx(case.get("share", mine.share), abs=0.11)
    here, there = made_of(case)["text"], TEXTS[case["of"]]
    for passage in mine.passages:
        words = set(here[slice(*passage.here)].lower().split())
        assert len(words & set(there[slice(*passage.there)].lower().split())) > len(words) / 2
    assert dossier.status().outcomes["copy"] == (case["kind"] == "copy")


def test_the_reason_is_a_sentence_for_readers(dossier: Dossier) -> None:
    later = {"text": TEXTS["dam"], "name": "reprint", "publisher": "Moor Courier", "published": "2019-05-05"}
    found = keep(dossier, original("dam", publisher="Hill Gazette"), later)
    assert found["reprint"].reason == (
        '100% of its words are in "Dam at Harl Ford overtopped" (Hill Gazette, 2019-05-03), published 2 days earlier'
    )
    credited = {"text": TEXTS["strike"], "name": "wire", "publisher": "Moor Agency", "published": "2019-05-05"}
    earlier = {"text": TEXTS["strike"] + "\n\n(Moor Agency)", "name": "printed", "publisher": "Hill Gazette"}
    found = keep(dossier, credited, earlier | {"published": "2019-05-04", "credit": ["Moor Agency"]})
    assert found["printed"].reason == (
        f"98% of its words are in {found['wire'].article} (Moor Agency, 2019-05-05), which it credits"
    )
    assert found["wire"].kind is None


def test_one_text_of_two_publishers_is_two_articles_and_seen_again_it_is_one(dossier: Dossier) -> None:
    same = [original("dam", name=name, publisher=of) for name, of in (("a", "A"), ("b", "B"), ("c", "A"))]
    found = keep(dossier, *(one | {"url": f"https://{one['name']}.example/dam"} for one in same))
    assert sorted(str(found[name].kind) for name in "ab") == ["None", "copy"]
    assert found["a"].article == found["c"].article != found["b"].article
    assert len({one.group for one in found.values()}) == 1
    assert (found["c"].kind, found["c"].share, found["c"].copied_from) == ("seen", 1, "a")


def test_an_original_that_comes_late_becomes_the_origin(dossier: Dossier) -> None:
    cut = TEXTS["dam"].rsplit("\n\n", 2)[0]
    copies = [
        {"text": f"{cut}\n\n{unrelated(n)}", "name": f"copy {n}", "published": f"2019-05-{5 + n:02}"} for n in range(6)
    ]
    found = keep(dossier, *copies)
    assert {one.copied_from for one in found.values()} == {None, "copy 0"}
    found = keep(dossier, original("dam"))
    assert found["dam"].kind is None
    assert {one.copied_from for one in found.values()} == {None, "dam"}
    assert {one.group for one in found.values()} == {found["dam"].article}
    assert (dossier.status().outcomes["copy"], dossier.status().outcomes["read"]) == (6, 1)


def test_a_story_that_everybody_ran_is_one_group_and_a_footer_that_everybody_has_is_none(dossier: Dossier) -> None:
    paragraphs = TEXTS["dam"].split("\n\n")
    own = [unrelated(n).split("\n\n")[0] for n in range(40)]
    ran = [
        {"text": "\n\n".join([*paragraphs[: 2 + n % 5], own[n]]), "name": f"ran {n}", "published": "2019-05-04"}
        for n in range(40)
    ]
    apart = [{"text": f"{unrelated(n)}\n\n{FOOTER}", "name": f"apart {n}"} for n in range(100, 130)]
    both = [*ran, *apart]
    random.Random(3).shuffle(both)
    found = keep(dossier, original("dam"), *both)
    assert {found[f"ran {n}"].group for n in range(40)} == {found["dam"].article}
    assert [one.name for one in found.values() if one.kind == "copy" and one.name.startswith("apart")] == []
    footed = keep(dossier, {"text": f"{paragraphs[0]}\n\n{FOOTER}", "name": "footed", "published": "2019-05-04"})[
        "footed"
    ]
    assert (footed.kind, footed.share, footed.group) == ("copy", 1.0, found["dam"].article)


def test_boilerplate_that_came_before_it_was_known_to_be_some_is_weighed_again(dossier: Dossier) -> None:
    texts = {f"a{n}": f"{unrelated(n)}\n\n{FOOTER}\n\nMore on page {n} and in the almanac of {n}." for n in range(8)}
    found: dict[str, Any] = {}
    for name, text in texts.items():
        found = keep(dossier, {"text": text, "name": name, "published": "2019-05-04"})
        if name == "a2":
            assert sorted(str(one.kind) for one in found.values()) == ["None", "passage", "passage"]
    assert {one.kind for one in found.values()} == {None}


@pytest.mark.parametrize("seed", range(3))
def test_groups_are_the_same_in_whatever_order_articles_come(dossier: Dossier, seed: int) -> None:
    made = [made_of(case, publisher=None) for case in CASE_LIST]
    made = [one for one in made if one["text"] not in TEXTS.values()]  # one text is one article, of the first's day
    made += [original(name) for name in TEXTS]
    made += [{"text": f"{unrelated(n)}\n\n{FOOTER}", "name": f"apart {n}"} for n in range(6)]
    shuffled = random.Random(seed).sample(made, len(made))
    found = keep(dossier, *(one | {"url": f"https://x.example/{one['name']}"} for one in shuffled))
    groups = {case["what"]: case["of"] for case in CASE_LIST if case["kind"] == "copy"}
    for name, one in found.items():
        assert one.group == found[groups.get(name, name)].article, name
        assert one.copied_from in {None, groups.get(name), *(case["of"] for case in CASE_LIST if case["what"] == name)}


@pytest.mark.parametrize(("publisher", "kind"), [("Moor Courier", "copy"), ("Hill Gazette", "passage"), (None, "copy")])
def test_background_that_a_publisher_uses_again_makes_no_copy(
    dossier: Dossier, publisher: str | None, kind: str
) -> None:
    partial = next(case for case in CASE_LIST if case["what"].startswith("partial"))
    longer = partial | {"text": f"{partial['text'].strip()}\n\n{unrelated(1).splitlines()[0]}"}
    found = keep(dossier, original("dam", publisher="Hill Gazette"), made_of(longer, publisher=publisher))
    assert found[partial["what"]].kind == kind
    assert found[partial["what"]].share == pytest.approx(0.37, abs=0.04)


def test_of_one_day_the_one_that_others_have_their_words_from_is_the_origin(dossier: Dossier) -> None:
    paragraphs = TEXTS["dam"].split("\n\n")
    longer = "\n\n".join([*(unrelated(number) for number in range(4)), *paragraphs[:3]])
    known: dict[str, Any] = {"publisher": None, "published": "2019-05-04"}
    taking = {"text": longer, "name": "longer"} | known
    whole = {"text": TEXTS["dam"], "name": "whole"} | known
    found = keep(dossier, taking, whole)
    assert (found["longer"].kind, found["whole"].kind) == (None, "copy")  # nothing tells: less of it is its own
    later = {"text": "\n\n".join(paragraphs[1:5]), "name": "later", "published": "2019-05-05"}
    found = keep(dossier, later)
    assert {name: (one.kind, one.copied_from) for name, one in found.items()} == {
        "longer": ("passage", "whole"),
        "whole": (None, None),
        "later": ("copy", "whole"),
    }


def test_what_told_the_origin_still_does_where_passages_lead_on_and_on(dossier: Dossier) -> None:
    paragraphs = TEXTS["dam"].split("\n\n")
    own = [unrelated(number).split("\n\n")[0] for number in range(2 * WHOLE)]
    known: dict[str, Any] = {"publisher": None, "published": "2019-05-04"}
    long = {"text": "\n\n".join([*own, *paragraphs[:3]]), "name": "long"} | known
    whole = {"text": TEXTS["dam"], "name": "whole"} | known
    later = {"text": "\n\n".join(paragraphs[1:5]), "name": "later", "published": "2019-05-05"}
    found = keep(dossier, long, whole, later)
    tied = {name: (one.kind, one.copied_from) for name, one in found.items()}
    assert tied == {"long": ("passage", "whole"), "whole": (None, None), "later": ("copy", "whole")}
    taking = [f"{text}\n\n{unrelated(1000 + number)}\n\n{unrelated(2000 + number)}" for number, text in enumerate(own)]
    found = keep(dossier, *({"text": text, "name": f"n{number}"} | known for number, text in enumerate(taking)))
    assert {name: (found[name].kind, found[name].copied_from) for name in tied} == tied
    assert {one.kind for name, one in found.items() if name not in tied} == {"passage"}


def test_an_article_made_of_two_does_not_tie_them(dossier: Dossier) -> None:
    half = {name: "\n\n".join(TEXTS[name].split("\n\n")[:3]) for name in ("dam", "strike")}
    mixed = {"text": f"{half['dam']}\n\n{half['strike']}", "name": "mixed", "published": "2019-05-04"}
    for order in itertools.islice(itertools.permutations([original("dam"), original("strike"), mixed]), 0, 6, 5):
        found = keep(dossier, *order)
        assert found["dam"].group != found["strike"].group
        assert found["mixed"].kind == "copy"


def test_a_revision_is_in_its_first_texts_group_and_no_copy(dossier: Dossier) -> None:
    changed = TEXTS["dam"].replace("nine villages", "eleven villages")
    where = {"url": "https://gazette.example/dam", "publisher": "Hill Gazette"}
    found = keep(dossier, original("dam", **where), original("dam", text=changed, name="later", **where))
    assert (found["later"].kind, found["later"].group) == ("revision", found["dam"].article)
    assert dossier.status().outcomes["revision"] == 1


def test_tying_again_changes_nothing(dossier: Dossier) -> None:
    before = keep(dossier, original("dam"), *(made_of(case) for case in CASE_LIST if case["of"] == "dam"))
    with dossier.database.writing() as connection:
        for number in connection.execute(select(articles.c.id)).scalars().all():
            tie(connection, number)
    assert placed(dossier) == before


@pytest.mark.parametrize("text", ["Rain.", "", "雨が降った。", "“" * 400 + "word " * 400, "again and again " * 3_000])
def test_any_text_can_be_tied(dossier: Dossier, text: str) -> None:
    found = keep(dossier, *({"text": text + end, "name": f"n{end}"} for end in (" One.", " Two.")))
    assert len(found) == 2
