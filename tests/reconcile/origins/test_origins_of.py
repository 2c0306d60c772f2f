"""Where a claim comes from: copies, citations, chains, own voices, and what can't be told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reconcile.told import page, telling, whole_copy
from reportedly.reading import ActorKind
from reportedly.reconcile.origins import origins_of
from reportedly.reconcile.voices import Page

WIRE_TEXT = "Twelve boats sank at the mole, the pilot Orla Finn said."


def wire(name: str = "wire", publisher: str = "Coast Wire", day: str = "1921-03-07") -> Page:
    return page(name, WIRE_TEXT, publisher=publisher, day=day, named={"Orla Finn": "person"}, speaking=["Orla Finn"])


def test_ten_outlets_that_reprint_a_wire_are_one_origin() -> None:
    first = wire()
    copies = [wire(f"paper-{n}", f"Paper {n}", "1921-03-08") for n in range(10)]
    tellings = [telling(one, "Twelve boats sank", "Orla Finn") for one in (first, *copies)]
    found = origins_of(tellings, {one.key: whole_copy(one, first) for one in copies})
    assert (found.count, found.names) == (1, ("Orla Finn",))
    assert all(step.back_to is tellings[0] for step in found.steps[1:])
    assert "all its words are in the other" in found.reasons[0]


def test_an_outlet_that_cites_the_wire_has_it_from_there() -> None:
    first = wire()
    text = "Twelve boats are lost, Coast Wire reported."
    paper = page("paper", text, publisher="Mole Gazette", day="1921-03-08", named={"Coast Wire": "organisation"},
                 speaking=["Coast Wire"])  # fmt: skip
    told = [telling(first, "Twelve boats sank", "Orla Finn"), telling(paper, "Twelve boats are lost", "Coast Wire")]
    found = origins_of(told, {})
    assert (found.count, found.names) == (1, ("Orla Finn",))
    assert found.steps[1].back_to is told[0]
    assert found.steps[1].reason == "Mole Gazette cites Coast Wire"


def test_two_officials_who_each_say_it_are_two() -> None:
    first = wire()
    text = "The harbour is shut, and twelve boats went down, said Carl Lind."
    other = page(
        "post", text, publisher="Post", day="1921-03-08", named={"Carl Lind": "person"}, speaking=["Carl Lind"]
    )
    told = [telling(first, "Twelve boats sank", "Orla Finn"), telling(other, "twelve boats went down", "Carl Lind")]
    assert origins_of(told, {}).names == ("Orla Finn", "Carl Lind")


def test_an_agency_and_the_letter_that_it_prints_are_one_chain() -> None:
    text = (
        'Coast Wire has a letter of Ada Berg. "The wall has a crack and will not stand another spring rain," it says.'
    )
    agency = page("wire", text, publisher="Coast Wire", day="1921-03-07", named={"Ada Berg": "person"},
                  unnamed={"a letter": "organisation"}, speaking=["Ada Berg"])  # fmt: skip
    read = 'Carl Lind read out: "The wall has a crack and will not stand another spring rain."'
    paper = page(
        "post", read, publisher="Post", day="1921-03-08", named={"Carl Lind": "person"}, speaking=["Carl Lind"]
    )
    words = "The wall has a crack and will not stand another spring rain"
    found = origins_of([telling(agency, words, "Ada Berg"), telling(paper, words, "Carl Lind")], {})
    assert found.count == 1
    assert any("very words" in reason for reason in found.reasons)


def test_a_lead_rests_on_whom_the_article_names_for_it_further_on() -> None:
    text = "Twelve boats sank.\n\nThe mole is gone.\n\nNo fewer than a dozen went down, Orla Finn said."
    paper = page(
        "post", text, publisher="Post", day="1921-03-07", named={"Orla Finn": "person"}, speaking=["Orla Finn"]
    )
    lead = telling(paper, "Twelve boats sank")
    said = telling(paper, "No fewer than a dozen went down", "Orla Finn")
    found = origins_of([lead, said], {})
    assert found.names == ("Orla Finn",)
    assert found.steps[0].back_to is said


def test_who_tells_first_in_its_own_voice_is_the_origin() -> None:
    paper = page("post", "Three men are missing at Low Bridge.", publisher="Post", day="1921-03-07")
    assert origins_of([telling(paper, "Three men are missing")], {}).names == ("Post",)


def test_what_is_told_again_without_a_word_on_whence_leaves_the_number_undecided() -> None:
    first, text = wire(), "Boats sank there, said Carl Lind."
    other = page(
        "post", text, publisher="Post", day="1921-03-08", named={"Carl Lind": "person"}, speaking=["Carl Lind"]
    )
    late = page("review", "Boats sank at the mole last week.", publisher="Review", day="1921-03-20")
    told = [telling(first, "Twelve boats sank", "Orla Finn"), telling(other, "Boats sank", "Carl Lind")]
    found = origins_of([*told, telling(late, "Boats sank at the mole")], {})
    assert found.count is None
    assert "does not say whence" in found.reasons[-1]
    assert origins_of([told[0], telling(late, "Boats sank at the mole")], {}).count == 1  # only one had told it


@pytest.mark.parametrize("day", ["1921-03-07", "1921-03-09"])
def test_of_several_who_tell_it_in_their_own_voice_none_is_the_origin(day: str) -> None:
    first = page("post", "Twelve boats sank at the mole.", publisher="Post", day="1921-03-07")
    then = page("argus", "A dozen boats are lost.", publisher="Argus", day=day)
    again = page("later", "The twelve boats lay in the mud.", publisher="Post", day="1921-03-10")
    told = [telling(first, "Twelve boats sank"), telling(again, "The twelve boats lay in the mud")]
    assert origins_of(told, {}).names == ("Post",)
    found = origins_of([*told, telling(then, "A dozen boats are lost")], {})
    assert found.count is None
    assert found.names == ()
    assert "Post tells it in its own voice, as others do, and does not say whence" in found.reasons
    late = page("review", "The pilot showed me twelve masts in the mud.", publisher="Review", day="1921-03-20")
    assert origins_of([*told, telling(then, "A dozen boats are lost"), telling(late, "twelve masts")], {}).count is None


@pytest.mark.parametrize(
    ("words", "count"),
    [("Twelve of the boats sank at the mole.", 1), ("The harbour lost much of its fleet.", None)],
)
def test_an_own_voice_has_it_from_who_is_named_elsewhere_only_in_much_the_same_words(
    words: str, count: int | None
) -> None:
    first = wire()
    same_day = page("argus", words, publisher="Argus", day="1921-03-07")
    later = page("review", words, publisher="Review", day="1921-03-09")
    for other in (same_day, later):
        found = origins_of([telling(first, "Twelve boats sank", "Orla Finn"), telling(other, words)], {})
        assert found.count == count
        assert found.names == ("Orla Finn",)
        assert count == 1 or any(reason.startswith(f"{other.publisher} ") for reason in found.reasons)


@pytest.mark.parametrize(("who", "names"), [
    ("the shipowners' league", ("the shipowners' league", "Orla Finn")),
    ("a letter", ("Orla Finn",)),
    ("Finn's campaign", ("Orla Finn",)),
])  # fmt: skip
def test_a_body_without_a_name_is_no_person_but_its_own(who: str, names: tuple[str, ...]) -> None:
    first = wire()
    text = f"A dozen boats sank there, {who} said."
    other = page("post", text, publisher="Post", day="1921-03-06", unnamed={who: "organisation"}, speaking=[who])
    told = [telling(first, "Twelve boats sank", "Orla Finn"), telling(other, "A dozen boats sank", who)]
    assert origins_of(told, {}).names == names


def test_a_few_words_of_somebody_do_not_make_a_sentence_his() -> None:
    text = "The pilot Orla Finn left the harbour office last spring after nine years, citing her bad left knee."
    paper = page("post", text, publisher="Post", named={"Orla Finn": "person"}, speaking=["Orla Finn"])
    whole, part = telling(paper, text), telling(paper, "her bad left knee", "Orla Finn")
    found = origins_of([whole, part], {})
    assert [step.back_to for step in found.steps] == [None, None]
    assert [step.origin for step in found.steps] == ["Post", "Orla Finn"]


def test_what_stands_within_words_of_somebody_is_told_by_him() -> None:
    text = "The clerk Carl Lind said Orla Finn wanted the mole shut by the end of the week for want of money."
    paper = page("post", text, publisher="Post", named={"Carl Lind": "person", "Orla Finn": "person"},
                 speaking=["Carl Lind", "Orla Finn"])  # fmt: skip
    outer = telling(paper, "Orla Finn wanted the mole shut by the end of the week for want of money", "Carl Lind")
    inner = telling(paper, "the mole shut by the end of the week", "Orla Finn", via=["Carl Lind"])
    found = origins_of([outer, inner], {})
    assert found.names == ("Carl Lind",)
    assert found.steps[1].reason == "it stands within words of Carl Lind"
    nearly = telling(paper, "wanted the mole shut by the end of the week for want of money", "Orla Finn")
    assert origins_of([outer, nearly], {}).names == ("Orla Finn",)


def test_an_i_within_a_quotation_of_several_sentences_is_nobody_of_the_paper() -> None:
    text = "“The mole is gone. I saw twelve boats sink there,” the pilot Orla Finn said."
    paper = page("post", text, publisher="Post", named={"Orla Finn": "person"}, speaking=["Orla Finn"])
    found = origins_of([telling(paper, "I saw twelve boats sink there")], {})
    assert "Post speaks of its own people" not in [step.reason for step in found.steps]
    marked = (
        '"The mole is gone.\n\n"I saw twelve boats sink there," the pilot said. The mast was 6" thick, my clerk found.'
    )
    paper = page("argus", marked, publisher="Argus")
    steps = [origins_of([telling(paper, words)], {}).steps[0] for words in ("I saw twelve boats", "The mast was")]
    assert [step.reason == "Argus speaks of its own people" for step in steps] == [False, True]


def test_what_an_outlet_carries_is_told_by_who_says_it_inside() -> None:
    whole = "Twelve boats sank at the mole, the pilot Orla Finn wrote to the harbour council on Monday"
    text = f"{whole}, state radio reported."
    paper = page("post", text, publisher="Post", named={"Orla Finn": "person", "state radio": "organisation"},
                 speaking=["Orla Finn", "state radio"])  # fmt: skip
    outer = telling(paper, whole, "state radio")
    inner = telling(paper, "Twelve boats sank at the mole", "Orla Finn", via=["state radio"])
    assert "Orla Finn" in origins_of([outer, inner], {}).names
    own = page("wire", "The Wire reported last week that twelve boats sank at the mole, the pilot Orla Finn said.",
               publisher="The Wire", named={"The Wire": "organisation", "Orla Finn": "person"},
               speaking=["The Wire", "Orla Finn"])  # fmt: skip
    told = [telling(own, "twelve boats sank at the mole, the pilot Orla Finn said", "The Wire"),
            telling(own, "twelve boats sank at the mole", "Orla Finn")]  # fmt: skip
    assert origins_of(told, {}).names == ("Orla Finn",)


@pytest.mark.parametrize(("words", "is_there"), [
    ("Twelve boats lay in the mud here on Monday.", True),
    ("Here is what is known: twelve boats sank.", False),
    ("Twelve boats sank; read more here.", False),
])  # fmt: skip
def test_a_publisher_that_writes_here_of_a_place_is_there(words: str, is_there: bool) -> None:
    found = origins_of([telling(page("argus", words, publisher="Argus"), words)], {})
    assert [step.reason == "Argus tells it from the place" for step in found.steps] == [is_there]


@pytest.mark.parametrize(("score", "count"), [(0.75, None), (0.5, 1)])
def test_what_likely_says_it_and_comes_from_nowhere_leaves_the_number_open(score: float, count: int | None) -> None:
    first = wire()
    late = page("review", "The harbour lost much of its fleet.", publisher="Review", day="1921-03-20")
    guest = replace(telling(late, "The harbour lost much of its fleet"), score=score, at_home=False)
    assert origins_of([telling(first, "Twelve boats sank", "Orla Finn"), guest], {}).count == count


def test_who_saw_it_is_the_origin_of_what_is_told_after_him_in_the_same_words() -> None:
    saw = page("argus", "Our reporter saw twelve boats sink at the mole.", publisher="Argus", day="1921-03-07")
    later = page("beacon", "Twelve boats sink at the mole.", publisher="Beacon", day="1921-03-09")
    told = [telling(saw, "twelve boats sink at the mole"), telling(later, "Twelve boats sink at the mole")]
    assert origins_of(told, {}).names == ("Argus",)


def test_own_people_on_the_spot_are_an_origin() -> None:
    first = wire()
    late = page("review", "The pilot showed me twelve masts in the mud.", publisher="Review", day="1921-03-20")
    found = origins_of([telling(first, "Twelve boats sank", "Orla Finn"), telling(late, "twelve masts in the mud")], {})
    assert found.names == ("Orla Finn", "Review")


def test_a_report_that_is_repeated_to_be_denied_is_nobodys_origin() -> None:
    first, text = wire(), "Carl Lind denied that twelve boats sank. Carl Lind called it a tale."
    other = page(
        "post", text, publisher="Post", day="1921-03-08", named={"Carl Lind": "person"}, speaking=["Carl Lind"]
    )
    told = [
        telling(first, "Twelve boats sank", "Orla Finn"),
        telling(other, "twelve boats sank", "Carl Lind"),
        telling(other, "called it a tale", "Carl Lind", side="denies"),
    ]
    assert origins_of(told, {}).names == ("Orla Finn",)


def test_only_what_asserts_a_claim_has_origins() -> None:
    paper = wire()
    found = origins_of([telling(paper, "Twelve boats sank", "Orla Finn", side="denies")], {})
    assert (found.count, found.steps) == (None, ())


def test_what_leads_in_a_circle_ends() -> None:
    left = page("a", "Boats sank, North Post said.", publisher="South Post", day="1921-03-07",
                named={"North Post": "organisation"}, speaking=["North Post"])  # fmt: skip
    right = page("b", "Boats sank, South Post said.", publisher="North Post", day="1921-03-07",
                 named={"South Post": "organisation"}, speaking=["South Post"])  # fmt: skip
    told = [telling(left, "Boats sank", "North Post"), telling(right, "Boats sank", "South Post")]
    assert len(origins_of(told, {}).steps) == 2


@pytest.mark.parametrize(("who", "sector", "count"), [("a clerk", "CVL", 1), ("a rebel group", "REB", 2)])
def test_who_has_no_name_may_be_who_has_one_unless_of_another_body(who: str, sector: str, count: int) -> None:
    first = wire()
    text = f"Twelve boats went down, {who} said."
    paper = page("post", text, publisher="Post", day="1921-03-08", unnamed={who: "person"}, speaking=[who])
    paper.voices[who] = replace(paper.voices[who], sectors=frozenset({sector}))
    told = [telling(first, "Twelve boats sank", "Orla Finn"), telling(paper, "Twelve boats went down", who)]
    assert origins_of(told, {}).count == count


SENTENCE = "Twelve boats of the herring fleet sank at the northern mole before dawn on Monday"


@pytest.mark.parametrize(
    ("other", "count"),
    [
        (SENTENCE, 1),
        ("A dozen herring boats went down on Monday by the mole, and nobody knows why they left it", None),
        ("Twelve boats sank", None),  # too few words to be anybody's own
    ],
)
def test_two_publishers_with_the_very_words_of_a_sentence_are_one_origin(other: str, count: int | None) -> None:
    first = page("a", f"{SENTENCE}.", publisher="Argus", day="1921-03-07")
    second = page("b", f"{other}.", publisher="Post", day="1921-03-07")
    found = origins_of([telling(first, SENTENCE), telling(second, other)], {})
    assert found.count == count
    assert (found.reasons == ("Post has the very words of Argus",)) is (count == 1)


@pytest.mark.parametrize(
    ("names", "count"),
    [
        (("Orsenian state TV", "Orsenian state television"), 1),
        (("Orsenian state radio", "The Lyss Orsenian state radio"), 1),
        (("Orsenian state radio", "Valtmark state radio"), 2),
    ],
)
def test_an_outlet_is_one_by_whatever_of_its_words_it_is_called(names: tuple[str, str], count: int) -> None:
    told = []
    for day, name in enumerate(names, 1):
        text = f"Twelve boats sank, {name} said."
        of = page(f"p{day}", text, publisher=f"Paper {day}", day=f"1921-03-0{day}", named={name: "organisation"},
                  speaking=[name])  # fmt: skip
        told.append(telling(of, "Twelve boats sank", name))
    assert origins_of(told, {}).count == count


def test_a_publisher_that_names_nobody_counts_for_none_where_others_name_two() -> None:
    text = "Twelve boats sank, Orla Finn said. Twelve boats went down, Carl Lind said."
    named = page("post", text, publisher="Post", day="1921-03-07", named={"Orla Finn": "person", "Carl Lind": "person"},
                 speaking=["Orla Finn", "Carl Lind"])  # fmt: skip
    plain = page("argus", "A dozen boats are lost.", publisher="Argus", day="1921-03-07")
    told = [
        telling(named, "Twelve boats sank", "Orla Finn"), telling(named, "Twelve boats went down", "Carl Lind"),
        telling(plain, "A dozen boats are lost"),
    ]  # fmt: skip
    found = origins_of(told, {})
    assert found.names == ("Orla Finn", "Carl Lind")
    assert found.steps[0].reason == "Argus names nobody; others name Orla Finn and Carl Lind"


@pytest.mark.parametrize(("sector", "count"), [("GOV", 1), ("REB", 2)])
def test_an_official_without_a_name_may_be_of_the_state_that_says_it_and_a_rebel_is_not(
    sector: str, count: int
) -> None:
    text = "Twelve boats sank, Orsenia said. A spokesman told this paper that a dozen went down."
    of = page("post", text, publisher="Post", day="1921-03-07", named={"Orsenia": "state"},
              unnamed={"A spokesman": "person"}, speaking=["Orsenia", "A spokesman"])  # fmt: skip
    of.voices["A spokesman"] = replace(of.voices["A spokesman"], sectors=frozenset({sector}))
    told = [telling(of, "Twelve boats sank", "Orsenia"), telling(of, "a dozen went down", "A spokesman")]
    assert origins_of(told, {}).count == count


def test_who_says_much_of_it_and_another_claim_too_is_no_origin_of_it() -> None:
    first = wire()
    text = "The harbour is shut, and twelve boats went down, said Carl Lind."
    other = page(
        "post", text, publisher="Post", day="1921-03-08", named={"Carl Lind": "person"}, speaking=["Carl Lind"]
    )
    told = [telling(first, "Twelve boats sank", "Orla Finn"), telling(other, "twelve boats went down", "Carl Lind")]
    assert origins_of([told[0], replace(told[1], at_home=False)], {}).names == ("Orla Finn",)
    assert origins_of([replace(one, at_home=False) for one in told], {}).names == ("Orla Finn", "Carl Lind")


def test_words_cut_out_of_a_sentence_have_no_origin_where_others_say_it_whole() -> None:
    first = wire()
    other = page(
        "post", "Carl Lind spoke of the boats.", publisher="Post", day="1921-03-08", named={"Carl Lind": "person"},
        speaking=["Carl Lind"],
    )  # fmt: skip
    told = [telling(first, "Twelve boats sank at the mole", "Orla Finn"), telling(other, "the boats", "Carl Lind")]
    assert origins_of(told, {}).names == ("Orla Finn",)


def test_two_without_a_name_in_two_articles_may_be_one_and_in_one_article_are_two() -> None:
    text = "Twelve boats sank at the mole, {} said."
    papers = [
        page(
            name, text.format(who), publisher=name, day=f"1921-03-0{7 + place}", unnamed={who: "person"}, speaking=[who]
        )
        for place, (name, who) in enumerate([("Post", "a pilot"), ("Mail", "a witness")])
    ]
    told = [
        telling(of, "Twelve boats sank at the mole", who)
        for of, who in zip(papers, ("a pilot", "a witness"), strict=True)
    ]
    found = origins_of(told, {})
    assert found.count == 1
    assert found.steps[1].reason == "neither a witness nor a pilot has a name, and they may be one"
    both = "Twelve boats sank at the mole, a pilot said. A dozen boats went down there, a witness said."
    of = page(
        "Post", both, publisher="Post", day="1921-03-07", unnamed={"a pilot": "person", "a witness": "person"},
        speaking=["a pilot", "a witness"],
    )  # fmt: skip
    told = [
        telling(of, "Twelve boats sank at the mole", "a pilot"),
        telling(of, "A dozen boats went down", "a witness"),
    ]
    assert origins_of(told, {}).count == 2


def test_a_body_without_a_name_is_no_person_without_one() -> None:
    told = []
    kinds: dict[str, ActorKind] = {"a ledger": "organisation", "a witness": "person"}
    for place, (who, kind) in enumerate(kinds.items()):
        text = f"Twelve boats sank at the mole, {who} said."
        day = f"1921-03-0{7 + place}"
        of = page(f"a{place}", text, publisher=f"Post {place}", day=day, unnamed={who: kind}, speaking=[who])
        told.append(telling(of, "Twelve boats sank at the mole", who))
    assert origins_of(told, {}).count == 2
