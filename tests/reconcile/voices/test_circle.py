"""Who is one voice: each rule folds whom it should, and nobody else. Runs the examples of en/voices."""

from __future__ import annotations

import re
from itertools import combinations, permutations

import pytest

from reconcile.told import page
from reportedly import lexicon
from reportedly.reconcile.voices import Circle, Page

VOICES = lexicon.load("en/voices")


def circle(*pages: Page) -> Circle:
    return Circle(pages)


def one(first: tuple[Page, str], second: tuple[Page, str]) -> bool:
    pages = list(dict.fromkeys([first[0], second[0]]))
    return circle(*pages).same(first[0].voices[first[1]], second[0].voices[second[1]])


def saying(name: str, text: str, who: str, kind: str = "person", *, named: bool = True, **more: object) -> Page:
    actors = {who: kind}
    given = {"named": actors} if named else {"unnamed": actors}
    return page(name, text, speaking=[who], **given, **more)  # type: ignore[arg-type]  # kinds are given as words


def test_an_actor_of_the_dossier_is_one_by_any_name() -> None:
    left = saying("a", "Orla Finn spoke.", "Orla Finn", known={"Orla Finn": "k-finn"})
    right = saying("b", "The pilot spoke.", "The pilot", named=False, known={"The pilot": "k-finn"})
    assert one((left, "Orla Finn"), (right, "The pilot"))


def test_persons_whom_the_dossier_tells_apart_stay_apart() -> None:
    left = saying("a", "Orla Finn spoke.", "Orla Finn", known={"Orla Finn": "k-one"})
    right = saying("b", "Orla Finn spoke.", "Orla Finn", known={"Orla Finn": "k-two"})
    assert not one((left, "Orla Finn"), (right, "Orla Finn"))


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Orla Finn", "Finn", True),
        ("Orla Finn", "Ben Finn", False),
        ("Orla Finn", "O. Finn", True),
        ("Orla Finn", "Orla Berg", False),
    ],
)
def test_a_surname_names_a_person_where_no_given_name_parts_them(first: str, second: str, same: bool) -> None:
    left, right = saying("a", f"{first} spoke.", first), saying("b", f"{second} spoke.", second)
    assert one((left, first), (right, second)) is same


def test_a_surname_of_two_names_neither() -> None:
    text = "Orla Finn spoke. Ben Finn spoke."
    both = page("a", text, named={"Orla Finn": "person", "Ben Finn": "person"}, speaking=["Orla Finn", "Ben Finn"])
    short = saying("b", "Mr Finn spoke.", "Finn")
    found = circle(both, short)
    assert not found.same(short.voices["Finn"], both.voices["Orla Finn"])
    assert not found.same(short.voices["Finn"], both.voices["Ben Finn"])


@pytest.mark.parametrize(
    ("short", "long", "same"),
    [
        ("the ministry", "Harbour Ministry", True),
        ("Board", "Water Board", True),
        ("Rowan Bank", "Water Board", False),
        ("the officials", "Water Board", False),
    ],
)
def test_a_body_is_called_by_some_of_its_words(short: str, long: str, same: bool) -> None:
    left = saying("a", f"{short} spoke.", short, "organisation", named=short[0].isupper())
    right = saying("b", f"{long} spoke.", long, "organisation")
    assert one((left, short), (right, long)) is same


@pytest.mark.parametrize(
    "text",
    ["Humphrey Pell, the county coroner, spoke.", "The county coroner, Humphrey Pell, spoke.",
     "County Coroner Humphrey Pell spoke."],
)  # fmt: skip
def test_who_is_described_is_known_by_the_description(text: str) -> None:
    left = saying("a", text, "Humphrey Pell")
    right = saying("b", "The coroner spoke.", "The coroner", named=False)
    other = saying("b", "The sexton spoke.", "The sexton", named=False)
    assert one((left, "Humphrey Pell"), (right, "The coroner"))
    assert not one((left, "Humphrey Pell"), (other, "The sexton"))


