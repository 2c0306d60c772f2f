"""How alike two names of persons are: the same, spelt otherwise, in another order, shortened, a surname alone."""

from __future__ import annotations

from collections.abc import Callable

from reportedly.resolve.features import Found
from reportedly.resolve.personal_names import PersonalName, full_first_name, joined_skeleton, personal_name
from reportedly.resolve.shown import Guise
from reportedly.resolve.spelling import differ_in_vowel, is_mistyped, is_near, is_same_sound, sound
from reportedly.resolve.words import first_names

_NEAR = (0.82, 0.91)
"""How alike two words with the same consonants and near vowels are: short ones, and long ones such as Mohammed."""

NameFeature = Callable[[PersonalName, PersonalName], Found | None]


def same_name(left: PersonalName, right: PersonalName) -> Found | None:
    """The same given names and surname."""
    if left.words != right.words or not left.is_full:
        return None
    return Found(0.9, f"both are called {_shown(left)}")


def other_order(left: PersonalName, right: PersonalName) -> Found | None:
    """The same words, the family name first in one."""
    if len(left.words) < 2 or left.words == right.words or sorted(left.words) != sorted(right.words):
        return None
    return Found(0.85, f"{_shown(left)} and {_shown(right)} are one name in another order")


def spelt_otherwise(left: PersonalName, right: PersonalName) -> Found | None:
    """Word for word one name, in other letters or with a nickname: "Esmail Qaani", "Ismail Ghaani"."""
    if len(left.words) != len(right.words) or not (left.is_full and right.is_full):
        return None
    alike = [
        word_likeness(one, other, first=place < len(left.words) - 1)
        for place, (one, other) in enumerate(zip(left.words, right.words, strict=True))
    ]
    if min(alike) == 0:
        return None
    score = 0.9 * _product(alike)
    return Found(round(score, 3), f"{_shown(left)} and {_shown(right)} are spellings of one name")


def name_shortened(left: PersonalName, right: PersonalName) -> Found | None:
    """The same first name and surname, one with names between: "Anna Berg", "Anna Maria Berg", "George W. Bush"."""
    shorter, longer = sorted((left, right), key=lambda name: len(name.words))
    if not (shorter.is_full and len(shorter.words) < len(longer.words)):
        return None
    ends = word_likeness(shorter.first, longer.first, first=True) * word_likeness(shorter.surname, longer.surname)
    if not ends or not _in_order(shorter.words[1:-1], longer.words[1:-1]):
        return None
    score = 0.84 if len(shorter.words) == 2 else 0.68  # some middle names left out and others kept is unusual
    return Found(round(score * ends, 3), f"{_shown(shorter)} is {_shown(longer)} shortened")


def written_as_one(left: PersonalName, right: PersonalName) -> Found | None:
    """The same sounds when words are joined: "Izz Din Sayf" and "Ezzedine Sayf"."""
    if len(left.words) == len(right.words) or not (left.is_full and right.is_full):
        return None
    bones = joined_skeleton(left)
    if len(bones) < 4 or bones != joined_skeleton(right) or not word_likeness(left.surname, right.surname):
        return None
    return Found(0.82, f"{_shown(left)} and {_shown(right)} sound alike, written in more or fewer words")


def first_of_two_surnames(left: PersonalName, right: PersonalName) -> Found | None:
    """As in Spanish names: "Pedro Alder" is "Pedro Alder Birk"; as it may be in Arabic ones."""
    shorter, longer = sorted((left, right), key=lambda name: len(name.words))
    if not shorter.is_full or len(shorter.words) >= len(longer.words) or not longer.is_full:
        return None
    if shorter.words != longer.words[: len(shorter.words)]:
        return None
    return Found(0.65, f"{_shown(longer)} begins with {_shown(shorter)}")


def middle_initials_differ(left: PersonalName, right: PersonalName) -> Found | None:
    """The same first name and surname with other names between: nothing is known."""
    if left.first != right.first or left.surname != right.surname or not left.is_full:
        return None
    return Found(0.4, f"{_shown(left)} and {_shown(right)} differ between first name and surname")


