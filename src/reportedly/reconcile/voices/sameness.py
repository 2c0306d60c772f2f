"""When two voices are one: each rule looks at two of them and says why, or nothing.

A rule that rests on words counts only where nobody else of the same articles fits as well: who can be two is neither.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.reconcile.voices.nouns import PUBLISHER, Voice
from reportedly.reconcile.voices.words import listed, name_words, offices, telling_words
from reportedly.resolve.personal_names import personal_name
from reportedly.resolve.words import nationalities, nouns

SORTS = ("monitor", "charity", "union")
"""Sorts of those who count."""
SHORT = 4
"""Letters of a word whose last s is no plural."""
OF_STATES = frozenset({"COP", "GOV", "JUD", "LEG", "MIL", "SPY"})
"""Sectors of those who may speak for a state."""
_OTHERS = ("another ", "other ")
_ANY = ("a ", "an ", "any ", "another ", "every ", "many ", "other ", "several ", "some ")
"""How the name of one of many begins."""
HALF = 0.5
"""Share of a description's words that must describe a person."""


def is_one_person(one: Voice, other: Voice) -> str | None:
    """Two persons with one surname, and given names that don't part them."""
    if not _are_persons(one, other) or part(one, other):
        return None
    return f"{_shorter(one, other)} is {_longer(one, other)} by the surname"


def part(one: Voice, other: Voice) -> bool:
    """Whether two persons are parted: by another surname, another given name, as father and son, or as namesakes.

    Namesakes are those of one full name whom the dossier tells apart. One article calls the son "Jr.", another does
    not: they are two where one article has both.
    """
    left, right = personal_name(one.name), personal_name(other.name)
    if left is None or right is None:
        return True
    if left.is_full and right.is_full and one.key != other.key and not {"#"} & {*one.key, *other.key}:
        return True
    given = [left.first, right.first]
    alike = not all(given) or given[0].startswith(given[1]) or given[1].startswith(given[0])
    told_apart = left.suffix != right.suffix and bool((left.suffix and right.suffix) or one.pages & other.pages)
    return not alike or left.surname != right.surname or told_apart


def is_short_for(one: Voice, other: Voice) -> str | None:
    """The words of the one name are some of the words of the other: "the Board", the Water Board."""
    short, long = sorted((one, other), key=lambda voice: len(name_words(voice.name)))
    if (
        short.kind in {"people", "place", "state"}
        or _are_persons(one, other)
        or is_publisher(short)
        or is_publisher(long)
    ):
        return None
    words = _offices(telling_words(short.name))
    if words <= nationalities().keys() or not words < _offices(telling_words(long.name)):
        return None
    if not _states_in(short.name) <= _states_in(long.name):  # "US forces" are no Russian Aerospace Forces
        return None
    if not short.named and not _may_be_short_for_a_force(short, long):
        return None
    bodies = short.kind == long.kind == "organisation" and not _is_mouth(long) and (short.named or long.named)
    return f"{short.name} is short for {long.name}" if bodies or _head(short.name) == _head(long.name) else None


def _may_be_short_for_a_force(short: Voice, long: Voice) -> bool:
    """Whether what every side has may be called by a longer name: "the army" is its article's, and no Free Army."""
    if _head(short.name) not in listed("forces"):
        return True
    added = name_words(long.name) - name_words(short.name)
    same_head = _head(long.name) == _head(short.name)
    return short.pages <= long.pages and (not same_head or added <= nationalities().keys() | listed("vague"))


def is_described(one: Voice, other: Voice) -> str | None:
    """The one is not named, and what it is called describes the other: "the coroner", Humphrey Pell, the coroner."""
    plain, named = (one, other) if other.named else (other, one)
    if plain.named or not named.named or _head(plain.name) in listed("outlet"):
        return None
    if plain.kind == "people" and named.kind != "organisation":
        return None
    if (plain.kind == "person") != (named.kind == "person"):  # a body is no person: "the opposition" is not its speaker
        return None
    words = _offices(telling_words(plain.name))
    if _is_anybody(plain) or (named.kind != "person" and _head(plain.name) in listed("forces")):
        return None
    fitting = words & _offices(named.described | name_words(named.name))
    share = len(fitting) / len(words) if words else 0.0
    if share < (HALF if named.kind == "person" else 1) or _office(_head(plain.name)) not in fitting:
        return None
    return f"{plain.name} is {named.name}, as an article describes {named.name}"


def _is_anybody(plain: Voice) -> bool:
    """Whether somebody is called one of many: "a veteran", "every delegate"."""
    return plain.name.lower().startswith(_ANY)


