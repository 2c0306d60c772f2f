"""Which denials meet which statements: by their words, or beside them where they have none of their own."""

from __future__ import annotations

import pytest

from reconcile.told import page, telling
from reportedly.reconcile.claims.nouns import Kind
from reportedly.reconcile.disputes import Told, disputes_of
from reportedly.reconcile.disputes.meeting import met
from reportedly.reconcile.origins import Telling
from reportedly.reconcile.origins.tree import circle_of
from reportedly.reconcile.voices import Page

WHO = ("Orla Finn", "Carl Lind", "Ada Berg")


def paper(*said: str, name: str = "post", day: str = "1921-03-07") -> Page:
    """An article in which the first says the first sentence, and so on, each in a paragraph far from the next."""
    text = f"\n{'The mole was quiet. ' * 30}\n".join(
        f"{who} said: {words}." for who, words in zip(WHO, said, strict=False)
    )
    named = {who: "person" for who in WHO if who in text}
    return page(name, text, publisher=f"The {name}", day=day, named=named, speaking=list(named))  # type: ignore[arg-type]  # kinds as words


def told(*tellings: Telling, key: str = "c-1", kind: Kind = "happened") -> Told:
    return Told(key, kind, f"text of {key}", tellings)


@pytest.mark.parametrize(
    ("said", "denied", "meets"),
    [
        ("the wardens opened the sluice at night", "that wardens had opened the sluice", True),
        ("the wardens opened the sluice at night", "responsibility for the lantern", False),
        ("no warden opened the sluice", "that wardens had opened the sluice", False),  # they agree
    ],
)
def test_a_denial_meets_what_has_its_words_and_does_not_say_no_itself(said: str, denied: str, *, meets: bool) -> None:
    of = paper(said, denied)
    claim = told(telling(of, said, "Orla Finn"), telling(of, denied, "Carl Lind", side="denies"))
    assert len(met(claim).tellings) == 2 * meets
    assert bool(disputes_of([claim], [], circle_of(claim.tellings))) is meets


@pytest.mark.parametrize("denied", ["the charges", "the allegations as a harvest fable", "this"])
def test_a_denial_without_words_of_its_own_meets_what_stands_beside_it(denied: str) -> None:
    near = page("near", f"Orla Finn said the wardens opened the sluice. Carl Lind denied {denied}.",
                named={"Orla Finn": "person", "Carl Lind": "person"})  # fmt: skip
    far = paper("the wardens opened the sluice", denied, name="far")
    for of, meets in ((near, True), (far, False)):
        claim = told(
            telling(of, "the wardens opened the sluice", "Orla Finn"),
            telling(of, denied, "Carl Lind", side="denies"),
        )
        assert len(met(claim).tellings) == 2 * meets


def test_who_gives_no_answer_and_a_publishers_own_voice_stay_whatever_is_met() -> None:
    of = paper("the wardens opened the sluice", "responsibility for the lantern", "nothing to add")
    claim = told(
        telling(of, "the wardens opened the sluice"),
        telling(of, "responsibility for the lantern", "Carl Lind", side="denies"),
        telling(of, "nothing to add", "Ada Berg", side="declines"),
    )
    assert [one.side for one in met(claim).tellings] == ["asserts", "declines"]


def test_a_denial_makes_one_dispute_however_many_claims_hold_it() -> None:
    of = paper("the wardens opened the sluice", "that wardens had opened the sluice", "wardens opened the sluice gates")
    denial = telling(of, "that wardens had opened the sluice", "Carl Lind", side="denies")
    first = telling(of, "the wardens opened the sluice", "Orla Finn")
    second = telling(of, "wardens opened the sluice gates", "Ada Berg")
    claims = [told(first, denial), told(first, second, denial, key="c-2")]
    assert [one.claims for one in disputes_of(claims, [], circle_of([first, second, denial]))] == [("c-2",)]


def test_on_the_sides_of_rival_claims_stands_who_says_no_and_who_is_told_no() -> None:
    of = paper("engineers warned the harbour board of cracks", "no engineers warned it", "no lamp was lit on the mole")
    warned = told(telling(of, "engineers warned the harbour board of cracks", "Orla Finn"))
    never = told(
        telling(of, "no engineers warned it", "Carl Lind"), telling(of, "no lamp was lit on the mole", "Ada Berg"),
        key="c-2",
    )  # fmt: skip
    found = disputes_of([warned, never], [], circle_of([*warned.tellings, *never.tellings]))
    assert [one.sides for one in found] == [(("Orla Finn",), ("Carl Lind",))]


def test_what_somebody_denies_to_have_said_is_said_by_who_tells_it_of_him() -> None:
    of = paper("Carl Lind called the mayor a thief", "having said that the mayor is a thief")
    of_him = telling(of, "called the mayor a thief", "Carl Lind", via=["Orla Finn"])
    claim = told(of_him, telling(of, "having said that the mayor is a thief", "Carl Lind", side="denies"))
    (dispute,) = disputes_of([claim], [], circle_of(claim.tellings))
    assert sorted(dispute.sides) == [("Carl Lind",), ("Orla Finn",)]