def test_a_mouthpiece_speaks_for_the_one_it_names() -> None:
    left = saying("a", "a spokesman for the Light Horse spoke.", "a spokesman for the Light Horse", named=False)
    right = saying("b", "Light Horse spoke.", "Light Horse", "organisation")
    assert one((left, "a spokesman for the Light Horse"), (right, "Light Horse"))


def test_a_head_speaks_for_the_body_and_two_officials_are_two() -> None:
    text = "Orla Finn heads Water Board. Ben Holt is of Water Board."
    people = {"Orla Finn": "person", "Ben Holt": "person", "Water Board": "organisation"}
    ties = [
        ("Orla Finn", "heads", "Water Board", "chairwoman"),
        ("Ben Holt", "works_for", "Water Board", "deputy chair"),
    ]
    board = page("a", text, named=people, speaking=list(people), ties=ties)  # type: ignore[arg-type]  # kinds as words
    found = circle(board)
    assert found.same(board.voices["Orla Finn"], board.voices["Water Board"])
    assert not found.same(board.voices["Ben Holt"], board.voices["Water Board"])
    assert not found.same(board.voices["Ben Holt"], board.voices["Orla Finn"])


def test_a_minister_holds_the_office_of_the_ministry() -> None:
    left = saying("a", "Minister of War Orla Finn spoke.", "Orla Finn")
    right = saying("b", "War Ministry spoke.", "War Ministry", "organisation")
    other = saying("b", "Health Ministry spoke.", "Health Ministry", "organisation")
    assert one((left, "Orla Finn"), (right, "War Ministry"))
    assert not one((left, "Orla Finn"), (other, "Health Ministry"))


def test_one_counter_goes_by_many_names() -> None:
    named = saying("a", "Sarn Observatory for Rights spoke.", "Sarn Observatory for Rights", "organisation")
    others = [
        saying(name, f"{who} spoke.", who, "organisation", named=False)
        for name, who in (("b", "a war monitor"), ("c", "the monitoring group"), ("d", "a watchdog"))
    ]
    found = circle(named, *others)
    wanted = found.one(named.voices["Sarn Observatory for Rights"])
    assert {found.one(voice) for other in others for voice in other.speaking} == {wanted}


def test_another_counter_is_not_the_one_that_is_named() -> None:
    named = saying("a", "Sarn Observatory for Rights spoke.", "Sarn Observatory for Rights", "organisation")
    other = saying("b", "other monitors spoke.", "other monitors", "people", named=False)
    found = circle(named, other)
    assert not found.same(named.voices["Sarn Observatory for Rights"], other.voices["other monitors"])


def test_a_lead_without_a_name_is_who_speaks_next() -> None:
    text = "The mediator said that all were free. Orla Finn thanked the pilots."
    lead = page("a", text, unnamed={"The mediator": "person"}, named={"Orla Finn": "person"},
                speaking=["The mediator", "Orla Finn"])  # fmt: skip
    assert circle(lead).same(lead.voices["The mediator"], lead.voices["Orla Finn"])


def test_the_reason_is_told() -> None:
    left, right = saying("a", "Orla Finn spoke.", "Orla Finn"), saying("b", "Finn spoke.", "Finn")
    assert list(circle(left, right).why.values()) == ["Finn is Orla Finn by the surname"]


@pytest.mark.parametrize("name", [name for name, entry in VOICES.items() if name != "about" and "words" in entry])
def test_the_marked_words_of_an_example_are_in_the_list(name: str) -> None:
    entry = VOICES[name]
    words = set(entry["words"])
    for example in entry["examples"]:
        marked = re.findall(r"<word>(.*?)</word>", example)
        assert marked
        assert {word.lower() for word in marked} <= words


def test_a_people_s_name_alone_makes_nobody_the_officials_of_a_body_that_has_it_too() -> None:
    left = saying("a", "Austrian officials spoke.", "Austrian officials", "people", named=False)
    right = saying("b", "The Austrian Harbour Forces spoke.", "Austrian Harbour Forces", "organisation")
    assert not one((left, "Austrian officials"), (right, "Austrian Harbour Forces"))