def speaks_for(one: Voice, other: Voice) -> str | None:
    """The one is the mouthpiece of the other, and says so: "a spokesman for the mayor", "the mayor's office"."""
    for mouth, whole in ((one, other), (other, one)):
        words = name_words(mouth.name)
        pieces = words & listed("mouthpieces")
        rest = words - pieces - listed("vague")
        fits = rest <= name_words(whole.name) | (frozenset() if mouth.named else whole.described)
        if pieces and rest and fits and not pieces & name_words(whole.name) and not _is_person(mouth):
            return f"{mouth.name} speaks for {whole.name}"
    return None


def is_publisher(voice: Voice) -> bool:
    """Whether this voice is the publisher of an article."""
    return voice.key.startswith(PUBLISHER)


def are_its_officials(one: Voice, other: Voice) -> str | None:
    """The one are officials without a name, whose words are some of the other's: "rescue officials"."""
    for plain, body in ((one, other), (other, one)):
        words = name_words(plain.name)
        rest = words - listed("vague")
        if rest <= nationalities().keys() and body.kind != "state":  # "Austrian officials" are those of Austria
            continue
        if plain.kind == "people" and rest and rest != words and body.named and rest <= name_words(body.name):
            return f"{plain.name} are those of {body.name}"
    return None


def are_one_counter(one: Voice, other: Voice) -> str | None:
    """Both are of one sort of those who count, a monitor, a charity; not both are named, none is "another monitor"."""
    if (one.named and other.named) or any(voice.name.lower().startswith(_OTHERS) for voice in (one, other)):
        return None
    words = [name_words(voice.name) | voice.described for voice in (one, other)]
    if not any(all(some & listed(sort) for some in words) for sort in SORTS):
        return None
    return f"{_shorter(one, other)} means {_longer(one, other)}"


def is_its_state(one: Voice, other: Voice) -> str | None:
    """The one is a state, and the other an official who is described as its: "Orsenia", Orsenia's War Minister."""
    for state, part in ((one, other), (other, one)):
        words = name_words(state.name)
        is_state = state.kind == "state" and state.named and len(words) == 1
        if is_state and _is_official_of(part, state) and words <= part.belongs | part.described:
            return f"{part.name} speaks for {state.name}"
    return None


def _is_official_of(person: Voice, state: Voice) -> bool:
    """Whether this is a person who holds an office, or belongs to what a state has, now, and for it."""
    holds = person.described & (listed("heads") | listed("mouthpieces")) or person.sectors & OF_STATES
    past = person.described & (listed("deputies") | {"former"}) or person.sectors & {"OPP", "PTY", "REB"}
    elsewhere = None not in {person.country, state.country} and person.country != state.country
    return person.kind == "person" and bool(holds) and not past and not elsewhere


def is_of_the_body(one: Voice, other: Voice) -> str | None:
    """The one heads or speaks for the body that its title names: the secretary of the ministry, the minister of war."""
    for person, body in ((one, other), (other, one)):
        if person.kind != "person" or not _may_be_body(body) or person.described & listed("deputies"):
            continue
        office = person.described | (frozenset() if person.named else name_words(person.name))
        title = office | person.belongs
        if not person.named and _head(person.name) not in listed("heads") | listed("mouthpieces"):
            continue
        own, words = _offices(title), _offices(name_words(body.name) - listed("vague"))
        rest = own - words - nouns().keys() - listed("mouthpieces") - listed("heads")
        fits = words <= own or (not rest and bool(person.pages & body.pages))
        heads = bool(office & (listed("heads") | listed("mouthpieces")))
        if fits and heads and _office(_head(body.name)) in own:
            return f"{person.name} holds an office of {body.name}"
    return None


def is_of_the_police(one: Voice, other: Voice) -> str | None:
    """The one is the police, and the other the person of the police who speaks."""
    for force, person in ((one, other), (other, one)):
        if name_words(force.name) == {"police"} and person.kind == "person" and "COP" in person.sectors:
            return f"{person.name} speaks for the police"
    return None


@lru_cache(1 << 14)
def meeting_words(voice: Voice) -> frozenset[str]:
    """Words of which two voices must share one to be one by any of the rules."""
    return _meeting(name_words(voice.name) | voice.described, voice.belongs, is_police="COP" in voice.sectors)


@lru_cache(1 << 14)
def _meeting(words: frozenset[str], belongs: frozenset[str], *, is_police: bool) -> frozenset[str]:
    sorts = {f"a {sort}" for sort in SORTS if words & listed(sort)}
    police = {"the police"} if is_police or "police" in words else set()
    return frozenset(_offices(words | belongs) - listed("vague")) | sorts | police


ANYBODY = 0
NAMED, UNNAMED, NAMED_PERSON, BODY, MAY_BE_BODY, NO_STATE, ONE_WORD = (1 << place for place in range(7))
NO_PUBLISHER, DESCRIPTION, MOUTH, OFFICIALS, COUNTER, OFFICER, FORCE, OF_POLICE = (1 << place for place in range(7, 15))
"""What a voice is by itself, as bits: most pairs are told to be two by that alone."""


