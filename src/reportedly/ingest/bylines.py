"""Who wrote an article, where a line of its own says so."""

from __future__ import annotations

import re
from functools import cache

from reportedly import lexicon

_OPENING = 5
_WINDOW = 2_000
_PART = r"[A-ZÀ-Þ][\w’'.-]*"
_PARTICLE = r"(?:de|del|della|di|da|van|von|den|der|al|el|bin|ibn|ben|la|le|du|dos|y)"
_PERSON = rf"{_PART}(?:\s+(?:{_PARTICLE}[\s-]+)*{_PART}){{1,4}}"
_PEOPLE = rf"{_PERSON}(?:(?:,\s+{_PERSON}){{0,5}},?\s+(?:and|&)\s+{_PERSON})?"
_LONGEST = 120


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = lexicon.load("en/credits")["byline"]
    opening = "|".join(sorted(map(re.escape, words["opening"]["examples"]), key=len, reverse=True))
    closing = "|".join(sorted(map(re.escape, words["closing"]["examples"]), key=len, reverse=True))
    post = r"(?P<post>\s+in\s+[A-Z][\w ,.’'-]*|\s*[,|–—-]\s*[A-Z][\w .’'-]*)?"
    return (
        re.compile(rf"(?:(?i:{opening}))\s*:?\s+(?P<names>{_PEOPLE}){post}$"),
        re.compile(rf"[-–—(\s]*(?i:{closing})\s+(?P<names>{_PEOPLE})(?:\s+in\s[^;.)]*)?(?:[;,.][^)]*)?\)?$"),
    )


def find_byline(text: str) -> str | None:
    """The names in a byline of the opening ("By Ann Holm in Quarry Town"), or in an agency's last line.

    The first line of all counts only if it says more than names, since headlines start with "By" too.
    """
    opening, closing = _patterns()
    for number, line in enumerate(_lines(text[:_WINDOW])[:_OPENING]):
        found = opening.match(line) if len(line) <= _LONGEST else None
        if found and (number > 0 or found["post"]):
            return found["names"]
    for line in _lines(text[-_WINDOW:])[1:][-2:]:
        if len(line) <= 2 * _LONGEST and (found := closing.match(line)):
            return found["names"]
    return None


def post_in_byline(line: str) -> str | None:
    """What stands behind the names in a byline: "Associated Press" in "By Ann Holm, Associated Press"."""
    found = _patterns()[0].match(line) if len(line) <= _LONGEST else None
    return found["post"].strip(" ,|–—-") if found and found["post"] else None


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