def initials(left: PersonalName, right: PersonalName) -> Found | None:
    """A surname with initials that fit: "J. Berg" and "John Berg"."""
    lean, full = (left, right) if right.is_full else (right, left)
    if lean.is_full or not full.is_full or len(lean.words) < 2:
        return None
    alike = word_likeness(lean.surname, full.surname)
    if not alike or not _initials_fit(lean.words[:-1], full.words[:-1]):
        return None
    return Found(round(0.65 * alike, 3), f"the initials of {_shown(lean)} fit {_shown(full)}", lean=True)


def surname_alone(left: PersonalName, right: PersonalName) -> Found | None:
    """Only a surname, which is the other's or sounds like it: "Berg" and "Anna Berg"."""
    lean, full = (left, right) if len(left.words) == 1 else (right, left)
    if len(lean.words) != 1 or not full.is_full:
        return None
    alike = word_likeness(lean.surname, full.surname)
    if alike < 0.95:
        return None
    how = "is" if lean.surname == full.surname else "may be another spelling of"
    return Found(round(0.6 * alike, 3), f"{_shown(lean)} {how} the surname of {_shown(full)}", lean=True)


def _shown(name: PersonalName) -> str:
    return " ".join(word.capitalize() + ("." if len(word) == 1 else "") for word in str(name).split())


def _product(numbers: list[float]) -> float:
    result = 1.0
    for number in numbers:
        result *= number
    return result


def _initials_fit(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether initials are those of given names, in order; the first must be the first's."""
    if len(short) > len(long) or sound(long[0])[:1] != sound(short[0])[:1]:
        return False
    return all(one[0] == other[0] for one, other in zip(short[1:], long[1:], strict=False))


def _in_order(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether each name between, or its initial, stands in the longer name in the same order."""
    rest = iter(long)
    return all(any(_is_name_or_initial(one, other) for other in rest) for one in short)


def _is_name_or_initial(one: str, other: str) -> bool:
    return one == other or is_same_sound(one, other) or (1 in {len(one), len(other)} and one[0] == other[0])


def word_likeness(left: str, right: str, *, first: bool = False) -> float:
    """How alike two words of names are: 1 for the same, less for a nickname, other spellings and slips, 0 for others.

    Two names that are both common first names are two, unless they sound the same or one is the other's nickname.
    """
    if left == right:
        return 1.0
    if first and full_first_name(left) == full_first_name(right):
        return 0.97
    if is_same_sound(left, right):
        return 0.96
    common = first and left in first_names() and right in first_names()
    if is_near(left, right) and not (common and sound(left)[0] != sound(right)[0]):
        return _NEAR[len(sound(left)) > 5]
    if common or not is_mistyped(left, right):
        return 0.0
    return 0.7 if differ_in_vowel(left, right) else 0.88


NAME_FEATURES: tuple[NameFeature, ...] = (
    same_name,
    other_order,
    spelt_otherwise,
    name_shortened,
    written_as_one,
    first_of_two_surnames,
    middle_initials_differ,
    initials,
    surname_alone,
)
"""What makes two names of persons alike, in order; the first that fires counts."""


def by_name(left: Guise, right: Guise) -> Found | None:
    """The likeness of the names under which two guises are shown."""
    return _compare(left.words, right.words)


def by_other_name(left: Guise, right: Guise) -> Found | None:
    """The likeness of one's name with another name that articles give the other, or of two such names."""
    pairs = [(one, other) for one in (left.words, *left.forms) for other in (right.words, *right.forms)]
    found = [f for one, other in pairs[1:] if (f := _compare(one, other)) is not None and not f.lean]
    best = max(found, key=lambda f: (f.score, f.why), default=None)
    if best is None or left.is_known or right.is_known:
        return best
    return Found(round(best.score * 0.92, 3), f"{best.why}, as an article calls one of them")


def _compare(left: str, right: str) -> Found | None:
    one, other = personal_name(left), personal_name(right)
    if one is None or other is None:
        return None
    return next((found for feature in NAME_FEATURES if (found := feature(one, other)) is not None), None)


def by_names(left: Guise, right: Guise) -> Found | None:
    """The better of name and other names."""
    found = [f for f in (by_name(left, right), by_other_name(left, right)) if f is not None]
    return max(found, key=lambda f: (f.score, not f.lean, f.why), default=None)


FEATURES = (by_names,)
"""What makes two guises of persons alike by name."""