@lru_cache(1 << 14)
def makings(voice: Voice) -> int:
    """The bits of what a voice is by itself."""
    words = name_words(voice.name)
    every = words | voice.described
    is_person, officer = voice.kind == "person", listed("heads") | listed("mouthpieces")
    bits = NAMED if voice.named else UNNAMED
    bits |= NAMED_PERSON * _is_person(voice) | NO_STATE * (voice.kind != "state") | ONE_WORD * (len(words) == 1)
    bits |= NO_PUBLISHER * (not is_publisher(voice)) | BODY * (voice.kind in {"person", "organisation"})
    bits |= MAY_BE_BODY * _may_be_body(voice)
    bits |= DESCRIPTION * (not voice.named and _head(voice.name) not in listed("outlet"))
    bits |= MOUTH * bool(words & listed("mouthpieces") and not _is_person(voice))
    bits |= OFFICIALS * (voice.kind == "people" and bool(words & listed("vague")) and not words <= listed("vague"))
    bits |= COUNTER * any(every & listed(sort) for sort in SORTS)
    office = voice.described if voice.named else every
    bits |= OFFICER * (is_person and bool(office & officer) and not voice.described & listed("deputies"))
    return bits | FORCE * (words == {"police"}) | OF_POLICE * (is_person and "COP" in voice.sectors)


@dataclass(frozen=True, slots=True)
class Sameness:
    """A rule, and what the one and the other of two voices have to be by themselves for it to find anything."""

    rule: Callable[[Voice, Voice], str | None]
    one: int
    other: int

    def may(self, left: int, right: int) -> bool:
        """Whether it may find two voices of these makings to be one."""
        return self._fits(left, right) or self._fits(right, left)

    def _fits(self, left: int, right: int) -> bool:
        return left & self.one == self.one and right & self.other == self.other


BY_WORDS = (
    Sameness(is_one_person, NAMED_PERSON, NAMED_PERSON),
    Sameness(is_short_for, BODY | NO_PUBLISHER, NO_PUBLISHER),
    Sameness(is_described, DESCRIPTION, NAMED),
    Sameness(speaks_for, MOUTH, ANYBODY),
    Sameness(are_its_officials, OFFICIALS, NAMED),
    Sameness(are_one_counter, COUNTER | UNNAMED, COUNTER),
    Sameness(is_of_the_body, OFFICER, MAY_BE_BODY),
    Sameness(is_its_state, NAMED | ONE_WORD, NO_STATE),
    Sameness(is_of_the_police, FORCE, OF_POLICE),
)
"""Rules that count only where nobody else fits, in this order."""


@cache
def fitting_rules(left: int, right: int) -> tuple[int, ...]:
    """The places in `BY_WORDS` of the rules that may find two voices of these makings to be one."""
    return tuple(place for place, rule in enumerate(BY_WORDS) if rule.may(left, right))


def _may_be_body(voice: Voice) -> bool:
    """Whether this is a body, or a name of one word that may have been taken for a person's."""
    return voice.kind == "organisation" or (voice.kind == "person" and voice.named and len(voice.name.split()) == 1)


def _are_persons(one: Voice, other: Voice) -> bool:
    return _is_person(one) and _is_person(other)


def _is_person(voice: Voice) -> bool:
    return voice.kind == "person" and voice.named


def _is_mouth(voice: Voice) -> bool:
    return not voice.named and bool(
        name_words(voice.name) & listed("mouthpieces") or _head(voice.name) in listed("vague")
    )


def _office(word: str) -> str:
    """A word of an office as the word of its body: the minister of war, the ministry of war."""
    plain = word[:-1] if len(word) > SHORT and word.endswith("s") else word
    return offices().get(plain, plain)


@lru_cache(1 << 14)
def _offices(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(_office, words))


@lru_cache(1 << 14)
def _states_in(name: str) -> frozenset[str]:
    """The states that a name says somebody is of."""
    return frozenset(nationalities()[word] for word in name_words(name) if word in nationalities())


@lru_cache(1 << 14)
def _head(name: str) -> str:
    """The last word of a name's first part: "engineer" of "the resident engineer at Lindow"."""
    words = name.lower().replace("’s", "").replace("'s", "").split()
    for place, word in enumerate(words):
        if place and word in {"of", "at", "for", "in", "from", "on", "with", "who"}:
            words = words[:place]
            break
    return words[-1]


def _longer(one: Voice, other: Voice) -> str:
    return max(one, other, key=lambda voice: (voice.named, len(voice.name))).name


def _shorter(one: Voice, other: Voice) -> str:
    return min(one, other, key=lambda voice: (voice.named, len(voice.name))).name
