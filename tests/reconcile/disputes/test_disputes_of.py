"""Sides: who gives which answer, who gives none, who turned, and counters that stood side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reconcile.told import page, telling
from reportedly.reading import Act
from reportedly.reconcile.claims.nouns import Kind
from reportedly.reconcile.disputes import Told, dispute_over, disputes_of
from reportedly.reconcile.disputes.counts import rival_counts
from reportedly.reconcile.disputes.stances import stances_of
from reportedly.reconcile.origins import Telling
from reportedly.reconcile.origins.tree import circle_of
from reportedly.reconcile.series import Count, series_of
from reportedly.reconcile.voices import Page

TEXT = "Orla Finn said that the dam was sound. Carl Lind said no. Ada Berg had no comment. Nobody could check it."
PEOPLE = ["Orla Finn", "Carl Lind", "Ada Berg"]


def paper(day: str = "1921-03-07", name: str = "post", text: str = TEXT) -> Page:
    named = {who: "person" for who in PEOPLE if who in text}
    return page(name, text, publisher=f"The {name}", day=day, named=named, speaking=list(named))  # type: ignore[arg-type]  # kinds as words


def told(*tellings: Telling, key: str = "c-1", kind: Kind = "happened") -> Told:
    return Told(key, kind, f"text of {key}", tellings)


def test_a_denial_and_what_it_denies_are_two_sides_and_a_non_answer_is_none() -> None:
    of = paper()
    claim = told(
        telling(of, "the dam was sound", "Orla Finn"),
        telling(of, "no", "Carl Lind", side="denies"),
        telling(of, "had no comment", "Ada Berg", side="declines"),
        telling(of, "Nobody could check it", side="unverified"),
    )
    found = dispute_over([claim], circle_of(claim.tellings))
    assert found is not None
    assert found.sides == (("Orla Finn",), ("Carl Lind",))
    assert (found.without_answer, found.unverified) == (("Ada Berg",), ("The post",))
    assert found.reason == "Orla Finn says: “text of c-1”. Carl Lind denies “text of c-1”."


def test_who_speaks_for_a_body_stands_by_his_own_name_and_many_deny() -> None:
    text = (
        "Orla Finn of the Upper Dam Board said that the dam was sound. The Upper Dam Board agreed. Masons denied that."
    )
    of = page(
        "post",
        text,
        publisher="The post",
        day="1921-03-07",
        named={"Orla Finn": "person", "Upper Dam Board": "organisation", "Masons": "people"},
        speaking=["Orla Finn", "Upper Dam Board", "Masons"],
        ties=[("Orla Finn", "spokesperson_of", "Upper Dam Board", None)],
    )
    claim = told(telling(of, "the dam was sound", "Orla Finn"), telling(of, "denied that", "Masons", side="denies"))
    circle = circle_of(claim.tellings)
    assert circle.one(of.voices["Orla Finn"]).name == "Upper Dam Board"
    found = dispute_over([claim], circle)
    assert found is not None
    assert found.sides == (("Orla Finn",), ("Masons",))
    assert found.reason == "Orla Finn says: “text of c-1”. Masons deny “text of c-1”."
    both = told(*claim.tellings, telling(of, "agreed", "Upper Dam Board"))
    found = dispute_over([both], circle_of(both.tellings))
    assert found is not None
    assert found.sides == (("Upper Dam Board",), ("Masons",))


@pytest.mark.parametrize(
    ("denial", "sides"),
    [
        ("no kinsman of Lind's wife", (("Orla Finn",), ("Carl Lind",), ("Ada Berg",))),
        ("no money for the dam", (("Orla Finn",), ("Carl Lind", "Ada Berg"))),
    ],
)
def test_who_denies_what_another_denier_says_is_not_of_his_side(
    denial: str, sides: tuple[tuple[str, ...], ...]
) -> None:
    bribe, kinship = "the money for the dam went to a cousin", "a cousin is a kinsman of my wife"
    of = paper(text=f"Orla Finn said {bribe}. Carl Lind said {kinship}, and no bribe. Ada Berg saw {denial}.")
    claim = told(
        telling(of, bribe, "Orla Finn"),
        telling(of, kinship, "Carl Lind"),
        telling(of, "no bribe", "Carl Lind", side="denies"),
        telling(of, denial, "Ada Berg", side="denies"),
    )
    found = dispute_over([claim], circle_of(claim.tellings))
    assert found is not None
    assert found.sides == sides


@pytest.mark.parametrize(
    ("asserting", "denying", "sides"),
    [
        (["Orla Finn", "Skerry Examiner"], ["Carl Lind"], (("Orla Finn",), ("Carl Lind",))),
        (["Skerry Examiner"], ["Carl Lind"], (("Skerry Examiner",), ("Carl Lind",))),
        (["Skerry Examiner", "A newspaper"], ["Carl Lind"], (("Skerry Examiner",), ("Carl Lind",))),
        (["A newspaper"], ["Carl Lind"], (("A newspaper",), ("Carl Lind",))),
    ],
)
def test_outlets_stand_on_a_side_where_nobody_else_does(
    asserting: list[str], denying: list[str], sides: tuple[tuple[str, ...], ...]
) -> None:
    text = "The Skerry Examiner said the dam was sound. A newspaper said so. Orla Finn said yes. Carl Lind said no."
    words = {"Skerry Examiner": "the dam was sound", "A newspaper": "so", "Orla Finn": "yes", "Carl Lind": "no."}
    of = page(
        "post",
        text,
        publisher="The post",
        day="1921-03-07",
        named={"Skerry Examiner": "organisation", "Orla Finn": "person", "Carl Lind": "person"},
        unnamed={"A newspaper": "organisation"},
        sectors={"Skerry Examiner": ["MED"]},
    )
    claim = told(
        *(telling(of, words[who], who) for who in asserting),
        *(telling(of, words[who], who, side="denies") for who in denying),
    )
    found = dispute_over([claim], circle_of(claim.tellings))
    assert found is not None
    assert found.sides == sides


def test_what_outlets_say_stays_a_side_where_two_deny_apart() -> None:
    bribe, kinship = "the money for the dam went to a cousin", "a cousin is a kinsman of my wife"
    denial = "no kinsman of Lind's wife"
    text = f"The Skerry Examiner said {bribe}. Carl Lind said {kinship}, and no bribe. Ada Berg saw {denial}."
    of = page(
        "post",
        text,
        publisher="The post",
        named={"Skerry Examiner": "organisation", "Carl Lind": "person", "Ada Berg": "person"},
        sectors={"Skerry Examiner": ["MED"]},
    )
    claim = told(
        telling(of, bribe, "Skerry Examiner"),
        telling(of, kinship, "Carl Lind"),
        telling(of, "no bribe", "Carl Lind", side="denies"),
        telling(of, denial, "Ada Berg", side="denies"),
    )
    found = dispute_over([claim], circle_of(claim.tellings))
    assert found is not None
    assert found.sides == (("Skerry Examiner",), ("Carl Lind",), ("Ada Berg",))


@pytest.mark.parametrize(("act", "is_one"), [("assert", True), ("accuse", True), ("demand", False), ("propose", False)])
def test_who_wants_it_is_not_denied_that_it_is_so(act: Act, *, is_one: bool) -> None:
    of = paper()
    said = replace(telling(of, "the dam was sound", "Orla Finn"), act=act)
    claim = told(said, telling(of, "said no", "Carl Lind", side="denies"))
    assert bool(disputes_of([claim], [], circle_of(claim.tellings))) is is_one


@pytest.mark.parametrize(
    ("words", "kind"), [("Carl Lind was behind the flood", "responsible"), ("the flood came by night", "happened")]
)
def test_a_dispute_over_a_charge_is_over_who_did_it(words: str, kind: Kind) -> None:
    of = paper(text=f"Orla Finn said that {words}. Carl Lind denied the charge.")
    claim = told(telling(of, words, "Orla Finn"), telling(of, "the charge", "Carl Lind", side="denies"))
    assert [one.kind for one in disputes_of([claim], [], circle_of(claim.tellings))] == [kind]


@pytest.mark.parametrize(
    ("words", "found"), [("the dam had been neglected", 1), ("the charges against the board are grave", 0)]
)
def test_a_denial_of_charges_does_not_meet_who_speaks_of_charges_too(words: str, found: int) -> None:
    of = paper(text=f"Orla Finn said that {words}. Carl Lind denied the charges.")
    claim = told(telling(of, words, "Orla Finn"), telling(of, "the charges", "Carl Lind", side="denies"))
    assert len(disputes_of([claim], [], circle_of(claim.tellings))) == found


@pytest.mark.parametrize(("between", "found"), [("", 1), ("The water stood high. " * 15, 0)])
def test_a_denial_of_charges_meets_what_stands_beside_it(between: str, found: int) -> None:
    of = paper(text=f"Orla Finn said that the dam was neglected. {between}Carl Lind denied the charges.")
    claim = told(
        telling(of, "the dam was neglected", "Orla Finn"), telling(of, "the charges", "Carl Lind", side="denies")
    )
    assert len(disputes_of([claim], [], circle_of(claim.tellings))) == found


def test_the_publishers_own_voice_is_on_no_side() -> None:
    of = paper()
    claim = told(telling(of, "the dam was sound"), telling(of, "no", "Carl Lind", side="denies"))
    assert dispute_over([claim], circle_of(claim.tellings)) is None


def test_who_takes_back_stands_where_he_stood_first_and_that_is_shown() -> None:
    first, later = paper("1921-03-07"), paper("1921-03-09", "late")
    claim = told(
        telling(first, "the dam was sound", "Orla Finn"),
        telling(first, "no", "Carl Lind", side="denies"),
        telling(later, "the dam was sound", "Orla Finn", side="denies"),
    )
    found = dispute_over([claim], circle_of(claim.tellings))
    assert found is not None
    assert found.sides == (("Orla Finn",), ("Carl Lind",))
    assert [(turn.name, turn.published) for turn in found.turns] == [("Orla Finn", "1921-03-09")]


@pytest.mark.parametrize(
    ("later", "plainly", "turned"), [("1921-03-09", True, 1), ("1921-03-07", True, 0), ("1921-03-09", False, 0)]
)
def test_nobody_turned_because_papers_of_one_day_differ_or_a_no_is_in_the_words(
    later: str, *, plainly: bool, turned: int
) -> None:
    first, second = paper("1921-03-07"), paper(later, "late")
    claim = told(
        telling(first, "the dam was sound", "Orla Finn"),
        telling(first, "no", "Carl Lind", side="denies"),
        telling(second, "the dam was sound", "Orla Finn", side="denies", plainly=plainly),
    )
    assert len(stances_of([claim], circle_of(claim.tellings))[1]) == turned


@pytest.mark.parametrize(("day", "turned"), [("1921-03-07", 0), ("1921-03-09", 1)])
def test_what_is_at_home_in_another_claim_moves_nobody_but_by_a_later_word(day: str, turned: int) -> None:
    first, second = paper("1921-03-08"), paper(day, "other")
    claim = told(
        telling(first, "the dam was sound", "Orla Finn", side="denies"),
        replace(telling(second, "the dam was sound", "Orla Finn"), at_home=False),
    )
    stances, turns = stances_of([claim], circle_of(claim.tellings))
    assert [list(one.denies) for one in stances] == [["c-1"]]
    assert len(turns) == turned


def test_rival_accounts_have_a_side_each_and_who_only_denies_one_apart() -> None:
    of = paper()
    rain = told(telling(of, "the dam was sound", "Orla Finn"), telling(of, "no comment", "Ada Berg", side="denies"))
    neglect = told(telling(of, "no", "Carl Lind"), key="c-2")
    found = dispute_over([rain, neglect], circle_of([*rain.tellings, *neglect.tellings]))
    assert found is not None
    assert found.sides == (("Orla Finn",), ("Ada Berg",), ("Carl Lind",))


def test_accounts_are_rivals_where_who_gives_one_denies_the_other() -> None:
    of = paper()
    rain = told(telling(of, "the dam was sound", "Orla Finn"), telling(of, "no", "Carl Lind", side="denies"),
                kind="responsible")  # fmt: skip
    neglect = told(telling(of, "said no", "Carl Lind"), key="c-2", kind="responsible")
    circle = circle_of([*rain.tellings, *neglect.tellings])
    assert [one.claims for one in disputes_of([rain, neglect], [], circle)] == [("c-1", "c-2")]


def test_a_no_that_nobody_called_a_denial_is_no_dispute() -> None:
    of = paper()
    claim = told(
        telling(of, "the dam was sound", "Orla Finn"), telling(of, "no", "Carl Lind", side="denies", plainly=False)
    )
    assert disputes_of([claim], [], circle_of(claim.tellings)) == []


def test_ranges_that_overlap_are_one_answer() -> None:
    of = paper()
    at_least = Told("c-1", "count", "at least 12", (telling(of, "the dam was sound", "Orla Finn"),), 12, None)
    more = Told("c-2", "count", "20", (telling(of, "no", "Carl Lind"),), 20, 20)
    fewer = Told("c-3", "count", "9", (telling(of, "no comment", "Ada Berg"),), 9, 9)
    circle = circle_of([one for claim in (at_least, more, fewer) for one in claim.tellings])
    assert dispute_over([at_least, more], circle) is None
    found = dispute_over([at_least, more, fewer], circle)
    assert found is not None
    assert found.sides == (("Orla Finn", "Carl Lind"), ("Ada Berg",))


def count(of: Page, words: str, who: str, number: int) -> Count:
    start = of.text.index(words)
    return Count(
        of, (start, start + len(words)), "killed", number, number, "exactly", None, of.voices[who], None, None, None
    )


def test_counts_told_to_be_of_two_days_may_both_be_so_if_the_later_is_higher() -> None:
    text = "Orla Finn counted 12 dead at the dam. Carl Lind counted 15 dead at the dam."
    of = paper("1921-03-08", "a", text)
    finn, lind = count(of, "12", "Orla Finn", 12), count(of, "15", "Carl Lind", 15)
    before, after = replace(finn, as_of="1921-03-07"), replace(lind, as_of="1921-03-08")
    assert [rival_counts(one) for one in series_of([before, after])] == [[]]
    fallen = replace(finn, as_of="1921-03-08"), replace(lind, as_of="1921-03-07")
    assert [rival_counts(one) for one in series_of(fallen)] == [[[0, 1]]]


def test_a_bare_count_is_of_what_others_call_that_number_or_its_counter_counts() -> None:
    text = (
        "Orla Finn counted 12 dead at the dam. Carl Lind counted 15 dead at the dam. "
        "Ada Berg said that 12 masons died at the dam."
    )
    of = paper("1921-03-07", "a", text)
    finn, lind = count(of, "12", "Orla Finn", 12), replace(count(of, "15", "Carl Lind", 15), unit="clerks")
    assert [rival_counts(one) for one in series_of([finn, lind])] == [[[0, 1]]]
    start = text.index("12 masons")
    masons = replace(count(of, "12", "Ada Berg", 12), chars=(start, start + 2), unit="masons")
    assert [rival_counts(one) for one in series_of([finn, lind, masons])] == [[]]


def test_nobody_is_at_odds_with_a_bare_charge() -> None:
    of = paper(text="Orla Finn made the charge. Carl Lind denied the charge.")
    start = of.text.rindex("the charge")
    denial = Telling(of, (start, start + 10), "denies", of.voices["Carl Lind"])
    assert disputes_of([told(telling(of, "the charge", "Orla Finn"), denial)], [], circle_of([denial])) == []


def test_counters_of_one_day_are_at_odds_and_a_toll_that_rises_is_not() -> None:
    text = "Orla Finn counted 12 dead at the dam. Carl Lind counted 15 dead at the dam."
    first, later = paper("1921-03-07", "a", text), paper("1921-03-20", "b", text)
    both = [count(first, "12", "Orla Finn", 12), count(first, "15", "Carl Lind", 15)]
    assert [rival_counts(one) for one in series_of(both)] == [[[0, 1]]]
    rising = [count(first, "12", "Orla Finn", 12), count(later, "15", "Orla Finn", 15)]
    assert [rival_counts(one) for one in series_of(rising)] == [[]]
    apart = [count(first, "12", "Orla Finn", 12), count(later, "15", "Carl Lind", 15)]
    assert [rival_counts(one) for one in series_of(apart)] == [[]]  # it may have risen in the meantime


@pytest.mark.parametrize(
    ("first", "then", "rivals"),
    [
        ("12 dead at Qamar in the dam's fall", "15 dead at al-Qamor in the dam's fall", [[0, 1]]),
        ("12 dead at Qamar in the dam's fall", "15 dead at Low Bridge in the dam's fall", []),
        ("12 dead at Qamar in the dam's fall", "15 dead at Low Bridge. Qamar lies by Low Bridge", [[0, 1]]),
        ("12 dead in the fall of the dam", "15 dead in the fall of the dam", [[0, 1]]),
        ("12 guards dead in the fall of the dam", "15 people dead in the fall of the dam", []),
    ],
)
def test_counts_of_two_places_or_of_others_are_no_rivals(first: str, then: str, rivals: list[list[int]]) -> None:
    text = f"Orla Finn counted {first}. Carl Lind counted {then}."
    spots = [spot for spot in ("al-Qamor", "Qamar", "Low Bridge") if spot in text]
    named = {"Orla Finn": "person", "Carl Lind": "person", **dict.fromkeys(spots, "place")}
    of = page("post", text, named=named, day="1921-03-07")  # type: ignore[arg-type]  # kinds as words
    units = ["guards" if "guards" in first else None, "people" if "people" in then else None]
    counts = [
        replace(count(of, number, who, int(number)), unit=unit)
        for number, who, unit in zip(("12", "15"), ("Orla Finn", "Carl Lind"), units, strict=True)
    ]
    series = series_of(counts)
    assert [one for each in series for one in rival_counts(each)] == rivals


@pytest.mark.parametrize(("words", "rivals"), [("ferry", 1), ("dam", 0)])
def test_counts_of_two_articles_are_rivals_if_they_are_told_in_the_same_words(words: str, rivals: int) -> None:
    one = paper("1921-03-07", "a", "Orla Finn counted 12 killed on the herring ferry by the mole, people say.")
    text = f"Carl Lind counted 15 people killed at the {words}"
    other = paper("1921-03-07", "b", f"{text} by the mole with the herring." if rivals else f"{text}.")
    series = series_of([count(one, "12", "Orla Finn", 12), count(other, "15", "Carl Lind", 15)])
    assert sum(len(rival_counts(each)) for each in series) == rivals


def test_counters_of_one_day_are_at_odds_whatever_nobody_counts_behind_them() -> None:
    text = "Orla Finn counted 12 dead at the dam. Carl Lind counted 15 dead at the dam. Another 15 are missed, dead."
    of = paper("1921-03-07", "a", text)
    counts = [count(of, "12", "Orla Finn", 12), count(of, "15", "Carl Lind", 15)]
    start = text.rindex("15")
    nobody = replace(counts[1], chars=(start, start + 2), by=None)
    assert [rival_counts(one) for one in series_of([*counts, nobody])] == [[[0, 1]]]


@pytest.mark.parametrize(
    ("words", "rivals"),
    [
        ("Carl Lind counted 15 dead at the dam.", 1),
        ("Carl Lind counted another 15 dead at the dam.", 0),
        ("Elsewhere at the dam, Carl Lind counted 15 dead.", 0),
        ("Carl Lind, who also spoke, later counted 15 dead at the dam, others among them.", 1),
        (f"{'The water stood high. ' * 40}Carl Lind counted 15 dead at the dam.", 0),
    ],
)
def test_counts_of_one_article_are_rivals_if_it_tells_them_beside_each_other(words: str, rivals: int) -> None:
    of = paper("1921-03-07", "a", f"Orla Finn counted 12 dead at the dam. {words}")
    series = series_of([count(of, "12", "Orla Finn", 12), count(of, "15", "Carl Lind", 15)])
    assert sum(len(rival_counts(each)) for each in series) == rivals


@pytest.mark.parametrize(
    ("lead", "place", "rivals"),
    [
        ("", "Low Bridge", 1),
        ("The water stood high. " * 40, "Low Bridge", 0),
        (f"In 1915, {'the water stood high. ' * 40}", "Low Bridge", 0),
        ("", "Sarn", 0),
    ],
)
def test_counts_of_two_articles_are_rivals_if_both_are_about_them(lead: str, place: str, rivals: int) -> None:
    told = "people killed on the herring ferry by the mole of"
    first = page("a", f"Orla Finn counted 12 {told} Low Bridge.", day="1921-03-07",
                 named={"Orla Finn": "person", "Low Bridge": "place"})  # fmt: skip
    second = page("b", f"{lead}Carl Lind counted 15 {told} {place}.", day="1921-03-07",
                  named={"Carl Lind": "person", place: "place"})  # fmt: skip
    series = series_of([count(first, "12", "Orla Finn", 12), count(second, "15", "Carl Lind", 15)])
    assert sum(len(rival_counts(each)) for each in series) == rivals


def test_that_somebody_speaks_of_one_person_is_no_count_of_a_toll() -> None:
    of = paper(text="Orla Finn said that a woman was killed at the dam. Carl Lind counted 15 killed at the dam.")
    series = series_of([count(of, "a woman", "Orla Finn", 1), count(of, "15", "Carl Lind", 15)])
    assert [rival_counts(each) for each in series if len(each.counts) > 1] in ([], [[]])


def test_only_claims_that_are_all_rivals_of_one_another_are_one_dispute() -> None:
    of = paper()
    claims = [
        told(telling(of, words, who), key=key, kind="responsible")
        for key, words, who in (
            ("c-1", "the dam was sound", "Orla Finn"),
            ("c-2", "no", "Carl Lind"),
            ("c-3", "no comment", "Ada Berg"),
        )
    ]
    circle = circle_of([one for claim in claims for one in claim.tellings])
    found = disputes_of(claims, [], circle, ties=[("c-1", "c-2"), ("c-2", "c-3")])
    assert [one.claims for one in found] == [("c-1", "c-2")]
    every = disputes_of(claims, [], circle, ties=[("c-1", "c-2"), ("c-2", "c-3"), ("c-1", "c-3")])
    assert [one.claims for one in every] == [("c-1", "c-2", "c-3")]


def test_who_says_that_nothing_of_the_sort_was_is_set_beside_who_says_it_was() -> None:
    text = (
        "Orla Finn said that engineers warned the harbour board of cracks. Carl Lind said that no engineers warned it."
    )
    of = paper(text=text)
    warned = told(telling(of, "engineers warned the harbour board of cracks", "Orla Finn"))
    never = told(telling(of, "no engineers warned it", "Carl Lind"), key="c-2")
    found = disputes_of([warned, never], [], circle_of([*warned.tellings, *never.tellings]))
    assert [one.sides for one in found] == [(("Orla Finn",), ("Carl Lind",))]
