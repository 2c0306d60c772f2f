"""What is told of two guises beside their names: what speaks for one actor, and what parts them all the same."""

from __future__ import annotations

from reportedly.resolve.features import Feature, Found
from reportedly.resolve.personal_names import personal_name
from reportedly.resolve.shown import Guise
from reportedly.resolve.words import state_names


def _shown_country(country: str) -> str:
    return country[1:].title() if country.startswith("~") else state_names().get(country, country)


# ------------------------------------------------------------------------------------------------------------ for


def same_office(left: Guise, right: Guise) -> Found | None:
    """Both hold the same office, and in years that touch: "mayor of alder"."""
    if left.office is None or left.office != right.office or not _years_touch(left, right):
        return None
    return Found(0.2, f"both are {left.office}")


def same_country(left: Guise, right: Guise) -> Found | None:
    """Both are of one country."""
    if left.country is None or left.country != right.country:
        return None
    return Found(0.08, f"both of {_shown_country(left.country)}")


def same_sphere(left: Guise, right: Guise) -> Found | None:
    """Both are in the same sphere of life."""
    shared = left.spheres & right.spheres
    return Found(0.05, f"both in {min(shared)} life") if shared else None


FOR: tuple[Feature, ...] = (same_office, same_country, same_sphere)
"""What raises the score of names that are alike; all that fire count."""


# -------------------------------------------------------------------------------------------------------- against


def two_entries_of_one_list(left: Guise, right: Guise) -> Found | None:
    """A list that keeps two entries means two actors."""
    if left.key == right.key or not (left.is_known and right.is_known) or left.dataset != right.dataset:
        return None
    return Found(1, f"{left.dataset or 'the list of known actors'} has both as two")


def other_country(left: Guise, right: Guise) -> Found | None:
    """One is of one country and the other of another."""
    if not left.country or not right.country or left.country == right.country:
        return None
    return Found(1, f"one is of {_shown_country(left.country)}, the other of {_shown_country(right.country)}")


def other_gender(left: Guise, right: Guise) -> Found | None:
    """One is a woman and the other a man, by form of address or first name."""
    one, other = _gender(left), _gender(right)
    return Found(1, "one is a woman, the other a man") if one and other and one != other else None


def _gender(guise: Guise) -> str | None:
    if guise.gender or guise.sort != "person":
        return guise.gender
    name = personal_name(guise.words)
    return name.gender if name else None


def father_and_son(left: Guise, right: Guise) -> Found | None:
    """One name has "Jr." and the other "Sr."."""
    if left.sort != "person":
        return None
    one, other = personal_name(left.words), personal_name(right.words)
    if one is None or other is None or not one.suffix or not other.suffix or one.suffix == other.suffix:
        return None
    return Found(1, f"one is {one.suffix.title()}, the other {other.suffix.title()}")


def office_elsewhere(left: Guise, right: Guise) -> Found | None:
    """Both hold an office of the same title in two places in the same year: mayor of Alder, mayor of Birk."""
    if not left.office or not right.office or left.office == right.office or not _years_touch(left, right):
        return None
    (title, _, one), (other_title, _, other) = left.office.partition(" of "), right.office.partition(" of ")
    if title != other_title or _is_part(one, other) or _is_part(other, one):
        return None
    return Found(1, f"one is {left.office} and the other {right.office} at the same time")


def _is_part(one: str, other: str) -> bool:
    """Whether one name of a place or body is the other shortened: "homs", "homs province"."""
    return set(one.split()) <= set(other.split())


def other_sphere(left: Guise, right: Guise) -> Found | None:
    """They are of two spheres of life, such as press and armed group; nothing is told of a listed body here."""
    if left.is_known or right.is_known or not left.spheres or not right.spheres or left.spheres & right.spheres:
        return None
    return Found(1, f"one is in {min(left.spheres)}, the other in {min(right.spheres)} life")


def other_sort_of_place(left: Guise, right: Guise) -> Found | None:
    """A city and a province may have one name."""
    if left.place_sort == right.place_sort:
        return None
    return Found(1, f"one is a {left.place_sort or 'city'}, the other a {right.place_sort or 'city'}")


def _years_touch(left: Guise, right: Guise) -> bool:
    """Whether the years of two guises' articles overlap; unknown years may."""
    if left.years is None or right.years is None:
        return True
    return left.years[0] <= right.years[1] and right.years[0] <= left.years[1]


AGAINST: tuple[Feature, ...] = (
    two_entries_of_one_list,
    other_country,
    other_gender,
    father_and_son,
    office_elsewhere,
    other_sphere,
    other_sort_of_place,
)
"""What parts two guises, in order; the first that fires says why."""