def test_a_state_is_never_one_with_a_body_whatever_an_article_says() -> None:
    both = page(
        "a",
        "Norland spoke. The Harbour Guard spoke.",
        named={"Norland": "state", "Harbour Guard": "organisation"},
        speaking=["Norland", "Harbour Guard"],
        ties=[("Norland", "same_as", "Harbour Guard", None)],
    )
    assert not one((both, "Norland"), (both, "Harbour Guard"))


@pytest.mark.parametrize(
    ("short", "long", "same"),
    [
        ("the army", "Norland Army", False),  # in another article it is another's
        ("the Board", "Harbour Board", True),
        ("US forces", "Swiss River Forces", False),
    ],
)
def test_what_every_side_has_is_that_of_its_article(short: str, long: str, *, same: bool) -> None:
    left = saying("a", f"{short} spoke.", short, "organisation", named=False)
    right = saying("b", f"{long} spoke.", long, "organisation")
    assert one((left, short), (right, long)) is same


def test_the_army_of_one_article_is_not_that_of_another_though_each_speaks_of_the_army() -> None:
    left = saying("a", "the army spoke.", "the army", "organisation", named=False)
    text = "the army spoke. Norwegian Army spoke."
    kinds = {"named": {"Norwegian Army": "organisation"}, "unnamed": {"the army": "organisation"}}
    right = page("b", text, speaking=["the army", "Norwegian Army"], **kinds)  # type: ignore[arg-type]  # kinds as words
    assert not one((left, "the army"), (right, "Norwegian Army"))


@pytest.mark.parametrize(("force", "same"), [("Norwegian Army", True), ("Free Norwegian Army", False)])
def test_an_army_is_a_longer_named_one_of_its_article_if_that_says_no_more_than_whose_it_is(
    force: str, *, same: bool
) -> None:
    text = f"The army spoke. {force} spoke."
    kinds = {"named": {force: "organisation"}, "unnamed": {"The army": "organisation"}}
    both = page("a", text, speaking=["The army", force], **kinds)  # type: ignore[arg-type]  # kinds as words
    assert circle(both).same(both.voices["The army"], both.voices[force]) is same


@pytest.mark.parametrize("who", ["a pilot", "every pilot", "The harbour"])
def test_one_of_many_and_what_somebody_belongs_to_is_nobody_who_is_named(who: str) -> None:
    kind = "organisation" if who == "The harbour" else "person"
    left = saying("a", "Orla Finn, the pilot of the harbour, spoke.", "Orla Finn")
    right = saying("b", f"{who} spoke.", who, kind, named=False)
    assert not one((left, "Orla Finn"), (right, who))


@pytest.mark.parametrize("order", list(permutations(["Harbour officials", "Levy officials", "Officials"])))
def test_unnamed_sources_of_one_paper_are_one_only_if_they_can_be_nobody_else_of_it(order: tuple[str, ...]) -> None:
    who = dict.fromkeys(order, "people")
    text = "".join(f"{one} spoke. " for one in order)
    both = page("a", text, publisher="Post", unnamed=who, speaking=order)  # type: ignore[arg-type]  # kinds as words
    found = circle(both)
    assert not any(found.same(both.voices[one], both.voices[other]) for one, other in combinations(order, 2))
    speaking = [one for one in order if one != "Levy officials"]
    two = page("a", text, publisher="Post", unnamed=who, speaking=speaking)  # type: ignore[arg-type]  # kinds as words
    assert circle(two).same(two.voices["Harbour officials"], two.voices["Officials"])


def test_an_agency_that_is_called_after_a_state_does_not_speak_for_it() -> None:
    left = saying("a", "News Board, Orsenia's agency, spoke.", "News Board", "organisation")
    right = saying("b", "Orsenia spoke.", "Orsenia", "state")
    assert left.voices["News Board"].belongs == {"orsenia"}
    assert not one((left, "News Board"), (right, "Orsenia"))


def test_the_police_of_two_articles_are_one_by_whatever_article_they_are_called() -> None:
    left = saying("a", "The police spoke.", "The police", "organisation", named=False)
    right = saying("b", "Local police spoke.", "Local police", "organisation", named=False)
    assert one((left, "The police"), (right, "Local police"))
