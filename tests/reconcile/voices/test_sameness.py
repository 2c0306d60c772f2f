"""Which two voices a rule looks at: none that it could find to be one is passed over for what it is by itself."""

from __future__ import annotations

from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.reading import ActorKind
from reportedly.reconcile.voices.nouns import PUBLISHER, Voice
from reportedly.reconcile.voices.sameness import BY_WORDS, fitting_rules, is_one_person, makings
from reportedly.reconcile.voices.words import listed, offices

LISTS = ("vague", "mouthpieces", "heads", "deputies", "monitor", "charity", "union", "outlet")
WORDS = sorted({*(word for name in LISTS for word in sorted(listed(name))[:3]), *list(offices())[:4]})
WORDS += ["police", "of", "Norland", "Berg", "Anna", "Harbour", "Board"]

words = st.lists(st.sampled_from(WORDS), max_size=3)
names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
anybody = st.builds(
    Voice,
    key=st.sampled_from(["k-1", "k-2", "a#1", f"{PUBLISHER}x"]),
    name=names,
    named=st.booleans(),
    kind=st.sampled_from(get_args(ActorKind)),
    described=words.map(frozenset),
    belongs=words.map(frozenset),
    sectors=st.sampled_from([frozenset(), frozenset({"COP"})]),
    pages=st.just(frozenset({"a"})),
)
states = st.builds(Voice, key=st.just("k-3"), name=st.sampled_from(["Norland", "Berg"]), named=st.just(True),
                   kind=st.just("state"))  # fmt: skip
voices = st.one_of(anybody, states)


@settings(max_examples=2000)
@given(voices, voices)
def test_whom_a_rule_finds_to_be_one_it_is_asked_about(one: Voice, other: Voice) -> None:
    found = {place for place, rule in enumerate(BY_WORDS) if rule.rule(one, other) is not None}
    assert found <= set(fitting_rules(makings(one), makings(other)))


def test_the_examples_reach_every_rule() -> None:
    reached: set[int] = set()

    @settings(max_examples=4000, database=None, derandomize=True)
    @given(voices, voices)
    def reach(one: Voice, other: Voice) -> None:
        reached.update(place for place, rule in enumerate(BY_WORDS) if rule.rule(one, other) is not None)

    reach()
    assert reached == set(range(len(BY_WORDS)))


def test_a_son_is_called_so_in_one_article_and_not_in_another() -> None:
    def person(name: str, page: str) -> Voice:
        return Voice(key=f"{page}#{name}", name=name, named=True, kind="person", pages=frozenset({page}))

    assert is_one_person(person("Carl J. Lind Jr.", "a"), person("Carl Lind", "b"))
    assert not is_one_person(person("Carl J. Lind Jr.", "a"), person("Carl Lind", "a"))
    assert not is_one_person(person("Carl Lind Jr.", "a"), person("Carl Lind Sr.", "b"))
